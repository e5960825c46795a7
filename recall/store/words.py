"""The index over the words of prompts, as a whole: whether it is true, and making it anew.

It can be wrong though every page of the database is whole, and it can be made from the
prompts at any time. So nothing that is wrong with it counts as damage of the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from recall.migrations import renew_index
from recall.store import waiting
from recall.store.faults import DAMAGED, primary_code, translated
from recall.store.opening import set_up

# With the rank of 1 the words are compared, too, and not only the index with itself.
_CHECK = "insert into prompts_fts (prompts_fts, rank) values ('integrity-check', 1)"


def is_true(path: Path) -> bool:
    """Return whether the index holds the words of the prompts and nothing else.

    Nothing is changed, but it needs the lock of those who write; raises BusyError or
    UnwritableFileError.
    """
    with _alone(path) as db:
        try:
            db.execute(_CHECK)
        except sqlite3.DatabaseError as error:
            if primary_code(error) in (*DAMAGED, sqlite3.SQLITE_ERROR):
                return False
            raise
        return True


def make_anew(path: Path) -> None:
    """Make the index from the prompts; raises BusyError, DamagedError or UnwritableFileError."""
    with _alone(path) as db:
        renew_index(db)
        db.execute("commit")


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection while nobody else writes; what is not committed is undone.

    The faults of the index are not remembered as damage of the database.
    """
    with (
        translated(path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=waiting.BUSY_MS / 1000)) as db,
    ):
        set_up(db)
        db.execute("begin immediate")
        yield db
