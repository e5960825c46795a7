"""Sentences that were edited while their bullet was split, joined or moved: each is looked at as if
it were a bullet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from recall import matching
from recall.cards import GapText, PromptId, Wording
from recall.collection.asked_apart import Doubt
from recall.collection.changes import MovedCard
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone
from recall.collection.rehoming.rounds import Rounds
from recall.matching import Edit, Known, Matching, Offer, Spot

Part = Callable[[Wording, int], GapText | None]
"""What of a bullet a gap stands in; None where that is not to be told from the rest."""

PARTS: tuple[tuple[Part, Part], ...] = (
    (matching.alone, matching.alone),
    (matching.clause, matching.alone),
    (matching.alone, matching.clause),
)
"""What a sentence may have become another one of, or have been of another one."""

_Gap = TypeVar("_Gap", Gone, Come)


class _Sentence(NamedTuple, Generic[_Gap]):
    """A gap as if its sentence were a bullet."""

    of: _Gap
    text: GapText
    offer: Offer
    is_whole: bool
    """Whether its bullet says no more."""


def settle_touched(rounds: Rounds, gone: Sequence[Gone]) -> None:
    """Look for cards that this scan takes out among the gaps that it adds where they stood: of
    each the sentence, or the clause where its bullet was split, or joined, within one."""
    for before, after in PARTS:
        rounds.take(_touched(*_sentences(rounds, gone, before, after)))


def doubts(
    rounds: Rounds, gone: Sequence[Gone], is_known: Callable[[GapText, GapText], bool]
) -> Iterator[Doubt]:
    """Give what cards that this scan takes out may be of what it adds: where they stood it asks
    for the same, or is what an edit of their sentence might have made of it; elsewhere it is hardly
    another one than their sentence, as a bullet would be that is asked about.

    `is_known` tells of two sentences whether the first still stands somewhere, or the second one
    stood there before.
    """
    for before, after in PARTS:
        for mine, theirs in _likely(*_sentences(rounds, gone, before, after)):
            if theirs.added is not None:
                yield Doubt(mine.old, mine.card, theirs.added)
    # Of whom *it* is said elsewhere nobody can tell.
    named = [one for one in gone if one.names_its_own]
    for before, after in PARTS:
        old, new = _sentences(rounds, named, before, after, anywhere=True)
        for here, there in _alike(old, new):
            is_part = not (here.is_whole and there.is_whole)
            if is_part and there.of.added is not None and not is_known(here.text, there.text):
                yield Doubt(here.of.old, here.of.card, there.of.added)


def _sentences(
    rounds: Rounds, gone: Iterable[Gone], before: Part, after: Part, *, anywhere: bool = False
) -> tuple[list[_Sentence[Gone]], list[_Sentence[Come]]]:
    """Return the gaps that went and those that came as if a part of their bullets were all of it:
    those of a known place, or all as if none were."""
    if anywhere:
        olds = (_part_of(one, before, None) for one in rounds.left(gone))
        news = (_part_of(one, after, None) for one in rounds.come if one.added is not None)
        return [one for one in olds if one], [one for one in news if one]
    places = rounds.places.followed(rounds.moved)
    old = [_sentence(one, before, places.of_old(one.content)) for one in rounds.left(gone)]
    new = [
        _sentence(one, after, places.of_added(one.added, one.content))
        for one in rounds.come
        if one.added is not None
    ]
    return [one for one in old if one], [one for one in new if one]


def _sentence(gap: _Gap, part: Part, hunk: int | None) -> _Sentence[_Gap] | None:
    """Return None where the gap has no such part of its own, or its place is not known."""
    return None if hunk is None else _part_of(gap, part, hunk)


def _part_of(gap: _Gap, part: Part, hunk: int | None) -> _Sentence[_Gap] | None:
    content, wording = gap.content, gap.wording
    text = part(wording, gap.slot)
    if text is None:
        return None
    spot = Spot(content.path, tuple(json.loads(content.section)), content.line, hunk)
    offer = Offer(text, matching.fingerprint(text), text.full, spot)
    return _Sentence(gap, text, offer, text.full == matching.whole(wording))


def _touched(old: Sequence[_Sentence[Gone]], new: Sequence[_Sentence[Come]]) -> Iterator[MovedCard]:
    """Give the cards whose sentences were edited as a bullet is that keeps its card.

    What stands around the gap must not say something else: another name, or a *not*, is what a
    sentence more has as well. A bullet that was all of it, and is, was looked for as it stands.
    """
    for number, match in _matched(old, new).kept.items():
        before, after = old[int(match.prompt_id)], new[number]
        is_part = not (before.is_whole and after.is_whole)
        if is_part and matching.say_one_thing(before.text, after.text):
            yield before.of.moved_to(after.of)._replace(changed=match.edit is Edit.FACT)


def _likely(
    old: Sequence[_Sentence[Gone]], new: Sequence[_Sentence[Come]]
) -> Iterator[tuple[Gone, Come]]:
    for mine, theirs in _alike(old, new):
        yield mine.of, theirs.of
    for before, after in product(old, new):
        is_here = before.offer.spot.hunk == after.offer.spot.hunk
        if is_here and matching.ask_for_the_same(before.text, after.text):
            yield before.of, after.of


def _alike(
    old: Sequence[_Sentence[Gone]], new: Sequence[_Sentence[Come]]
) -> Iterator[tuple[_Sentence[Gone], _Sentence[Come]]]:
    """Give those that would be one bullet, or of which a person would be asked."""
    found = _matched(old, new)
    for number, match in found.kept.items():
        yield old[int(match.prompt_id)], new[number]
    for prompt_id, number in found.unsure:
        yield old[int(prompt_id)], new[number]


def _matched(old: Sequence[_Sentence[Gone]], new: Sequence[_Sentence[Come]]) -> Matching:
    known = [Known(PromptId(str(at)), *one.offer, reviewed=True) for at, one in enumerate(old)]
    return matching.match(known, [one.offer for one in new])
