"""Which place of an edited text is which, where the same words stand in it more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recall.cards import GapText
from recall.matching.edits import compare, content_in_order
from recall.matching.fingerprints import folded
from recall.matching.pieces import Span, answers_by_slot, between, gap_spans, sentence_spans
from recall.matching.statements import statement_spans

_Beside = Mapping[str, tuple[float, float]]
"""How near words of content are to a place, to the left and to the right: 1 is next to it, 0
nowhere."""

FRAMED = 2
"""Words of content around the gaps of a statement that tell what is said of what."""

SAME_FRAME = 80.0
"""How alike these words are in a statement and in what became of it, from 0 to 100."""


class _Place(NamedTuple):
    """Where a gap stands, or words that a gap of one of the texts hides."""

    slot: int | None
    """None where nothing hides them."""
    answer: str
    beside: _Beside
    """The words of its sentence."""
    closer: _Beside
    """Those of its statement: its sentence may have several."""
    frame: str
    """What its statement says around its gaps."""


def pairs(
    old: GapText, new: GapText, likeness: Callable[[str, str], float], *, least: float
) -> dict[int, int]:
    """Return the old slot for every new one that hides what it hid, most alike first.

    Where the same words stand in a text more than once, hidden or not, the statement around them
    decides which of them is which, and the sentence where that says nothing. Where no other stands
    they are one, whatever is said of them, unless that is said around another gap.
    """
    asked = {
        folded(answer): answer for text in (old, new) for answer in answers_by_slot(text).values()
    }
    mine, theirs = (list(_places(text, asked.values())) for text in (old, new))
    several = _several(mine) | _several(theirs)
    frames, new_frames = _frames(mine), _frames(theirs)
    ranked = sorted(
        (
            -like,
            -_near(before.closer, after.closer),
            -near,
            before.slot is None or after.slot is None,
            abs(at - new_at),
            at,
            new_at,
        )
        for at, before in enumerate(mine)
        for new_at, after in enumerate(theirs)
        if (like := _like(before, after, likeness)) >= least
        and (
            (near := _near(before.beside, after.beside))
            or not several & {_said(before), _said(after)}
        )
        and not _is_said_around_another(before.frame, after.frame, new_frames)
        and not _is_said_around_another(after.frame, before.frame, frames)
    )
    taken, filled = set[int](), set[int]()
    found: dict[int, int] = {}
    for *_, at, new_at in ranked:
        if at in taken or new_at in filled:
            continue
        taken.add(at)
        filled.add(new_at)
        before, after = mine[at].slot, theirs[new_at].slot
        if before is not None and after is not None:
            found[after] = before
    return found


def _like(old: _Place, new: _Place, likeness: Callable[[str, str], float]) -> float:
    if old.slot is not None and new.slot is not None:
        return likeness(old.answer, new.answer)
    return 100.0 if _said(old) == _said(new) else 0.0


def _several(places: Iterable[_Place]) -> set[str]:
    return {said for said, times in Counter(map(_said, places)).items() if times > 1}


def _said(place: _Place) -> str:
    return folded(place.answer)


def _frames(places: Iterable[_Place]) -> set[str]:
    """Return what is said around the gaps, where it tells of what they speak."""
    return {
        place.frame
        for place in places
        if place.slot is not None and len(content_in_order(place.frame)) >= FRAMED
    }


def _is_said_around_another(frame: str, there: str, others: set[str]) -> bool:
    """Return whether what stands around a place is not what stands around one on the other side,
    but around another one there: *Zab waits* does not go where *Raft waits* beside it.

    What only one statement holds was never told from another one.
    """
    if len(others) < 2 or compare(frame, there).is_same_fact:
        return False
    return any(
        (found := compare(frame, other)).is_same_fact and found.likeness >= SAME_FRAME
        for other in others
        if other != there
    )


def _near(old: _Beside, new: _Beside) -> float:
    """Return how much of what stands around two places is the same, from 0 to 1; of a place with
    nothing around it nobody can say that it is another one."""
    if not old or not new:
        return 1.0
    shared = sum(
        max(
            sum(map(min, old[word], new[word])),
            # On its other side a word says less.
            sum(map(min, old[word], new[word][::-1])) / 2,
        )
        for word in old.keys() & new.keys()
    )
    return shared / min(sum(map(sum, beside.values())) for beside in (old, new))


def _places(text: GapText, asked: Iterable[str]) -> Iterator[_Place]:
    """Give the gaps of a text in the order in which they stand, and then what they might hide."""
    hidden = gap_spans(text)
    within = _Pieces(text.full, sentence_spans(text), statement_spans(text),
                     [span for _, span in hidden])  # fmt: skip
    spans = dict(reversed(hidden))
    for slot, answer in answers_by_slot(text).items():
        yield _placed(slot, answer, spans[slot], within)
    for answer in asked:
        for span in _words(text.full, answer):
            if all(span[1] <= start or end <= span[0] for _, (start, end) in hidden):
                yield _placed(None, answer, span, within)


class _Pieces(NamedTuple):
    """What a text consists of."""

    said: str
    sentences: Sequence[Span]
    statements: Sequence[Span]
    hidden: Sequence[Span]


def _placed(slot: int | None, answer: str, span: Span, within: _Pieces) -> _Place:
    statement = _around(span, within.statements)
    return _Place(
        slot,
        answer,
        _beside(within.said, span, _around(span, within.sentences)),
        _beside(within.said, span, statement),
        _without(within.said, statement, within.hidden),
    )


def _around(span: Span, pieces: Sequence[Span]) -> Span:
    """Return the piece of a text that has the place."""
    return next(one for one in reversed(pieces) if one[0] <= span[0])


def _without(said: str, piece: Span, hidden: Iterable[Span]) -> str:
    start, end = piece
    inside = [gap for gap in hidden if start <= gap[0] < end]
    return " ".join(said[first:last] for first, last in between(start, end, inside))


def _words(said: str, answer: str) -> Iterator[Span]:
    if answer.strip():
        found = re.finditer(rf"(?<!\w){re.escape(answer.strip())}(?!\w)", said, re.IGNORECASE)
        yield from (one.span() for one in found)


def _beside(said: str, span: Span, piece: Span) -> dict[str, tuple[float, float]]:
    start, end = piece
    left = _nearness(reversed(content_in_order(said[start : span[0]])))
    right = _nearness(content_in_order(said[span[1] : end]))
    return {word: (left.get(word, 0.0), right.get(word, 0.0)) for word in left | right}


def _nearness(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for away, word in enumerate(words, start=1):
        found.setdefault(word, 1 / away)
    return found
