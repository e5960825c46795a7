"""Gaps that nobody has answered: those that a scan brings, and those that stood there already."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from recall import matching
from recall.cards import GapText, PromptId, Wording
from recall.collection import copies
from recall.collection.changes import Changes, KeptPrompt
from recall.collection.decided import Decided
from recall.collection.rehoming.authored import (
    faces_of,
    is_asked,
    is_of_author,
    is_of_rules,
    wording_of,
)
from recall.store.database import Reader
from recall.store.prompts import Content, StoredPrompt


class Come(NamedTuple):
    """A gap in which a learned card may go on: of an added prompt, or of one that is stored."""

    content: Content
    slot: int
    added: int | None
    prompt_id: PromptId | None

    @property
    def answer(self) -> str:
        return next(one.answer for one in faces_of(self.content) if one.slot == self.slot)

    @property
    def wording(self) -> Wording:
        return wording_of(self.content)

    @property
    def sentence(self) -> GapText | None:
        """The sentence of the gap, as if it were a bullet."""
        return matching.alone(self.wording, self.slot)


def come_now(plan: Changes) -> Iterator[Come]:
    """Give the gaps that the plan adds, or asks for again."""
    yield from _added(plan, is_of_author)
    for kept in plan.kept:
        if is_of_author(kept.content) and not kept.old.refused:
            for slot in _unlearned(kept):
                yield Come(kept.content, slot, None, kept.old.prompt_id)


def come_of_rules(plan: Changes) -> Iterator[Come]:
    """Give the gaps that the plan adds because the rules chose them."""
    return _added(plan, is_of_rules)


def _added(plan: Changes, is_meant: Callable[[Content], bool]) -> Iterator[Come]:
    for number, added in enumerate(plan.added):
        if is_meant(added.content) and not added.refused:
            for face in faces_of(added.content):
                yield Come(added.content, face.slot, number, None)


def _unlearned(kept: KeptPrompt) -> Iterator[int]:
    """Give the slots of the prompt to which nobody has given an answer, but for those that are
    out and stay so."""
    yield from kept.added
    there = {face.slot for face in faces_of(kept.content)}
    for card in kept.old.cards:
        is_in = kept.old.orphan or card.card_id in kept.back or not card.retired
        if is_in and not card.reviews and card.slot in there:
            yield card.slot


def waiting(plan: Changes, decided: Iterable[Decided]) -> Iterator[Come]:
    """Give the gaps that stood already and were never answered: whoever splits a bullet may write
    its sentences out before it is cut."""
    now = {one.old.prompt_id: one.content for one in plan.kept}
    away = {one.old.prompt_id for one in plan.orphaned}
    stood = [one for note in decided for one in note.pinned] + [one.old for one in plan.kept]
    for prompt in {one.prompt_id: one for one in stood}.values():
        content = now.get(prompt.prompt_id, prompt.content)
        if prompt.prompt_id not in away and is_asked(prompt, content):
            yield from in_queue(prompt, content, answered=False)


def waiting_elsewhere(
    reader: Reader,
    plan: Changes,
    sentences: Iterable[tuple[PromptId, GapText]],
    known: Container[PromptId | None],
) -> Iterator[Come]:
    """Give the gaps of other files that were never answered: whoever moves a sentence may paste it
    there before it is cut.

    `sentences` are those that went, each with its prompt, and `known` the prompts of which the
    gaps were found without looking there.
    """
    away = {one.old.prompt_id for one in plan.orphaned} | {one.old.prompt_id for one in plan.kept}
    found: dict[PromptId, StoredPrompt] = {}
    for prompt_id, sentence in sentences:
        found |= {one.prompt_id: one for one in copies.newer(reader, prompt_id, sentence)}
    for prompt_id, copy in found.items():
        if prompt_id not in away and prompt_id not in known and is_of_author(copy.content):
            yield from in_queue(copy, copy.content, answered=False)


def in_queue(prompt: StoredPrompt, content: Content, *, answered: bool) -> Iterator[Come]:
    """Give the gaps in the queue that were answered, or those that never were; `content` is what
    the prompt says by now."""
    slots = {face.slot for face in faces_of(content)}
    for card in prompt.cards:
        if bool(card.reviews) is answered and not card.retired and card.slot in slots:
            yield Come(content, card.slot, None, prompt.prompt_id)
