"""Cards that a person words: written under their bullet, in a comment, and taken out again.

In a comment they are in the notes, and nobody who reads the published page sees them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recall import deckfiles, ranking
from recall.cards import GapText, PromptId, Question, Wording, faces
from recall.collection import freshness, scan
from recall.collection.base import Base, moment_of
from recall.collection.curating import DecidedMeanwhileError, propose_again, still
from recall.collection.holding import WRITTEN
from recall.collection.inbox import Proposal, Waiting
from recall.collection.writes import ChangedMeanwhileError, content, replace_with
from recall.errors import RecallError
from recall.matching import pin
from recall.notes import PlacedNote, Span
from recall.reviews import EventId
from recall.store import answers, log, notes
from recall.store.database import Value, Writer
from recall.store.decisions import INSTEAD, as_one
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.undoing import Act


class NoCardError(RecallError):
    """A text was to be a card, and none can be read in it."""

    def __str__(self) -> str:
        return (
            "There is no card in that text, so nothing was written. A card is `Q: …` with `A: …`"
            " on the next line, `question :: answer`, or a text with a ==gap==."
        )


class NotWrittenError(RecallError):
    """A card cannot be put under its bullet without changing what else is read there."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place

    def __str__(self) -> str:
        return (
            f"{self.place}: no card can be put under this bullet, so nothing was written; write it"
            " there yourself, as `<!-- recall question :: answer -->`."
        )


class WordedAgainError(RecallError):
    """A card that was to be taken out again is not as it was written."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"The card in {self.path} was edited since: take it out there. Nothing was changed."


# What the editor shows --------------------------------------------------------------------


def as_text(bullet: Waiting) -> str:
    """Return the cards of a bullet, and those proposed, as a person would write them."""
    cards = [written(one.wording) for one in (*bullet.others, *bullet.proposals)]
    return "\n\n".join(cards) if cards else "Q: \nA: "


def with_others(bullet: Waiting, text: str) -> str:
    """Return a text with the cards that the bullet has already, which it would replace."""
    return "\n\n".join([*(written(one.wording) for one in bullet.others), text])


def written(wording: Wording) -> str:
    """Return a card in the syntax that a person would use."""
    if isinstance(wording, Question):
        if wording.both_ways:
            return f"{_in_line(wording.front)} ::: {_in_line(wording.answer)}"
        return f"Q: {_in_line(wording.front)}\nA: {_in_line(wording.answer)}"
    if "\n" in wording.full or "}}" in wording.full:
        pairs = (f"Q: {_in_line(one.front)}\nA: {_in_line(one.answer)}" for one in faces(wording))
        return "\n\n".join(pairs)
    return _with_marks(wording)


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _with_marks(text: GapText) -> str:
    return "".join(
        piece
        if isinstance(piece, str)
        else f"{{{{c{piece.slot}::{piece.answer}{'::' + piece.hint if piece.hint else ''}}}}}"
        for piece in text.pieces
    )


# Into the file ----------------------------------------------------------------------------


def write(
    base: Base,
    bullet: Waiting,
    text: str,
    *,
    chosen: Proposal | None = None,
    dice: Dice = os.urandom,
) -> EventId:
    """Put the cards of the text under the bullet, in the place of those that were proposed.

    Of drafts to choose from it is the `chosen` one that is worded; nothing is said of the others.
    The file is written whole or not at all, and only if it is what the last scan read; then
    it is scanned. Raises NoCardError, NotWrittenError, DecidedMeanwhileError or
    ChangedMeanwhileError.
    """
    moment = moment_of(base)
    file = base.file(bullet.path)
    with base.db.writing() as writer:
        row = still(writer, bullet)
        data = content(file)
        if data is None or freshness.digest(data) != notes.digest_of(writer, bullet.path):
            raise ChangedMeanwhileError(file)
        change = _with_cards(bullet, data, text)
        events = [
            Event(
                EventKind.EDITED,
                one.prompt_id,
                {"pattern": one.pattern, "tier": one.tier}
                | {"answers": answers.ever_given(writer, one.prompt_id)}
                | _instead(one, chosen),
            )
            for one in bullet.proposals
            if one.prompt_id is not None
        ] or [Event(EventKind.EDITED, row.pin, {"pattern": None, "tier": None})]
        about = {
            "path": bullet.path,
            "block": change.block,
            "note_text": bullet.text,
            "fate": row.fate,
            "reason": row.reason,
        }
        events = [event._replace(body={**event.body, **about}) for event in events]
        event_id = log.append_all(writer, as_one(events, dice), moment, dice)[0]
        replace_with(writer, file, data, change.data)
        scan.refresh(base)
        return event_id


def _instead(one: Proposal, chosen: Proposal | None) -> dict[str, object]:
    """Return what the event of a draft says that another one was chosen over."""
    return {} if chosen is None or chosen == one else {INSTEAD: chosen.prompt_id}


class _Change(NamedTuple):
    data: bytes
    block: str
    """The lines that were put in, each with its end."""


def _with_cards(bullet: Waiting, data: bytes, text: str) -> _Change:
    """Return the file with the cards of the text under the bullet."""
    place = f"{bullet.path}:{bullet.line}"
    lines = [line.rstrip() for line in text.strip("\n").expandtabs(4).splitlines()]
    if not any(lines) or "-->" in text:
        raise NoCardError
    before = deckfiles.read(bullet.path, data).notes
    note = next((one.note for one in before if _is(one, bullet)), None)
    if note is None:
        raise DecidedMeanwhileError
    rows = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", data)
    margin = _margin(rows[note.span.first - 1].decode("utf-8", "replace"))
    if margin is None:
        raise NotWrittenError(place)
    form = deckfiles.written(data)
    if form is None or form.structure != "latin-1":
        raise NotWrittenError(place)
    end = form.newline
    inside = ["<!-- recall", *lines, "-->"]
    block = "".join(f"{margin}{line}".rstrip() + end for line in inside)
    last = note.span.last
    head = b"".join(rows[:last])
    if not head.endswith((b"\n", b"\r")):
        block = end + block
    new = head + form.encode(block) + b"".join(rows[last:])
    added = Span(last + 1, last + len(inside))
    _check(before, deckfiles.read(bullet.path, new).notes, added, place)
    return _Change(new, block)


def _is(one: PlacedNote, bullet: Waiting) -> bool:
    return one.note.span.first == bullet.line and pin(*one) == bullet.pin


_MARKER = re.compile(r"(?P<before>\s*)(?P<mark>(?:[-*+]|\d{1,9}[.)]))(?P<space>[ \t]+)\S")


def _margin(line: str) -> str | None:
    """Return what stands before the text of a bullet's further lines; None where that is unclear.

    Inside a quote every line has its mark.
    """
    quote = re.match(r"(?:\s*>)+", line.removeprefix("\ufeff"))
    own = line.removeprefix("\ufeff")[quote.end() if quote else 0 :]
    found = _MARKER.match(own)
    if found is None:
        return None
    inner = len(found["mark"]) + len(found["space"].expandtabs(4))
    return (quote.group() if quote else "") + found["before"] + " " * inner


def _check(
    before: Sequence[PlacedNote], after: Sequence[PlacedNote], added: Span, place: str
) -> None:
    """Make sure that the new lines hold cards, and that all else is read as it was."""
    new = [one for one in after if added.first <= one.note.span.first <= added.last]
    if not any(_is_written(one) for one in new):
        raise NoCardError
    rest = [one for one in after if one not in new]
    if [_read_as(one) for one in rest] != [_read_as(one) for one in before]:
        raise NotWrittenError(place)


def _is_written(one: PlacedNote) -> bool:
    return any(draft.pattern in WRITTEN for draft in ranking.decide(*one).drafts)


def _read_as(one: PlacedNote) -> tuple[object, ...]:
    note = one.note
    return (note.text, note.kind, note.depth, note.task, note.anchor, one.context.section)


# Out of the file again --------------------------------------------------------------------


def take_back(
    base: Base, writer: Writer, acts: Sequence[Act], moment: Moment, dice: Dice = os.urandom
) -> None:
    """Take the cards that were written out of their file, and go back to what was proposed.

    Raises WordedAgainError, and nothing is changed, if they are not as they were written.
    """
    bodies = [json.loads(str(writer.scalar(_BODY, (act.event_id,)))) for act in acts]
    path = bodies[0]["path"]
    file = base.file(path)
    data = content(file) or b""
    form = deckfiles.written(data)
    block = form.encode(bodies[0]["block"]) if form else b""
    if not block or data.count(block) != 1:
        raise WordedAgainError(path)
    events = [Event(EventKind.WITHDRAWN, act.event_id, {}) for act in acts]
    log.append_all(writer, events, moment, dice)
    replace_with(writer, file, data, data.replace(block, b""))
    scan.refresh(base)
    propose_again(writer, _proposed(acts, bodies), moment, dice)


_BODY = "select body from events where event_id = ?"


def _proposed(
    acts: Sequence[Act], bodies: Sequence[dict[str, Value]]
) -> Iterator[tuple[PromptId, dict[str, Value]]]:
    for act, body in zip(acts, bodies, strict=True):
        if body["tier"]:
            yield PromptId(act.card_id), body
