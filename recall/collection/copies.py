"""Copies that were changed: whether what was learned of a note that goes is theirs, is asked.

Whoever moves a note by copying it may mend a number in the copy before the note itself is cut.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from recall import matching
from recall.cards import PromptId, Tier, Wording
from recall.collection.changes import Changes, Likely, Orphaned
from recall.collection.decided import known_of
from recall.language import words
from recall.matching import Offer, Spot
from recall.store import prompts, wordings
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt

MOST = 50
"""Prompts of which copies are looked for: where more go, nobody copied them one by one."""

WORDS = 8
"""Of each, those that are looked up: its longest."""

COMPARED = 8
"""Newer prompts that are compared with each."""


def asked_of_copies(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which a person is asked of what was learned of notes that go, and of
    newer ones that nearly say the same and were never answered."""
    asked = {one.old.prompt_id for one in plan.unsure}
    asked |= {one.old.prompt_id for one in plan.likely}
    lost = [
        one.old for one in plan.orphaned if _is_worth_asking(one) and one.old.prompt_id not in asked
    ]
    if not 0 < len(lost) <= MOST:
        return plan
    gone = {one.old.prompt_id for one in plan.orphaned}
    reworded = {one.old.prompt_id for one in plan.kept if one.differs_in(("wording",))}
    # What got a card of another prompt in this scan asks for that, and was learned.
    filled = {one.prompt_id for one in plan.moved}
    there: dict[str, StoredPrompt] = {}
    for one in lost:
        for copy in newer(reader, one.prompt_id, wordings.from_json(one.content.wording)):
            if copy.prompt_id not in gone | reworded | filled:
                there[copy.prompt_id] = copy
    return plan._replace(likely=(*plan.likely, *_likely(lost, list(there.values()))))


def _is_worth_asking(one: Orphaned) -> bool:
    old = one.old
    return (
        one.whole
        and not one.replaced
        and old.reviewed
        and not old.refused
        and old.content.tier == Tier.READY
    )


def newer(reader: Reader, prompt_id: PromptId, wording: Wording) -> list[StoredPrompt]:
    """Return prompts that came after one, were never answered and nearly say what is worded."""
    told = dict.fromkeys(words.words(matching.whole(wording)))
    longest = sorted(told, key=len, reverse=True)[:WORDS]
    return prompts.newer_like(reader, prompt_id, longest, COMPARED)


def _likely(lost: Sequence[StoredPrompt], copies: Sequence[StoredPrompt]) -> Iterator[Likely]:
    """Yield which copy each may be, as if the copy had just come."""
    found = matching.match([known_of(one, {}, {}) for one in lost], [_offer(one) for one in copies])
    by_id = {one.prompt_id: one for one in lost}
    for number, kept in found.kept.items():
        yield Likely(by_id[kept.prompt_id], copies[number])
    for prompt_id, number in found.unsure:
        yield Likely(by_id[prompt_id], copies[number])


def _offer(copy: StoredPrompt) -> Offer:
    content = copy.content
    return Offer(
        wordings.from_json(content.wording),
        content.fingerprint,
        content.note_text,
        Spot(content.path, tuple(json.loads(content.section)), content.line),
        content.anchor,
    )
