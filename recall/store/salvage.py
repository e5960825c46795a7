"""What can still be read of the log in a database that is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from recall.store.entries import Entry, entry_of
from recall.store.opening import address

# By the rows themselves: an index may be damaged where the rows are whole.
_TABLES = {
    "events": "select event_id as id, kind, subject, body, *, rowid as place from events",
    "reviews": "select review_id as id, 'review' as kind, card_id as subject, null as body, *,"
    " rowid as place from reviews",
}
_FORWARDS = " where rowid > ? order by rowid"
_BACKWARDS = " where rowid < ? order by rowid desc"
_LAST = (1 << 63) - 1


_IDS = {
    "events": "select event_id as id, rowid as place from events",
    "reviews": "select review_id as id, rowid as place from reviews",
}


def entries(path: Path) -> Iterator[Entry]:
    """Yield the entries that can be read, from both ends up to what is damaged; in no order.

    Nothing is written, neither to the database nor beside it. What they say is to be
    checked: damage may have changed it unseen.
    """
    for row in _rows(path, _TABLES):
        with suppress(LookupError, TypeError, ValueError):
            yield entry_of(row)


def ids(path: Path) -> Iterator[str]:
    """Yield the ids of these entries, much faster than the entries themselves."""
    return (row["id"] for row in _rows(path, _IDS))


def journals(path: Path) -> set[str]:
    """Return what the journals and machines are called that a database knows of."""
    sql = "select name from machine union select name from journals"
    try:
        with closing(_opened(path, "mode=ro")) as db:
            return {str(row["name"]) for row in db.execute(sql)}
    except sqlite3.DatabaseError:
        return set()


def _rows(path: Path, tables: Mapping[str, str]) -> Iterator[sqlite3.Row]:
    if not path.is_file():
        return
    for how in ("mode=ro", "immutable=1"):
        with suppress(sqlite3.DatabaseError), closing(_opened(path, how)) as db:
            for start in tables.values():
                yield from _of_table(db, start)
            return


def _opened(path: Path, how: str) -> sqlite3.Connection:
    db = sqlite3.connect(address(path, how), uri=True, timeout=1)
    db.row_factory = sqlite3.Row
    db.text_factory = _text
    db.execute("select count(*) from sqlite_schema").fetchone()
    return db


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _of_table(db: sqlite3.Connection, start: str) -> Iterator[sqlite3.Row]:
    reached = -_LAST
    for way, begin in ((_FORWARDS, -_LAST), (_BACKWARDS, _LAST)):
        with suppress(sqlite3.DatabaseError):
            for row in db.execute(start + way, (begin,)):
                if way is _BACKWARDS and row["place"] <= reached:
                    break
                if way is _FORWARDS:
                    reached = row["place"]
                if isinstance(row["id"], str):
                    yield row
            if way is _FORWARDS:
                return
