"""What a person decides about a card: to put it off, to take it out, to flag it."""

from __future__ import annotations

from datetime import date

from recall.cards import CardId
from recall.errors import UnknownCardError
from recall.store import log
from recall.store.database import Database, Value
from recall.store.log import EventKind, Moment

# For each decision: what reads the value it changes, and what sets it. A flag leaves `rev`
# alone, for it takes nothing away from an answer that is being given elsewhere.
_SUSPENSION = (
    "select suspended from cards where card_id = ?",
    "update cards set suspended = ?, rev = rev + 1 where card_id = ?",
)
DECISIONS = {
    EventKind.SUSPENDED: _SUSPENSION,
    EventKind.UNSUSPENDED: _SUSPENSION,
    EventKind.BURIED: (
        "select buried_until from cards where card_id = ?",
        "update cards set buried_until = ?, rev = rev + 1 where card_id = ?",
    ),
    EventKind.FLAGGED: (
        "select flagged from cards where card_id = ?",
        "update cards set flagged = ? where card_id = ?",
    ),
}


def bury(db: Database, card_id: CardId, until: date, moment: Moment) -> None:
    """Put the card off until the study day `until`."""
    _decide(db, EventKind.BURIED, card_id, until.isoformat(), {}, moment)


def set_suspended(db: Database, card_id: CardId, suspended: bool, moment: Moment) -> bool:
    """Take the card out until told, or back in; return whether that changed anything."""
    kind = EventKind.SUSPENDED if suspended else EventKind.UNSUSPENDED
    return _decide(db, kind, card_id, int(suspended), {}, moment)


def flag(db: Database, card_id: CardId, word: str, moment: Moment) -> None:
    """Mark the card to be mended later, with a word on what is wrong."""
    _decide(db, EventKind.FLAGGED, card_id, 1, {"word": word}, moment)


def _decide(
    db: Database,
    kind: EventKind,
    card_id: CardId,
    value: Value,
    body: dict[str, object],
    moment: Moment,
) -> bool:
    """Set one value of a card and log it with what it was before; return whether it changed.

    A decision that says something anew, such as a second flag, is logged all the same.
    """
    read, change = DECISIONS[kind]
    with db.writing() as writer:
        row = writer.row(read, [card_id])
        if row is None:
            raise UnknownCardError(card_id)
        before: Value = row[0]
        if before == value and not body:
            return False
        writer.run(change, [value, card_id])
        log.append(writer, kind, card_id, {**body, "to": value, "before": before}, *moment)
    return before != value
