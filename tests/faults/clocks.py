"""R15, R16: clocks that walk, and people who travel: nothing is lost, no interval is below 0."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from faults.ground import deck, playground
from faults.harnesses import Outcome

from recall import stats
from recall.collection import Collection
from recall.days import day_start, study_day
from recall.reviews import Rating, Review, State
from recall.scheduling import Forgetting
from recall.settings import Settings

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
TURNS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in (
        (1970, 1, 1),
        (1999, 12, 31, 23, 59, 59),
        (2000, 2, 29, 12),
        (2011, 12, 30, 12),
        (2026, 3, 29, 1),
        (2026, 10, 25, 1),
        (2026, 12, 31, 23, 59),
        (2038, 1, 19, 3, 14, 8),
        (2100, 2, 28, 23),
        (9998, 6, 1),
        (9999, 12, 31, 23, 59, 59),
    )
)
"""Instants at which programs have gone wrong."""

JUMPS = tuple(
    timedelta(**how)
    for how in (
        {"seconds": 5},
        {"minutes": 10},
        {"hours": 1},
        {"hours": -1},
        {"days": 1},
        {"days": 30},
        {"days": -30},
        {"days": 3653},
        {"days": -3653},
    )
)

ZONES = tuple(
    "UTC Europe/Madrid America/New_York Pacific/Apia Pacific/Kiritimati Asia/Kathmandu"
    " Australia/Lord_Howe Africa/Casablanca".split()
)


def walks(trials: int, seed: int) -> Outcome:
    """Answer one card after the other while the clock walks; control: days counted as they are."""
    dice = random.Random(seed)
    wrong: list[str] = []
    answers = naive = 0
    with playground() as place:
        for turn in range(0, trials, 50):
            zone = ZONES[turn // 50 % len(ZONES)]
            count = min(50, trials - turn)
            given, faults, below = _walked(place / f"n{turn}", count, zone, dice)
            answers += given
            naive += below
            wrong += faults
    return Outcome(
        f"{trials:,} walks of the clock, {answers:,} answers, {len(wrong)} wrong"
        + (f" ({wrong[0]})" if wrong else ""),
        bad=len(wrong),
        control=f"days counted as the clock says: {naive:,} intervals below 0",
        caught=naive > 0,
    )


def _walked(folder: Path, cards: int, zone: str, dice: random.Random) -> tuple[int, list[str], int]:
    """Return how many answers were given, what is wrong, and how often days went back."""
    folder.mkdir()
    (folder / "terms.md").write_text(deck(cards), "utf-8")
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    settings = Settings(time_zone=zone, new_per_day=9999)
    given: list[Review] = []
    wrong: list[str] = []
    below = 0
    with Collection.open(folder, settings, lambda: now) as collection:
        collection.refresh()
        for number, turn in enumerate(TURNS):
            # Cards are given their ids at odd times too.
            now = turn
            (folder / f"{number}.md").write_text(deck(1, first=cards + number), "utf-8")
            collection.refresh()
        for card in collection.cards():
            mine: list[Review] = []
            for _ in range(dice.randint(2, 6)):
                now = _step(now, dice)
                if dice.random() < 0.2:
                    collection.due_counts()
                    collection.stats()
                    collection.start_session().start(now)
                review = collection.answer(card.id, dice.choice([*Rating])).review  # type: ignore[arg-type]
                wrong += _faults(review, now)
                below += bool(mine) and review.study_day < mine[-1].study_day
                mine.append(review)
            memory = Forgetting().replay((one.rating, one.study_day) for one in mine)
            if memory != mine[-1].after.memory:
                wrong.append(f"{card.id}: another memory than its answers leave")
            given += mine
        now = datetime(2026, 11, 24, 9, tzinfo=UTC)
        wrong += _told(collection, given)
    return len(given), wrong, below


def _step(now: datetime, dice: random.Random) -> datetime:
    if dice.random() < 0.3:
        return dice.choice(TURNS)
    jump = dice.choice(JUMPS)
    return max(FIRST, now + jump) if jump < LAST - now else LAST


def _faults(review: Review, now: datetime) -> list[str]:
    after, wrong = review.after, []
    if not timedelta(0) <= review.reviewed_at - now.replace(microsecond=0) < timedelta(seconds=60):
        wrong.append(f"{review.reviewed_at} is not when it was answered, {now}")
    if after.due_day and after.due_day <= review.study_day and review.study_day < date.max:
        wrong.append(f"due on {after.due_day}, answered on {review.study_day}")
    if after.due_at and after.due_at <= review.reviewed_at and now < LAST - timedelta(days=1):
        wrong.append(f"due at {after.due_at}, answered at {review.reviewed_at}")
    if (after.due_day is None) == (after.state is State.REVIEW):
        wrong.append(f"no day to come back in {after.state}")
    return wrong


def _told(collection: Collection, given: list[Review]) -> list[str]:
    """Return what is wrong once the clock is right again: all answers are there, in their order."""
    wrong = []
    logged = [entry["id"] for entry in collection.log() if entry["kind"] == "review"]
    if logged != [review.review_id for review in given]:
        wrong.append("the log has other answers, or another order")
    collection.stats()
    future = collection.future_answers()
    known = sum(review.study_day > date(2026, 11, 24) for review in given)
    if (future.answers if future else 0) != known:
        wrong.append(f"{known} answers of the future, {future} told")
    return wrong


# Travel -----------------------------------------------------------------------------------


def travel(trials: int, seed: int) -> Outcome:
    """Fly about while learning twice a day; control: days by the clock of Greenwich."""
    dice = random.Random(seed)
    wrong: list[str] = []
    split = 0
    for _ in range(trials):
        journey = _journey(dice)
        days = [study_day(at, rollover_hour=4, zone=zone) for at, zone in journey]
        zone = journey[-1][1]
        length = stats.streak({*days}, days[-1], exists=_exists(zone))
        if length != len({*days}):
            wrong.append(f"{journey}: a streak of {length} over {len({*days})} days")
        for (at, zone), day in zip(journey, days, strict=True):
            local = at.astimezone(zone)
            wall = (local - timedelta(hours=4 if local.hour < 4 else 0)).date()
            if day != wall:
                wrong.append(f"{at} in {zone} is {day}, on the wall {wall}")
            split += day != at.date()
    wrong += [fault for zone in ZONES for fault in _days_of(zone)]
    return Outcome(
        f"{trials:,} journeys, {len(ZONES)} zones over 30 years, {len(wrong)} wrong"
        + (f" ({wrong[0]})" if wrong else ""),
        bad=len(wrong),
        control=f"days by the clock of Greenwich: {split:,} answers on another day",
        caught=split > 0,
    )


def _journey(dice: random.Random) -> list[tuple[datetime, ZoneInfo]]:
    """Return instants twelve hours apart, each in a zone at most twelve hours from the last one."""
    at = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(hours=dice.randrange(24 * 365 * 20))
    zone = ZoneInfo(dice.choice(ZONES))
    journey = []
    for _ in range(dice.randint(4, 30)):
        journey.append((at, zone))
        at += timedelta(hours=12)
        if dice.random() < 0.3:
            to = ZoneInfo(dice.choice(ZONES))
            if abs(_offset(at, to) - _offset(at - timedelta(hours=12), zone)) <= 12 * 60:
                zone = to
    return journey


def _offset(at: datetime, zone: ZoneInfo) -> float:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset.total_seconds() / 60


def _exists(zone: ZoneInfo):  # type: ignore[no-untyped-def]
    def exists(day: date) -> bool:
        start = day_start(day, rollover_hour=4, zone=zone)
        return study_day(start, rollover_hour=4, zone=zone) == day

    return exists


LEFT_OUT = {("Pacific/Apia", date(2011, 12, 30))}
"""Samoa went over the date line."""


def _days_of(name: str) -> list[str]:
    """Return the days of thirty years that do not begin where the last one ends."""
    zone, wrong = ZoneInfo(name), []
    day = date(2007, 1, 1)
    while day < date(2037, 1, 1):
        start = day_start(day, rollover_hour=4, zone=zone)
        before = study_day(start - timedelta(seconds=1), rollover_hour=4, zone=zone)
        is_day = study_day(start, rollover_hour=4, zone=zone) == day and before < day
        if is_day == ((name, day) in LEFT_OUT):
            wrong.append(f"{name} {day}")
        day += timedelta(days=1)
    return wrong
