"""Putting a backup in the place of the database, so that it can be taken back."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from recall import backup, naming
from recall.backup import Backup, Why
from recall.collection import backing_up, going_back, rescuing
from recall.collection.base import Base, Clock, prepare_state_folder, zone_of
from recall.days import study_day
from recall.errors import (
    DamagedError,
    NewerCollectionError,
    NotFollowedError,
    RecallError,
    UnwritableFileError,
    UsageError,
)
from recall.journal import following, looking, outbox, taking
from recall.scheduling import Forgetting
from recall.settings import Settings
from recall.store import copying, damage, derived, entries
from recall.store.copying import BESIDE, Contents
from recall.store.database import SCHEMA, Database


class NoBackupsError(RecallError):
    """There is nothing to be restored."""

    def __str__(self) -> str:
        return "There is no backup yet. `recall backup` makes one."


class UnknownBackupError(UsageError):
    """No backup has the name, or several begin with it."""

    def __init__(self, word: str, found: Sequence[str], beside: str = "") -> None:
        super().__init__(word, found, beside)
        self.word = word
        self.found = tuple(found)
        self.beside = beside
        """What there is before and after the day that was named, in words."""

    def __str__(self) -> str:
        if self.beside:
            return f"There is no backup of {self.word}. {self.beside} {ALL}"
        if self.found:
            return f"Which one is {self.word!r}? {', '.join(self.found)}."
        if "/" in self.word:
            return (
                f"There is no file {self.word}. `recall restore` alone shows the backups that are"
                " here."
            )
        return f"No backup is called {self.word!r}. `recall restore` alone shows them."


ALL = "`recall restore` alone shows all."


class NotRestoredError(RecallError):
    """What would hold after a restore cannot be followed from the log."""

    def __init__(self, why: NotFollowedError) -> None:
        super().__init__(why)
        self.why = why
        self.exit_code = why.exit_code

    def __str__(self) -> str:
        return f"Not restored: {self.why.what()}; nothing was changed. {self.why.advice()}"


class RestorePlan(NamedTuple):
    """What a restore would do."""

    source: Path
    then: Contents
    """What the backup holds."""
    now: Contents | None
    """What the database holds; None where that cannot be read."""
    database: Path
    lost: int
    """How many answers that stand now would no longer; 0 where that cannot be told."""
    drafts: int
    """How many cards that were accepted since would be drafts again; 0 as above."""


class Restored(NamedTuple):
    """What a restore did."""

    source: Path
    contents: Contents
    """What the database holds now."""
    before: Backup | None
    """The backup of what it held before; None where there was nothing, or it was damaged."""
    kept: Path | None
    """Where the files of a damaged database are kept."""
    taken: int
    """Entries of the log that the journals had and the backup had not; they were taken in."""


def chosen(state: Path, word: str) -> Path:
    """Return the backup that a person means by its name, the beginning of it, or a file.

    Each may lack its ending, or have the full stop behind it of a sentence it was copied from.
    Raises UnknownBackupError or NoBackupsError.
    """
    if (file := _file(word, state.parent)) is not None:
        return file
    there = backup.backups(state)
    name = _name(word)
    found = [each for each in there if name and each.name.startswith(name)]
    exact = [each for each in there if each.name == name]
    if not there and "/" not in word:
        raise NoBackupsError
    if len(exact or found) != 1:
        raise UnknownBackupError(
            word, [each.name for each in found], "" if found else _beside(word, there)
        )
    return (exact or found)[0].path


def _beside(word: str, there: Sequence[Backup]) -> str:
    """Return which backups are next to the day that the word is, where it is one without any."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return ""
    before = [f"The last before it is {each.name}." for each in there if each.day < day]
    after = [f"The first after it is {each.name}." for each in there if each.day > day]
    return " ".join([*before[-1:], *after[:1]])


ENDING = ".db"


def _file(word: str, collection: Path) -> Path | None:
    """Return the file that the word names, None where it looks like the name of a backup."""
    typed = (word, word.rstrip("."))
    for each in (*typed, *(f"{one}{ENDING}" for one in typed if "/" in one)):
        file = naming.named(each, collection)
        if ("/" in each or each.endswith(ENDING)) and file.is_file():
            return file
    return None


def _name(word: str) -> str:
    """Return the name of a backup in what may be a path to it; empty for that of another file."""
    *folders, last = word.rstrip(".").split("/")
    return last.removesuffix(ENDING) if not folders or folders[-1] == backup.FOLDER else ""


def plan(state: Path, word: str) -> RestorePlan:
    """Return what restoring a backup would do, after a look at every page of it.

    Raises UnknownBackupError, NoBackupsError, DamagedCopyError, NewerCollectionError, and
    what speaks against using the database at all.
    """
    source = chosen(state, word)
    copying.must_be_whole(source)
    then = copying.contents(source)
    if then.schema > SCHEMA:
        raise NewerCollectionError(source, then.schema, SCHEMA)
    now, lost, drafts = _now(state, source)
    return RestorePlan(source, then, now, _database(state), lost, drafts)


def _now(state: Path, source: Path) -> tuple[Contents | None, int, int]:
    """Return what there is now, and how many of its answers and accepted cards the backup has
    not."""
    if not _database(state).exists():
        return None, 0, 0
    try:
        with contextlib.closing(Database(_database(state))) as db:
            lost = copying.answers_not_in(db.path, source)
            return copying.contents_of(db), lost, copying.accepted_not_in(db.path, source)
    except (DamagedError, copying.DamagedCopyError):
        return None, 0, 0


def _database(state: Path) -> Path:
    return state / "recall.db"


def restore(folder: Path, plan: RestorePlan, settings: Settings, clock: Clock) -> Restored:
    """Go back to a backup; what was there before becomes a backup itself.

    Where the database was whole, somebody wants to go back: that is told to the log, and so to
    every machine that reads the journal. Where it was damaged or gone, somebody wants all that
    can be had: the backup takes its place, and what the journals have besides is taken in. But
    where there is no journal, and another backup would have had the most, somebody wants this one,
    and goes back from all that the backups have.
    Raises NotRestoredError, BusyError or UnwritableFileError, and then nothing was changed.
    """
    state = prepare_state_folder(plan.database.parent)
    backing_up.prepare(state)
    before = _backup_of_now(state, settings, clock)
    try:
        if before is None:
            return _put_back(folder, plan, settings, clock)
        with contextlib.closing(Database(plan.database)) as db:
            base = Base(folder, settings, db, clock, zone_of(settings))
            _go_back(base, plan, before)
            _write_journal(db, state)
            return Restored(plan.source, copying.contents_of(db), before, None, 0)
    except NotFollowedError as error:
        raise NotRestoredError(error) from error


def _go_back(base: Base, plan: RestorePlan, before: Backup) -> None:
    """Let what the backup has hold; `before` is of what there was, and goes where that stays."""
    try:
        with copying.read_as_of_today(plan.source, plan.database) as then:
            going_back.go_back(base, then, plan.source.stem, before=before.name)
    except BaseException:
        before.path.unlink(missing_ok=True)
        raise


def _write_journal(db: Database, state: Path) -> None:
    # Where the journal cannot be written now, the next command does it, and says so.
    with contextlib.suppress(UnwritableFileError):
        outbox.empty(db, state)


def _is_wanted(state: Path, plan: RestorePlan) -> bool:
    """Return whether just this backup is, where there is no database: another would have more."""
    if any(file.size for file in looking.files(state).values()):
        return False
    fullest = backing_up.fullest(state)
    if fullest is None or fullest.contents is None:
        return False
    is_other = not fullest.backup.path.samefile(plan.source)
    return is_other and fullest.contents.answers >= plan.then.answers


def _all_of_backups(db: Database, state: Path, settings: Settings, clock: Clock) -> Backup | None:
    """Put into the log what the backups have besides; return a backup of it all, None of nothing.

    Else what is gone back on would be told as lost, and a rebuild would bring it back.
    """
    with db.writing() as writer:
        if not rescuing.put_back_from_backups(writer, state).held:
            return None
        derived.let_be_read(writer, following.follow_all(writer, Forgetting(settings.weights)))
    return _backup_of(db, state, settings, clock)


def _backup_of(db: Database, state: Path, settings: Settings, clock: Clock) -> Backup:
    made = backing_up.make(db, clock(), settings, Why.RESTORE)
    return next(each for each in backup.backups(state) if each.path == made)


def _put_back(folder: Path, plan: RestorePlan, settings: Settings, clock: Clock) -> Restored:
    """Put a backup in the place of a database that is damaged or gone.

    It gets all that belongs to it before it takes that place.
    """
    state, is_wanted = plan.database.parent, _is_wanted(plan.database.parent, plan)
    with copying.copied(plan.source, plan.database) as draft:
        with contextlib.closing(Database(draft)) as db:
            with db.writing() as writer:
                entries.forget_machine(writer)
            taken = taking.take_in(db, state, lambda: Forgetting(settings.weights)).entries
            before = _all_of_backups(db, state, settings, clock) if is_wanted else None
            if before is not None:
                _go_back(Base(folder, settings, db, clock, zone_of(settings)), plan, before)
        kept = files_aside(state, settings, clock) if plan.database.exists() else None
        copying.put_back(draft, plan.database)
        damage.forget(plan.database)
    with contextlib.closing(Database(plan.database)) as db:
        with db.writing() as writer:
            # This machine's journal shall have what no journal has.
            outbox.await_all(writer, state)
        _write_journal(db, state)
        return Restored(plan.source, copying.contents_of(db), before, kept, taken)


def _backup_of_now(state: Path, settings: Settings, clock: Clock) -> Backup | None:
    """Back up what there is now; None where there is nothing, or it is damaged."""
    if not _database(state).exists() or damage.remembered(_database(state)) is not None:
        return None
    with (
        contextlib.suppress(DamagedError),
        contextlib.closing(Database(_database(state))) as db,
    ):
        db.must_be_writable()
        return _backup_of(db, state, settings, clock)
    return None


def files_aside(state: Path, settings: Settings, clock: Clock) -> Path:
    """Copy the files of a damaged database as they are; raises UnwritableFileError."""
    at = clock()
    day = study_day(at, rollover_hour=settings.rollover_hour, zone=zone_of(settings))
    name = backup.path_for(state, at, day, Why.RESTORE).with_suffix(".damaged")
    try:
        name.mkdir(mode=0o700, exist_ok=True)
        for end in ("", *BESIDE):
            file = _database(state).with_name(f"recall.db{end}")
            if file.exists():
                shutil.copy2(file, name)
    except OSError as error:
        raise UnwritableFileError(name, error.strerror or str(error)) from error
    return name
