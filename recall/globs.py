"""Which files of a folder are decks: the globs of the settings, and a walk that obeys them.

Paths are kept as UTF-8 text with `/` between folders, whatever the locale makes of the names
on the disk, so that the same file has the same path for every shell. Every command imports
this module.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from recall.errors import RecallError, UnreadableFileError

ANY_MARKDOWN = ("**/*.md", "**/*.markdown")
_HALF = re.compile("[\ud800-\udfff]")


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
        return not self.path.isascii() and _HALF.search(self.path) is not None


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

    `*` and `?` stop at folders, `**/` is any folders or none, `/**` at the end all below a
    folder; a glob without `/` holds in every folder. A folder that is included stands for the
    Markdown below it, one that is excluded for all of it.
    """
    within = "|".join(rf"{_expression(glob)}(?:/.*\.(?:md|markdown))?" for glob in include)
    out = "|".join(f"{_expression(glob)}(?:/.*)?" for glob in exclude)
    flags = re.IGNORECASE | re.DOTALL
    return Chosen(re.compile(within or r"(?!)", flags), re.compile(out, flags) if out else None)


def _expression(glob: str) -> str:
    """Return the pattern of one glob, which takes time in proportion to the path.

    Where a star is followed by another one, what stands between them is sought from the left
    and then left alone: the next star takes up whatever a later place would have given.
    """
    glob = glob.removeprefix("./").strip("/")
    anywhere = [] if "/" in glob else ["**"]
    groups: list[list[str]] = [[]]
    for part in [*anywhere, *glob.split("/")]:
        if part == "**":
            groups.append([])
        else:
            groups[-1].append(_component(part))
    if glob.endswith("**"):
        # All that is below a folder.
        groups.pop()
        groups[-1].append(".+")
    first, *middle = ["/".join(group) for group in groups]
    if not middle:
        return first
    sought = "".join(rf"(?>(?:[^/]+/)*?{group}/)" for group in middle[:-1] if group)
    return rf"{first and first + '/'}{sought}(?:[^/]+/)*{middle[-1]}"


def _component(part: str) -> str:
    """Return the pattern of what stands between two slashes."""
    first, *middle = ["".join(map(_sign, _SIGNS.split(piece))) for piece in re.split(r"\*+", part)]
    if not middle:
        return first
    sought = "".join(f"(?>[^/]*?{piece})" for piece in middle[:-1] if piece)
    return f"{first}{sought}[^/]*{middle[-1]}"


_SIGNS = re.compile(r"(\?|\[[^\]/]+\])")


def _sign(part: str) -> str:
    if part == "?":
        return "[^/]"
    if part.startswith("[") and part.endswith("]"):
        inner = _RANGE.sub(_range, re.escape(part[1:-1].removeprefix("!")))
        return f"[{'^/' if part[1] == '!' else ''}{inner}]" if inner else re.escape(part)
    return re.escape(part)


_RANGE = re.compile(r"(\w)\\-(\w)")


def _range(found: re.Match[str]) -> str:
    """Return a range of characters; the three as they stand where it runs backwards."""
    return f"{found[1]}-{found[2]}" if found[1] <= found[2] else found[0]


# The walk -------------------------------------------------------------------------------


def walk(
    folder: Path, wanted: Chosen, *, most: int | None = None, in_order: bool = True
) -> Iterator[Seen]:
    """Give every file below a folder that is wanted, folder by folder in the order of names.

    If not `in_order`, they come as the disk has them: where there are thousands, sorting takes
    longer than reading the folder. Hidden files and folders are left out, and so is whatever is
    a link or no ordinary file: a link could lead out of the notes, and a pipe would never end.
    Raises UnreadableFileError when the folder itself cannot be listed, and TooMuchError once it
    has come across more than `most` files and folders of any kind.
    """
    left = iter(range(most)) if most is not None else repeat(0)
    try:
        yield from _walk(os.fspath(folder), "", wanted, left, _by_name if in_order else list)
    except _EnoughError as error:
        raise TooMuchError(folder, most or 0) from error


class _EnoughError(Exception):
    """The walk has come across as much as it may."""


_Entries = list[os.DirEntry[str]]
_Ordered = Callable[[Iterable[os.DirEntry[str]]], _Entries]


def _by_name(found: Iterable[os.DirEntry[str]]) -> _Entries:
    return sorted(found, key=attrgetter("name"))


def _walk(
    folder: str, prefix: str, wanted: Chosen, left: Iterator[int], ordered: _Ordered
) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as found:
            entries = ordered(found)
    except OSError as error:
        if not prefix:
            raise UnreadableFileError(Path(folder), error.strerror or str(error)) from error
        yield Seen(prefix, 0, 0)
        return
    for entry in entries:
        if next(left, None) is None:
            raise _EnoughError
        name = entry.name
        if name.startswith("."):
            continue
        path = prefix + (name if _DISK_IS_UTF8 else stored(name))
        try:
            # Most are files: they are asked first whether they are.
            if entry.is_file(follow_symlinks=False):
                if wanted.matches(path):
                    stat = entry.stat(follow_symlinks=False)
                    yield Seen(path, stat.st_size, stat.st_mtime_ns)
            elif entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{path}/", wanted, left, ordered)
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
