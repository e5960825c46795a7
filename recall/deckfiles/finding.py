"""The bytes of deck files."""

from __future__ import annotations

import stat
from pathlib import Path

from recall.errors import UnreadableFileError


def bytes_of(path: Path, *, limit: int) -> bytes:
    """Return what a file holds, `limit` + 1 bytes at most; a pipe or device is never opened.

    Raises UnreadableFileError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, "it is not a file")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise UnreadableFileError(path, str(error)) from error
