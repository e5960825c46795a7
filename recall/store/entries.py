"""Entries of the log as the journal keeps them: events and answers alike, and what it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from recall.reviews import EventId
from recall.store.database import Reader, Row, Value, Writer

REVIEW = "review"
"""The kind of an entry that is an answer; all others are kinds of events."""


class Entry(NamedTuple):
    """One event or answer, as the log has it."""

    entry_id: EventId
    """A ULID: entries are in the order of their ids."""
    at: int
    """Milliseconds since 1970."""
    offset_minutes: int
    study_day: str
    kind: str
    subject: str
    """Of an answer the card."""
    body: str
    """JSON; of an answer its columns."""


_ANSWER = (
    "rating", "took_ms", "state_before", "state_after", "stability", "difficulty", "step",
    "due_day", "due_at",
)  # fmt: skip
"""The columns of an answer that only answers have."""

# The ids are sought in each of the two tables: in both together no index would be used.
_NAMED = """
select event_id as id, at, offset_minutes, study_day, kind, subject, body, null as rating,
       null as took_ms, null as state_before, null as state_after, null as stability,
       null as difficulty, null as step, null as due_day, null as due_at
from events where event_id in (select value from json_each(?1))
union all
select review_id, at, offset_minutes, study_day, 'review', card_id, null, rating,
       took_ms, state_before, state_after, stability,
       difficulty, step, due_day, due_at
from reviews where review_id in (select value from json_each(?1))
order by id
"""

_ID_PAGE = """
select event_id as id from events where event_id > ?1
union all
select review_id from reviews where review_id > ?1
order by id limit ?2
"""

PAGE = 2_000
"""Entries that are read at once."""


def entries(reader: Reader) -> Iterator[Entry]:
    """Yield every entry of the log, in order."""
    everything = ids(reader)
    while page := list(islice(everything, PAGE)):
        yield from with_ids(reader, page)


def with_ids(reader: Reader, ids: Sequence[str]) -> list[Entry]:
    """Return the entries that have these ids, in order."""
    return [entry_of(row) for row in reader.rows(_NAMED, (json.dumps(ids),))]


def entry_of(row: Row) -> Entry:
    """Return what a row says that has the columns of an event, or those of an answer."""
    body = row["body"]
    if body is None:
        body = json.dumps({name: row[name] for name in _ANSWER})
    return Entry(
        EventId(row["id"]),
        row["at"],
        row["offset_minutes"],
        row["study_day"],
        row["kind"],
        row["subject"],
        body,
    )


def put(writer: Writer, found: Sequence[Entry]) -> None:
    """Put entries into the log as another copy of it has them; none may be there yet."""
    events = [entry for entry in found if entry.kind != REVIEW]
    writer.run_many("insert into events values (?, ?, ?, ?, ?, ?, ?)", events)
    reviews = [entry for entry in found if entry.kind == REVIEW]
    fields, marks = ", ".join(_ANSWER), ", ".join("?" * (len(_ANSWER) + 5))
    writer.run_many(
        "insert into reviews"
        f" (review_id, at, offset_minutes, study_day, card_id, {fields}) values ({marks})",
        map(_review_values, reviews),
    )


def _review_values(entry: Entry) -> list[Value]:
    body = json.loads(entry.body)
    own = (entry.entry_id, entry.at, entry.offset_minutes, entry.study_day, entry.subject)
    return [*own, *(body[name] for name in _ANSWER)]


_KNOWN = """
select event_id from events where event_id in (select value from json_each(?1))
union all
select review_id from reviews where review_id in (select value from json_each(?1))
"""


def known(reader: Reader, ids: Sequence[str]) -> set[str]:
    """Return those of the ids that the log has."""
    return {row[0] for row in reader.rows(_KNOWN, (json.dumps(ids),))}


_TWIN = """
select 1 from reviews where at = ?1 and card_id = ?2 and ?3 = 'review'
union all
select 1 from events where subject = ?2 and kind = ?3 and at = ?1 and body = ?4
limit 1
"""


def has_twin(reader: Reader, entry: Entry) -> bool:
    """Return whether the log has the entry under another id: then damage has changed this one."""
    values = (entry.at, entry.subject, entry.kind, entry.body)
    return reader.row(_TWIN, values) is not None


# The outbox -----------------------------------------------------------------------------------


def is_waiting(reader: Reader) -> bool:
    """Return whether the journal lacks something."""
    return reader.row("select 1 from outbox limit 1") is not None


_WAITING_PAGE = "select entry_id from outbox where entry_id > ?1 order by entry_id limit ?2"


def waiting(reader: Reader) -> Iterator[EventId]:
    """Yield the ids of the entries that the journal lacks, in order; there may be millions."""
    return _paged(reader, _WAITING_PAGE)


def ids(reader: Reader) -> Iterator[EventId]:
    """Yield the id of every entry of the log, in order."""
    return _paged(reader, _ID_PAGE)


def _paged(reader: Reader, sql: str) -> Iterator[EventId]:
    """Yield the ids that a query gives, which gives so many after a certain one."""
    after = ""
    while True:
        page = [row[0] for row in reader.rows(sql, (after, PAGE))]
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1]


def sent(writer: Writer, ids: Iterable[str]) -> None:
    """Remember that the journal has these entries."""
    writer.run_many("delete from outbox where entry_id = ?", [(one,) for one in ids])


def all_sent(writer: Writer) -> None:
    """Remember that the journal has everything."""
    writer.run("delete from outbox")


# What the journals have ---------------------------------------------------------------------

_IN_JOURNALS = (
    "create temp table if not exists in_journals (entry_id text primary key) without rowid",
    "delete from in_journals",
)
_LACKING = """
select event_id as id from events where event_id not in (select entry_id from in_journals)
union all
select review_id from reviews where review_id not in (select entry_id from in_journals)
"""
_LOST_PAGE = """
select event_id as id from events
where event_id > ?1 and event_id not in (select entry_id from in_journals)
and event_id not in (select entry_id from outbox)
union all
select review_id from reviews
where review_id > ?1 and review_id not in (select entry_id from in_journals)
and review_id not in (select entry_id from outbox)
order by id limit ?2
"""


def begin_journals(reader: Reader) -> None:
    """Forget what the journals have."""
    for statement in _IN_JOURNALS:
        reader.scratch(statement)


def in_journals(reader: Reader, ids: Iterable[str]) -> None:
    """Remember that a journal has entries; there may be more of them than memory holds."""
    values = (json.dumps(list(ids)),)
    reader.scratch("insert or ignore into in_journals select value from json_each(?1)", values)


def send_lacking(writer: Writer) -> int:
    """Put into the outbox what no journal has; return how much of it did not wait there."""
    return writer.run(f"insert or ignore into outbox select id from ({_LACKING})")


def lost(reader: Reader) -> Iterator[EventId]:
    """Yield the ids of the entries that no journal has and that do not wait, in order."""
    return _paged(reader, _LOST_PAGE)


def count_unsent(reader: Reader) -> int:
    """Return how many entries no journal has, and wait."""
    sql = f"select count(*) from ({_LACKING}) where id in (select entry_id from outbox)"
    return int(str(reader.scalar(sql)))


def count(reader: Reader) -> int:
    """Return how many entries the log has."""
    sql = "select (select count(*) from events) + (select count(*) from reviews)"
    return int(str(reader.scalar(sql)))


# The files ------------------------------------------------------------------------------------


class Seen(NamedTuple):
    """One file of the journal, as far as it was read or written; the columns of `journals`."""

    name: str
    size: int
    """Bytes of whole lines."""
    mtime_ns: int
    tail: str
    """Digest of its last line."""


def seen(reader: Reader) -> dict[str, Seen]:
    """Return every file of the journal that was read or written, by its name."""
    rows = reader.rows("select name, size, mtime_ns, tail from journals")
    return {row[0]: Seen(*row) for row in rows}


def see(writer: Writer, files: Iterable[Seen]) -> None:
    """Remember how files of the journal stand."""
    writer.run_many("insert or replace into journals values (?, ?, ?, ?)", files)


def lose_sight(writer: Writer, names: Iterable[str]) -> None:
    """Forget files of the journal that are gone."""
    writer.run_many("delete from journals where name = ?", [(name,) for name in names])


def forget_machine(writer: Writer) -> None:
    """Let the database write a journal of its own, and read those that are there as others'.

    For a database that was put in the place of another one.
    """
    writer.run("delete from machine")
    writer.run("delete from journals")
