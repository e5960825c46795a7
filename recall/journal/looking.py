"""A look at the folder of journals that costs every command next to nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from recall.store import entries
from recall.store.database import Reader
from recall.store.entries import Seen

FOLDER = "journal"
"""Below the folder of the database."""

ENDING = ".jsonl"


class File(NamedTuple):
    """One file of the folder, as a look at it finds it."""

    name: str
    size: int
    mtime_ns: int


def files(state: Path) -> dict[str, File]:
    """Return the journals beside the database in the folder `state`, by name.

    Links and whatever else is no ordinary file are left out: a journal that came with the notes
    must not choose what is read.
    """
    found = {}
    try:
        with os.scandir(state / FOLDER) as entries:
            for entry in entries:
                if _is_journal(entry):
                    about = entry.stat(follow_symlinks=False)
                    found[entry.name] = File(entry.name, about.st_size, about.st_mtime_ns)
    except OSError:
        return found
    return found


def _is_journal(entry: os.DirEntry[str]) -> bool:
    named = entry.name.endswith(ENDING) and not entry.name.startswith(".")
    return named and entry.is_file(follow_symlinks=False)


def is_as_seen(file: File | None, seen: Seen | None) -> bool:
    """Return whether a file is as it was read or written last."""
    if file is None or seen is None:
        return file is None and seen is None
    return (file.size, file.mtime_ns) == (seen.size, seen.mtime_ns)


def stale(db: Reader, state: Path) -> set[str]:
    """Return the names of the journals that are not as they were read or written last."""
    found, seen = files(state), entries.seen(db)
    return {
        name
        for name in found.keys() | seen.keys()
        if not is_as_seen(found.get(name), seen.get(name))
    }
