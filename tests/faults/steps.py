"""The steps of a program that may change a file: each can be the last one before it is killed.

A step is a call of a function written in C that writes, flushes, renames or executes SQL. They are
counted by Python's own hook for profilers, so that nothing of the program is replaced. The n-th
step of a command is the same in every run, unless the machine is in its way.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

STEPS = frozenset(
    "write writelines flush close fsync truncate ftruncate rename replace unlink remove mkdir link"
    " open sendfile copy_file_range execute executemany executescript backup commit".split()
)


def kill_at(number: int) -> None:
    """Let this process be killed before its step of that number, counted from 1."""
    _watch(lambda step: os.kill(os.getpid(), signal.SIGKILL) if step == number else None)


def note_changes(folder: Path, told: Path) -> None:
    """Write down the numbers of the steps before which something in the folder had changed."""
    before = _stamps(folder)

    def look(step: int) -> None:
        nonlocal before
        if (now := _stamps(folder)) != before:
            before = now
            with told.open("a", encoding="ascii") as file:
                file.write(f"{step}\n")

    _watch(look)


def _watch(heed: Callable[[int], None]) -> None:
    count = 0

    def step(frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        if event == "c_call" and getattr(called, "__name__", "") in STEPS:
            count += 1
            heed(count)

    sys.setprofile(step)


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return place, size and time of every file, but of what SQLite makes anew at every look."""
    stamps = {}
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                about = Path(root, name).stat()
                if not name.endswith("-shm"):
                    stamps[f"{root}/{name}"] = (about.st_ino, about.st_size, about.st_mtime_ns)
    return stamps
