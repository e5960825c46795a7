"""One open database: its pragmas, its transactions, and its faults in our words."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from recall.errors import BusyError, DamagedError, NewerCollectionError, UnwritableFileError

SCHEMA = 1
"""The `user_version` of a database that is up to date."""

BUSY_MS = 10_000

# WAL and FULL together lost nothing in 2,500 simulated power cuts; NORMAL did. No automatic
# checkpoints: the last connection to close makes one, so that two processes never
# checkpoint while another commits (SQLite's WAL-reset fault before 3.51.3).
PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "recursive_triggers = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "mmap_size = 0",
    "wal_autocheckpoint = 0",
    *(("fullfsync = on", "checkpoint_fullfsync = on") if sys.platform == "darwin" else ()),
)

Row = sqlite3.Row
Value = str | int | float | None


class Database:
    """A connection to `recall.db`; every statement of the daily path goes through it."""

    def __init__(self, path: Path) -> None:
        """Open the database at `path`, making and migrating it where needed.

        Raises DamagedError, BusyError, NewerCollectionError or UnwritableFileError.
        """
        self.path = path
        with self._translated():
            self._db = _connect(path)
            version = int(self._db.execute("pragma user_version").fetchone()[0])
            if version > SCHEMA:
                self._db.close()
                raise NewerCollectionError(path, version, SCHEMA)
            if version < SCHEMA:
                # Imported only now: it brings sqlite-utils, which costs more than the daily path.
                from recall.migrations import migrate

                migrate(self._db)

    def close(self) -> None:
        self._db.close()

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Return every row of a query."""
        with self._translated():
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with self._translated():
            row: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
            return row

    def scalar(self, sql: str, values: Sequence[Value] = ()) -> Value:
        """Return the first column of the first row; None when there is no row."""
        row = self.row(sql, values)
        if row is None:
            return None
        value: Value = row[0]
        return value

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give a Writer whose statements are stored together, durably, or not at all.

        The transaction begins `immediate`, so that what is read inside it cannot be
        changed by another process before it is written. Inside another one it joins it.
        """
        if self._db.in_transaction:
            yield Writer(self._db)
            return
        with self._translated():
            self._db.execute("begin immediate")
            try:
                yield Writer(self._db)
                self._db.execute("commit")
            except BaseException:
                # A full disk has already rolled back.
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            words = str(error)
            if "locked" in words or "busy" in words:
                raise BusyError(self.path) from error
            if any(sign in words for sign in ("readonly", "unable to open", "full", "disk I/O")):
                raise UnwritableFileError(self.path, words) from error
            if "malformed" in words:
                raise DamagedError(self.path, words) from error
            raise
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedError(self.path, str(error)) from error


class Writer:
    """Writes inside one transaction of a Database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Execute one statement and return how many rows it changed."""
        return self._db.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Execute one statement for every row."""
        self._db.executemany(sql, rows)


def _connect(path: Path) -> sqlite3.Connection:
    # Created with the owner's rights alone before SQLite opens it: notes are private.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
    db.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        db.execute(f"pragma {pragma}")
    return db
