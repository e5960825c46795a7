"""What the log says about learning."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from study.bench import Bench

from recall import stats
from recall.cards import CardId
from recall.reviews import Rating
from recall.stats import Effort, FirstAnswers, Forecast, Rate, States
from recall.store import history

TODAY = date(2026, 11, 23)


def always(day: date) -> bool:
    return True


def days_before(*ago: int) -> set[date]:
    return {TODAY - timedelta(days=n) for n in ago}


@pytest.mark.parametrize(
    ("studied", "expected"),
    [((), 0), ((0,), 1), ((1,), 1), ((0, 1, 2), 3), ((1, 2), 2), ((0, 2), 1), ((2, 3), 0)],
)
def test_a_streak_lasts_until_a_whole_day_is_missed(studied: tuple[int, ...], expected: int):
    """In the morning of a new day it is not yet lost."""
    assert stats.streak(days_before(*studied), TODAY, exists=always) == expected


def test_a_day_that_never_was_breaks_no_streak():
    """Samoa went from the 29th to the 31st of December 2011."""
    studied = {date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31)}

    def exists(day: date) -> bool:
        return day != date(2011, 12, 30)

    assert stats.streak(studied, date(2011, 12, 31), exists=exists) == 3
    assert stats.longest_streak(studied, exists=exists) == 3


def test_a_day_that_the_place_left_out_counts_where_it_was_studied_elsewhere():
    """Who learned on the 30th on another island and then flew to Samoa learned on that day."""
    studied = {date(2011, 12, 29), date(2011, 12, 30), date(2011, 12, 31)}

    def exists(day: date) -> bool:
        return day != date(2011, 12, 30)

    assert stats.streak(studied, date(2011, 12, 31), exists=exists) == 3
    assert stats.longest_streak(studied, exists=exists) == 3


def test_the_longest_streak_is_remembered():
    """Also when it is long over."""
    assert stats.longest_streak(days_before(0, 5, 6, 7, 8, 20, 21), exists=always) == 4
    assert stats.longest_streak(set(), exists=always) == 0


def test_a_rate_says_how_sure_it_is():
    """Nine of ten may be luck; nine hundred of a thousand are not."""
    few, many = stats.rate(9, 10), stats.rate(900, 1000)

    assert (few.low, few.high) == (pytest.approx(0.5958, abs=1e-4), pytest.approx(0.9821, abs=1e-4))
    assert (many.low, many.high) == (
        pytest.approx(0.8798, abs=1e-4),
        pytest.approx(0.9171, abs=1e-4),
    )
    assert stats.rate(0, 0) == Rate(0, 0, None, None, None)
    assert stats.rate(5, 5).high == pytest.approx(1.0)


def test_true_retention_is_told_apart_by_age_and_stretch():
    """Young cards are forgotten for other reasons than old ones."""
    rows = [
        FirstAnswers(TODAY, False, 3, 4),
        FirstAnswers(TODAY - timedelta(days=6), True, 5, 5),
        FirstAnswers(TODAY - timedelta(days=7), False, 0, 2),
        FirstAnswers(TODAY - timedelta(days=400), True, 1, 9),
    ]

    table = {row.window: row for row in stats.retention(rows, TODAY)}

    assert [(r.both.remembered, r.both.answers) for r in table.values()] == [
        (3, 4),
        (8, 9),
        (8, 11),
        (8, 11),
    ]
    assert table["7 days"].young.share == 0.75
    assert table["7 days"].mature.share == 1.0
    assert table["today"].mature.share is None


def studied(bench: Bench) -> None:
    """Answer three cards over two weeks: learn, recall, forget, and undo once."""
    bench.add_many(4)
    bench.add(tier="draft")
    bench.add(orphan=True)
    for card in ("c1", "c2", "c3"):
        bench.collection.answer(CardId(card), Rating.EASY)
    bench.wait(days=13)
    bench.collection.answer(CardId("c1"), Rating.GOOD)
    bench.collection.answer(CardId("c2"), Rating.AGAIN)
    bench.collection.answer(CardId("c2"), Rating.GOOD)
    bench.collection.answer(CardId("c3"), Rating.AGAIN)
    bench.collection.undo()
    bench.collection.set_suspended([CardId("c4")], True)


def test_the_statistics_of_a_small_log(bench: Bench):
    """Every figure can be counted by hand; what was undone counts nowhere."""
    studied(bench)

    figures = bench.collection.stats()

    today = date(2026, 12, 6)
    assert figures.day == today
    assert figures.today == Effort(reviews=3, cards=2, seconds=0.0, again=1)
    assert (figures.streak, figures.longest_streak, figures.total_days) == (1, 1, 2)
    assert figures.total_reviews == 6
    assert figures.goal == 0.9
    assert figures.retention[0].young == stats.rate(1, 2)
    assert figures.retention[0].mature.answers == 0
    assert figures.retention[1].both == stats.rate(1, 2)
    assert figures.backlog == 1
    assert figures.states == States(
        new=0, learning=0, relearning=0, young=2, mature=1, suspended=1, drafts=1, orphans=1
    )
    assert figures.forecast[0] == Forecast(today, 0)
    assert sum(day.cards for day in figures.forecast) == 1
    assert len(figures.forecast) == 30


def test_statistics_can_be_given_to_a_program(bench: Bench):
    """Everything on the screen is in the JSON."""
    studied(bench)

    plain = json.loads(json.dumps(bench.collection.stats().plain()))

    assert plain["today"] == {
        "reviews": 3,
        "cards": 2,
        "seconds": 0.0,
        "again": 1,
        "minutes": 0.0,
        "again_share": pytest.approx(1 / 3),
    }
    assert plain["retention"][0]["window"] == "today"
    assert plain["retention"][0]["both"]["answers"] == 2
    assert plain["forecast"][0] == {"day": "2026-12-06", "cards": 0}


def test_statistics_of_nothing_are_no_error(bench: Bench):
    """The first thing some people try."""
    figures = bench.collection.stats()

    assert figures.today.again_share is None
    assert figures.streak == 0
    assert figures.retention[3].both == Rate(0, 0, None, None, None)


def test_a_long_pause_is_not_counted_as_study(bench: Bench):
    """The telephone rang; Anki stops its clock after a minute too."""
    bench.add()
    session = bench.collection.start_session()
    session.start(bench.now)
    bench.wait(hours=1)

    session.reveal(bench.now)
    session.grade(Rating.EASY, bench.now)

    assert bench.collection.stats().today.seconds == 60.0


def test_mature_is_what_waited_three_weeks(make_bench: Callable[..., Bench]):
    """By the interval that the answer before had given."""
    bench = make_bench(retention=0.7)
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.EASY)
    waited = date.fromisoformat(str(bench.row("c1")["due_day"])) - TODAY
    bench.wait(days=waited.days)

    bench.collection.answer(CardId("c1"), Rating.GOOD)

    assert waited.days >= stats.MATURE_DAYS
    assert bench.collection.stats().retention[0].mature == stats.rate(1, 1)


def test_each_day_that_is_due_has_its_young_and_its_mature_cards(bench: Bench):
    """To the day: three weeks from the last answer on, a card is mature."""
    bench.add_many(6)
    waits = (("2026-12-22", 20), ("2026-12-22", 21), ("2026-12-22", 22), ("2027-03-01", 20))
    days = [(due, date.fromisoformat(due) - timedelta(days=wait)) for due, wait in waits]
    with bench.base.db.writing() as writer:
        writer.run_many(
            "update cards set state = 'review', stability = 9, due_day = ?, last_day = ?"
            " where card_id = ?",
            [(due, str(last), f"c{n}") for n, (due, last) in enumerate(days, start=1)],
        )

    assert bench.collection.stats().states == States(
        new=2, learning=0, relearning=0, young=2, mature=2, suspended=0, drafts=0, orphans=0
    )


def test_statistics_look_through_no_table_for_what_is_rare(bench: Bench):
    """Cards that are out and answers that were taken back are few, of however many there are."""
    bench.add()
    queries = (history._STATES, history._SHELVED, history._TOTAL)

    plans = [
        [row["detail"] for row in bench.base.db.rows(f"explain query plan {sql}")]
        for sql in queries
    ]

    tables = {"SCAN cards", "SCAN events", "SCAN reviews", "SCAN prompts"}
    assert [tables & {*plan} for plan in plans] == [set(), set(), set()]


def test_only_the_first_answer_of_a_day_counts(bench: Bench):
    """The second is given with the first still in the ear."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.EASY)
    at = datetime(2026, 12, 6, 9, tzinfo=UTC)
    bench.collection.answer(CardId("c1"), Rating.HARD, at)
    bench.collection.answer(CardId("c1"), Rating.AGAIN, at + timedelta(hours=1))
    bench.wait(days=13)

    assert bench.collection.stats().retention[0].both == stats.rate(1, 1)
