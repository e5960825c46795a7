"""What is left where the database and its journal are gone, or hold nothing, and what to do."""

from __future__ import annotations

import os
from pathlib import Path

from recall import backup
from recall.collection import backing_up
from recall.collection.backing_up import Stored
from recall.errors import RecallError
from recall.journal import looking

DAMAGED = ".damaged"
"""How the copies end that are kept of what was damaged."""


class LostError(RecallError):
    """What was learned is in neither of its two places."""

    exit_code = 5

    def __init__(self, path: Path, state: str, left: str, todo: str, away: Path) -> None:
        super().__init__(path, state, left, todo, away)
        self.path = path
        self.state = state
        """What has become of the database and the journal, behind the name of the first."""
        self.left = left
        """What is there still."""
        self.todo = todo
        self.away = away
        """The folder without which the collection would be a new one."""

    def __str__(self) -> str:
        return (
            f"{self.path} {self.state}, {self.left}. {self.todo} Nothing was begun anew; if you"
            f" want that, move the folder {self.away} away first."
        )


def lost(path: Path) -> LostError | None:
    """Return what is to be said where nothing learned is at `path`, nor in the journals beside it.

    None where something is, and where nothing ever was.
    """
    if is_learned(path):
        return None
    if is_unbegun(path):
        return None
    state, folder = _state(path), path.parent
    found = backing_up.fullest(folder)
    copies = damaged_copies(folder)
    is_new_without = state == _GONE and all(copy.parent.name == backup.FOLDER for copy in copies)
    away = folder / backup.FOLDER if is_new_without else folder
    if found is not None:
        left, todo = _of_backup(found)
    elif copies:
        left, todo = _of_copies(path, copies)
    elif state == _GONE:
        return None
    else:
        left = "and there is no backup and no other copy here"
        todo = (
            "If another machine has its journal, or a backup of your disk has this folder, copy"
            f" {folder / looking.FOLDER} from there and say `recall rebuild`."
        )
    return LostError(path, state, left, todo, away)


def is_learned(path: Path) -> bool:
    """Return whether there is anything in the database, or in a journal beside it."""
    return bool(_size(path)) or any(file.size for file in looking.files(path.parent).values())


def is_unbegun(path: Path) -> bool:
    """Return whether an empty database is what a kill in the very first command left there.

    The folder of the journal is made as soon as there is something in the database, and stays.
    """
    beside = (path.parent / name for name in (looking.FOLDER, backup.FOLDER))
    return os.path.lexists(path) and not _size(path) and not any(map(os.path.lexists, beside))


_GONE = "and its journal are gone"


def _state(path: Path) -> str:
    """Return what has become of the database and its journal, in words."""
    is_there, has_journal = os.path.lexists(path), bool(looking.files(path.parent))
    if is_there and has_journal:
        return "and its journal are empty"
    if is_there:
        return "is empty, and its journal is gone"
    return "is gone, and its journal is empty" if has_journal else _GONE


def _of_backup(found: Stored) -> tuple[str, str]:
    assert found.contents is not None  # such were left out
    name = found.backup.name
    return (
        f"but a backup is there: {name} ({backing_up.held(found.contents)})",
        f"`recall restore {name}` brings it back, `recall restore` shows all.",
    )


def _of_copies(path: Path, copies: list[Path]) -> tuple[str, str]:
    are = "copies of what was damaged are" if len(copies) > 1 else "a copy of what was damaged is"
    todo = []
    if any(copy.is_dir() for copy in copies):
        todo.append(f"copy recall.db from the folder that ends in {DAMAGED} to {path}")
    if any(not copy.is_dir() for copy in copies):
        todo.append(f"copy the journal that ends in {DAMAGED} to the same name without that ending")
    said = " and ".join(todo)
    return (
        f"but {are} there: {', '.join(map(str, copies))}",
        f"{said[0].upper()}{said[1:]}, then say `recall rebuild`: it brings back all that can still"
        " be read.",
    )


def damaged_copies(state: Path) -> list[Path]:
    """Return what is kept of databases and journals that were damaged, newest name last."""
    folders = (state / backup.FOLDER, state / looking.FOLDER)
    return [copy for folder in folders for copy in sorted(folder.glob(f"*{DAMAGED}"))]


def _size(path: Path) -> int:
    """Return how many bytes a file has; 0 where there is none."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
