"""What a scan finds on the disk: the files that are not as the last scan left them."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from recall import deckfiles
from recall.collection.base import Base
from recall.collection.freshness import RACY_NS, READ_MOST, Seen, deck_files, digest
from recall.errors import right_to_read
from recall.notes import DeckFile, Problem, Span
from recall.store import notes
from recall.store.claims import UNREAD
from recall.store.notes import FileRow


class Survey(NamedTuple):
    """The difference between the disk and the last scan."""

    rows: tuple[FileRow, ...]
    """Of every file that has to be stored anew, if only because it was touched."""

    read: tuple[DeckFile, ...]
    """Those whose content is new, by path."""

    new_paths: frozenset[str]
    """Files that no scan has seen before."""

    gone: frozenset[str]
    problems: tuple[Problem, ...]
    """Every fault in the notes, in the files that did not change too."""

    def without(self, paths: Set[str]) -> Survey:
        """Return the same with some files as the last scan left them."""
        return self._replace(
            rows=tuple(row for row in self.rows if row.path not in paths),
            read=tuple(deck for deck in self.read if deck.path not in paths),
            new_paths=self.new_paths - paths,
            gone=self.gone - paths,
        )


def survey(base: Base, again: Collection[str] = ()) -> Survey:
    """Look at every file, and read those that changed, and those to be read `again`."""
    known = {
        path: row._replace(size=UNREAD) if path in again else row
        for path, row in notes.files(base.db).items()
    }
    listed = sorted(deck_files(base))
    nameless = tuple(one.path for one in listed if one.is_nameless)
    seen = [one for one in listed if not one.is_nameless]
    closed = tuple(one.path for one in seen if one.is_closed_folder)
    files = [one for one in seen if not one.is_closed_folder]
    looked = [
        _look(base.file(one.path), one, known.get(one.path))
        for one in files
        if not _is_as_known(one, known.get(one.path))
    ]
    present = {one.path for one in files}
    gone = {path for path in known if path not in present and not path.startswith(closed)}
    rows = {look.row.path: look.row for look in looked}
    return Survey(
        rows=tuple(rows.values()),
        read=tuple(look.deck for look in looked if look.deck is not None),
        new_paths=frozenset(rows.keys() - known.keys()),
        gone=frozenset(gone),
        problems=(*_unnamed(nameless), *_unlisted(closed), *_problems({**known, **rows}, gone)),
    )


def _is_as_known(seen: Seen, row: FileRow | None) -> bool:
    return row is not None and (row.size, row.mtime_ns) == (seen.size, seen.mtime_ns)


class _Look(NamedTuple):
    row: FileRow
    deck: DeckFile | None
    """None when its content is what it was, or cannot be had."""


def _look(file: Path, seen: Seen, known: FileRow | None) -> _Look:
    try:
        data, size, mtime_ns = _read(file)
    except OSError as error:
        return _Look(_unreadable(seen, known, error.strerror or str(error)), None)
    name = digest(data)
    if known is not None and known.digest == name and known.size != UNREAD:
        return _Look(known._replace(size=size, mtime_ns=mtime_ns), None)
    deck = deckfiles.read(seen.path, data)
    faults = notes.problems_json(deck.problems)
    title = known.title if known and deck.unread else deck.title
    row = FileRow(seen.path, size, mtime_ns, name, title, faults)
    return _Look(row, None if deck.unread else deck)


def _read(path: Path) -> tuple[bytes, int, int]:
    """Return the bytes, size and time of a file, the time below 0 if it may change unseen.

    The machine's clock is asked, not the collection's: it is the one that stamps files.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        stat = os.fstat(file.fileno())
        data = file.read(READ_MOST)
    racy = time.time_ns() - stat.st_mtime_ns < RACY_NS
    return data, stat.st_size, -stat.st_mtime_ns if racy else stat.st_mtime_ns


def _without_waiting(path: str, flags: int) -> int:
    """Open a file, but neither follow a link nor wait for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _unreadable(seen: Seen, known: FileRow | None, why: str) -> FileRow:
    said = f"cannot be read ({why}); its cards stay as they are.{right_to_read(why)}"
    problem = Problem(seen.path, Span(1, 1), said)
    title = known.title if known else seen.path
    # The time below 0 lets every look try again: rights change without a trace in it.
    return FileRow(seen.path, seen.size, -seen.mtime_ns, "", title, notes.problems_json([problem]))


def _unnamed(paths: Iterable[str]) -> tuple[Problem, ...]:
    message = "the name of this file is not Unicode; rename it to have its cards"
    return tuple(
        Problem(path.encode("utf-8", "replace").decode(), Span(1, 1), message) for path in paths
    )


def _unlisted(closed: Iterable[str]) -> tuple[Problem, ...]:
    message = "this folder cannot be listed; the cards of its files stay as they are"
    return tuple(Problem(path, Span(1, 1), message) for path in closed)


def _problems(rows: Mapping[str, FileRow], gone: Iterable[str]) -> tuple[Problem, ...]:
    left_out = set(gone)
    return tuple(
        problem
        for path in sorted(rows.keys() - left_out)
        for problem in notes.problems_of(rows[path])
    )
