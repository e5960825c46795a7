"""Decisions made on one machine about cards that another has learned: none of them takes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from curating.decks import choice, offered
from memory.test_apart import Machine, assert_alike

from recall.collection import Collection
from recall.collection.inbox import Waiting
from recall.journal import compare

HALLS = choice()
LIKELIEST, OTHER, *_ = offered(HALLS)
QUESTION = LIKELIEST.front


class Listener(Machine):
    """A machine that remembers what it was told."""

    def open(self) -> Collection:
        self.told: list[str] = getattr(self, "told", [])
        return Collection.open(self.folder, self.settings, lambda: self.now, self.told.append)

    def take_in(self) -> None:
        self.collection.refresh()

    def queue(self) -> list[tuple[str, int]]:
        """Return what can be asked, with the answers it has had."""
        return sorted((card.answer, card.reviews) for card in self.live())

    def waiting(self) -> list[Waiting]:
        return self.collection.waiting()

    def said(self) -> list[str]:
        """Return what was told of cards that stay."""
        return [each for each in self.told if "learned on another" in each]


@pytest.fixture
def desk(tmp_path: Path) -> Listener:
    return Listener(tmp_path / "desk")


@pytest.fixture
def lap(tmp_path: Path) -> Listener:
    return Listener(tmp_path / "lap")


@pytest.fixture
def both(desk: Listener, lap: Listener) -> tuple[Listener, Listener]:
    """Two machines with a bullet that waits with drafts to choose from."""
    desk.after(HALLS, "halls.md")
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    return desk, lap


def learn_the_first(machine: Listener) -> None:
    machine.collection.walk().accept()
    machine.learn()


def take_the_second(machine: Listener) -> None:
    walk = machine.collection.walk()
    walk.mark(2)
    walk.accept()


def reject_all(machine: Listener) -> None:
    walk = machine.collection.walk()
    while walk.current:
        walk.reject()


def keep_note(machine: Listener) -> None:
    machine.collection.walk().keep_note()


def skip(machine: Listener) -> None:
    machine.collection.walk().skip()


Decision = Callable[[Listener], None]
DECISIONS = [take_the_second, reject_all, keep_note, skip]
FIRST = (LIKELIEST.answer, 1)
SECOND = (OTHER.answer, 0)


def expected(decision: Decision) -> list[tuple[str, int]]:
    return sorted([SECOND, FIRST]) if decision is take_the_second else [FIRST]


@pytest.mark.parametrize("hours", [(2, 1), (1, 2)])
@pytest.mark.parametrize("decision", DECISIONS)
def test_what_one_machine_learned_is_not_rejected_by_another_that_did_not_know(
    both: tuple[Listener, Listener], decision: Decision, hours: tuple[int, int]
):
    """Whichever decided first: what nobody has learned goes, what somebody has stays."""
    desk, lap = both
    for machine, later in zip(both, hours, strict=True):
        machine.now += timedelta(hours=later)
    learn_the_first(desk)
    decision(lap)

    assert_alike(desk, lap)

    after = [FIRST] if hours == (2, 1) else expected(decision)
    assert desk.queue() == after
    assert lap.queue() == after
    assert lap.waiting() == desk.waiting() == []
    for machine in both:
        machine.lose_database()
        machine.take_in()
        machine.scan()
        assert machine.queue() == after


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_screen_says_which_card_stays(both: tuple[Listener, Listener], decision: Decision):
    """Once on each machine, with the way to let it go."""
    desk, lap = both
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    decision(lap)

    for _ in range(2):
        desk.give(lap)
        lap.take_in()
        lap.give(desk)
        desk.take_in()

    card_id = next(card.card_id for card in desk.live() if card.reviews)
    sentence = (
        f"Rejected on one machine, but learned on another, and so kept: “{QUESTION}” (halls.md:3);"
        f" `recall suspend {card_id}` takes it out."
    )
    assert desk.said() == lap.said() == [sentence]


@pytest.mark.parametrize("decision", DECISIONS)
def test_answers_that_come_alone_bring_the_card_back(
    both: tuple[Listener, Listener], decision: Decision
):
    """The card was taken before, and the machine that rejected it hears of the answer last."""
    desk, lap = both
    desk.collection.walk().accept()
    lap.now += timedelta(hours=1)
    decision(lap)
    desk.give_journal(lap)
    lap.take_in()
    assert (LIKELIEST.answer, 0) not in lap.queue()

    desk.now += timedelta(hours=2)
    desk.learn()
    desk.give_journal(lap)
    lap.take_in()

    assert FIRST in lap.queue()
    assert compare(lap.base.db, lap.folder / ".recall").agree
    assert_alike(desk, lap)
    assert FIRST in desk.queue()


OWN = "Q: What took the evenings?\nA: Sorting slides"


def word(machine: Listener) -> None:
    machine.collection.walk().word(OWN)


@pytest.mark.parametrize("journal_first", [False, True])
def test_a_card_that_another_machine_wrote_in_its_place_stands_beside_what_was_learned(
    both: tuple[Listener, Listener], journal_first: bool
):
    desk, lap = both
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    word(lap)
    if journal_first:
        lap.give_journal(desk)
        desk.scan()

    lap.give(desk)
    assert_alike(desk, lap)

    assert desk.queue() == lap.queue() == sorted([("Sorting slides", 0), FIRST])
    desk.lose_database()
    desk.take_in()
    desk.scan()
    assert desk.queue() == lap.queue()


@pytest.mark.parametrize("known", [False, True])
def test_undo_of_what_was_written_in_its_place_leaves_what_was_learned(
    both: tuple[Listener, Listener], known: bool
):
    desk, lap = both
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    word(lap)
    if known:
        lap.give(desk)
        assert_alike(desk, lap)

    lap.collection.undo()
    lap.give(desk)
    assert_alike(desk, lap)

    assert desk.queue() == lap.queue() == [FIRST]


def test_what_was_written_with_all_answers_known_takes_the_place(
    both: tuple[Listener, Listener],
):
    """A ready card that was tried, and then put in other words in the inbox."""
    desk, lap = both
    desk.after("# Raft\n\n- Raft uses random timeouts because split votes are costly.\n")
    desk.learn()
    desk.collection.walk(["talk.md"], fresh=["talk.md"]).word("Q: Why at random?\nA: Fewer ties")

    desk.give(lap)
    assert_alike(desk, lap)

    assert desk.queue() == lap.queue() == [("Fewer ties", 0)]


def test_the_order_in_which_three_machines_hear_of_it_does_not_matter(
    both: tuple[Listener, Listener], tmp_path: Path
):
    desk, lap = both
    tower = Listener(tmp_path / "tower")
    desk.give(tower)
    tower.scan()
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    take_the_second(lap)
    tower.now += timedelta(hours=2)
    keep_note(tower)

    for number, order in enumerate(permutations((desk, lap, tower))):
        reader = Listener(tmp_path / f"reader{number}")
        for machine in order:
            machine.give(reader)
            reader.take_in()
        reader.scan()

        assert reader.queue() == [FIRST], [each.folder.name for each in order]
        assert compare(reader.base.db, reader.folder / ".recall").unlike == ()


def test_what_is_rejected_with_all_answers_known_goes(both: tuple[Listener, Listener]):
    """A ready card that was tried and then looked at in the inbox."""
    desk, lap = both
    desk.after("# Raft\n\n- Raft uses random timeouts because split votes are costly.\n")
    desk.learn()
    walk = desk.collection.walk(["talk.md"], fresh=["talk.md"])
    walk.reject()

    assert_alike(desk, lap)

    assert desk.queue() == lap.queue() == []
    assert desk.said() == lap.said() == []


@pytest.mark.parametrize("decision", DECISIONS)
def test_undo_of_a_decision_leaves_what_was_learned_elsewhere(
    both: tuple[Listener, Listener], decision: Decision
):
    """And what waits again is what nobody decided about."""
    desk, lap = both
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    decision(lap)
    assert_alike(desk, lap)

    lap.collection.undo()

    assert lap.queue() == [FIRST]
    assert compare(lap.base.db, lap.folder / ".recall").agree
    assert_alike(desk, lap)
    assert desk.queue() == lap.queue() == [FIRST]


@pytest.mark.parametrize("decision", [*DECISIONS, learn_the_first])
def test_a_decision_that_was_taken_back_before_anyone_heard_of_it_changes_nothing(
    both: tuple[Listener, Listener], decision: Decision
):
    desk, lap = both
    learn_the_first(desk)
    lap.now += timedelta(hours=1)
    decision(lap)
    lap.collection.undo(2 if decision is learn_the_first else 1)
    assert lap.queue() == []

    assert_alike(desk, lap)

    assert desk.queue() == lap.queue() == [FIRST]
