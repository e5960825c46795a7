"""What the log says about learning: today, true retention, the streak and the days to come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import NamedTuple

from recall.days import day_after

FORECAST_DAYS = 30
MATURE_DAYS = 21
"""From this interval on a card is mature, as in Anki; below it is young."""

WINDOWS = (("today", 1), ("7 days", 7), ("30 days", 30), ("365 days", 365))
"""Over how many study days, today included, true retention is shown."""

# 97.5 % of a normal distribution lie below this many deviations: a 95 % interval.
_DEVIATIONS = 1.959964


class Effort(NamedTuple):
    """What one study day came to."""

    reviews: int
    """Answers given."""
    cards: int
    """Different cards among them."""
    seconds: float
    again: int

    @property
    def again_share(self) -> float | None:
        """From 0 to 1; None without answers."""
        return self.again / self.reviews if self.reviews else None


class FirstAnswers(NamedTuple):
    """First answers of a day to review cards, by study day and the interval they had."""

    study_day: date
    mature: bool
    remembered: int
    answers: int


class Rate(NamedTuple):
    """A share, with how sure it is."""

    remembered: int
    answers: int
    share: float | None
    """From 0 to 1; None without answers."""
    low: float | None
    """Lower end of the 95 % interval of Wilson."""
    high: float | None


class Retention(NamedTuple):
    """True retention over one stretch of days."""

    window: str
    days: int
    young: Rate
    mature: Rate
    both: Rate


class Forecast(NamedTuple):
    """How many cards come back on one day."""

    day: date
    cards: int


class States(NamedTuple):
    """How many cards stand where; each card is counted once."""

    new: int
    learning: int
    relearning: int
    young: int
    mature: int
    suspended: int
    drafts: int
    """Waiting for a person's word."""
    orphans: int
    """Their note, or their gap in it, is gone."""

    @property
    def studied(self) -> int:
        """Cards that are in the schedule or will enter it by themselves."""
        return self.new + self.learning + self.relearning + self.young + self.mature


class Stats(NamedTuple):
    """Everything `recall stats` shows."""

    day: date
    today: Effort
    streak: int
    """Study days in a row with an answer, up to today or yesterday."""
    longest_streak: int
    goal: float
    """Desired retention."""
    retention: tuple[Retention, ...]
    backlog: int
    """Review cards that were due before today."""
    forecast: tuple[Forecast, ...]
    """From today on; what is overdue is not in it."""
    states: States
    total_reviews: int
    total_days: int
    """Study days with an answer."""
    seconds_per_card: float

    def plain(self) -> dict[str, object]:
        """Return all of it as values that JSON can keep."""
        return {
            "day": self.day.isoformat(),
            "today": {
                **self.today._asdict(),
                "minutes": round(self.today.seconds / 60, 1),
                "again_share": self.today.again_share,
            },
            "streak": self.streak,
            "longest_streak": self.longest_streak,
            "goal": self.goal,
            "retention": [
                {
                    "window": row.window,
                    "days": row.days,
                    "young": row.young._asdict(),
                    "mature": row.mature._asdict(),
                    "both": row.both._asdict(),
                }
                for row in self.retention
            ],
            "backlog": self.backlog,
            "forecast": [{"day": f.day.isoformat(), "cards": f.cards} for f in self.forecast],
            "states": self.states._asdict(),
            "total_reviews": self.total_reviews,
            "total_days": self.total_days,
            "seconds_per_card": self.seconds_per_card,
        }


def rate(remembered: int, answers: int) -> Rate:
    """Return the share that was remembered, with its 95 % interval.

    Wilson's, which stays between 0 and 1 and holds for few answers too
    (E. B. Wilson, 1927).
    """
    if not answers:
        return Rate(0, 0, None, None, None)
    share, z2 = remembered / answers, _DEVIATIONS**2
    middle = (share + z2 / (2 * answers)) / (1 + z2 / answers)
    reach = sqrt(share * (1 - share) / answers + z2 / (4 * answers**2))
    half = _DEVIATIONS * reach / (1 + z2 / answers)
    return Rate(remembered, answers, share, max(0.0, middle - half), min(1.0, middle + half))


def retention(answers: Iterable[FirstAnswers], today: date) -> tuple[Retention, ...]:
    """Return true retention for each of the WINDOWS that end with `today`."""
    rows = list(answers)
    return tuple(_retention(name, days, rows, today) for name, days in WINDOWS)


def _retention(name: str, days: int, answers: Sequence[FirstAnswers], today: date) -> Retention:
    first = today - timedelta(days=days - 1)
    inside = [row for row in answers if first <= row.study_day <= today]
    return Retention(
        name,
        days,
        young=_rate_of(row for row in inside if not row.mature),
        mature=_rate_of(row for row in inside if row.mature),
        both=_rate_of(inside),
    )


def _rate_of(answers: Iterable[FirstAnswers]) -> Rate:
    rows = list(answers)
    return rate(sum(row.remembered for row in rows), sum(row.answers for row in rows))


def streak(days: Collection[date], today: date, *, exists: Callable[[date], bool]) -> int:
    """Return how many study days in a row have an answer, up to today or yesterday.

    A day that the calendar of the place left out (`exists` says so; Samoa had no
    30 December 2011) breaks nothing; whoever spent it elsewhere and studied has it counted.
    """
    studied = set(days)
    day = today if today in studied else _before(today, studied, exists)
    length = 0
    while day in studied:
        length += 1
        day = _before(day, studied, exists)
    return length


def longest_streak(days: Collection[date], *, exists: Callable[[date], bool]) -> int:
    """Return the most study days in a row that had an answer."""
    longest = length = 0
    studied = set(days)
    for day in sorted(studied):
        length = length + 1 if _before(day, studied, exists) in studied else 1
        longest = max(longest, length)
    return longest


def _before(day: date, studied: Collection[date], exists: Callable[[date], bool]) -> date:
    before = day - timedelta(days=1)
    return before if before in studied or exists(before) else before - timedelta(days=1)


def forecast(due: Mapping[date, int], today: date) -> tuple[Forecast, ...]:
    """Return how many cards come back on each of the next FORECAST_DAYS, today first."""
    days = [day_after(today, ahead) for ahead in range(FORECAST_DAYS)]
    return tuple(Forecast(day, due.get(day, 0)) for day in days)
