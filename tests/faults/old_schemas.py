"""R14: a database of an earlier schema, as the code of then wrote it, comes to the present one.

Every entry of the log stays as it was, and every card is what the code of today makes of that log.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

import sqlite_utils
from faults.damaged_pages import SCHEMAS, rows
from faults.ground import database, playground
from faults.harnesses import Outcome

from recall import migrations
from recall.journal import compare
from recall.store.database import SCHEMA, Database

Step = Callable[[sqlite_utils.Database], None]


def figure(trials: int, seed: int) -> Outcome:
    """Migrate each once; control: a step that makes every card a little easier."""
    with playground() as place:
        found = [migrated(place / str(version), version) for version in range(1, SCHEMA)]
        last = migrations.STEPS[-1]

        def eases(db: sqlite_utils.Database) -> None:
            last(db)
            db.execute("update cards set difficulty = difficulty * 0.99 where difficulty > 2")

        with mock.patch.object(migrations, "STEPS", (*migrations.STEPS[:-1], eases)):
            wrong = sum(migrated(place / f"wrong-{v}", v)[1] for v in range(1, SCHEMA))
    entries, changed = (sum(numbers) for numbers in zip(*found, strict=True))
    return Outcome(
        f"{len(found)} earlier schemas, {entries} entries of the log, {changed} changed or replayed"
        " to something else",
        changed,
        f"a step that makes cards easier: {wrong} values of cards replayed to something else",
        caught=wrong > 0,
    )


def of_then(version: int, folder: Path) -> Path:
    """Make a collection as it was; return its database."""
    shutil.copytree(SCHEMAS / str(version), folder)
    (folder / ".recall").mkdir(mode=0o700)
    if (folder / "journal").exists():
        (folder / "journal").rename(folder / ".recall" / "journal")
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as db:
        db.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
    return database(folder)


def migrated(folder: Path, version: int) -> tuple[int, int]:
    """Migrate one; return the entries of its log, and how many values are not as they should be."""
    path = of_then(version, folder)
    before = [rows(path, table) or [] for table in ("events", "reviews")]
    with closing(Database(path)) as db:
        drifted = len(compare(db, path.parent).drifted)
    after = [rows(path, table) or [] for table in ("events", "reviews")]
    lost = sum(row not in now for then, now in zip(before, after, strict=True) for row in then)
    return sum(map(len, before)), lost + drifted
