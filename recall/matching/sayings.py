"""What a card was made of, and whether a note that was split, joined or added to still says it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recall.matching.edits import Key, compare, content_stems, is_hardly_changed

_END = re.compile(r"(?<=[.!?;…])[\"”»')\]*_]*\s+|\n+")

MADE_OF = 0.5
"""Share of a sentence's words of content that a card has which was made of it."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a note, and those of the bullets below it."""
    return [sentence for piece in _END.split(text) if (sentence := piece.strip())]


def still_says(card: str, old: str, new: Mapping[Key, str]) -> Key | None:
    """Return which of the new notes says all that the card was made of, best first, if any does.

    `old` is the note it was made of. What is said must stand there in sentences of its own: after
    "it is a myth that" the same words say something else.
    """
    told = _told(card, old)
    if not told:
        return None
    found = [(likeness, key) for key, text in new.items() if (likeness := _said(told, text))]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _told(card: str, note: str) -> list[str]:
    """Return the sentences of the note that the card was made of."""
    stems = content_stems(card)
    return [
        sentence
        for sentence in sentences(note)
        if (own := content_stems(sentence)) and len(own & stems) >= MADE_OF * len(own)
    ]


def _said(told: list[str], note: str) -> float:
    """Return how like the sentences are to those of the note, 0 where one is missing."""
    there = sentences(note)
    likenesses = [
        max((compare(one, other).likeness for other in there if is_hardly_changed(one, other)),
            default=0.0)
        for one in told
    ]  # fmt: skip
    return min(likenesses)


def is_news(card: str, old: str) -> bool:
    """Return whether a card asks for something that the note did not say before."""
    stems = content_stems(card)
    return 2 * len(stems - content_stems(old)) > len(stems)
