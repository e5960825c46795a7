"""Regenerating: what today's rules would make of notes whose cards are pinned, taken on request."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from recall import deckfiles, matching
from recall.cards import CardId, Face, Tier, faces
from recall.collection import freshness
from recall.collection.base import Base, moment_of
from recall.collection.changes import AddedPrompt, Changes, KeptPrompt, Orphaned, Unsure
from recall.collection.choosing import chosen
from recall.collection.restating import FileToday, Restated, told_apart
from recall.collection.reverting import remember
from recall.collection.storing import store
from recall.drafts import Outcome
from recall.errors import RecallError, UnreadableFileError
from recall.habits import NO_HABITS
from recall.reviews import EventId
from recall.store import log, notes, settled, wordings
from recall.store.log import Dice
from recall.store.notes import NoteRow
from recall.store.prompts import Content, StoredPrompt


class Change(StrEnum):
    """What taking today's rules does with a card."""

    NEW = "new"
    DRAFT = "new draft"
    REWORDED = "reworded"
    """Asks the same fact in other words and keeps its history."""
    CHANGED = "changed"
    """Says another number, name or the opposite: it keeps its history and comes back today."""
    READY = "becomes ready"
    WAITS = "becomes a draft"
    PLACED = "placed anew"
    """Only what stands around it is told otherwise: speaker, talk, link."""
    GONE = "goes"
    """Out of the queue, with its history."""
    BACK = "comes back"
    UNDECIDED = "to decide"
    """Goes, unless a person says that a new card asks the same."""


class CardChange(NamedTuple):
    """One card that would be another one, come or go."""

    change: Change
    pattern: str
    before: Face | None
    after: Face | None
    reviews: int
    """Answers that its history holds."""
    why: str | None
    """Why today's rules do not make it, or not ready; None where that says itself."""


class Bullet(NamedTuple):
    """A note of which today's rules make something else, with those that share its cards."""

    path: str
    line: int
    text: str
    changes: tuple[CardChange, ...]
    """None where only reasons in words are others."""
    restated: Restated

    @property
    def by_habits(self) -> bool:
        """Whether it is not the rules that are others, but what this person made of cards."""
        return self.restated.by_habits


class Regeneration(NamedTuple):
    """What today's rules would make of the notes that were asked about."""

    bullets: tuple[Bullet, ...]
    """Those a person would see a difference in, by file and line."""
    quiet: tuple[Bullet, ...]
    """Those of which only the reason in words is another."""
    stale: tuple[str, ...]
    """Files that are not as the last scan read them; they were not looked at."""
    rows: Mapping[str, tuple[NoteRow, ...]]
    """Every note of the files, as it is stored."""
    stamp: EventId | None
    """The last entry of the log when this was worked out."""

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many cards there are of each change."""
        return counts(self.bullets)


def counts(bullets: Iterable[Bullet]) -> Mapping[Change, int]:
    """Return how many cards of the bullets there are of each change."""
    return Counter(one.change for bullet in bullets for one in bullet.changes)


class RegeneratedMeanwhileError(RecallError):
    """Something was stored since the plan was made."""

    def __str__(self) -> str:
        return "Something was stored just now by another command. Nothing was changed; try again."


def plan(base: Base, words: Sequence[str] = ()) -> Regeneration:
    """Return what today's rules would make of the notes of some files and decks, or of all.

    Raises NotInCollectionError and UnknownDeckError.
    """
    stamp = log.last_id(base.db)
    choice = chosen(base, words)
    known = notes.files(base.db)
    found: list[Bullet] = []
    stale: list[str] = []
    rows: dict[str, tuple[NoteRow, ...]] = {}
    habits = settled.habits(base.db)
    for path in sorted(known):
        if not (choice.everything or choice.decks or path in choice.paths):
            continue
        data = _bytes(base, path)
        if data is None or freshness.digest(data) != known[path].digest:
            stale.append(path)
            continue
        file = FileToday(base.db, path, data, habits)
        rows[path] = file.rows()
        today = list(file.restated(choice))
        if today and habits != NO_HABITS:
            for_all = FileToday(base.db, path, data, NO_HABITS).restated(choice)
            today = list(told_apart(today, list(for_all), file.refused | file.learned))
        found += map(_bullet, today)
    return Regeneration(
        tuple(bullet for bullet in found if bullet.changes),
        tuple(bullet for bullet in found if not bullet.changes),
        tuple(stale),
        rows,
        stamp,
    )


def _bytes(base: Base, path: str) -> bytes | None:
    try:
        return deckfiles.bytes_of(base.file(path))
    except UnreadableFileError:
        return None


def apply(
    base: Base, plan: Regeneration, taken: Iterable[Bullet], *, dice: Dice = os.urandom
) -> None:
    """Store what was taken of the plan, all of it or nothing.

    Raises RegeneratedMeanwhileError if anything was stored since the plan was made.
    """
    wanted = [*taken, *plan.quiet]
    changes = _together(wanted, plan.rows)
    moment = moment_of(base)
    fates = [
        (plan.rows[one.path][place], row.pin)
        for one in wanted
        for place, row in one.restated.rows.items()
    ]
    with base.db.writing() as writer:
        if log.last_id(writer) != plan.stamp:
            raise RegeneratedMeanwhileError
        logged = store(writer, changes, files=(), gone=(), moment=moment, dice=dice)
        remember(writer, changes, fates, logged, moment, dice)


def _together(bullets: Sequence[Bullet], stored: Mapping[str, Sequence[NoteRow]]) -> Changes:
    """Return the plans of several bullets as one; all other notes stay as they are stored."""
    rows = {bullet.path: list(stored[bullet.path]) for bullet in bullets}
    added: list[AddedPrompt] = []
    unsure: list[Unsure] = []
    for bullet in bullets:
        for place, row in bullet.restated.rows.items():
            rows[bullet.path][place] = row
        unsure += [
            each._replace(added=each.added + len(added)) for each in bullet.restated.changes.unsure
        ]
        added += bullet.restated.changes.added
    return Changes(
        notes=rows,
        added=tuple(added),
        kept=tuple(kept for bullet in bullets for kept in bullet.restated.changes.kept),
        orphaned=tuple(gone for bullet in bullets for gone in bullet.restated.changes.orphaned),
        unsure=tuple(unsure),
    )


# What is shown ------------------------------------------------------------------------------


def _bullet(one: Restated) -> Bullet:
    first = one.notes[0].placed.note
    return Bullet(one.notes[0].path, first.span.first, first.text, tuple(_changes(one)), one)


def _changes(one: Restated) -> Iterator[CardChange]:
    """Yield what a person would see, card by card."""
    outcomes = [note.outcome for note in one.notes if note.outcome]
    asked = {unsure.added: unsure.old for unsure in one.changes.unsure}
    doubtful = {old.prompt_id for old in asked.values()}
    for kept in one.changes.kept:
        yield from _of_kept(kept, outcomes)
    for number, added in enumerate(one.changes.added):
        yield from _of_added(added, asked.get(number), outcomes)
    for gone in one.changes.orphaned:
        if gone.old.prompt_id not in doubtful:
            yield from _of_gone(gone, outcomes)


def _of_kept(kept: KeptPrompt, outcomes: Sequence[Outcome]) -> Iterator[CardChange]:
    before, after = _faces(kept.old.content), _faces(kept.content)
    pattern = kept.content.pattern
    for card in kept.old.cards:
        was, now = before.get(card.slot), after.get(card.slot)
        if card.card_id in kept.retired:
            yield CardChange(Change.GONE, pattern, was, None, card.reviews, None)
        elif now is not None and (change := _change(kept, card.card_id)):
            why = _why(change, kept, outcomes)
            yield CardChange(change, pattern, was, now, card.reviews, why)
    for slot in kept.added:
        yield CardChange(Change.NEW, pattern, None, after[slot], 0, None)


def _why(change: Change, kept: KeptPrompt, outcomes: Sequence[Outcome]) -> str | None:
    old, new = kept.old.content, kept.content
    if change is Change.WAITS:
        return _why_waiting(outcomes)
    if change is Change.PLACED:
        return f"{old.context} → {new.context}" if old.context != new.context else "another link"
    return None


def _change(kept: KeptPrompt, card_id: CardId) -> Change | None:
    """Return what becomes of a card that stays; None when nobody would see it."""
    if kept.old.orphan or card_id in kept.back:
        return Change.BACK
    if card_id in kept.changed:
        return Change.CHANGED
    if kept.differs_in(("wording", "extra")):
        return Change.REWORDED
    if kept.differs_in(("tier",)):
        return Change.READY if kept.content.tier == Tier.READY else Change.WAITS
    return Change.PLACED if kept.differs_in(("context", "source", "deck")) else None


def _of_added(
    added: AddedPrompt, old: StoredPrompt | None, outcomes: Sequence[Outcome]
) -> Iterator[CardChange]:
    waits = added.content.tier == Tier.DRAFT
    before = next(iter(_faces(old.content).values())) if old else None
    change = Change.UNDECIDED if old else Change.DRAFT if waits else Change.NEW
    reviews = sum(card.reviews for card in old.cards) if old else 0
    why = _why_waiting(outcomes) if waits else None
    for face in _faces(added.content).values():
        yield CardChange(change, added.content.pattern, before, face, reviews, why)


def _of_gone(gone: Orphaned, outcomes: Sequence[Outcome]) -> Iterator[CardChange]:
    content = gone.old.content
    faces_then = _faces(content)
    why = _why_gone(content, outcomes)
    for card in gone.old.cards:
        if card.slot in faces_then and not card.retired:
            face = faces_then[card.slot]
            yield CardChange(Change.GONE, content.pattern, face, None, card.reviews, why)


def _faces(content: Content) -> dict[int, Face]:
    wording = wordings.from_json(content.wording)
    return {face.slot: face for face in faces(wording, content.extra)}


def _why_waiting(outcomes: Sequence[Outcome]) -> str | None:
    return next((one.reason for one in outcomes if one.reason), None)


def _why_gone(content: Content, outcomes: Sequence[Outcome]) -> str:
    """Return in words why today's rules do not make the card."""
    for outcome in outcomes:
        for refusal in outcome.refusals:
            if matching.fingerprint(refusal.draft.wording) == content.fingerprint:
                return (
                    refusal.reason
                    if refusal.gate == "rank"
                    else f"{refusal.gate}: {refusal.reason}"
                )
    if not any(outcome.drafts for outcome in outcomes):
        return next((one.reason for one in outcomes if one.reason), "no pattern makes it any more")
    return "no pattern makes it any more"
