"""What every use of a collection stands on: its folder, settings, database and clock."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recall.days import offset_minutes, study_day
from recall.errors import LinkedDatabaseError, UnwritableFileError
from recall.globs import on_disk
from recall.settings import Settings
from recall.store.database import Database

if TYPE_CHECKING:
    from recall.store.log import Moment

Clock = Callable[[], datetime]
"""Gives the instant it is now, in UTC."""


Tell = Callable[[str], None]
"""Passes on what a person has to know, though nothing hangs on it."""


def say_nothing(_: str) -> None:
    """Keep it to oneself."""


class Base(NamedTuple):
    """One open collection, as the families of uses see it."""

    folder: Path
    settings: Settings
    db: Database
    clock: Clock
    zone: tzinfo | None
    """None is the zone the machine is set to."""
    tell: Tell = say_nothing

    @property
    def state(self) -> Path:
        """The folder of the database."""
        return self.db.path.parent

    def file(self, path: str) -> Path:
        """Return where a file of the collection stands, given its path in it."""
        return self.folder / on_disk(path)

    def today(self) -> date:
        """Return the study day it is now."""
        return self.day_of(self.clock())

    def day_of(self, at: datetime) -> date:
        """Return the study day the instant belongs to."""
        return study_day(at, rollover_hour=self.settings.rollover_hour, zone=self.zone)


def moment_of(base: Base, at: datetime | None = None) -> Moment:
    """Return the instant, now unless another is given, by every count the log keeps."""
    from recall.store.log import Moment

    at = at or base.clock()
    return Moment(at, offset_minutes(at, base.zone), base.day_of(at))


def zone_of(settings: Settings) -> tzinfo | None:
    """Return the zone that the settings name, or None for the machine's own."""
    if not settings.time_zone:
        return None
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.time_zone)


def prepare_state_folder(state: Path) -> Path:
    """Make the folder for the database, closed to other users and to Git, and return it.

    Raises LinkedDatabaseError where it is a link: notes from somewhere else must not choose
    which folder is written to.
    """
    try:
        if state.is_symlink():
            raise LinkedDatabaseError(state)
        if not state.is_dir():
            if state.exists():
                raise UnwritableFileError(state, "something other than a folder has its name")
            state.mkdir(mode=0o700, exist_ok=True)
        if not (state / "recall.db").exists():
            _close(state)
        for name, text in _FOR_GIT.items():
            _tell_git(state / name, text)
    except OSError as error:
        raise UnwritableFileError(state, error.strerror or str(error)) from error
    return state


def _close(state: Path) -> None:
    """Take the rights of others away from a folder that Git brought, where it is one's own."""
    found = state.stat()
    if os.name == "posix" and found.st_mode & 0o077 and found.st_uid == os.geteuid():
        with suppress(OSError):
            state.chmod(found.st_mode & 0o700)


_FOR_GIT = {
    # The database and the backups are left at home; the journal is for taking along,
    ".gitignore": "recall.db*\nbackups/\njournal/.*\njournal/*.damaged\n",
    # as it is, byte for byte: other ends of lines are changes of every line.
    ".gitattributes": "journal/* -text\n",
}


def _is_empty_file(file: Path) -> bool:
    try:
        found = file.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def _tell_git(file: Path, text: str) -> None:
    """Write what Git has to know, where no file of that name says something else.

    An empty one says nothing: a kill, or a power cut, has left it.
    """
    if os.path.lexists(file) and not _is_empty_file(file):
        return
    try:
        # A link of that name must not choose what is written to.
        how = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        how |= 0 if _is_empty_file(file) else os.O_CREAT | os.O_EXCL
        handle = os.open(file, how, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
                written.write(text)
        except OSError:
            # Half of it would stay for ever: it is written only where there is none.
            file.unlink(missing_ok=True)
            raise
    except FileExistsError:
        return
    except OSError:
        # What was stored can still be read where nothing can be written.
        if not (file.parent / "recall.db").exists():
            raise
