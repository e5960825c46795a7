"""What the log and the cards add up to, for statistics."""

from __future__ import annotations

from datetime import date, datetime

from recall.days import to_ms
from recall.stats import MATURE_DAYS, Effort, States, Tally
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

# True retention counts the first answer of a day to a card in review: later ones of that
# day were given with the answer still in the ear. What interval the card had, the review
# before tells.
_TALLIES = f"""
with answers as (
    select card_id, study_day, at, rating, min(rowid)
    from reviews
    where study_day > ? and state_before = 'review' and {LIVE_REVIEW}
    group by card_id, study_day
), aged as (
    select study_day, rating, (
        select julianday(reviews.due_day) - julianday(reviews.study_day)
        from reviews
        where reviews.card_id = answers.card_id and reviews.at < answers.at and {LIVE_REVIEW}
        order by reviews.at desc
        limit 1
    ) as interval_days
    from answers
)
select study_day, coalesce(interval_days, 0) >= ? as mature,
       sum(rating > 1) as remembered, count(*) as answers
from aged
group by study_day, mature
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

_TOTAL = f"select count(*) from reviews where {LIVE_REVIEW}"

_DUE = """
select due_day, count(*) as cards
from cards
where state = 'review' and suspended = 0 and shelved = 0 and due_day <= ?
group by due_day
"""

_STEPS = """
select count(*) from cards where due_at < ? and suspended = 0 and shelved = 0
"""

_STATES = """
select
    sum(open and state = 'new') as new,
    sum(open and state = 'learning') as learning,
    sum(open and state = 'relearning') as relearning,
    sum(open and state = 'review' and not mature) as young,
    sum(open and state = 'review' and mature) as mature,
    sum(not shelved and suspended) as suspended,
    sum(shelved and not gone) as drafts,
    sum(shelved and gone) as orphans
from (
    select state, shelved, suspended, not shelved and not suspended as open,
           retired or orphan as gone,
           coalesce(julianday(due_day) - julianday(last_day) >= ?, 0) as mature
    from cards join prompts using (prompt_id)
)
"""


def effort_on(db: Reader, day: date) -> Effort:
    """Return what the study day came to."""
    row = db.row(_EFFORT, [LONGEST_MS, day.isoformat()])
    assert row is not None  # sums of nothing are one row
    return Effort(**row)


def tallies_after(db: Reader, day: date) -> list[Tally]:
    """Return the first answers to review cards on each study day after `day`."""
    return [
        Tally(
            date.fromisoformat(row["study_day"]),
            bool(row["mature"]),
            row["remembered"],
            row["answers"],
        )
        for row in db.rows(_TALLIES, [day.isoformat(), MATURE_DAYS])
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
    row = db.row(_STATES, [MATURE_DAYS])
    assert row is not None
    return States(**{key: row[key] or 0 for key in row.keys()})  # noqa: SIM118 - a Row is no dict
