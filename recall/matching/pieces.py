"""What a text with gaps is made of: where its gaps stand in it, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from recall.cards import Gap, GapText
from recall.matching.sayings import sentence_ends

Span = tuple[int, int]
"""Where something begins and ends in the full text."""


def answers_by_slot(text: GapText) -> dict[int, str]:
    """Return what each card of the text asks for, in the order in which the gaps stand."""
    answers: dict[int, list[str]] = {}
    for gap in text.gaps:
        answers.setdefault(gap.slot, []).append(gap.answer)
    return {slot: "; ".join(dict.fromkeys(parts)) for slot, parts in answers.items()}


def gap_spans(text: GapText) -> list[tuple[int, Span]]:
    """Return the slot of every gap with where it stands."""
    return [(piece.slot, (start, end)) for piece, start, end in _placed(text)
            if isinstance(piece, Gap)]  # fmt: skip


def sentence_spans(text: GapText) -> list[Span]:
    """Return where the sentences stand; what a gap hides ends none."""
    return between(0, len(text.full), cuts(text, _stops))


_JOINT = re.compile(
    r"[,:;]?\s+(?:and|but|while|whereas|so|or|y|e|pero|mientras|o|u)\s+|[,:;]\s+|\s+[–—-]\s+",
    re.IGNORECASE,
)


def joint_spans(piece: str) -> Iterator[Span]:
    """Give where clauses, or the items of a list, are joined in a piece of a sentence."""
    return (found.span() for found in _JOINT.finditer(piece))


def between(start: int, end: int, cuts: Sequence[Span]) -> list[Span]:
    """Return what is left of a stretch without the cuts."""
    return list(zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end],
                    strict=True))  # fmt: skip


def cuts(text: GapText, find: Callable[[str], Iterable[Span]]) -> list[Span]:
    """Return where a text may be cut; what a gap hides is never cut."""
    return [
        (at + start, at + end)
        for piece, at, _ in _placed(text)
        if isinstance(piece, str)
        for start, end in find(piece)
    ]


def _stops(piece: str) -> list[Span]:
    return [(end, end) for end in sentence_ends(piece)]


def _placed(text: GapText) -> Iterator[tuple[str | Gap, int, int]]:
    """Give every piece with where it begins and ends in the full text."""
    at = 0
    for piece in text.pieces:
        said = piece if isinstance(piece, str) else piece.answer
        yield piece, at, at + len(said)
        at += len(said)
