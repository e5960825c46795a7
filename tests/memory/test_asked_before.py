"""A note that is edited while the question is open whether it is what was learned."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from memory.machines import Machine, assert_alike, assert_one_collection, deck, learned, shared
from memory.notebook import Notebook

GAP = "In {} etcd had =={}== contributors."
PLAIN = "In {} the survey counted {} leaders."


def _learned_and_asked(notebook: Notebook, bullet: str) -> str:
    """Learn a bullet, change its year and its count, and return the card that is asked about."""
    _write(notebook, bullet.format(2019, 48))
    notebook.walk()
    notebook.learn()
    (card,) = notebook.live()
    _write(notebook, bullet.format(2021, 52))
    assert len(notebook.collection.undecided()) == 1
    return card.card_id


def _write(notebook: Notebook, bullet: str) -> None:
    notebook.after(f"# Talk\n\n- {bullet}\n")


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
@pytest.mark.parametrize(("year", "count"), [(2019, 52), (2019, 50), (2020, 48), (2021, 48)])
def test_a_card_goes_on_where_the_next_edit_leaves_one_number_changed(
    notebook: Notebook, bullet: str, year: int, count: int
):
    """Corrected at once it would have gone on. It is due today."""
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(year, count))

    assert [(one.card_id, one.answer, one.changed) for one in notebook.live()] == [
        (card, str(count), True)
    ]
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
def test_a_card_is_as_it_was_where_the_next_edit_takes_it_back(notebook: Notebook, bullet: str):
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(2019, 48))

    assert [(one.card_id, one.changed) for one in notebook.live()] == [(card, False)]
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
def test_the_question_is_about_what_stands_there_now(notebook: Notebook, bullet: str):
    """Both numbers are others once more: nobody but the learner can tell."""
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(2022, 58))

    (question,) = notebook.collection.undecided()
    assert "2022" in question.after
    assert question.prompt_id == next(c.prompt_id for c in notebook.cards() if c.card_id == card)


def test_another_bullet_that_comes_meanwhile_takes_nothing_from_it(notebook: Notebook):
    card = _learned_and_asked(notebook, GAP)
    asked = notebook.collection.undecided()
    notebook.after(f"# Talk\n\n- {GAP.format(2021, 52)}\n- {GAP.format(2020, 48)}\n")

    assert card not in [one.card_id for one in notebook.live()]
    assert {*asked} <= {*notebook.collection.undecided()}


@pytest.mark.parametrize("again", [1923, 1924])
def test_a_bullet_that_moved_is_still_asked_about_when_its_year_is_corrected_again(
    notebook: Notebook, again: int
):
    """A second correction says no more of the first one than nobody could tell before."""
    year, other = "Insulin was isolated by ==Banting== in =={}==.", "Raft :: a log that is agreed"
    notebook.after(f"# Talk\n\n- {year.format(1921)}\n- {other}\n")
    notebook.learn()
    notebook.after(f"# Talk\n\n- {other}\n- {year.format(1922)}\n")
    (asked,) = notebook.collection.undecided()
    notebook.after(f"# Talk\n\n- {other}\n- {year.format(again)}\n")

    assert notebook.collection.undecided() == [
        asked._replace(after=f"Insulin was isolated by […] in {again}.")
    ]
    assert [(one.answer, one.reviews) for one in notebook.live()] == [
        ("a log that is agreed", 1),
        ("Banting", 0),
        (str(again), 0),
    ]

    notebook.after(f"# Talk\n\n- {other}\n- {year.format(1921)}\n")

    assert notebook.collection.undecided() == []
    assert [(one.answer, one.reviews) for one in notebook.live()] == [
        ("Banting", 1),
        ("1921", 1),
        ("a log that is agreed", 1),
    ]


# Two machines -------------------------------------------------------------------------------------


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Machine, Machine]:
    return Machine(tmp_path / "desk"), Machine(tmp_path / "lap")


@pytest.mark.parametrize("is_undone", [False, True])
def test_an_answer_elsewhere_leaves_no_card_of_what_was_taken_back_meanwhile(
    machines: tuple[Machine, Machine], is_undone: bool
):
    """Whoever takes the edit back has not heard of the answer: what stands counts, and is asked
    with its history."""
    desk, lap = machines
    card = shared(desk, lap, deck("- " + GAP.format(2019, 48)))
    lap.after(deck("- " + GAP.format(2021, 52)))
    lap.give(desk)
    desk.now = lap.now
    desk.scan()
    (question,) = desk.collection.undecided()
    desk.now += timedelta(minutes=1)
    desk.collection.decide(question, same=True)
    lap.now = desk.now + timedelta(minutes=1)
    lap.after(deck("- " + GAP.format(2019, 48)))
    if is_undone:
        desk.now = lap.now + timedelta(minutes=1)
        desk.collection.undo()
    lap.give_notes(desk)

    assert_alike(desk, lap)
    assert_one_collection(desk, lap)
    assert [(one.card_id, one.answer, one.reviews) for one in desk.live()] == [
        (card.card_id, "48", 1)
    ]
    assert desk.collection.undecided() == lap.collection.undecided() == []


def test_nothing_is_asked_of_a_card_that_went_on_elsewhere(machines: tuple[Machine, Machine]):
    """Its bullet was joined to another one on the other machine, and the card stands there."""
    desk, lap = machines
    kept = "In {} the log kept =={}== entries on disk."
    before = GAP.format(2019, 48), kept.format(2019, 70)
    shared(desk, lap, deck(*(f"- {one}" for one in before)))
    lap.after(deck(f"- {before[0]}", "- " + kept.format(2021, 90)))
    (asked,) = lap.collection.undecided()
    desk.now = lap.now + timedelta(minutes=1)
    desk.after(deck(f"- {before[0][:-1]} and {before[1]}"))
    lap.now = desk.now
    desk.give_journal(lap)
    lap.collection.refresh()

    assert "2021" in asked.after
    assert lap.collection.undecided() == []
    desk.bring_notes(lap)
    assert_alike(desk, lap)
    assert_one_collection(desk, lap)
    assert learned(desk) == [("48", 1), ("70", 1)]
