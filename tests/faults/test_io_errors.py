"""A disk that reports errors."""

from __future__ import annotations

from faults import io_errors


def test_an_error_of_the_disk_is_said_and_loses_nothing():
    """What could not be stored is refused in words; what was stored before stays."""
    outcome = io_errors.figure(16, seed=9)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control
