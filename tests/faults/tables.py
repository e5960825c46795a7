"""Everything a database holds, to be set against another one."""

from __future__ import annotations

from recall.collection import Collection
from recall.store import derived
from recall.store.prompts import LINES

TABLES = {
    "events": "select * from events order by event_id",
    "reviews": "select * from reviews order by review_id",
    "files": "select path, size, abs(mtime_ns), digest, title, problems from files order by path",
    "notes": "select path, line, end_line, section, note_text, pin, fate, reason"
    " from notes order by path, line, pin",
    "exports": "select * from exports order by prompt_id",
    "lines": "select prompt_id, line, end_line, note_line from prompts order by 1",
}


def contents(collection: Collection) -> dict[str, object]:
    """Return every table, without what is of one database alone: numbers of rows and revisions."""
    db = collection._base.db
    tables: dict[str, object] = {
        name: [tuple(row) for row in db.rows(sql)] for name, sql in TABLES.items()
    }
    made = derived.read(db)
    alive = {key: {**row, **dict.fromkeys(LINES)} for key, row in made.prompts.items()}
    settled = {key: {**row, "line": None} for key, row in made.settled.items()}
    told = made._replace(prompts=alive, settled=settled, undecided=tuple(sorted(made.undecided)))
    return tables | told._asdict()


def differences(one: dict[str, object], other: dict[str, object]) -> list[object]:
    """Return what only one of two databases holds, table by table."""
    found: list[object] = []
    for table in one:
        ours, theirs = _items(one[table]), _items(other[table])
        found += [(table, key, ours.get(key), theirs.get(key)) for key in _unlike(ours, theirs)]
    return found


def _items(table: object) -> dict[object, object]:
    if isinstance(table, dict):
        return table
    assert isinstance(table, list | tuple)
    return {row: number for number, row in enumerate(table)}


def _unlike(one: dict[object, object], other: dict[object, object]) -> list[object]:
    if [*one] == [*other] and one == other:
        return []
    return [key for key in {**one, **other} if one.get(key) != other.get(key)]
