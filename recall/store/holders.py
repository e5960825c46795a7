"""Which process holds a database, where the system tells it: Linux does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LOCKS = Path("/proc/locks")

_WRITER = 120
"""The byte of the index beside a database on which SQLite puts the lock of who writes."""


def holder(path: Path) -> str:
    """Return the name and number of the process that holds the database; empty if nobody knows."""
    return next(_holders(path), "")


def _holders(path: Path) -> Iterator[str]:
    with suppress(OSError, ValueError):
        index = path.with_name(f"{path.name}-shm")
        wanted = {_inode(each): each for each in (path, index) if each.exists()}
        for line in LOCKS.read_text("ascii").splitlines():
            *_, mode, pid, inode, first, last = line.split()
            if mode != "WRITE" or int(pid) in (os.getpid(), 0) or inode not in wanted:
                continue
            end = _WRITER if last == "EOF" else int(last)
            if wanted[inode] == index and not int(first) <= _WRITER <= end:
                continue
            with suppress(OSError):
                name = Path(f"/proc/{int(pid)}/comm").read_text("utf-8", "replace").strip()
                yield f"{name}, process {pid}"


def _inode(path: Path) -> str:
    about = path.stat()
    return f"{os.major(about.st_dev):02x}:{os.minor(about.st_dev):02x}:{about.st_ino}"
