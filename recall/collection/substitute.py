"""A collection to be looked at in the place of one whose database cannot be read."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from recall.collection import Collection, rebuilding
from recall.collection.base import Base, Clock, Tell, say_nothing, zone_of
from recall.errors import DamagedError
from recall.journal import looking
from recall.settings import Settings
from recall.store.copying import BESIDE
from recall.store.database import Database


def made(
    folder: Path,
    state: Path,
    settings: Settings,
    clock: Clock,
    place: Path,
    found: DamagedError,
    tell: Tell,
) -> Collection:
    """Return a collection with all that a rebuild would bring back, made in the empty `place`.

    Nothing is written to the folder `state`, and the collection takes nothing: it refuses with
    what was `found`. Raises NothingToRebuildFromError, or what else speaks against a rebuild.
    """
    _copy(state, place)
    rebuilt = rebuilding.rebuild_database(folder, place, settings, clock)
    database = Database(place / "recall.db")
    database.read_only, database.damage = True, found
    answers = (
        "1 answer" if rebuilt.contents.answers == 1 else f"{rebuilt.contents.answers:,} answers"
    )
    tell(
        f"Shown is what the journal, your notes and the rest of the database have: {answers}."
        " `recall rebuild` brings all of it back."
    )
    return Collection(Base(folder, settings, database, clock, zone_of(settings), say_nothing))


def _copy(state: Path, place: Path) -> None:
    (place / looking.FOLDER).mkdir(mode=0o700)
    files = [f"{looking.FOLDER}/{name}" for name in looking.files(state)]
    for name in (*files, *(f"recall.db{end}" for end in ("", *BESIDE))):
        with suppress(OSError):
            if (state / name).stat().st_size == 0:
                continue
            shutil.copyfile(state / name, place / name, follow_symlinks=False)
