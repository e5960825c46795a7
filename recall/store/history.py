"""What the log and the cards add up to, for statistics."""

from __future__ import annotations

from datetime import date, datetime

from recall.days import to_ms
from recall.stats import MATURE_DAYS, Effort, FirstAnswers, States
from recall.store.answers import LIVE_REVIEW
from recall.store.database import Reader

# A longer pause was spent on something else; Anki stops its clock there too.
LONGEST_MS = 60_000

_EFFORT = f"""
select count(*) as reviews, count(distinct card_id) as cards,
       coalesce(sum(min(took_ms, ?)), 0) / 1000.0 as seconds,
       coalesce(sum(rating = 1), 0) as again
from reviews
where study_day = ? and {LIVE_REVIEW}
"""

# As LIVE_REVIEW, for many reviews at once. Its index is named because SQLite would take another
# one that has all of the events.
_WITHDRAWN = """
with withdrawn as materialized (
    select subject from events indexed by events_withdrawn where kind = 'withdrawn'
)
"""
_STANDS = "review_id not in (select subject from withdrawn)"

# True retention counts an answer to a card in review unless the card was answered before on
# that day: then the answer was still in the ear. What interval the card had, the review
# before tells; each is looked up along the index, for sorting them all takes far longer, and
# materialized, for otherwise each is looked up three times.
_FIRST_ANSWERS = f"""
{_WITHDRAWN},
answers as materialized (
    select study_day, rating > 1 as remembered, coalesce((
        select case
            when before.study_day = answer.study_day then 'asked'
            when before.due_day >= date(before.study_day, '+{MATURE_DAYS} days') then 'mature'
        end
        from reviews as before
        where before.card_id = answer.card_id and before.review_id < answer.review_id
        and before.{_STANDS}
        order by before.review_id desc
        limit 1
    ), 'young') as had
    from reviews as answer
    where study_day > ? and state_before = 'review' and {_STANDS}
)
select study_day, had = 'mature' as mature, sum(remembered) as remembered, count(*) as answers
from answers
where had <> 'asked'
group by study_day, had
"""

# From day to day along the index, instead of through every review.
_STUDY_DAYS = f"""
with recursive days (day) as (
    select min(study_day) from reviews
    union all
    select (select min(study_day) from reviews where study_day > day)
    from days
    where day is not null
)
select day from days
where exists (select 1 from reviews where study_day = day and {LIVE_REVIEW})
"""

_TOTAL = f"""
{_WITHDRAWN}
select (select count(*) from reviews)
    - (select count(*) from reviews where review_id in (select subject from withdrawn))
"""

_DUE = """
select due_day, count(*) as cards
from cards
where state = 'review' and suspended = 0 and shelved = 0 and due_day <= ?
group by due_day
"""

_STEPS = """
select count(*) from cards where due_at < ? and suspended = 0 and shelved = 0
"""

_OPEN = "suspended = 0 and shelved = 0"

# Each state by itself: its index has all of it. A card is young if its last day is less than so
# many days before the day it is due: these stand together in the index, day by day, so that a
# date is worked out for every day and not for every card.
_REVIEWED = f"state = 'review' and {_OPEN}"
_STATES = f"""
with recursive days (day) as (
    select min(due_day) from cards where {_REVIEWED}
    union all
    select (select min(due_day) from cards where {_REVIEWED} and due_day > day)
    from days
    where day is not null
),
reviewed as (
    select
        (select count(*) from cards indexed by cards_due where {_REVIEWED}) as cards,
        coalesce(sum((
            select count(*) from cards
            where {_REVIEWED} and due_day = day and last_day > date(day, '-{MATURE_DAYS} days')
        )), 0) as young
    from days
),
in_steps as (
    select sum(state = 'learning') as learning, sum(state = 'relearning') as relearning
    from cards
    where due_at is not null and {_OPEN}
)
select
    (select count(*) from cards where state = 'new' and {_OPEN}) as new,
    learning, relearning, young, cards - young as mature,
    (select count(*) from cards where suspended = 1 and shelved = 0) as suspended
from reviewed, in_steps
"""

_SHELVED = """
select sum(not gone) as drafts, sum(gone) as orphans
from (
    select retired or orphan as gone
    from cards join prompts using (prompt_id)
    where shelved = 1 and verdict is not 'refused'
)
"""


def effort_on(db: Reader, day: date) -> Effort:
    """Return what the study day came to."""
    row = db.row(_EFFORT, [LONGEST_MS, day.isoformat()])
    assert row is not None  # sums of nothing are one row
    return Effort(**row)


def first_answers_after(db: Reader, day: date) -> list[FirstAnswers]:
    """Return the first answers to review cards on each study day after `day`."""
    return [
        FirstAnswers(
            date.fromisoformat(row["study_day"]),
            bool(row["mature"]),
            row["remembered"],
            row["answers"],
        )
        for row in db.rows(_FIRST_ANSWERS, [day.isoformat()])
    ]


def study_days(db: Reader) -> set[date]:
    """Return the study days with an answer."""
    return {date.fromisoformat(row["day"]) for row in db.rows(_STUDY_DAYS)}


def total_reviews(db: Reader) -> int:
    """Return how many answers the log holds."""
    total = db.scalar(_TOTAL)
    assert isinstance(total, int)
    return total


def due_by_day(db: Reader, until: date) -> dict[date, int]:
    """Return how many review cards are due on each day up to `until`."""
    rows = db.rows(_DUE, [until.isoformat()])
    return {date.fromisoformat(row["due_day"]): row["cards"] for row in rows}


def in_steps(db: Reader, until: datetime) -> int:
    """Return how many (re)learning cards come back before the instant."""
    count = db.scalar(_STEPS, [to_ms(until)])
    assert isinstance(count, int)
    return count


def states(db: Reader) -> States:
    """Return how many cards stand where."""
    rows = (db.row(_STATES), db.row(_SHELVED))
    # A sum of nothing is null.
    return States(**{key: row[key] or 0 for row in rows if row for key in row.keys()})  # noqa: SIM118
