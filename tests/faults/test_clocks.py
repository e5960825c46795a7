"""Clocks that walk, people who travel, and days that calendars have now and then."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from faults import clocks
from faults.ground import TOML, deck
from study.bench import Bench, a_card

from recall.cli import recall
from recall.days import day_after, day_start, from_ms, offset_minutes, study_day, to_ms
from recall.reviews import Rating
from recall.scheduling import Scheduler
from recall.settings import Settings
from recall.stats import forecast, streak


def test_a_clock_that_walks_costs_no_answer_and_no_interval():
    """Back, forth, 1970 to 9999: what was answered stays, in its order, and comes back later."""
    outcome = clocks.walks(12, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


def test_travel_costs_no_streak_and_no_day():
    """A day is the one on the wall where one is; Samoa alone has left one out."""
    outcome = clocks.travel(50, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


def test_an_answer_given_before_a_flight_is_not_asked_again_after_it(tmp_path: Path):
    """West over the date line yesterday comes again; what was learned in it stays learned."""
    bench = Bench(tmp_path / "notes", Settings(time_zone="Pacific/Kiritimati"))
    (card,) = bench.add()
    bench.now = datetime(2026, 11, 23, 0, tzinfo=UTC)
    given = bench.collection.answer(card, Rating.EASY).review
    bench.wait(hours=1)

    bench.settings = Settings(time_zone="Pacific/Honolulu")
    with bench.open() as there:
        due = there.due_counts()

    assert (given.study_day, bench.base.day_of(bench.now)) == (date(2026, 11, 23),) * 2
    assert study_day(bench.now, rollover_hour=4, zone=there.zone) == date(2026, 11, 22)
    assert due == {}


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2024, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2100, 2, 28), date(2100, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2020, 12, 31), date(2021, 1, 1)),  # both in week 53 of 2020
        (date.max, date.max),
    ],
)
def test_the_next_day_is_the_next_one(day: date, after: date):
    """Leap days, years of 53 weeks, and the end of all calendars."""
    start = day_start(day, rollover_hour=4, zone=UTC)

    assert day_after(day) == after
    assert study_day(start, rollover_hour=4, zone=UTC) == day
    assert streak({day, after}, after, exists=lambda _: True) == len({day, after})
    assert forecast({after: 3}, day)[1].cards == 3
    schedule = Scheduler(Settings()).choices(a_card(), day=day, now=start)[Rating.EASY]
    assert schedule.due_day is not None
    assert schedule.due_day > day or day == date.max


@pytest.mark.parametrize("zone", clocks.ZONES)
def test_the_first_and_the_last_instant_have_a_day(zone: str):
    """Where a clock gone wrong stands on a day that no calendar has, that of Greenwich holds."""
    for at in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        day = at.date()
        near = study_day(
            at + timedelta(days=1) if at.year == 1 else at, rollover_hour=4, zone=ZoneInfo(zone)
        )
        assert abs((near - day).days) <= 1
        assert -15 * 60 < offset_minutes(at, ZoneInfo(zone)) < 15 * 60
        day_start(day, rollover_hour=4, zone=ZoneInfo(zone))


def test_a_leap_second_is_the_second_after_it():
    """Clocks of computers have none: it is stored as what the clock showed."""
    at = datetime(2016, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)

    assert from_ms(to_ms(at)) == at
    assert to_ms(at + timedelta(milliseconds=1)) - to_ms(at) == 1


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command in this process, by the clock of the machine; return what it printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["recall", *words])
        with pytest.raises(SystemExit) as ended:
            recall.run()
    assert ended.value.code == 0, (words, capsys.readouterr())
    return capsys.readouterr().out


def test_commands_outlive_a_clock_gone_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """An empty battery says 1970, a slip of the keyboard 9999; the answers are there afterwards."""
    (tmp_path / "recall.toml").write_text(TOML.replace("UTC", "Pacific/Kiritimati"))
    (tmp_path / "terms.md").write_text(deck(12))
    for name in ("RECALL_NOW", "RECALL_COLLECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    times = [datetime(2026, 11, 23, 9, tzinfo=UTC), *clocks.TURNS[::2]]

    for number, at in enumerate(times):
        with time_machine.travel(at, tick=False):
            (tmp_path / f"more{number}.md").write_text(deck(1, first=100 + number))
            cards = json.loads(ran(capsys, "list", "--json"))
            ran(capsys, "answer", cards[number]["id"], "good")
            ran(capsys, "due")
            ran(capsys, "stats")
            ran(capsys, "jot", f"Term {number} :: at an odd time")

    with time_machine.travel(times[0] + timedelta(hours=1), tick=False):
        told = [json.loads(line) for line in ran(capsys, "log", "--json").splitlines()]
    assert [entry["rating"] for entry in told if entry["kind"] == "review"] == ["good"] * len(times)
