"""Notes of which a person said that they shall have no cards, and what they said of prompts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from recall.cards import PromptId
from recall.habits import EDITED, KEPT, REFUSED, Decision, Habits, habits_of
from recall.reviews import EventId
from recall.store.database import Reader, Writer
from recall.store.decisions import INSTEAD, OFFERED
from recall.store.log import EventKind


class SettledNote(NamedTuple):
    """One such note, where it stood last; the columns of `settled`."""

    event_id: EventId
    """The decision in the log."""
    kind: str
    """`note-only` or `skipped`."""
    path: str
    line: int
    section: str
    """JSON list."""
    anchor: str | None
    note_text: str
    """With the bullets below it."""
    pin: str
    """Empty while its note says something else."""

    @property
    def is_open(self) -> bool:
        """Whether its note may have cards now, because it says something else."""
        return not self.pin

    @property
    def for_good(self) -> bool:
        """Whether it shall have none whatever it will say."""
        return self.kind == EventKind.SKIPPED


SILENT = ("line",)
"""What the notes themselves give back; the log has better things to keep."""

_FIELDS = ", ".join(SettledNote._fields)
_MARKS = ", ".join("?" * len(SettledNote._fields))


def all_settled(reader: Reader) -> list[SettledNote]:
    """Return every settled note, those that are gone too, oldest decision first."""
    rows = reader.rows(f"select {_FIELDS} from settled order by event_id")
    return [SettledNote(*row) for row in rows]


def put(writer: Writer, found: Iterable[SettledNote]) -> None:
    """Remember settled notes as they stand now."""
    writer.run_many(f"insert or replace into settled ({_FIELDS}) values ({_MARKS})", found)


def verdicts_before(reader: Reader, event_id: EventId) -> dict[PromptId, str | None]:
    """Return the verdicts that prompts had before their note was settled."""
    body = reader.scalar("select body from events where event_id = ?", (event_id,))
    before: dict[PromptId, str | None] = json.loads(str(body))["prompts"]
    return before


def drop(writer: Writer, event_id: EventId) -> None:
    """Forget that a note was settled."""
    writer.run("delete from settled where event_id = ?", (event_id,))


_ARE_JUDGED = """
with names as materialized (
    select value as id from json_each(?1)
    union select joined.id from joined join json_each(?1) on value = same_as
)
select 1 from events
where kind in ('accepted', 'rejected', 'proposed', 'note-only', 'skipped')
and (subject in (select id from names) or exists (
    select 1 from json_each(body, '$.prompts') as one
    where kind in ('note-only', 'skipped') and one.key in (select id from names)
))
and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
limit 1
"""


def are_judged(reader: Reader, prompt_ids: Iterable[PromptId]) -> bool:
    """Return whether any decision about one of the prompts holds."""
    return reader.row(_ARE_JUDGED, (json.dumps(sorted(prompt_ids)),)) is not None


_WORDED = """
select subject, json_extract(body, '$.answers') as answers from events
where kind = 'edited' and subject in (select value from json_each(?1))
and json_extract(body, '$.answers') is not null and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by event_id
"""


def worded_over(reader: Reader, prompt_ids: Iterable[PromptId]) -> dict[PromptId, int]:
    """Return those of the prompts in whose place a person wrote cards, with the answers to them
    that were known where that was done."""
    rows = reader.rows(_WORDED, (json.dumps(sorted(prompt_ids)),))
    return {row["subject"]: row["answers"] for row in rows}


# What is not to be asked again ---------------------------------------------------------------


class Asked(NamedTuple):
    """What one note was asked, as the body of a rejection has it."""

    path: str
    pin: str
    fingerprint: str


def rejected(reader: Reader) -> dict[Asked, bool]:
    """Return what a person rejected, and whether drafts were offered instead of it; what older
    rejections were about is not known."""
    found: dict[Asked, bool] = {}
    for *asked, offered in reader.rows(_REJECTED):
        one = Asked(*asked)
        found[one] = found.get(one, False) or offered is not None
    return found


# The words of the condition are those of the index.
_REJECTED = f"""
select json_extract(body, '$.path'), json_extract(body, '$.pin'),
    json_extract(body, '$.fingerprint'), json_extract(body, '$.{OFFERED}')
from events
where kind in ('accepted', 'rejected', 'edited') and kind = 'rejected' and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
"""

# What the decisions of a person come to ------------------------------------------------------

# The words of the condition are those of the index.
_DECISIONS = """
select subject, kind, body, coalesce(
    (select json_array(path, note_text) from prompts where prompt_id = subject), subject
) as bullet
from events
where kind in ('accepted', 'rejected', 'edited') and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by event_id
"""

_WEIGHTS = {
    EventKind.ACCEPTED: KEPT,
    EventKind.REJECTED: REFUSED,
    EventKind.EDITED: EDITED,
}


def habits(reader: Reader) -> Habits:
    """Return what this person made of each pattern: the last word on every prompt.

    Taking all ready cards at once says nothing of each, and taking or wording one of several
    drafts says nothing of the others. What was decided on one bullet counts once; what was
    decided on drafts that it offered instead of a rejected card takes nothing from that.
    """
    last: dict[PromptId, tuple[str, Decision]] = {}
    offered: set[PromptId] = set()
    for row in reader.rows(_DECISIONS):
        body = json.loads(row["body"])
        offered.update(body.get(OFFERED, ()))
        if body.get("pattern") and not (body.get("all") or body.get(INSTEAD)):
            weight = _WEIGHTS[EventKind(row["kind"])]
            last[row["subject"]] = row["bullet"], (body["pattern"], weight)
    by_bullet: defaultdict[tuple[str, bool], list[Decision]] = defaultdict(list)
    for prompt_id, (bullet, decision) in last.items():
        by_bullet[bullet, prompt_id in offered].append(decision)
    return habits_of(by_bullet.values())
