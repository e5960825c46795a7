"""Taking back what a person did last: withdrawn in the log, never deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recall.cards import CardId
from recall.reviews import EventId, Rating, State
from recall.scheduling import Forgetting
from recall.store import log
from recall.store.answers import (
    LIVE_REVIEW,
    called,
    is_lapse,
    live_reviews,
    schedule_values,
)
from recall.store.database import Database, Reader, Row, Value, Writer
from recall.store.decisions import BATCH, DECISIONS
from recall.store.log import Event, EventKind, Moment

CURATED = (
    EventKind.ACCEPTED,
    EventKind.REJECTED,
    EventKind.EDITED,
    EventKind.NOTE_ONLY,
    EventKind.SKIPPED,
)
"""Decisions about cards before they are learned."""

NAMELESS = (*CURATED, EventKind.DECIDED)
"""Decisions that are about no one card."""


class Act(NamedTuple):
    """What a person did with one card, as the log has it."""

    event_id: EventId
    card_id: CardId
    """Of a decision of NAMELESS it is the prompt, or the pin of the note; of a write the file."""
    kind: EventKind | None
    """None for a review."""
    rating: Rating | None
    before: Value
    """What the decision changed; None for a review."""
    study_day: date


# What another machine called otherwise is meant by the name it has here.
_CARD = "coalesce((select same_as from joined where id = card_id), card_id) as card_id"
_SUBJECT = "coalesce((select same_as from joined where id = subject), subject) as subject"

# The journal of the machine that made a card may come later than that of one that answered it:
# what is not known here is not taken back here.
_IS_HERE = """exists (
    select 1 from cards
    where cards.card_id = coalesce((select same_as from joined where id = {0}), {0})
)"""
_ANSWER_IS_HERE = _IS_HERE.format("reviews.card_id")
_CARD_IS_HERE = _IS_HERE.format("events.subject")

_LAST_REVIEW = f"""
select review_id, {_CARD}, rating, study_day from reviews
where {LIVE_REVIEW} and {_ANSWER_IS_HERE} order by review_id desc limit 1
"""

# Decisions on the same fact did not always remember what was before.
_LAST_DECISION = f"""
select event_id, {_SUBJECT}, kind, body, study_day
from events
where kind in ('buried', 'suspended', 'unsuspended', 'flagged', 'unflagged',
    'regenerated', 'accepted', 'rejected', 'edited', 'note-only', 'skipped', 'notes-written',
    'decided')
and (kind <> 'decided' or json_extract(body, '$.asked') is not null)
and (kind not in ('buried', 'suspended', 'unsuspended', 'flagged', 'unflagged') or {_CARD_IS_HERE})
and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by event_id desc
limit 1
"""

_FUTURE_REVIEWS = f"""
select review_id, {_CARD}, rating, study_day from reviews
where study_day > ? and {LIVE_REVIEW} and {_ANSWER_IS_HERE} order by review_id desc
"""

# The events of one batch share the time in their ids.
_BATCH = f"""
select event_id, {_SUBJECT}, kind, body, study_day
from events
where event_id between substr(?, 1, 10) and ? and json_extract(body, '$.{BATCH}') = ?
order by event_id
"""


def last_acts(db: Reader) -> list[Act]:
    """Return the last review, decision or write into the notes that was not taken back.

    What is about several cards or files is several acts; none where nothing can be undone.
    """
    candidates = [acts for acts in (_last_review(db), _last_decision(db)) if acts]
    return max(candidates, key=lambda acts: acts[0].event_id, default=[])


class Restored(NamedTuple):
    """The last restore, as the log has it."""

    event_id: EventId
    to: str
    before: str
    """The backup of what there was before."""


def last_restore(db: Reader) -> Restored | None:
    """Return the last restore, be it of another machine; None without any."""
    row = db.row(
        "select event_id, subject, json_extract(body, '$.before') as before from events"
        " where kind = 'restored' order by event_id desc limit 1"
    )
    return None if row is None else Restored(*row)


def _last_review(db: Reader) -> list[Act]:
    row = db.row(_LAST_REVIEW)
    return [] if row is None else [_answer(row)]


def future_answers(db: Reader, today: date) -> list[Act]:
    """Return the answers that stand of study days after `today`, the last one first."""
    return [_answer(row) for row in db.rows(_FUTURE_REVIEWS, [today.isoformat()])]


def _answer(row: Row) -> Act:
    day = date.fromisoformat(row["study_day"])
    return Act(row["review_id"], row["card_id"], None, Rating(row["rating"]), None, day)


def _last_decision(db: Reader) -> list[Act]:
    row = db.row(_LAST_DECISION)
    if row is None:
        return []
    batch = json.loads(row["body"]).get(BATCH)
    if batch is None:
        return [_decision(row)]
    rows = db.rows(_BATCH, [row["event_id"], row["event_id"], batch])
    return [_decision(each) for each in rows]


def _decision(row: Row) -> Act:
    before = json.loads(row["body"]).get("before")
    day = date.fromisoformat(row["study_day"])
    return Act(row["event_id"], row["subject"], EventKind(row["kind"]), None, before, day)


def about(reader: Reader, act: Act) -> str:
    """Return what a decision of NAMELESS was about: the question as it was put, else as it is now,
    else the note."""
    return str(reader.scalar(_ABOUT, (act.event_id, act.card_id)) or "")


_ABOUT = """
select coalesce(
    json_extract(body, '$.question'),
    (select front from prompts where prompt_id = ?2),
    json_extract(body, '$.note_text')
) from events where event_id = ?1
"""


def withdraw(db: Database, acts: Sequence[Act], forgetting: Forgetting, moment: Moment) -> None:
    """Log that the acts hold no longer, and give their cards back what they had.

    All of it is written together or not at all.
    """
    with db.writing() as writer:
        events = [Event(EventKind.WITHDRAWN, act.event_id, {"card": act.card_id}) for act in acts]
        log.append_all(writer, events, moment)
        for act in acts:
            if act.kind is None:
                restore(writer, act.card_id, forgetting)
            else:
                writer.run(DECISIONS[act.kind][1], [act.before, act.card_id])


_RESTORED = """
update cards set
    state = ?, stability = ?, difficulty = ?, step = ?, due_day = ?, due_at = ?,
    last_day = ?, reviews = ?, lapses = ?, changed = ?, rev = rev + 1
where card_id = ?
"""

# An edit of the fact after the last answer brings a card forward to the day of the edit, in
# whichever prompt it was by then; not so one of which another machine had told before.
_BROUGHT_FORWARD = """
select study_day, body
from events left join joined as called on called.id = events.subject
where event_id > ?1 and kind = 'prompt-changed' and json_valid(body)
and exists (select 1 from json_each(?2) as name where instr(body, name.value))
and coalesce(json_extract(body, '$.wording') <> (
    select json_extract(earlier.body, '$.wording') from events as earlier
    where earlier.subject in (
        select id from joined where same_as = coalesce(called.same_as, events.subject)
        union select coalesce(called.same_as, events.subject)
    )
    and earlier.kind in ('prompt-added', 'prompt-changed')
    and earlier.event_id < events.event_id
    and json_extract(earlier.body, '$.wording') is not null
    order by earlier.event_id desc limit 1
), 1)
and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by event_id
"""


def _brought_forward(reader: Reader, card_id: CardId, answered: EventId) -> str | None:
    """Return the study day to which edits since the answer brought a card forward, if any did."""
    names = called(reader, card_id)
    forward: str | None = None
    for day, text in reader.rows(_BROUGHT_FORWARD, [answered, json.dumps(sorted(names))]):
        body = json.loads(text)
        if names.isdisjoint(body.get("brought_forward", ())):
            continue
        back = body.get(log.AS_LEARNED, {})
        if any(log.is_between(answered, back[name]) for name in names & back.keys()):
            forward = None
        else:
            forward = min(forward or day, day)
    return forward


def restore(writer: Writer, card_id: CardId, forgetting: Forgetting) -> None:
    """Give the card what its log says: what is due as it was given, memory by replay."""
    reviews = live_reviews(writer, card_id)
    memory = forgetting.replay((review.rating, review.study_day) for review in reviews)
    lapses = sum(is_lapse(review.state_before, review.rating) for review in reviews)
    values: list[Value] = [State.NEW, None, None, 0, None, None, None, 0, 0, 0]
    if memory is not None:
        last = reviews[-1]
        after = last.after._replace(memory=memory)
        edited = _brought_forward(writer, card_id, last.review_id)
        if after.due_day and edited is not None:
            after = after._replace(due_day=min(after.due_day, date.fromisoformat(edited)))
        values = [
            *schedule_values(after),
            last.study_day.isoformat(),
            len(reviews),
            lapses,
            int(edited is not None),
        ]
    writer.run(_RESTORED, [*values, card_id])
