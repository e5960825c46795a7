"""Decisions of a person about cards before they are learned: taken, refused, worded, left out.

Each is an event of the log and, in the same transaction, what comes of it. A decision about
something that is not as it was shown raises DecidedMeanwhileError, and nothing is stored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from recall.cards import PromptId, Tier
from recall.collection import further
from recall.collection.base import Base, moment_of
from recall.collection.changes import AddedPrompt, Changes, Orphaned
from recall.collection.decided import answers_of, content_of
from recall.collection.holding import WRITTEN
from recall.collection.inbox import Proposal, Waiting
from recall.collection.storing import store
from recall.errors import RecallError
from recall.matching import fingerprint, numbered
from recall.notes import Fate
from recall.offering import LIST_PATTERNS
from recall.reviews import EventId
from recall.store import answers, fates, log, notes, prompts, settled, wordings
from recall.store.database import Value, Writer
from recall.store.decisions import INSTEAD, OFFERED, as_one
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.notes import NoteRow
from recall.store.prompts import ACCEPTED, REFUSED, StoredPrompt
from recall.store.settled import SettledNote
from recall.store.undoing import Act

if TYPE_CHECKING:
    from recall.scheduling import Forgetting


class DecidedMeanwhileError(RecallError):
    """What was decided about is not as it was shown."""

    def __str__(self) -> str:
        return (
            "That was decided elsewhere meanwhile, or its note has changed. Nothing was stored:"
            " go on with what waits now."
        )


# Decisions --------------------------------------------------------------------------------


def accept(
    base: Base, bullets: Sequence[Waiting], *, at_once: bool = False, dice: Dice = os.urandom
) -> EventId:
    """Take every card that is proposed for the bullets, all or none.

    `at_once` says that many were taken without a look at each.
    """
    moment = moment_of(base)
    with base.db.writing() as writer:
        events: list[Event] = []
        for bullet in bullets:
            row = still(writer, bullet)
            for one in bullet.proposals:
                prompt_id = one.prompt_id or _made(writer, bullet, one, Tier.READY, moment, dice)
                body = _body(one, row, {"all": True} if at_once else {})
                events.append(_judged(writer, EventKind.ACCEPTED, prompt_id, body))
            _set_fate(writer, row, Fate.READY, None)
            _tell_items(writer, bullet, _DRAFT_OF_LIST, _LIST, Fate.READY)
        event_id = log.append_all(writer, as_one(events, dice), moment, dice)[0]
        fates.tell(writer, [bullet.path for bullet in bullets], moment, dice)
        return event_id


def choose(base: Base, bullet: Waiting, chosen: Proposal, *, dice: Dice = os.urandom) -> EventId:
    """Take one of the drafts that a bullet offers to choose from; the others go. All or none.

    Those that go are not asked again, as if they were rejected, but nothing is said against them.
    """
    moment = moment_of(base)
    assert chosen.prompt_id is not None  # drafts are stored
    with base.db.writing() as writer:
        row = still(writer, bullet)
        body = _body(chosen, row, {})
        events = [_judged(writer, EventKind.ACCEPTED, chosen.prompt_id, body)]
        for one in bullet.proposals:
            if one.prompt_id is not None and one.prompt_id != chosen.prompt_id:
                body = _body(
                    one, row, {INSTEAD: chosen.prompt_id} | _asked(writer, one.prompt_id, one, row)
                )
                events.append(_judged(writer, EventKind.REJECTED, one.prompt_id, body))
        _set_fate(writer, row, Fate.READY, None)
        event_id = log.append_all(writer, as_one(events, dice), moment, dice)[0]
        fates.tell(writer, [bullet.path], moment, dice)
        return event_id


def reject(
    base: Base, bullet: Waiting, refused: Sequence[Proposal], *, dice: Dice = os.urandom
) -> EventId:
    """Take some of the cards proposed for a bullet out, for good; all or none.

    A bullet that loses its last card, a ready one, waits with what else could be asked of it.
    """
    moment = moment_of(base)
    with base.db.writing() as writer:
        row = still(writer, bullet)
        instead = _offered_instead(base, writer, bullet, refused, moment, dice)
        events: list[Event] = []
        for one in refused:
            assert one.prompt_id is not None  # what is not stored cannot be taken out
            body = _body(one, row, _asked(writer, one.prompt_id, one, row) | instead)
            events.append(_judged(writer, EventKind.REJECTED, one.prompt_id, body))
        notes.settle_fates(writer, [event.subject for event in events])
        event_id = log.append_all(writer, as_one(events, dice), moment, dice)[0]
        fates.tell(writer, [bullet.path], moment, dice)
        return event_id


def _offered_instead(
    base: Base,
    writer: Writer,
    bullet: Waiting,
    refused: Sequence[Proposal],
    moment: Moment,
    dice: Dice,
) -> dict[str, object]:
    """Let the drafts wait that a bullet offers instead of its last card, and return what the
    rejection says of them.

    Of a bullet that only ever had drafts to offer, these were all.
    """
    going = {one.prompt_id for one in refused}
    there = prompts.of_note(writer, *bullet.place)
    if all(one.tier != Tier.READY for one in refused) or any(
        not one.refused and one.prompt_id not in going for one in there
    ):
        return {}
    found = further.beside(base, bullet)
    if found is None:
        return {}
    made = [_made(writer, found, one, Tier.DRAFT, moment, dice) for one in found.proposals]
    return {OFFERED: made}


def settle(base: Base, bullet: Waiting, *, for_good: bool, dice: Dice = os.urandom) -> EventId:
    """Keep a bullet as a note only, or skip it for good: it has no card."""
    moment = moment_of(base)
    kind = EventKind.SKIPPED if for_good else EventKind.NOTE_ONLY
    with base.db.writing() as writer:
        row = still(writer, bullet)
        there = prompts.of_note(writer, row.path, row.line, row.pin)
        section = json.loads(row.section)
        anchor = there[0].content.anchor if there else None
        if bullet.placed:
            anchor = bullet.placed.placed.note.anchor
        body = {
            "path": row.path,
            "section": section,
            "anchor": anchor,
            "note_text": bullet.text,
            "fate": row.fate,
            "reason": row.reason,
            "prompts": {one.prompt_id: one.verdict for one in there if not one.refused},
            "answers": {
                one.prompt_id: answers.ever_given(writer, one.prompt_id)
                for one in there
                if not one.refused
            },
        }
        (event_id,) = log.append_all(writer, [Event(kind, row.pin, body)], moment, dice)
        note = SettledNote(
            event_id, kind, row.path, row.line, row.section, anchor, bullet.text, row.pin
        )
        settled.put(writer, [note])
        for one in there:
            prompts.judge(writer, one.prompt_id, REFUSED, one.content.tier)
        _set_fate(writer, row, Fate.SKIPPED, notes.SETTLED[kind])
        fates.tell(writer, [row.path], moment, dice)
        return event_id


def still(writer: Writer, bullet: Waiting) -> NoteRow:
    """Return the bullet as it is stored; raises DecidedMeanwhileError if it is another now."""
    row = notes.at(writer, bullet.path, bullet.line, bullet.pin)
    known = {one.prompt_id: one for one in prompts.of_note(writer, *bullet.place)}
    asked = {one.content.fingerprint for one in known.values()}
    if row is None or row.fate != bullet.fate:
        raise DecidedMeanwhileError
    for one in bullet.proposals:
        if one.prompt_id is None and fingerprint(one.wording) in asked:
            raise DecidedMeanwhileError
        if one.prompt_id is not None and not _stands(one, known):
            raise DecidedMeanwhileError
    return row


def _stands(one: Proposal, known: dict[PromptId, StoredPrompt]) -> bool:
    stored = known.get(PromptId(one.prompt_id or ""))
    if stored is None or stored.verdict is not None or stored.content.tier != one.tier:
        return False
    return wordings.from_json(stored.content.wording) == one.wording


def _judged(writer: Writer, kind: EventKind, prompt_id: PromptId, body: dict[str, object]) -> Event:
    """Give a prompt the verdict of a decision, and return the event of it."""
    if kind is EventKind.ACCEPTED:
        prompts.judge(writer, prompt_id, ACCEPTED, Tier.READY)
    else:
        prompts.judge(writer, prompt_id, REFUSED, str(body["tier"]))
    return Event(kind, prompt_id, body)


def _body(one: Proposal, row: NoteRow, more: dict[str, object]) -> dict[str, object]:
    body = {"pattern": one.pattern, "tier": one.tier, "fate": row.fate, "reason": row.reason}
    return body | ({"added": True} if one.prompt_id is None else {}) | more


def _asked(writer: Writer, prompt_id: PromptId, one: Proposal, row: NoteRow) -> dict[str, object]:
    """Return what is not to be asked again of this note, for it may go and come back.

    With it goes how many answers are known here: what another machine learned meanwhile is not
    what was rejected.
    """
    return {
        "path": row.path,
        "pin": row.pin,
        "fingerprint": fingerprint(one.wording),
        "answers": answers.ever_given(writer, prompt_id),
    }


def _made(
    writer: Writer, bullet: Waiting, one: Proposal, tier: Tier, moment: Moment, dice: Dice
) -> PromptId:
    """Make a prompt of what the rules had and nobody has stored, and return its id."""
    assert bullet.placed is not None
    assert one.draft is not None
    wording = numbered(one.wording)
    content = content_of(bullet.placed, one.draft, wording)._replace(tier=tier)
    added = AddedPrompt(content, answers_of(wording))
    logged = store(
        writer, Changes({}, (added,), (), (), ()), files=(), gone=(), moment=moment, dice=dice
    )
    made = (each.event for each in logged if each.event.kind is EventKind.PROMPT_ADDED)
    return PromptId(next(made).subject)


# What a note is told ----------------------------------------------------------------------

_LIST = "asked for by the list in line "
_DRAFT_OF_LIST = "asked for by the draft of the list in line "


def _set_fate(writer: Writer, row: NoteRow, fate: str, reason: str | None) -> None:
    notes.put_back(writer, [(row.path, row.line, row.pin, fate, reason, row.pin)])


def _tell_items(writer: Writer, bullet: Waiting, old: str, new: str, fate: Fate) -> None:
    """Give the items of a list the fate that the list has got."""
    if any(one.pattern in LIST_PATTERNS for one in bullet.proposals):
        notes.reword_reason(writer, bullet.path, f"{old}{bullet.line}", f"{new}{bullet.line}", fate)


# Taking back ------------------------------------------------------------------------------


def take_back(
    writer: Writer,
    acts: Sequence[Act],
    forgetting: Callable[[], Forgetting],
    moment: Moment,
    dice: Dice = os.urandom,
) -> None:
    """Withdraw decisions that were made together, and give prompts and notes back what they had.

    Where another machine has decided about the same, its decision holds.
    """
    events = [Event(EventKind.WITHDRAWN, act.event_id, {}) for act in acts]
    withdrawals = log.append_all(writer, events, moment, dice)
    about: set[PromptId] = set()
    for act in acts:
        body = json.loads(str(writer.scalar(_BODY, (act.event_id,))))
        if act.kind in (EventKind.NOTE_ONLY, EventKind.SKIPPED):
            _unsettle(writer, act.event_id, body)
            about |= {PromptId(one) for one in body["prompts"]}
        else:
            _unjudge(writer, PromptId(act.card_id), body, moment, dice)
            about.add(PromptId(act.card_id))
    if settled.are_judged(writer, about):
        from recall.journal import following

        following.follow_these(writer, withdrawals, forgetting())
        notes.settle_fates(writer, about)
    fates.tell(writer, _files_of(writer, acts), moment, dice)


def _files_of(writer: Writer, acts: Sequence[Act]) -> set[str]:
    """Return the files of the prompts and notes that were decided about."""
    there = prompts.by_id(writer, {act.card_id for act in acts})
    bodies = (json.loads(str(writer.scalar(_BODY, (act.event_id,)))) for act in acts)
    return {one.content.path for one in there} | {
        str(body["path"]) for body in bodies if "path" in body
    }


_BODY = "select body from events where event_id = ?"


def propose_again(
    writer: Writer,
    proposed: Iterable[tuple[PromptId, dict[str, Value]]],
    moment: Moment,
    dice: Dice = os.urandom,
) -> None:
    """Let prompts wait as the bodies of their events say, those whose notes are still there."""
    events = []
    paths = set()
    for prompt_id, body in proposed:
        for prompt in prompts.by_id(writer, [prompt_id]):
            content = prompt.content
            if prompt.orphan or prompt.verdict or content.pattern in WRITTEN:
                continue
            prompts.judge(writer, prompt_id, None, str(body["tier"]))
            known = answers.ever_given(writer, prompt_id)
            said = {"tier": body["tier"], "answers": known}
            events.append(Event(EventKind.PROPOSED, prompt_id, said))
            paths.add(content.path)
            notes.settle_fates(writer, [prompt_id])
            row = notes.at(writer, content.path, content.note_line, content.pin)
            # Older events say nothing of the note.
            if row is not None and row.fate == body.get("fate"):
                _set_fate(writer, row, row.fate, _text(body["reason"]))
    log.append_all(writer, events, moment, dice)
    fates.tell(writer, paths, moment, dice)


def _unjudge(
    writer: Writer, prompt_id: PromptId, body: dict[str, Any], moment: Moment, dice: Dice
) -> None:
    for prompt in prompts.by_id(writer, [prompt_id]):
        content = prompt.content
        if body.get("added"):
            _unmake(writer, [prompt], moment, dice)
        else:
            prompts.judge(writer, prompt_id, None, str(body["tier"]))
            offered = prompts.by_id(writer, body.get(OFFERED, ()))
            # What another machine has decided about stays.
            _unmake(writer, [one for one in offered if not one.verdict], moment, dice)
        row = notes.at(writer, content.path, content.note_line, content.pin)
        if row is not None and not prompt.orphan:
            _set_fate(writer, row, str(body["fate"]), _text(body["reason"]))
        if content.pattern in LIST_PATTERNS and body["fate"] == Fate.DRAFT:
            line = content.note_line
            notes.reword_reason(
                writer, content.path, f"{_LIST}{line}", f"{_DRAFT_OF_LIST}{line}", Fate.DRAFT
            )


def _unmake(writer: Writer, made: Iterable[StoredPrompt], moment: Moment, dice: Dice) -> None:
    """Let prompts go that a decision had made."""
    orphaned = tuple(Orphaned(one, whole=False) for one in made if not one.orphan)
    if orphaned:
        changes = Changes({}, (), (), orphaned, ())
        store(writer, changes, files=(), gone=(), moment=moment, dice=dice)


def _unsettle(writer: Writer, event_id: EventId, body: dict[str, object]) -> None:
    for note in settled.all_settled(writer):
        if note.event_id == event_id:
            row = notes.at(writer, note.path, note.line, note.pin)
            if row is not None:
                _set_fate(writer, row, str(body["fate"]), _text(body["reason"]))
    settled.drop(writer, event_id)
    before = settled.verdicts_before(writer, event_id)
    for prompt in prompts.by_id(writer, before):
        prompts.judge(writer, prompt.prompt_id, before[prompt.prompt_id], prompt.content.tier)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
