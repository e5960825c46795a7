"""Entries of the log that only a doubtful copy has: a damaged database, or a backup.

The log is only ever added to, and a restore is told to it too. So whatever a backup has of it
belongs to it: where the database and the journal lack that, both were lost, or are older copies.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from recall import backup
from recall.backup import Backup
from recall.journal import lines, looking, shelf
from recall.store import entries, salvage
from recall.store.database import Reader, Writer
from recall.store.entries import PAGE, REVIEW, Entry


class Held(NamedTuple):
    """What a backup has of the log and no other copy, later backups counted among those."""

    name: str
    entries: int
    answers: int
    """How many of the entries those are."""


class Backups(NamedTuple):
    """What the backups have of the log that it lacks."""

    held: tuple[Held, ...]
    """Newest first, without those that have nothing besides."""
    strange: tuple[str, ...]
    """Those that have nothing in common with the log, as a backup of another collection."""


def in_backups(
    reader: Reader,
    state: Path,
    besides: Iterable[str] = (),
    take: Callable[[list[Entry]], object] = lambda _: None,
) -> Backups:
    """Return what the backups below the folder `state` have, and the log has not.

    What is in there `besides` counts as had, given by its ids. `take` is given the entries.
    A strange backup is left alone: histories of another collection are wrong here.
    """
    had, held, strange = set(besides), [], []
    is_anything = bool(entries.count(reader) or had)
    machines = {shelf.machine_of(name) for name in looking.files(state)}
    for each in reversed(backup.backups(state)):
        lacked, has_common = _lacked_ids(reader, each.path, had)
        known = {shelf.machine_of(name) for name in salvage.journals(each.path)}
        # Where hardly a line was left, the names of journals tell: no two machines share one.
        if has_common or known & machines or not is_anything:
            held.append(_held(reader, each, lacked, take))
            had |= lacked
            machines |= known
        elif lacked:
            strange.append(each.name)
    return Backups(tuple(one for one in held if one.entries), tuple(strange))


def in_no_copy(reader: Reader, state: Path) -> Backups:
    """Return what the backups have, and neither the log nor a journal beside it has."""
    return in_backups(reader, state, _only_in_journals(reader, state))


def _only_in_journals(reader: Reader, state: Path) -> Iterator[str]:
    for name in looking.files(state):
        found = (line.entry.entry_id for line in shelf.read(state, name) if line.entry is not None)
        while page := list(itertools.islice(found, PAGE)):
            yield from {*page} - entries.known(reader, page)


def _held(
    reader: Reader, one: Backup, lacked: set[str], take: Callable[[list[Entry]], object]
) -> Held:
    count = answers = 0
    there = (entry for entry in salvage.entries(one.path) if entry.entry_id in lacked)
    # Most backups have nothing besides: those are not read a second time.
    for page in _lacked(reader, there) if lacked else ():
        take(page)
        count += len(page)
        answers += sum(entry.kind == REVIEW for entry in page)
    return Held(one.name, count, answers)


def _lacked_ids(reader: Reader, path: Path, had: set[str]) -> tuple[set[str], bool]:
    """Return the ids that a copy has and the log has not, and whether both have any."""
    lacked: set[str] = set()
    has_common = False
    found = salvage.ids(path)
    while page := list(itertools.islice(found, PAGE)):
        there = entries.known(reader, page) | (had & {*page})
        has_common |= bool(there)
        lacked.update(one for one in page if one not in there)
    return lacked, has_common


def put_back(writer: Writer, found: Iterable[Entry]) -> int:
    """Put entries into the log that it lacks; those that can be none are left out."""
    count = 0
    for page in _lacked(writer, found):
        entries.put(writer, page)
        count += len(page)
    return count


def put_back_from_backups(writer: Writer, state: Path) -> Backups:
    """Put into the log what only backups have of it; nothing that was learned since is touched."""
    return in_backups(writer, state, take=partial(entries.put, writer))


def _lacked(reader: Reader, found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries that the log lacks, page by page, but those that damage has changed."""
    whole = (entry for entry in found if lines.is_possible(entry))
    while page := list(itertools.islice(whole, PAGE)):
        there = entries.known(reader, [entry.entry_id for entry in page])
        new = {
            entry.entry_id: entry
            for entry in page
            if entry.entry_id not in there and not entries.has_twin(reader, entry)
        }
        yield list(new.values())


# In words -------------------------------------------------------------------------------------

REBUILD = "`recall rebuild` puts back what a backup has, beside what was learned since."


def told(held: Held) -> str:
    """Return how much a backup has, as `3 answers and 1 other entry of the log`."""
    answers = "1 answer" if held.answers == 1 else f"{held.answers:,} answers"
    if not held.answers:
        return f"{_entries(held.entries)} of the log"
    others = held.entries - held.answers
    return f"{answers} and {_entries(others, 'other ')} of the log" if others else answers


def _entries(count: int, which: str = "") -> str:
    return f"1 {which}entry" if count == 1 else f"{count:,} {which}entries"


def missed(held: Held) -> str:
    """Return in a sentence that a backup has what is nowhere else."""
    return f"The backup {held.name} has {told(held)} that neither the database nor the journal has."


def losses(held: Iterable[Held]) -> str:
    """Return all that only backups have, and what to do."""
    return " ".join([*map(missed, held), REBUILD])


def strange(names: Sequence[str]) -> str:
    """Return in two sentences why backups are left alone."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    named = ", ".join(names[:NAMED]) + more
    those, is_one, it = (
        (f"The backup {named} has", "as one", "It is")
        if len(names) == 1
        else (f"The backups {named} have", "as those", "They are")
    )
    return (
        f"{those} nothing in common with what was learned here, {is_one} of another collection."
        f" {it} left alone; `recall restore {names[0]}` would go back to what it has."
    )


NAMED = 3
"""Strange backups that are named; the others are counted."""
