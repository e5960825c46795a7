"""What `recall check` tells: faults in the notes, and damage to the database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recall import deckfiles
from recall.collection import freshness, losses, scan
from recall.collection.base import Base
from recall.collection.explaining import files_in
from recall.collection.losses import Loss
from recall.collection.survey import survey
from recall.errors import DamagedError
from recall.notes import Problem, Span


def damage(base: Base) -> DamagedError | None:
    """Return what is wrong with the database, or None when every page of it is whole."""
    if base.db.damage is not None:
        return base.db.damage
    try:
        rows = base.db.rows("pragma integrity_check(1)")
    except DamagedError as error:
        return error
    found = str(rows[0][0]) if rows else "it has no pages"
    return None if found == "ok" else DamagedError(base.db.path, found)


def problems(base: Base) -> list[Problem]:
    """Return every fault in the decks of the collection.

    A deck that cannot be read is one, and so are learned cards of which the notes are gone.
    """
    found = survey(base)
    return [*found.problems, *map(_problem, scan.would_lose(base, found))]


def would_lose(base: Base) -> tuple[Loss, ...]:
    """Return the decks that would lose learned cards, because their notes are gone."""
    return scan.would_lose(base, survey(base))


def _problem(loss: Loss) -> Problem:
    said = losses.sentence([loss])
    message = f"{said[0].lower()}{said[1:]} {losses.ways_on([loss])}"
    return Problem(loss.paths[0], Span(1, 1), message)


def has_notes(base: Base) -> bool:
    """Return whether there is a deck at all."""
    return any(not seen.is_closed_folder for seen in freshness.deck_files(base))


def problems_of(paths: Sequence[Path]) -> list[Problem]:
    """Return every fault in some files, of a collection or not; a folder stands for its Markdown.

    Raises UnreadableFileError for one that cannot be read, NoMarkdownError for a folder
    without any.
    """
    return [
        problem
        for path in paths
        for file in files_in(path)
        for problem in deckfiles.read(str(file), deckfiles.bytes_of(file)).problems
    ]
