"""Copies of a whole database: made while it is in use, looked into, and put back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from recall.errors import DamagedError, RecallError, UnwritableFileError
from recall.store.database import Database
from recall.store.faults import DAMAGED, primary_code, translated
from recall.store.opening import address, set_up
from recall.store.waiting import patience
from recall.writing import flush_folder

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, by the end of its name."""


class DamagedCopyError(RecallError):
    """A copy of the database is not whole."""

    exit_code = 5

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return (
            f"{self.path} is not whole ({self.why}). Nothing was changed. Take another"
            " one: `recall restore` shows them."
        )


def copy(source: Database, target: Path) -> None:
    """Copy the database, as it stands at one instant, to a file of its own.

    Others may read and write it meanwhile. The file appears whole and on the disk, or not
    at all; it is of the owner alone and needs no file beside it. Raises UnwritableFileError,
    and DamagedError where SQLite's quick check finds that the database is not whole.
    """
    try:
        with _draft_beside(target) as draft:
            _fill(draft, source, target)
            _flush(draft)
            draft.replace(target)
            flush_folder(target.parent)
    except OSError as error:
        raise UnwritableFileError(target, error.strerror or str(error)) from error


def _fill(draft: Path, source: Database, target: Path) -> None:
    with translated(target), closing(sqlite3.connect(draft, isolation_level=None)) as db:
        try:
            with translated(target):
                source.copy_into(db)
        except DamagedError as error:
            raise DamagedError(source.path, error.why) from error
        if fault := _fault(db, "quick_check"):
            raise DamagedError(source.path, fault)
        with contextlib.suppress(sqlite3.DatabaseError):
            # Else it could not be opened where nothing can be written beside it.
            db.execute("pragma journal_mode = delete")


def _fault(db: sqlite3.Connection, check: str) -> str:
    """Return the first thing that SQLite's check finds; empty for nothing.

    A disk that cannot be read for a moment is no damage: that is raised.
    """
    try:
        if check == "quick_check":
            row = db.execute("pragma quick_check(1)").fetchone()
        else:
            row = db.execute("pragma integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in DAMAGED:
            raise
        return str(error)
    except UnicodeDecodeError:
        return "a name in it is garbled"
    return "" if row[0] == "ok" else " ".join(str(row[0]).split())


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    """Give a new, empty file in the folder of the target; it is gone afterwards, unless renamed."""
    handle, name = tempfile.mkstemp(prefix=DRAFT_PREFIX, suffix=DRAFT_SUFFIX, dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        for path in (draft, *(draft.with_name(draft.name + end) for end in BESIDE)):
            path.unlink(missing_ok=True)


DRAFT_PREFIX, DRAFT_SUFFIX = ".copying-", ".db"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Contents(NamedTuple):
    """What a database holds, in a few numbers."""

    schema: int
    cards: int
    """Those a person may be asked, drafts and orphans left out."""
    answers: int
    """That stand: those taken back are left out."""
    last_day: str | None
    """Study day of the last answer that stands."""


_CONTENTS = """
select (select count(*) from cards where shelved = 0),
       (select count(*) from reviews) - (
           select count(*) from reviews
           where review_id in (select subject from events where kind = 'withdrawn')
       ),
       (select max(study_day) from reviews where review_id not in (
           select subject from events where kind = 'withdrawn'
       ))
"""


def contents(path: Path) -> Contents:
    """Return what a copy holds; raises DamagedCopyError where that cannot be read."""
    with _opened(path) as db:
        return _contents(db)


def _contents(db: sqlite3.Connection) -> Contents:
    schema = db.execute("pragma user_version").fetchone()[0]
    return Contents(schema, *db.execute(_CONTENTS).fetchone())


def contents_of(database: Database) -> Contents:
    """Return what the database holds."""
    schema, row = database.scalar("pragma user_version"), database.row(_CONTENTS)
    assert row is not None  # counts are one row
    return Contents(int(schema or 0), *row)


# The cards of both are called as they are here. An answer that counts again has another instant.
_ALIKE = """
select card, study_day, rating, took_ms, state_before, state_after, row_number() over (
    partition by card, study_day, rating, took_ms, state_before, state_after
) as nth
from (
    select *, coalesce((select same_as from main.joined where id = card_id), card_id) as card
    from {0}.reviews where review_id not in (
        select subject from {0}.events where kind = 'withdrawn'
    )
)
"""
_NOT_IN = f"select count(*) from ({_ALIKE.format('main')} except {_ALIKE.format('copy')})"


def answers_not_in(database: Path, copy: Path) -> int:
    """Return how many answers stand in the database, and not in a copy of some other time.

    Raises DamagedCopyError.
    """
    return _compared(_NOT_IN, database, copy)


# What was accepted by a hand of its own; what came with the file it was added with stays.
_ACCEPTED = """
select coalesce((select same_as from main.joined where id = subject), subject)
from {0}.events where kind = 'accepted' and json_extract(body, '$.added') is null
and event_id not in (select subject from {0}.events where kind = 'withdrawn')
"""
_DRAFTS_AGAIN = f"""
select count(*) from main.cards where retired = 0 and prompt_id in (
    {_ACCEPTED.format("main")} except {_ACCEPTED.format("copy")}
)
"""


def accepted_not_in(database: Path, copy: Path) -> int:
    """Return how many cards a person accepted in the database, and not in a copy of some other
    time.

    Raises DamagedCopyError.
    """
    return _compared(_DRAFTS_AGAIN, database, copy)


def _compared(count: str, database: Path, copy: Path) -> int:
    try:
        with closing(sqlite3.connect(address(database, "mode=ro"), uri=True)) as db:
            db.execute("attach database ? as copy", [address(copy, "immutable=1")])
            return int(db.execute(count).fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise DamagedCopyError(copy, "SQLite cannot compare it") from error


_MORE = """
select * from (select event_id from copy.events except select event_id from main.events limit 1)
union all
select * from (select review_id from copy.reviews except select review_id from main.reviews limit 1)
"""


def may_have_more(copy: Path, database: Path) -> bool:
    """Return whether a copy has entries of the log that the database lacks.

    So it may be where SQLite cannot tell: of a damaged copy, of one that is gone.
    """
    try:
        with closing(sqlite3.connect(address(database, "mode=ro"), uri=True)) as db:
            db.execute("attach database ? as copy", [address(copy, "immutable=1")])
            return db.execute(_MORE).fetchone() is not None
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return True


@contextmanager
def copied(source: Path, beside: Path) -> Iterator[Path]:
    """Give a copy of a copy, to be worked on; it is gone afterwards."""
    with _draft_beside(beside) as draft:
        shutil.copyfile(source, draft)
        yield draft


@contextmanager
def read_as_of_today(source: Path, beside: Path) -> Iterator[Database]:
    """Give a copy of a copy, brought to the schema of today; it is gone afterwards."""
    with copied(source, beside) as draft, closing(Database(draft)) as db:
        yield db


def must_be_whole(path: Path) -> None:
    """Look at every page of a copy; raises DamagedCopyError."""
    with _opened(path) as db:
        if fault := _fault(db, "integrity_check"):
            raise DamagedCopyError(path, fault)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a copy to look into: nothing is written, neither to it nor beside it."""
    try:
        with closing(sqlite3.connect(address(path, "immutable=1"), uri=True)) as db:
            yield db
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamagedCopyError(path, "SQLite cannot read it") from error


def put_back(source: Path, database: Path) -> None:
    """Make a database what the copy `source` is, all of it or nothing.

    Through SQLite as long as it can open the database: other programs that have it open see
    the change, and a crash leaves the one or the other. A file that is no database any more
    is replaced. Raises BusyError or UnwritableFileError.
    """
    try:
        with translated(database):
            try:
                _write_over(source, database)
            except sqlite3.DatabaseError as error:
                if primary_code(error) not in DAMAGED:
                    raise
                _replace(source, database)
    except OSError as error:
        raise UnwritableFileError(database, error.strerror or str(error)) from error


def _write_over(source: Path, database: Path) -> None:
    with (
        closing(sqlite3.connect(address(source, "immutable=1"), uri=True)) as copied,
        closing(sqlite3.connect(database, isolation_level=None, timeout=1)) as db,
    ):
        set_up(db)
        db.execute("pragma busy_timeout = 1000")
        copied.backup(db, progress=patience(database), sleep=0.05)


def _replace(source: Path, database: Path) -> None:
    with _draft_beside(database) as draft:
        shutil.copyfile(source, draft)
        _flush(draft)
        # The log of the old file first: SQLite would put it into the new one.
        for end in BESIDE:
            database.with_name(database.name + end).unlink(missing_ok=True)
        draft.replace(database)
        flush_folder(database.parent)


def left_drafts(beside: Path) -> list[Path]:
    """Return the drafts that a kill has left in the folder of a file.

    They are those that were written an hour or more before the file was: a younger one may be
    that of another process.
    """
    written = beside.stat().st_mtime
    return [
        draft
        for draft in beside.parent.glob(f"{DRAFT_PREFIX}*")
        if draft.lstat().st_mtime < written - 3600
    ]
