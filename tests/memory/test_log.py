"""The log: everything that happened, in the order in which it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recall.days import to_ms
from recall.store import ids, log
from recall.store.database import Database
from recall.store.log import Event, EventKind, Moment

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def zeros(count: int) -> bytes:
    return bytes(count)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = Database(tmp_path / "recall.db")
    yield db
    db.close()


def put(db: Database, subject: str, at: datetime = AT) -> str:
    with db.writing() as writer:
        return log.append(writer, EventKind.FLAGGED, subject, {"word": "vague"}, at, 60, at.date())


def put_review(db: Database, at: datetime = AT) -> int:
    with db.writing() as writer:
        ms = log.free_ms(writer, "reviews", to_ms(at))
        writer.run(
            "insert into reviews values (?, 'c1', ?, 60, '2026-11-23', 3, 1200, 'new',"
            " 'learning', 3.5, 5.25, 1, null, ?)",
            (log.new_id(writer, ms), ms, ms + 600_000),
        )
    return ms


def test_entries_come_in_the_order_they_were_made_in(db: Database):
    """Also with a clock that stands still, as it does in a test or a demonstration."""
    put(db, "first")
    put_review(db)
    put(db, "third")
    with db.writing() as writer:
        log.append_all(
            writer,
            [Event(EventKind.SUSPENDED, name, {}) for name in ("fourth", "fifth")],
            Moment(AT, 60, AT.date()),
        )
    put_review(db)

    told = [entry.get("subject", "review") for entry in log.entries(db)]
    instants = [entry["at"] for entry in log.entries(db)]
    assert sorted(told) == sorted(["first", "review", "third", "fourth", "fifth", "review"])
    assert told.index("first") < told.index("third")
    assert told.index("fourth") < told.index("fifth")
    assert instants == sorted(instants)


def test_a_clock_that_stands_still_does_not_slow_down(db: Database):
    """A script may give a thousand answers at one instant; each finds its place at once."""
    first = to_ms(AT)
    with db.writing():
        given = [put_review(db) for _ in range(50)]
        put(db, "between")
        given += [put_review(db), put_review(db, AT + timedelta(milliseconds=60)), put_review(db)]
        said: list[str] = []
        db._db.set_trace_callback(said.append)
        given.append(put_review(db))

    assert given == [first + ms for ms in (*range(50), 51, 60, 52, 53)]
    assert len(said) < 15


def test_an_entry_says_all_there_is_to_say(db: Database):
    event_id = put(db, "c1")
    put_review(db, AT + timedelta(minutes=1))

    event, review = log.entries(db)
    assert event == {
        "id": event_id,
        "at": "2026-11-23T09:00:00.000Z",
        "offset_minutes": 60,
        "study_day": "2026-11-23",
        "kind": "flagged",
        "subject": "c1",
        "body": {"word": "vague"},
    }
    assert review == {
        "id": review["id"],
        "at": "2026-11-23T09:01:00.000Z",
        "offset_minutes": 60,
        "study_day": "2026-11-23",
        "kind": "review",
        "card": "c1",
        "rating": "good",
        "took_ms": 1200,
        "state_before": "new",
        "state_after": "learning",
        "stability": 3.5,
        "difficulty": 5.25,
        "step": 1,
        "due_day": None,
        "due_at": "2026-11-23T09:11:00.000Z",
    }


def test_what_happens_at_one_instant_gets_milliseconds_of_its_own(db: Database):
    """Anki knows a review by its millisecond; two in one would be one."""
    taken = [put_review(db) for _ in range(3)]
    put(db, "c1")
    taken.append(put_review(db))

    start = to_ms(AT)
    assert taken == [start, start + 1, start + 2, start + 4]


def test_ids_sort_by_time_and_within_a_millisecond_by_turn(db: Database):
    early = put(db, "early", AT - timedelta(days=400))
    with db.writing() as writer:
        moment = Moment(AT, 0, AT.date())
        many = log.append_all(writer, [Event(EventKind.FLAGGED, "x", {})] * 500, moment)
        more = log.append_all(writer, [Event(EventKind.FLAGGED, "x", {})] * 500, moment)
    late = put(db, "late", AT + timedelta(milliseconds=1))

    given_ids = [early, *many, *more, late]
    assert given_ids == sorted(given_ids)
    assert len(set(given_ids)) == 1002
    assert {len(one) for one in given_ids} == {26}


@pytest.mark.parametrize("year", [1971, 2038, 2100, 9999])
def test_a_clock_gone_wrong_is_written_down_as_it_is(db: Database, year: int):
    at = AT.replace(year=year)
    put(db, "c1", at)

    [entry] = log.entries(db)
    assert entry["at"] == f"{year}-11-23T09:00:00.000Z"


@given(st.sets(st.integers(1, 40)), st.integers(1, 60), st.integers(30, 50))
def test_milliseconds_are_free_and_past(used: set[int], count: int, now: int):
    walk = ids._free_below(now, sorted((u for u in used if u <= now), reverse=True))
    free = [next(walk) for _ in range(count)]

    assert len(set(free)) == count
    assert not set(free) & used
    assert all(ms <= now for ms in free)
    assert free == sorted(free, reverse=True)


def test_random_ids_are_words_a_person_can_type():
    assert ids.random_id(zeros) == "a" * 12
    assert ids.random_id(lambda n: bytes(range(n))) == "abcdefghijkm"


@pytest.mark.parametrize("back", [timedelta(0), timedelta(hours=3), timedelta(days=300)])
def test_the_log_keeps_its_order_when_the_clock_goes_back(db: Database, back: timedelta):
    """What was done last is what undo takes back, whatever the clock said."""
    put(db, "first")
    put_review(db, AT + timedelta(days=30))
    put(db, "third", AT - back)
    put_review(db, AT - back)
    put(db, "fifth", AT + timedelta(hours=1))

    told = [entry.get("subject", "review") for entry in log.entries(db)]
    assert told == ["first", "review", "third", "review", "fifth"]
    assert log.last_id(db) == [entry["id"] for entry in log.entries(db)][-1]


def test_ids_of_two_machines_do_not_meet(tmp_path: Path):
    """Both went on from one entry with a clock far ahead; their logs must merge."""
    both = []
    for name in ("desk", "lap"):
        db = Database(tmp_path / f"{name}.db")
        with db.writing() as writer:
            ahead = log._ulid(to_ms(AT + timedelta(days=900)) << 80)
            writer.run(
                "insert into events values (?, 0, 0, '2029-05-11', 'flagged', 'x', '{}')", (ahead,)
            )
        both.append(put(db, "own"))
        db.close()

    assert both[0] != both[1]


def test_events_of_one_act_never_share_the_instant_of_a_review(db: Database):
    """With a clock that stands still an edit still comes after the answers before it."""
    put_review(db)
    put_review(db)
    with db.writing() as writer:
        log.append_all(
            writer, [Event(EventKind.SUSPENDED, "c1", {})] * 2, Moment(AT, 60, AT.date())
        )
    put_review(db)

    start = to_ms(AT)
    instants = [row[0] for row in db.rows("select at from events")]
    assert instants == [start + 2, start + 2]
    assert [row[0] for row in db.rows("select at from reviews")] == [start, start + 1, start + 3]
