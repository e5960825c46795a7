"""The log: what happened to prompts and cards, event by event, and the answers given.

Events and reviews stand in two tables and have one order: that of their ids, which `new_id`
gives. An entry made later has the greater id, whatever the clock said, so that "the last
act" and "after that review" are questions about ids; `at` says when it happened as it was
read, and sorts nothing. Ids of two machines do not meet, and a machine that has read the
entries of another goes on after them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from recall.days import from_ms, to_ms
from recall.reviews import EventId, Rating
from recall.store.database import Reader, Row, Writer

Dice = Callable[[int], bytes]
"""Gives that many random bytes, as `os.urandom` does."""

Body = Mapping[str, object]
"""What an event says, as JSON keeps it."""


class EventKind(StrEnum):
    """What can happen besides a review; the subject of each is named with it."""

    PROMPT_ADDED = "prompt-added"
    """A prompt got its id; the body holds all of it but the answers of its cards, the `machine`
    that gave it, which it is (`nth`, from 1) of those that ask the same of a note that is alike,
    and its `verdict` where just this was rejected before."""
    PROMPT_CHANGED = "prompt-changed"
    """A prompt or its note was worded anew; the body holds the columns that changed, what kind
    of edit it was, and which cards it brought forward. Those of them that ask again what they
    asked once stand with two entries (`as_learned`): where the last answer was given between them,
    the card is due as it was. What it was when it was added, with every change and move since, is
    all of it; lines that only moved the notes give back."""
    PROMPT_MOVED = "prompt-moved"
    """A prompt went to another file, section or deck; the body holds the columns that changed."""
    PROMPT_ORPHANED = "prompt-orphaned"
    """Its note is gone; the body says whether its `whole` note is, and may come back whole, and on
    which lines it stood last."""
    PROMPT_REVIVED = "prompt-revived"
    CARD_ADDED = "card-added"
    CARD_RETIRED = "card-retired"
    """A card's gap or direction is gone from its prompt."""
    CARD_REVIVED = "card-revived"
    CARD_MOVED = "card-moved"
    """A card's gap stands in another prompt now; the body names that one (`prompt_id`) and the
    slot that the card has there. The card that was there goes where it was."""
    SUSPENDED = "suspended"
    UNSUSPENDED = "unsuspended"
    BURIED = "buried"
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    WITHDRAWN = "withdrawn"
    """The subject is a review or an event that holds no longer; of a change of a prompt, which
    another change undoes, that it brought cards forward. The body names the `restore` that did it,
    if one did."""
    FILE_ADDED = "file-added"
    """The subject is a path in the collection; the body says where the file came from."""
    NOTES_WRITTEN = "notes-written"
    """A command wrote into the notes; the subject is the file. The body says which command (`by`),
    the digests of the file `before` and `after`, and the lines that were `removed` and `inserted`,
    in base64, with the place they were `at`, in bytes; `with` are the events that go with it."""
    UNDECIDED = "undecided"
    """The subject is an orphan that may be what another prompt asks; the body names that one."""
    DECIDED = "decided"
    """A person said whether two prompts ask the same; the subject is the older one. The body names
    the other one (`candidate`), says whether they are the `same`, and which questions were `asked`
    till then; of the same, the columns the older one had `before`, the fingerprint it has `now`,
    which cards each event brought `forward`, and which went on in other notes (`parted`), with the
    slots they had and the prompts they are of now."""
    ACCEPTED = "accepted"
    """A person took a prompt as it is; the body holds its `pattern`, its `tier` till then, and
    `all` where it was one of many taken at once, `added` where it was no prompt before."""
    REJECTED = "rejected"
    """A person does not want the prompt, now or later; the body is as that of `accepted`. Where
    only one of several could be taken, it names that one (`instead`). It holds what was asked of
    which note (`path`, `pin`, `fingerprint`), and how many `answers` were known there, those taken
    back too: where there are more, another machine has learned the prompt, and it stays."""
    EDITED = "edited"
    """A person wrote cards of their own in the place of the prompt, or, without a prompt as the
    subject, of none; the body is as that of `accepted`, with the `block` that was put into the
    file at `path`, and the `answers` to the prompt that were known, as `rejected` does."""
    PROPOSED = "proposed"
    """A prompt waits for a person again, for the cards written in its place were taken out; the
    body holds its `tier`, and the `answers` to it that were known, as `rejected` does."""
    NOTE_ONLY = "note-only"
    """A note shall have no cards until it says something else. The subject is its pin; the body
    holds where it stands and what it says, its `fate` and `reason` till then, the `prompts` that
    went with it, and how many `answers` of each were known, as `rejected` does."""
    SKIPPED = "skipped"
    """As `note-only`, whatever it will say."""
    NOTE_MOVED = "note-moved"
    """A note of which one of the last two was decided stands elsewhere or is worded anew; the
    subject is the decision, the body holds the columns that changed; or that it is `opened`, while
    the note says something else (older entries: that it has `ended`). When it says again what it
    said, the body holds the prompts that are `refused` with it, with their answers."""
    NOTES_READ = "notes-read"
    """Notes were given fates that no card of theirs tells; the subject is their file. The body
    holds by the pin of each note its line, fate and reason, or null for one that is gone."""
    REGENERATED = "regenerated"
    """Today's rules came to notes whose cards were pinned; the subject is one of the cards. The
    body holds what was before, as far as the events before it do not."""
    RESTORED = "restored"
    """A person went back to a backup, whose name is the subject; the body names the backup of what
    there was `before`."""
    EXPORTED = "exported"
    """A package was written for Anki; there is no subject. The body holds, for each prompt that
    was not exported just so before, the digest of its note and the time that was given to it."""


AS_LEARNED = "as_learned"
"""In the body of a change of a prompt: the cards that it gave their words of then back."""


class Moment(NamedTuple):
    """When something happened, by every count the log keeps."""

    at: datetime
    """An instant, UTC."""
    offset_minutes: int
    """East of UTC, on the wall clock of the person."""
    study_day: date


class Event(NamedTuple):
    """One thing to be put into the log."""

    kind: EventKind
    subject: str
    body: Body


def append(
    writer: Writer,
    kind: EventKind,
    subject: str,
    body: Body,
    at: datetime,
    offset_minutes: int,
    study_day: date,
    dice: Dice = os.urandom,
) -> EventId:
    """Put one event into the log and return its id.

    It gets the instant `at`, or the next millisecond at which nothing else happened.
    """
    moment = Moment(at, offset_minutes, study_day)
    return append_all(writer, [Event(kind, subject, body)], moment, dice)[0]


def append_all(
    writer: Writer, events: Iterable[Event], moment: Moment, dice: Dice = os.urandom
) -> list[EventId]:
    """Put events that belong to one act into the log, all at one instant, in their order.

    They get the instant of the moment, or the next millisecond at which nothing else happened.
    """
    ms = free_ms(writer, "events", to_ms(moment.at))
    when = (ms, moment.offset_minutes, moment.study_day.isoformat())
    first = _ulid_number(new_id(writer, ms, dice))
    rows = [
        (
            _ulid(number),
            *when,
            event.kind,
            event.subject,
            json.dumps(event.body, ensure_ascii=False),
        )
        for number, event in enumerate(events, start=first)
    ]
    writer.run_many("insert into events values (?, ?, ?, ?, ?, ?, ?)", rows)
    return [EventId(row[0]) for row in rows]


def new_id(reader: Reader, ms: int, dice: Dice = os.urandom) -> EventId:
    """Return a ULID for an event or review that happens at the millisecond.

    It sorts after every id that stands in the log, of events and of reviews: where the
    clock stands still or has gone back, its time is the millisecond after the last id's.
    To be called inside the transaction that uses it.
    """
    last = last_id(reader)
    if last is not None:
        ms = max(ms, (_ulid_number(last) >> 80) + 1)
    # Half of the range, so that counting on from there cannot reach the next millisecond.
    return EventId(_ulid(max(ms, 0) << 80 | int.from_bytes(dice(10), "big") >> 1))


def behind(entry_id: EventId, number: int) -> EventId:
    """Return the id so many places behind another one: the same wherever it is asked for."""
    return EventId(_ulid(_ulid_number(entry_id) + number))


def is_between(entry_id: str, stretch: Sequence[str]) -> bool:
    """Return whether an entry was made after the first of two others, and before the second."""
    return stretch[0] < entry_id < stretch[1]


def last_id(reader: Reader) -> EventId | None:
    """Return the id of the last entry of the log; None while it is empty."""
    last = reader.scalar(
        "select max(last) from (select max(event_id) as last from events"
        " union all select max(review_id) from reviews)"
    )
    return EventId(last) if isinstance(last, str) else None


_IDS_BETWEEN = """
select max(last) from (
    select max(event_id) as last from events where event_id between ? and ?
    union all
    select max(review_id) from reviews where review_id between ? and ?
)
"""


def _bounds(ms: int) -> tuple[str, str]:
    return _ulid(ms << 80), _ulid((ms + 1 << 80) - 1)


_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


def _ulid(number: int) -> str:
    return "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))


def _ulid_number(ulid: str) -> int:
    number = 0
    for digit in ulid:
        number = number << 5 | _VALUES[digit]
    return number


def free_ms(reader: Reader, table: str, ms: int) -> int:
    """Return `ms`, or the first millisecond after it that is free.

    Free is what neither `table` (events or reviews) nor, by its ids, the other one uses.
    To be called inside the transaction that uses it.
    """
    if table not in ("events", "reviews"):
        raise ValueError(table)
    while _is_taken(reader, ms):
        ms = max(ms + 1, _end_of_run(reader, ms))
    return ms


def _is_taken(reader: Reader, ms: int) -> bool:
    ids = reader.scalar(_IDS_BETWEEN, _bounds(max(ms, 0)) * 2)
    return ids is not None or reader.scalar("select 1 from reviews where at = ?", (ms,)) is not None


_END_OF_RUN = """
select at + 1 from reviews as one
where at >= ?1 and exists (select 1 from reviews where at = ?1)
and not exists (select 1 from reviews as next where next.at = one.at + 1)
order by at
limit 1
"""


def _end_of_run(reader: Reader, ms: int) -> int:
    """Return the first millisecond from this one on at which no review was given."""
    end = reader.scalar(_END_OF_RUN, (ms,))
    return end if isinstance(end, int) else ms


def entries(reader: Reader) -> Iterator[dict[str, object]]:
    """Yield every event and review as plain values, in the order in which they were made."""
    for row in reader.rows(_ENTRIES):
        yield _entry(row)


_ENTRIES = """
select event_id as id, at, offset_minutes, study_day, kind, subject, body, null as rating,
       null as took_ms, null as state_before, null as state_after, null as stability,
       null as difficulty, null as step, null as due_day, null as due_at
from events
union all
select review_id, at, offset_minutes, study_day, 'review', card_id, null, rating,
       took_ms, state_before, state_after, stability,
       difficulty, step, due_day, due_at
from reviews
order by id
"""


def _entry(row: Row) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": row["id"],
        "at": _iso(row["at"]),
        "offset_minutes": row["offset_minutes"],
        "study_day": row["study_day"],
        "kind": row["kind"],
    }
    if row["body"] is not None:
        return entry | {"subject": row["subject"], "body": json.loads(row["body"])}
    due_at = row["due_at"]
    return entry | {
        "card": row["subject"],
        "rating": Rating(row["rating"]).name.lower(),
        "took_ms": row["took_ms"],
        "state_before": row["state_before"],
        "state_after": row["state_after"],
        "stability": row["stability"],
        "difficulty": row["difficulty"],
        "step": row["step"],
        "due_day": row["due_day"],
        "due_at": None if due_at is None else _iso(due_at),
    }


def _iso(ms: int) -> str:
    return from_ms(ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")
