"""The folder of journals: one file a machine, all of one log."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from recall.errors import UnwritableFileError
from recall.journal import lines
from recall.journal.lines import Line
from recall.store.entries import Seen
from recall.store.ids import random_id
from recall.writing import flush_folder

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


def path_of(state: Path, name: str) -> Path:
    return state / FOLDER / name


def new_name(host: str, dice: Callable[[int], bytes]) -> str:
    """Return a name for the journal of this machine that no other one has."""
    told = re.sub(r"[^a-z0-9]+", "-", host.lower().split(".")[0]).strip("-")[:24]
    return f"{told or 'machine'}-{random_id(dice)[:6]}{ENDING}"


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


def _goes_on(file: BinaryIO, seen: Seen) -> bool:
    """Go to the end of what was seen, and return whether the file is the same up to there."""
    start = max(0, seen.size - _LONGEST)
    file.seek(start)
    before = file.read(seen.size - start)
    if len(before) < seen.size - start or not before.endswith(b"\n"):
        return False
    last = before[:-1].rpartition(b"\n")[2]
    return lines.digest(last) == seen.tail


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
