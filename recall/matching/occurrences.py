"""Which place of an edited text is which, where the same words stand in it more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recall.cards import GapText
from recall.matching.edits import content_in_order
from recall.matching.fingerprints import folded
from recall.matching.pieces import Span, answers_by_slot, gap_spans, sentence_spans


class _Place(NamedTuple):
    """Where a gap stands, or words that a gap of one of the texts hides."""

    slot: int | None
    """None where nothing hides them."""
    answer: str
    beside: Mapping[str, tuple[float, float]]
    """How near the words of content of its sentence are, to the left and to the right: 1 is next
    to it, 0 nowhere."""


def pairs(
    old: GapText, new: GapText, likeness: Callable[[str, str], float], *, least: float
) -> dict[int, int]:
    """Return the old slot for every new one that hides what it hid, most alike first.

    Where the same words stand in a text more than once, hidden or not, the sentence around them
    decides which of them is which; where no other stands they are one, whatever is said of them.
    """
    asked = {
        folded(answer): answer for text in (old, new) for answer in answers_by_slot(text).values()
    }
    mine, theirs = (list(_places(text, asked.values())) for text in (old, new))
    several = _several(mine) | _several(theirs)
    ranked = sorted(
        (-like, -near, before.slot is None or after.slot is None, abs(at - new_at), at, new_at)
        for at, before in enumerate(mine)
        for new_at, after in enumerate(theirs)
        if (like := _like(before, after, likeness)) >= least
        and ((near := _near(before, after)) or not several & {_said(before), _said(after)})
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


def _near(old: _Place, new: _Place) -> float:
    """Return how much of what stands around two places is the same, from 0 to 1; of a place with
    nothing around it nobody can say that it is another one."""
    if not old.beside or not new.beside:
        return 1.0
    shared = sum(
        max(
            sum(map(min, old.beside[word], new.beside[word])),
            # On its other side a word says less.
            sum(map(min, old.beside[word], new.beside[word][::-1])) / 2,
        )
        for word in old.beside.keys() & new.beside.keys()
    )
    return shared / min(sum(map(sum, place.beside.values())) for place in (old, new))


def _places(text: GapText, asked: Iterable[str]) -> Iterator[_Place]:
    """Give the gaps of a text in the order in which they stand, and then what they might hide."""
    sentences = sentence_spans(text)
    hidden = gap_spans(text)
    spans = dict(reversed(hidden))
    for slot, answer in answers_by_slot(text).items():
        yield _Place(slot, answer, _beside(text.full, spans[slot], sentences))
    for answer in asked:
        for span in _words(text.full, answer):
            if all(span[1] <= start or end <= span[0] for _, (start, end) in hidden):
                yield _Place(None, answer, _beside(text.full, span, sentences))


def _words(said: str, answer: str) -> Iterator[Span]:
    if answer.strip():
        found = re.finditer(rf"(?<!\w){re.escape(answer.strip())}(?!\w)", said, re.IGNORECASE)
        yield from (one.span() for one in found)


def _beside(said: str, span: Span, sentences: Sequence[Span]) -> dict[str, tuple[float, float]]:
    start, end = next(one for one in reversed(sentences) if one[0] <= span[0])
    left = _nearness(reversed(content_in_order(said[start : span[0]])))
    right = _nearness(content_in_order(said[span[1] : end]))
    return {word: (left.get(word, 0.0), right.get(word, 0.0)) for word in left | right}


def _nearness(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for away, word in enumerate(words, start=1):
        found.setdefault(word, 1 / away)
    return found
