"""Learned gaps of a bullet that was split, or joined, which may be what came in their place: a
person is asked, and the other gaps of their bullet go on meanwhile."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from recall import matching
from recall.cards import CardId, GapText, PromptId, faces
from recall.collection.changes import AddedPrompt, Changes, KeptPrompt, MovedCard, Orphaned, Unsure
from recall.collection.decided import answers_of, home_of
from recall.store import wordings
from recall.store.prompts import StoredCard, StoredPrompt


class Doubt(NamedTuple):
    """A learned card that is taken out, and an added prompt that may ask for its fact."""

    old: StoredPrompt
    card: StoredCard
    added: int


def asked_apart(plan: Changes, doubts: Iterable[Doubt]) -> Changes:
    """Return the plan, in which a person is asked of what is doubtful, the likeliest first: each
    prompt once, and of each that was added, but for those that got a learned card.

    A question is about a prompt that is gone. Where only one of its gaps is, it goes with that, and
    its other cards go on in a new one.
    """
    for old, card, added in doubts:
        asked = {one.old.prompt_id for one in plan.unsure}
        taken = {one.added for one in plan.unsure} | {one.added for one in plan.moved}
        is_out = card.card_id not in {one.card.card_id for one in plan.moved}
        if old.prompt_id in asked or added in taken or not is_out:
            continue
        kept = next((one for one in plan.kept if one.old.prompt_id == old.prompt_id), None)
        if kept is not None:
            plan = parted(plan, kept)
        left = next((one for one in plan.orphaned if one.old.prompt_id == old.prompt_id), None)
        if left is not None:
            plan = plan._replace(unsure=(*plan.unsure, Unsure(left.old, added)))
    return plan


def parted(plan: Changes, kept: KeptPrompt) -> Changes:
    """Return the plan with a new prompt in the place of one that is kept, and its cards in that."""
    wording = wordings.from_json(kept.content.wording)
    now = matching.numbered(wording)
    if not (isinstance(wording, GapText) and isinstance(now, GapText)):
        return plan
    slots = {gap.slot: new.slot for gap, new in zip(wording.gaps, now.gaps, strict=True)}
    first = faces(now, kept.content.extra)[0]
    content = kept.content._replace(
        wording=wordings.to_json(now), front=first.front, answer=first.answer
    )
    old, at = kept.old, len(plan.added)
    came = [
        one._replace(content=content, added=at, prompt_id=None, slot=slots[one.slot])
        for one in plan.moved
        if one.prompt_id == old.prompt_id
    ]
    filled = {one.slot for one in came}
    gone_on = [
        MovedCard(old, card, slots[card.slot], content, at, changed=card.card_id in kept.changed)
        for card in old.cards
        if card.slot in slots and slots[card.slot] not in filled
        if not card.retired or card.card_id in kept.back
    ]
    elsewhere = [one for one in plan.moved if one.prompt_id != old.prompt_id]
    moved = (*elsewhere, *gone_on, *came)
    left = without_cards(old, {one.card.card_id for one in moved})
    return plan._replace(
        added=(*plan.added, AddedPrompt(content, answers_of(now))),
        kept=tuple(one for one in plan.kept if one is not kept),
        orphaned=(*plan.orphaned, Orphaned(left, whole=is_alone(plan, old.prompt_id, kept))),
        moved=moved,
    )


def without_cards(old: StoredPrompt, moved: Container[CardId]) -> StoredPrompt:
    """Return the prompt with the cards that did not move."""
    return old._replace(cards=tuple(card for card in old.cards if card.card_id not in moved))


def is_alone(plan: Changes, prompt_id: PromptId, kept: KeptPrompt) -> bool:
    """Return whether no other prompt of its note goes on."""
    home = home_of(kept.old.content)
    return all(
        one.old.prompt_id == prompt_id or home_of(one.old.content) != home for one in plan.kept
    )
