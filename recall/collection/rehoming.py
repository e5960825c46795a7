"""Bullets with gaps of their author's that were split, or became one: each learned gap whose
sentence still stands goes on where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import CardId, Face, GapText, PromptId, Tier, Wording, faces
from recall.collection.changes import Changes, KeptPrompt, MovedCard
from recall.generators.gaps import Gaps
from recall.store import versions, wordings
from recall.store.database import Reader
from recall.store.prompts import Content, StoredCard, StoredPrompt


class _Gone(NamedTuple):
    """A learned card that the plan takes out of the queue."""

    old: StoredPrompt
    card: StoredCard


class _Come(NamedTuple):
    """A gap that nobody has answered: of an added prompt, or of one that is stored."""

    content: Content
    slot: int
    added: int | None
    prompt_id: PromptId | None


def rehomed(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which no learned gap goes while its sentence has come elsewhere below
    the same heading, or is again where the gap once was.

    All gaps of a bullet are one prompt, and only one bullet can have that: the cards of the others
    go on in the prompts of theirs.
    """
    gone = list(_gone(plan))
    come = list(_come(plan)) if gone else []
    moved = _gone_back(reader, gone, come) if come else []
    back = {one.card.card_id for one in moved}
    filled = {(one.prompt_id, one.slot) for one in moved}
    gone = [one for one in gone if one.card.card_id not in back]
    come = [one for one in come if (one.prompt_id, one.slot) not in filled]
    for home in dict.fromkeys(_home(one.content) for one in come):
        olds = {n: one for n, one in enumerate(gone) if _home(one.old.content) == home}
        news = {n: one for n, one in enumerate(come) if _home(one.content) == home}
        found = matching.standing(
            {n: (_wording(one.old.content), one.card.slot) for n, one in olds.items()},
            {n: (_wording(one.content), one.slot) for n, one in news.items()},
        )
        moved += [_moved(olds[mine], news[theirs]) for theirs, mine in found.items()]
    return _with(plan, moved) if moved else plan


def _gone_back(reader: Reader, gone: Sequence[_Gone], come: Sequence[_Come]) -> list[MovedCard]:
    """Return the cards that go back to where they were: a sentence that was written out for
    another bullet need not be like the one it was before."""
    places = versions.places(reader, [one.card.card_id for one in gone])
    was = versions.versions(reader, {place[0] for each in places.values() for place in each})
    moved: dict[CardId, MovedCard] = {}
    for there in come:
        prompt_id, slot = there.prompt_id, there.slot
        if prompt_id is None or not any(
            matching.stands_as(wordings.from_json(one.wording), _wording(there.content), slot)
            for one in was.get(prompt_id, ())
        ):
            continue
        here = [
            one
            for one in gone
            if one.card.card_id not in moved
            and (prompt_id, slot) in places.get(one.card.card_id, ())
            # What said something else meanwhile would have to be asked again.
            and matching.counts_as(
                (_wording(one.old.content), one.card.slot), (_wording(there.content), slot)
            )
        ]
        if here:
            longest = max(here, key=lambda one: one.card.reviews)
            moved[longest.card.card_id] = _moved(longest, there)
    return [*moved.values()]


def _moved(gone: _Gone, come: _Come) -> MovedCard:
    return MovedCard(gone.old, gone.card, come.slot, come.added, come.prompt_id)


def _home(content: Content) -> tuple[str, str]:
    return content.path, content.section


def _wording(content: Content) -> Wording:
    return wordings.from_json(content.wording)


def _gone(plan: Changes) -> Iterator[_Gone]:
    for kept in plan.kept:
        if _is_of_author(kept.old.content):
            yield from (_Gone(kept.old, card) for card in kept.old.cards
                        if card.reviews and card.card_id in kept.retired)  # fmt: skip
    for one in plan.orphaned:
        if _is_of_author(one.old.content) and not one.old.refused and not one.replaced:
            yield from (_Gone(one.old, card) for card in one.old.cards
                        if card.reviews and not card.retired)  # fmt: skip


def _come(plan: Changes) -> Iterator[_Come]:
    for number, added in enumerate(plan.added):
        if _is_of_author(added.content) and not added.refused:
            for face in _faces(added.content):
                yield _Come(added.content, face.slot, number, None)
    for kept in plan.kept:
        if _is_of_author(kept.content) and not kept.old.refused:
            for slot in _unlearned(kept):
                yield _Come(kept.content, slot, None, kept.old.prompt_id)


def _unlearned(kept: KeptPrompt) -> Iterator[int]:
    """Give the slots that the prompt gets, or gets back without an answer to them."""
    yield from kept.added
    there = {face.slot for face in _faces(kept.content)}
    for card in kept.old.cards:
        is_back = kept.old.orphan or card.card_id in kept.back
        if is_back and not card.reviews and card.slot in there:
            yield card.slot


def _faces(content: Content) -> tuple[Face, ...]:
    return faces(_wording(content))


def _is_of_author(content: Content) -> bool:
    return (
        content.pattern == Gaps.name
        and content.tier == Tier.READY
        and isinstance(_wording(content), GapText)
    )


def _with(plan: Changes, moved: list[MovedCard]) -> Changes:
    """Return the plan with the moves, and without the questions that they answer."""
    cards = {one.card.card_id for one in moved}
    filled = {one.added for one in moved}
    return plan._replace(
        moved=tuple(moved),
        orphaned=tuple(
            one._replace(
                old=one.old._replace(
                    cards=tuple(card for card in one.old.cards if card.card_id not in cards)
                )
            )
            for one in plan.orphaned
        ),
        unsure=tuple(one for one in plan.unsure if one.added not in filled),
    )
