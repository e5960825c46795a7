"""Learned gaps that are out of the queue: those that a scan takes out, and those that went with
earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import GapText, PromptId, Wording, faces
from recall.collection.changes import Changes, MovedCard
from recall.collection.rehoming.authored import wording_of
from recall.collection.rehoming.come import Come
from recall.generators.gaps import Gaps
from recall.language import words
from recall.store import prompts, versions, wordings
from recall.store.database import Reader
from recall.store.prompts import Content, StoredCard, StoredPrompt
from recall.store.versions import Version


class Gone(NamedTuple):
    """A learned card that the plan takes out of the queue, or that has been out of it."""

    old: StoredPrompt
    card: StoredCard
    wording: Wording
    """In which it was asked last."""

    @property
    def content(self) -> Content:
        return self.old.content

    @property
    def slot(self) -> int:
        return self.card.slot

    @property
    def sentence(self) -> GapText | None:
        """The sentence of the gap, as if it were a bullet."""
        return matching.alone(self.wording, self.slot)

    @property
    def names_its_own(self) -> bool:
        """Whether its sentence says itself whom it speaks of."""
        sentence = self.sentence
        return sentence is not None and not points_back(sentence.full)

    def moved_to(self, come: Come) -> MovedCard:
        """Return the card as it goes on there."""
        return MovedCard(self.old, self.card, come.slot, come.content, come.added, come.prompt_id)


def points_back(text: str) -> bool:
    """Return whether it begins with a word that stands for something said before."""
    return not _POINTERS.isdisjoint(words.words(text.lower())[:1])


_POINTERS = words.PRONOUNS | words.POSSESSIVES


def gone_now(plan: Changes, is_meant: Callable[[Content], bool]) -> Iterator[Gone]:
    """Give the learned cards that the plan takes out, of the prompts that are meant."""
    for kept in plan.kept:
        if is_meant(kept.old.content):
            yield from _learned(kept.old, [c for c in kept.old.cards if c.card_id in kept.retired])
    for one in plan.orphaned:
        if is_meant(one.old.content) and not one.old.refused and not one.replaced:
            yield from _learned(one.old, [card for card in one.old.cards if not card.retired])


def gone_with(old: StoredPrompt) -> Iterator[Gone]:
    """Give the learned cards of a prompt that is gone, as it was asked last."""
    there = {face.slot for face in faces(wording_of(old.content))}
    return _learned(old, [card for card in old.cards if card.slot in there])


def _learned(old: StoredPrompt, cards: Iterable[StoredCard]) -> Iterator[Gone]:
    wording = wording_of(old.content)
    return (Gone(old, card, wording) for card in cards if card.reviews)


def gone_before(
    reader: Reader, plan: Changes, stored: Iterable[StoredPrompt], come: Sequence[Come]
) -> Iterator[Gone]:
    """Give the learned cards that went with earlier scans from the files in which gaps came, or
    from others if they asked for the same, the one with most answers first.

    With them go those of prompts whose place one that asks the same takes with this scan: for all
    scans after this one, and for a database made anew, they are out as others are.

    What a question is open about is left to its answer, as long as what may be the same has the
    sentence: where that went elsewhere, nothing is to be asked of it.
    """
    asked = _asked_about(reader, plan)
    found = list(_out_already(reader, plan, stored, come))
    past = versions.versions(reader, {one.prompt_id for one, _ in found}) if found else {}
    for one, card in sorted(found, key=lambda pair: -pair[1].reviews):
        wording = _last(past.get(one.prompt_id, ()), card.slot)
        if wording and not _is_left_to_an_answer(asked.get(one.prompt_id), wording, card.slot):
            yield Gone(one, card, wording)


def _out_already(
    reader: Reader, plan: Changes, stored: Iterable[StoredPrompt], come: Sequence[Come]
) -> Iterator[tuple[StoredPrompt, StoredCard]]:
    paths = {one.content.path for one in come}
    answers = {matching.folded(one.answer) for one in come}
    away = prompts.with_gone_answers(reader, {one.answer for one in come})
    known = {one.prompt_id: one for one in stored}
    known |= {one.prompt_id: one for one in away if one.prompt_id not in known}
    replaced = {one.old.prompt_id for one in plan.orphaned if one.replaced}
    back = {card for one in plan.kept for card in one.back}
    revived = {one.old.prompt_id for one in plan.kept if one.old.orphan}
    for one in known.values():
        is_out = one.prompt_id in replaced or (one.orphan and one.prompt_id not in revived)
        for card in () if one.refused else one.cards:
            if (
                card.reviews
                and card.card_id not in back
                and (one.content.path in paths or matching.folded(card.answer) in answers)
                and (card.retired or is_out)
            ):
                yield one, card


def _asked_about(reader: Reader, plan: Changes) -> dict[PromptId, list[Wording]]:
    """Return the prompts that questions are open about, with what those ask that may be them."""
    open_ = prompts.undecided(reader)
    if not open_:
        return {}
    now = {one.old.prompt_id: one.content for one in plan.kept}
    there = {p.prompt_id: p.content for p in prompts.by_id(reader, {new for _, new in open_})}
    found: dict[PromptId, list[Wording]] = {}
    for old, new in open_:
        found.setdefault(old, []).append(wording_of(now.get(new, there[new])))
    return found


def _is_left_to_an_answer(asked: Sequence[Wording] | None, wording: Wording, slot: int) -> bool:
    if asked is None:
        return False
    if len(faces(wording)) == 1:
        return True
    return any(
        matching.standing({0: (wording, slot)}, {face.slot: (one, face.slot)})
        for one in asked
        for face in faces(one)
    )


def _last(past: Sequence[Version], slot: int) -> Wording | None:
    """Return what a gap of its author's was asked in last; None for what the rules asked."""
    for was in reversed(past):
        wording = wordings.from_json(was.wording)
        if any(face.slot == slot for face in faces(wording)):
            return wording if was.pattern == Gaps.name else None
    return None
