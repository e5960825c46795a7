"""What a person decided about the notes of a file, told beside what the rules say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recall import matching
from recall.collection.base import Base
from recall.collection.explaining import DecidedCard, ExplainedNote, Explanation
from recall.notes import Fate
from recall.store import notes, prompts, settled
from recall.store.notes import NoteRow
from recall.store.prompts import ACCEPTED, StoredPrompt

_Pin = str


def with_decisions(base: Base, path: str, explanation: Explanation) -> Explanation:
    """Return the explanation of a file of the collection with what its person decided.

    A note that says something else since the last scan is told as the rules see it.
    """
    rows: defaultdict[_Pin, list[NoteRow]] = defaultdict(list)
    for row in notes.notes_in(base.db, [path]):
        rows[row.pin].append(row)
    decided: defaultdict[_Pin, list[StoredPrompt]] = defaultdict(list)
    for prompt in prompts.in_files(base.db, [path]):
        if not prompt.orphan:
            decided[prompt.content.pin].append(prompt)
    left_out = {one.pin for one in settled.all_settled(base.db) if one.path == path and one.pin}

    def told(one: ExplainedNote) -> ExplainedNote:
        pin = matching.pin(one.note, one.context)
        row = _at(rows[pin], one.note.span.first)
        if row is None:
            return one
        known = [
            each
            for each in decided[pin]
            if each.content.note_line == row.line and (each.verdict or row.reason == notes.INSTEAD)
        ]
        if pin in left_out and row.fate == Fate.SKIPPED:
            return _as_stored(one, row, drafts=False)
        if known:
            return replace(_as_stored(one, row), decided=tuple(_cards(known)))
        # The list above was decided about, and asks for it.
        asked_for = row.fate == Fate.READY and not one.outcome.drafts
        return _as_stored(one, row) if asked_for and one.outcome.fate is Fate.DRAFT else one

    return replace(explanation, notes=tuple(map(told, explanation.notes)))


def _at(rows: Sequence[NoteRow], line: int) -> NoteRow | None:
    """Return the note as it is stored: of several that are alike the one of this line."""
    return next((row for row in rows if row.line == line), rows[0] if len(rows) == 1 else None)


def _as_stored(one: ExplainedNote, row: NoteRow, *, drafts: bool = True) -> ExplainedNote:
    """Return the note with the fate that the person gave it."""
    kept = one.outcome.drafts if drafts else ()
    outcome = replace(one.outcome, fate=Fate(row.fate), reason=row.reason, drafts=kept)
    return replace(one, outcome=outcome)


def _cards(known: Sequence[StoredPrompt]) -> Iterator[DecidedCard]:
    taken = any(one.verdict == ACCEPTED for one in known)
    refused = "not taken" if taken else "rejected"
    for one in known:
        verdict = "accepted" if one.verdict == ACCEPTED else refused if one.verdict else "draft"
        content = one.content
        yield DecidedCard(verdict, content.fingerprint, content.front, content.answer)
