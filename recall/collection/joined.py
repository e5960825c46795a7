"""Bullets with gaps of their author's that became one bullet: each has its own cards in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import GapText, PromptId
from recall.collection.decided import Decided, home_of, retired_answers
from recall.collection.holding import Held
from recall.drafts import Draft
from recall.matching import Matching, PlacedPin
from recall.store import wordings
from recall.store.prompts import StoredPrompt


class Joined(NamedTuple):
    """The matching without the bullets that were joined, and what stays on these."""

    found: Matching
    held: tuple[Held, ...]


def joined(
    decided: Sequence[Decided],
    sources: Sequence[tuple[int, Draft]],
    found: Matching,
    stored: Mapping[PromptId, StoredPrompt],
    hunks: Mapping[PlacedPin, int],
) -> Joined:
    """Return the prompts that go on side by side, each with what was its own bullet.

    The rules make one prompt of all gaps of a bullet, and only one of those that were learned
    could be that. `sources` has the place of its note beside every draft.
    """
    held: list[Held] = []
    for number, (place, draft) in enumerate(sources):
        hunk = decided[place].hunk
        if hunk is None or not isinstance(draft.wording, GapText) or len(draft.wording.gaps) < 2:
            continue
        kept = found.kept.get(number)
        ids = [*([kept.prompt_id] if kept else []), *found.left]
        parts = [
            stored[prompt_id]
            for prompt_id in ids
            if _may_be_part(stored[prompt_id], draft, hunk, hunks)
        ]
        learned = [one for one in parts if one.reviewed and one.prompt_id in found.left]
        if len(parts) < 2 or not learned:
            continue
        parts.sort(key=lambda one: (one.content.note_line, one.content.line, one.prompt_id))
        texts = matching.parted(draft.wording, [_text(one) for one in parts])
        if texts is None or not all(map(_goes_on, parts, texts)):
            continue
        held += [
            Held(one, place, decided[place], listed=text)
            for one, text in zip(parts, texts, strict=True)
        ]
        found = _without(found, number, {one.prompt_id for one in parts})
    return Joined(found, tuple(held))


def _may_be_part(
    prompt: StoredPrompt, draft: Draft, hunk: int, hunks: Mapping[PlacedPin, int]
) -> bool:
    content = prompt.content
    if prompt.orphan or prompt.refused or content.pattern != draft.pattern:
        return False
    if hunks.get(home_of(content)) != hunk:
        return False
    wording = wordings.from_json(content.wording)
    return isinstance(wording, GapText) and matching.has_sentence_of(draft.wording, wording)


def _text(prompt: StoredPrompt) -> GapText:
    wording = wordings.from_json(prompt.content.wording)
    assert isinstance(wording, GapText)  # only such are parts
    return wording


def _goes_on(prompt: StoredPrompt, text: GapText) -> bool:
    """Return whether each card of the prompt is one of the text, and none asks for the next fact of
    its kind."""
    old = _text(prompt)
    plan = matching.assign_slots(old, text, retired_answers(prompt))
    if plan is None or plan.retired:
        return False
    pairs = ((matching.alone(old, slot), matching.alone(plan.wording, slot)) for slot in plan.kept)
    return not any(
        before is not None and after is not None and matching.is_next_of_its_kind(before, after)
        for before, after in pairs
    )


def _without(found: Matching, number: int, parts: set[PromptId]) -> Matching:
    return Matching(
        kept={at: one for at, one in found.kept.items() if at != number},
        added=tuple(at for at in found.added if at != number),
        left=tuple(one for one in found.left if one not in parts),
        unsure=tuple((one, at) for one, at in found.unsure if one not in parts and at != number),
    )
