"""Notes of which a person said that they shall have no cards, found again after every edit."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from recall import matching
from recall.cards import PromptId, Question, Wording
from recall.collection.changes import SettledAgain
from recall.collection.decided import Decided, whole_text
from recall.matching import Alignment, Edit, Known, Matching, Offer, PlacedPin, Spot
from recall.notes import NoteKind
from recall.store import answers, notes, settled
from recall.store.database import Reader
from recall.store.notes import NoteRow
from recall.store.prompts import StoredPrompt
from recall.store.settled import SettledNote

ALIKE = 80.0
"""How alike the texts of a note must be, from 0 to 100, for a decision to go on for good.

A new bullet in the place of one that was skipped must not be lost for standing there.
"""


class Settling(NamedTuple):
    """What becomes of the decisions about notes in a scan."""

    places: frozenset[int]
    """Notes, by their places, that shall have no new cards."""
    moved: tuple[SettledAgain, ...]
    opened: tuple[SettledNote, ...] = ()
    """Those whose note says something else now."""


def settling(
    reader: Reader,
    decided: Sequence[Decided],
    rows: Sequence[NoteRow],
    alignment: Alignment,
    there: Mapping[int, Sequence[StoredPrompt]],
) -> Settling:
    """Return which of the notes that were read a person has decided about.

    `rows` are the notes as they were; `there` has, by the places of notes, the prompts that they
    keep and nobody refused. A note that says again what it said when it was decided about is
    what it was then, whatever was proposed of it meanwhile, unless a person wants that.
    """
    known = settled.all_settled(reader)
    if not known:
        return Settling(frozenset(), ())
    places = {row: place for place, row in alignment.same.items()}
    row_of = {PlacedPin(row.path, row.line, row.pin): at for at, row in enumerate(rows)}
    found: dict[int, SettledNote] = {}
    lost: list[tuple[SettledNote, int | None]] = []
    for one in known:
        row = row_of.get(PlacedPin(one.path, one.line, one.pin))
        if row in places:
            found[places[row]] = one
        elif row is not None:
            lost.append((one, alignment.known_hunks.get(row)))
        elif notes.at(reader, one.path, one.line, one.pin) is None:
            lost.append((one, None))
    read = {
        place: note
        for place, note in enumerate(decided)
        if place not in alignment.same and _is_bullet(note)
    }
    untouched = {place: note for place, note in read.items() if _is_untouched(there.get(place, ()))}
    same = _met([one for one in lost if one[0].is_open], untouched, alignment)
    found |= {place: one.note for place, one in same.items() if one.goes_on}
    free = {n: note for n, note in read.items() if n not in found and not there.get(n)}
    met = _met([one for one in lost if not one[0].is_open], free, alignment)
    found |= {place: one.note for place, one in met.items() if one.goes_on}
    # One that was gone and is back as it was has to be told of its fate, too.
    moved = [
        again
        for place, one in sorted(found.items())
        if (again := _again(reader, one, decided[place], there.get(place, ()))).old != again.now
        or place in read
    ]
    return Settling(
        frozenset(found),
        tuple(moved),
        tuple(one.note for one in met.values() if one.says_else),
    )


def _again(
    reader: Reader, one: SettledNote, note: Decided, there: Sequence[StoredPrompt]
) -> SettledAgain:
    ids = [prompt.prompt_id for prompt in there] if one.is_open else []
    proposed = {prompt_id: answers.ever_given(reader, prompt_id) for prompt_id in ids}
    return SettledAgain(one, _now(one, note), proposed)


def _is_untouched(there: Sequence[StoredPrompt]) -> bool:
    """Return whether nobody has learned any of the prompts, or said that it is wanted."""
    return not any(prompt.verdict or prompt.reviewed for prompt in there)


def _is_bullet(note: Decided) -> bool:
    return note.placed.note.kind is NoteKind.BULLET


class _Met(NamedTuple):
    note: SettledNote
    goes_on: bool
    """Whether the decision holds for the note as it is now."""
    says_else: bool


def _met(
    lost: Sequence[tuple[SettledNote, int | None]],
    free: Mapping[int, Decided],
    alignment: Alignment,
) -> dict[int, _Met]:
    """Return which of the notes, by place, is which of those that are not where they were."""
    if not lost or not free:
        return {}
    places = list(free)
    by_id = {PromptId(one.event_id): one for one, _ in lost}
    found = matching.match(
        [_known(one, hunk, alignment) for one, hunk in lost],
        [_offer(free[place]) for place in places],
    )
    return {
        places[number]: _judged(by_id[kept.prompt_id], free[places[number]], kept.edit)
        for number, kept in found.kept.items()
    }


def _known(one: SettledNote, hunk: int | None, alignment: Alignment) -> Known:
    wording = _as_asked(one.note_text)
    path = alignment.renamed.get(one.path, one.path)
    spot = Spot(path, tuple(json.loads(one.section)), one.line, hunk)
    prompt_id = PromptId(one.event_id)
    fingerprint = matching.fingerprint(wording)
    return Known(prompt_id, wording, fingerprint, one.note_text, spot, one.anchor)


def _offer(note: Decided) -> Offer:
    own, context = note.placed
    text = whole_text(own)
    wording = _as_asked(text)
    spot = Spot(note.path, context.section, own.span.first, note.hunk)
    return Offer(wording, matching.fingerprint(wording), text, spot, own.anchor)


def _as_asked(text: str) -> Wording:
    """Return the note as matching knows what is asked."""
    return Question(text, "")


def _judged(one: SettledNote, note: Decided, edit: Edit) -> _Met:
    own = note.placed.note
    same_anchor = one.anchor is not None and one.anchor == own.anchor
    alike = same_anchor or matching.likeness(one.note_text, whole_text(own)) >= ALIKE
    says_else = not one.for_good and edit is Edit.FACT
    return _Met(one, alike and not says_else, alike and says_else)


def _now(one: SettledNote, note: Decided) -> SettledNote:
    own, context = note.placed
    return one._replace(
        path=note.path,
        line=own.span.first,
        section=json.dumps(context.section, ensure_ascii=False),
        anchor=own.anchor,
        note_text=whole_text(own),
        pin=note.pin,
    )


def without(found: Matching, places: Collection[int], sources: Sequence[int]) -> Matching:
    """Return the matching without what would be added to the notes at the places."""
    added = tuple(number for number in found.added if sources[number] not in places)
    unsure = tuple((known, number) for known, number in found.unsure if number in added)
    return found._replace(added=added, unsure=unsure)
