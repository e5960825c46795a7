"""Journal and notes of another machine come one after the other: the order makes no difference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from memory.machines import (
    Machine,
    assert_alike,
    assert_one_collection,
    deck,
    learned,
    say,
    shared,
)

from recall.reviews import Rating

RAFT = "- Raft elects a leader ==once per term==, because two could overwrite each other."
ELECTED = "- In Raft a leader is elected ==once per term==, for two could overwrite each other."
LEASE = "- Lease :: a lock that expires by itself"
QUORUM = "- Quorum :: a majority of all servers"
PAUSES = "- Pauses of ==garbage collection== outlast a lease more often than anybody likes."
CLOCKS = "- Clocks of two servers drift apart by ==200 ms== a day unless somebody sets them."

Arrival = Callable[[Machine, Machine], None]
"""How what one machine has comes to another, with a look there after each part of it."""


def journal_first(desk: Machine, lap: Machine) -> None:
    desk.give_journal(lap)
    say(lap, "due")
    desk.bring_notes(lap)
    say(lap, "scan", "--yes")


def notes_first(desk: Machine, lap: Machine) -> None:
    desk.bring_notes(lap)
    say(lap, "scan", "--yes")
    desk.give_journal(lap)
    say(lap, "due")


def at_once(desk: Machine, lap: Machine) -> None:
    desk.bring_notes(lap)
    desk.give_journal(lap)
    say(lap, "due")


ORDERS = pytest.mark.parametrize("arrive", [journal_first, notes_first, at_once])


@ORDERS
def test_bullets_that_moved_to_another_file_keep_their_cards(
    machines: tuple[Machine, Machine], arrive: Arrival
):
    desk, lap = machines
    shared(desk, lap, deck(RAFT, LEASE, QUORUM))
    desk.write(deck(QUORUM))
    desk.write(deck(RAFT, LEASE), "other.md")
    assert say(desk, "scan") == "2 moved.\n"

    arrive(desk, lap)

    assert [(card.path, card.reviews) for card in desk.live()] == [
        ("other.md", 1),
        ("other.md", 1),
        ("talk.md", 1),
    ]
    assert_one_collection(desk, lap)


@ORDERS
def test_bullets_that_moved_to_a_file_that_was_there_keep_their_cards(
    machines: tuple[Machine, Machine], arrive: Arrival
):
    desk, lap = machines
    desk.write(deck(PAUSES), "other.md")
    shared(desk, lap, deck(RAFT, LEASE, QUORUM))
    desk.write(deck(QUORUM))
    desk.write(deck(RAFT, PAUSES, LEASE), "other.md")
    assert say(desk, "scan") == "2 moved.\n"

    arrive(desk, lap)

    assert [card.reviews for card in desk.live()] == [1, 1, 1, 1]
    assert_one_collection(desk, lap)


@ORDERS
def test_a_renamed_file_keeps_its_cards(machines: tuple[Machine, Machine], arrive: Arrival):
    desk, lap = machines
    shared(desk, lap, deck(RAFT, LEASE, QUORUM, PAUSES))
    desk.remove()
    desk.write(deck(RAFT, LEASE, QUORUM, PAUSES), "renamed.md")
    say(desk, "scan")

    arrive(desk, lap)

    assert [(card.path, card.reviews) for card in desk.live()] == [("renamed.md", 1)] * 4
    assert_one_collection(desk, lap)


@ORDERS
def test_a_small_edit_makes_no_card_due_and_a_changed_number_does_so_once(
    machines: tuple[Machine, Machine], arrive: Arrival
):
    desk, lap = machines
    shared(desk, lap, deck(RAFT, CLOCKS, LEASE))
    desk.write(deck(ELECTED, CLOCKS.replace("200", "300"), LEASE))
    assert say(desk, "scan") == "1 edited (kept), 1 changed (due today).\n"
    assert [card.changed for card in desk.live()] == [False, True, False]

    arrive(desk, lap)

    assert_one_collection(desk, lap)
    assert [card.changed for card in lap.live()] == [False, True, False]


@ORDERS
def test_what_was_learned_again_since_the_edit_is_not_asked_again(
    machines: tuple[Machine, Machine], arrive: Arrival
):
    desk, lap = machines
    shared(desk, lap, deck(RAFT, CLOCKS, LEASE))
    desk.write(deck(RAFT, CLOCKS.replace("200", "300"), LEASE))
    say(desk, "scan")
    desk.now += timedelta(minutes=5)
    desk.collection.answer(desk.card("drift").card_id, Rating.EASY)  # type: ignore[arg-type]
    lap.now = desk.now

    arrive(desk, lap)

    assert_one_collection(desk, lap)
    assert [(card.reviews, card.changed) for card in lap.live()] == [
        (1, False),
        (2, False),
        (1, False),
    ]


def test_a_journal_without_its_notes_changes_no_card_and_says_nothing_that_is_not_so(
    machines: tuple[Machine, Machine],
):
    """The note here is not edited: it is only behind."""
    desk, lap = machines
    shared(desk, lap, deck(RAFT, CLOCKS, LEASE))
    desk.write(deck(RAFT.replace("leader", "chairman"), CLOCKS, QUORUM))
    say(desk, "scan")
    desk.learn()
    desk.give_journal(lap)
    before = len(lap.collection.log())
    lap.collection.refresh()
    heard = len(lap.collection.log())

    said = [say(lap, "scan"), say(lap, "scan")]

    assert said == ["Nothing changed.\n"] * 2
    assert heard > before
    assert len(lap.collection.log()) == heard


READS = "- Read replicas improve throughput, because queries are spread over many machines."
WRITES = READS.replace("Read", "Write")
BEFORE = deck(READS, LEASE, "", "## More", "", QUORUM)
AFTER = deck(LEASE, "", "## More", "", QUORUM, WRITES)
OF_SERVERS = "- quorum :: more than half of the servers"
MAJORITY = OF_SERVERS.replace("quorum", "majority")
QUORUMS, MAJORITIES = deck(LEASE, OF_SERVERS), deck(LEASE, MAJORITY)
OF_WRITES = [
    ("Because queries are spread over many machines", 1),
    ("a lock that expires by itself", 1),
    ("a majority of all servers", 1),
]


@ORDERS
def test_a_fact_that_a_person_said_is_the_same_stays_the_same(
    machines: tuple[Machine, Machine], arrive: Arrival
):
    desk, lap = machines
    shared(desk, lap, BEFORE)
    desk.after(AFTER)
    (question,) = desk.collection.undecided()
    desk.now += timedelta(minutes=1)
    desk.collection.decide(question, same=True)
    assert learned(desk) == OF_WRITES

    arrive(desk, lap)

    assert learned(lap) == learned(desk)
    assert lap.collection.undecided() == []
    assert_one_collection(desk, lap)
    assert learned(desk) == OF_WRITES


@ORDERS
def test_a_question_that_is_open_stays_open(machines: tuple[Machine, Machine], arrive: Arrival):
    """It is answered here or there, whichever comes first."""
    desk, lap = machines
    shared(desk, lap, BEFORE)
    desk.after(AFTER)
    assert len(desk.collection.undecided()) == 1

    arrive(desk, lap)

    assert_alike(desk, lap)
    (question,) = lap.collection.undecided()
    lap.collection.decide(question, same=True)
    assert_alike(desk, lap)
    assert_one_collection(desk, lap)
    assert learned(desk) == OF_WRITES


def as_it_is(_: Machine) -> None:
    pass


@pytest.mark.parametrize("lose", [Machine.lose_database, as_it_is])
@pytest.mark.parametrize(("before", "after"), [(BEFORE, AFTER), (QUORUMS, MAJORITIES)])
@pytest.mark.parametrize("same", [True, False])
def test_a_machine_that_begins_with_older_notes_leaves_a_question_open(
    machines: tuple[Machine, Machine],
    before: str,
    after: str,
    same: bool,
    lose: Callable[[Machine], None],
):
    """That the note stands there as it was is no answer: it may only be behind."""
    desk, lap = machines
    desk.after(before)
    desk.learn()
    desk.give_notes(lap)
    desk.after(after)
    (question,) = desk.collection.undecided()
    desk.give_journal(lap)
    lose(lap)
    lap.now = desk.now
    say(lap, "due")
    say(lap, "scan")

    lap.give_journal(desk)
    say(desk, "scan")

    assert desk.collection.undecided() == lap.collection.undecided() == [question]
    desk.now = lap.now
    desk.collection.decide(question, same=same)
    desk.give(lap)
    say(lap, "scan")
    assert_one_collection(desk, lap)
    assert [one.collection.undecided() for one in machines] == [[], []]
    reviews = [card.reviews for card in lap.live()]
    assert sorted(reviews) == ([1] * len(reviews) if same else [0, *[1] * (len(reviews) - 1)])


def test_a_bullet_that_is_moved_as_it_is_while_another_machine_asks_about_it_keeps_its_card(
    machines: tuple[Machine, Machine],
):
    """The newer bullet, which has not come yet, has no part in the move."""
    desk, lap = machines
    shared(desk, lap, QUORUMS)
    lap.after(MAJORITIES)
    assert len(lap.collection.undecided()) == 1
    desk.now = lap.now
    lap.give_journal(desk)
    say(desk, "due")

    desk.write(deck(LEASE))
    desk.write(deck(OF_SERVERS), "other.md")
    say(desk, "scan")

    assert [(c.front, c.path, c.reviews) for c in desk.live()] == [
        ("Lease", "talk.md", 1),
        ("quorum", "other.md", 1),
        ("majority", "talk.md", 0),
    ]
    lap.now = desk.now
    desk.give(lap)
    say(lap, "scan")
    assert_alike(desk, lap)
    assert_one_collection(desk, lap)
    assert [(c.front, c.path, c.reviews) for c in desk.live()] == [
        ("Lease", "talk.md", 1),
        ("quorum", "other.md", 1),
    ]
    assert [one.collection.undecided() for one in machines] == [[], []]


def test_a_question_that_was_answered_elsewhere_meanwhile_is_not_asked_again(
    machines: tuple[Machine, Machine],
):
    """Here it was asked later than it was answered there, for nobody here had heard of that."""
    desk, lap = machines
    ways = "- Ways to lose what is in {}:\n  - delete it\n  - overwrite it\n  - forget it"
    shared(desk, lap, deck(ways.format("Cusco"), LEASE))
    for one in (desk, lap):
        one.write(deck(ways.format("Hobart")), "other.md")
        one.scan()
        one.give_journal(lap if one is desk else desk)
    for one in (lap, desk):
        one.now += timedelta(hours=1)
        one.after(deck(LEASE))
        desk.now = lap.now
    questions = lap.collection.undecided()
    assert len(questions) == len(desk.collection.undecided())
    for question in questions:
        lap.collection.decide(question, same=True)
    desk.now += timedelta(hours=1)
    lap.give_journal(desk)
    say(desk, "due")

    assert desk.collection.undecided() == []
    lap.now = desk.now
    assert_one_collection(desk, lap)


@ORDERS
def test_a_deleted_bullet_takes_its_card_along(machines: tuple[Machine, Machine], arrive: Arrival):
    desk, lap = machines
    shared(desk, lap, deck(RAFT, LEASE, QUORUM, PAUSES))
    desk.after(deck(RAFT, QUORUM, PAUSES))

    arrive(desk, lap)

    assert_one_collection(desk, lap)
    assert [card.answer for card in desk.live()] == [
        "once per term",
        "a majority of all servers",
        "garbage collection",
    ]


def test_an_edit_of_ones_own_while_the_notes_of_the_other_are_still_to_come_is_taken_in(
    machines: tuple[Machine, Machine],
):
    """In the file that they will come to: what is new here gets its card, what waits waits."""
    desk, lap = machines
    shared(desk, lap, deck(RAFT, CLOCKS, LEASE))
    desk.write(deck(CLOCKS))
    desk.write(deck(RAFT, LEASE), "other.md")
    say(desk, "scan")
    desk.give_journal(lap)
    say(lap, "due")

    lap.write(deck(RAFT, CLOCKS.replace("200", "300"), LEASE, QUORUM))
    said = say(lap, "scan")

    assert said == "1 new, 1 changed (due today).\n"
    lap.write(deck(CLOCKS.replace("200", "300"), QUORUM))
    lap.write(deck(RAFT, LEASE), "other.md")
    say(lap, "scan")
    lap.bring_notes(desk)
    lap.give_journal(desk)
    say(desk, "scan")
    assert_one_collection(desk, lap)
    assert learned(desk) == [
        ("300 ms", 1),
        ("a lock that expires by itself", 1),
        ("a majority of all servers", 0),
        ("once per term", 1),
    ]


def test_cards_whose_notes_never_arrive_are_told_of_and_can_be_let_go(
    machines: tuple[Machine, Machine],
):
    """The other machine is dead, and only its journal came; its cards are asked until then."""
    desk, lap = machines
    shared(desk, lap, deck(RAFT, LEASE))
    desk.now += timedelta(minutes=5)
    desk.after(deck(QUORUM, PAUSES), "lost.md")
    desk.learn()
    desk.give_journal(lap)
    lap.now = desk.now
    say(lap, "scan")

    said = say(lap, "doctor")

    assert (
        "  remark    2 learned cards are of notes that no scan has found here: lost.md.\n"
        "            They wait in the queue until another machine's notes are here, too. If those"
        " are lost for good, `recall rebuild` takes the notes here for all there are, and asks"
        " before a learned card goes.\n"
    ) in said
    assert "2 of 4 cards of Talk (lost.md) would be suspended" in say(lap, "rebuild")
    assert say(lap, "scan", "--yes") == "2 gone (suspended).\n"
    assert "no scan has found" not in say(lap, "doctor")


def test_a_machine_that_begins_with_a_journal_and_older_notes_is_right_once_it_has_the_newer(
    machines: tuple[Machine, Machine],
):
    """What it makes of the older ones meanwhile costs no card its history."""
    desk, lap = machines
    desk.after(deck(RAFT, LEASE, QUORUM, CLOCKS))
    desk.learn()
    desk.give_notes(lap)
    desk.write(deck(QUORUM, CLOCKS.replace("200", "300"), PAUSES))
    desk.write(deck(RAFT, LEASE), "other.md")
    desk.scan()
    desk.now += timedelta(minutes=5)
    desk.learn()
    before = learned(desk)
    desk.give_journal(lap)
    lap.now = desk.now
    say(lap, "scan", "--yes")

    desk.bring_notes(lap)
    say(lap, "scan", "--yes")

    assert learned(lap) == before
    desk.now = lap.now
    assert_one_collection(desk, lap)
    assert learned(desk) == before


def test_a_bullet_deleted_elsewhere_is_asked_for_here_as_long_as_it_stands_here(
    machines: tuple[Machine, Machine],
):
    """Whether this one is only behind, or was kept, nobody can tell until the notes are here."""
    desk, lap = machines
    shared(desk, lap, deck(RAFT, LEASE, QUORUM, PAUSES))
    before = learned(lap)
    desk.after(deck(RAFT, QUORUM, PAUSES))
    desk.give_journal(lap)
    say(lap, "due")
    assert learned(lap) == before

    desk.bring_notes(lap)

    assert say(lap, "scan") == "1 gone (suspended).\n"
    assert_one_collection(desk, lap)
    assert [answer for answer, _ in learned(desk)] == [
        "a majority of all servers",
        "garbage collection",
        "once per term",
    ]


def test_the_inbox_offers_no_draft_whose_note_is_still_to_come(machines: tuple[Machine, Machine]):
    """It could not be decided about: nothing says whether the note will come as it was."""
    desk, lap = machines
    shared(desk, lap, deck(LEASE))
    wait = "- Most of our evenings went into sorting the slides, somehow."
    desk.after(deck(wait), "other.md")
    waits = [one.text for one in desk.collection.waiting()]

    desk.give_journal(lap)
    lap.collection.refresh()
    before = [one.text for one in lap.collection.waiting()]
    desk.give_notes(lap)
    lap.scan()

    assert waits == ["Most of our evenings went into sorting the slides, somehow."]
    assert before == []
    assert [one.text for one in lap.collection.waiting()] == waits
