"""Faults in the notes, all of them, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recall import deckfiles
from recall.collection import freshness
from recall.collection.base import Base
from recall.errors import UnreadableFileError
from recall.notes import Problem, Span


def problems(base: Base) -> list[Problem]:
    """Return every fault in the decks of the collection; a deck that cannot be read is one."""
    return [
        problem
        for path in sorted(seen.path for seen in freshness.deck_files(base))
        for problem in _of_deck(base.folder / path, path)
    ]


def problems_of(files: Sequence[Path]) -> list[Problem]:
    """Return every fault in some files, of a collection or not.

    Raises UnreadableFileError for one that cannot be read.
    """
    return [problem for file in files for problem in _of_named(file)]


def _of_named(file: Path) -> Sequence[Problem]:
    try:
        return deckfiles.read(str(file), file.read_bytes()).problems
    except OSError as error:
        raise UnreadableFileError(file, error.strerror or str(error)) from error


def _of_deck(path: Path, name: str) -> Sequence[Problem]:
    try:
        data = path.read_bytes()
    except OSError as error:
        return [Problem(name, Span(1, 1), f"It cannot be read: {error.strerror or error}.")]
    return deckfiles.read(name, data).problems
