"""Whether the notes changed since the last scan, at the price of one `stat` a file."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from recall.collection.base import Base
from recall.errors import BusyError, UnwritableFileError
from recall.globs import Seen, chosen, walk

if TYPE_CHECKING:
    import sqlite3

__all__ = ["RACY_NS", "READ_MOST", "Seen", "chosen", "deck_files", "digest", "is_deck", "is_stale"]

RACY_NS = 2_000_000_000
"""A file read within so many nanoseconds of its last change may change again unseen.

Its time is stored below zero, and its bytes are compared instead, until they have been
found the same at a later moment.
"""

READ_MOST = (8 << 20) + 1
"""Bytes of a file that are looked at: one more than `deckfiles` accepts."""


def is_stale(base: Base) -> bool:
    """Return whether a scan would find anything but what the last one found."""
    known = {row[0]: row for row in base.db.rows("select path, size, mtime_ns, digest from files")}
    count = 0
    settled = []
    for seen in deck_files(base):
        row = known.get(seen.path)
        if row is None:
            if seen.is_nameless:
                continue
            return True
        _, size, mtime_ns, its_digest = row
        if size != seen.size or abs(mtime_ns) != seen.mtime_ns:
            return True
        if mtime_ns < 0:
            later = time.time_ns() - seen.mtime_ns >= RACY_NS
            if digest_of(base, seen.path) != its_digest:
                return True
            if later:
                settled.append(row)
        count += 1
    if count != len(known):
        return True
    if settled:
        _settle(base, settled)
    return False


def _settle(base: Base, rows: Sequence[sqlite3.Row]) -> None:
    """Let a `stat` be enough for files whose bytes were compared in time."""
    with suppress(BusyError, UnwritableFileError), base.db.writing() as writer:
        writer.run_many(
            "update files set mtime_ns = -mtime_ns where path = ? and mtime_ns = ?",
            [(row["path"], row["mtime_ns"]) for row in rows],
        )


def digest_of(base: Base, path: str) -> str:
    """Return the digest of a file's bytes; empty when it cannot be read."""
    try:
        with base.file(path).open("rb") as file:
            return digest(file.read(READ_MOST))
    except OSError:
        return ""


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def deck_files(base: Base) -> Iterator[Seen]:
    """Give every deck file of the collection, and every folder that cannot be listed.

    They come in no order.
    """
    wanted = chosen(base.settings.include, base.settings.exclude)
    return walk(base.folder, wanted, in_order=False)


def is_deck(base: Base, path: str) -> bool:
    """Return whether a file at the path, relative to the collection, would be read as a deck."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    settings = base.settings
    return not hidden and chosen(settings.include, settings.exclude).matches(path)
