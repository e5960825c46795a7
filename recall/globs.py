"""Which files of a folder are decks: the globs of the settings, and a walk that obeys them.

Paths are kept as UTF-8 text with `/` between folders, whatever the locale makes of the names
on the disk, so that the same file has the same path for every shell. Every command imports
this module.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from recall.errors import RecallError, UnreadableFileError

ANY_MARKDOWN = ("**/*.md", "**/*.markdown")


class Seen(NamedTuple):
    """A deck file on the disk, or a folder that cannot be listed."""

    path: str
    """Relative to the folder that was walked, with `/` between folders and after one."""
    size: int
    mtime_ns: int

    @property
    def is_closed_folder(self) -> bool:
        """Whether nobody can say which files there are below the path."""
        return self.path.endswith("/")

    @property
    def is_nameless(self) -> bool:
        """Whether its name is no Unicode, as in old archives, and can be stored nowhere."""
        return any("\ud800" <= character <= "\udfff" for character in self.path)


class TooMuchError(RecallError):
    """A folder holds more than anybody's notes do."""

    def __init__(self, folder: Path, most: int) -> None:
        super().__init__(folder, most)
        self.folder = folder
        self.most = most

    def __str__(self) -> str:
        return f"{self.folder} holds more than {self.most:,} files and folders."


# Globs ----------------------------------------------------------------------------------


class Chosen(NamedTuple):
    """Which paths the settings choose."""

    include: re.Pattern[str]
    exclude: re.Pattern[str] | None

    def matches(self, path: str) -> bool:
        """Return whether a file of the path, relative to the folder, is a deck."""
        if self.exclude is not None and self.exclude.fullmatch(path):
            return False
        return self.include.fullmatch(path) is not None


@lru_cache(maxsize=8)
def chosen(include: Sequence[str], exclude: Sequence[str]) -> Chosen:
    """Return the pattern of paths that some glob of `include` fits and none of `exclude`.

    `*` and `?` stop at folders, `**/` is any folders or none; a glob without `/` holds
    in every folder. A folder that is included stands for the Markdown below it, one that is
    excluded for all of it.
    """
    within = "|".join(rf"{_expression(glob)}(?:/.*\.(?:md|markdown))?" for glob in include)
    out = "|".join(f"{_expression(glob)}(?:/.*)?" for glob in exclude)
    flags = re.IGNORECASE | re.DOTALL
    return Chosen(re.compile(within or r"(?!)", flags), re.compile(out, flags) if out else None)


def _expression(glob: str) -> str:
    glob = glob.removeprefix("./").strip("/")
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]/]+\])", glob)
    signs = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    body = "".join(signs.get(part) or _literal(part) for part in parts)
    anywhere = "" if "/" in glob else r"(?:[^/]+/)*"
    return f"(?:{anywhere}{body})"


def _literal(part: str) -> str:
    if part.startswith("[") and part.endswith("]"):
        inner = re.escape(part[1:-1].removeprefix("!")).replace(r"\-", "-")
        return f"[{'^' if part[1] == '!' else ''}{inner}]"
    return re.escape(part)


# The walk -------------------------------------------------------------------------------


def walk(folder: Path, wanted: Chosen, *, most: int | None = None) -> Iterator[Seen]:
    """Give every file below a folder that is wanted, folder by folder in the order of names.

    Hidden files and folders are left out, and so is whatever is a link or no ordinary
    file: a link could lead out of the notes, and a pipe would never end. Raises
    UnreadableFileError when the folder itself cannot be listed, and TooMuchError once it
    has come across more than `most` files and folders of any kind.
    """
    left = iter(range(most)) if most is not None else repeat(0)
    try:
        yield from _walk(os.fspath(folder), "", wanted, left)
    except _EnoughError as error:
        raise TooMuchError(folder, most or 0) from error


class _EnoughError(Exception):
    """The walk has come across as much as it may."""


def _walk(folder: str, prefix: str, wanted: Chosen, left: Iterator[int]) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if not prefix:
            raise UnreadableFileError(Path(folder), error.strerror or str(error)) from error
        yield Seen(prefix, 0, 0)
        return
    for entry in entries:
        if next(left, None) is None:
            raise _EnoughError
        if entry.name.startswith("."):
            continue
        path = prefix + stored(entry.name)
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{path}/", wanted, left)
            elif entry.is_file(follow_symlinks=False) and wanted.matches(path):
                stat = entry.stat(follow_symlinks=False)
                yield Seen(path, stat.st_size, stat.st_mtime_ns)
        except OSError:
            # Gone since the folder was listed, as after a save by an editor.
            continue


_DISK_IS_UTF8 = sys.getfilesystemencoding() == "utf-8"


def stored(name: str) -> str:
    """Return a name that the disk gave as the UTF-8 its bytes are; other bytes are surrogates."""
    return name if _DISK_IS_UTF8 else os.fsencode(name).decode("utf-8", "surrogateescape")


def on_disk(path: str) -> str:
    """Return a path of ours as the functions of this machine take it in its locale."""
    return path if _DISK_IS_UTF8 else os.fsdecode(path.encode("utf-8", "surrogateescape"))
