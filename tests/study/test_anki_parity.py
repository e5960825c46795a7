"""Our memory of a card against the one Anki's own backend computes from the same answers."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from study.bench import a_card, answered

from recall.days import study_day, to_ms
from recall.reviews import Memory, Rating, Schedule, State
from recall.scheduling import Forgetting, Scheduler
from recall.settings import Settings

anki = pytest.importorskip("anki.collection", reason="the anki package is not installed")

HISTORIES = 120
"""In each zone."""

CLOSE = 1e-4
"""Relative; Anki computes in single precision."""

OTHER_WEIGHTS = (
    0.4, 1.1, 3.2, 15.7, 7.1, 0.53, 1.74, 0.02, 1.5, 0.12, 1.0,
    1.9, 0.11, 0.29, 2.27, 0.25, 2.9, 0.6, 0.4, 0.12, 0.2,
)  # fmt: skip


class Answer(NamedTuple):
    """One answer of an invented history."""

    at: datetime
    rating: Rating
    before: State
    after: Schedule


def history(dice: random.Random, scheduler: Scheduler, zone: ZoneInfo) -> list[Answer]:
    """Invent the answers one card got: on time, early, late, and several on one day."""
    at = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(seconds=dice.randrange(60 * 86_400))
    card, answers = a_card(), []
    for _ in range(dice.randint(1, 14)):
        day = study_day(at, rollover_hour=4, zone=zone)
        rating = dice.choices(list(Rating), [2, 1, 5, 1])[0]
        after = scheduler.choices(card, day=day, now=at)[rating]
        answers.append(Answer(at, rating, card.state, after))
        card = answered(card, after, day)
        at += pause(dice)
    return answers


def pause(dice: random.Random) -> timedelta:
    """Return how long the card waits: minutes, hours, about days, or months."""
    longest = dice.choice([20, 600, 3_000, 20_000, 300_000])
    return timedelta(minutes=dice.uniform(1, longest), milliseconds=dice.randrange(1000))


def in_zone(name: str, what: Callable[[], object]) -> None:
    """Run with the machine's zone set to `name`.

    In a thread of its own, because the backend remembers the zone per thread.
    """
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            what()
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=guarded)
    try:
        thread.start()
        thread.join()
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
    if failures:
        raise failures[0]


def memories(
    folder: Path, histories: list[list[Answer]], weights: tuple[float, ...]
) -> Iterator[Memory]:
    """Give what Anki makes of each history, in a collection with FSRS switched on."""
    col = anki.Collection(str(folder / "collection.anki2"))
    col.set_config("fsrs", True)
    preset = col.decks.config_dict_for_deck_id(1)
    preset["fsrsParams6"] = list(weights)
    col.decks.update_config(preset)
    assert datetime.fromtimestamp(col.sched.day_cutoff).hour == 4  # noqa: DTZ006 - that is the point
    try:
        for answers in histories:
            yield memory(col, answers)
    finally:
        col.close()


def memory(col: anki.Collection, answers: list[Answer]) -> Memory:
    """Return what Anki makes of one history."""
    note = col.new_note(col.models.by_name("Basic"))
    note.fields[0] = "front"
    col.add_note(note, 1)
    card_id = note.cards()[0].id
    previous = 0
    for answer in answers:
        interval = anki_interval(answer)
        kind = {State.REVIEW: 1, State.RELEARNING: 2}.get(answer.before, 0)
        ms = to_ms(answer.at)
        while col.db.scalar("select 1 from revlog where id = ?", ms):
            ms += 1
        col.db.execute(
            "insert into revlog values (?, ?, -1, ?, ?, ?, 500, 5000, ?)",
            *(ms, card_id, int(answer.rating), interval, previous, kind),
        )
        previous = interval
    computed = col.compute_memory_state(card_id)
    return Memory(computed.stability, computed.difficulty)


def anki_interval(answer: Answer) -> int:
    """Return the interval as Anki's log has it: days, or seconds below zero."""
    if answer.after.due_day:
        return (answer.after.due_day - answer.at.date()).days
    return -round((answer.after.due_at - answer.at).total_seconds())


@pytest.mark.parametrize(
    ("zone", "weights"),
    [
        # Zones without daylight saving: Anki counts days of 24 hours back from the next
        # rollover, so a clock that changed in between shifts its rollover by an hour.
        ("UTC", ()),
        ("Asia/Kolkata", ()),
        ("America/Phoenix", ()),
        ("Pacific/Kiritimati", ()),
        ("Pacific/Marquesas", OTHER_WEIGHTS),
    ],
)
def test_the_phone_believes_the_same_of_every_card(
    tmp_path: Path, zone: str, weights: tuple[float, ...]
):
    """One schedule on every device: what we store is what Anki computes from the log."""
    dice = random.Random(f"{zone} 2026")
    place = ZoneInfo(zone)
    scheduler = Scheduler(Settings(weights=weights))
    forgetting = Forgetting(weights)
    histories = [history(dice, scheduler, place) for _ in range(HISTORIES)]

    theirs: list[Memory] = []
    in_zone(zone, lambda: theirs.extend(memories(tmp_path, histories, weights)))

    several_a_day = midnight_differs = 0
    for answers, expected in zip(histories, theirs, strict=True):
        days = [study_day(a.at, rollover_hour=4, zone=place) for a in answers]
        several_a_day += any(first == second for first, second in pairwise(days))
        ratings = [a.rating for a in answers]
        stored = answers[-1].after.memory
        replayed = forgetting.replay(zip(ratings, days, strict=True))
        calendar = [a.at.astimezone(place).date() for a in answers]
        by_midnight = forgetting.replay(zip(ratings, calendar, strict=True))
        midnight_differs += by_midnight != pytest.approx(expected, rel=CLOSE)
        assert stored == pytest.approx(expected, rel=CLOSE)
        assert replayed == pytest.approx(expected, rel=CLOSE)
    assert several_a_day > HISTORIES / 3
    # The control: with days that end at midnight the same trial fails.
    assert midnight_differs > HISTORIES / 3
