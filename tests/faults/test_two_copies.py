"""The journal and the database: what one loses, the other gives back, on every machine."""

from __future__ import annotations

from faults import any_order, histories, lost_copies, out_of_step, parted, two_machines


def test_a_damaged_journal_costs_nothing():
    """Cut, flipped or deleted, it is made whole from the database, and the other way round."""
    outcome = lost_copies.figure(20, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


def test_machines_that_share_what_they_learned_have_the_same_cards():
    """Whatever each did by itself, and however late the others heard of it."""
    outcome = two_machines.figure(12, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


def test_notes_and_journals_that_arrive_out_of_step_cost_nothing():
    """Neither what was learned of a bullet that still says it, nor that both have the same."""
    _, wrong = out_of_step.tried(2, seed=1)
    with out_of_step.trusts_the_notes():
        _, missed = out_of_step.tried(2, seed=1)
    with out_of_step.forgets_the_old_place():
        _, forgotten = out_of_step.tried(2, seed=100)

    assert not wrong
    assert missed
    assert forgotten


def test_bullets_with_gaps_that_are_split_and_joined_lose_none_and_mix_none_up():
    """However they are moved and marked meanwhile, and whichever machine hears of it first."""
    *_, wrong = parted.tried(2, seed=6)
    with parted.leaves_gaps_out():
        *_, missed = parted.tried(2, seed=6)

    assert not wrong
    assert missed


def test_a_bullet_that_two_machines_wrote_alike_has_what_was_learned_on_either():
    """Each had made cards of it before it heard of the other."""
    *_, wrong = parted.tried(1, seed=20261138)
    *_, wrong_too = parted.tried(1, seed=20261170)

    assert not wrong
    assert not wrong_too


def test_after_a_history_of_edits_a_lost_database_comes_back_as_it_was():
    """On the lines where the notes are by now, though the log was told of few of them."""
    outcome = histories.figure(6, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


def test_whatever_was_done_a_lost_database_comes_back_as_it_was():
    """Every table follows from the log, and the log is in the journal."""
    wrong = any_order.live(lost_copies.LosesDatabases, 8, 1, steps=12)

    assert not wrong
