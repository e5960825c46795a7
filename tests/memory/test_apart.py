"""Machines that hear late of one another: no learned card is lost to the order things come in."""

from __future__ import annotations

import itertools
import os
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults.tables import contents, differences
from memory.machines import Machine, assert_alike, deck, learned, say, shared

from recall.cli import recall
from recall.collection.base import moment_of
from recall.collection.caring import Care
from recall.collection.changes import Changes, Orphaned
from recall.collection.doctor import Grade
from recall.collection.storing import store
from recall.errors import NothingToUndoError
from recall.store import prompts

CHURN = "Churn above =={}== % a year hides every growth number."
LEASE = "- Lease :: a lock that expires by itself"
RAFT = "- Raft elects a leader ==once per term==, because two could overwrite each other."
FOLLOWERS = "\n  Q: What does a follower do on a newer term?\n  A: It takes it over."


def churn(number: int) -> str:
    return deck(f"- {CHURN.format(number)}", LEASE)


@pytest.fixture
def desk(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "desk")


@pytest.fixture
def lap(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "lap")


# The note stands, and another machine took its card out of the queue -----------------------------


def test_a_card_whose_note_stands_comes_back_though_another_machine_suspended_it(
    desk: Machine, lap: Machine
):
    """There the bullet was another one for a while, as both sides of a conflict have it."""
    shared(desk, lap, churn(95))
    desk.after(churn(96))
    lap.after(deck("- Nobody reads a dashboard twice.", LEASE))
    assert learned(lap) == [("a lock that expires by itself", 1)]

    lap.give_journal(desk)
    desk.scan()

    assert learned(desk) == [("96", 1), ("a lock that expires by itself", 1)]
    desk.give(lap)
    lap.scan()
    assert learned(lap) == [("96", 1), ("a lock that expires by itself", 1)]
    assert_alike(desk, lap)


def test_a_card_that_a_person_suspended_comes_back_suspended(desk: Machine, lap: Machine):
    """That its note stands says nothing of whether it is wanted."""
    card = shared(desk, lap, churn(95))
    desk.collection.set_suspended([card.card_id], True)  # type: ignore[list-item]
    lap.after(deck(LEASE))

    lap.give_journal(desk)
    desk.scan()

    row = desk.collection.card(card.card_id)  # type: ignore[arg-type]
    assert (row.orphan, row.suspended) == (False, True)


def test_doctor_names_cards_that_are_suspended_though_their_notes_stand(
    desk: Machine, lap: Machine
):
    """What an earlier Recall made of journals that came out of step is mended by the next scan."""
    card = shared(desk, lap, churn(95))
    lap.after(deck(LEASE))
    lap.give_journal(desk)
    desk.collection.refresh()
    with desk.base.db.writing() as writer:
        gone = Orphaned(prompts.by_id(writer, [card.prompt_id])[0], whole=True)
        store(
            writer,
            Changes({}, (), (), (gone,), ()),
            files=(),
            gone=(),
            moment=moment_of(desk.base),
            dice=os.urandom,
        )
    desk.close()

    def faults() -> list[tuple[str, str]]:
        found = Care(desk.folder, lambda: desk.now).examine().of(Grade.FAULT)
        return [(each.what, each.todo) for each in found if each.about == "cards"]

    assert faults() == [
        (
            f"1 learned card is suspended, though its note stands: {card.card_id} (talk.md:3).",
            "`recall scan` gives it back, with what was answered.",
        )
    ]
    done = CliRunner().invoke(recall, ["-C", str(desk.folder), "scan"])
    assert done.stdout == "1 back.\n"
    assert faults() == []
    desk.collection = desk.open()
    assert learned(desk) == [("95", 1), ("a lock that expires by itself", 1)]


def test_of_a_card_and_the_one_made_anew_of_its_note_the_one_that_was_learned_stays(
    desk: Machine, lap: Machine
):
    """The other machine read the notes before it heard of what was learned from them."""
    desk.after(deck(RAFT))
    desk.learn()
    desk.after(deck(LEASE, RAFT))
    desk.give_notes(lap)
    lap.now = desk.now
    lap.scan()
    assert [card.reviews for card in lap.live()] == [0, 0]

    desk.give_journal(lap)
    lap.scan()

    raft = ("once per term", 1)
    assert learned(lap) == [("a lock that expires by itself", 0), raft]
    assert_alike(desk, lap)
    assert learned(desk) == learned(lap)


def test_a_card_that_two_machines_made_is_found_by_either_id_with_what_both_did(
    desk: Machine, lap: Machine
):
    """Each read the notes by itself, and gave the card an id of its own."""
    for hour, machine in enumerate((desk, lap)):
        machine.now += timedelta(hours=hour)
        machine.after(deck(LEASE))
        machine.learn()
    ids = [machine.cards()[0].card_id for machine in (desk, lap)]
    assert_alike(desk, lap)
    first, second = (machine.cards()[0] for machine in (desk, lap))
    assert first == second

    for machine, asked in itertools.product((desk, lap), ids):
        row = machine.collection.card(asked)  # type: ignore[arg-type]
        assert (row.id, row.reviews) == (first.card_id, 2)
        assert len(machine.collection.history(asked)) == 2  # type: ignore[arg-type]
        machine.close()
        told = CliRunner().invoke(recall, ["-C", str(machine.folder), "log", asked]).stdout
        lines = [line.split("  ") for line in told.splitlines()]
        assert [(line[1], line[2].split(",")[0], line[3]) for line in lines] == [
            (first.card_id, "card added", "Lease"),
            (first.card_id, "answered easy", "Lease"),
        ] * 2
        machine.collection = machine.open()

    assert lap.collection.set_suspended([ids[1]], True) == 1  # type: ignore[list-item]
    assert lap.collection.card(ids[0]).suspended  # type: ignore[arg-type]


@pytest.mark.parametrize("alike", [1, 3])
def test_a_note_that_two_machines_learned_on_other_lines_is_one_card(
    desk: Machine, lap: Machine, alike: int
):
    """On one of them a line more stood above it, before either heard of the other."""
    twins = [LEASE] * alike
    desk.after(deck(*twins))
    lap.after(deck("Notes from the second row.", "", *twins))
    for hour, machine in enumerate((desk, lap)):
        machine.now += timedelta(hours=hour)
        machine.learn()
    answered = [("a lock that expires by itself", 2)] * alike

    assert_alike(desk, lap)

    assert learned(desk) == learned(lap) == answered
    assert [card.line for card in desk.live()] == [3 + n for n in range(alike)]
    assert [card.line for card in lap.live()] == [5 + n for n in range(alike)]
    desk.give_notes(lap)
    assert_alike(desk, lap)
    lap.lose_database()
    lap.scan()
    assert learned(desk) == learned(lap) == answered


def test_a_bullet_that_is_written_once_more_has_a_card_of_its_own(desk: Machine, lap: Machine):
    """Whoever knew of the first one made no copy of its card."""
    shared(desk, lap, deck(LEASE))
    desk.now += timedelta(hours=1)
    lap.after(deck(LEASE, LEASE))
    lap.learn()

    lap.give(desk)
    assert_alike(desk, lap)

    lease = "a lock that expires by itself"
    assert learned(desk) == learned(lap) == [(lease, 1), (lease, 2)]


# The journal comes before the notes -------------------------------------------------------------


def test_a_journal_that_comes_before_the_edited_note_costs_no_card(desk: Machine, lap: Machine):
    """The note here is only behind: the card is as the machine has it that knows the edit."""
    shared(desk, lap, churn(95))
    desk.after(churn(96))

    desk.give_journal(lap)
    lap.scan()

    assert learned(lap) == [("96", 1), ("a lock that expires by itself", 1)]
    desk.give_notes(lap)
    lap.scan()
    assert learned(lap) == [("96", 1), ("a lock that expires by itself", 1)]
    assert_alike(desk, lap)
    assert learned(desk) == [("96", 1), ("a lock that expires by itself", 1)]


@pytest.mark.parametrize("path", ["talk.md", "new.md"])
def test_a_journal_that_comes_before_a_new_note_costs_no_card(
    desk: Machine, lap: Machine, path: str
):
    """Neither where the note is still missing, nor where it has stood all the time."""
    shared(desk, lap, churn(95))
    new = "- Quorum :: a majority of all servers"
    desk.after(deck(new) if path == "new.md" else churn(95) + new + "\n", path)
    desk.learn()

    desk.give_journal(lap)
    lap.scan()
    lap.give_journal(desk)
    desk.scan()
    assert ("a majority of all servers", 1) in learned(desk)

    desk.give(lap)
    lap.scan()
    assert ("a majority of all servers", 1) in learned(lap)
    assert_alike(desk, lap)
    assert ("a majority of all servers", 1) in learned(desk)


def test_a_machine_to_which_no_notes_have_come_waits_for_them(desk: Machine, lap: Machine):
    """Of a whole new one nobody says that anything is gone."""
    desk.after(deck(RAFT, LEASE))
    desk.learn()
    before = learned(desk)
    desk.give_journal(lap)
    lap.now = desk.now

    said = [say(lap, "due"), say(lap, "scan", "--yes")]

    assert said == ["Nothing is due.\n", "Nothing changed.\n"]
    assert learned(lap) == before
    desk.give_notes(lap)
    assert say(lap, "scan") == "Nothing changed.\n"
    assert_alike(desk, lap)
    assert learned(lap) == learned(desk) == before


def test_undo_takes_back_nothing_of_a_card_that_is_still_to_come(desk: Machine, lap: Machine):
    """The journal of who answered it may come before that of who made it."""
    shared(desk, lap, churn(95))
    made = desk.journals()[0].name
    lap.now += timedelta(hours=1)
    lap.learn()
    lap.collection.set_suspended([lap.cards()[0].card_id], True)  # type: ignore[list-item]
    tower = Machine(desk.folder.with_name("tower"))
    lap.give_journal(tower)
    (tower.folder / ".recall" / "journal" / made).unlink()
    tower.collection.refresh()
    before = len(tower.collection.log())

    with pytest.raises(NothingToUndoError):
        tower.collection.undo()

    assert before > 0
    assert len(tower.collection.log()) == before


# What is learned of one note in years ------------------------------------------------------------


@pytest.fixture
def grown(desk: Machine) -> Machine:
    """A note that moved down without a word, got another card below, and has both learned."""
    desk.after(deck(RAFT, LEASE))
    desk.learn()
    above = ("- Quorum :: a majority", "- Term :: a number")
    desk.after(deck(*above, RAFT, LEASE))
    desk.after(deck(*above, RAFT + FOLLOWERS, LEASE))
    desk.learn()
    assert len(desk.live()) == 5
    return desk


def test_a_second_card_of_a_note_that_had_moved_outlives_the_database(grown: Machine):
    before = contents(grown.collection)
    grown.lose_database()

    grown.collection.refresh()

    assert differences(before, contents(grown.collection)) == []


def test_a_first_scan_elsewhere_suspends_no_card_of_a_note_that_had_moved(
    grown: Machine, lap: Machine
):
    """Neither there, nor, by its journal, here."""
    before = contents(grown.collection)
    grown.give(lap)

    lap.scan()

    assert learned(lap) == learned(grown)
    lap.give_journal(grown)
    grown.scan()
    assert differences(before, contents(grown.collection)) == []
