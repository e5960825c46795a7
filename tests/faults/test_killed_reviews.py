"""`kill -9` in the middle of a review."""

from __future__ import annotations

from faults import killed_reviews


def test_whoever_saw_the_next_card_has_the_answer():
    """It is on the disk before the next question is asked, whatever ends the program."""
    outcome = killed_reviews.figure(12, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control
    assert " 0 answers" not in outcome.said
