"""What other machines learned is taken in: their journals' entries join the log."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from recall.journal import following, looking, outbox, shelf
from recall.journal.lines import CUT, NEWER, Fault, NewerJournalError
from recall.scheduling import Forgetting
from recall.store import derived, entries, kinship, machines, prompts
from recall.store.database import Database, Writer
from recall.store.entries import PAGE, Entry, Seen
from recall.store.log import Dice
from recall.store.prompts import LearnedCard


class Taken(NamedTuple):
    """What taking in came to."""

    entries: int
    """How many the log did not have."""
    machines: tuple[str, ...]
    """Whose they are, but for those of this one."""
    faults: tuple[Fault, ...]
    """What is wrong with the files that were read."""
    mended: tuple[Fault, ...] = ()
    """What was wrong with this machine's own journal, and is no more."""
    empty: tuple[str, ...] = ()
    """The files with faults of which nothing could be read."""
    stay: tuple[LearnedCard, ...] = ()
    """Cards that were learned on one machine and rejected on another, which did not know it."""
    own: int = 0
    """How many of the entries are from this machine's own journal."""
    is_first: bool = False
    """Whether the log had nothing before: the database is new."""


NOTHING = Taken(0, (), ())


def take_in(
    db: Database,
    state: Path,
    forgetting: Callable[[], Forgetting],
    dice: Dice = os.urandom,
    *,
    is_here: Callable[[str], bool] = lambda _: True,
) -> Taken:
    """Put into the log whatever the journals have and it lacks, and let the cards follow.

    All of it is stored or nothing. Taking in twice is as taking in once, and the order of
    the files does not matter. `is_here` says whether a file of notes has come, which counts where
    the database has never seen any.
    """
    with db.writing() as writer:
        is_first = not entries.count(writer)
        own = shelf.name_of(machines.own(writer, dice))
        stale = looking.stale(writer, state)
        is_poorer = own in stale or bool(stale - looking.files(state).keys())
        mended = outbox.mend(writer, state, dice) if is_poorer else ()
        kinship.begin(writer)
        faults: list[Fault] = []
        known = entries.seen(writer)
        # What this machine's own journal had while it was not as it was left is looked at, too.
        came = {
            name: _take(writer, state, file, None if name == own else known.get(name), faults)
            for name, file in sorted(looking.files(state).items())
            if name in stale
        }
        entries.lose_sight(writer, stale - came.keys())
        count = sum(came.values())
        stay: tuple[LearnedCard, ...] = ()
        if count:
            followed = following.follow_news(writer, forgetting())
            derived.let_be_looked_at(writer, followed.unread, is_here)
            stay = tuple(prompts.learned_cards(writer, followed.learned))
    whose = tuple(shelf.machine_of(name) for name, number in came.items() if number and name != own)
    empty = tuple(name for name in sorted({each.file for each in faults}) if _is_empty(state, name))
    found = came.get(own, 0)
    return Taken(count, whose, tuple(faults), mended, empty, stay, found, is_first)


def _is_empty(state: Path, name: str) -> bool:
    """Return whether not one line of a journal tells an entry."""
    try:
        return not any(line.entry for line in shelf.read(state, name))
    except (NewerJournalError, OSError):
        return True


def _take(
    writer: Writer, state: Path, file: looking.File, seen: Seen | None, faults: list[Fault]
) -> int:
    """Take in one journal and return how many entries were new."""
    reading = _Reading(state, file, seen, faults)
    count = 0
    found = iter(reading)
    while page := list(islice(found, PAGE)):
        ids = [entry.entry_id for entry in page]
        there = entries.known(writer, ids)
        new = list({e.entry_id: e for e in page if e.entry_id not in there}.values())
        entries.put(writer, new)
        kinship.came(writer, [entry.entry_id for entry in new])
        # The journal has them, for it is where they come from.
        entries.sent(writer, ids)
        count += len(new)
    if reading.seen is not None:
        entries.see(writer, [reading.seen])
    return count


class _Reading:
    """The entries of a journal after what was seen of it; when all were had, what is seen now."""

    def __init__(
        self, state: Path, file: looking.File, seen: Seen | None, faults: list[Fault]
    ) -> None:
        self._state = state
        self._file = file
        self._faults = faults
        self.seen = seen

    def __iter__(self) -> Iterator[Entry]:
        name = self._file.name
        size, tail = (self.seen.size, self.seen.tail) if self.seen else (0, "")
        try:
            for line in shelf.read(self._state, name, self.seen):
                if line.fault:
                    self._faults.append(
                        Fault(name, shelf.number_of(self._state, name, line), line.fault)
                    )
                if line.fault != CUT:
                    size, tail = line.end, line.digest
                if line.entry:
                    yield line.entry
        except NewerJournalError:
            self._faults.append(Fault(name, 0, NEWER))
        except OSError as error:
            self._faults.append(Fault(name, 0, f"cannot be read ({error.strerror or error})"))
        self.seen = Seen(name, size, self._file.mtime_ns, tail)
