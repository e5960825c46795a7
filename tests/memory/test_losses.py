"""Learned cards do not leave the queue silently because their notes are gone: somebody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from faces.shell import Shell
from memory.notebook import Notebook

from recall.collection.losses import Loss, sentence
from recall.collection.scan import CardFate, DrasticPlanError

TALK = """\
# Talk

- WAL makes commits :: durable
- A B-tree keeps its keys :: sorted
"""


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(None, id="deleted"),
        pytest.param("", id="emptied"),
        pytest.param("\n\n \n", id="blank"),
        pytest.param("# Talk\n", id="cut after its heading"),
        pytest.param("Not a word of it.\n", id="other words without a bullet"),
    ],
)
def test_a_small_file_that_is_gone_or_empty_keeps_its_cards(notebook: Notebook, left: str | None):
    """A save that went wrong is as likely as a wish."""
    notebook.write("# Other\n\n- One :: two\n", "other.md")
    notebook.after(TALK)
    notebook.learn()
    if left is None:
        notebook.remove()
    else:
        notebook.write(left)

    report = notebook.collection.refresh()

    assert report is not None
    assert (report.applied, report.losses) == (False, (Loss("Talk", 2, 2, ("talk.md",)),))
    assert len(notebook.live()) == 3


def test_one_learned_card_is_enough_to_ask(notebook: Notebook):
    notebook.write("# Other\n\n- One :: two\n", "other.md")
    notebook.after("# Talk\n\n- WAL makes commits :: durable\n")
    notebook.learn()
    notebook.write("")

    assert notebook.collection.plan_scan().losses == (Loss("Talk", 1, 1, ("talk.md",)),)


def test_a_file_of_a_deck_of_several_is_asked_about_by_itself(notebook: Notebook):
    """The others of its deck say nothing about what was in it."""
    head = "---\ndeck: Databases\n---\n\n"
    many = "".join(f"- Fact number {word} :: {word} it is\n" for word in "abcdefghij")
    notebook.write(f"{head}{many}", "many.md")
    notebook.after(f"{head}- WAL makes commits :: durable\n")
    notebook.learn()
    notebook.write("")

    assert notebook.collection.plan_scan().losses == (Loss("Databases", 1, 11, ("talk.md",)),)


def test_a_talk_that_is_cut_off_its_file_is_asked_about(notebook: Notebook):
    """A file that was saved in half has lost its last talks."""
    talk = "## {0}\n\nSpeaker: Ada {0}\n\nhttps://youtu.be/{0}\n\n- {0} :: a word\n\n"
    text = "# Talks\n\n" + "".join(talk.format(word) for word in ("Raft", "Paxos"))
    notebook.after(text)
    notebook.learn()
    decks = {card.front: card for card in notebook.live()}
    assert set(decks) == {"Raft", "Paxos"}
    notebook.write(text[: text.index("## Paxos")])

    (loss,) = notebook.collection.plan_scan().losses

    assert (loss.cards, loss.of, loss.paths) == (1, 1, ("talk.md",))


def test_most_of_a_small_deck_is_asked_about(notebook: Notebook):
    """A file cut in the middle, and three answered cards are three to learn again."""
    bullets = [f"- Fact number {word} :: {word} it is\n" for word in "abcd"]
    notebook.after("# Talk\n\n" + "".join(bullets))
    notebook.learn()

    notebook.write("# Talk\n\n" + bullets[0])
    assert notebook.collection.plan_scan().losses == (Loss("Talk", 3, 4, ("talk.md",)),)
    notebook.write("# Talk\n\n" + "".join(bullets[:2]))
    assert notebook.collection.plan_scan().losses == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Talk\n\n- A lease runs out :: by itself\n", id="another bullet"),
        pytest.param(
            "# Talk\n\n- WAL makes commits :: durable <!-- recall: skip -->\n", id="skipped"
        ),
        pytest.param("# Talk\n\n- WAL makes commits last for good.\n", id="written anew"),
    ],
)
def test_the_one_bullet_of_a_file_may_be_written_anew(notebook: Notebook, text: str):
    """Who is asked about every edit no longer reads what is asked."""
    notebook.after("# Talk\n\n- WAL makes commits :: durable\n")
    notebook.learn()
    notebook.write(text)

    assert notebook.collection.plan_scan().losses == ()


def test_cards_that_nobody_learned_go_at_once(notebook: Notebook):
    notebook.after(TALK)
    notebook.write("")

    report = notebook.collection.refresh()

    assert report is not None
    assert (report.applied, report.counts) == (True, {CardFate.GONE: 2})


def test_notes_put_back_are_as_if_nothing_had_been(notebook: Notebook):
    notebook.after(TALK)
    notebook.learn()
    before = notebook.cards()
    notebook.write("")
    notebook.collection.refresh()
    notebook.write(TALK)

    report = notebook.collection.refresh()

    assert report is None or (report.applied and not report.counts)
    assert notebook.cards() == before


# In front of a person ---------------------------------------------------------------------


DECK = """\
---
title: Raft in practice
---

- Raft term :: a stretch of time with at most one leader
- Raft quorum :: a majority of all servers
"""

LOST = "All 2 cards of Raft in practice (raft.md) would be suspended, because their notes are gone."
AGREE = (
    "or say `recall scan --yes`: then they wait, with all you learned of them, until the notes come"
    " back. `recall scan --dry-run` shows the cards."
)
HOW = f"Put the notes back, {AGREE}"
KEPT = (
    "Notes changed: all 2 cards of Raft in practice (raft.md) would be suspended, because their"
    f" notes are gone. That was not taken in. {HOW}\n"
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give a shell in front of two decks of which all is learned."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (notes / "raft.md").write_text(DECK, encoding="utf-8")
    (notes / "other.md").write_text("# Other\n\n- One :: two\n", encoding="utf-8")
    shell = Shell(notes)
    for card in shell.json("list"):
        assert shell.run("answer", card["id"], "easy").returncode == 0
    return shell


def states(shell: Shell) -> dict[str, str]:
    return {
        card["front"]: "orphan" if card["orphan"] else card["state"] for card in shell.json("list")
    }


LEARNED = {"Raft term": "review", "Raft quorum": "review", "One": "review"}


@pytest.mark.parametrize("editor", ["truncate -s0", "rm", "sed -i 4,$d"])
def test_an_editor_that_loses_the_note_costs_no_card(shell: Shell, editor: str):
    """The person is told what would be lost, and how to go on; undo gives the file back."""
    edited = shell.run("edit", "quorum", env={"EDITOR": editor})

    assert (edited.returncode, edited.stdout) == (1, "")
    assert edited.stderr == (
        "All 2 cards of Raft in practice (raft.md) would be suspended, because their notes are"
        " gone. That was not taken in. `recall undo` gives the file back what it had; to suspend"
        " the cards, say `recall scan --yes`.\n"
    )
    assert states(shell) == LEARNED
    undone = shell.run("undo")
    assert (undone.returncode, undone.stderr) == (0, "")
    assert undone.stdout == "Undone: edit, raft.md: Raft quorum\n"
    assert (shell.folder / "raft.md").read_text("utf-8") == DECK
    assert shell.run("scan").stdout == "Nothing changed.\n"
    assert states(shell) == LEARNED


def an_editor(place: Path, does: str) -> dict[str, str | None]:
    """Return the environment with an editor that is a script; its `$1` is the file."""
    script = place / "editor"
    script.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    script.chmod(0o700)
    return {"EDITOR": str(script)}


def test_in_a_review_undo_gives_the_file_back_at_once(shell: Shell):
    later: dict[str, str | None] = {"EDITOR": "truncate -s0", "RECALL_NOW": "2026-12-20T09:00:00Z"}

    reviewed = shell.run("review", "--plain", "Raft in practice", typed="e\nu\nq\n", env=later)

    said = "Undo gives the file back: all 2 cards of Raft in practice (raft.md) would be suspended."
    assert said in reviewed.stdout
    assert (shell.folder / "raft.md").read_text("utf-8") == DECK
    assert states(shell) == LEARNED


def test_an_editor_that_gives_the_file_another_name_keeps_the_cards(shell: Shell, tmp_path: Path):
    """Nothing is gone, so there is nothing that undo would have to give back."""
    renames = an_editor(tmp_path, 'mv "$1" "${1%.md}-2024.md"')

    edited = shell.run("edit", "quorum", env=renames)

    assert (edited.returncode, edited.stderr) == (0, "")
    assert edited.stdout == "Notes changed: 2 moved.\n"
    assert states(shell) == LEARNED
    assert shell.run("undo").stdout.startswith("Undone: Easy")


def test_a_file_written_anew_since_it_was_lost_is_left_alone(shell: Shell):
    """Nobody's words are overwritten by an undo."""
    shell.run("edit", "quorum", env={"EDITOR": "rm"})
    (shell.folder / "raft.md").write_text("# Mine\n\n- my :: words\n", encoding="utf-8")

    undone = shell.run("undo")

    assert undone.returncode == 1
    assert undone.stderr.startswith("raft.md was edited since, so what was written there stays;")
    assert (shell.folder / "raft.md").read_text("utf-8") == "# Mine\n\n- my :: words\n"


def test_an_editor_that_fails_after_it_lost_the_note_is_told_with_both(
    shell: Shell, tmp_path: Path
):
    fails = an_editor(tmp_path, ': > "$1"; exit 7')

    edited = shell.run("edit", "quorum", env=fails)

    assert (edited.returncode, edited.stdout) == (1, "")
    assert edited.stderr == (
        "All 2 cards of Raft in practice (raft.md) would be suspended, because their notes are"
        " gone. That was not taken in. `recall undo` gives the file back what it had; to suspend"
        " the cards, say `recall scan --yes`.\n"
        f"The editor {fails['EDITOR']!r} ended with code 7.\n"
    )
    assert states(shell) == LEARNED


@pytest.mark.parametrize("words", ["due", "list", "stats", "find term"])
def test_what_looks_says_what_waits_and_shows_what_there_is(shell: Shell, words: str):
    (shell.folder / "raft.md").unlink()

    done = shell.run(*words.split())

    assert (done.returncode, done.stderr) == (0, KEPT)


def test_a_scan_is_refused_until_somebody_agrees(shell: Shell):
    (shell.folder / "raft.md").unlink()
    dry, refused, agreed = (
        shell.run("scan", "--dry-run"),
        shell.run("scan"),
        shell.run("scan", "--yes"),
    )

    assert dry.stdout.splitlines()[0] == "Would change: 2 gone (suspended)."
    assert dry.stderr == f"{LOST} `recall scan` asks first.\n"
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"{LOST} Nothing was changed. {HOW}\n"
    assert agreed.stdout == "2 gone (suspended).\n"
    assert states(shell) == {"Raft term": "orphan", "Raft quorum": "orphan", "One": "review"}


LEFT_OUT = (
    "ll 2 cards of Raft in practice (raft.md) would be suspended, because `include` and `exclude`"
    " leave their notes out."
)
HOW_TO_TAKE_IN = f"To keep them change `include` or `exclude` with `recall config set`, {AGREE}"


def test_notes_that_the_settings_leave_out_are_not_called_gone(shell: Shell):
    """Whoever chose another glob has to hear of the glob; the notes stand where they stood."""
    assert shell.run("config", "set", "exclude", "raft.md").returncode == 0

    looked, refused, dry = shell.run("due"), shell.run("scan"), shell.run("scan", "--dry-run")
    checked = shell.run("check")

    kept = f"Notes changed: a{LEFT_OUT} That was not taken in. {HOW_TO_TAKE_IN}\n"
    assert looked.stderr == kept
    assert refused.stderr == f"A{LEFT_OUT} Nothing was changed. {HOW_TO_TAKE_IN}\n"
    assert dry.stderr == f"A{LEFT_OUT} `recall scan` asks first.\n"
    assert checked.stdout == f"notes/raft.md:1: a{LEFT_OUT} {HOW_TO_TAKE_IN}\n1 problem.\n"
    shell.run("config", "set", "exclude", "")
    assert (shell.run("due").stderr, states(shell)) == ("", LEARNED)


def test_notes_that_are_gone_and_others_left_out_are_told_apart(shell: Shell):
    shell.run("config", "set", "exclude", "raft.md")
    (shell.folder / "other.md").unlink()

    assert shell.run("scan").stderr == (
        "The only card of Other (other.md) and all 2 cards of Raft in practice (raft.md) would be"
        " suspended, because their notes are gone, or left out by `include` and `exclude`"
        " (raft.md). Nothing was changed. Put the notes back, change `include` or `exclude` with"
        f" `recall config set`, {AGREE}\n"
    )


@pytest.mark.parametrize("is_each", [False, True])
def test_notes_that_stand_are_not_called_gone(notebook: Notebook, is_each: bool):
    """An order in the file keeps their cards from them; there is no note to put back."""
    bullets = [f"- Fact number {word} :: {word} it is" for word in "abc"]
    notebook.after("\n".join(["# Talk", "", *bullets, ""]))
    notebook.learn()
    skipped = [f"{bullet} <!-- recall: skip -->" for bullet in bullets]
    none = ["---", "cards: none", "---", "# Talk", "", *bullets]
    notebook.write("\n".join(["# Talk", "", *skipped] if is_each else none))

    with pytest.raises(DrasticPlanError) as refused:
        notebook.scan()

    assert str(refused.value) == (
        "All 3 cards of Talk (talk.md) would be suspended, because they are no longer made of their"
        " notes. Nothing was changed. Put the file back as it was, or say `recall scan --yes`: then"
        " they wait, with all you learned of them, until they are made again. `recall scan"
        " --dry-run` shows the cards."
    )


def test_notes_that_are_gone_are_told_from_those_that_stand(notebook: Notebook):
    bullets = [f"- Fact number {word} :: {word} it is" for word in "abc"]
    notebook.after("\n".join(["# Talk", "", *bullets, ""]))
    notebook.learn()
    notebook.write(f"# Talk\n\n{bullets[0]} <!-- recall: skip -->\n")

    (loss,) = notebook.collection.plan_scan().losses

    assert (loss.cards, loss.standing) == (3, 1)
    assert sentence([loss]) == (
        "All 3 cards of Talk (talk.md) would be suspended, because their notes are gone, or make"
        " them no more."
    )


def test_check_and_doctor_say_that_all_notes_are_gone(shell: Shell):
    """A disk that is not there, or a folder emptied by a slip: nothing is well then."""
    for file in shell.folder.glob("*.md"):
        file.unlink()

    checked, doctor = shell.run("check"), shell.run("doctor")

    assert checked.returncode == 3
    assert checked.stdout == (
        f"notes/other.md:1: the only card of Other (other.md) would be suspended, because its note"
        f" is gone. {HOW}\nnotes/raft.md:1: a{LOST[1:]} {HOW}\n2 problems.\n"
        "There is no Markdown here, or `include` and `exclude` leave all of it out.\n"
    )
    assert doctor.returncode == 1
    assert doctor.stdout.splitlines()[:3] == [
        "All you learned is whole. 1 thing needs you:",
        "  fault     3 cards would be suspended: the notes of other.md, raft.md are gone, or left"
        " out by the settings.",
        f"            {HOW}",
    ]


def test_drafts_are_not_counted_among_the_cards_that_would_be_suspended(notebook: Notebook):
    """What was never asked cannot be missed, and `recall list` does not have it."""
    notebook.after(TALK)
    # The first one is a near-twin, and waits.
    twin = "# Again\n\n- WAL makes a commit :: durable\n- Vacuum removes :: dead rows\n"
    notebook.after(twin, "again.md")
    notebook.learn()
    notebook.write("", "again.md")

    plan = notebook.collection.plan_scan()

    assert plan.losses == (Loss("Again", 1, 1, ("again.md",)),)
    assert plan.counts == {CardFate.GONE: 1, CardFate.DRAFT_GONE: 1}


def test_on_a_terminal_it_asks_and_no_changes_nothing(shell: Shell):
    (shell.folder / "raft.md").write_text("", encoding="utf-8")
    terminal = shell.terminal("scan", size=(120, 24))

    terminal.wait_for("Go on? [y/N]")
    terminal.type("n\r")

    assert terminal.end() == 1
    assert states(shell) == LEARNED


def test_what_is_written_meanwhile_elsewhere_comes_in(shell: Shell):
    """One file that is gone stops no other."""
    (shell.folder / "raft.md").unlink()

    jotted = shell.run("jot", "Lease :: a lock that runs out")

    assert (jotted.returncode, jotted.stderr) == (0, KEPT.replace(": all", ": 1 new. All"))
    assert states(shell) == {**LEARNED, "Lease": "new"}
    assert shell.run("due").stderr == KEPT


def test_a_note_that_leaves_a_file_of_which_all_else_is_lost_waits_with_it(notebook: Notebook):
    """It would be another card in its new place, and its history would stay behind."""
    bullets = [f"- Fact number {word} :: {word} it is\n" for word in "abcdef"]
    notebook.write("# Other\n\n- One :: two\n", "other.md")
    notebook.after("# Talk\n\n" + "".join(bullets))
    notebook.learn()
    before = notebook.cards()
    notebook.write(f"# Other\n\n- One :: two\n{bullets[0]}", "other.md")
    notebook.write("# Talk\n")

    report = notebook.collection.refresh()

    assert report is not None
    assert (report.applied, report.counts) == (False, {})
    assert notebook.cards() == before
