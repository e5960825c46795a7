"""Looking at what there is: cards, decks, searches and the log."""

from __future__ import annotations

from recall.cards import CardId, PromptId
from recall.collection.base import Base
from recall.collection.study import decks_of
from recall.reviews import Review
from recall.store import answers, listing, log, queue
from recall.store.listing import CardRow as CardRow
from recall.store.whereabouts import whereabouts

CLOSE = 5
"""Prompts to guess at when nothing was found."""

FEW = 1000
"""Cards whose prompts are looked up one by one: a search in many notes finds some hundreds."""


def cards(base: Base, deck: str | None) -> list[CardRow]:
    """Return every card in the order of the notes; raises UnknownDeckError."""
    return _as_seen_here(base, listing.cards(base.db, decks_of(base, deck)))


def card(base: Base, card_id: CardId) -> CardRow:
    """Return all that is known of one card, by any of its ids; raises UnknownCardError."""
    return _as_seen_here(base, [listing.card(base.db, answers.called_here(base.db, card_id))])[0]


def history(base: Base, card_id: CardId) -> list[Review]:
    """Return the answers to a card that stand, oldest first; raises UnknownCardError."""
    return answers.live_reviews(base.db, CardId(card(base, card_id).id))


def find(base: Base, words: str) -> list[CardRow]:
    """Return the cards whose question, answer or note has all the words, best first."""
    return _as_seen_here(base, listing.cards_of(base.db, listing.prompts_with(base.db, words)))


def close_to(base: Base, words: str) -> list[CardRow]:
    """Return the cards that come nearest to words which nothing has."""
    from recall.matching.nearest import nearest

    near = nearest(words, listing.texts(base.db), limit=CLOSE)
    return _as_seen_here(base, listing.cards_of(base.db, near))


def _as_seen_here(base: Base, rows: list[CardRow]) -> list[CardRow]:
    """Return the cards where their notes stand here, though the log may have them elsewhere."""
    there = whereabouts(base.db, None if len(rows) > FEW else [row.prompt for row in rows])
    if not there:
        return rows
    return [
        row._replace(file=seen.path, line=seen.line)
        if (seen := there.get(PromptId(row.prompt)))
        else row
        for row in rows
    ]


def decks(base: Base) -> list[str]:
    """Return the names of all decks that have cards."""
    return queue.deck_names(base.db)


def joined(base: Base) -> dict[str, str]:
    """Return the ids of prompts and cards that another machine gave, with those they have here."""
    return answers.joined(base.db)


def log_entries(base: Base) -> list[dict[str, object]]:
    """Return every event and review of the log as plain values, oldest first."""
    return list(log.entries(base.db))
