"""What a look at a collection finds, and how bad it is."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple


class Grade(IntEnum):
    """How bad a finding is."""

    FINE = 0
    REMARK = 1
    """Nothing is wrong, but somebody may want to know."""
    FAULT = 2
    """Something does not work as it should; nothing that was learned is in danger."""
    DAMAGE = 3
    """What was learned is not stored as it was."""


class Finding(NamedTuple):
    """One thing that was looked at. No finding quotes a card, a note, or an answer."""

    about: str
    """What it is about, in one word."""
    grade: Grade
    what: str
    """A sentence."""
    todo: str = ""
    """What to do about it, a sentence; empty where nothing has to be done."""
    mend: Callable[[], object] | None = None
    """What `recall doctor --repair` does about it; None where that is for another command."""


def fine(about: str, what: str) -> Finding:
    return Finding(about, Grade.FINE, what)


def remark(about: str, what: str, todo: str = "") -> Finding:
    return Finding(about, Grade.REMARK, what, todo)


def fault(
    about: str, what: str, todo: str = "", mend: Callable[[], object] | None = None
) -> Finding:
    return Finding(about, Grade.FAULT, what, todo, mend)


def damaged(about: str, what: str, todo: str) -> Finding:
    return Finding(about, Grade.DAMAGE, what, todo)


ELSEWHERE = "elsewhere"
"""What a finding is about that leaves open what was learned on other machines."""

REPAIR = "`recall doctor --repair` does that."
REBUILD = "`recall rebuild` makes the database anew from the journal."
