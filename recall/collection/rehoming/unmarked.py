"""Learned gaps that were unmarked: they come back in their own sentence, and in no other one that
hides the same."""

from __future__ import annotations

from collections.abc import Sequence

from recall import matching
from recall.cards import GapText, Wording, faces
from recall.collection.changes import Changes, KeptPrompt
from recall.collection.decided import answers_of
from recall.collection.rehoming.authored import is_of_author, wording_of
from recall.store import versions, wordings
from recall.store.database import Reader
from recall.store.prompts import StoredCard
from recall.store.versions import Version


def back_in_their_own(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which a gap that hides what a learned one of its bullet hid, in another
    sentence, is a card of its own: the learned one stays out until its sentence is marked."""
    ids = {one.old.prompt_id for one in plan.kept if one.back and is_of_author(one.content)}
    if not ids:
        return plan
    past = versions.versions(reader, ids)
    return plan._replace(
        kept=tuple(_with_its_own(one, past.get(one.old.prompt_id, ())) for one in plan.kept)
    )


def _with_its_own(kept: KeptPrompt, past: Sequence[Version]) -> KeptPrompt:
    back = [card for card in kept.old.cards if card.card_id in kept.back and card.reviews]
    for card in back:
        if _is_of_another(card, wording_of(kept.content), past):
            kept = _with_a_new_one(kept, card)
    return kept


def _is_of_another(card: StoredCard, now: Wording, past: Sequence[Version]) -> bool:
    """Return whether the gap of a card stands in no sentence by now in which it was asked."""
    was = [wordings.from_json(one.wording) for one in past]
    asked = [one for one in was if any(face.slot == card.slot for face in faces(one))]
    return bool(asked) and not any(matching.goes_on_in(one, now, card.slot) for one in asked)


def _with_a_new_one(kept: KeptPrompt, card: StoredCard) -> KeptPrompt:
    """Return the prompt with a card that nobody has answered in the place of one that came back."""
    wording = wording_of(kept.content)
    assert isinstance(wording, GapText)  # only of such is it told
    same = {gap.slot: gap.slot for gap in wording.gaps}
    fresh = 1 + max(*same, *(one.slot for one in kept.old.cards))
    now = matching.renumbered(wording, same | {card.slot: fresh})
    first = faces(now, kept.content.extra)[0]
    return kept._replace(
        content=kept.content._replace(
            wording=wordings.to_json(now), front=first.front, answer=first.answer
        ),
        answers=answers_of(now),
        back=tuple(one for one in kept.back if one != card.card_id),
        changed=tuple(one for one in kept.changed if one != card.card_id),
        added=(*kept.added, fresh),
    )
