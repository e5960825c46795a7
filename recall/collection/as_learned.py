"""Edits that were taken back before anybody answered: what is asked again is what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recall import matching
from recall.cards import CardId, Wording, faces
from recall.collection.changes import Changes, KeptPrompt, MovedCard
from recall.reviews import EventId
from recall.store import answers, log, prompts, versions, wordings
from recall.store.database import Reader
from recall.store.versions import Place, Stretch


def as_learned(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which cards are due as they were that ask again, of the same words of
    their note, what their last answer was given to: of their sentence, where that was part of
    another note then."""
    return plan._replace(
        kept=tuple(_with_cards_back(reader, one) for one in plan.kept),
        moved=tuple(_moved_back(reader, one) for one in plan.moved),
    )


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
    wording = wordings.from_json(one.content.wording)
    there = {face.slot for face in faces(wording)}
    asked = {
        card.card_id: card.slot for card in one.old.cards if card.reviews and card.slot in there
    }
    changed = {*one.changed, *prompts.changed_cards(reader, one.old.prompt_id)}
    asked = {card_id: slot for card_id, slot in asked.items() if card_id in changed}
    if not asked:
        return
    content = one.content
    stood = versions.stretches(reader, one.old.prompt_id, content.wording, content.note_text)
    places = versions.places(reader, asked)
    for card_id, answer in answers.last_given(reader, asked).items():
        been = places.get(card_id, [])
        if been and been[-1].since > answer:
            # One that came from another prompt since was part of another note there.
            stretch = _asked_so(reader, been, answer, (wording, asked[card_id]))
            yield from [(card_id, stretch)] if stretch else ()
        else:
            yield from ((card_id, each) for each in stood if log.is_between(answer, each))


def _moved_back(reader: Reader, one: MovedCard) -> MovedCard:
    """Return a card that moves, due as it was where its sentence is what it was learned in."""
    card_id = one.card.card_id
    if not (one.changed or card_id in prompts.changed_cards(reader, one.old.prompt_id)):
        return one
    answer = answers.last_given(reader, [card_id]).get(card_id)
    been = versions.places(reader, [card_id]).get(card_id, [])
    if answer is None:
        return one
    now = wordings.from_json(one.content.wording), one.slot
    stretch = _asked_so(reader, been, answer, now)
    return one._replace(changed=False, as_learned=stretch) if stretch else one


def _asked_so(
    reader: Reader, places: Sequence[Place], answer: EventId, now: tuple[Wording, int]
) -> Stretch | None:
    """Return from when to when a card asked what it was answered with, if that was of the same
    sentence."""
    then = versions.asked_at(reader, places, answer)
    if then is None:
        return None
    was = wordings.from_json(then.wording), then.slot
    return then.stretch if matching.standing({0: was}, {0: now}, least=100) else None
