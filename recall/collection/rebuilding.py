"""Each copy of what was learned, made anew from the other: the database, or the journal."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recall.collection import (
    backing_up,
    freshness,
    keeping,
    recarding,
    remains,
    rescuing,
    scan,
)
from recall.collection.base import Base, Clock, Tell, prepare_state_folder, say_nothing, zone_of
from recall.collection.recarding import Recarded
from recall.collection.rescuing import Backups
from recall.collection.restoring import files_aside
from recall.collection.scan import ScanReport
from recall.errors import DamagedError, RecallError
from recall.journal import compare, following, looking, outbox, shelf, taking
from recall.journal.lines import Fault
from recall.settings import Settings
from recall.store import answers, copying, damage, derived, entries, machines, salvage, structure
from recall.store.copying import BESIDE, Contents
from recall.store.database import Database
from recall.store.entries import Entry
from recall.store.faults import UNREADABLE


class NothingToRebuildFromError(RecallError):
    """Neither the journals nor the database have anything."""

    def __str__(self) -> str:
        return (
            "There is no journal to rebuild the database from, and no database. `recall restore`"
            " shows the backups; without one, `recall scan` makes the cards anew from your notes."
        )


class Rebuilt(NamedTuple):
    """A database that was made anew."""

    contents: Contents
    """Without the answers whose cards are lost."""
    strays: int
    """How many those are."""
    recarded: Recarded
    """The cards of which the log had lost that they were made."""
    entries: int
    """Of the log."""
    rescued: int
    """How many of them only the old database had."""
    backups: Backups
    """What only backups had of it, which was put back."""
    journals: int
    faults: tuple[Fault, ...]
    """What is wrong with the journals."""
    kept: Path | None
    """Where the files of the old database are; None where there was none, or it was whole."""
    scan: ScanReport | None


def rebuild_database(
    folder: Path, state: Path, settings: Settings, clock: Clock, tell: Tell = say_nothing
) -> Rebuilt:
    """Make the database anew from the journals, the notes, backups, and what it still has itself.

    A database that is whole is mended where it stands, all of it or nothing. One that is not
    is kept beside the backups, and another takes its place when it is finished. Raises
    LostError, NothingToRebuildFromError, BusyError, NotFollowedError or UnwritableFileError; the
    database is then what it was.
    """
    path = state / "recall.db"
    if os.path.lexists(state):
        # Something else may have its name; where nothing has, nothing is to be made.
        prepare_state_folder(state)
    if (lost := remains.lost(path)) is not None:
        raise lost
    if (not path.exists() or remains.is_unbegun(path)) and not looking.files(state):
        raise NothingToRebuildFromError
    if _is_whole(path, settings.weights):
        with contextlib.closing(Database(path)) as db:
            base = Base(folder, settings, db, clock, zone_of(settings), tell)
            return _filled(base, iter(()))
    backing_up.prepare(state)
    draft = state / f"{copying.DRAFT_PREFIX}rebuilt{copying.DRAFT_SUFFIX}"
    _remove(draft)
    try:
        with contextlib.closing(Database(draft)) as db:
            base = Base(folder, settings, db, clock, zone_of(settings), tell)
            rebuilt = _filled(base, salvage.entries(path))
        kept = files_aside(state, settings, clock) if path.exists() else None
        if path.exists():
            copying.put_back(draft, path)
            damage.forget(path)
        else:
            draft.replace(path)
        return rebuilt._replace(kept=kept)
    finally:
        _remove(draft)


def _is_whole(path: Path, weights: tuple[float, ...]) -> bool:
    """Return whether the database can be relied upon: each page, and what it says of the log.

    The log cannot be changed where it stands: with an entry that is not what the journal
    says, another database has to be made.
    """
    if not path.exists() or damage.remembered(path) is not None:
        return False
    try:
        with contextlib.closing(Database(path)) as db:
            db.must_be_writable()
            rows = db.rows("pragma integrity_check(1)")
            if not rows or rows[0][0] != "ok" or structure.missing(db):
                return False
            found = compare(db, path.parent, weights)
            return not found.unlike and not (found.only_in_database and found.only_in_journal)
    except (DamagedError, *UNREADABLE):
        return False


def _remove(draft: Path) -> None:
    for end in ("", *BESIDE):
        draft.with_name(f"{draft.name}{end}").unlink(missing_ok=True)


def _filled(base: Base, rescue: Iterator[Entry]) -> Rebuilt:
    """Give a database all that journals, backups and notes have, and what was rescued besides."""
    with base.db.writing() as writer:
        # Every journal is read from its beginning, this machine's own too.
        entries.lose_sight(writer, entries.seen(writer))
        taken = taking.take_in(base.db, base.state, lambda: keeping.forgetting(base))
        rescued = rescuing.put_back(writer, rescue)
        backups = rescuing.put_back_from_backups(writer, base.state)
        following.follow_all(writer, keeping.forgetting(base))
        recarded = recarding.make_again(writer)
        if recarded != recarding.NOTHING:
            following.follow_all(writer, keeping.forgetting(base))
        derived.let_all_be_read(writer)
        # Also what another machine's journal has lost: it is in this machine's from now on.
        outbox.await_all(writer, base.state)
    report = scan.refresh(base) if freshness.is_stale(base) else None
    keeping.keep(base)
    contents, strays = copying.contents_of(base.db), answers.strays(base.db)
    contents = contents._replace(answers=contents.answers - strays)
    return Rebuilt(
        contents,
        strays,
        recarded,
        entries.count(base.db),
        rescued,
        backups,
        len(looking.files(base.state)),
        (*taken.mended, *taken.faults),
        None,
        report,
    )


class RebuiltJournal(NamedTuple):
    """This machine's journal, as it was given back what it had lost."""

    path: Path
    before: int
    """Entries that it had."""
    entries: int
    """Those it has now."""
    faults: tuple[Fault, ...]
    """What was wrong with it."""


def rebuild_journal(base: Base) -> RebuiltJournal:
    """Give this machine's journal whatever the database has and no journal.

    Where a line of it is damaged it is written anew, and the old file kept beside it. Raises
    UnwritableFileError or BusyError.
    """
    with base.db.writing() as writer:
        name = shelf.name_of(machines.own(writer))
        before = _count(base.state, name)
        faults = outbox.mend(writer, base.state)
    return RebuiltJournal(shelf.path_of(base.state, name), before, _count(base.state, name), faults)


def _count(state: Path, name: str) -> int:
    if name not in looking.files(state):
        return 0
    return sum(line.entry is not None for line in shelf.read(state, name))
