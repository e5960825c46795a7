"""How the answers to one card went, and the schedule that comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from recall.reviews import Memory, Rating, State
from recall.store.derived import NewRow
from recall.store.log import is_between

if TYPE_CHECKING:
    from recall.scheduling import Forgetting
    from recall.store.entries import Entry


class Course:
    """The answers to one card so far."""

    __slots__ = ("_after", "_forward", "_lapses", "_last_day", "_last_id", "_memory", "_reviews")

    def __init__(self) -> None:
        self._reviews = 0
        self._lapses = 0
        self._memory: Memory | None = None
        self._last_day: date | None = None
        self._last_id = ""
        self._after: Mapping[str, Any] = {}
        self._forward: str | None = None
        """The study day to which an edit since the last answer brought the card forward."""

    def answered(self, entry: Entry, body: Mapping[str, Any], forgetting: Forgetting) -> None:
        """Let the next answer be given, as its entry tells it."""
        rating, day = Rating(body["rating"]), date.fromisoformat(entry.study_day)
        elapsed = max(0, (day - self._last_day).days) if self._last_day else 0
        self._memory = forgetting.after(self._memory, rating, elapsed)
        self._last_day = day
        self._last_id = entry.entry_id
        self._reviews += 1
        self._lapses += body["state_before"] == State.REVIEW and rating is Rating.AGAIN
        self._after = {key: body[key] for key in ("state_after", "step", "due_day", "due_at")}
        self._forward = None

    def edited(self, study_day: str, as_learned: Sequence[str] | None) -> None:
        """Bring the card forward to a day, as its fact was changed then, or let it be due as it was
        where the words that it got back were those of its last answer, between these entries."""
        if as_learned and is_between(self._last_id, as_learned):
            self._forward = None
        else:
            self._forward = min(self._forward or study_day, study_day)

    def columns(self) -> NewRow:
        """Return the schedule as `cards` has it."""
        if self._memory is None or self._last_day is None:
            return dict(_NEVER_ASKED)
        due_day = self._after["due_day"]
        if due_day and self._forward:
            due_day = min(due_day, self._forward)
        return {
            "state": self._after["state_after"],
            "stability": self._memory.stability,
            "difficulty": self._memory.difficulty,
            "step": self._after["step"],
            "due_day": due_day,
            "due_at": self._after["due_at"],
            "last_day": self._last_day.isoformat(),
            "reviews": self._reviews,
            "lapses": self._lapses,
            "changed": int(self._forward is not None),
        }


_NEVER_ASKED: NewRow = {
    "state": State.NEW.value, "stability": None, "difficulty": None, "step": 0, "due_day": None,
    "due_at": None, "last_day": None, "reviews": 0, "lapses": 0, "changed": 0,
}  # fmt: skip
