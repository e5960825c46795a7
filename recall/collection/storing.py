"""Writing what a scan changes: prompts, cards, notes and the events that say so, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from recall.cards import CardId, PromptId, Tier
from recall.collection.changes import (
    AddedPrompt,
    Changes,
    KeptPrompt,
    Likely,
    MovedCard,
    Orphaned,
)
from recall.days import from_ms, to_ms
from recall.matching import Edit
from recall.notes import Fate
from recall.reviews import EventId
from recall.store import answers, claims, fates, ids, log, machines, notes, prompts, settled
from recall.store.database import Writer
from recall.store.log import Dice, Event, EventKind, Moment
from recall.store.notes import FileRow
from recall.store.prompts import PLACE, SHOWN, Content, NewCard
from recall.store.settled import SettledNote


class Logged(NamedTuple):
    """An event as the log has it."""

    event_id: EventId
    event: Event


def store(
    writer: Writer,
    changes: Changes,
    *,
    files: Sequence[FileRow],
    gone: Sequence[str],
    moment: Moment,
    dice: Dice,
) -> list[Logged]:
    """Write the changes and return what was logged; to be called inside their transaction.

    `files` are those that were read or touched, `gone` those that are no more.
    """
    changes = changes.against_the_log()
    # The instant that the events get: what is stored with it can be told from them.
    at = from_ms(log.free_ms(writer, "events", to_ms(moment.at)))
    moment = moment._replace(at=at)
    touched = {*_touched(changes), *gone}
    coming = fates.unseen(writer, touched) if claims.is_shared(writer) else set()
    notes.drop_files(writer, gone)
    notes.put_files(writer, files, changes.notes)
    events = [
        *_orphan(writer, changes.orphaned, moment),
        *_keep(writer, changes.kept, moment, dice),
        *_add(writer, changes, moment, dice),
        *_ask(writer, changes.likely),
    ]
    told = [one for one in changes.kept if one.old.orphan or one.differs_in(_FATE)]
    notes.settle_fates(writer, [one.old.prompt_id for one in told])
    events += _settle(writer, changes)
    events[:0] = _where_alike(writer, changes, events)
    news = fates.news(writer, touched, coming)
    events += (*_beside_alike(writer, news, events), *news)
    return list(map(Logged, log.append_all(writer, events, moment, dice), events))


def _touched(changes: Changes) -> set[str]:
    """Return the files whose notes may have another fate now."""
    kept = {path for one in changes.kept for path in (one.old.content.path, one.content.path)}
    gone = {one.old.content.path for one in changes.orphaned}
    return {*changes.notes, *kept, *gone, *(one.content.path for one in changes.added)}


def _where_alike(writer: Writer, changes: Changes, events: Sequence[Event]) -> Iterator[Event]:
    """Yield where prompts stand that the log could take for those of another note.

    Such are prompts of notes that are alike, when one of them moved; and prompts of one note to
    which another one has come, be it from a note that is just like it, for the log may have missed
    where the note went meanwhile. Of all others the notes tell. It comes first: what is added then
    is known to be another.
    """
    moved = {
        one.old.prompt_id
        for one in changes.kept
        if one.old.orphan or one.differs_in((*_SILENT, "path", "pin"))
    }
    came = {one.old.prompt_id for one in changes.kept if _has_new_lines(one)}
    before = {one.old.prompt_id: one.old.content.note_line for one in changes.kept}
    added = {event.subject for event in events if event.kind is EventKind.PROMPT_ADDED}
    placed = {e.subject for e in events if e.body.keys() >= set(_SILENT)}
    for there in prompts.of_one_pin(writer, _touched(changes)).values():
        is_one_note = len({lines["note_line"] for lines in there.values()}) == 1
        stood = {before.get(prompt_id, lines["note_line"]) for prompt_id, lines in there.items()}
        is_met = is_one_note and len(stood) > 1
        if is_met or ((came if is_one_note else moved) | added) & there.keys():
            for prompt_id, lines in there.items():
                if prompt_id not in placed:
                    yield Event(EventKind.PROMPT_MOVED, prompt_id, lines)


def _beside_alike(
    writer: Writer, news: Sequence[Event], events: Sequence[Event]
) -> Iterator[Event]:
    """Yield where prompts stand whose notes are like those that have none, by what is told of
    these.

    From the lines alone the log could not tell which of the notes they are of.
    """
    told = fates.without_prompts(news)
    placed = {event.subject for event in events if event.body.keys() >= set(_SILENT)}
    for one in prompts.live_by_pin(writer, {pin for _, pin in told}) if told else ():
        content = one.content
        if (content.path, content.pin) in told and one.prompt_id not in placed:
            lines = {name: getattr(content, name) for name in prompts.LINES}
            yield Event(EventKind.PROMPT_MOVED, one.prompt_id, lines)


def _has_new_lines(one: KeptPrompt) -> bool:
    """Return whether it stands on another note, or on other lines of its own one."""
    return (
        one.old.orphan
        or one.differs_in(("path", "pin"))
        or _within_note(one.old.content) != _within_note(one.content)
    )


def _within_note(content: Content) -> tuple[int, int]:
    return content.line - content.note_line, content.end_line - content.note_line


def _settle(writer: Writer, changes: Changes) -> list[Event]:
    """Let what a person decided about notes go on with them."""
    now = [one.now for one in changes.settled]
    settled.put(writer, now)
    for again in changes.settled:
        for prompt in prompts.by_id(writer, again.refused):
            prompts.judge(writer, prompt.prompt_id, prompts.REFUSED, prompt.content.tier)
    places = [(note, notes.SETTLED[note.kind]) for note in now]
    notes.put_back(
        writer,
        [(n.path, n.line, n.pin, Fate.SKIPPED, reason, n.pin) for n, reason in places],
    )
    return [
        Event(EventKind.NOTE_MOVED, one.now.event_id, changed)
        for one in changes.settled
        if (changed := one.changed())
    ] + [_open(writer, note) for note in changes.opened]


def _open(writer: Writer, note: SettledNote) -> Event:
    """Let a note be asked about again, with the prompts that went with it, as long as it says
    something else."""
    settled.put(writer, [note._replace(pin="")])
    before = settled.verdicts_before(writer, note.event_id)
    for prompt in prompts.by_id(writer, before):
        verdict = before[prompt.prompt_id]
        prompts.judge(writer, prompt.prompt_id, verdict, prompt.content.tier)
    notes.settle_fates(writer, before)
    return Event(EventKind.NOTE_MOVED, note.event_id, {"opened": True})


_FATE = ("path", "pin", "tier")
"""Columns that tell which note has which fate."""


# Prompts that are gone --------------------------------------------------------------------


def _orphan(writer: Writer, orphaned: Sequence[Orphaned], moment: Moment) -> list[Event]:
    prompts.orphan(writer, [(one.old.prompt_id, one.whole) for one in orphaned], to_ms(moment.at))
    prompts.drop_undecided(writer, [one.old.prompt_id for one in orphaned])
    return [
        Event(
            EventKind.PROMPT_ORPHANED,
            one.old.prompt_id,
            {"whole": one.whole} | {name: getattr(one.old.content, name) for name in _STOOD},
        )
        for one in orphaned
    ]


# Prompts that stay ------------------------------------------------------------------------


def _keep(writer: Writer, kept: Sequence[KeptPrompt], moment: Moment, dice: Dice) -> list[Event]:
    today = moment.study_day.isoformat()
    prompts.change(writer, [(one.old.prompt_id, one.content) for one in kept])
    shown = [one.old.prompt_id for one in kept if one.old.orphan or one.differs_in(SHOWN)]
    prompts.touch(writer, shown, to_ms(moment.at))
    prompts.answers(writer, dict(_new_answers(kept)))
    prompts.retire(writer, [card for one in kept for card in one.retired], True)
    prompts.retire(writer, [card for one in kept for card in one.back], False)
    cards = _cards_of_kept(writer, kept, moment, dice)
    prompts.add_cards(writer, cards)
    prompts.mark_changed(writer, [card for one in kept for card in one.changed], today)
    answers.as_answered(writer, [card for one in kept for card in one.as_learned])
    prompts.ask_anew(writer, [one.old.prompt_id for one in kept if _shows_more_than_a_slip(one)])
    prompts.shelve(writer, [one.old.prompt_id for one in kept if _may_shelve(one)])
    prompts.drop_undecided(writer, [one.old.prompt_id for one in kept if one.old.orphan])
    return [*(event for one in kept for event in _kept_events(one)), *map(_card_added, cards)]


def _shows_more_than_a_slip(one: KeptPrompt) -> bool:
    """Return whether an answer to what it showed so far would be one to another card."""
    return one.edit > Edit.SMALL and one.differs_in(("wording", "kind"))


def _new_answers(kept: Sequence[KeptPrompt]) -> Iterator[tuple[CardId, str]]:
    for one in kept:
        for card in one.old.cards:
            if one.answers.get(card.slot, card.answer) != card.answer:
                yield card.card_id, one.answers[card.slot]


def _may_shelve(one: KeptPrompt) -> bool:
    return bool(one.old.orphan or one.retired or one.back or one.differs_in(("tier",)))


def _cards_of_kept(
    writer: Writer, kept: Sequence[KeptPrompt], moment: Moment, dice: Dice
) -> list[NewCard]:
    wanted = [
        (one.old.prompt_id, slot, one.answers[slot], one.content.tier == Tier.DRAFT)
        for one in kept
        for slot in one.added
    ]
    return _new_cards(writer, wanted, moment, dice)


_HOME = ("path", "pin")
"""Columns that say of which note a prompt is."""

_STOOD = (*_HOME, *prompts.LINES)
"""Columns that say of which note a prompt was: it may be of another on a machine that has not
been heard of."""

_SILENT = prompts.LINES
"""Columns the notes themselves give back where nothing else has changed."""


def _kept_events(one: KeptPrompt) -> Iterator[Event]:
    prompt_id = one.old.prompt_id
    if one.old.orphan:
        yield Event(EventKind.PROMPT_REVIVED, prompt_id, {})
    # Where it stood before, the log may not know: lines move without a word.
    told = _SILENT if _has_new_lines(one) else ()
    changed = {
        field: value
        for field, value in _plain(one.content).items()
        if field in told
        or (field not in _SILENT and getattr(one.content, field) != getattr(one.old.content, field))
    }
    # Half a place would be mixed with what another machine tells that has not been heard of.
    home = {field: getattr(one.content, field) for field in _HOME} if told else {}
    if changed.keys() <= _OF_PLACE:
        if changed:
            yield Event(EventKind.PROMPT_MOVED, prompt_id, changed | home)
    else:
        # Where another machine had an answer meanwhile, what is as it was then is changed now.
        forward = [*one.changed, *one.as_learned]
        edit = {"edit": one.edit.name.lower(), "brought_forward": forward}
        back = {log.AS_LEARNED: one.as_learned} if one.as_learned else {}
        yield Event(EventKind.PROMPT_CHANGED, prompt_id, changed | home | edit | back)
    yield from _slot_events(one)


_OF_PLACE = {*PLACE, *prompts.LINES, "context", "speaker", "source", "tags", "anchor"}
"""Columns that its surroundings give to a prompt."""


def _slot_events(one: KeptPrompt) -> Iterator[Event]:
    for kind, cards in ((EventKind.CARD_RETIRED, one.retired), (EventKind.CARD_REVIVED, one.back)):
        for card_id in cards:
            yield Event(kind, card_id, {"prompt": one.old.prompt_id})


# Prompts that are new ---------------------------------------------------------------------


def _add(writer: Writer, changes: Changes, moment: Moment, dice: Dice) -> list[Event]:
    added, at_ms = changes.added, to_ms(moment.at)
    prompt_ids = [PromptId(ids.random_id(dice)) for _ in added]
    note_ms = ids.past_ms(writer, "note_ms", len(added), at_ms)
    contents = [one.content for one in added]
    places = prompts.places_among_twins(writer, contents)
    machine = machines.own(writer, dice)
    prompts.add(writer, zip(prompt_ids, note_ms, contents, strict=True), at_ms)
    cards = _new_cards(writer, list(_wanted(prompt_ids, added)), moment, dice)
    prompts.add_cards(writer, cards)
    for prompt_id, one in zip(prompt_ids, added, strict=True):
        if one.refused:
            prompts.judge(writer, prompt_id, prompts.REFUSED, one.content.tier)
        if one.refused or one.content.tier == Tier.DRAFT:
            notes.settle_fates(writer, [prompt_id])
    moves = [_move(writer, one, prompt_ids) for one in changes.moved]
    pairs = [
        (one.old.prompt_id, prompt_ids[one.added]) for one in (*changes.unsure, *changes.unasked)
    ]
    prompts.put_undecided(writer, pairs)
    return [
        *map(_prompt_added, prompt_ids, note_ms, added, places, repeat(machine)),
        *map(_card_added, cards),
        *moves,
        *(
            _fall_due(writer, one, prompt_ids, moment)
            for one in changes.moved
            if one.changed or one.as_learned
        ),
        *(Event(EventKind.UNDECIDED, old, {"candidate": new}) for old, new in pairs),
    ]


def _move(writer: Writer, one: MovedCard, added: Sequence[PromptId]) -> Event:
    """Let a card go on in another prompt; `added` are those that are new."""
    prompt_id = _goes_to(one, added)
    prompts.exchange(writer, one.card.card_id, prompt_id, one.slot)
    if not answers.ever_given(writer, one.old.prompt_id):
        # What was asked about stands elsewhere.
        prompts.ask_no_more(writer, one.old.prompt_id)
    return Event(EventKind.CARD_MOVED, one.card.card_id, {"prompt_id": prompt_id, "slot": one.slot})


def _fall_due(writer: Writer, one: MovedCard, added: Sequence[PromptId], moment: Moment) -> Event:
    """Let a card be due today that asks another fact where it went on, or as it was where it asks
    again what was learned."""
    card_id = one.card.card_id
    if one.as_learned:
        answers.as_answered(writer, [card_id])
    else:
        prompts.mark_changed(writer, [card_id], moment.study_day.isoformat())
    body: dict[str, object] = {"edit": Edit.FACT.name.lower(), "brought_forward": [card_id]}
    if one.as_learned:
        body[log.AS_LEARNED] = {card_id: one.as_learned}
    return Event(EventKind.PROMPT_CHANGED, _goes_to(one, added), body)


def _goes_to(one: MovedCard, added: Sequence[PromptId]) -> PromptId:
    prompt_id = one.prompt_id if one.added is None else added[one.added]
    assert prompt_id is not None  # it is either added or stored
    return prompt_id


def _ask(writer: Writer, likely: Sequence[Likely]) -> list[Event]:
    pairs = [(one.old.prompt_id, one.there.prompt_id) for one in likely]
    prompts.put_undecided(writer, pairs)
    return [Event(EventKind.UNDECIDED, old, {"candidate": there}) for old, there in pairs]


_Wanted = tuple[PromptId, int, str, bool]
"""Prompt, slot, answer, and whether the card waits on the shelf."""


def _wanted(prompt_ids: Sequence[PromptId], added: Sequence[AddedPrompt]) -> Iterator[_Wanted]:
    for prompt_id, one in zip(prompt_ids, added, strict=True):
        for slot, answer in one.answers.items():
            yield prompt_id, slot, answer, one.content.tier == Tier.DRAFT


def _new_cards(
    writer: Writer, wanted: Sequence[_Wanted], moment: Moment, dice: Dice
) -> list[NewCard]:
    if not wanted:
        return []
    card_ms = ids.past_ms(writer, "card_ms", len(wanted), to_ms(moment.at))
    first = prompts.last_position(writer) + 1
    return [
        NewCard(CardId(ids.random_id(dice)), prompt_id, slot, answer, ms, first + number, shelved)
        for number, ((prompt_id, slot, answer, shelved), ms) in enumerate(
            zip(wanted, card_ms, strict=True)
        )
    ]


def _prompt_added(
    prompt_id: PromptId, note_ms: int, one: AddedPrompt, nth: int, machine: str
) -> Event:
    body = {"note_ms": note_ms, **_plain(one.content), "machine": machine, "nth": nth}
    if one.refused:
        body["verdict"] = prompts.REFUSED
    return Event(EventKind.PROMPT_ADDED, prompt_id, body)


def _card_added(card: NewCard) -> Event:
    body = card._asdict()
    return Event(EventKind.CARD_ADDED, body.pop("card_id"), body)


def _plain(content: Content) -> dict[str, object]:
    """Return the content with its JSON read, as the log keeps it."""
    parsed = {
        field: json.loads(getattr(content, field)) for field in ("wording", "tags", "section")
    }
    return content._asdict() | parsed
