"""A look at everything that can go wrong around what was learned; it changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from recall.collection.base import Base, zone_of
from recall.collection.doctor import decks, machine, memory, surroundings
from recall.collection.doctor.findings import Finding, Grade, fault
from recall.days import study_day
from recall.errors import DamagedError, RecallError
from recall.settings import Settings
from recall.store.database import Database
from recall.store.faults import UNREADABLE

__all__ = ["Diagnosis", "Finding", "Grade", "examine"]


class Diagnosis(NamedTuple):
    """What a look at a collection found."""

    findings: tuple[Finding, ...]
    """In the order of the look, what is fine too."""
    versions: dict[str, str]

    @property
    def worst(self) -> Grade:
        return max(each.grade for each in self.findings)

    def of(self, grade: Grade) -> list[Finding]:
        """Return the findings that are just so bad."""
        return [each for each in self.findings if each.grade is grade]


def examine(folder: Path, state: Path, settings: Settings, now: datetime) -> Diagnosis:
    """Look at a collection: its database and journal, files, clock, versions and settings.

    The whole database is read; of a million cards that takes a minute. Raises BusyError.
    """
    if (shut := surroundings.look_at_place(state)) is not None:
        around = (*machine.look_at_settings(folder), *machine.look_at_versions())
        return Diagnosis((shut, *around), machine.versions())
    findings = [
        *_memory(state, settings, now),
        *machine.look_at_settings(folder),
        *machine.look_at_versions(),
    ]
    if all(each.grade is not Grade.DAMAGE for each in findings):
        findings += _notes(folder, state, settings, now)
    if state.is_dir():
        findings += surroundings.look_at_rights(state)
        findings += surroundings.look_for_room(state)
    findings += surroundings.look_for_conflicts(folder, state)
    findings += surroundings.look_for_leftovers(folder, state, now)
    return Diagnosis(tuple(findings), machine.versions())


def _memory(state: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    path = state / "recall.db"
    if not path.exists() and not path.is_symlink():
        yield memory.without_database(path)
        return
    try:
        yield from memory.look_at_database(path)
        yield from memory.look_at_copies(path, settings.weights)
        yield from _daily(path, settings, now)
    except RecallError as error:
        if error.exit_code == _BUSY:
            raise
        yield memory.unopened(path, error)


_BUSY = 4


def _notes(folder: Path, state: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield what has become of the notes; nothing where no database can tell."""
    path = state / "recall.db"
    if not path.exists() or path.stat().st_size == 0:
        return
    with contextlib.suppress(RecallError), contextlib.closing(Database(path)) as db:
        base = Base(folder, settings, db, lambda: now, zone_of(settings))
        yield from decks.look_at_notes(base)


def _daily(path: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield what the log says of the clock and the backups; nothing where it cannot be read."""
    today = study_day(now, rollover_hour=settings.rollover_hour, zone=zone_of(settings))
    with contextlib.closing(Database(path)) as db:
        try:
            yield from machine.look_at_clock(db, now, today)
            is_learned = bool(db.scalar("select count(*) from reviews"))
        except (DamagedError, *UNREADABLE):
            is_learned = True
    yield from surroundings.look_at_backups(path.parent, today, is_learned=is_learned)


def repair(diagnosis: Diagnosis) -> list[Finding]:
    """Do what can be done at once about the findings; return those it was done about, or not.

    One that could not be mended comes back as what prevented it.
    """
    done = []
    for each in diagnosis.findings:
        if each.mend is not None:
            try:
                each.mend()
                done.append(each)
            except OSError as error:
                done.append(fault(each.about, f"{each.what} {error.strerror or error}."))
    return done
