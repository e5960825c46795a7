"""One open database: what is read of it, and its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from recall.errors import DamagedError, NewerCollectionError, UnwritableFileError
from recall.store import damage
from recall.store.faults import NO_ROOM, REFUSED, translated
from recall.store.opening import connect, make_ready, set_up, with_manners
from recall.store.waiting import begin_in_turn, patience, patiently

SCHEMA = 5
"""The `user_version` of a database that is up to date."""

SQLITE = sqlite3.sqlite_version_info
"""The version of SQLite that Python brought along."""

LONG_LOG_BYTES = 16_000_000
"""From here on the log beside the database is put into it, even before the last one closes."""

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
        """Let what is written meanwhile stand, or none of it where it breaks a rule of the tables,
        or cannot even be told to them.

        Raises ContradictionError then; the transaction goes on.
        """
        self._db.execute("savepoint part")
        try:
            yield
        except CONTRADICTIONS as error:
            self._db.execute("rollback to part")
            raise ContradictionError(str(error) or type(error).__name__) from error
        finally:
            # A full disk has already rolled back all of it.
            if self._db.in_transaction:
                self._db.execute("release part")


# Not those of the machine: a disk that is full, a lock, damage.
CONTRADICTIONS = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
    *(sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError),
)
"""What it raises where something is written that can be nothing of ours."""


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
        writable = make_ready(path, is_new=is_new)
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
            super().__init__(connect(path, read_only=self.read_only), path)
        try:
            with translated(path):
                self._bring_up_to_date(before_migration)
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self, before_migration: Callable[[Database], None] | None) -> None:
        # Before anything is set: a newer database is left alone to the last byte.
        version = int(patiently(self._db, "pragma user_version").fetchone()[0])
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
        copy = with_manners(sqlite3.connect(":memory:"))
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
            raise UnwritableFileError(self.path, REFUSED[sqlite3.SQLITE_READONLY])

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
            begin_in_turn(self._db)
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

    def _shorten_log(self) -> None:
        """Put the log into the database once it is long, while no other process can write.

        It would grow by 50 KB with every answer of a long session. What cannot be done now
        can be done after the next answer.
        """
        log = self.path.with_name(f"{self.path.name}-wal")
        with suppress(OSError, sqlite3.OperationalError):
            if log.stat().st_size < LONG_LOG_BYTES:
                return
            with closing(connect(self.path, read_only=False)) as other:
                set_up(other)
                self._db.execute("begin immediate")
                try:
                    other.execute("pragma wal_checkpoint(passive)")
                finally:
                    self._db.execute("rollback")
