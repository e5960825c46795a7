"""Whether the notes changed since the last scan, at the price of one `stat` a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from recall.collection.base import Base
from recall.errors import UnreadableFileError
from recall.settings import Settings

RACY_NS = 2_000_000_000
"""A file read within so many nanoseconds of its last change may change again unseen."""


READ_MOST = (8 << 20) + 1
"""Bytes of a file that are looked at: one more than `deckfiles` accepts."""


class Seen(NamedTuple):
    """A deck file on the disk, or a folder that cannot be listed."""

    path: str
    """Relative to the collection, with `/` between folders; a folder's ends with one."""
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


def is_stale(base: Base) -> bool:
    """Return whether a scan would find anything but what the last one found."""
    known = {row[0]: row for row in base.db.rows("select path, size, mtime_ns, digest from files")}
    count = 0
    for seen in deck_files(base):
        if seen.is_nameless:
            continue
        row = known.get(seen.path)
        if row is None or row["size"] != seen.size or abs(row["mtime_ns"]) != seen.mtime_ns:
            return True
        if row["mtime_ns"] < 0 and digest_of(base, seen.path) != row["digest"]:
            return True
        count += 1
    return count != len(known)


def digest_of(base: Base, path: str) -> str:
    """Return the digest of a file's bytes; empty when it cannot be read."""
    try:
        with (base.folder / path).open("rb") as file:
            return digest(file.read(READ_MOST))
    except OSError:
        return ""


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def deck_files(base: Base) -> Iterator[Seen]:
    """Give every deck file of the collection, in no particular order."""
    return files_in(base.folder, base.settings)


def files_in(folder: Path, settings: Settings) -> Iterator[Seen]:
    """Give every file of a folder that its settings make a deck, in no particular order.

    Hidden files and folders are left out, and so is whatever is a link or no ordinary
    file: a link could lead out of the notes, and a pipe would never end.
    """
    yield from _walk(os.fspath(folder), "", chosen(settings.include, settings.exclude))


def is_deck(base: Base, path: str) -> bool:
    """Return whether a file at the path, relative to the collection, would be read as a deck."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    settings = base.settings
    return not hidden and chosen(settings.include, settings.exclude).matches(path)


class Chosen(NamedTuple):
    """Which paths the settings choose."""

    include: re.Pattern[str]
    exclude: re.Pattern[str] | None

    def matches(self, path: str) -> bool:
        if self.exclude is not None and self.exclude.fullmatch(path):
            return False
        return self.include.fullmatch(path) is not None


@lru_cache(maxsize=8)
def chosen(include: Sequence[str], exclude: Sequence[str]) -> Chosen:
    """Return the pattern of paths that some glob of `include` fits and none of `exclude`.

    `*` and `?` stop at folders, `**/` is any folders or none; a glob without `/` holds
    in every folder. A folder that is excluded is excluded with all that is in it.
    """
    within = re.compile("|".join(map(_expression, include)) or r"(?!)", re.IGNORECASE)
    out = "|".join(f"{_expression(glob)}(?:/.*)?" for glob in exclude)
    return Chosen(within, re.compile(out, re.IGNORECASE) if out else None)


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


def _walk(folder: str, prefix: str, wanted: Chosen) -> Iterator[Seen]:
    try:
        entries = os.scandir(folder)
    except OSError as error:
        if not prefix:
            raise UnreadableFileError(Path(folder), error.strerror or str(error)) from error
        yield Seen(prefix, 0, 0)
        return
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            try:
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path, f"{path}/", wanted)
                elif entry.is_file(follow_symlinks=False) and wanted.matches(path):
                    stat = entry.stat(follow_symlinks=False)
                    yield Seen(path, stat.st_size, stat.st_mtime_ns)
            except OSError:
                # Gone since the folder was listed, as after a save by an editor.
                continue
