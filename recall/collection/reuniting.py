"""Histories and copies: a note copied first and cut later keeps the prompt that was answered."""

from __future__ import annotations

from collections import defaultdict

from recall import matching
from recall.cards import Tier
from recall.collection.changes import AddedPrompt, Changes, KeptPrompt, Orphaned, reworded
from recall.collection.decided import answers_of, retired_answers
from recall.matching import Edit
from recall.store import prompts, wordings
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt


def reunited(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which no history is lost to a copy, nor goes to what says else while
    a copy says the same."""
    moved = _joined_to_copies(reader, _moved_by_copy(reader, plan))
    return _back_from_other_facts(reader, moved)


def _joined_to_copies(reader: Reader, plan: Changes) -> Changes:
    """Return the plan, in which what was learned of a note that is gone goes to a copy of it that
    asks something else, and never asked that."""
    lost = [
        one
        for one in plan.orphaned
        if one.whole and one.old.reviewed and not one.old.refused and one.old.content.pin
    ]
    if not lost:
        return plan
    away = {one.old.prompt_id for one in plan.orphaned}
    moved = {one.old.prompt_id for one in plan.kept}
    copies: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for copy in prompts.live_by_pin(reader, {one.old.content.pin for one in lost}):
        if copy.prompt_id not in away | moved:
            copies[copy.content.pin].append(copy)
    asked = {
        (content.pin, content.fingerprint)
        for content in (
            *(copy.content for there in copies.values() for copy in there),
            *(one.content for one in plan.kept),
        )
    }
    joined: list[KeptPrompt] = []
    for one in lost:
        there = copies[one.old.content.pin]
        if there and (one.old.content.pin, one.old.content.fingerprint) not in asked:
            place = {field: getattr(there[0].content, field) for field in OF_PLACE}
            joined.append(KeptPrompt(one.old, one.old.content._replace(**place)))
    found = {one.old.prompt_id for one in joined}
    return plan._replace(
        kept=(*plan.kept, *joined),
        orphaned=tuple(one for one in plan.orphaned if one.old.prompt_id not in found),
        unsure=tuple(one for one in plan.unsure if one.old.prompt_id not in found),
    )


def _moved_by_copy(reader: Reader, plan: Changes) -> Changes:
    """Return the plan with the histories of notes that are gone on the copies of them.

    Whoever moves a note by copying it first and cutting it later has had it twice for
    a while: the copy that was never answered gives its place to the one that goes, be it
    answered or only accepted.
    """
    lost = [
        one for one in plan.orphaned if one.old.content.tier == Tier.READY and not one.old.refused
    ]
    if not lost:
        return plan
    away = {one.old.prompt_id for one in plan.orphaned}
    names = {one.old.content.fingerprint for one in lost}
    copies: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for copy in prompts.live_by_fingerprint(reader, names):
        if copy.prompt_id not in away and not copy.reviewed:
            copies[copy.content.fingerprint].append(copy)
    for one in sorted(lost, key=lambda one: not one.old.reviewed):
        waiting = [copy for copy in copies[one.old.content.fingerprint] if _may_give(copy, one)]
        for copy in waiting[:1]:
            copies[one.old.content.fingerprint].remove(copy)
            plan = _swapped(plan, one, copy)
    return plan


def _back_from_other_facts(reader: Reader, plan: Changes) -> Changes:
    """Return the plan with the histories of notes that say something else on copies that do not.

    Whoever copies a note in order to write the next one like it has learned what it said.
    """
    parted = [one for one in plan.kept if _says_something_else(one)]
    if not parted:
        return plan
    now = {one.old.prompt_id: one.content.fingerprint for one in plan.kept}
    away = {one.old.prompt_id for one in plan.orphaned}
    copies: defaultdict[str, list[StoredPrompt]] = defaultdict(list)
    for copy in prompts.live_by_fingerprint(reader, {p.old.content.fingerprint for p in parted}):
        name = copy.content.fingerprint
        stays = copy.prompt_id not in away and now.get(copy.prompt_id, name) == name
        if stays and not copy.reviewed and not copy.refused:
            copies[name].append(copy)
    for one in parted:
        if waiting := copies[one.old.content.fingerprint]:
            plan = _parted(plan, one, waiting.pop(0))
    return plan


def _says_something_else(one: KeptPrompt) -> bool:
    old = one.old
    anchored = old.content.anchor is not None and old.content.anchor == one.content.anchor
    return one.edit is Edit.FACT and old.reviewed and not old.orphan and not anchored


def _parted(plan: Changes, learned: KeptPrompt, copy: StoredPrompt) -> Changes:
    """Return the plan with the learned prompt in the place of its copy, and what its own note
    says now as a new one."""
    there = next((one for one in plan.kept if one.old.prompt_id == copy.prompt_id), None)
    found = heir(learned.old, there or KeptPrompt(copy, copy.content))
    if found is None:
        return plan
    wording = matching.numbered(wordings.from_json(learned.content.wording))
    content = learned.content._replace(wording=wordings.to_json(wording))
    return plan._replace(
        kept=(*(one for one in plan.kept if one is not there and one is not learned), found),
        added=(*plan.added, AddedPrompt(content, answers_of(wording))),
        orphaned=(*plan.orphaned, Orphaned(copy, whole=False, replaced=True)),
    )


def _may_give(copy: StoredPrompt, lost: Orphaned) -> bool:
    """Return whether the copy has less to lose than the prompt that would take its place."""
    return lost.old.reviewed or copy.content.tier == Tier.DRAFT


def _swapped(plan: Changes, lost: Orphaned, copy: StoredPrompt) -> Changes:
    """Return the plan with the lost prompt in the place of its copy, and the copy gone.

    What this scan makes of the copy, it makes of the lost prompt.
    """
    there = next((one for one in plan.kept if one.old.prompt_id == copy.prompt_id), None)
    found = heir(lost.old, there or KeptPrompt(copy, copy.content))
    if found is None:
        return plan
    kept = (one for one in plan.kept if one is not there)
    orphaned = (one for one in plan.orphaned if one is not lost)
    return plan._replace(
        kept=(*kept, found),
        orphaned=(*orphaned, Orphaned(copy, whole=False)),
        unsure=tuple(one for one in plan.unsure if one.old is not lost.old),
    )


def heir(lost: StoredPrompt, there: KeptPrompt) -> KeptPrompt | None:
    """Return the lost prompt with what becomes of its copy; None where no card is left of it."""
    if there.content.wording == there.old.content.wording:
        place = {field: getattr(there.content, field) for field in OF_PLACE}
        return KeptPrompt(lost, lost.content._replace(**place))
    before, after = (wordings.from_json(c.wording) for c in (lost.content, there.content))
    plan = matching.assign_slots(before, after, retired_answers(lost))
    if plan is None:
        return None
    content = there.content._replace(wording=wordings.to_json(plan.wording), tier=Tier.READY)
    return reworded(lost, content, plan.edit, plan)


OF_PLACE = (
    "deck", "context", "speaker", "source", "tags", "path", "line", "end_line", "section",
    "anchor", "note_line", "note_text", "pin",
)  # fmt: skip
"""Columns that say where a prompt stands, and of which note it is."""
