"""What else could be asked of a bullet with a ready card: on request, and where it is rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from curating.decks import BARE, DRAFT, READY, TALK, kinds, one, standing, texts
from curating.test_decisions import assert_follows_from_the_log, everything
from curating.test_walk import play, typed, walk
from faces.shell import Shell
from memory.machines import Machine
from memory.notebook import Notebook

from recall.collection import curating
from recall.collection.curating import DecidedMeanwhileError
from recall.collection.inbox import Kind, Waiting
from recall.habits import Weight
from recall.store import log
from recall.store.settled import habits

WHY = "Why does Raft use random timeouts?"
GAPS = [
    "Raft uses random timeouts because […]",
    "Raft uses […] because split votes are costly",
]
"""What else the rules would ask of the bullet, the likeliest first."""


def fronts(bullet: Waiting | None) -> list[str]:
    assert bullet is not None
    return [face.front for proposal in bullet.proposals for face in proposal.faces()]


def live(notebook: Notebook) -> list[str]:
    return [card.front for card in notebook.live() if card.path == "talk.md"]


def rejected(notebook: Notebook) -> Waiting:
    """Reject the ready card and return what waits of its bullet."""
    bullet = one(notebook, READY)
    curating.reject(notebook.base, bullet, bullet.proposals)
    return one(notebook, READY)


# On request


def test_one_key_steps_through_what_else_could_be_asked(notebook: Notebook):
    """The likeliest first, and behind the last one the ready card again; nothing is stored."""
    before = log.last_id(notebook.base.db)
    walked = walk(notebook)
    seen = []

    for _ in range(4):
        assert walked.proposal is not None
        seen.append((walked.shows_further, walked.proposal.faces()[0].front))
        assert walked.look_further()

    assert seen == [(False, WHY), (True, GAPS[0]), (True, GAPS[1]), (False, WHY)]
    assert log.last_id(notebook.base.db) == before


def test_a_further_draft_is_taken_beside_the_ready_card(notebook: Notebook):
    """Which waits as before: whoever wants the other one alone rejects it."""
    walked = walk(notebook)
    walked.look_further()

    walked.accept()

    assert sorted(live(notebook)) == [GAPS[0], WHY]
    assert fronts(walked.current) == [WHY]
    walked.reject()
    assert live(notebook) == [GAPS[0]]
    assert standing(notebook)[READY] == "ready"
    assert walked.current is not None
    assert walked.current.text == DRAFT
    assert_follows_from_the_log(notebook)


def test_what_was_accepted_is_not_shown_again(notebook: Notebook):
    walked = walk(notebook)
    walked.look_further()
    walked.accept()

    walked.look_further()

    assert fronts(walked.current) == [GAPS[1]]


def test_undo_takes_a_further_draft_out_again(notebook: Notebook):
    before = everything(notebook)
    walked = walk(notebook)
    walked.look_further()
    walked.accept()

    walked.undo()

    assert everything(notebook) == before
    assert fronts(walked.further) == GAPS
    assert_follows_from_the_log(notebook)


def test_a_further_draft_is_worded_beside_the_ready_card(notebook: Notebook):
    """What is written under a bullet takes the place of what the rules ask: all of it is there."""
    walked = walk(notebook)
    walked.look_further()

    text = walked.text()
    walked.word(text, in_place_of_all=True)

    assert text == f"Q: {WHY}\nA: Because split votes are costly\n\n" + (
        "Raft uses random timeouts because {{c1::split votes are costly}}"
    )
    assert sorted(live(notebook)) == [GAPS[0], WHY]
    walked.undo()
    assert live(notebook) == [WHY]


def test_further_drafts_cannot_be_rejected(notebook: Notebook):
    """They are none of its cards; the ready one stays where it is."""
    said = typed(notebook, "w", "r", "w", "w", "q")

    assert "These are none of its cards yet: there is nothing to reject." in said
    assert (live(notebook), kinds(notebook)) == ([WHY], [])


def test_in_lines_the_key_is_shown_where_there_is_something_else(notebook: Notebook):
    said = typed(notebook, "w", "2", "", "w", "q")

    prompts = [line for line in said if line.endswith("? keys > ")]
    assert prompts[0].startswith("Enter: accept, r reject, w what else, e edit,")
    assert prompts[1].startswith("Enter: accept, 1 2 that one, a all, w what else, e edit,")
    assert all("what else" not in prompt for prompt in prompts[3:])
    assert "  2 drafts, take one: what else could be asked (beside 1 card it has)" in said
    assert [line for line in said if line.startswith(("› 1 Q", "  2 Q"))] == [
        f"› 1 Q: {GAPS[0]}",
        f"  2 Q: {GAPS[1]}",
    ]
    assert said.count("Accepted.") == 2
    assert "What could be asked of it is shown already." in said


def test_on_the_screen(notebook: Notebook):
    """The drafts stand below the bullet as other drafts do, and go again."""
    screens = play(notebook, "w", "w", "w")

    texts_of = ["\n".join(line.strip() for line in screen) for screen in screens]
    assert [f"› 1 Q {GAPS[0]}" in text for text in texts_of] == [False, True, False, False]
    assert [f"› 2 Q {GAPS[1]}" in text for text in texts_of] == [False, False, True, False]
    assert "r reject" not in texts_of[1]
    assert texts_of[0] == texts_of[3]


def test_what_another_terminal_took_meanwhile_is_not_made_twice(notebook: Notebook):
    mine, other = walk(notebook), walk(notebook)
    mine.look_further()
    other.look_further()
    other.accept()

    with pytest.raises(DecidedMeanwhileError):
        mine.accept()

    assert sorted(live(notebook)) == [GAPS[0], WHY]


def test_nothing_else_is_asked_of_what_an_author_wrote(notebook: Notebook):
    """Nor of a bullet whose file is not as the last scan read it."""
    notebook.after("# Notes\n\n- Raft elects ==one== leader.\n", "own.md")
    notebook.write(TALK + "- Another.\n")

    walked = notebook.collection.walk(fresh=["own.md", "talk.md"])

    assert walked.current is not None
    assert (walked.current.text, walked.further) == (READY, None)


# Where a ready card is rejected


def test_what_else_could_be_asked_is_offered_at_once(notebook: Notebook):
    """Whoever throws the card out need not write one by hand."""
    walked = walk(notebook)

    walked.reject()

    assert walked.current is not None
    assert (walked.current.text, walked.current.kind) == (READY, Kind.DRAFT)
    assert walked.current.reason == "instead of the card you rejected"
    assert fronts(walked.current) == GAPS
    assert (live(notebook), walked.came.rejected) == ([], 1)


def test_one_of_them_is_taken_like_any_draft(notebook: Notebook):
    walked = walk(notebook)
    walked.reject()
    walked.mark(2)

    walked.accept()

    assert live(notebook) == [GAPS[1]]
    assert standing(notebook)[READY] == "ready"
    assert_follows_from_the_log(notebook)


def test_they_wait_in_the_inbox(notebook: Notebook):
    """Leaving the walk is no loss."""
    rejected(notebook)

    assert texts(notebook) == [READY, DRAFT, BARE]
    assert notebook.collection.count_waiting() == 3


def test_whoever_rejects_them_too_is_not_asked_again(notebook: Notebook):
    """A bullet that had only drafts offers no more than these either."""
    walked = walk(notebook)
    for _ in range(3):
        walked.reject()

    assert standing(notebook)[READY] == "skipped: you rejected its card"
    assert texts(notebook) == [DRAFT, BARE]
    notebook.after(TALK.replace("random", "fixed"))
    notebook.after(TALK)
    assert texts(notebook) == [DRAFT, BARE]
    assert_follows_from_the_log(notebook)


def test_undo_brings_the_ready_card_back_alone(notebook: Notebook):
    before = everything(notebook)
    walked = walk(notebook)
    walked.reject()

    assert walked.undo() == "rejection"

    assert everything(notebook) == before
    assert fronts(walked.current) == [WHY]
    assert_follows_from_the_log(notebook)


def test_a_slip_that_is_mended_leaves_them_waiting(notebook: Notebook):
    """And today's rules take nothing of them away."""
    rejected(notebook)

    notebook.after(TALK.replace("costly", "costly,").replace("Raft uses", "Raft  uses"))

    (bullet,) = notebook.collection.waiting(["Raft"])[:1]
    assert (len(bullet.proposals), bullet.reason) == (2, "instead of the card you rejected")
    assert notebook.collection.plan_regenerate().bullets == ()


def test_a_rejected_card_counts_in_full_whatever_is_taken_instead(notebook: Notebook):
    walked = walk(notebook)
    walked.reject()
    walked.accept()

    assert habits(notebook.base.db).of("because") == Weight(0, 1)


def test_a_card_beside_the_rejected_one_is_enough(notebook: Notebook):
    """Only a bullet that is left with nothing offers something else by itself."""
    walked = walk(notebook)
    walked.look_further()
    walked.accept()

    walked.reject()

    assert texts(notebook) == [DRAFT, BARE]


# Elsewhere


def test_another_machine_is_offered_the_same(tmp_path: Path):
    """And takes back, or takes, what was rejected here."""
    desk, lap = Machine(tmp_path / "desk"), Machine(tmp_path / "lap")
    desk.after(TALK)
    desk.give(lap)
    lap.scan()
    bullet = next(b for b in desk.collection.walk(fresh=["talk.md"])._all if b.text == READY)
    curating.reject(desk.base, bullet, bullet.proposals)
    desk.give(lap)
    lap.scan()

    there = next(b for b in lap.collection.waiting() if b.text == READY)

    assert (fronts(there), there.reason) == (GAPS, "instead of the card you rejected")
    lap.now = desk.now
    curating.choose(lap.base, there, there.proposals[1])
    lap.give(desk)
    desk.scan()
    assert [b.text for b in desk.collection.waiting()] == [b.text for b in lap.collection.waiting()]
    assert GAPS[1] in live(desk)


# As a person starts it


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (tmp_path / "talk.md").write_text(f"# Raft\n\n- {READY}\n", encoding="utf-8")
    return Shell(notes)


def test_adding_on_a_terminal(shell: Shell, tmp_path: Path):
    """Look what else there is, go back, reject, and take another one instead."""
    terminal = shell.terminal("add", str(tmp_path / "talk.md"))
    terminal.wait_for("Add 1 file?")
    terminal.press("\r", "w what else")
    terminal.press("w", "what else could be asked")
    terminal.press("\t", "› 2")
    terminal.press("w", "in the schedule already")
    terminal.press("r", "instead of the card you rejected")
    terminal.press("2", "1 card accepted, 1 rejected.")
    terminal.type("q")

    assert terminal.end() == 0
    standing = [row["front"] for row in shell.json("list") if not row["refused"]]
    assert standing == [GAPS[1]]


def test_a_program_is_told_the_same(shell: Shell, tmp_path: Path):
    shell.run("add", "--yes", str(tmp_path / "talk.md"))

    (ready,) = shell.json("inbox", "--ready")
    assert [card["front"] for card in ready["what_else"]] == GAPS
    shell.run("inbox", "--ready", "--plain", typed="r\nq\n")
    (waiting,) = shell.json("inbox")
    assert (waiting["fate"], waiting["reason"]) == ("draft", "instead of the card you rejected")
    assert (waiting["choose_one"], waiting["what_else"]) == (True, [])
    assert [card["front"] for card in waiting["cards"]] == GAPS


def test_a_collection_that_is_rebuilt_offers_them_still(shell: Shell, tmp_path: Path):
    """And undo takes the rejection back from there."""
    shell.run("add", "--yes", str(tmp_path / "talk.md"))
    shell.run("inbox", "--ready", "--plain", typed="r\nq\n")
    before = shell.json("inbox")

    rebuilt = shell.run("rebuild")

    assert rebuilt.returncode == 0, rebuilt.stderr
    assert shell.json("inbox") == before
    assert shell.run("undo").stdout == f"Undone: rejection, {WHY}\n"
    assert shell.json("inbox") == []
    assert [row["front"] for row in shell.json("list") if not row["orphan"]] == [WHY]
