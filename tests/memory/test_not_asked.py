"""A card that is not asked says why, what has become of its memory, and who asks about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from faces.shell import Shell
from memory.test_scan import MAYBE, UNSURE


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give a shell in front of a learned card, and another that a person has just reworded."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (notes / "talk.md").write_text(f"# Talk\n\n{UNSURE}- One :: two\n", encoding="utf-8")
    shell = Shell(notes)
    for card in shell.json("list"):
        assert shell.run("answer", card["id"], "easy").returncode == 0
    return shell


def reworded(shell: Shell) -> str:
    """Put other words into another file, and return what is said of it."""
    (shell.folder / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")
    (shell.folder / "new.md").write_text(f"# New\n\n## Load\n\n{MAYBE}", encoding="utf-8")
    return shell.run("due").stderr


def card(shell: Shell, front: str) -> str:
    return next(str(row["id"]) for row in shell.json("list") if row["front"] == front)


def test_an_open_question_is_named_with_the_command_that_asks_it(shell: Shell):
    """Nobody else says so later on: the card would wait for ever."""
    old = card(shell, "Why do queues smooth load?")

    assert reworded(shell) == (
        "Notes changed: 1 new, 1 to decide. `recall scan` asks whether it is the same fact.\n"
    )

    refused = shell.run("answer", old, "good")
    assert (refused.returncode, refused.stderr) == (
        1,
        f"Card {old} waits, with all you learned of it, until you say whether another card asks"
        " the same fact: run `recall scan` in a terminal. The answer was not stored.\n",
    )
    answered = shell.run("answer", card(shell, "How do queues smooth the load?"), "good")
    assert (answered.returncode, answered.stdout, answered.stderr) == (
        0,
        "Good: back in 10 min. How do queues smooth the load?\n",
        "This may be the same fact as a card you learned before: `recall scan` in a terminal asks,"
        " and its history goes on here if it is.\n",
    )
    assert shell.run().stdout.splitlines()[-2:] == [
        "1 question about a card you learned: run `recall scan` in a terminal",
        "Next: recall review",
    ]


def test_an_open_question_is_told_every_day_until_it_is_answered(shell: Shell):
    """Whoever only ever reviews would never hear of it again; a number stays a number."""
    once = reworded(shell)
    told = "1 to decide: run `recall scan` in a terminal.\n"
    assert once.count("1 to decide") == 1

    said = {
        words: shell.run(*words.split(), typed="q\n").stderr
        for words in ("due", "check", "review --plain", "due --count", "due --json", "check --json")
    }

    assert said == {
        "due": told,
        "check": told,
        "review --plain": told,
        "due --count": "",
        "due --json": "",
        "check --json": "",
    }
    (shell.folder / "new.md").write_text(f"# New\n\n## Load\n\n{UNSURE}", encoding="utf-8")
    assert shell.run("due").stderr == "Notes changed: 1 back, 1 gone (suspended).\n"


def test_a_card_without_its_note_keeps_what_was_learned(shell: Shell):
    (shell.folder / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")
    gone = card(shell, "Why do queues smooth load?")

    assert shell.run("answer", gone, "good").stderr == (
        f"Card {gone} is suspended, because its note is gone (talk.md). It comes back with the"
        " note, with all you learned of it. The answer was not stored.\n"
    )


def test_a_draft_is_not_asked_before_it_is_accepted(shell: Shell):
    text = f"# Again\n\n{UNSURE.replace('load', 'the load')}"
    (shell.folder / "again.md").write_text(text, encoding="utf-8")
    assert shell.run("due").stderr == "Notes changed: 1 draft.\n"
    [draft] = shell.json("list", "--drafts")

    assert shell.run("answer", draft["id"], "good").stderr == (
        f"Card {draft['id']} is a draft, and is asked once you have accepted it: `recall inbox`."
        " The answer was not stored.\n"
    )


def test_a_rejected_card_is_not_asked(shell: Shell):
    text = f"# Again\n\n{UNSURE.replace('load', 'the load')}"
    (shell.folder / "again.md").write_text(text, encoding="utf-8")
    [draft] = shell.json("list", "--drafts")
    assert shell.run("inbox", "--plain", typed="r\nq\n").returncode == 0

    assert shell.run("answer", draft["id"], "good").stderr == (
        f"Card {draft['id']} is not asked: you rejected it. `recall undo` takes that back if it was"
        " the last thing you did. The answer was not stored.\n"
    )


def test_a_gap_that_its_note_lost_is_not_asked(shell: Shell):
    talk = shell.folder / "raft.md"
    talk.write_text("# Raft\n\n- A {{c1::leader}} serves one {{c2::term}} only\n", encoding="utf-8")
    assert shell.run("due").stderr == "Notes changed: 2 new.\n"
    second = next(c["id"] for c in shell.json("list", "Raft") if c["answer"] == "term")
    talk.write_text("# Raft\n\n- A {{c1::leader}} serves one term only\n", encoding="utf-8")
    shell.run("due")

    assert shell.run("answer", second, "good").stderr == (
        f"Card {second} is suspended, because its note does not ask for it any more (raft.md:3). It"
        " comes back with its gap, with all you learned of it. The answer was not stored.\n"
    )
