"""What a person decides about a card: to put it off, to take it out, to flag it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from recall.cards import CardId
from recall.errors import UnknownCardError
from recall.store import log
from recall.store.database import Database, Value
from recall.store.ids import random_id
from recall.store.log import Dice, Event, EventKind, Moment

# For each decision: what reads the value it changes, and what sets it. A flag leaves `rev`
# alone, for it takes nothing away from an answer that is being given elsewhere.
_SUSPENSION = (
    "select suspended from cards where card_id = ?",
    "update cards set suspended = ?, rev = rev + 1 where card_id = ?",
)
_FLAG = (
    "select flagged from cards where card_id = ?",
    "update cards set flagged = ? where card_id = ?",
)
DECISIONS = {
    EventKind.SUSPENDED: _SUSPENSION,
    EventKind.UNSUSPENDED: _SUSPENSION,
    EventKind.BURIED: (
        "select buried_until from cards where card_id = ?",
        "update cards set buried_until = ?, rev = rev + 1 where card_id = ?",
    ),
    EventKind.FLAGGED: _FLAG,
    EventKind.UNFLAGGED: _FLAG,
}


BATCH = "batch"
"""What the events of one decision about several cards have in common."""

INSTEAD = "instead"
"""In the body of a rejection or an edit: the prompt that was chosen over this one."""

OFFERED = "offered"
"""In the body of a rejection: the drafts that wait instead of the card."""


def bury(db: Database, card_id: CardId, until: date, moment: Moment) -> None:
    """Put the card off until the study day `until`."""
    _decide(db, EventKind.BURIED, [card_id], until.isoformat(), {}, moment)


def set_suspended(db: Database, card_ids: Sequence[CardId], suspended: bool, moment: Moment) -> int:
    """Take the cards out until told, or back in, all or none; return how many changed."""
    kind = EventKind.SUSPENDED if suspended else EventKind.UNSUSPENDED
    return _decide(db, kind, card_ids, int(suspended), {}, moment)


def flag(db: Database, card_id: CardId, word: str, moment: Moment) -> None:
    """Mark the card to be mended later, with a word on what is wrong."""
    _decide(db, EventKind.FLAGGED, [card_id], 1, {"word": word}, moment)


def unflag(db: Database, card_id: CardId, moment: Moment) -> None:
    """Take the mark away."""
    _decide(db, EventKind.UNFLAGGED, [card_id], 0, {}, moment)


def _decide(
    db: Database,
    kind: EventKind,
    card_ids: Sequence[CardId],
    value: Value,
    body: dict[str, object],
    moment: Moment,
    dice: Dice = os.urandom,
) -> int:
    """Set one value of the cards and log it with what it was before; return how many changed.

    A decision that says something anew, such as a second flag, is logged all the same.
    """
    read, change = DECISIONS[kind]
    changed = 0
    events = []
    with db.writing() as writer:
        for card_id in dict.fromkeys(card_ids):
            row = writer.row(read, [card_id])
            if row is None:
                raise UnknownCardError(card_id)
            before: Value = row[0]
            if before != value:
                writer.run(change, [value, card_id])
                changed += 1
            if before != value or body:
                events.append(Event(kind, card_id, {**body, "to": value, "before": before}))
        log.append_all(writer, as_one(events, dice), moment, dice)
    return changed


def as_one(events: list[Event], dice: Dice) -> list[Event]:
    """Return the events, marked as one step for undo where there are several."""
    if len(events) < 2:
        return events
    batch = random_id(dice)
    return [event._replace(body={**event.body, BATCH: batch}) for event in events]
