"""Which entries of the log have to be replayed together, found without holding it in memory.

A family is whatever may have a say in the same rows: a prompt and its cards, prompts that two
machines may have made of one note, prompts that a question or a settled note ties together.
What follows from a family is the same whether the rest of the log is replayed or not. So a
replay takes a batch of families at a time, and only those of which there is news.

All of it stands in temporary tables of the connection.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from recall.reviews import EventId
from recall.store.database import Reader
from recall.store.log import EventKind

FAMILIES = 1_000
"""How many are replayed at once."""

_FAMILIES = ("delete from kin", "delete from touched", "delete from batch")
_TABLES = (
    "create temp table if not exists came (entry_id text primary key) without rowid",
    "create temp table if not exists kin (id text primary key, root text not null) without rowid",
    "create index if not exists temp.kin_by_root on kin (root)",
    "create temp table if not exists touched (root text primary key) without rowid",
    "create temp table if not exists batch (id text primary key) without rowid",
    "delete from came",
    *_FAMILIES,
)

# What came ---------------------------------------------------------------------------------


def begin(reader: Reader) -> None:
    """Forget whatever came before."""
    for statement in _TABLES:
        reader.scratch(statement)


def came(reader: Reader, ids: Iterable[str]) -> None:
    """Remember that the log has got these entries."""
    told = (json.dumps(list(ids)),)
    reader.scratch("insert or ignore into came select value from json_each(?1)", told)


_OF_CARDS = (
    *(EventKind.SUSPENDED, EventKind.UNSUSPENDED, EventKind.BURIED),
    *(EventKind.FLAGGED, EventKind.UNFLAGGED),
)
_OF_NO_CARD = (
    *(EventKind.EXPORTED, EventKind.NOTES_READ, EventKind.FILE_ADDED),
    *(EventKind.NOTES_WRITTEN, EventKind.EDITED, EventKind.REGENERATED, EventKind.RESTORED),
)
LIGHT = json.dumps([*_OF_CARDS, *_OF_NO_CARD])
"""Kinds of events that change no prompt."""

_HEAVY = """
select 1 from events
where event_id in (select entry_id from came)
and case when kind = 'withdrawn' then exists (
        select 1 from events as taken
        where taken.event_id = events.subject
        and taken.kind not in (select value from json_each(?1))
    ) else kind not in (select value from json_each(?1)) end
limit 1
"""


# What is not wanted here, or waits, comes back where another machine has learned it.
_LEARNED = """
select 1 from reviews
left join joined on joined.id = reviews.card_id
join cards on cards.card_id = coalesce(joined.same_as, reviews.card_id)
join prompts using (prompt_id)
where review_id in (select entry_id from came)
and (prompts.verdict = 'refused' or prompts.tier = 'draft')
limit 1
"""


def changes_prompts(reader: Reader) -> bool:
    """Return whether anything that came may change prompts; answers only do to what is refused."""
    return reader.row(_HEAVY, (LIGHT,)) is not None or reader.row(_LEARNED) is not None


def is_news(reader: Reader, entry_id: str) -> bool:
    """Return whether the entry is one of those that came."""
    return reader.row("select 1 from came where entry_id = ?", (entry_id,)) is not None


def brought(reader: Reader, kind: EventKind) -> bool:
    """Return whether events of the kind came."""
    sql = "select 1 from events where kind = ? and event_id in (select entry_id from came) limit 1"
    return reader.row(sql, (kind,)) is not None


# Whose family ------------------------------------------------------------------------------

_FROM_THE_LOG = (
    # Two machines may each have made a prompt of the same words of the same note.
    """
    insert or ignore into kin
    select subject, min(subject) over (
        partition by json_extract(body, '$.fingerprint'), json_extract(body, '$.pin')
    )
    from events where kind = 'prompt-added' and json_valid(body)
    """,
    """
    insert or ignore into kin
    select events.subject, kin.root
    from events cross join kin on kin.id = json_extract(events.body, '$.prompt_id')
    where events.kind = 'card-added' and json_valid(events.body)
    """,
    "insert or ignore into kin"
    " select event_id, event_id from events where kind in ('note-only', 'skipped')",
    "insert or ignore into kin select subject, subject from events where kind = 'notes-read'",
)

_TIES = """
select distinct one.root, other.root
from (
    select subject as id, json_extract(body, '$.candidate') as tied
    from events where kind in ('undecided', 'decided') and json_valid(body)
    union all
    select event_id, tied.key from events, json_each(body, '$.prompts') as tied
    where kind in ('note-only', 'skipped') and json_valid(body)
    union all
    select subject, tied.key from events, json_each(body, '$.refused') as tied
    where kind = 'note-moved' and json_valid(body)
    union all
    select subject, json_extract(body, '$.prompt_id') from events
    where kind = 'card-moved' and json_valid(body)
    union all
    select subject, tied.value from events, json_each(body, '$.brought_forward') as tied
    where kind in ('prompt-changed', 'prompt-moved') and json_valid(body)
) as ties
join kin as one on one.id = ties.id
join kin as other on other.id = ties.tied
where one.root <> other.root
"""

# They stand in one table, in the order in which they were asked.
_ASKED = """
select distinct kin.root from events join kin on kin.id = events.subject
where events.kind = 'undecided'
"""

_SEEDS = """
select subject as id from events where event_id in (select entry_id from came)
union select card_id from reviews where review_id in (select entry_id from came)
union select entry_id from came
union select taken.subject from events as taken where taken.event_id in (
    select subject from events
    where kind = 'withdrawn' and event_id in (select entry_id from came)
)
union select taken.card_id from reviews as taken where taken.review_id in (
    select subject from events
    where kind = 'withdrawn' and event_id in (select entry_id from came)
)
"""

# Which prompts a card was of: it may have gone on in another one, whose own went the other way.
_OF_CARD = """
from kin join events on events.subject = kin.id
and events.kind in ('card-added', 'card-moved') and json_valid(events.body)
"""
_TIES_OF_CARDS = f"""
select kin.root, other.root {_OF_CARD}
join kin as other on other.id = json_extract(events.body, '$.prompt_id')
where kin.root <> other.root
union select kin.root, other.root
from joined join kin on kin.id = joined.id join kin as other on other.id = joined.same_as
where kin.root <> other.root
"""

_SEEDED = f"""
insert or ignore into kin
select prompt_id, prompt_id from cards where card_id in (
    select coalesce(joined.same_as, seeds.id)
    from ({_SEEDS}) as seeds left join joined on joined.id = seeds.id
)
"""

_FROM_THE_CARDS = (
    "insert or ignore into kin"
    " select card_id, kin.root from cards join kin on kin.id = cards.prompt_id",
    "insert or ignore into kin"
    " select joined.id, kin.root from joined join kin on kin.id = joined.same_as",
    # A card may have been made for a prompt that turned out to be another machine's one.
    "insert or ignore into kin"
    " select joined.same_as, kin.root from joined join kin on kin.id = joined.id",
    "insert or ignore into kin"
    f" select json_extract(events.body, '$.prompt_id'), kin.root {_OF_CARD}",
)

_READ = (
    "insert or ignore into kin select subject, subject from events"
    " where kind = 'notes-read' and event_id in (select entry_id from came)"
)


def find_all(reader: Reader) -> None:
    """Find the families of the whole log, and let all of them be replayed."""
    _find_by_log(reader)
    reader.scratch("insert into touched select distinct root from kin")


def find_touched(reader: Reader) -> None:
    """Find the families that have a say in prompts, and let those with news be replayed.

    What was found of families before is forgotten.
    """
    for statement in _FAMILIES:
        reader.scratch(statement)
    _find_by_log(reader)
    _touch(reader)


def find_answered(reader: Reader) -> None:
    """Find the families of cards with news; only of the cards is then known what they come to.

    Prompts are taken from the tables as they stand, so that it costs no look at all the log; what
    only the log ties together is not found, see `derived.are_answers_alone`.
    """
    reader.scratch(_SEEDED)
    known = -1
    while known < (known := int(str(reader.scalar("select count(*) from kin")))):
        for statement in _FROM_THE_CARDS:
            reader.scratch(statement)
    _unite(reader, [(row[0], row[1]) for row in reader.rows(_TIES_OF_CARDS)])
    reader.scratch(_READ)
    _touch(reader)


def _touch(reader: Reader) -> None:
    reader.scratch(f"insert or ignore into touched select root from kin where id in ({_SEEDS})")


def _find_by_log(reader: Reader) -> None:
    for statement in _FROM_THE_LOG:
        reader.scratch(statement)
    ties = [(row[0], row[1]) for row in reader.rows(_TIES)]
    asked = [row[0] for row in reader.rows(_ASKED)]
    ties += pairwise(asked)
    _unite(reader, ties)


def _unite(reader: Reader, ties: Iterable[tuple[str, str]]) -> None:
    for old, new in _united(ties).items():
        reader.scratch("update kin set root = ? where root = ?", (new, old))


def _united(ties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each root that gives way the one in whose place it goes."""
    above: dict[str, str] = {}

    def top(root: str) -> str:
        while root in above:
            root = above[root]
        return root

    for one, other in ties:
        first, second = sorted((top(one), top(other)))
        if first != second:
            above[second] = first
    return {root: top(root) for root in above}


# Batch after batch -------------------------------------------------------------------------

# A settled note is its event; what it names as its subject is a fingerprint.
_ENTRIES = """
select event_id from events
where subject in (select id from batch) and kind not in ('notes-written', 'note-only', 'skipped')
union select event_id from events where event_id in (select id from batch)
union select review_id from reviews where card_id in (select id from batch)
"""

_WITHDRAWN = """
select event_id, subject from events
where kind = 'withdrawn' and subject in (select value from json_each(?1))
"""


class Batch(NamedTuple):
    """Some families; the ids of their prompts, cards, notes and files stand in `batch`."""

    entry_ids: list[EventId]
    """Of all entries that are to be replayed, in order."""
    withdrawn: set[str]
    """Ids of those that were taken back."""


def batches(reader: Reader) -> Iterator[Batch]:
    """Yield the families that are to be replayed."""
    after = ""
    while roots := [row[0] for row in reader.rows(_ROOTS, (after, FAMILIES))]:
        after = roots[-1]
        reader.scratch("delete from batch")
        reader.scratch(_FILL, (json.dumps(roots),))
        ids = {row[0] for row in reader.rows(_ENTRIES)}
        withdrawals = reader.rows(_WITHDRAWN, (json.dumps(sorted(ids)),))
        ids |= {row[0] for row in withdrawals}
        yield Batch(sorted(ids), {row[1] for row in withdrawals})


_ROOTS = "select root from touched where root > ? order by root limit ?"
_FILL = "insert into batch select id from kin where root in (select value from json_each(?1))"
