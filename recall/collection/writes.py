"""Writes into notes: only into the file that was read, and so that an undo takes them out again.

What is written and what it takes the place of stand in the log, by whole lines, in the same
transaction; so the notes before and after can both be told from either of them.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from recall.collection import freshness
from recall.collection.base import Base, moment_of
from recall.errors import RecallError, UnreadableFileError, UnwritableFileError
from recall.reviews import EventId
from recall.store import log, undoing
from recall.store.database import Reader, Writer
from recall.store.decisions import as_one
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.undoing import Act
from recall.writing import clear_drafts, remove, write_whole


class By(StrEnum):
    """Which command wrote."""

    JOT = "jot"
    ADD = "add"
    TAG = "tag"
    EDIT = "edit"


class Write(NamedTuple):
    """One file that is written."""

    path: str
    """In the collection, with `/` between folders."""
    before: bytes | None
    """What was read there; None where there was no file."""
    after: bytes | None
    """None where its owner's editor took the file away; nothing else does."""
    says: str = ""
    """What of it to name when it is taken back."""
    goes_with: Sequence[EventId] = ()
    """Events that hold no longer either once it is taken back."""


class ChangedMeanwhileError(RecallError):
    """A file is not what it was when it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} was changed just now by someone else. Nothing was changed; try again."


class WrittenSinceError(RecallError):
    """A file that a write is to be taken out of was changed since; the step is passed over."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} was edited since, so what was written there stays; take it out there if"
            " you want to. Nothing was changed; the next undo goes on with the step before."
        )


def content(target: Path) -> bytes | None:
    """Return what stands at the target, or None; a link there is not followed.

    Raises UnwritableFileError for what is no plain file, UnreadableFileError.
    """
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise UnwritableFileError(target, "something other than a file has its name")
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableFileError(target, error.strerror or str(error)) from error


# Writing ----------------------------------------------------------------------------------


def write(
    base: Base,
    writer: Writer,
    by: By,
    writes: Sequence[Write],
    moment: Moment,
    dice: Dice = os.urandom,
) -> list[EventId]:
    """Write the files and log what was written, all or nothing; return the ids of the events.

    Several are one step for undo. Raises ChangedMeanwhileError where a file is not as it
    was read.
    """
    for one in writes:
        if content(base.file(one.path)) != one.before:
            raise ChangedMeanwhileError(base.file(one.path))
    ids = note(writer, by, writes, moment, dice)
    # Only one at a time can be here: another's draft is a dead one's.
    clear_drafts(*(base.file(one.path) for one in writes))
    for one in writes:
        replace_with(writer, base.file(one.path), one.before, one.after)
    return ids


def note(
    writer: Writer, by: By, writes: Sequence[Write], moment: Moment, dice: Dice = os.urandom
) -> list[EventId]:
    """Log what is written, or was by the person's own editor, so that it can be taken back."""
    events = [Event(EventKind.NOTES_WRITTEN, one.path, _body(by, one)) for one in writes]
    return log.append_all(writer, as_one(events, dice), moment, dice)


def _body(by: By, one: Write) -> dict[str, object]:
    body: dict[str, object] = {"by": by, "says": one.says, "after": _digest(one.after)}
    if one.goes_with:
        body["with"] = list(one.goes_with)
    if one.before is None:
        return {**body, "before": None}
    cut = _cut(one.before, one.after or b"")
    return {
        **body,
        "before": freshness.digest(one.before),
        "at": cut.at,
        "removed": b64encode(cut.removed).decode(),
        "inserted": b64encode(cut.inserted).decode(),
    }


def _digest(data: bytes | None) -> str | None:
    return None if data is None else freshness.digest(data)


def replace(target: Path, old: bytes | None, new: bytes | None) -> None:
    """Give a file new content, None for none; raises ChangedMeanwhileError if it is not `old`."""

    def check() -> None:
        if content(target) != old:
            raise ChangedMeanwhileError(target)

    if new is None:
        check()
        remove(target)
    else:
        write_whole(target, new, check=check)


def replace_with(writer: Writer, target: Path, old: bytes | None, new: bytes | None) -> None:
    """Replace a file; should the transaction come to nothing, it gets back what it had."""
    replace(target, old, new)
    writer.if_undone(lambda: replace(target, new, old))


class _Cut(NamedTuple):
    """Where two contents differ: one stretch of whole lines."""

    at: int
    """Bytes that stand before it."""
    removed: bytes
    inserted: bytes


def _cut(before: bytes, after: bytes) -> _Cut:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return _Cut(
        sum(map(len, old[:head])),
        b"".join(old[head : len(old) - tail]),
        b"".join(new[head : len(new) - tail]),
    )


def _alike(some: Sequence[bytes], others: Sequence[bytes]) -> int:
    """Return how many items two sequences have in common at their beginnings."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


class Kept(NamedTuple):
    """What a file held before a person edited it."""

    path: str
    before: bytes


def keep(base: Base, path: str) -> Kept:
    """Return what is to be kept of a file while a person edits it; raises UnreadableFileError."""
    data = content(base.file(path))
    if data is None:
        raise UnreadableFileError(base.file(path), "it is gone")
    return Kept(path, data)


def edited(base: Base, kept: Kept, says: str) -> bool:
    """Log what a person made of a file, so that it can be taken back; return whether it changed."""
    now = content(base.file(kept.path))
    if now == kept.before:
        return False
    # A file that only has another name now is all there: nothing is to be given back.
    if now is not None or not _is_elsewhere(base, kept.before):
        with base.db.writing() as writer:
            note(writer, By.EDIT, [Write(kept.path, kept.before, now, says)], moment_of(base))
    return True


def _is_elsewhere(base: Base, data: bytes) -> bool:
    """Return whether some file of the collection has just these bytes."""
    alike = (one.path for one in freshness.deck_files(base) if one.size == len(data))
    return any(freshness.digest_of(base, path) == freshness.digest(data) for path in alike)


# Taking back ------------------------------------------------------------------------------


class TakenBack(NamedTuple):
    """A step that was taken out of the notes again."""

    by: By
    what: str


def take_back(
    base: Base, acts: Sequence[Act], moment: Moment, dice: Dice = os.urandom
) -> TakenBack | None:
    """Give the files what they had before, and log that the writes hold no longer; all or nothing.

    None, and nothing is changed, where the acts are the last ones no more.
    Raises WrittenSinceError where a file was changed since so that nobody can tell which of
    it was written. Such a step is passed over: nobody is kept from undoing what came before.
    """
    try:
        with base.db.writing() as writer:
            if undoing.last_acts(writer) != acts:
                return None
            return _take_back(base, writer, acts, moment, dice)
    except WrittenSinceError:
        with base.db.writing() as writer:
            events = [Event(EventKind.WITHDRAWN, act.event_id, {"stands": True}) for act in acts]
            log.append_all(writer, events, moment, dice)
        raise


def _take_back(
    base: Base, writer: Writer, acts: Sequence[Act], moment: Moment, dice: Dice
) -> TakenBack:
    bodies = [_body_of(writer, act.event_id) for act in acts]
    todo = []
    for act, body in zip(acts, bodies, strict=True):
        now = content(base.file(act.card_id))
        todo.append((base.file(act.card_id), now, _before(act.card_id, now, body)))
    ended = [EventId(event_id) for body in bodies for event_id in body.get("with", ())]
    events = [
        Event(EventKind.WITHDRAWN, event_id, {})
        for event_id in (*(act.event_id for act in acts), *ended)
    ]
    log.append_all(writer, events, moment, dice)
    for path, now, before in todo:
        if now != before:
            replace_with(writer, path, now, before)
    return TakenBack(By(bodies[0]["by"]), ", ".join(body["says"] for body in bodies))


def _body_of(reader: Reader, event_id: EventId) -> dict[str, Any]:
    """Return what the log says of a write."""
    body: dict[str, Any] = json.loads(str(reader.scalar(_BODY, (event_id,))))
    return body


_BODY = "select body from events where event_id = ?"


def _before(path: str, now: bytes | None, body: dict[str, Any]) -> bytes | None:
    """Return what the file held before the write, with what was edited elsewhere in it since."""
    digest = _digest(now)
    if digest == body["before"]:
        # A kill came between the file and the log, or somebody was quicker.
        return now
    if body["after"] is None:
        if now is not None:
            raise WrittenSinceError(path)
        return b64decode(body["removed"])
    if body["before"] is None or now is None:
        if digest == body["after"]:
            return None
        raise WrittenSinceError(path)
    removed, inserted = b64decode(body["removed"]), b64decode(body["inserted"])
    at = body["at"] if digest == body["after"] else _place_of(inserted, now)
    if at is None:
        raise WrittenSinceError(path)
    return now[:at] + removed + now[at + len(inserted) :]


def _place_of(lines: bytes, data: bytes) -> int | None:
    """Return where whole lines stand in a file; None unless it is once, and just so."""
    if not lines.strip() or not lines.endswith((b"\n", b"\r")) or data.count(lines) != 1:
        return None
    at = data.index(lines)
    return at if at == 0 or data[at - 1 : at] in (b"\n", b"\r") else None
