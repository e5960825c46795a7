"""The file of a database: made for its owner alone, refused, or opened with our pragmas."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import closing
from pathlib import Path

from recall.errors import (
    EmptyDatabaseError,
    LinkedDatabaseError,
    NoDatabaseError,
    UnreadableFileError,
    UnwritableFileError,
)
from recall.store import waiting
from recall.store.faults import REFUSED, primary_code
from recall.store.waiting import patiently

# WAL and FULL together lost nothing in 5,000 simulated power cuts; NORMAL did. No automatic
# checkpoints: the last connection to close makes one, or one that keeps all others from
# writing, so that no process checkpoints while another commits (SQLite's WAL-reset fault
# before 3.51.3).
PRAGMAS = (
    f"busy_timeout = {waiting.BUSY_MS}",
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "recursive_triggers = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "mmap_size = 0",
    "wal_autocheckpoint = 0",
    "journal_size_limit = 1000000",
    *(("fullfsync = on", "checkpoint_fullfsync = on") if sys.platform == "darwin" else ()),
)


def make_ready(path: Path, *, is_new: bool = False) -> bool:
    """Make the file where there is none; return whether it can be written.

    It is made with the owner's rights alone before SQLite opens it: notes are private.
    SQLite keeps its log beside the database under the name it was opened by; a second
    name would have a log of its own, and the two would damage each other.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return _make(path)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error
    if stat.S_ISLNK(found.st_mode) and not path.exists():
        raise NoDatabaseError(path, "a link to nothing")
    if stat.S_ISLNK(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink > 1):
        raise LinkedDatabaseError(path)
    if not stat.S_ISREG(found.st_mode):
        raise NoDatabaseError(path, _kind(found.st_mode))
    if not os.access(path, os.R_OK):
        raise UnreadableFileError(path, "Permission denied")
    if found.st_size == 0 and not is_new:
        _wait_for_content(path)
    return os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)


def _kind(mode: int) -> str:
    """Return in words what is no ordinary file."""
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device or a socket"


def _wait_for_content(path: Path) -> None:
    """Wait until the file is no longer empty; raises EmptyDatabaseError when it stays so.

    Another process may have made it just now, and fills it. A collection that was never
    opened has no file at all.
    """
    give_up = time.monotonic() + _FILLED_S
    while path.stat().st_size == 0:
        if time.monotonic() > give_up:
            raise EmptyDatabaseError(path)
        time.sleep(0.01)


_FILLED_S = 3.0
"""Seconds within which whoever makes a database has written its first page."""


def _make(path: Path) -> bool:
    """Make the file, and return as `make_ready` does.

    Only a file that was not there is ever opened here: closing any descriptor of a database
    drops the locks that other connections of this process hold on it.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return make_ready(path)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error
    return os.access(path.parent, os.W_OK)


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file, and let rows be read by their columns' names.

    What is only to be read may lie on a disk that refuses all writing.
    """
    seconds = waiting.BUSY_MS / 1000
    if not read_only:
        db = sqlite3.connect(path, isolation_level=None, timeout=seconds)
    elif _has_log(path):
        db = _read_with_log(path)
    else:
        # Without a writable folder WAL cannot be opened at all, unless SQLite is promised
        # that nobody writes.
        db = sqlite3.connect(address(path, "immutable=1"), uri=True, timeout=seconds)
    return with_manners(db)


def with_manners(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return the connection, with transactions begun by us alone and columns known by name."""
    db.isolation_level = None
    db.row_factory = sqlite3.Row
    return db


def address(path: Path, how: str) -> str:
    """Return what SQLite opens the file by in another way than usual, such as `mode=ro`."""
    return f"{path.absolute().as_uri()}?{how}"


def _has_log(path: Path) -> bool:
    """Return whether something stands beside the database that was not yet put into it."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _read_with_log(path: Path) -> sqlite3.Connection:
    """Return a connection to a database that has something in the log beside it.

    Reading without it would leave out the last answers, and say nothing. It can be read where
    it stands as long as its index is there too: whoever writes keeps one. Else nobody does, and
    a copy is read. Raises UnwritableFileError where there is no room even for that.
    """
    db = sqlite3.connect(address(path, "mode=ro"), uri=True, timeout=waiting.BUSY_MS / 1000)
    try:
        db.execute("select count(*) from sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        db.close()
        if primary_code(error) not in REFUSED:
            raise
        return _copy_with_log(path)
    return db


def _copy_with_log(path: Path) -> sqlite3.Connection:
    import shutil
    from tempfile import TemporaryDirectory

    copy = sqlite3.connect(":memory:")
    try:
        with TemporaryDirectory(prefix="recall-") as place:
            for name in (path.name, f"{path.name}-wal"):
                shutil.copyfile(path.with_name(name), Path(place) / name)
            with closing(sqlite3.connect(Path(place) / path.name)) as db:
                db.backup(copy)
    except (OSError, sqlite3.OperationalError) as error:
        copy.close()
        raise UnwritableFileError(path, _UNREAD_LOG) from error
    return copy


_UNREAD_LOG = (
    "the last answers still stand in the log beside it, and to read them its folder must be"
    " writable"
)


def set_up(db: sqlite3.Connection) -> None:
    """Let a connection write as every one of ours does."""
    for pragma in PRAGMAS:
        patiently(db, f"pragma {pragma}")
