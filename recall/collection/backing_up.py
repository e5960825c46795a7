"""Backups of the database: before the first write of a day, before a migration, when asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from recall import backup
from recall.backup import Backup, Why
from recall.collection.base import Base, zone_of
from recall.days import study_day
from recall.errors import BusyError, DamagedError, RecallError, UnwritableFileError
from recall.settings import Settings
from recall.store import copying
from recall.store.copying import Contents
from recall.store.database import Database
from recall.store.log import last_id
from recall.writing import flush_folder


class BackedUp(NamedTuple):
    """A backup that was just made."""

    path: Path
    contents: Contents
    size: int
    """Bytes."""


class ThereAlreadyError(RecallError):
    """The file that a backup shall go to exists."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} is there already, and was left alone. Name a file that is not."


def of_the_day(base: Base) -> None:
    """Back up what was learned so far, unless that was done on this study day.

    Where the copy cannot be written, that is told and stops nobody. Where it shows that the
    database is damaged, nothing is written from then on: raises DamagedError.
    """
    try:
        _back_up_once_a_day(base)
    except UnwritableFileError as error:
        base.tell(
            f"No backup could be made today ({error.why}). What you do now is stored all the same;"
            " `recall backup FILE` makes one elsewhere."
        )
    except DamagedError as error:
        base.db.refuse_writing(error)
        raise


def ahead(base: Base) -> None:
    """Make the backup of the day before it is needed, while nobody waits.

    What goes wrong is told when it is needed: a message now would spoil the screen.
    """
    if base.db.before_writing is None or base.db.read_only:
        return
    with contextlib.suppress(UnwritableFileError, DamagedError, BusyError):
        _back_up_once_a_day(base)
        base.db.before_writing = None


def _back_up_once_a_day(base: Base) -> None:
    day = base.today()
    found = backup.backups(base.state)
    done = any(each.day == day and each.why is Why.DAY for each in found)
    if not done and last_id(base.db) is not None:
        newest = make(base.db, base.clock(), base.settings, Why.DAY)
        found = backup.backups(base.state)
        gone = [each for each in backup.superfluous(found) if each.path != newest]
        before = [each for each in found if each.path != newest][-1:]
        needed = _needed(base, [*before, *gone])
        tidy([each for each in gone if each.name not in needed], newest)


def _needed(base: Base, looked_at: Sequence[Backup]) -> set[str]:
    """Return the names of the backups that have what is nowhere else, if any of these may be one.

    Both copies of the log may have been put back to an older state, and only a backup knows. That
    is told when the collection is left: now it would spoil a screen.
    """
    if not any(copying.may_have_more(each.path, base.db.path) for each in looked_at):
        return set()
    from recall.collection import rescuing
    from recall.journal.lines import NewerJournalError

    try:
        found = rescuing.in_no_copy(base.db, base.state)
    except (OSError, NewerJournalError):
        # What a journal has that cannot be read may be there twice: nothing is said, or deleted.
        return {each.name for each in looked_at}
    if found.held:
        base.db.before_closing = partial(base.tell, rescuing.losses(found.held))
    return {*(held.name for held in found.held), *found.strange}


def before_migration(db: Database, at: datetime, settings: Settings) -> None:
    """Back up a database of an earlier schema; what prevents that prevents the migration too."""
    make(db, at, settings, Why.MIGRATION)


def asked(base: Base, target: Path | None) -> BackedUp:
    """Back up the database to a file, or, without one, beside the other backups.

    Raises ThereAlreadyError or UnwritableFileError, and DamagedError where it is not whole.
    """
    if target is None:
        path = make(base.db, base.clock(), base.settings, Why.ASKED)
    elif target.exists() or target.is_symlink():
        raise ThereAlreadyError(target)
    else:
        path = target
        copying.copy(base.db, path)
    return BackedUp(path, copying.contents(path), path.stat().st_size)


def make(db: Database, at: datetime, settings: Settings, why: Why) -> Path:
    """Back up the database beside it and return the file; raises as `copying.copy` does."""
    state = db.path.parent
    prepare(state)
    day = study_day(at, rollover_hour=settings.rollover_hour, zone=zone_of(settings))
    path = backup.path_for(state, at, day, why)
    copying.copy(db, path)
    return path


def prepare(state: Path) -> None:
    """Make the folder of backups, closed to other users; raises UnwritableFileError."""
    folder = state / backup.FOLDER
    try:
        if folder.is_symlink():
            raise UnwritableFileError(folder, "it is a link")
        if not folder.is_dir():
            if folder.exists():
                raise UnwritableFileError(folder, "something other than a folder has its name")
            folder.mkdir(mode=0o700)
            flush_folder(state)
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error


def tidy(gone: Iterable[Backup], newest: Path) -> None:
    """Delete the backups that are no longer kept, and drafts that a kill has left."""
    for path in (*(each.path for each in gone), *copying.left_drafts(newest)):
        with contextlib.suppress(OSError):
            path.unlink()


# Looking at what there is ----------------------------------------------------------------------


class Stored(NamedTuple):
    """One backup, and what is in it."""

    backup: Backup
    size: int
    """Bytes."""
    contents: Contents | None
    """None where it cannot be read."""


def stored(state: Path) -> list[Stored]:
    """Return every backup with what is in it, newest first."""
    found = []
    for each in reversed(backup.backups(state)):
        with contextlib.suppress(FileNotFoundError):
            found.append(Stored(each, each.path.stat().st_size, _contents(each.path)))
    return found


def _contents(path: Path) -> Contents | None:
    try:
        return copying.contents(path)
    except copying.DamagedCopyError:
        return None


def fullest(state: Path) -> Stored | None:
    """Return the backup with the most answers, be it none; of several the newest."""
    found = [each for each in stored(state) if each.contents]
    return max(found, key=lambda each: each.contents.answers if each.contents else 0, default=None)


def held(contents: Contents) -> str:
    """Return what a database holds, in words."""
    answers = "1 answer" if contents.answers == 1 else f"{contents.answers:,} answers"
    return f"{answers}, the last on {contents.last_day}" if contents.last_day else answers
