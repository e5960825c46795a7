"""Edits that were taken back before anybody answered: what is asked again is what was learned."""

from __future__ import annotations

from collections.abc import Iterator

from recall.cards import CardId, faces
from recall.collection.changes import Changes, KeptPrompt
from recall.store import answers, log, prompts, versions, wordings
from recall.store.database import Reader
from recall.store.versions import Stretch


def as_learned(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which cards are due as they were that ask again, of the same words of
    their note, what their last answer was given to."""
    return plan._replace(kept=tuple(_with_cards_back(reader, one) for one in plan.kept))


def _with_cards_back(reader: Reader, one: KeptPrompt) -> KeptPrompt:
    if not (one.old.reviewed and one.differs_in(("wording", "note_text"))):
        return one
    back = dict(_cards_back(reader, one))
    if not back:
        return one
    return one._replace(
        changed=tuple(card for card in one.changed if card not in back), as_learned=back
    )


def _cards_back(reader: Reader, one: KeptPrompt) -> Iterator[tuple[CardId, Stretch]]:
    """Give the cards with when they asked it."""
    there = {face.slot for face in faces(wordings.from_json(one.content.wording))}
    asked = {card.card_id for card in one.old.cards if card.reviews and card.slot in there}
    asked &= {*one.changed, *prompts.changed_cards(reader, one.old.prompt_id)}
    if not asked:
        return
    content = one.content
    stood = versions.stretches(reader, one.old.prompt_id, content.wording, content.note_text)
    moved = versions.last_moves(reader, asked) if stood else {}
    for card_id, answer in answers.last_given(reader, asked).items():
        # One that came from another prompt since was asked otherwise there.
        if moved.get(card_id, "") < answer:
            yield from ((card_id, each) for each in stood if log.is_between(answer, each))
