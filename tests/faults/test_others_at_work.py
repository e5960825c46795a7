"""Other programs, and other terminals, at the same database."""

from __future__ import annotations

import pytest
from faults import flushes, held, two_terminals
from faults.harnesses import CannotTryError


def test_two_terminals_never_take_an_answer_from_each_other():
    """Whoever is second hears that the card was answered; both answers are never half there."""
    outcome = two_terminals.figure(60, seed=6)

    assert outcome.bad == 0, outcome.said


def test_a_database_that_is_held_is_called_busy():
    """Every command says so, and ends with the code for it."""
    said, refused, wrong = held._held()

    assert (said, wrong) == (2 * len(held.COMMANDS), [])
    assert refused > len(held.COMMANDS)


def test_an_answer_is_flushed_before_the_next_question():
    """What the kernel was really asked for, not what a setting says."""
    try:
        outcome = flushes.figure(5, seed=5)
    except CannotTryError as error:
        pytest.skip(str(error))

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control
