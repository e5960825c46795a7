"""Cards as they are asked: what is due, one card by its id, and every step of a review.

A review and what it makes of its card are written together or not at all; so is every
undo. Whatever a person did is withdrawn, never deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from recall.cards import CardId, Face, Kind, PromptId, StudyCard, faces
from recall.days import from_ms, to_ms
from recall.errors import AlreadyAnsweredError, UnknownCardError
from recall.queues import Candidate, NoteKey
from recall.reviews import EventId, Memory, Rating, Review, Schedule, State
from recall.scheduling import Forgetting
from recall.store import log, wordings
from recall.store.database import Database, Reader, Row, Value, Writer
from recall.store.log import EventKind, Moment

PAGE = 300
"""Candidates read at once."""

LIVE_REVIEW = """
    not exists (
        select 1 from events as withdrawal
        where withdrawal.kind = 'withdrawn' and withdrawal.subject = reviews.review_id
    )
"""
"""What holds of a review that was not taken back."""


# What is due --------------------------------------------------------------------------

_OPEN = "suspended = 0 and shelved = 0 and (buried_until is null or buried_until <= ?)"

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
    where state = 'review' and due_day <= ? and {_OPEN} and {_IN_DECKS}
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
    where state = 'new' and {_OPEN} and {_IN_DECKS}
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
where due_at < ? and {_OPEN} and {_IN_DECKS}
order by due_at, card_id
"""

_COUNT_DUE = f"""
select count(*) from (
    select 1 from cards
    where state = 'review' and due_day <= ? and {_OPEN} and {_IN_DECKS}
    limit ?
)
"""

_COUNT_NEW = f"""
select count(*) from cards
where state = 'new' and suspended = 0 and shelved = 0 and {_IN_DECKS}
"""

_LOAD = """
select due_day, count(*) as cards from cards
where state = 'review' and suspended = 0 and shelved = 0 and due_day > ?
group by due_day
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


def load(db: Reader, day: date) -> dict[date, int]:
    """Return how many review cards come back on each day after `day`."""
    rows = db.rows(_LOAD, [day.isoformat()])
    return {date.fromisoformat(row["due_day"]): row["cards"] for row in rows}


def deck_names(db: Reader) -> list[str]:
    """Return the decks that have cards to study or to accept, by name."""
    rows = db.rows("select distinct deck from prompts where orphan = 0 order by deck")
    return [row["deck"] for row in rows]


def _paged(db: Reader, sql: str, values: list[Value]) -> Iterator[Candidate]:
    offset = 0
    while True:
        rows = db.rows(sql, [*values, PAGE, offset])
        yield from map(_candidate, rows)
        if len(rows) < PAGE:
            return
        offset += PAGE


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

_NOTES_ASKED = f"""
select distinct path, pin
from reviews join cards using (card_id) join prompts using (prompt_id)
where study_day = ? and {LIVE_REVIEW}
"""

_SIBLING_ASKED = f"""
select 1
from cards as own
join prompts as mine on mine.prompt_id = own.prompt_id
join prompts as theirs on theirs.pin = mine.pin and theirs.path = mine.path
join cards as other on other.prompt_id = theirs.prompt_id and other.card_id <> own.card_id
join reviews on reviews.card_id = other.card_id and reviews.study_day = ?
where own.card_id = ? and {LIVE_REVIEW}
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


def notes_asked_on(db: Reader, day: date) -> set[NoteKey]:
    """Return the notes of which a card was answered on the day."""
    return {(row["path"], row["pin"]) for row in db.rows(_NOTES_ASKED, [day.isoformat()])}


def sibling_was_asked(db: Reader, card_id: CardId, day: date) -> bool:
    """Tell whether another card of its note was answered on the day."""
    return db.scalar(_SIBLING_ASKED, [day.isoformat(), card_id]) is not None


def median_took_ms(db: Reader, answers: int = 500) -> float | None:
    """Return the median time from question to answer over the last answers; None without any."""
    rows = db.rows(_LAST_TIMES, [answers])
    if not rows:
        return None
    middle = len(rows) // 2
    return float(rows[middle]["took_ms"] + rows[-1 - middle]["took_ms"]) / 2


# One card -----------------------------------------------------------------------------

_STUDY_CARD = """
select cards.*, prompts.kind, prompts.wording, prompts.extra, prompts.front, prompts.answer,
       prompts.deck, prompts.context, prompts.source, prompts.path, prompts.line,
       prompts.note_text, prompts.orphan, prompts.tier
from cards join prompts using (prompt_id)
where card_id = ?
"""


def study_card(db: Reader, card_id: str) -> StudyCard:
    """Return the card with its face and schedule; raises UnknownCardError."""
    row = db.row(_STUDY_CARD, [card_id])
    if row is None:
        raise UnknownCardError(card_id)
    return StudyCard(
        card_id=row["card_id"],
        prompt_id=PromptId(row["prompt_id"]),
        slot=row["slot"],
        kind=Kind(row["kind"]),
        face=face_of(row),
        deck=row["deck"],
        context=row["context"],
        source=row["source"],
        path=row["path"],
        line=row["line"],
        note_text=row["note_text"],
        state=State(row["state"]),
        memory=_memory(row),
        step=row["step"],
        due_day=row["due_day"],
        due_at=row["due_at"],
        last_day=row["last_day"],
        reviews=row["reviews"],
        lapses=row["lapses"],
        suspended=bool(row["suspended"]),
        orphan=bool(row["orphan"]),
        changed=bool(row["changed"]),
        flagged=bool(row["flagged"]),
        rev=row["rev"],
        shelved=bool(row["shelved"]),
    )


_WAITS = f"""
select state from cards
where card_id = ? and (state = 'new' or due_at is not null or due_day <= ?) and {_OPEN}
"""


def is_asked_today(db: Reader, card_id: CardId, day: date) -> bool:
    """Tell whether the card still waits for an answer today, by itself and for its siblings."""
    state = db.scalar(_WAITS, [card_id, day.isoformat(), day.isoformat()])
    if state is None:
        return False
    in_steps = state in (State.LEARNING, State.RELEARNING)
    return in_steps or not sibling_was_asked(db, card_id, day)


def face_of(row: Row) -> Face:
    """Return what the card shows; the prompt's own words where its slot is gone."""
    for face in faces(wordings.from_json(row["wording"]), row["extra"]):
        if face.slot == row["slot"]:
            return face
    return Face(row["slot"], row["front"], row["answer"], row["answer"], row["extra"])


def _memory(row: Row) -> Memory | None:
    if row["stability"] is None:
        return None
    return Memory(row["stability"], row["difficulty"])


# Reviews ------------------------------------------------------------------------------


_ANSWERED = """
update cards set
    state = ?, stability = ?, difficulty = ?, step = ?, due_day = ?, due_at = ?,
    last_day = ?, reviews = reviews + 1, lapses = lapses + ?, changed = 0, rev = rev + 1
where card_id = ? and rev = ?
"""

_INSERT_REVIEW = """
insert into reviews (
    state_after, stability, difficulty, step, due_day, due_at,
    review_id, card_id, at, offset_minutes, study_day, rating, took_ms, state_before
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

# By rowid: where the clock was set back, instants do not tell what came first.
_LIVE_REVIEWS = f"select * from reviews where card_id = ? and {LIVE_REVIEW} order by rowid"


def append_review(
    db: Database,
    card: StudyCard,
    rating: Rating,
    after: Schedule,
    moment: Moment,
    took_ms: int,
) -> Review:
    """Write one review and its card's new schedule, or neither.

    The instant becomes the next free millisecond. Raises AlreadyAnsweredError if the
    card changed since it was read.
    """
    with db.writing() as writer:
        ms = log.free_ms(writer, "reviews", to_ms(moment.at))
        review = Review(
            review_id=log.new_id(writer, ms),
            card_id=card.card_id,
            reviewed_at=from_ms(ms),
            offset_minutes=moment.offset_minutes,
            study_day=moment.study_day,
            rating=rating,
            took_ms=took_ms,
            state_before=card.state,
            after=after,
        )
        changed = writer.run(
            _ANSWERED,
            [
                *_schedule_values(after),
                review.study_day.isoformat(),
                _is_lapse(card.state, rating),
                card.card_id,
                card.rev,
            ],
        )
        if not changed:
            raise AlreadyAnsweredError(card.card_id)
        writer.run(
            _INSERT_REVIEW,
            [
                *_schedule_values(after),
                review.review_id,
                review.card_id,
                ms,
                review.offset_minutes,
                review.study_day.isoformat(),
                int(rating),
                took_ms,
                review.state_before,
            ],
        )
    return review


def _is_lapse(state: State, rating: Rating) -> bool:
    return state is State.REVIEW and rating is Rating.AGAIN


def _schedule_values(after: Schedule) -> list[Value]:
    return [
        after.state,
        after.memory.stability,
        after.memory.difficulty,
        after.step,
        after.due_day.isoformat() if after.due_day else None,
        to_ms(after.due_at) if after.due_at else None,
    ]


def live_reviews(db: Reader, card_id: CardId) -> list[Review]:
    """Return the reviews of a card that were not taken back, in the order they were given."""
    return [_review(row) for row in db.rows(_LIVE_REVIEWS, [card_id])]


def _review(row: Row) -> Review:
    return Review(
        review_id=EventId(row["review_id"]),
        card_id=row["card_id"],
        reviewed_at=from_ms(row["at"]),
        offset_minutes=row["offset_minutes"],
        study_day=date.fromisoformat(row["study_day"]),
        rating=Rating(row["rating"]),
        took_ms=row["took_ms"],
        state_before=State(row["state_before"]),
        after=Schedule(
            State(row["state_after"]),
            Memory(row["stability"], row["difficulty"]),
            date.fromisoformat(row["due_day"]) if row["due_day"] else None,
            from_ms(row["due_at"]) if row["due_at"] is not None else None,
            row["step"],
        ),
    )


# Decisions ----------------------------------------------------------------------------

# For each decision: what reads the value it changes, and what sets it. A flag leaves `rev`
# alone, for it takes nothing away from an answer that is being given elsewhere.
_SUSPENSION = (
    "select suspended from cards where card_id = ?",
    "update cards set suspended = ?, rev = rev + 1 where card_id = ?",
)
_DECISIONS = {
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
    read, change = _DECISIONS[kind]
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


# Undo ---------------------------------------------------------------------------------


class LastAct(NamedTuple):
    """The last thing a person did with a card that still holds."""

    event_id: EventId
    card_id: CardId
    kind: EventKind | None
    """None for a review."""
    rating: Rating | None
    before: Value
    """What the decision changed; None for a review."""


_LAST_REVIEW = f"""
select review_id, card_id, rating from reviews where {LIVE_REVIEW} order by rowid desc limit 1
"""

_LAST_DECISION = """
select event_id, subject, kind, body
from events
where kind in ('buried', 'suspended', 'unsuspended', 'flagged')
and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by rowid desc
limit 1
"""


def last_act(db: Reader) -> LastAct | None:
    """Return the last review, bury, suspension or flag that was not taken back."""
    acts = [act for act in (_last_review(db), _last_decision(db)) if act is not None]
    return max(acts, key=lambda act: act.event_id, default=None)


def _last_review(db: Reader) -> LastAct | None:
    row = db.row(_LAST_REVIEW)
    if row is None:
        return None
    return LastAct(row["review_id"], row["card_id"], None, Rating(row["rating"]), None)


def _last_decision(db: Reader) -> LastAct | None:
    row = db.row(_LAST_DECISION)
    if row is None:
        return None
    before = json.loads(row["body"]).get("before")
    return LastAct(row["event_id"], row["subject"], EventKind(row["kind"]), None, before)


def withdraw(db: Database, act: LastAct, forgetting: Forgetting, moment: Moment) -> None:
    """Log that a review or decision holds no longer, and give its card back what it had.

    Both are written together or not at all.
    """
    with db.writing() as writer:
        log.append(writer, EventKind.WITHDRAWN, act.event_id, {"card": act.card_id}, *moment)
        if act.kind is None:
            restore(writer, act.card_id, forgetting)
        else:
            writer.run(_DECISIONS[act.kind][1], [act.before, act.card_id])


_RESTORED = """
update cards set
    state = ?, stability = ?, difficulty = ?, step = ?, due_day = ?, due_at = ?,
    last_day = ?, reviews = ?, lapses = ?, changed = ?, rev = rev + 1
where card_id = ?
"""

# An edit of the fact after the last answer brings a card forward to the day of the edit.
_BROUGHT_FORWARD = """
select min(events.study_day)
from cards
join events on events.subject = cards.prompt_id and events.kind = 'prompt-changed'
join json_each(events.body, '$.brought_forward') as forward on forward.value = cards.card_id
where cards.card_id = ? and events.event_id > ?
"""


def restore(writer: Writer, card_id: CardId, forgetting: Forgetting) -> None:
    """Give the card what its log says: what is due as it was given, memory by replay."""
    reviews = live_reviews(writer, card_id)
    memory = forgetting.replay((review.rating, review.study_day) for review in reviews)
    lapses = sum(_is_lapse(review.state_before, review.rating) for review in reviews)
    values: list[Value] = [State.NEW, None, None, 0, None, None, None, 0, 0, 0]
    if memory is not None:
        last = reviews[-1]
        after = last.after._replace(memory=memory)
        edited = writer.scalar(_BROUGHT_FORWARD, [card_id, last.review_id])
        if after.due_day and isinstance(edited, str):
            after = after._replace(due_day=min(after.due_day, date.fromisoformat(edited)))
        values = [
            *_schedule_values(after),
            last.study_day.isoformat(),
            len(reviews),
            lapses,
            int(edited is not None),
        ]
    writer.run(_RESTORED, [*values, card_id])
