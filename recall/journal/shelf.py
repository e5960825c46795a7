"""The folder of journals: one file a machine, all of one log."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from recall.errors import UnwritableFileError
from recall.journal import lines
from recall.journal.lines import Line
from recall.journal.looking import ENDING, FOLDER, File
from recall.store.entries import Seen
from recall.writing import flush_folder


def path_of(state: Path, name: str) -> Path:
    return state / FOLDER / name


def name_of(machine: str) -> str:
    """Return the name of the journal that the machine writes."""
    return f"{machine}{ENDING}"


def machine_of(name: str) -> str:
    """Return what the machine is called that writes the journal."""
    return name.removesuffix(ENDING)


def prepare(state: Path) -> None:
    """Make the folder, of the owner alone; raises UnwritableFileError."""
    folder = state / FOLDER
    try:
        if folder.is_symlink():
            raise UnwritableFileError(folder, "it is a link")
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            flush_folder(state)
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error


def opened(state: Path, name: str, flags: int) -> BinaryIO:
    """Open a journal, but follow no link and wait for no pipe; raises OSError."""
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path_of(state, name), flags | getattr(os, "O_BINARY", 0), 0o600)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "it is no ordinary file")
    return os.fdopen(handle, "ab" if flags & os.O_WRONLY else "rb")


def read(state: Path, name: str, seen: Seen | None = None) -> Iterator[Line]:
    """Yield the lines of a journal, those after what was `seen` where it goes on from there.

    The line numbers of a file that is not read from its beginning are counted from there.
    Raises NewerJournalError, and OSError where it cannot be read.
    """
    with opened(state, name, os.O_RDONLY) as file:
        if seen is not None and _goes_on(file, seen):
            yield from lines.read(file, start=seen.size, prev=seen.tail)
            return
        file.seek(0)
        yield from lines.read(file)


def number_of(state: Path, name: str, line: Line) -> int:
    """Return which line of its file a line is, counted from 1."""
    with opened(state, name, os.O_RDONLY) as file:
        return sum(1 for _ in _until(file, line.end))


def _until(file: BinaryIO, end: int) -> Iterator[bytes]:
    for each in file:
        yield each
        if file.tell() >= end:
            return


def _goes_on(file: BinaryIO, seen: Seen) -> bool:
    """Go to the end of what was seen, and return whether the file is the same up to there."""
    start = max(0, seen.size - _LONGEST)
    file.seek(start)
    before = file.read(seen.size - start)
    if len(before) < seen.size - start or not before.endswith(b"\n"):
        return False
    last = before[:-1].rpartition(b"\n")[2]
    return lines.digest(lines.without_end(last)) == seen.tail


_LONGEST = 1 << 20
"""Bytes in which the last line is looked for; a longer one lets the whole file be read."""


def append(state: Path, name: str, data: Iterable[bytes]) -> File:
    """Put whole lines at the end of a journal and flush them to the disk.

    Raises OSError, and then the file ends where it ended.
    """
    with opened(state, name, os.O_WRONLY | os.O_APPEND | os.O_CREAT) as file:
        end = os.fstat(file.fileno()).st_size
        try:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(file.fileno(), end)
            raise
        about = os.fstat(file.fileno())
    if end == 0:
        flush_folder(state / FOLDER)
    return File(name, about.st_size, about.st_mtime_ns)


def cut(state: Path, name: str, size: int) -> File:
    """Let a journal end at the byte; raises OSError."""
    with opened(state, name, os.O_WRONLY | os.O_APPEND) as file:
        os.ftruncate(file.fileno(), size)
        os.fsync(file.fileno())
        about = os.fstat(file.fileno())
    return File(name, about.st_size, about.st_mtime_ns)


def write_anew(state: Path, name: str, data: Iterable[bytes]) -> File:
    """Put a journal in the place of the one of that name, which gets another one.

    All of it is on the disk before it has the name. Raises OSError.
    """
    draft = f".{name}.draft"
    with contextlib.suppress(FileNotFoundError):
        path_of(state, draft).unlink()
    append(state, draft, data)
    kept = path_of(state, f"{name}{KEPT}")
    with contextlib.suppress(FileNotFoundError):
        path_of(state, name).replace(kept)
    path_of(state, draft).replace(path_of(state, name))
    flush_folder(state / FOLDER)
    about = path_of(state, name).stat()
    return File(name, about.st_size, about.st_mtime_ns)


KEPT = ".damaged"
"""What is put after the name of a journal that was written anew."""
