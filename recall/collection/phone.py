"""The phone: every ready card in a package for Anki."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from recall.anki import names, package
from recall.anki.notes import AnkiNote, anki_note
from recall.anki.package import ExportReport
from recall.cards import PromptId
from recall.collection.base import Base, moment_of
from recall.days import to_ms
from recall.errors import NotAPackageError, NothingToExportError, UnwritableFileError
from recall.reviews import EventId
from recall.store import exporting, log
from recall.store.exporting import ReadyPrompt, Sent
from recall.writing import clear_drafts, write_whole


class _Parcel(NamedTuple):
    """What an export would send, and what was known when it was packed."""

    notes: list[tuple[AnkiNote, Sent]]
    before: dict[PromptId, Sent]
    data: bytes
    stamp: EventId | None
    """The last entry of the log."""


def export(base: Base, target: Path) -> ExportReport:
    """Write every ready card into one Anki package.

    What was sent is remembered once the package is in its place: a crash in between only
    makes the next export send the same changes again. A collection that cannot be written
    is exported too, and remembers nothing.
    """
    _check(target)
    parcel = _parcel(base)
    if base.db.read_only:
        write_whole(target, parcel.data)
        return _report(target, parcel.notes, parcel.before)._replace(remembered=False)
    in_place = False
    try:
        with base.db.writing() as writer:
            if log.last_id(writer) != parcel.stamp:
                # Packing takes a while, and somebody wrote meanwhile.
                parcel = _parcel(base)
            # One export of the collection at a time: another's draft is a dead one's.
            clear_drafts(target)
            write_whole(target, parcel.data)
            in_place = True
            exporting.remember_sent(base.db, _news(parcel), moment_of(base))
    except UnwritableFileError:
        if not in_place:
            raise
        return _report(target, parcel.notes, parcel.before)._replace(remembered=False)
    return _report(target, parcel.notes, parcel.before)


def _parcel(base: Base) -> _Parcel:
    # First of all, so that whatever is written from here on is noticed.
    stamp = log.last_id(base.db)
    notes, before = outgoing(base), exporting.sent(base.db)
    return _Parcel(notes, before, package.packed([note for note, _ in notes]), stamp)


def _news(parcel: _Parcel) -> dict[PromptId, Sent]:
    now = {PromptId(note.guid): sent for note, sent in parcel.notes}
    return {prompt: sent for prompt, sent in now.items() if parcel.before.get(prompt) != sent}


def plan_export(base: Base, target: Path) -> ExportReport:
    """Return what `export` would put into the package, writing nothing."""
    _check(target)
    report = _report(target, outgoing(base), exporting.sent(base.db))
    return report._replace(remembered=False)


def _check(target: Path) -> None:
    """Raise NotAPackageError or UnwritableFileError where no package can be put."""
    try:
        is_there = target.exists()
    except OSError as error:
        raise UnwritableFileError(target, error.strerror or str(error)) from error
    if target.is_dir():
        raise NotAPackageError(target, "is a folder")
    if is_there and not target.is_file():
        raise NotAPackageError(target, "is no ordinary file")
    if target.suffix.lower() != ".apkg":
        # Anki goes by the ending; and a slip of the hand must not overwrite somebody's notes.
        raise NotAPackageError(target, "has no name that Anki knows packages by")
    if not target.parent.is_dir():
        raise UnwritableFileError(target, f"there is no folder {target.parent}")


def outgoing(base: Base) -> list[tuple[AnkiNote, Sent]]:
    """Return the note of every ready prompt, in the order in which new cards come.

    Raises NothingToExportError when there is none.
    """
    prompts, before = exporting.ready_prompts(base.db), exporting.sent(base.db)
    if not prompts:
        raise NothingToExportError
    decks = names.deck_names(prompt.deck for prompt in prompts)
    now = to_ms(base.clock()) // 1000
    return [
        _stamped(anki_note(prompt, decks[prompt.deck]), prompt, before.get(prompt.prompt_id), now)
        for prompt in prompts
    ]


def _stamped(
    note: AnkiNote, prompt: ReadyPrompt, before: Sent | None, now: int
) -> tuple[AnkiNote, Sent]:
    """Return the note with its modification time, which moves only when its content does.

    Anki takes a note whose time is later than its own: a time that moved without need would
    overwrite what was edited on the phone, and one that did not move would keep an edit from it.
    """
    digest = note.digest()
    if before is None:
        mod = min(prompt.changed_at // 1000, now)
    elif before.content == digest:
        mod = before.mod
    else:
        mod = max(now, before.mod + 1)
    return note._replace(mod=mod), Sent(digest, mod)


def _report(
    target: Path, notes: Sequence[tuple[AnkiNote, Sent]], before: Mapping[PromptId, Sent]
) -> ExportReport:
    earlier = [(before.get(PromptId(note.guid)), sent) for note, sent in notes]
    known = [(then, sent) for then, sent in earlier if then is not None]
    changed = sum(then != sent for then, sent in known)
    return ExportReport(
        path=target,
        notes=len(notes),
        cards=sum(len(note.cards) for note, _ in notes),
        new=len(notes) - len(known),
        changed=changed,
        unchanged=len(known) - changed,
        decks=tuple(dict.fromkeys(note.deck for note, _ in notes)),
        gone=len(before) - len(known),
    )
