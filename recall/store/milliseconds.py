"""The milliseconds that tell notes and cards apart in Anki: one of its own for each.

Each has the one it was given. Where two machines have given the same one, the first to be
added keeps it, and the other takes the nearest free one before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recall.store.database import Reader, Writer


class Kind(NamedTuple):
    """A table whose rows have milliseconds; all are words of the schema."""

    table: str
    key: str
    column: str
    event: str
    """The kind of the event that gives it."""

    def sql(self, template: str) -> str:
        return template.format(**self._asdict(), given=f"given_to_{self.table}")


NOTES = Kind("prompts", "prompt_id", "note_ms", "prompt-added")
CARDS = Kind("cards", "card_id", "card_ms", "card-added")


class Given(NamedTuple):
    """One prompt or card, and the millisecond it was given."""

    key: str
    ms: int
    told: str
    """The entry of the log that gave it."""


_BEGIN = (
    "create temp table if not exists {given}"
    " (key text primary key, ms integer not null, told text not null) without rowid",
    "create index if not exists temp.{given}_by_ms on {given} (ms, told)",
    "delete from {given}",
)
_ADD = """
insert or ignore into {given}
select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
from json_each(?1)
"""
_ADD_STORED = """
insert or ignore into {given}
select {key}, json_extract(body, '$.{column}'), min(event_id)
from {table} join events on events.subject = {key} and events.kind = '{event}'
where json_valid(body)
group by {key}
"""


def begin(reader: Reader) -> None:
    """Forget what was given."""
    for kind in (NOTES, CARDS):
        for template in _BEGIN:
            reader.scratch(kind.sql(template))


def add(reader: Reader, kind: Kind, given: Iterable[Given]) -> None:
    """Learn what some prompts or cards were given."""
    reader.scratch(kind.sql(_ADD), (json.dumps(list(given)),))


def add_stored(reader: Reader) -> None:
    """Learn from the log what all those were given that are stored."""
    for kind in (NOTES, CARDS):
        reader.scratch(kind.sql(_ADD_STORED))


_RIVALS = """
select key, ms, told
from (select *, row_number() over (partition by ms order by told) as nth from {given})
where nth > 1 order by told
"""
_HOLDER = "select key, ms, told from {given} where ms = ? order by told limit 1"


def settle(reader: Reader) -> None:
    """Let each have one of its own where several were given the same."""
    for kind in (NOTES, CARDS):
        moved = _moved(reader, kind)
        for ms, one in moved.items():
            reader.scratch(
                kind.sql("update {given} set ms = ? where key = ?"),
                (ms, one.key),
            )


def _moved(reader: Reader, kind: Kind) -> dict[int, Given]:
    """Return who gets another one than was given, by what they get."""
    taken: dict[int, Given] = {}
    for row in reader.rows(kind.sql(_RIVALS)):
        one, ms = Given(*row), row["ms"]
        while True:
            ms -= 1
            there = taken.get(ms) or _holder(reader, kind, ms)
            if there is None or one.told < there.told:
                taken[ms] = one
                if there is None:
                    break
                # Whoever was added later gives way.
                one = there
    return taken


def _holder(reader: Reader, kind: Kind, ms: int) -> Given | None:
    row = reader.row(kind.sql(_HOLDER), (ms,))
    return None if row is None else Given(*row)


class Unlike(NamedTuple):
    """A row that has another millisecond than its own."""

    kind: Kind
    key: str
    stored: int
    own: int


_UNLIKE = "select {key}, {column}, ms from {given} join {table} on {key} = key where {column} <> ms"


def unlike(reader: Reader) -> Iterator[Unlike]:
    """Yield the rows that have not what is settled."""
    for kind in (NOTES, CARDS):
        for row in reader.rows(kind.sql(_UNLIKE)):
            yield Unlike(kind, *row)


# At no time may two have the same: first all let go of theirs that get another one.
_LET_GO = f"""
update {{table}} set {{column}} = -rowid - {1 << 50}
where exists (select 1 from {{given}} where key = {{key}} and ms <> {{column}})
"""
_TAKE = """
update {table} set {column} = (select ms from {given} where key = {key})
where {column} < 0 and {key} in (select key from {given})
"""


def write(writer: Writer) -> None:
    """Give every row what is settled."""
    for kind in (NOTES, CARDS):
        writer.run(kind.sql(_LET_GO))
        writer.run(kind.sql(_TAKE))
