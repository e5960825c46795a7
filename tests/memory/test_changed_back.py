"""A note that is changed, and changed back before its card was answered: nothing is due for it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from faults import histories
from memory.machines import (
    Machine,
    assert_alike,
    assert_one_collection,
    deck,
    schedules,
    shared,
)
from memory.notebook import Notebook

from recall.journal import compare
from recall.reviews import Rating

WAIT = "- A follower waits for ==150 ms== before it stands for election."
CHANGED = WAIT.replace("150", "300")
COUNT = "- In 2019 the survey counted 48 leaders."
NAME = "- Raft was described by ==Ongaro== in a paper on replicated logs."
LIST = "- Raft knows of roles:\n  1. follower\n  2. candidate\n  3. leader"
REASON = "- Raft elects one leader per term, because two leaders could overwrite each other."


@pytest.mark.parametrize(
    ("bullet", "other"),
    [
        (WAIT, CHANGED),
        (COUNT, COUNT.replace("48", "52")),
        (NAME, NAME.replace("Ongaro", "Lamport")),
        (LIST, LIST.replace("follower", "voter")),
        (REASON, REASON.replace("could", "could never")),
        (REASON, REASON.replace("overwrite", "outvote")),
        (f"{WAIT} Then it votes ==once==.", f"{CHANGED} Then it votes ==once==."),
    ],
)
def test_a_card_is_due_again_when_it_was_where_its_note_is_changed_back(
    notebook: Notebook, bullet: str, other: str
):
    notebook.after(deck(bullet))
    notebook.walk()
    notebook.learn()
    before = notebook.live()
    notebook.after(deck(other))
    meanwhile = notebook.live()
    report = notebook.after(deck(bullet))

    assert any(card.changed for card in meanwhile)
    assert notebook.live() == before
    assert {line.fate.value for line in report.lines} == {"edited"}
    assert notebook.collection.undecided() == []
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


def test_a_card_that_was_answered_meanwhile_is_due_when_its_note_is_changed_back(
    notebook: Notebook,
):
    """The last answer was given to other words."""
    notebook.after(deck(WAIT))
    notebook.learn()
    notebook.after(deck(CHANGED))
    notebook.learn()
    notebook.after(deck(WAIT))

    assert [(card.changed, card.due_day) for card in notebook.live()] == [(1, "2026-11-23")]


def test_a_card_is_as_it_was_where_the_answer_to_other_words_is_undone(notebook: Notebook):
    notebook.after(deck(WAIT))
    notebook.learn()
    before = notebook.live()
    notebook.after(deck(CHANGED))
    notebook.after(deck(WAIT))
    notebook.learn()
    notebook.collection.undo()

    assert notebook.live() == before
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


def test_another_number_is_due_that_comes_after_one_that_was_changed_back(notebook: Notebook):
    notebook.after(deck(WAIT))
    notebook.learn()
    for bullet in (CHANGED, WAIT, WAIT.replace("150", "200")):
        notebook.after(deck(bullet))

    assert [(card.answer, card.changed) for card in notebook.live()] == [("200 ms", 1)]


# Parts of a bullet that was split ----------------------------------------------------------------

VOTE = "- Then a server votes ==once==."
ONE = f"{WAIT} {VOTE[2:]}"
NEVER = VOTE.replace("votes", "never votes")


@pytest.mark.parametrize(
    "between",
    [
        [(CHANGED, VOTE)],
        [(VOTE, CHANGED)],
        [(WAIT, VOTE), (CHANGED, VOTE)],
        [(CHANGED, VOTE), (WAIT, VOTE)],
        # Of one of them a person is asked, and the other one is due.
        [(WAIT.replace("waits", "never waits"), NEVER)],
        [(WAIT.replace("A follower", "A follower of Paxos"), NEVER)],
    ],
)
def test_what_was_touched_as_its_bullet_was_split_is_as_it_was_when_all_is_taken_back(
    notebook: Notebook, tmp_path: Path, between: list[tuple[str, ...]]
):
    """Nobody has answered it as it was meanwhile."""
    notebook.after(deck(ONE))
    notebook.learn()
    before = notebook.live()
    for bullets in between:
        notebook.after(deck(*bullets))
    meanwhile = notebook.live()
    report = notebook.after(deck(ONE))

    assert meanwhile != before
    assert notebook.live() == before
    # What nobody has answered of the parts is gone.
    assert {line.fate.value for line in report.lines} <= {"edited", "revived", "gone"}
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


def test_a_number_is_changed_back_in_a_bullet_that_stays_split(notebook: Notebook, tmp_path: Path):
    notebook.after(deck(ONE))
    notebook.learn()
    before = {card.card_id: (card.answer, card.due_day, card.changed) for card in notebook.live()}
    notebook.after(deck(CHANGED, VOTE))
    notebook.after(deck(WAIT, VOTE))

    now = {card.card_id: (card.answer, card.due_day, card.changed) for card in notebook.live()}
    assert now == before
    assert histories.lost(notebook, tmp_path / "copy") == []


def test_a_part_that_was_answered_meanwhile_is_due_when_its_bullet_is_whole_again(
    notebook: Notebook, tmp_path: Path
):
    notebook.after(deck(ONE))
    notebook.learn()
    notebook.after(deck(CHANGED, VOTE))
    notebook.learn()
    notebook.after(deck(ONE))

    assert [(card.answer, card.reviews, card.changed) for card in notebook.live()] == [
        ("150 ms", 2, 1),
        ("once", 2, 0),
    ]
    assert histories.lost(notebook, tmp_path / "copy") == []


# Two machines -------------------------------------------------------------------------------------


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Machine, Machine]:
    return Machine(tmp_path / "desk"), Machine(tmp_path / "lap")


def test_both_machines_have_it_due_as_it_was(machines: tuple[Machine, Machine]):
    """Whether the other one saw the change, made it itself, or only hears of it afterwards."""
    desk, lap = machines
    shared(desk, lap, deck(WAIT))
    before = schedules(desk)
    desk.after(deck(CHANGED))
    lap.after(deck(CHANGED))
    desk.after(deck(WAIT))
    desk.give_journal(lap)
    lap.after(deck(WAIT))

    assert schedules(desk) == schedules(lap) == before
    assert_one_collection(desk, lap)
    assert schedules(desk) == before


@pytest.mark.parametrize("hears_first", [True, False])
def test_it_is_due_where_another_machine_had_an_answer_to_the_other_words(
    machines: tuple[Machine, Machine], hears_first: bool
):
    desk, lap = machines
    shared(desk, lap, deck(WAIT))
    desk.after(deck(CHANGED))
    desk.give(lap)
    lap.scan()
    (card,) = lap.live()
    lap.now = desk.now + timedelta(minutes=5)
    lap.collection.answer(card.card_id, Rating.EASY)  # type: ignore[arg-type]
    desk.now = lap.now + timedelta(minutes=5)
    if hears_first:
        lap.give_journal(desk)
    desk.after(deck(WAIT))
    desk.give_notes(lap)

    assert_alike(desk, lap)
    assert [(one.reviews, one.changed, one.due_day) for one in desk.live()] == [
        (2, 1, "2026-11-23")
    ]
    assert_one_collection(desk, lap)


def test_both_machines_have_a_part_due_as_it_was(machines: tuple[Machine, Machine]):
    desk, lap = machines
    shared(desk, lap, deck(ONE))
    before = schedules(desk)
    desk.after(deck(CHANGED, VOTE))
    desk.give(lap)
    lap.scan()
    desk.after(deck(ONE))
    desk.give_journal(lap)
    lap.after(deck(ONE))

    assert schedules(desk) == schedules(lap) == before
    assert_one_collection(desk, lap)
    assert schedules(desk) == before
