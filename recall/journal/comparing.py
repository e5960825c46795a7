"""The two copies of the log, and the cards that follow from it, set against one another."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from math import isclose
from pathlib import Path
from typing import NamedTuple

from recall.cards import CardId
from recall.journal import following, looking, shelf
from recall.journal.lines import NEWER, Fault, NewerJournalError
from recall.reviews import EventId
from recall.scheduling import Forgetting
from recall.store import answers, derived, entries, milliseconds
from recall.store.database import Reader
from recall.store.derived import Tables
from recall.store.entries import PAGE, Entry
from recall.store.prompts import LINES


class Drift(NamedTuple):
    """One value in the database that is not what the log makes of it."""

    table: str
    key: str
    """The id of the prompt, card or note."""
    column: str
    stored: object
    logged: object


class Differences(NamedTuple):
    """In what the two copies differ."""

    entries: int
    """How many the database has."""
    waiting: int
    """Entries the database has and knows that the journal lacks; the next command writes them."""
    only_in_database: tuple[EventId, ...]
    """Entries the journal has lost."""
    only_in_journal: tuple[EventId, ...]
    """Entries the database lacks: it lost them, or another machine's were not taken in yet."""
    unlike: tuple[EventId, ...]
    """Entries of which the two say different things."""
    faults: tuple[Fault, ...]
    """Lines of the journal that are not whole."""
    drifted: tuple[Drift, ...] = ()
    """Prompts and cards that are not what the log makes of them."""

    @property
    def agree(self) -> bool:
        """Whether each copy could rebuild the other; what only waits is no difference."""
        return not (
            self.only_in_database
            or self.only_in_journal
            or self.unlike
            or self.faults
            or self.drifted
        )


def compare(database: Reader, folder: Path, weights: tuple[float, ...] = ()) -> Differences:
    """Return in what the database and the journals below its folder differ, changing nothing.

    `folder` is the one that has the database and the folder of journals in it; `weights` are
    those of FSRS, the published ones when there are none. A line that is not whole is a fault;
    the entry it held is one of those only in the database, where no other line has it.
    """
    extra: dict[EventId, None] = {}
    unlike: dict[EventId, None] = {}
    faults: list[Fault] = []
    entries.begin_journals(database)
    read = _read(folder, faults)
    while page := list(islice(read, PAGE)):
        stored = {entry.entry_id: entry for entry in _stored(database, page)}
        entries.in_journals(database, [entry.entry_id for entry in page])
        for entry in page:
            known = stored.get(entry.entry_id)
            if known is None:
                extra[entry.entry_id] = None
            elif not is_same(known, entry):
                unlike[entry.entry_id] = None
    return Differences(
        entries=entries.count(database),
        waiting=entries.count_unsent(database),
        only_in_database=tuple(entries.lost(database)),
        only_in_journal=tuple(sorted(extra)),
        unlike=tuple(sorted(unlike)),
        faults=tuple(faults),
        drifted=tuple(drifted(database, weights)),
    )


def unlike(database: Reader, folder: Path, ids: Collection[str]) -> list[EventId]:
    """Return which of these entries are not what a journal says of them, in no order."""
    wanted = {entry.entry_id: entry for entry in entries.with_ids(database, [*ids])}
    told = (entry for entry in _read(folder, []) if entry.entry_id in wanted)
    return [entry.entry_id for entry in told if not is_same(wanted[entry.entry_id], entry)]


def _stored(database: Reader, page: Sequence[Entry]) -> list[Entry]:
    return entries.with_ids(database, [entry.entry_id for entry in page])


def _read(folder: Path, faults: list[Fault]) -> Iterator[Entry]:
    """Yield the entries of all journals, and put what is wrong with these into `faults`."""
    for name in sorted(looking.files(folder)):
        try:
            for line in shelf.read(folder, name):
                if line.fault:
                    faults.append(Fault(name, line.number, line.fault))
                if line.entry:
                    yield line.entry
        except NewerJournalError:
            faults.append(Fault(name, 0, NEWER))
        except OSError as error:
            faults.append(Fault(name, 0, f"cannot be read ({error.strerror or error})"))


def is_same(one: Entry, other: Entry) -> bool:
    """Return whether two copies of an entry say the same, however their JSON is written."""
    return one == other or (
        one._replace(body="") == other._replace(body="")
        and json.loads(one.body) == json.loads(other.body)
    )


# The cards ------------------------------------------------------------------------------------


def drifted(database: Reader, weights: tuple[float, ...] = ()) -> Iterator[Drift]:
    """Yield every value of prompts and cards that is not what the log makes of them."""
    with database.at_one_moment():
        for logged in following.tables(database, Forgetting(weights)):
            yield from _drifted_of(database, derived.read_batch(database), logged)
        for one in milliseconds.unlike(database):
            yield Drift(one.kind.table, one.key, one.kind.column, one.stored, one.own)
        for table, sql in derived.STRAYS.items():
            if table != "joined":
                yield from (Drift(table, row[0], "key", row[0], None) for row in database.rows(sql))
        yield from (Drift("exports", *row) for row in derived.unlike_exports(database))


def _drifted_of(database: Reader, stored: Tables, logged: Tables) -> Iterator[Drift]:
    """Yield the values of one batch of families; milliseconds are known when all were had."""
    for table, column, there, made in (
        ("prompts", "prompt_id", stored.prompts, logged.prompts),
        ("cards", "card_id", stored.cards, logged.cards),
        ("settled", "event_id", stored.settled, logged.settled),
    ):
        for key in there.keys() | made.keys():
            if key not in there:
                yield Drift(table, key, column, None, key)
            elif key not in made:
                yield Drift(table, key, column, key, None)
            elif there[key] != made[key]:
                yield from _unlike(database, table, key, there[key], made[key])
    for path, pin in stored.fates.keys() | logged.fates.keys():
        one, other = stored.fates.get((path, pin)), logged.fates.get((path, pin))
        if one != other:
            yield Drift("fates", f"{path} {pin}", "fate", one and one.fate, other and other.fate)
    for old, new in set(stored.undecided) ^ set(logged.undecided):
        is_stored = (old, new) in stored.undecided
        yield Drift("undecided", old, "candidate", *((new, None) if is_stored else (None, new)))


def _unlike(
    database: Reader, table: str, key: str, stored: derived.Row, logged: derived.Row
) -> Iterator[Drift]:
    for column, value in logged.items():
        there = stored[column]
        if there == value or column in (*LINES, "note_ms", "card_ms"):
            continue
        if column == "changed_at" and _is_that_instant(there, value):
            continue
        if column in _MEMORY and _was_given(database, key, column, there, value):
            continue
        yield Drift(table, key, column, there, value)


def _is_that_instant(stored: object, logged: object) -> bool:
    """Return whether an event happened when it says: it was logged in the next free millisecond."""
    return isinstance(stored, int) and isinstance(logged, int) and 0 <= logged - stored < 1_000


_MEMORY = ("stability", "difficulty")


def _was_given(
    database: Reader, card_id: str, column: str, stored: object, replayed: object
) -> bool:
    """Return whether a memory is near enough, or what the last answer gave under other weights."""
    if not isinstance(stored, float) or not isinstance(replayed, float):
        return False
    if isclose(stored, replayed, rel_tol=1e-6):
        return True
    given: object = getattr(answers.last_memory(database, CardId(card_id)), column, None)
    return given == stored
