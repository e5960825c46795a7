"""A prompt that is known, a draft that is offered, and how near they stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from recall.cards import PromptId, Wording


class Spot(NamedTuple):
    """Where a note stands."""

    path: str
    """Of the file; for known notes of a renamed file, its new path."""
    section: tuple[str, ...]
    line: int
    hunk: int | None = None
    """Equal for a new note and a known one when the new one took the place of the known."""


class Known(NamedTuple):
    """A prompt of an earlier scan that may be met again."""

    prompt_id: PromptId
    wording: Wording
    fingerprint: str
    note_text: str
    spot: Spot
    anchor: str | None = None
    orphan: bool = False
    reviewed: bool = False
    """Whether there is a history to keep or to lose."""
    gone: Mapping[int, str] = {}
    """The last answer of every slot that was retired."""


class Offer(NamedTuple):
    """A draft that has to find its prompt."""

    wording: Wording
    fingerprint: str
    note_text: str
    spot: Spot
    anchor: str | None = None


class Nearness(IntEnum):
    """How near a draft stands to where a prompt stood."""

    ANCHOR = 0
    HERE = 1
    SECTION = 2
    ELSEWHERE = 3


def is_barred(known: Known, offer: Offer) -> bool:
    """Return whether their author gave the two notes different identities."""
    return bool(known.anchor and offer.anchor and known.anchor != offer.anchor)


def nearness_of(known: Known, offer: Offer) -> Nearness:
    """Return how near the draft stands to where the prompt stood, by anchor, words or place."""
    theirs, ours = known.spot, offer.spot
    if known.anchor and known.anchor == offer.anchor:
        return Nearness.ANCHOR
    if known.note_text == offer.note_text:
        # The note itself was moved; what is asked of it may be put otherwise there.
        return Nearness.HERE
    if theirs.hunk is not None and theirs.hunk == ours.hunk:
        return Nearness.HERE
    if (theirs.path, theirs.section) == (ours.path, ours.section):
        return Nearness.SECTION
    return Nearness.ELSEWHERE
