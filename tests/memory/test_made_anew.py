"""A note comes to another machine and is edited there, and only then its history is heard of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from memory.machines import Machine, assert_alike, assert_one_collection, deck, learned, say, shared

CLOCKS = "- Clocks of two servers drift apart by ==200 ms== a day unless somebody sets them."
FASTER = CLOCKS.replace("200", "300")
LEASE = "- Lease :: a lock that expires by itself"
QUORUM = "- Quorum :: a majority of all servers"
PAUSES = "- Pauses of ==garbage collection== outlast a lease more often than anybody likes."
KEPT = [("300 ms", 1), ("a lock that expires by itself", 2), ("a majority of all servers", 2)]


@pytest.fixture
def came(machines: tuple[Machine, Machine]) -> tuple[Machine, Machine]:
    """A bullet that was learned on one machine has come to the other, where nothing looked."""
    desk, lap = machines
    shared(desk, lap, deck(LEASE, QUORUM))
    desk.now += timedelta(minutes=5)
    desk.after(deck(LEASE, CLOCKS, QUORUM))
    desk.learn()
    desk.give_notes(lap)
    lap.now = desk.now
    return desk, lap


def settle(desk: Machine, lap: Machine) -> None:
    """Let both have the notes of the second one, and all that was learned."""
    lap.give_notes(desk)
    say(desk, "scan")
    desk.give_journal(lap)
    say(lap, "scan")
    assert_one_collection(desk, lap)


def test_a_note_that_is_edited_before_the_first_scan_keeps_what_was_learned_of_it(
    came: tuple[Machine, Machine],
):
    """Its journal has come, but nothing here has ever seen it as it was."""
    desk, lap = came
    desk.give_journal(lap)
    lap.write(deck(LEASE, FASTER, QUORUM))

    said = say(lap, "scan")

    assert said == "1 changed (due today).\n"
    settle(desk, lap)
    assert learned(desk) == KEPT


def test_so_it_does_where_other_bullets_came_along_and_were_edited_too(
    came: tuple[Machine, Machine],
):
    """The neighbours tell which place is whose."""
    desk, lap = came
    desk.write(deck(PAUSES, LEASE, CLOCKS, QUORUM))
    desk.scan()
    desk.give(lap)
    lap.write(deck(PAUSES.replace("likes", "like"), LEASE, FASTER, QUORUM))

    said = say(lap, "scan")

    assert said == "1 edited (kept), 1 changed (due today).\n"
    settle(desk, lap)
    assert learned(desk) == [
        ("300 ms", 1),
        ("a lock that expires by itself", 2),
        ("a majority of all servers", 2),
        ("garbage collection", 0),
    ]


def test_a_card_made_before_the_journal_came_gives_its_place_to_the_learned_one(
    came: tuple[Machine, Machine],
):
    """As soon as the machine has the note which has seen it as it was."""
    desk, lap = came
    lap.write(deck(LEASE, FASTER, QUORUM))
    assert say(lap, "scan") == "1 new.\n"
    desk.give_journal(lap)
    assert say(lap, "scan") == "Nothing changed.\n"

    lap.give_notes(desk)
    assert say(desk, "scan") == "1 changed (due today).\n"

    settle(desk, lap)
    assert learned(desk) == KEPT


def test_so_it_does_where_the_journal_of_the_new_card_comes_first(
    came: tuple[Machine, Machine],
):
    """The machine that has learned the note hears of the other card before of the edit."""
    desk, lap = came
    lap.write(deck(LEASE, FASTER, QUORUM))
    say(lap, "scan")
    lap.give_journal(desk)
    assert say(desk, "scan") == "Nothing changed.\n"

    lap.give_notes(desk)
    said = say(desk, "scan")

    assert said == "1 changed (due today).\n"
    settle(desk, lap)
    assert learned(desk) == KEPT


def test_two_machines_that_came_to_one_question_each_on_its_own_ask_it_once(
    came: tuple[Machine, Machine],
):
    """One reworded its card, the other one made it of the note as it has become."""
    desk, lap = came
    lap.write(deck(LEASE, FASTER, QUORUM))
    say(lap, "scan")
    lap.give_notes(desk)
    assert say(desk, "scan") == "1 changed (due today).\n"

    lap.give_journal(desk)
    say(desk, "scan")

    assert learned(desk) == KEPT
    settle(desk, lap)
    assert learned(desk) == KEPT


def test_a_new_card_that_was_answered_more_often_stays(came: tuple[Machine, Machine]):
    """It is the one with the longer history."""
    desk, lap = came
    lap.write(deck(LEASE, FASTER, QUORUM))
    say(lap, "scan")
    for _ in range(2):
        lap.now += timedelta(days=20)
        lap.learn()
    desk.now = lap.now
    lap.give_notes(desk)
    say(desk, "scan")

    lap.give_journal(desk)
    say(desk, "scan")

    settle(desk, lap)
    assert ("300 ms", 2) in learned(desk)
    assert [answer for answer, _ in learned(desk)] == [answer for answer, _ in KEPT]


def test_what_is_alike_and_still_to_come_takes_no_place_from_it(machines: tuple[Machine, Machine]):
    """Another bullet in the same place is not an edit of one that has never been here."""
    desk, lap = machines
    shared(desk, lap, deck(LEASE, QUORUM))
    desk.now += timedelta(minutes=5)
    desk.after(deck(LEASE, CLOCKS, QUORUM))
    desk.learn()
    desk.give_journal(lap)
    lap.now = desk.now

    lap.write(deck(LEASE, PAUSES, QUORUM))
    said = say(lap, "scan")

    assert said == "1 new.\n"
    lap.write(deck(LEASE, CLOCKS, PAUSES, QUORUM))
    settle(desk, lap)
    assert learned(desk) == [
        ("200 ms", 1),
        ("a lock that expires by itself", 2),
        ("a majority of all servers", 2),
        ("garbage collection", 0),
    ]


# Before any journal came -------------------------------------------------------------------------

REASON = (
    "- Raft elects one leader per term, because two leaders could overwrite each other.",
    "- Only one server leads in a term, for two of them might write over what the other wrote.",
)
ORDERS = (
    "journal there, scan there, journal here, notes here, scan here",
    "journal here, notes here, scan here",
    "journal here, scan here, notes here, scan here",
    "notes here, scan here, journal here, scan here",
)


def arrive(desk: Machine, lap: Machine, order: str) -> None:
    """Let what each has come to the other in an order; then let both have it all."""
    steps = {
        "journal there": lambda: desk.give_journal(lap),
        "scan there": lambda: lap.scan(),
        "journal here": lambda: lap.give_journal(desk),
        "notes here": lambda: lap.give_notes(desk),
        "scan here": lambda: desk.scan(),
    }
    for step in order.split(", "):
        steps[step]()
    desk.give_journal(lap)
    lap.scan()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "now",
    [
        REASON[0].replace("each other", "one another"),
        REASON[0].replace("term", "epoch"),
        REASON[0].replace("overwrite each other", "split the log"),
    ],
)
def test_what_a_new_machine_edits_before_it_has_heard_of_anything_goes_on(
    machines: tuple[Machine, Machine], order: str, now: str
):
    """A clone of the notes knows of no card. Who edits a bullet there has learned it all the
    same."""
    desk, lap = machines
    desk.after(deck(REASON[0], LEASE, QUORUM))
    desk.learn()
    desk.give_notes(lap)
    lap.now = desk.now
    lap.after(deck(now, LEASE, QUORUM))

    arrive(desk, lap, order)

    for machine in (desk, lap):
        assert [reviews for _, reviews in learned(machine)] == [1, 1, 1]
        assert machine.collection.undecided() == []
    assert_one_collection(desk, lap)


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_hardly_the_same_any_more_is_asked_about(
    machines: tuple[Machine, Machine], order: str
):
    """As it is where one machine has seen both."""
    desk, lap = machines
    before, now = REASON
    desk.after(deck(before, LEASE, QUORUM))
    desk.learn()
    desk.give_notes(lap)
    lap.now = desk.now
    lap.after(deck(now, LEASE, QUORUM))

    arrive(desk, lap, order)

    assert_one_collection(desk, lap)
    for machine in (desk, lap):
        (question,) = machine.collection.undecided()
        assert [f"- {question.before}", f"- {question.after}"] == [before, now]
    desk.collection.decide(desk.collection.undecided()[0], same=True)
    assert_alike(desk, lap)
    assert [reviews for _, reviews in learned(lap)] == [1, 1, 1]


@pytest.mark.parametrize("order", ORDERS)
def test_another_fact_in_its_place_has_no_history(machines: tuple[Machine, Machine], order: str):
    """What nobody had learned is new, and what went is suspended."""
    desk, lap = machines
    desk.after(deck(REASON[0], LEASE, QUORUM))
    desk.learn()
    desk.give_notes(lap)
    lap.now = desk.now
    lap.after(deck(PAUSES, LEASE, QUORUM))

    arrive(desk, lap, order)

    assert_one_collection(desk, lap)
    assert learned(desk) == [
        ("a lock that expires by itself", 1),
        ("a majority of all servers", 1),
        ("garbage collection", 0),
    ]
