"""Answers: each written together with what it makes of its card, and read back for one card."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from recall.cards import CardId, PromptId, StudyCard
from recall.days import from_ms, to_ms
from recall.errors import AlreadyAnsweredError, CardChangedError, RecallError
from recall.reviews import EventId, Memory, Rating, Review, Schedule, State
from recall.store import log
from recall.store.database import Database, Reader, Row, Value, Writer
from recall.store.log import Moment

LIVE_REVIEW = """
    not exists (
        select 1 from events as withdrawal
        where withdrawal.kind = 'withdrawn' and withdrawal.subject = reviews.review_id
    )
"""
"""What holds of a review that was not taken back."""

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

_LIVE_REVIEWS = f"""
select * from reviews
where card_id in (select ?1 union all select id from joined where same_as = ?1)
and {LIVE_REVIEW}
order by review_id
"""


def append_review(
    db: Database,
    card: StudyCard,
    rating: Rating,
    after: Schedule,
    moment: Moment,
    took_ms: int,
) -> Review:
    """Write one review and its card's new schedule, or neither.

    The instant becomes the next free millisecond. If the card changed since it was
    read, raises AlreadyAnsweredError or CardChangedError.
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
                *schedule_values(after),
                review.study_day.isoformat(),
                is_lapse(card.state, rating),
                card.card_id,
                card.rev,
            ],
        )
        if not changed:
            raise _overtaken(writer, card)
        writer.run(
            _INSERT_REVIEW,
            [
                *schedule_values(after),
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


def _overtaken(reader: Reader, card: StudyCard) -> RecallError:
    answers = reader.scalar("select reviews from cards where card_id = ?", [card.card_id])
    if answers == card.reviews:
        return CardChangedError(card.card_id)
    return AlreadyAnsweredError(card.card_id)


def is_lapse(state: State, rating: Rating) -> bool:
    """Tell whether an answer to a card in that state forgets what was known."""
    return state is State.REVIEW and rating is Rating.AGAIN


def schedule_values(after: Schedule) -> list[Value]:
    """Return the columns of a schedule: state, stability, difficulty, step, due day and instant."""
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


_LAST_MEMORY = f"""
select stability, difficulty from reviews
where card_id in (select ?1 union all select id from joined where same_as = ?1)
and {LIVE_REVIEW}
order by review_id desc limit 1
"""


def last_memory(db: Reader, card_id: CardId) -> Memory | None:
    """Return the memory that the last answer gave which stands; None before the first."""
    row = db.row(_LAST_MEMORY, [card_id])
    return None if row is None else Memory(row["stability"], row["difficulty"])


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


_EVER = """
select count(*) from reviews where card_id in (
    select card_id from cards where prompt_id = ?1
    union select joined.id from cards join joined on joined.same_as = cards.card_id
    where cards.prompt_id = ?1
)
"""


def ever_given(reader: Reader, prompt_id: PromptId) -> int:
    """Return how many answers the cards of a prompt have had, those taken back too."""
    return int(reader.scalar(_EVER, [prompt_id]) or 0)


def called_here(reader: Reader, card_id: str) -> CardId:
    """Return what a card is called here that another machine may have called otherwise."""
    same_as = reader.scalar("select same_as from joined where id = ?", [card_id])
    return CardId(same_as if isinstance(same_as, str) else card_id)


def called(reader: Reader, card_id: CardId) -> set[str]:
    """Return every name that a card has in the log, here or on another machine."""
    others = reader.rows("select id from joined where same_as = ?", [card_id])
    return {card_id, *(row[0] for row in others)}


_LAST_GIVEN = f"""
select coalesce(joined.same_as, reviews.card_id), max(review_id)
from reviews left join joined on joined.id = reviews.card_id
where reviews.card_id in (
    select value from json_each(?1)
    union select id from joined where same_as in (select value from json_each(?1))
)
and {LIVE_REVIEW}
group by 1
"""


def last_given(reader: Reader, card_ids: Iterable[CardId]) -> dict[CardId, EventId]:
    """Return the last answer to each of the cards that was not taken back."""
    rows = reader.rows(_LAST_GIVEN, [json.dumps(sorted(card_ids))])
    return {CardId(row[0]): EventId(row[1]) for row in rows}


_AS_ANSWERED = """
update cards set changed = 0, rev = rev + 1,
    due_day = (select due_day from reviews where review_id = ?2)
where card_id = ?1
"""


def as_answered(writer: Writer, card_ids: Iterable[CardId]) -> None:
    """Let cards be due when their last answers said, whatever was edited since."""
    last = last_given(writer, card_ids)
    writer.run_many(_AS_ANSWERED, list(last.items()))


def joined(reader: Reader) -> dict[str, str]:
    """Return what prompts and cards are called here that another machine called otherwise."""
    return {row[0]: row[1] for row in reader.rows("select id, same_as from joined")}


_STRAYS = f"""
select count(*) from reviews
where {LIVE_REVIEW} and coalesce(
    (select same_as from joined where id = reviews.card_id), reviews.card_id
) not in (select card_id from cards)
"""


_STRAY_CARDS = f"""
select distinct card_id from reviews
where {LIVE_REVIEW} and coalesce(
    (select same_as from joined where id = reviews.card_id), reviews.card_id
) not in (select card_id from cards)
"""


def stray_cards(reader: Reader) -> set[CardId]:
    """Return the cards that answers stand of and the log does not have."""
    return {CardId(row[0]) for row in reader.rows(_STRAY_CARDS)}


def strays(reader: Reader) -> int:
    """Return how many answers stand whose card the log does not have: they count for nothing."""
    return int(reader.scalar(_STRAYS) or 0)
