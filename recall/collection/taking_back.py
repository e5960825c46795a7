"""Edits that were taken back: a note that is again what it was has its cards again as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from recall import matching
from recall.cards import PromptId
from recall.collection.changes import KeptPrompt, reworded
from recall.collection.decided import Decided, drafts_of, place_of, retired_answers, whole_text
from recall.collection.holding import WRITTEN
from recall.collection.relisting import has_order
from recall.drafts import Draft
from recall.matching import Matching
from recall.store import versions, wordings
from recall.store.database import Reader
from recall.store.prompts import StoredPrompt
from recall.store.versions import Version


class TakenBack(NamedTuple):
    """A prompt whose note is worded once more as it was."""

    prompt: StoredPrompt
    place: int
    version: Version
    """What the prompt was of that note."""


class Past:
    """What the prompts of some notes have been, as far as the log tells."""

    def __init__(self, reader: Reader, there: Iterable[StoredPrompt]) -> None:
        self._reader = reader
        self._there = [one for one in there if one.reviewed]

    @cached_property
    def _versions(self) -> Mapping[PromptId, Sequence[Version]]:
        ids = [one.prompt_id for one in self._there]
        return versions.versions(self._reader, ids) if ids else {}

    def of_note(self, prompt: StoredPrompt, pin: str) -> Version | None:
        """Return what a prompt was when its note was worded as the pin has it, last; None where
        it never was that note's, or is it now."""
        if prompt.content.pin == pin:
            return None
        found = [one for one in self._versions.get(prompt.prompt_id, ()) if one.pin == pin]
        return found[-1] if found else None


def taken_back(
    decided: Sequence[Decided], there: Mapping[int, Sequence[StoredPrompt]], past: Past
) -> list[TakenBack]:
    """Return the prompts that were of a note which is again what it was, best place first.

    `there` are those that stood in every hunk. One whose words of now stand somewhere goes with
    these.
    """
    asked = {
        matching.fingerprint(draft.wording) for note in decided for draft in drafts_of(note)
    } | {one.content.fingerprint for note in decided for one in note.pinned}
    found: dict[PromptId, TakenBack] = {}
    for place, note in enumerate(decided):
        if note.row is not None or note.hunk is None:
            continue
        for prompt in there.get(note.hunk, ()):
            if prompt.prompt_id in found or prompt.content.fingerprint in asked:
                continue
            version = past.of_note(prompt, note.pin)
            if version is not None and _is_free(version, note):
                found[prompt.prompt_id] = TakenBack(prompt, place, version)
    return list(found.values())


def _is_free(version: Version, note: Decided) -> bool:
    """Return whether no other prompt that came back with the note asks the same."""
    return version.fingerprint not in {one.content.fingerprint for one in note.pinned}


def asks_again(back: Iterable[TakenBack], place: int, draft: Draft) -> bool:
    """Return whether the draft is what a prompt asks again of the note at the place."""
    names = {one.version.fingerprint for one in back if one.place == place}
    return bool(names) and matching.fingerprint(draft.wording) in names


def without(
    found: Matching, back: Iterable[TakenBack], sources: Sequence[tuple[int, Draft]]
) -> Matching:
    """Return the matching without what would be added to notes that have their cards again.

    `sources` has the place of its note beside every draft.
    """
    places = {one.place for one in back}
    added = tuple(
        number
        for number in found.added
        if sources[number][0] not in places or sources[number][1].pattern in WRITTEN
    )
    unsure = tuple(pair for pair in found.unsure if pair[1] in added)
    return found._replace(added=added, unsure=unsure)


def kept(one: TakenBack, note: Decided) -> KeptPrompt:
    """Return the prompt as it was, in the place of its note."""
    old, version = one.prompt.content, one.version
    before, after = wordings.from_json(old.wording), wordings.from_json(version.wording)
    plan = matching.back_to(before, after, retired_answers(one.prompt))
    placed = note.placed
    if has_order(placed, version.pattern):
        plan = plan.with_order_learned(before)
    content = old._replace(
        **place_of(note.path, *placed),
        **version._asdict(),
        line=placed.note.span.first,
        end_line=placed.note.span.last,
        note_text=whole_text(placed.note),
    )
    return reworded(one.prompt, content, plan.edit, plan)
