"""What is due, and what of it was done today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from recall.cards import CardId
from recall.days import from_ms, to_ms
from recall.queues import Candidate, NoteKey
from recall.store.answers import LIVE_REVIEW
from recall.store.database import Reader, Row, Value

PAGE = 300
"""Candidates read at first: more than most days take."""


# What is due --------------------------------------------------------------------------

OPEN = "suspended = 0 and shelved = 0 and (buried_until is null or buried_until <= ?)"

_IN_DECKS = """
    (? is null or prompt_id in (
        select prompt_id from prompts where deck in (select value from json_each(?))
    ))
"""

# The chance of recall falls as elapsed / stability grows, whatever the weights are: this
# order needs no power function, which not every SQLite has.
_DUE = f"""
with due as materialized (
    select card_id, prompt_id, ? * (julianday(?) - julianday(last_day)) / stability as faded
    from cards
    where state = 'review' and due_day <= ? and {OPEN} and {_IN_DECKS}
    order by faded desc, card_id
    limit ? offset ?
)
select card_id, path, pin, deck
from due join prompts using (prompt_id)
order by faded desc, card_id
"""

_NEW = f"""
with fresh as materialized (
    select card_id, prompt_id, position
    from cards
    where state = 'new' and {OPEN} and {_IN_DECKS}
    order by position, card_id
    limit ? offset ?
)
select card_id, path, pin, deck
from fresh join prompts using (prompt_id)
order by position, card_id
"""

_LEARNING = f"""
select card_id, due_at, path, pin, deck
from cards join prompts using (prompt_id)
where due_at < ? and {OPEN} and {_IN_DECKS}
order by due_at, card_id
"""

_COUNT_DUE = f"""
select count(*) from (
    select 1 from cards
    where state = 'review' and due_day <= ? and {OPEN} and {_IN_DECKS}
    limit ?
)
"""

_COUNT_NEW = f"""
select count(*) from cards
where state = 'new' and suspended = 0 and shelved = 0 and {_IN_DECKS}
"""

_LOAD = """
select count(*) from cards
where state = 'review' and suspended = 0 and shelved = 0 and due_day = ?
"""

Decks = Sequence[str] | None
"""Names of decks to keep to; None for all."""


def due_reviews(
    db: Reader, day: date, decks: Decks, *, safest_first: bool = False
) -> Iterator[Candidate]:
    """Yield the review cards due by `day`: the most endangered first, or the safest."""
    sign = -1 if safest_first else 1
    today = day.isoformat()
    return _paged(db, _DUE, [sign, today, today, today, *_deck_values(decks)])


def new_cards(db: Reader, day: date, decks: Decks) -> Iterator[Candidate]:
    """Yield the cards that were never asked, in the order in which they should come."""
    return _paged(db, _NEW, [day.isoformat(), *_deck_values(decks)])


class LearningCard(NamedTuple):
    """A (re)learning card and when it comes back."""

    card: Candidate
    due_at: datetime


def learning_cards(db: Reader, day: date, until: datetime, decks: Decks) -> list[LearningCard]:
    """Return the (re)learning cards that come back before `until`, soonest first."""
    rows = db.rows(_LEARNING, [to_ms(until), day.isoformat(), *_deck_values(decks)])
    return [LearningCard(_candidate(row), from_ms(row["due_at"])) for row in rows]


def count_due(db: Reader, day: date, decks: Decks = None, *, at_most: int = -1) -> int:
    """Return how many review cards are due by `day`, siblings and all.

    Counting ends at `at_most`, unless that is below 0.
    """
    today = day.isoformat()
    return _int(db.scalar(_COUNT_DUE, [today, today, *_deck_values(decks), at_most]))


def count_new(db: Reader, decks: Decks = None) -> int:
    """Return how many cards were never asked and may be."""
    return _int(db.scalar(_COUNT_NEW, _deck_values(decks)))


def load(db: Reader, day: date) -> int:
    """Return how many review cards come back on the day."""
    return _int(db.scalar(_LOAD, [day.isoformat()]))


def deck_names(db: Reader) -> list[str]:
    """Return the decks that have cards or drafts, by name."""
    rows = db.rows("select distinct deck from prompts where orphan = 0 order by deck")
    return [row["deck"] for row in rows]


def _paged(db: Reader, sql: str, values: list[Value]) -> Iterator[Candidate]:
    """Yield what the query gives in pages; each of them puts all there is in order once more.

    So each is as long as all before it together, and a day of thousands of cards takes few.
    """
    offset, page = 0, PAGE
    while True:
        rows = db.rows(sql, [*values, page, offset])
        yield from map(_candidate, rows)
        if len(rows) < page:
            return
        offset += page
        page = offset


def _candidate(row: Row) -> Candidate:
    return Candidate(row["card_id"], (row["path"], row["pin"]), row["deck"])


def _deck_values(decks: Decks) -> list[Value]:
    names = None if decks is None else json.dumps(list(decks))
    return [names, names]


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value


# What was done today ------------------------------------------------------------------


class Done(NamedTuple):
    """What a study day has already seen."""

    reviews: int
    """Answers to review cards."""
    new: int
    """Cards that were asked for the first time."""


_DONE = f"""
select coalesce(sum(state_before = 'review'), 0) as reviews,
       coalesce(sum(state_before = 'new'), 0) as new
from reviews
where study_day = ? and {LIVE_REVIEW}
"""


class FutureAnswers(NamedTuple):
    """Answers of study days that have not come: a clock was wrong."""

    answers: int
    last_day: date
    unlike: int = 0
    """Of how many the journal says something else: the database is damaged, and no clock wrong."""


_FUTURE = f"""
select count(*) as answers, max(study_day) as last_day
from reviews
where study_day > ? and {LIVE_REVIEW}
"""

# What a card was asked before its fact changed gives nothing away of what it asks now.
_NOTES_ASKED = f"""
select distinct path, pin
from reviews join cards using (card_id) join prompts using (prompt_id)
where study_day = ? and changed = 0 and {LIVE_REVIEW}
"""

_SIBLING_ASKED = f"""
select 1
from cards as own
join prompts as mine on mine.prompt_id = own.prompt_id
join prompts as theirs on theirs.pin = mine.pin and theirs.path = mine.path
join cards as other on other.prompt_id = theirs.prompt_id and other.card_id <> own.card_id
join reviews on reviews.card_id = other.card_id and reviews.study_day = ?
where own.card_id = ? and other.changed = 0 and {LIVE_REVIEW}
limit 1
"""

_LAST_TIMES = """
select took_ms
from (select took_ms from reviews where took_ms > 0 order by rowid desc limit ?)
order by took_ms
"""


def done_on(db: Reader, day: date) -> Done:
    """Return what counts towards the limits of the day, from the log."""
    row = db.row(_DONE, [day.isoformat()])
    assert row is not None  # sums of nothing are one row
    return Done(row["reviews"], row["new"])


def future_answers(db: Reader, day: date) -> FutureAnswers | None:
    """Return what is known of answers of days after `day`; None when there are none."""
    row = db.row(_FUTURE, [day.isoformat()])
    assert row is not None  # a count of nothing is a row
    if not row["answers"]:
        return None
    return FutureAnswers(row["answers"], date.fromisoformat(row["last_day"]))


def notes_asked_on(db: Reader, day: date) -> set[NoteKey]:
    """Return the notes of which a card was answered on the day that has not changed since."""
    return {(row["path"], row["pin"]) for row in db.rows(_NOTES_ASKED, [day.isoformat()])}


def sibling_was_asked(db: Reader, card_id: CardId, day: date) -> bool:
    """Tell whether another card of its note was answered on the day, and has not changed since."""
    return db.scalar(_SIBLING_ASKED, [day.isoformat(), card_id]) is not None


def median_took_ms(db: Reader, answers: int = 500) -> float | None:
    """Return the median time from question to answer over the last answers; None without any."""
    rows = db.rows(_LAST_TIMES, [answers])
    if not rows:
        return None
    middle = len(rows) // 2
    return float(rows[middle]["took_ms"] + rows[-1 - middle]["took_ms"]) / 2
