"""Prompts of which a person said that they are two facts: where the note of one says what the other
one asked, it is that one which goes on there."""

from __future__ import annotations

from collections.abc import Sequence

from recall import matching
from recall.cards import GapText
from recall.collection.asked_apart import is_alone, parted
from recall.collection.changes import Changes, KeptPrompt, MovedCard, Orphaned
from recall.collection.reuniting import heir
from recall.store import prompts, wordings
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


def said_apart(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which no learned card becomes what a person said that it is not.

    It goes with its note, and the other one has its own history, if any, where that stands again.
    """
    turned = {one.old.prompt_id: one for one in plan.kept if one.changed}
    if not turned:
        return plan
    busy = {one.old.prompt_id for one in plan.kept}
    for prompt_id, names in prompts.said_to_be_others(reader, turned).items():
        away = [one for one in prompts.by_id(reader, names - busy) if one.orphan]
        away = [one for one in away if not one.refused]
        plan = _apart(plan, turned[prompt_id], sorted(away, key=lambda one: -one.answers))
    return plan


def _apart(plan: Changes, turned: KeptPrompt, others: Sequence[StoredPrompt]) -> Changes:
    """Return the plan with the first of the others that asked what this one would ask."""
    for other in others:
        asks_it = other.content.fingerprint == turned.content.fingerprint
        if asks_it and len(turned.answers) == 1 and (there := heir(other, turned)):
            return _in_its_place(plan, turned, there)
        if moved := _stands_again(plan, turned, other):
            return parted(plan._replace(moved=(*plan.moved, *moved)), turned)
    return plan


def _in_its_place(plan: Changes, turned: KeptPrompt, there: KeptPrompt) -> Changes:
    # What nobody has accepted is not accepted for having been told apart.
    there = there._replace(content=there.content._replace(tier=there.old.content.tier))
    return plan._replace(
        kept=(*(one for one in plan.kept if one is not turned), there),
        orphaned=(
            *plan.orphaned,
            Orphaned(turned.old, whole=is_alone(plan, turned.old.prompt_id, turned)),
        ),
    )


def _stands_again(plan: Changes, turned: KeptPrompt, other: StoredPrompt) -> list[MovedCard]:
    """Return the cards of the other prompt whose sentences stand in their own words where the gaps
    of this one say something else by now."""
    before, after = (wordings.from_json(each.content.wording) for each in (other, turned))
    if not (isinstance(before, GapText) and isinstance(after, GapText)):
        return []
    moved = {one.card.card_id for one in plan.moved}
    slots = {gap.slot for gap in before.gaps}
    cards = {
        card.slot: card for card in other.cards if card.slot in slots and card.card_id not in moved
    }
    said = wordings.from_json(turned.old.content.wording)
    changed = [
        card.slot
        for card in turned.old.cards
        if card.card_id in turned.changed and not matching.stands_as(said, after, card.slot)
    ]
    found = matching.standing(
        {slot: (before, slot) for slot in cards},
        {slot: (after, slot) for slot in changed},
        least=100,
    )
    return [
        MovedCard(other, cards[was], slot, turned.content, prompt_id=turned.old.prompt_id)
        for slot, was in found.items()
    ]
