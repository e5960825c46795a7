"""Learned gaps that go back into the prompt that they were of before they went to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recall import matching
from recall.cards import CardId, PromptId
from recall.collection.changes import MovedCard
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone
from recall.store import versions, wordings
from recall.store.database import Reader
from recall.store.versions import Version


def moved_back(reader: Reader, gone: Sequence[Gone], come: Sequence[Come]) -> list[MovedCard]:
    """Return the cards that go back to where they were: a sentence that was written out for
    another bullet need not be like the one it was before."""
    places = versions.places(reader, [one.card.card_id for one in gone])
    was = versions.versions(reader, {place[0] for each in places.values() for place in each})
    moved: dict[CardId, MovedCard] = {}
    for there in come:
        if not _is_as_it_was(there, was):
            continue
        here = [
            one
            for one in gone
            if one.card.card_id not in moved
            and (there.prompt_id, there.slot) in places.get(one.card.card_id, ())
            # What said something else meanwhile would have to be asked again.
            and matching.counts_as((one.wording, one.slot), (there.wording, there.slot))
        ]
        if here:
            longest = max(here, key=lambda one: one.card.reviews)
            moved[longest.card.card_id] = longest.moved_to(there)
    return [*moved.values()]


def _is_as_it_was(come: Come, was: Mapping[PromptId, Sequence[Version]]) -> bool:
    return come.prompt_id is not None and any(
        matching.stands_as(wordings.from_json(one.wording), come.wording, come.slot)
        for one in was.get(come.prompt_id, ())
    )
