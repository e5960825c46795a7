"""What a database is made of, against what it should be made of."""

from __future__ import annotations

from recall.migrations import migrate
from recall.store.database import Reader
from recall.store.scratch import in_memory

_PARTS = "select type || ' ' || name as part from sqlite_schema where name not like 'sqlite_%'"


def missing(reader: Reader) -> list[str]:
    """Return the tables, indices and triggers that a new database has and this one lacks."""
    with in_memory() as db:
        migrate(db)
        whole = {str(row[0]) for row in db.execute(_PARTS)}
    return sorted(whole - {str(row["part"]) for row in reader.rows(_PARTS)})
