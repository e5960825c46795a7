"""Edits that were taken back: a note that is again what it was has its cards again as they were."""

from __future__ import annotations

from collections import defaultdict
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


class Stood(NamedTuple):
    """A prompt whose note stands no more as it stood."""

    prompt: StoredPrompt
    hunk: int | None
    """Of what stands there now; None where nothing does."""
    was_here: bool
    """Whether a scan has seen the note on this machine: else older notes are only behind."""


class Past:
    """What the prompts of some notes have been, as far as the log tells."""

    def __init__(
        self, reader: Reader, stood: Iterable[Stood], texts: Mapping[int, Sequence[str]]
    ) -> None:
        """`texts` are those of the notes that stand in every hunk now, where others stood."""
        self._reader = reader
        self._stood = [one for one in stood if one.prompt.reviewed]
        self._texts = texts

    @cached_property
    def _by_pin(self) -> Mapping[str, Sequence[tuple[Stood, Version]]]:
        """The prompts by the pin of every note that they were of, with what they were of it last;
        those with the longest history first."""
        stood = sorted(self._stood, key=lambda one: (-one.prompt.answers, one.prompt.prompt_id))
        told = versions.versions(self._reader, [one.prompt.prompt_id for one in stood])
        found: defaultdict[str, list[tuple[Stood, Version]]] = defaultdict(list)
        for one in stood:
            last = {version.pin: version for version in told.get(one.prompt.prompt_id, ())}
            for pin in last.keys() - {one.prompt.content.pin}:
                found[pin].append((one, last[pin]))
        return found

    def of_note(self, pin: str, text: str, hunk: int | None) -> list[tuple[StoredPrompt, Version]]:
        """Return the prompts that were of a note just like this one, with what they were of it:
        first those that stood in its hunk, then those that nothing goes on from where they stood.
        """
        if not self._stood:
            return []
        there = self._by_pin.get(pin, ())
        here = [found for found in there if hunk is not None and found[0].hunk == hunk]
        away = [
            (one, version)
            for one, version in there
            if (one, version) not in here and one.was_here and not self._goes_on(one, text)
        ]
        return [(one.prompt, version) for one, version in (*here, *away)]

    def _goes_on(self, one: Stood, text: str) -> bool:
        """Return whether what stands where the prompt stood is no less like what its note said
        than the text is."""
        said = one.prompt.content.note_text
        now = self._texts.get(one.hunk, ()) if one.hunk is not None else ()
        return any(matching.likeness(said, other) >= matching.likeness(said, text) for other in now)


def taken_back(decided: Sequence[Decided], past: Past) -> list[TakenBack]:
    """Return the prompts that were of a note which is again what it was, best place first.

    One whose words of now stand somewhere goes with these.
    """
    asked = {
        matching.fingerprint(draft.wording) for note in decided for draft in drafts_of(note)
    } | {one.content.fingerprint for note in decided for one in note.pinned}
    found: dict[PromptId, TakenBack] = {}
    for place, note in enumerate(decided):
        if note.row is not None:
            continue
        again = {one.content.fingerprint for one in note.pinned}
        text = whole_text(note.placed.note)
        for prompt, version in past.of_note(note.pin, text, note.hunk):
            stands = prompt.prompt_id in found or prompt.content.fingerprint in asked
            # What came back with the note, or was there twice, is asked once.
            if not stands and version.fingerprint not in again:
                found[prompt.prompt_id] = TakenBack(prompt, place, version)
                again.add(version.fingerprint)
    return list(found.values())


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
