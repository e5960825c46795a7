"""What was logged goes into the journal of this machine: after the commit, flushed, once.

The database remembers in its outbox, in the transaction that logs an entry, that the journal
lacks it. The outbox is emptied when nobody waits: while a person reads the next card, and when
the database is closed. A kill before that loses nothing, for the outbox is still there; a kill
between the flush and the commit that empties it neither, for whoever comes next finds a file
that is longer than the database knows, and reads it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from recall.errors import UnwritableFileError
from recall.journal import lines, looking, shelf
from recall.journal.lines import CUT, GONE, NEWER, Fault, Line, NewerJournalError, lacking
from recall.store import entries, machines
from recall.store.database import Database, Reader, Writer
from recall.store.entries import PAGE, Entry, Seen
from recall.store.log import Dice


def empty(db: Database, state: Path, dice: Dice = os.urandom) -> tuple[Fault, ...]:
    """Put into the journal what it lacks; return what was wrong with it and was mended.

    Raises UnwritableFileError; what is in the outbox stays there.
    """
    if db.read_only or not entries.is_waiting(db):
        return ()
    with db.writing() as writer:
        return _emptied(writer, state, dice)


def mend(writer: Writer, state: Path, dice: Dice = os.urandom) -> tuple[Fault, ...]:
    """Do so though nothing waits, and give the file back what it has lost.

    To be called inside a transaction. Raises UnwritableFileError.
    """
    return _emptied(writer, state, dice, look=True)


def await_all(writer: Writer, state: Path) -> None:
    """Let everything wait that no journal has. To be called inside a transaction."""
    entries.begin_journals(writer)
    _read_others(writer, state, own="")
    entries.send_lacking(writer)


def _emptied(writer: Writer, state: Path, dice: Dice, *, look: bool = False) -> tuple[Fault, ...]:
    name = shelf.name_of(machines.own(writer, dice))
    try:
        shelf.prepare(state)
        return _brought_up(writer, state, name, look=look)
    except OSError as error:
        why = error.strerror or str(error)
        raise UnwritableFileError(shelf.path_of(state, name), why) from error
    except NewerJournalError as error:
        raise UnwritableFileError(shelf.path_of(state, name), f"it {NEWER}") from error


def _brought_up(writer: Writer, state: Path, name: str, *, look: bool) -> tuple[Fault, ...]:
    seen = was = entries.seen(writer).get(name)
    faults: tuple[Fault, ...] = ()
    if look or not looking.is_as_seen(looking.files(state).get(name), seen):
        seen, faults = _looked_over(writer, state, name, was)
        if was is not None and seen is None:
            faults = (Fault(name, 0, GONE),)
    if entries.is_waiting(writer):
        tail = seen.tail if seen else lines.NO_LINE
        chain = _Chain(shelf.machine_of(name), tail, _waiting(writer))
        file = shelf.append(state, name, chain)
        seen = Seen(name, file.size, file.mtime_ns, chain.tail)
        entries.all_sent(writer)
    if seen is not None:
        entries.see(writer, [seen])
    return faults


def _waiting(reader: Reader) -> Iterator[Entry]:
    ids = entries.waiting(reader)
    while page := list(islice(ids, PAGE)):
        yield from entries.with_ids(reader, page)


class _Chain:
    """Lines for entries, each chained to the one before; after the last one, its digest."""

    def __init__(self, machine: str, tail: str, found: Iterable[Entry]) -> None:
        self._machine = machine
        self._found = found
        self.tail = tail

    def __iter__(self) -> Iterator[bytes]:
        if not self.tail:
            yield self._told(lines.head(self._machine))
        for entry in self._found:
            yield self._told(lines.line_of(entry, self.tail))

    def _told(self, line: bytes) -> bytes:
        self.tail = lines.digest(line[:-1])
        return line


# A file that is not as it was left ------------------------------------------------------------


class _Found(NamedTuple):
    """What a journal holds."""

    faults: tuple[Fault, ...]
    size: int
    """Bytes of whole lines."""
    tail: str
    has_crlf: bool = False
    """Whether Git or an editor put ends of its own on lines."""


def _looked_over(
    writer: Writer, state: Path, name: str, was: Seen | None
) -> tuple[Seen | None, tuple[Fault, ...]]:
    """Read this machine's journal again; what it has lost goes to the outbox.

    `was` is what was seen of it last. A last line that is cut off is taken away. With a line that
    is damaged, or has another end than Recall gives it, the file is written anew, and what was
    there is kept beside it.
    """
    file = looking.files(state).get(name)
    entries.begin_journals(writer)
    found = _read(writer, state, name) if file else _Found((), 0, lines.NO_LINE)
    _read_others(writer, state, name)
    lost = entries.send_lacking(writer)
    if file is None:
        return None, ()
    if not found.has_crlf and all(fault.what == CUT for fault in found.faults):
        if found.faults:
            file = shelf.cut(state, name, found.size)
        # What a file lacks that is as it was left, another machine's has lost.
        is_less = was and lost and not looking.is_as_seen(file, was)
        less = (Fault(name, 0, lacking(lost)),) if is_less else ()
        return Seen(name, file.size, file.mtime_ns, found.tail), found.faults or less
    whole = (line.entry for line in shelf.read(state, name) if line.entry)
    chain = _Chain(shelf.machine_of(name), lines.NO_LINE, whole)
    file = shelf.write_anew(state, name, chain)
    return Seen(name, file.size, file.mtime_ns, chain.tail), found.faults


def _read(writer: Writer, state: Path, name: str) -> _Found:
    faults: list[Fault] = []
    size, tail, has_crlf = 0, lines.NO_LINE, False
    for page in _pages(shelf.read(state, name)):
        there = [line.entry.entry_id for line in page if line.entry]
        entries.in_journals(writer, there)
        entries.sent(writer, there)
        for line in page:
            if line.fault:
                faults.append(Fault(name, line.number, line.fault))
            has_crlf |= line.has_crlf
            if line.fault != CUT:
                size, tail = line.end, line.digest
    return _Found(tuple(faults), size, tail, has_crlf)


def _read_others(writer: Writer, state: Path, own: str) -> None:
    """Learn what the journals of other machines have."""
    for name in looking.files(state).keys() - {own}:
        with contextlib.suppress(OSError, NewerJournalError):
            for page in _pages(shelf.read(state, name)):
                there = [line.entry.entry_id for line in page if line.entry]
                entries.in_journals(writer, there)


def _pages(found: Iterator[Line]) -> Iterator[list[Line]]:
    while page := list(islice(found, PAGE)):
        yield page
