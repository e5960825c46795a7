"""Faults in the notes, all of them, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recall import deckfiles
from recall.collection.base import Base
from recall.collection.survey import survey
from recall.notes import Problem


def problems(base: Base) -> list[Problem]:
    """Return every fault in the decks of the collection; a deck that cannot be read is one."""
    return list(survey(base).problems)


def problems_of(files: Sequence[Path]) -> list[Problem]:
    """Return every fault in some files, of a collection or not.

    Raises UnreadableFileError for one that cannot be read.
    """
    return [
        problem
        for file in files
        for problem in deckfiles.read(str(file), deckfiles.bytes_of(file)).problems
    ]
