"""A disk that remembers what was written to it and when it was flushed, or that fails when told.

Recall's own code runs on it: while it stands in, `sqlite3.connect` gives connections of apsw, which
lets us be the file system below SQLite. Everything above that, SQL and all, is Recall's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import apsw

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


class Write(NamedTuple):
    """Bytes given to the disk; on it only after a flush."""

    file: str
    offset: int
    data: bytes


class Cut(NamedTuple):
    """A file made shorter; for good only after a flush."""

    file: str
    size: int


class Flush(NamedTuple):
    """Everything written to the file is on the disk from here on."""

    file: str


class Removal(NamedTuple):
    """A file taken away; for good only if the folder was flushed."""

    file: str
    flushed: bool


class Mark(NamedTuple):
    """Something the program said to a person at this point."""

    said: Any


Act = Write | Cut | Flush | Removal | Mark


class Recorder:
    """Takes down every act on files."""

    def __init__(self) -> None:
        self.acts: list[Act] = []

    def before(self, act: Act) -> None:
        """Take the act down; called before it is done."""
        self.acts.append(act)

    def read(self) -> None:
        """Be told that something is about to be read."""


class Failing(Recorder):
    """Fails at the n-th read, write, cut or flush, counted from 1; then works again, or never."""

    def __init__(self, at: int, *, for_good: bool = False) -> None:
        super().__init__()
        self.at = at
        self.for_good = for_good
        self.count = 0

    @property
    def has_failed(self) -> bool:
        return self.count >= self.at

    def before(self, act: Act) -> None:
        self._step(apsw.IOError, {Write: WRITE, Cut: TRUNCATE, Flush: FSYNC}.get(type(act), DELETE))

    def read(self) -> None:
        self._step(apsw.IOError, READ)

    def _step(self, kind: type[apsw.Error], code: int) -> None:
        self.count += 1
        if self.count == self.at or (self.for_good and self.has_failed):
            error = kind("the disk fails")
            error.extendedresult = code
            raise error


READ, WRITE = apsw.SQLITE_IOERR_READ, apsw.SQLITE_IOERR_WRITE
TRUNCATE, FSYNC = apsw.SQLITE_IOERR_TRUNCATE, apsw.SQLITE_IOERR_FSYNC
DELETE = apsw.SQLITE_IOERR_DELETE


class _File(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], recorder: Recorder) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(path).name if path else ""
        self._recorder = recorder
        super().__init__("", name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._recorder.read()
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._name:
            self._recorder.before(Write(self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._recorder.before(Cut(self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._recorder.before(Flush(self._name))
        super().xSync(flags)


class _Files(apsw.VFS):
    def __init__(self, name: str, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(name, flags, self._recorder)

    def xDelete(self, name: str, flush_folder: bool) -> None:
        self._recorder.before(Removal(Path(name).name, bool(flush_folder)))
        super().xDelete(name, flush_folder)


@contextmanager
def stands_in(recorder: Recorder) -> Iterator[None]:
    """Let every database that is opened meanwhile stand on the disk of the recorder."""
    files = _Files("recall-faults", recorder)
    usual = sqlite3.connect

    def connect(path: Any, **how: Any) -> Any:
        return usual(path, **how) if path == ":memory:" else _Connection(path, **how)

    try:
        with mock.patch("sqlite3.connect", connect):
            yield
    finally:
        files.unregister()


# What sqlite3 offers, of apsw ------------------------------------------------------------------


class _Row(tuple[Any, ...]):
    """A row whose columns have names, as `sqlite3.Row`."""

    names: tuple[str, ...]

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)

    def keys(self) -> list[str]:
        return list(self.names)


class _Cursor:
    """The outcome of a statement, which has run to its end."""

    def __init__(self, rows: list[Any], names: tuple[str, ...], rowcount: int) -> None:
        self._rows = iter(rows)
        self.description = [(name, *[None] * 6) for name in names]
        self.rowcount = rowcount

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


class _Connection:
    isolation_level: str | None
    row_factory: object = None

    def __init__(
        self,
        path: str | Path,
        *,
        timeout: float = 5.0,
        uri: bool = False,
        isolation_level: str | None = None,
    ) -> None:
        self.path = str(path)
        self.isolation_level = isolation_level
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        flags |= apsw.SQLITE_OPEN_URI if uri else 0
        with _as_sqlite3():
            self._db = apsw.Connection(str(path), flags=flags, vfs="recall-faults")
        self._db.set_busy_timeout(round(timeout * 1000))

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def cursor(self) -> _Connection:
        return self

    def execute(self, sql: str, values: Any = ()) -> _Cursor:
        bound = values if isinstance(values, dict) else tuple(values)
        return self._run(lambda cursor: cursor.execute(sql, bound))

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> _Cursor:
        return self._run(lambda cursor: cursor.executemany(sql, (tuple(row) for row in rows)))

    def _run(self, start: Callable[[apsw.Cursor], object]) -> _Cursor:
        before = self._db.total_changes()
        cursor = self._db.cursor()
        names: tuple[str, ...] = ()
        rows = []
        with _as_sqlite3():
            start(cursor)
            for values in cursor:
                names = names or tuple(column[0] for column in cursor.get_description())
                row = _Row(values)
                row.names = names
                rows.append(row)
        changed = self._db.changes() if self._db.total_changes() > before else 0
        return _Cursor(rows, names, changed)

    def backup(self, other: Any, **how: Any) -> None:
        if isinstance(other, _Connection):
            # Not by apsw's own backup, which cannot tell of an error in our file system.
            self.execute("vacuum into ?", [other.path])
        else:
            other.deserialize(self._db.serialize("main"))

    def close(self) -> None:
        # SQLite says nothing of what fails while it closes; apsw would.
        with suppress(apsw.Error):
            self._db.close()


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    """Raise what sqlite3 would raise."""
    try:
        yield
    except apsw.Error as error:
        code = getattr(error, "extendedresult", 0)
        kind = KINDS.get(code & 0xFF, sqlite3.OperationalError)
        translated = kind(str(error))
        translated.sqlite_errorcode = code
        raise translated from error


KINDS: dict[int, type[sqlite3.DatabaseError]] = {
    apsw.SQLITE_CONSTRAINT: sqlite3.IntegrityError,
    apsw.SQLITE_CORRUPT: sqlite3.DatabaseError,
    apsw.SQLITE_NOTADB: sqlite3.DatabaseError,
}
