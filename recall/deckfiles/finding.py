"""Which files of a folder are decks, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from recall.errors import UnreadableFileError


def find(folder: Path, include: Sequence[str], exclude: Sequence[str]) -> Iterator[Path]:
    """Give the deck files below a folder, folder by folder in the order of their names.

    The globs are relative to the folder; one that names a folder stands for all in it.
    Hidden files and folders, symlinks, devices and pipes are left out.
    """
    wanted, unwanted = _matcher(include), _matcher(exclude)
    for name in _files(folder, ""):
        if wanted.match(name) and not unwanted.match(name):
            yield folder / name


def _files(folder: Path, below: str) -> Iterator[str]:
    """Give the plain files below a folder, by their path from it with `/` between folders."""
    try:
        entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{below}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder, name + "/")
        elif entry.is_file(follow_symlinks=False):
            yield name


def _matcher(globs: Sequence[str]) -> re.Pattern[str]:
    patterns = [_pattern(glob.removeprefix("./").strip("/")) for glob in globs if glob.strip("/")]
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)


_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|.", re.DOTALL)
_MEANING = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


def _pattern(glob: str) -> str:
    """Return a regular expression for a glob; without a `/` it holds in every folder."""
    pieces = [_meaning(part) for part in _PARTS.findall(glob)]
    anywhere = "" if "/" in glob else r"(?:[^/]+/)*"
    return rf"{anywhere}{''.join(pieces)}(?:/.*)?\Z"


def _meaning(part: str) -> str:
    if part in _MEANING:
        return _MEANING[part]
    if part.startswith("[") and len(part) > 1:
        negated = part[1] == "!"
        inside = part[2:-1] if negated else part[1:-1]
        return f"[{'^' if negated else ''}{re.escape(inside).replace(chr(92) + '-', '-')}]"
    return re.escape(part)


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
