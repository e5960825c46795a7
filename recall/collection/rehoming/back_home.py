"""Learned gaps that go back into the prompt that they were of before they went to another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recall import matching
from recall.cards import CardId, PromptId
from recall.collection.changes import MovedCard
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone
from recall.store import versions, wordings
from recall.store.database import Reader
from recall.store.versions import Version


class WaysBack:
    """Which gaps that came are where which of the cards that went have been."""

    def __init__(self, reader: Reader, gone: Sequence[Gone], come: Sequence[Come]) -> None:
        places = versions.places(reader, [one.card.card_id for one in gone] if come else [])
        been = {(place.prompt_id, place.slot) for each in places.values() for place in each}
        was = versions.versions(reader, {prompt_id for prompt_id, _ in been})
        there = [
            one for one in come if (one.prompt_id, one.slot) in been and _is_as_it_was(one, was)
        ]
        self._pairs = [
            (one, home)
            for home in there
            for one in gone
            if any(
                (home.prompt_id, home.slot) == (place.prompt_id, place.slot)
                for place in places.get(one.card.card_id, ())
            )
        ]

    def unchanged(self) -> list[MovedCard]:
        """Return the cards that go back where what they say counts as the same: a sentence that
        was written out for another bullet need not be like the one it was before."""
        return [*_once_each(pair for pair in self._pairs if _counts_as(*pair))]

    def others(self, gone: Iterable[Gone], come: Sequence[Come]) -> list[MovedCard]:
        """Return those of the cards that go back though they said something else meanwhile: what
        was touched as its bullet was split was taken back with that. They are to be asked again.

        `gone` and `come` are those of which nothing else has become.
        """
        left = {one.card.card_id for one in gone}
        pairs = (pair for pair in self._pairs if pair[0].card.card_id in left and pair[1] in come)
        return [one._replace(changed=True) for one in _once_each(pairs)]


def _once_each(pairs: Iterable[tuple[Gone, Come]]) -> Iterator[MovedCard]:
    """Give every card one gap, and every gap one card: that with the most answers."""
    cards, homes = set[CardId](), set[tuple[PromptId | None, int]]()
    for one, there in sorted(pairs, key=lambda pair: -pair[0].card.reviews):
        home = there.prompt_id, there.slot
        if one.card.card_id not in cards and home not in homes:
            cards.add(one.card.card_id)
            homes.add(home)
            yield one.moved_to(there)


def _counts_as(one: Gone, there: Come) -> bool:
    return matching.counts_as((one.wording, one.slot), (there.wording, there.slot))


def _is_as_it_was(come: Come, was: Mapping[PromptId, Sequence[Version]]) -> bool:
    return come.prompt_id is not None and any(
        matching.stands_as(wordings.from_json(one.wording), come.wording, come.slot)
        for one in was.get(come.prompt_id, ())
    )
