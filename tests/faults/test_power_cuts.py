"""The power goes while somebody studies."""

from __future__ import annotations

from faults import power_cuts


def test_a_power_cut_takes_no_answer_with_it():
    """Every answer is flushed to the disk before it counts as given."""
    outcome = power_cuts.figure(100, seed=4)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control
