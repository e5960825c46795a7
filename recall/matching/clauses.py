"""Gaps of a text that stand in another text as they stood: the bullet around them was split, or
joined to another one, be it by a comma and a small word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeVar

from recall.cards import Gap, GapText, Wording
from recall.matching import gaps, lists
from recall.matching.edits import compare, content_stems, facts_in, speak_of_the_same
from recall.matching.fingerprints import folded, whole
from recall.matching.pieces import (
    Span,
    answers_by_slot,
    cuts,
    gap_spans,
    joint_spans,
    sentence_spans,
)

Key = TypeVar("Key")

LIKE = 80.0
"""How alike what a gap stands in must be to what it stood in."""

MOST = 8
"""Clauses of a sentence that are put together in every way; a longer sentence stays whole."""


class _Standing(NamedTuple):
    """A card's gap with the sentence that it stands in."""

    text: GapText
    slot: int
    answer: str
    sentence: str
    runs: tuple[str, ...]
    """Clauses next to each other that have the gap, in every length; not all of the sentence."""


def standing(
    gone: Mapping[Key, tuple[Wording, int]],
    come: Mapping[Key, tuple[Wording, int]],
    *,
    least: float = LIKE,
) -> dict[Key, Key]:
    """Return which of the gaps that went stands where another one came: the one by the other.

    Each is a slot of a text. It asks for the same, in the same words: those of its whole sentence,
    here or there, which may be a clause of a longer one on the other side, and are at `least` so
    alike, up to 100. One that nothing tells
    from another one goes with the first.
    """
    olds = {key: found for key, at in gone.items() if (found := _standing(*at))}
    news = {key: found for key, at in come.items() if (found := _standing(*at))}
    ranked = sorted(
        (-likeness, place, new_place)
        for place, old in enumerate(olds.values())
        for new_place, new in enumerate(news.values())
        if (likeness := _likeness(old, new)) >= least
    )
    mine, theirs = list(olds), list(news)
    pairs: dict[Key, Key] = {}
    for _, place, new_place in ranked:
        if theirs[new_place] not in pairs and mine[place] not in pairs.values():
            pairs[theirs[new_place]] = mine[place]
    return pairs


def stands_as(one: Wording, other: Wording, slot: int) -> bool:
    """Return whether the gap of a slot stands in the same sentence in both."""
    here, there = _standing(one, slot), _standing(other, slot)
    if here is None or there is None:
        return False
    return (folded(here.answer), folded(here.sentence)) == (
        folded(there.answer),
        folded(there.sentence),
    )


def goes_on_in(was: Wording, now: Wording, slot: int) -> bool:
    """Return whether the gap of a slot stands in what was its sentence: nearly in its words, or,
    where those are gone, in others that speak of the same and say nothing against it.

    Of a gap that is in several sentences, or an item of a list, nothing tells that it does not.
    """
    old, new = alone(was, slot), alone(now, slot)
    if old is None or new is None or standing({0: (was, slot)}, {0: (now, slot)}):
        return True
    return (
        folded(old.full) not in folded(whole(now))
        and speak_of_the_same(old.full, new.full)
        and compare(old.full, new.full).is_same_fact
    )


def counts_as(one: tuple[Wording, int], other: tuple[Wording, int]) -> bool:
    """Return whether two gaps ask for the same, with the same numbers and negations around them,
    whatever names or pronouns tell of whom."""
    here, there = _standing(*one), _standing(*other)
    if here is None or there is None or not compare(here.answer, there.answer).is_same_fact:
        return False
    figures, others = (
        {key for key, kind in facts_in(at.sentence).items() if kind != "name"}
        for at in (here, there)
    )
    return figures == others


def _likeness(old: _Standing, new: _Standing) -> float:
    """Return how alike the two are that ask for the same, from 0 to 100; 0 where they do not."""
    answers = compare(old.answer, new.answer)
    if not answers.is_same_fact or answers.likeness < LIKE:
        return 0.0
    if gaps.hide_the_same(old.text, new.text).get(new.slot) != old.slot:
        # Another place of the sentence has the same word.
        return 0.0
    if folded(old.sentence) == folded(new.sentence):
        return 100.0
    pairs = [
        (old.sentence, new.sentence),
        *((old.sentence, run) for run in new.runs),
        *((run, new.sentence) for run in old.runs),
    ]
    return max((_as_like(*pair, old.answer) for pair in pairs), default=0.0)


def _as_like(old: str, new: str, answer: str) -> float:
    comparison = compare(old, new)
    # An answer alone does not tell what it is said of.
    is_told = content_stems(old) & content_stems(new) - content_stems(answer)
    return comparison.likeness if comparison.is_same_fact and is_told else 0.0


def _standing(text: Wording, slot: int) -> _Standing | None:
    """Return the gap where it stands; None where it is in several sentences, or an item of a
    list."""
    if not isinstance(text, GapText) or lists.is_list(text):
        return None
    spans = [span for gap, span in gap_spans(text) if gap == slot]
    there = [
        (start, end)
        for start, end in sentence_spans(text)
        if any(start <= begin < end for begin, _ in spans)
    ]
    if len(there) != 1:
        return None
    answer = answers_by_slot(text)[slot]
    first, last = spans[0][0], spans[-1][1]
    runs = tuple(text.full[start:end] for start, end in _runs(text, *there[0], first, last))
    return _Standing(text, slot, answer, text.full[slice(*there[0])], runs)


def alone(text: Wording, slot: int) -> GapText | None:
    """Return the sentence of a gap with no other gap in it; None where it has none of its own."""
    place = _own_place(text, slot)
    return None if place is None else _cut_out(*place)


def clause(text: Wording, slot: int) -> GapText | None:
    """Return the clause of a gap with no other gap in it; None where its sentence has no other
    clause."""
    place = _own_place(text, slot)
    if place is None:
        return None
    text, (start, end), (first, last) = place
    runs = list(_runs(text, start, end, first, last))
    if not runs:
        return None
    shortest = min(runs, key=lambda run: (run[1] - run[0], run))
    return _cut_out(text, shortest, (first, last))


def _own_place(text: Wording, slot: int) -> tuple[GapText, Span, Span] | None:
    """Return the text with where the sentence of a gap stands, and the gap."""
    if not isinstance(text, GapText) or lists.is_list(text):
        return None
    spans = [span for gap, span in gap_spans(text) if gap == slot]
    if len(spans) != 1:
        return None
    sentence = next(one for one in reversed(sentence_spans(text)) if one[0] <= spans[0][0])
    return text, sentence, spans[0]


def _cut_out(text: GapText, part: Span, gap: Span) -> GapText:
    (start, end), (first, last) = part, gap
    pieces = (text.full[start:first].lstrip(), Gap(1, text.full[first:last]),
              text.full[last:end].rstrip())  # fmt: skip
    return GapText(tuple(piece for piece in pieces if piece))


def _runs(text: GapText, start: int, end: int, first: int, last: int) -> Iterator[Span]:
    """Give the stretches of a sentence that are clauses next to each other and have all from the
    first to the last; the whole sentence is none."""
    joints = [joint for joint in cuts(text, joint_spans) if start < joint[0] and joint[1] < end]
    if len(joints) >= MOST:
        return
    begins = [start, *(joint[1] for joint in joints if joint[1] <= first)]
    ends = [*(joint[0] for joint in joints if joint[0] >= last), end]
    yield from (run for run in product(begins, ends) if run != (start, end))
