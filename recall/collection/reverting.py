"""Taking a regeneration back: its cards as they were before today's rules came to them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from recall.cards import CardId, PromptId, faces
from recall.collection.changes import Changes, KeptPrompt, Orphaned
from recall.collection.decided import answers_of
from recall.collection.storing import Logged, store
from recall.matching import Edit
from recall.store import fates, log, notes, prompts, undoing, wordings
from recall.store.database import Value, Writer
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.prompts import Content, StoredPrompt
from recall.store.undoing import Act

if TYPE_CHECKING:
    from recall.scheduling import Forgetting
    from recall.store.notes import NoteRow


class _Memory(NamedTuple):
    """What the log keeps of a regeneration; the keys of its body."""

    kept: Mapping[str, Mapping[str, Any]]
    """The columns that each prompt had otherwise."""
    now: Mapping[str, str]
    """The fingerprint that each of them got, which tells whether it was edited since."""
    gone: Mapping[str, str]
    """The prompts that went, with the pins they had."""
    come: Sequence[str]
    """Those that came, or came back."""
    forward: Mapping[str, Sequence[str]]
    """The events that brought cards forward, with these."""
    notes: Sequence[Sequence[Value]]
    """Path, line, pin now, and the fate, reason and pin that each note had."""


def remember(
    writer: Writer,
    changes: Changes,
    notes_before: Sequence[tuple[NoteRow, str]],
    logged: Sequence[Logged],
    moment: Moment,
    dice: Dice,
) -> None:
    """Log what a regeneration changed, so that it can be taken back.

    To be called in its transaction, after all was stored and `logged`. Each of the notes, as
    it was, has the pin with it that it got.
    """
    kept = [one for one in changes.kept if not one.old.orphan]
    memory = _Memory(
        kept={one.old.prompt_id: columns_before(one) for one in kept},
        now={one.old.prompt_id: one.content.fingerprint for one in kept},
        gone={one.old.prompt_id: one.old.content.pin for one in changes.orphaned},
        come=[
            one.event.subject
            for one in logged
            if one.event.kind in (EventKind.PROMPT_ADDED, EventKind.PROMPT_REVIVED)
        ],
        forward=brought_forward(logged),
        notes=[
            [row.path, row.line, pin, row.fate, row.reason, row.pin] for row, pin in notes_before
        ],
    )
    event = Event(EventKind.REGENERATED, _a_card(changes, logged), memory._asdict())
    log.append_all(writer, [event], moment, dice)


def brought_forward(logged: Sequence[Logged]) -> dict[str, list[str]]:
    """Return the events that brought cards forward, with these."""
    return {
        one.event_id: cast("list[str]", found)
        for one in logged
        if (found := one.event.body.get("brought_forward"))
    }


def columns_before(one: KeptPrompt) -> dict[str, object]:
    """Return the columns that a prompt had otherwise, as they were."""
    return {
        field: value
        for field, value in one.old.content._asdict().items()
        if getattr(one.content, field) != value
    }


def _a_card(changes: Changes, logged: Sequence[Logged]) -> str:
    """Return a card to show when it is taken back: one that is there then, if any is."""
    olds = [*(one.old for one in changes.kept), *(one.old for one in changes.orphaned)]
    known = [card.card_id for old in olds for card in old.cards if not card.retired]
    new = (one.event.subject for one in logged if one.event.kind is EventKind.CARD_ADDED)
    return next(iter(known), None) or next(new, "")


def revert(
    writer: Writer, act: Act, forgetting: Forgetting, moment: Moment, dice: Dice = os.urandom
) -> None:
    """Give the prompts of a regeneration back what they were, as far as they still stand so.

    To be called inside a transaction. A prompt whose note was edited since stays as it is.
    """
    body = json.loads(
        str(writer.scalar("select body from events where event_id = ?", (act.event_id,)))
    )
    memory = _Memory(**body)
    named = {*memory.kept, *memory.gone, *memory.come}
    stored = {one.prompt_id: one for one in prompts.by_id(writer, named)}
    changes = Changes({}, (), tuple(_back(memory, stored)), tuple(_away(memory, stored)), ())
    store(writer, changes, files=(), gone=(), moment=moment, dice=dice)
    withdrawn = [act.event_id, *memory.forward]
    events = [Event(EventKind.WITHDRAWN, event_id, {"card": act.card_id}) for event_id in withdrawn]
    log.append_all(writer, events, moment, dice)
    for cards in memory.forward.values():
        for card_id in cards:
            undoing.restore(writer, CardId(card_id), forgetting)
    notes.put_back(writer, memory.notes)
    fates.tell(writer, [str(note[0]) for note in memory.notes], moment, dice)


def _back(memory: _Memory, stored: Mapping[PromptId, StoredPrompt]) -> Iterator[KeptPrompt]:
    """Yield the prompts that get back their words, and those that come back."""
    for prompt_id, before in memory.kept.items():
        one = stored[PromptId(prompt_id)]
        if not one.orphan and one.content.fingerprint == memory.now[prompt_id]:
            yield as_it_was(one, one.content._replace(**before))
    for prompt_id, pin in memory.gone.items():
        one = stored[PromptId(prompt_id)]
        if one.orphan:
            yield KeptPrompt(one, one.content._replace(pin=pin))


def as_it_was(one: StoredPrompt, content: Content) -> KeptPrompt:
    """Return a prompt that asks once more what it asked before, with the cards it had."""
    wording = wordings.from_json(content.wording)
    slots = {face.slot for face in faces(wording)}
    return KeptPrompt(
        one,
        content,
        Edit.REWORDED,
        answers_of(wording),
        retired=tuple(c.card_id for c in one.cards if c.slot not in slots and not c.retired),
        back=tuple(c.card_id for c in one.cards if c.slot in slots and c.retired),
    )


def _away(memory: _Memory, stored: Mapping[PromptId, StoredPrompt]) -> Iterator[Orphaned]:
    for prompt_id in memory.come:
        one = stored[PromptId(prompt_id)]
        if not one.orphan:
            yield Orphaned(one, whole=False)
