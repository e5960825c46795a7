"""R12: one of the two copies of the log is lost, damaged or cut; the other gives back all of it.

Lives of a collection, in any order, end with the database deleted: the journal and the notes make
another one, equal in every table. On the way every table is what the log makes of it.
"""

from __future__ import annotations

from contextlib import suppress

from faults.any_order import Life
from hypothesis.stateful import invariant

from recall.collection import Collection
from recall.collection.scan import DrasticPlanError
from recall.journal import compare
from recall.store import derived
from recall.store.prompts import LINES

TABLES = {
    "events": "select * from events order by event_id",
    "reviews": "select * from reviews order by review_id",
    "files": "select path, size, abs(mtime_ns), digest, title, problems from files order by path",
    "notes": "select path, line, end_line, section, note_text, pin, fate, reason"
    " from notes order by path, line, pin",
    "lines": "select prompt_id, line, end_line, note_line from prompts where orphan = 0 order by 1",
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


class LosesDatabases(Life):
    """A life at whose end the database is deleted."""

    @invariant()
    def every_table_follows_from_the_log(self) -> None:
        found = compare(self.collection._base.db, self.folder / ".recall")
        assert found.agree, found

    def teardown(self) -> None:
        try:
            self.lose()
        finally:
            super().teardown()

    def lose(self) -> None:
        """Delete the database, open the collection again and compare."""
        self.scan_all()
        before = contents(self.collection)
        self.collection.__exit__()
        for file in (self.folder / ".recall").glob("recall.db*"):
            file.unlink()
        self.collection = self.open()
        self.collection.refresh()
        after = contents(self.collection)
        for table, rows in before.items():
            assert after[table] == rows, (table, rows, after[table])

    def scan_all(self) -> None:
        with suppress(DrasticPlanError):
            self.collection.apply_scan(self.collection.plan_scan(), agreed=True)
