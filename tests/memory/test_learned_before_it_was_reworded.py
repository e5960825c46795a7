"""A bullet that was reworded on a machine where nobody had learned it, and learned on another: the
question comes with what was learned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memory.machines import Machine, assert_alike, assert_one_collection, deck, learned
from memory.notebook import Notebook

LEASE = "- Lease :: a lock that expires by itself"
BEFORE = deck(LEASE, "- Raft ran on ==5 servers== in 2014.")
AFTER = deck(LEASE, "- Raft ran on ==7 servers== in 2015.")
LATER = deck(LEASE, "- Raft ran on ==7 servers== in 2016.")
OPEN = [("Raft ran on […] in 2014. → 5 servers", "Raft ran on […] in 2015. → 7 servers")]

Setting = Callable[[Machine, Machine], None]
"""How the one machine, where the bullet is learned, and the other come to have it."""


def shared_prompt(desk: Machine, lap: Machine) -> None:
    desk.give(lap)
    lap.scan()


def own_prompt(desk: Machine, lap: Machine) -> None:
    """The notes came before any journal did."""
    desk.give_notes(lap)
    lap.scan()


SETTINGS = pytest.mark.parametrize("share", [shared_prompt, own_prompt])


def test_one_machine_asks_of_such_an_edit(notebook: Notebook):
    """As it is where both happens in one place."""
    notebook.after(BEFORE)
    notebook.learn()

    notebook.after(AFTER)

    assert asked(notebook) == OPEN


@SETTINGS
@pytest.mark.parametrize("learned_first", [True, False])
@pytest.mark.parametrize("notes_first", [True, False])
def test_what_was_learned_elsewhere_is_asked_about_once_that_is_heard_of(
    desk: Machine, lap: Machine, share: Setting, *, learned_first: bool, notes_first: bool
):
    """Whoever reworded it could not know; the learned card is not suspended in silence."""
    reworded_there(desk, lap, share, learned_first=learned_first)
    assert asked(lap) == []

    if notes_first:
        lap.give_notes(desk)
        desk.scan()
    desk.give_journal(lap)
    lap.scan()
    assert asked(lap) == OPEN
    lap.give(desk)
    desk.scan()
    assert asked(desk) == OPEN

    answer(lap, desk, same=True)
    assert learned(desk) == learned(lap) == [("7 servers", 1), ("a lock that expires by itself", 1)]
    assert_one_collection(desk, lap)


@SETTINGS
def test_the_question_is_there_after_a_rebuild_and_after_its_answer_was_taken_back(
    desk: Machine, lap: Machine, share: Setting
):
    reworded_there(desk, lap, share)
    lap.give_notes(desk)
    assert_alike(desk, lap)

    lap.lose_database()
    lap.collection.refresh()
    lap.scan()
    assert asked(lap) == OPEN

    for same in (True, False):
        answer(lap, desk, same=same)
        assert asked(lap) == asked(desk) == []
        lap.collection.undo()
        assert asked(lap) == OPEN
        assert_alike(desk, lap)
        assert asked(desk) == OPEN


@SETTINGS
def test_nothing_is_asked_of_a_card_that_nobody_learned(
    desk: Machine, lap: Machine, share: Setting
):
    """Be it reworded twice, or the database made anew."""
    desk.after(BEFORE)
    share(desk, lap)
    lap.after(AFTER)
    lap.give(desk)
    assert_alike(desk, lap)
    lap.after(LATER)
    lap.give(desk)
    assert_alike(desk, lap)

    assert asked(desk) == asked(lap) == []
    for machine in (desk, lap):
        machine.lose_database()
        machine.scan()
    assert asked(desk) == asked(lap) == []


@SETTINGS
def test_nothing_is_asked_any_more_once_the_answer_is_taken_back(
    desk: Machine, lap: Machine, share: Setting
):
    reworded_there(desk, lap, share)
    lap.give_notes(desk)
    assert_alike(desk, lap)
    assert asked(desk) == OPEN

    desk.collection.undo(2)

    assert asked(desk) == []
    assert_alike(desk, lap)
    assert asked(lap) == []


@SETTINGS
def test_a_bullet_that_says_again_what_was_learned_has_its_card_unasked(
    desk: Machine, lap: Machine, share: Setting
):
    reworded_there(desk, lap, share)
    lap.after(BEFORE)
    assert_alike(desk, lap)

    assert asked(desk) == asked(lap) == []
    assert learned(desk) == learned(lap) == [("5 servers", 1), ("a lock that expires by itself", 1)]
    assert_one_collection(desk, lap)


def test_what_was_learned_here_is_asked_about_before_what_nobody_learned_here(desk: Machine):
    """One new bullet may be either of two that went: the learned one has it."""
    other = BEFORE.splitlines()[-1].replace("5", "6")
    desk.after(BEFORE)
    desk.learn()
    desk.after(BEFORE + "\n## More\n\n" + other + "\n")

    desk.after(AFTER)

    assert asked(desk) == OPEN


@pytest.fixture
def desk(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "desk")


@pytest.fixture
def lap(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "lap")


def reworded_there(
    desk: Machine, lap: Machine, share: Setting, *, learned_first: bool = True
) -> None:
    """Let the one learn the bullet, and the other reword it, and neither hear of it."""
    desk.after(BEFORE)
    share(desk, lap)
    lap.now = desk.now
    if learned_first:
        desk.learn()
        lap.now = desk.now
    lap.after(AFTER)
    desk.now = lap.now
    if not learned_first:
        desk.learn()
        lap.now = desk.now


def asked(machine: Notebook) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in machine.collection.undecided()]


def answer(machine: Machine, other: Machine, *, same: bool) -> None:
    (question,) = machine.collection.undecided()
    machine.collection.decide(question, same=same)
    assert_alike(machine, other)
