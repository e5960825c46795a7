"""The notes, as far as what was learned hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

from recall.collection import care, losses
from recall.collection.base import Base
from recall.collection.doctor.findings import Finding, fault, remark


def look_at_notes(base: Base) -> Iterator[Finding]:
    """Yield which files are gone that learned cards are of, and whether there are any."""
    lost = care.would_lose(base)
    if lost:
        cards = sum(loss.cards for loss in lost)
        count = "1 card" if cards == 1 else f"{cards:,} cards"
        files = sorted({path for loss in lost for path in loss.paths})
        more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
        yield fault(
            "notes",
            f"{count} would be suspended: the notes of {', '.join(files[:NAMED])}{more} are gone,"
            " or left out by the settings.",
            losses.ways_on(lost),
        )
    elif not care.has_notes(base):
        yield remark("notes", NO_NOTES)


NAMED = 5
"""Files that are named; the others are counted."""

NO_NOTES = "There is no Markdown here, or `include` and `exclude` leave all of it out."
