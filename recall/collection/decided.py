"""One note of a scan with what becomes of it: its fate, its drafts, the content of a prompt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypedDict

from recall import matching
from recall.cards import Tier, Wording, faces, kind_of
from recall.collection.survey import Survey
from recall.context import context_line
from recall.drafts import Draft, Outcome
from recall.matching import Known, Offer, PlacedPin, Spot
from recall.notes import Context, Fate, Note, NoteKind, PlacedNote
from recall.store import wordings
from recall.store.notes import NoteRow
from recall.store.prompts import Content, StoredPrompt


class Decided(NamedTuple):
    """A note with what becomes of it."""

    placed: PlacedNote
    path: str
    pin: str
    pinned: tuple[StoredPrompt, ...]
    """The prompts it keeps as they are."""
    outcome: Outcome | None
    """None for a note that is as it was."""
    row: NoteRow | None
    """Of a note that is as it was."""
    hunk: int | None


def drafts_of(note: Decided) -> tuple[Draft, ...]:
    """Return what is to be asked of the note; nothing new of a note that is as it was.

    What its author wrote there twice is asked once.
    """
    drafts = note.outcome.drafts if note.outcome else ()
    if len(drafts) < 2:
        return drafts
    return tuple({matching.fingerprint(one.wording): one for one in drafts[::-1]}.values())[::-1]


def offer(note: Decided, draft: Draft) -> Offer:
    """Return the draft as matching sees it."""
    context = note.placed.context
    return Offer(
        draft.wording,
        matching.fingerprint(draft.wording),
        whole_text(note.placed.note),
        Spot(note.path, context.section, draft.span.first, note.hunk),
        note.placed.note.anchor,
    )


def whole_text(note: Note) -> str:
    """Return the note with the bullets below it, one a line."""
    below = (child for child in note.children if child.kind is NoteKind.BULLET)
    return "\n".join([note.text, *map(whole_text, below)])


def content_of(note: Decided, draft: Draft, wording: Wording) -> Content:
    """Return what a prompt holds that asks the draft with this wording."""
    first = faces(wording, draft.extra)[0]
    context, own = note.placed.context, note.placed.note
    return Content(
        kind=kind_of(wording),
        wording=wordings.to_json(wording),
        front=first.front,
        answer=first.answer,
        extra=draft.extra,
        pattern=draft.pattern,
        tier=draft.tier,
        **place_of(note.path, own, context),
        line=draft.span.first,
        end_line=draft.span.last,
        note_text=whole_text(own),
        pin=note.pin,
        fingerprint=matching.fingerprint(wording),
    )


class _Place(TypedDict):
    """The part of a prompt's content that its surroundings give it."""

    deck: str
    context: str
    speaker: str | None
    source: str | None
    language: str
    tags: str
    path: str
    section: str
    anchor: str | None
    note_line: int


def place_of(path: str, note: Note, context: Context) -> _Place:
    """Return what the surroundings of a note give to its prompts."""
    return {
        "deck": context.deck,
        "context": context_line(context),
        "speaker": context.speaker,
        "source": context.source,
        "language": context.language,
        "tags": json.dumps(context.tags, ensure_ascii=False),
        "path": path,
        "section": json.dumps(context.section, ensure_ascii=False),
        "anchor": note.anchor,
        "note_line": note.span.first,
    }


def answers_of(wording: Wording) -> dict[int, str]:
    """Return the answer of every slot."""
    return {face.slot: face.answer for face in faces(wording)}


def note_rows(survey: Survey, decided: Iterable[Decided]) -> dict[str, list[NoteRow]]:
    """Return the notes of every file that was read, as they are stored."""
    rows: dict[str, list[NoteRow]] = {deck.path: [] for deck in survey.read}
    for one in decided:
        rows[one.path].append(note_row(one))
    return rows


def note_row(one: Decided) -> NoteRow:
    """Return the note as it is stored."""
    note, context = one.placed
    fate, reason = _fate(one)
    section = json.dumps(context.section, ensure_ascii=False)
    return NoteRow(one.path, *note.span, section, note.text, one.pin, fate, reason)


def _fate(one: Decided) -> tuple[Fate, str | None]:
    if one.outcome is not None:
        return one.outcome.fate, one.outcome.reason
    if one.row is not None:
        return Fate(one.row.fate), _with_line(one.row.reason, one.placed.context)
    ready = any(prompt.content.tier == Tier.READY for prompt in one.pinned)
    return (Fate.READY if ready else Fate.DRAFT), None


def _with_line(reason: str | None, context: Context) -> str | None:
    """Return a reason that names the line of the list above with the line it has now."""
    if reason is None or context.parent is None:
        return reason
    return re.sub(r"\bline \d+", f"line {context.parent.span.first}", reason)


def home_of(content: Content) -> PlacedPin:
    """Return the note that a prompt is of."""
    return PlacedPin(content.path, content.note_line, content.pin)


def retired_answers(prompt: StoredPrompt) -> dict[int, str]:
    """Return the last answer of every slot that was retired, or that the wording has no more.

    One machine may have added an item while another one, which had not heard of it, reworded.
    """
    there = {face.slot for face in faces(wordings.from_json(prompt.content.wording))}
    return {c.slot: c.answer for c in prompt.cards if c.retired or c.slot not in there}


def known_of(
    prompt: StoredPrompt, renamed: Mapping[str, str], hunks: Mapping[PlacedPin, int]
) -> Known:
    """Return the prompt as matching sees it."""
    content = prompt.content
    path = renamed.get(content.path, content.path)
    hunk = None if prompt.orphan else hunks.get(home_of(content))
    return Known(
        prompt.prompt_id,
        wordings.from_json(content.wording),
        content.fingerprint,
        content.note_text,
        Spot(path, tuple(json.loads(content.section)), content.line, hunk),
        content.anchor,
        prompt.orphan,
        prompt.reviewed,
        retired_answers(prompt),
    )
