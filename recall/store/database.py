"""One open database: its pragmas, its transactions, and its faults in our words."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from recall.errors import (
    BusyError,
    DamagedError,
    EmptyDatabaseError,
    LinkedDatabaseError,
    NewerCollectionError,
    NoDatabaseError,
    UnreadableFileError,
    UnwritableFileError,
)
from recall.store import damage
from recall.store.holders import holder

SCHEMA = 4
"""The `user_version` of a database that is up to date."""

SQLITE = sqlite3.sqlite_version_info
"""The version of SQLite that Python brought along."""

BUSY_MS = 10_000

_LOOK_S = 0.002

LONG_LOG_BYTES = 16_000_000
"""From here on the log beside the database is put into it, even before the last one closes."""

# WAL and FULL together lost nothing in 5,000 simulated power cuts; NORMAL did. No automatic
# checkpoints: the last connection to close makes one, or one that keeps all others from
# writing, so that no process checkpoints while another commits (SQLite's WAL-reset fault
# before 3.51.3).
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
    "journal_size_limit = 1000000",
    *(("fullfsync = on", "checkpoint_fullfsync = on") if sys.platform == "darwin" else ()),
)

UNREADABLE = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
    sqlite3.OperationalError,
)
"""What reading raises where damage has put a value, or a name, that could never be there."""

Row = sqlite3.Row
Value = str | int | float | None


class Reader:
    """Reads through one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Return every row of a query."""
        with translated(self.path, remember=True):
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with translated(self.path, remember=True):
            row: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
            return row

    def scalar(self, sql: str, values: Sequence[Value] = ()) -> Value:
        """Return the first column of the first row; None when there is no row."""
        row = self.row(sql, values)
        if row is None:
            return None
        value: Value = row[0]
        return value

    def scratch(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Execute a statement that changes nothing but temporary tables."""
        with translated(self.path, remember=True):
            self._db.execute(sql, values)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let all that is read meanwhile be as it was at one instant, whoever writes."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("begin")
        try:
            yield
        finally:
            if self._db.in_transaction:
                self._db.execute("rollback")


class Writer(Reader):
    """Reads and writes inside one transaction of a Database."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, undoing: list[Callable[[], None]]
    ) -> None:
        super().__init__(connection, path)
        self._undoing = undoing

    def if_undone(self, act: Callable[[], None]) -> None:
        """Have something else undone too if the transaction comes to nothing, be it at its end."""
        self._undoing.append(act)

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Execute one statement and return how many rows it changed."""
        return self._db.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Value] | Mapping[str, Value]]) -> None:
        """Execute one statement for every row, given by places or by names."""
        self._db.executemany(sql, rows)

    @contextmanager
    def whole_or_not(self) -> Iterator[None]:
        """Let what is written meanwhile stand, or none of it where it breaks a rule of the tables.

        Raises ContradictionError then; the transaction goes on.
        """
        self._db.execute("savepoint part")
        try:
            yield
        except sqlite3.IntegrityError as error:
            self._db.execute("rollback to part")
            raise ContradictionError(str(error)) from error
        finally:
            # A full disk has already rolled back all of it.
            if self._db.in_transaction:
                self._db.execute("release part")


class ContradictionError(Exception):
    """What was to be written cannot stand beside what does, as a card without its prompt."""


class Database(Reader):
    """A connection to `recall.db`; every statement of the daily path goes through it."""

    read_only: bool
    """Whether the folder or the disk refuses writing, or the database is known to be damaged;
    what was stored before can be read."""

    damage: DamagedError | None
    """What was found to be damaged, if anything was."""

    refusal: UnwritableFileError | None
    """What SQLite said where it could open the database only to be read, as on a full disk."""

    before_writing: Callable[[], None] | None
    """Called once, before the first transaction that writes; what it raises prevents that."""

    before_closing: Callable[[], None] | None
    """Called once, when the collection is left: what would spoil a screen is said then."""

    def __init__(
        self,
        path: Path,
        *,
        before_migration: Callable[[Database], None] | None = None,
        is_new: bool = False,
    ) -> None:
        """Open the database at `path`, making and migrating it where needed.

        Where the disk has no room even to begin, it is opened to be read, with a `refusal`.
        `before_migration` gets it as it was, and what it raises prevents the migration.
        An empty file has lost what was learned, unless it `is_new`: then it is filled.
        Raises DamagedError, BusyError, NewerCollectionError, LinkedDatabaseError,
        NoDatabaseError or UnwritableFileError.
        """
        self.before_writing = self.before_closing = None
        self._undoing: list[Callable[[], None]] = []
        writable = _prepare(path, is_new=is_new)
        why = damage.remembered(path)
        self.damage = None if why is None else DamagedError(path, why)
        self.read_only = not writable or self.damage is not None
        self.refusal = None
        try:
            self._open(path, before_migration)
        except UnwritableFileError as refusal:
            if self.read_only or refusal.why not in NO_ROOM or path.stat().st_size == 0:
                raise
            self.refusal, self.read_only = refusal, True
            self._open(path, None)

    def _open(self, path: Path, before_migration: Callable[[Database], None] | None) -> None:
        with translated(path):
            super().__init__(_connect(path, read_only=self.read_only), path)
        try:
            with translated(path):
                self._bring_up_to_date(before_migration)
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self, before_migration: Callable[[Database], None] | None) -> None:
        # Before anything is set: a newer database is left alone to the last byte.
        version = int(_patiently(self._db, "pragma user_version").fetchone()[0])
        if version > SCHEMA:
            raise NewerCollectionError(self.path, version, SCHEMA)
        if not self.read_only:
            set_up(self._db)
        if version == SCHEMA:
            return
        # Imported only now: it brings sqlite-utils, which costs more than the daily path.
        from recall.migrations import migrate

        if self.read_only:
            self._go_on_in_memory()
        elif version and before_migration is not None:
            before_migration(self)
        migrate(self._db)

    def _go_on_in_memory(self) -> None:
        """Read a copy, which can be brought up to date, in the place of a file that cannot."""
        copy = _with_manners(sqlite3.connect(":memory:"))
        self.copy_into(copy)
        self._db.close()
        self._db = copy

    def refuse_writing(self, found: DamagedError) -> None:
        """Let nothing be written any more, now or later: the database was found damaged."""
        self.damage, self.read_only = found, True
        damage.remember(self.path, found.why)

    def must_be_writable(self) -> None:
        """Raise what speaks against writing: DamagedError or UnwritableFileError."""
        if self.damage is not None:
            raise self.damage
        if self.refusal is not None:
            raise self.refusal
        if self.read_only:
            raise UnwritableFileError(self.path, _REFUSED[sqlite3.SQLITE_READONLY])

    def close(self) -> None:
        self._db.close()

    def copy_into(self, other: sqlite3.Connection) -> None:
        """Put the whole database, as it stands at one instant, in the place of another.

        Raises BusyError where somebody keeps writing or holds it.
        """
        self._db.backup(other, progress=patience(self.path), sleep=0.05)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give a Writer whose statements are stored together, durably, or not at all.

        The transaction begins `immediate`, so that what is read inside it cannot be
        changed by another process before it is written. Inside another one it joins it.
        """
        if self._db.in_transaction:
            yield Writer(self._db, self.path, self._undoing)
            return
        self.must_be_writable()
        if (prepare := self.before_writing) is not None:
            self.before_writing = None
            prepare()
        with translated(self.path, remember=True):
            self._begin_in_turn()
            self._undoing = []
            try:
                yield Writer(self._db, self.path, self._undoing)
                self._db.execute("commit")
            except BaseException:
                # A full disk has already rolled back.
                if self._db.in_transaction:
                    self._db.execute("rollback")
                for undo in reversed(self._undoing):
                    undo()
                raise
        self._shorten_log()

    def _begin_in_turn(self) -> None:
        """Begin a transaction that writes, once nobody else does.

        SQLite waits ever longer between its looks, up to a tenth of a second, and so whoever
        has waited longest is the last to see that the way is free. We look every few moments.
        """
        give_up = time.monotonic() + BUSY_MS / 1000
        self._db.execute("pragma busy_timeout = 0")
        try:
            while True:
                try:
                    self._db.execute("begin immediate")
                    return
                except sqlite3.OperationalError as error:
                    if primary_code(error) not in _BUSY or time.monotonic() > give_up:
                        raise
                time.sleep(_LOOK_S)
        finally:
            self._db.execute(f"pragma busy_timeout = {BUSY_MS}")

    def _shorten_log(self) -> None:
        """Put the log into the database once it is long, while no other process can write.

        It would grow by 50 KB with every answer of a long session. What cannot be done now
        can be done after the next answer.
        """
        log = self.path.with_name(f"{self.path.name}-wal")
        with suppress(OSError, sqlite3.OperationalError):
            if log.stat().st_size < LONG_LOG_BYTES:
                return
            with closing(_connect(self.path, read_only=False)) as other:
                set_up(other)
                self._db.execute("begin immediate")
                try:
                    other.execute("pragma wal_checkpoint(passive)")
                finally:
                    self._db.execute("rollback")


def patience(path: Path) -> Callable[[int, int, int], None]:
    """Return what ends a copy of the database that is kept waiting; Python would try for ever."""
    give_up = time.monotonic() + BUSY_MS / 1000

    def wait(status: int, left: int, pages: int) -> None:
        if status in _BUSY and time.monotonic() > give_up:
            raise BusyError(path, holder(path))

    return wait


def _prepare(path: Path, *, is_new: bool = False) -> bool:
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
    """Make the file, and return as `_prepare` does.

    Only a file that was not there is ever opened here: closing any descriptor of a database
    drops the locks that other connections of this process hold on it.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return _prepare(path)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error
    return os.access(path.parent, os.W_OK)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    seconds = BUSY_MS / 1000
    if not read_only:
        db = sqlite3.connect(path, isolation_level=None, timeout=seconds)
    elif _has_log(path):
        db = _read_with_log(path)
    else:
        # Without a writable folder WAL cannot be opened at all, unless SQLite is promised
        # that nobody writes.
        db = sqlite3.connect(address(path, "immutable=1"), uri=True, timeout=seconds)
    return _with_manners(db)


def _with_manners(db: sqlite3.Connection) -> sqlite3.Connection:
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
    db = sqlite3.connect(address(path, "mode=ro"), uri=True, timeout=BUSY_MS / 1000)
    try:
        db.execute("select count(*) from sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        db.close()
        if primary_code(error) not in _REFUSED:
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
        _patiently(db, f"pragma {pragma}")


def _patiently(db: sqlite3.Connection, statement: str) -> sqlite3.Cursor:
    """Execute the statement and return its cursor, waiting for other processes.

    SQLite does not wait by itself while another process turns a new database to WAL.
    """
    give_up = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            return db.execute(statement)
        except sqlite3.OperationalError as error:
            if primary_code(error) not in _BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file that is no whole database."""

FULL = "the disk is full"

_REFUSED = {
    sqlite3.SQLITE_READONLY: "the file, its folder or its disk is read-only",
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: "the disk reports an error, or is full",
    sqlite3.SQLITE_CANTOPEN: "it or a file beside it cannot be opened",
}

NO_ROOM = (FULL, _REFUSED[sqlite3.SQLITE_IOERR], _REFUSED[sqlite3.SQLITE_CANTOPEN])
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
        if code in _BUSY:
            raise BusyError(path, holder(path)) from error
        if code in _REFUSED:
            raise UnwritableFileError(path, _REFUSED[code]) from error
        if code in DAMAGED:
            if remember:
                damage.remember(path, str(error))
            raise DamagedError(path, str(error)) from error
        raise


_NO_TEXT = "a text in it is not UTF-8"


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its refinement; 0 when there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
