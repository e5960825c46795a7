"""Files written whole or not at all: beside the old one, flushed to the disk, then in its place."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from recall.errors import UnwritableFileError


def write_whole(path: Path, data: bytes, *, check: Callable[[], None] | None = None) -> None:
    """Put `data` in the file, so that a crash leaves the old content or the new, never a mix.

    The mode of an existing file is kept; a symlink stays one and its target is written.
    `check` is called at the last moment and may raise, so that what somebody else wrote
    meanwhile is not lost. Raises UnwritableFileError, and then nothing was changed.
    """
    target = Path(os.path.realpath(path))
    try:
        draft = _draft_beside(target, data)
        try:
            if check is not None:
                check()
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        flush_folder(target.parent)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error


def remove(path: Path) -> None:
    """Delete a file for good; raises UnwritableFileError."""
    try:
        path.unlink()
        flush_folder(path.parent)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error


def clear_drafts(*paths: Path) -> None:
    """Delete what a kill in the middle of `write_whole` left beside the files.

    To be called only where nobody else can be writing the same files.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    for folder in {target.parent for target in targets}:
        ours = {_prefix(target) for target in targets if target.parent == folder}
        with contextlib.suppress(OSError):
            for draft in folder.iterdir():
                if _DRAFT.fullmatch(draft.name) and draft.name[:-8] in ours:
                    draft.unlink()


_DRAFT = re.compile(r"\..+\.[a-z0-9_]{8}", re.DOTALL)
"""As `tempfile` names them after a prefix."""


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _draft_beside(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=_prefix(target), dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_mode_of(target))
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _mode_of(target: Path) -> int:
    """Return the mode of the file, or what a new one gets under the person's umask."""
    with contextlib.suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def flush_folder(folder: Path) -> None:
    """Let names that were given in the folder be on the disk too."""
    # Windows cannot open a folder; there the rename is as durable as it gets.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
