"""The notes, as far as what was learned hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recall.collection import checking, losses
from recall.collection.base import Base
from recall.collection.doctor.findings import Finding, fault, remark
from recall.store import claims


def look_at_notes(base: Base) -> Iterator[Finding]:
    """Yield which files are gone that learned cards are of, and whether there are any."""
    lost = checking.would_lose(base)
    if lost:
        cards = sum(loss.cards for loss in lost)
        count = "1 card" if cards == 1 else f"{cards:,} cards"
        files = sorted({path for loss in lost for path in loss.paths})
        yield fault(
            "notes",
            f"{count} would be suspended: the notes of {_named(files)} are gone,"
            " or left out by the settings.",
            losses.ways_on(lost),
        )
    elif not checking.has_notes(base):
        yield remark("notes", NO_NOTES)
    elif waiting := claims.learned_cards(base.db):
        yield _waiting(waiting)


def _waiting(cards: Mapping[str, int]) -> Finding:
    """Return which learned cards came with a journal, and their notes did not."""
    count = sum(cards.values())
    of_notes, they = (
        ("1 learned card is of a note", "It waits")
        if count == 1
        else (f"{count:,} learned cards are of notes", "They wait")
    )
    return remark(
        "notes",
        f"{of_notes} that no scan has found here: {_named(sorted(cards))}.",
        f"{they} in the queue until another machine's notes are here, too. If those are lost for"
        " good, `recall rebuild` takes the notes here for all there are, and asks before a learned"
        " card goes.",
    )


def _named(files: Sequence[str]) -> str:
    more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
    return f"{', '.join(files[:NAMED])}{more}"


NAMED = 5
"""Files that are named; the others are counted."""

NO_NOTES = "There is no Markdown here, or `include` and `exclude` leave all of it out."
