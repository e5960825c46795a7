"""A disk without room."""

from __future__ import annotations

from faults import disk_full


def test_a_full_disk_costs_no_answer():
    """What cannot be stored is refused in words; what was acknowledged is there."""
    tally = disk_full.limited(3, seed=8)

    assert tally.bad == 0
    assert tally.refused > 0
