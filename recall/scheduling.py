"""When a card comes back: FSRS over study days, our own fuzz, and the replay of a card's reviews.

py-fsrs computes memory. It counts elapsed time in blocks of 24 hours from one instant to
the next; Anki counts study days. So it is handed midnights, one per study day, and both
agree. `fsrs` is imported when the first answer is weighed, not before: the first question
of a session need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from math import e, floor
from typing import TYPE_CHECKING, NamedTuple

from recall.cards import StudyCard
from recall.errors import UnusableWeightsError
from recall.reviews import Memory, Rating, Schedule, State
from recall.settings import Settings

if TYPE_CHECKING:
    import fsrs

# The weights that FSRS-6 was published with (open-spaced-repetition, fsrs-rs 4 and
# py-fsrs 6); a test compares them with the library's.
PUBLISHED_WEIGHTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip

SHORTEST_STABILITY = 0.001
LONGEST_STABILITY = 36_500.0
"""Anki's bound; py-fsrs has none."""

LONGEST_INTERVAL = 36_500

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_FIRST_MIDNIGHT = datetime(1, 1, 1, tzinfo=UTC)
# A clock gone wrong may claim eight thousand years; midnights end with the year 9999.
_LONGEST_ELAPSED = 3_000_000

Load = Callable[[date], int]
"""Says how many cards are due on a day to come."""


def no_load(_: date) -> int:
    """Say that every day to come is empty."""
    return 0


class _Weighed(NamedTuple):
    """What py-fsrs makes of one answer, before fuzz."""

    state: State
    memory: Memory
    step: int
    wait: timedelta


class Scheduler:
    """Weighs the four answers to a card under one collection's settings."""

    def __init__(self, settings: Settings) -> None:
        """Take retention, steps, longest interval and weights from `settings`.

        Raises UnusableWeightsError.
        """
        import fsrs

        self._longest = max(1, min(settings.maximum_interval, LONGEST_INTERVAL))
        self._fsrs = fsrs.Scheduler(
            parameters=usable(settings.weights),
            desired_retention=settings.retention,
            learning_steps=_minutes(settings.learning_steps),
            relearning_steps=_minutes(settings.relearning_steps),
            maximum_interval=self._longest,
            enable_fuzzing=False,
        )

    def choices(
        self,
        card: StudyCard,
        *,
        day: date,
        now: datetime,
        load: Load = no_load,
    ) -> dict[Rating, Schedule]:
        """Return what each rating would make of the card.

        `day` is the study day of `now`; `load` lets the fuzz choose the emptier ones of the
        days to come. A better rating never
        comes back on an earlier day, an interval is at least one day, and no wait, nor a
        step, is longer than the longest interval.
        """
        elapsed = elapsed_days(card.last_day, day)
        chance = fraction(card.card_id, card.reviews)
        given = _interval_given(card)
        least_days, least_wait = 1, timedelta(0)
        schedules = {}
        for rating in Rating:
            weighed = self._weigh(card, rating, elapsed)
            if weighed.state is State.REVIEW:
                least = max(least_days, _grown(given, weighed, rating))
                days = self._fuzzed(weighed.wait // _DAY, least, chance, day, load)
                least_days = days + 1
                schedule = Schedule(State.REVIEW, weighed.memory, _after(day, days), None)
            else:
                least_wait = max(least_wait, min(weighed.wait, self._longest * _DAY))
                least_days = max(least_days, -(-least_wait // _DAY))
                due_at = _at(now, least_wait)
                schedule = Schedule(weighed.state, weighed.memory, None, due_at, weighed.step)
            schedules[rating] = schedule
        return schedules

    def _weigh(self, card: StudyCard, rating: Rating, elapsed: int) -> _Weighed:
        import fsrs

        midnight = _FIRST_MIDNIGHT + min(elapsed, _LONGEST_ELAPSED) * _DAY
        answered, _ = self._fsrs.review_card(_as_fsrs(card), fsrs.Rating(rating), midnight)
        stability, difficulty = answered.stability, answered.difficulty
        assert stability is not None  # a card that was answered has a memory
        assert difficulty is not None
        return _Weighed(
            State[answered.state.name.upper()],
            Memory(min(stability, LONGEST_STABILITY), difficulty),
            answered.step or 0,
            answered.due - midnight,
        )

    def _fuzzed(self, days: int, least: int, chance: float, day: date, load: Load) -> int:
        first, last = fuzz_range(days, least=least, longest=self._longest)
        loads = [load(_after(day, wait)) for wait in range(first, last + 1)]
        return first + pick(loads, chance)


def usable(weights: tuple[float, ...]) -> tuple[float, ...]:
    """Return the weights, or the published ones when there are none.

    Raises UnusableWeightsError where py-fsrs would not take them.
    """
    if not weights:
        return PUBLISHED_WEIGHTS
    import fsrs

    try:
        fsrs.Scheduler(parameters=weights)
    except ValueError as error:
        raise UnusableWeightsError(" ".join(str(error).split())) from error
    return weights


def elapsed_days(last_day: str | date | None, day: date) -> int:
    """Return the study days since the last review: 0 when there was none or the clock went back."""
    if last_day is None:
        return 0
    last = date.fromisoformat(last_day) if isinstance(last_day, str) else last_day
    return max(0, (day - last).days)


# Fuzz ---------------------------------------------------------------------------------

# How far an interval may be moved: a day, and these shares of the stretches it spans (Anki's).
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


def fuzz_range(days: int, *, least: int = 1, longest: int = LONGEST_INTERVAL) -> tuple[int, int]:
    """Return the shortest and longest interval, in days, that may stand for `days`.

    Below 2.5 days there is no choice.
    """
    least = min(least, longest)
    days = min(max(days, least), longest)
    if days < 2.5:
        return days, days
    delta = 1.0 + sum(share * max(0.0, min(days, end) - start) for start, end, share in _FUZZ)
    first = min(max(floor(days - delta + 0.5), least), longest)
    last = min(max(floor(days + delta + 0.5), least), longest)
    return first, last


def fraction(card_id: str, reviews: int) -> float:
    """Return a number from 0 to below 1 that depends on the card and its number of reviews.

    The same card asked again after an undo gets the same number, so that nobody can
    roll for a better interval.
    """
    from hashlib import blake2b

    digest = blake2b(f"{card_id}:{reviews}".encode(), digest_size=7).digest()
    return (int.from_bytes(digest, "big") >> 3) / 2**53


def pick(loads: list[int], chance: float) -> int:
    """Return the index that `chance`, from 0 to below 1, falls on.

    All indexes are equally likely where the loads are equal; a day that holds twice as
    much is about four times less likely.
    """
    weights = [1.0 / (1 + load) ** 2 for load in loads]
    left = chance * sum(weights)
    for index, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return index
    return len(weights) - 1


# Replay -------------------------------------------------------------------------------


class Forgetting:
    """FSRS-6 in plain floats: the memory after each answer, for replaying many of them.

    The formulas are those of the FSRS-6 description by open-spaced-repetition ("The
    Algorithm", awesome-fsrs wiki), in the order in which py-fsrs evaluates them, so that a
    replay gives the bits that were stored. `w` below is counted from 0 as it is there.
    """

    def __init__(self, weights: tuple[float, ...] = ()) -> None:
        """Take the 21 `weights`, the published ones when there are none.

        Raises UnusableWeightsError.
        """
        w = usable(weights)
        self.decay = -w[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        self._first = {
            rating: Memory(
                max(w[rating - 1], SHORTEST_STABILITY),
                _difficulty(w[4] - e ** (w[5] * (rating - 1)) + 1),
            )
            for rating in Rating
        }
        self._reversion = w[7]
        self._towards = w[7] * (w[4] - e ** (w[5] * (Rating.EASY - 1)) + 1)
        self._push = {rating: -(w[6] * (rating - 3)) for rating in Rating}
        self._same_day = {rating: e ** (w[17] * (rating - 3 + w[18])) for rating in Rating}
        self._growth = e ** w[8]
        self._lapse_cap = e ** (w[17] * w[18])
        self._hard, self._easy = w[15], w[16]
        self._w = w

    def retrievability(self, stability: float, elapsed: int) -> float:
        """Return the chance of recall, `elapsed` study days after the last review."""
        chance: float = (1 + self.factor * elapsed / stability) ** self.decay
        return chance

    def after(self, memory: Memory | None, rating: Rating, elapsed: int) -> Memory:
        """Return the memory after an answer; None before it stands for a new card."""
        if memory is None:
            return self._first[rating]
        stability, difficulty = memory
        if elapsed < 1:
            grown = self._same_day[rating] * (stability ** -self._w[19])
            stability *= grown if rating is Rating.AGAIN else max(grown, 1.0)
        elif rating is Rating.AGAIN:
            stability = self._forgotten(stability, difficulty, elapsed)
        else:
            stability = self._recalled(stability, difficulty, rating, elapsed)
        moved = difficulty + (10.0 - difficulty) * self._push[rating] / 9.0
        return Memory(
            min(max(stability, SHORTEST_STABILITY), LONGEST_STABILITY),
            _difficulty(self._towards + (1 - self._reversion) * moved),
        )

    def replay(self, answers: Iterable[tuple[Rating, date]]) -> Memory | None:
        """Return the memory that answers on these study days leave; None without any."""
        memory: Memory | None = None
        last: date | None = None
        for rating, day in answers:
            memory = self.after(memory, rating, elapsed_days(last, day))
            last = day
        return memory

    def _recalled(self, stability: float, difficulty: float, rating: Rating, elapsed: int) -> float:
        w = self._w
        missing = 1 - self.retrievability(stability, elapsed)
        hard = self._hard if rating is Rating.HARD else 1
        easy = self._easy if rating is Rating.EASY else 1
        grown: float = stability * (
            1
            + self._growth
            * (11 - difficulty)
            * (stability ** -w[9])
            * ((e ** (missing * w[10])) - 1)
            * hard
            * easy
        )
        return grown

    def _forgotten(self, stability: float, difficulty: float, elapsed: int) -> float:
        w = self._w
        missing = 1 - self.retrievability(stability, elapsed)
        lasting: float = (
            w[11]
            * (difficulty ** -w[12])
            * (((stability + 1) ** w[13]) - 1)
            * (e ** (missing * w[14]))
        )
        at_most: float = stability / self._lapse_cap
        return min(lasting, at_most)


def _difficulty(raw: float) -> float:
    return min(max(raw, 1.0), 10.0)


# Between py-fsrs and us ---------------------------------------------------------------


def _as_fsrs(card: StudyCard) -> fsrs.Card:
    import fsrs

    if card.memory is None:
        return fsrs.Card(card_id=1, due=_FIRST_MIDNIGHT)
    return fsrs.Card(
        # py-fsrs waits a millisecond to invent an id where it is given none.
        card_id=1,
        state=fsrs.State[card.state.name.title()],
        step=None if card.state is State.REVIEW else card.step,
        stability=card.memory.stability,
        difficulty=card.memory.difficulty,
        due=_FIRST_MIDNIGHT,
        last_review=_FIRST_MIDNIGHT,
    )


def _minutes(steps: Iterable[float]) -> tuple[timedelta, ...]:
    return tuple(step * _MINUTE for step in steps)


def _grown(given: int, weighed: _Weighed, rating: Rating) -> int:
    """Return the least interval for a card that was remembered and may wait longer than before.

    Fuzz could otherwise take the whole gain away.
    """
    may_grow = rating is not Rating.AGAIN and weighed.wait // _DAY > given
    return given + 1 if may_grow else 1


def _interval_given(card: StudyCard) -> int:
    """Return the interval in days that the last review gave; 0 when it gave none."""
    if card.due_day is None or card.last_day is None:
        return 0
    return elapsed_days(card.last_day, date.fromisoformat(card.due_day))


def _after(day: date, days: int) -> date:
    try:
        return day + days * _DAY
    except OverflowError:
        return date.max


def _at(now: datetime, wait: timedelta) -> datetime:
    try:
        return now + wait
    except OverflowError:
        return now
