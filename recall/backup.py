"""Backups: what their files are called, which there are, and which are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

FOLDER = "backups"
"""Below the folder of the database."""


class Why(StrEnum):
    """What a backup was made for."""

    DAY = "day"
    """Before the first write of a study day."""
    MIGRATION = "migration"
    """Before the database was brought to a later schema."""
    RESTORE = "restore"
    """Before another backup, or the journal, took the place of the database."""
    ASKED = "asked"
    """A person asked for it."""


class Backup(NamedTuple):
    """One backup, as the name of its file tells it."""

    path: Path
    made_at: datetime
    """UTC, by the clock of then, to the second."""
    day: date
    """The study day it was made on."""
    why: Why

    @property
    def name(self) -> str:
        """What a person calls it by: the file without its ending."""
        return self.path.stem


def path_for(state: Path, made_at: datetime, day: date, why: Why) -> Path:
    """Return the path of a backup in the folder that has the database.

    Two of one second, as with a clock that stands still, do not meet, unless both are of a
    day: then the later one is as good.
    """
    stem = f"{day}-{why}-{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    path = state / FOLDER / f"{stem}.db"
    number = 1
    while why is not Why.DAY and path.exists():
        number += 1
        path = state / FOLDER / f"{stem}-{number}.db"
    return path


_NAME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)-(?P<why>day|migration|restore|asked)"
    r"-(?P<at>\d{8}T\d{6}Z)(?:-(?P<number>\d{1,4}))?\.db",
    re.ASCII,
)


def backups(state: Path) -> list[Backup]:
    """Return the backups beside the database in the folder `state`, oldest first.

    What has no name of a backup is left out, and so is a link: it is none of ours.
    """
    try:
        with os.scandir(state / FOLDER) as entries:
            files = [Path(entry) for entry in entries if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []
    found = [each for path in files if (each := _backup(path))]
    return sorted(found, key=lambda each: (each.made_at, _number(each.path)))


def _backup(path: Path) -> Backup | None:
    told = _NAME.fullmatch(path.name)
    if told is None:
        return None
    try:
        made_at = datetime.strptime(told["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return Backup(path, made_at, date.fromisoformat(told["day"]), Why(told["why"]))
    except ValueError:
        return None


def _number(path: Path) -> int:
    told = _NAME.fullmatch(path.name)
    return int((told and told["number"]) or 1)


# Thinning -------------------------------------------------------------------------------------

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of how many days, weeks and months that have backups the last one of each is kept."""

OTHERS = 5
"""Backups before a migration that are kept, and as many before a restore."""


def superfluous(found: Iterable[Backup]) -> list[Backup]:
    """Return the backups that are no longer kept, oldest first.

    Those of days thin out: the last of each of 7 days, 4 weeks and 12 months stay. Counted
    are days that have a backup, not those since today: neither a long pause nor a wrong clock
    costs one. What a person asked for stays until they delete it.
    """
    found = sorted(found, key=lambda each: (each.made_at, _number(each.path)))
    by_why = {why: [each for each in found if each.why is why] for why in Why}
    kept = {
        *by_why[Why.ASKED],
        *by_why[Why.MIGRATION][-OTHERS:],
        *by_why[Why.RESTORE][-OTHERS:],
        *_last_of_each(by_why[Why.DAY], lambda day: day, DAYS),
        *_last_of_each(by_why[Why.DAY], _monday, WEEKS),
        *_last_of_each(by_why[Why.DAY], lambda day: (day.year, day.month), MONTHS),
    }
    return [each for each in found if each not in kept]


def _last_of_each(
    found: Sequence[Backup], span: Callable[[date], Hashable], most: int
) -> list[Backup]:
    """Return the last backup of each of the last spans of time, `most` at most."""
    in_turn = sorted(found, key=lambda each: (each.day, each.made_at))
    last = {span(each.day): each for each in in_turn}
    return list(last.values())[-most:]


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
