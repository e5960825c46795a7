"""Whether what was learned is whole: the database, the journal, and the cards they give."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence, Sized
from itertools import groupby
from pathlib import Path

from recall import configuration
from recall.collection import recarding, remains, rescuing
from recall.collection.changes import MovedCard
from recall.collection.doctor.findings import (
    ELSEWHERE,
    REBUILD,
    REPAIR,
    Finding,
    damaged,
    fault,
    fine,
    remark,
)
from recall.collection.rehoming.left_out import left_out
from recall.collection.remains import LostError
from recall.errors import DamagedError, EmptyDatabaseError, NewerCollectionError, RecallError
from recall.journal import looking, shelf
from recall.journal.comparing import Differences, compare
from recall.journal.lines import NEWER, Fault
from recall.store import answers, damage, machines, structure, words
from recall.store.database import Database
from recall.store.faults import UNREADABLE
from recall.store.stranded import Stranded, stranded


def look_at_database(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the database as SQLite sees it; raises what it cannot be opened for.

    Damage is remembered: from then on nothing is written to it.
    """
    with contextlib.closing(Database(path)) as db:
        found = list(_faults(db))
        if found and not db.read_only:
            db.refuse_writing(DamagedError(path, found[0]))
        for each in found:
            yield damaged("database", f"{each}.", REBUILD)
        if db.damage is not None and not found:
            yield fault(
                "database",
                f"The database was found damaged ({db.damage.why}), but is whole now.",
                f"If the journal agrees with it, let it be written again: {REPAIR}",
                lambda: damage.forget(path),
            )
        if not found:
            yield fine("database", "Every page of the database is whole.")
            if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
                yield _look_at_words(path)


def _look_at_words(path: Path) -> Finding:
    """Return whether `recall find` finds what the cards say; it takes the lock of a writer."""
    if words.is_true(path):
        return fine("search", "The index for searching holds the words of all cards.")
    return fault(
        "search",
        "The index for searching does not hold the words of the cards: `recall find` misses some.",
        f"It can be made anew from the cards: {REPAIR}",
        lambda: words.make_anew(path),
    )


def _faults(db: Database) -> Iterator[str]:
    """Yield what SQLite finds in the pages, and what of the schema is missing."""
    try:
        rows = [str(row[0]) for row in db.rows("pragma integrity_check(10)")]
        # Newer versions look at the index over words, too, which is looked at by itself.
        rows = [row for row in rows if row != "ok" and "FTS5 table" not in row]
        yield from (f"SQLite says: {_one_line(row)}" for row in rows)
        strays = len(db.rows("pragma foreign_key_check"))
        if strays:
            yield f"{strays} rows belong to a row that is not there"
        missing = structure.missing(db)
        if missing:
            yield f"missing are {', '.join(missing)}"
    except DamagedError as error:
        yield f"SQLite says: {_one_line(error.why)}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def look_at_copies(path: Path, weights: tuple[float, ...]) -> Iterator[Finding]:
    """Yield in what the database and the journal differ, and the cards from what the log says."""
    with contextlib.closing(Database(path)) as db:
        try:
            found = compare(db, path.parent, weights)
            own = machines.known(db)
            strays = answers.strays(db)
            left, parted = stranded(db), left_out(db)
            lacking = len(recarding.lacking(db))
            backups = rescuing.in_backups(db, path.parent, found.only_in_journal)
        except UNREADABLE:
            yield damaged("database", "The log holds values that can be none.", REBUILD)
            return
        except DamagedError as error:
            yield damaged("database", f"SQLite says: {_one_line(error.why)}.", REBUILD)
            return
    if _may_read_journals(path.parent):
        yield from _faults_of(found.faults, "" if own is None else shelf.name_of(own))
    else:
        # What no journal seems to have may be in one that nobody may read.
        found = found._replace(only_in_database=())
    yield from _differences(found)
    for held in backups.held:
        yield damaged("backups", rescuing.missed(held), rescuing.REBUILD)
    if backups.strange:
        yield remark("backups", rescuing.strange(backups.strange))
    if lacking:
        yield fault("cards", recarding.told(lacking), recarding.REBUILD)
    if strays:
        counts, card = (
            ("answer counts", "its card") if strays == 1 else ("answers count", "their cards")
        )
        it = "It counts" if strays == 1 else "They count"
        yield fault(
            "cards",
            f"{strays:,} {counts} for nothing: no copy of the log here has {card}.",
            f"{it} once the journal of the machine that has the card is here. If none has it,"
            " `recall restore` shows the backups.",
        )
    if left:
        yield _suspended(left)
    if parted:
        yield _retired(parted)
    if found.waiting:
        yield remark(
            "journal",
            f"{_entries(found.waiting)} of the log still go into it with the next change.",
        )
    if found.agree:
        said = f"The database and the journal agree on {_entries(found.entries)} of the log."
        yield fine("journal", said)
        yield fine("cards", "Every card is what the log makes of it.")


def _may_read_journals(state: Path) -> bool:
    folder = state / looking.FOLDER
    if not folder.exists():
        return True
    files = (folder / name for name in looking.files(state))
    return os.access(folder, os.R_OK | os.X_OK) and all(os.access(file, os.R_OK) for file in files)


def _suspended(left: Sequence[Stranded]) -> Finding:
    """Return which cards are suspended as if their notes were gone."""
    stands = "its note stands" if len(left) == 1 else "their notes stand"
    return _out_of_queue(left, f"suspended, though {stands}", "with what was answered")


def _retired(left: Sequence[MovedCard]) -> Finding:
    """Return which cards are out though what they ask stands, and is asked as if it were new."""
    places = [Stranded(one.card.card_id, one.content.path, one.content.line) for one in left]
    stands = "its sentence stands" if len(left) == 1 else "their sentences stand"
    back = "in the place of what nobody has answered there"
    return _out_of_queue(places, f"retired, though {stands}", back)


def _out_of_queue(cards: Sequence[Stranded], why: str, back: str) -> Finding:
    are, them = ("card is", "it") if len(cards) == 1 else ("cards are", "them")
    return fault(
        "cards",
        f"{len(cards):,} learned {are} {why}: {_named(cards)}.",
        f"`recall scan` gives {them} back, {back}.",
    )


def _named(cards: Sequence[Stranded]) -> str:
    named = ", ".join(f"{one.card_id} ({one.path}:{one.line})" for one in cards[:NAMED])
    return f"{named}, and {len(cards) - NAMED:,} more" if len(cards) > NAMED else named


NAMED = 10
"""Cards that a finding names."""


def _faults_of(found: Sequence[Fault], own: str) -> Iterator[Finding]:
    """Yield what is wrong with the journals: with this machine's line by line, as it is mended."""
    yield from (
        fault("journal", f"{each}.", "`recall rebuild --journal` mends it from the database.")
        for each in [each for each in found if each.file == own][:10]
    )
    for _, group in groupby((each for each in found if each.file != own), lambda each: each.file):
        first, *more = group
        lines = "1 other line" if len(more) == 1 else f"{len(more):,} other lines"
        said = f"{first}; so it is with {lines}" if more else f"{first}"
        if first.what == NEWER:
            yield fault(ELSEWHERE, f"{said}.")
        else:
            yield fault(ELSEWHERE, f"{said}. It is the journal of another machine.", _FETCH)


_FETCH = (
    "Get the file again: from Git, or from that machine. What this database has taken in of it"
    " before is kept; `recall rebuild --journal` writes that into this machine's own journal. If"
    " that machine is no more, or is this one before its database was lost, take the file away"
    " then."
)


def _differences(found: Differences) -> Iterator[Finding]:
    if found.unlike:
        count = _entries(len(found.unlike))
        said = f"{count} of the log {_are(found.unlike)} not what the journal says."
        yield damaged("database", said, REBUILD)
    if found.only_in_journal:
        said = f"The journal has {_entries(len(found.only_in_journal))} that the database lacks."
        yield damaged("database", said, "`recall rebuild` puts them back.")
    if found.only_in_database:
        said = f"The journal lacks {_entries(len(found.only_in_database))} that the database has."
        yield fault("journal", said, "`recall rebuild --journal` puts them into it.")
    if found.drifted:
        tables = sorted({each.table for each in found.drifted})
        columns = sorted({each.column for each in found.drifted})
        count = "1 value" if len(found.drifted) == 1 else f"{len(found.drifted):,} values"
        said = (
            f"{count} of {' and '.join(tables)} ({', '.join(columns)}) {_are(found.drifted)} not"
            " what the log makes of them."
        )
        yield damaged("cards", said, REBUILD)


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _are(things: Sized) -> str:
    return "is" if len(things) == 1 else "are"


def without_database(path: Path) -> Finding:
    """Return what is to be said where there is no file of the database."""
    if (lost := remains.lost(path)) is not None:
        return _lost(lost)
    if looking.files(path.parent):
        return damaged("database", "The database is gone; its journal is there.", REBUILD)
    return _nothing_yet(path)


def _nothing_yet(path: Path) -> Finding:
    """Return that nothing was learned here, or that the folder with all of it may be gone."""
    if path.parent.exists() or not (path.parent.parent / configuration.SETTINGS_FILE).exists():
        return fine("database", _NOTHING_YET)
    return remark(
        "database",
        _NOTHING_YET,
        f"If something was, {path.parent.name} is gone: put it back before you begin, or"
        " `recall restore FILE` with a backup of it.",
    )


_NOTHING_YET = "Nothing was learned here yet."


def _lost(lost: LostError) -> Finding:
    return damaged("database", f"The database {lost.state}, {lost.left}.", lost.todo)


def unopened(path: Path, error: RecallError) -> Finding:
    """Return what is to be said of a database that cannot be opened."""
    if isinstance(error, EmptyDatabaseError):
        if (lost := remains.lost(path)) is not None:
            return _lost(lost)
        if remains.is_unbegun(path):
            return fine("database", _NOTHING_YET)
    if isinstance(error, DamagedError):
        return damaged("database", f"It cannot be opened ({_one_line(error.why)}).", REBUILD)
    if isinstance(error, NewerCollectionError):
        said = f"It is of schema {error.version}, and this Recall knows {error.known}."
        return fault("database", said, "Upgrade Recall.")
    return fault("database", str(error))
