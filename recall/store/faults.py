"""What SQLite says when it fails, in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recall.errors import BusyError, DamagedError, UnwritableFileError
from recall.store import damage
from recall.store.holders import holder

UNREADABLE = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
    sqlite3.OperationalError,
)
"""What reading raises where damage has put a value, or a name, that could never be there."""

BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
"""What SQLite says while another process has the database."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file that is no whole database."""

FULL = "the disk is full"

REFUSED = {
    sqlite3.SQLITE_READONLY: "the file, its folder or its disk is read-only",
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: "the disk reports an error, or is full",
    sqlite3.SQLITE_CANTOPEN: "it or a file beside it cannot be opened",
}
"""Why nothing can be written, by what SQLite says then."""

NO_ROOM = (FULL, REFUSED[sqlite3.SQLITE_IOERR], REFUSED[sqlite3.SQLITE_CANTOPEN])
"""What may only mean that a disk is full: even to begin, SQLite needs room beside the database."""


@contextmanager
def translated(path: Path, *, remember: bool = False) -> Iterator[None]:
    """Turn the faults of the machine into our errors; faults of our SQL stay what they are.

    Damage is remembered where it is asked for, so that nothing is written to it later.
    """
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode"):
            # Python's words go on with the text itself.
            if remember:
                damage.remember(path, _NO_TEXT)
            raise DamagedError(path, _NO_TEXT) from None
        code = primary_code(error)
        if code in BUSY:
            raise BusyError(path, holder(path)) from error
        if code in REFUSED:
            raise UnwritableFileError(path, REFUSED[code]) from error
        if code in DAMAGED:
            if remember:
                damage.remember(path, str(error))
            raise DamagedError(path, str(error)) from error
        raise


_NO_TEXT = "a text in it is not UTF-8"


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its refinement; 0 when there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Return whether another process has the database, and it can be tried again."""
    return primary_code(error) in BUSY
