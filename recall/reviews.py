"""What was answered: ratings, states, memory, and the reviews that the log keeps for ever."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple, NewType

EventId = NewType("EventId", str)
"""A ULID: 26 characters that sort by time."""


class Rating(IntEnum):
    """How well a card was remembered."""

    AGAIN = 1
    """Forgotten."""
    HARD = 2
    """Remembered, with effort."""
    GOOD = 3
    EASY = 4


class State(StrEnum):
    """Where a card stands in its life."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class Memory(NamedTuple):
    """What FSRS believes about one card in one head."""

    stability: float
    """Days until the chance of recall has fallen to 90 %."""

    difficulty: float
    """From 1 (easy) to 10 (hard)."""


class Schedule(NamedTuple):
    """What an answer makes of a card."""

    state: State
    memory: Memory
    due_day: date | None
    """The study day it comes back; only for review cards."""

    due_at: datetime | None
    """The instant (UTC) it comes back; only for (re)learning cards."""

    step: int = 0
    """Index of the (re)learning step it waits in."""


class Review(NamedTuple):
    """One answer, as the log keeps it."""

    review_id: EventId
    card_id: str
    reviewed_at: datetime
    """An instant in UTC, exact to the millisecond; no two reviews share one."""

    offset_minutes: int
    """East of UTC, on the wall clock of the person at that instant."""

    study_day: date
    rating: Rating
    took_ms: int
    """From the question on the screen to the answer; 0 when nobody measured it."""

    state_before: State
    after: Schedule
