"""Prompts that the log has on notes which no scan has found here: they are still to come."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Set

from recall.cards import PromptId
from recall.store.database import Reader
from recall.store.notes import BEHIND
from recall.store.prompts import absent_paths

Home = tuple[str, str]
"""A note, by its file and its pin."""

Awaited = Mapping[PromptId, Set[Home]]
"""Such prompts, each with the notes it was of before: where one of these stands, it is behind."""


def is_shared(reader: Reader) -> bool:
    """Return whether another machine's journal was taken in."""
    sql = "select 1 from journals where name not in (select name || '.jsonl' from machine) limit 1"
    return reader.row(sql) is not None or bool(absent_paths(reader))


_AWAITED = """
select prompt_id from prompts where orphan = 0 and not exists (
    select 1 from notes where notes.pin = prompts.pin and notes.path = prompts.path
)
"""

_LEARNED = f"""
select path, count(*) from prompts join cards using (prompt_id)
where reviews > 0 and shelved = 0 and retired = 0 and prompt_id in ({_AWAITED})
group by path order by path
"""

_ASKED = """
select candidate, prompt_id from undecided where candidate in (select value from json_each(?1))
"""
_TOLD = """
with wanted as (select value as id from json_each(?1))
select coalesce(joined.same_as, events.subject), events.body
from events left join joined on joined.id = events.subject
where events.subject in (
    select id from wanted
    union select joined.id from joined join wanted on wanted.id = joined.same_as
)
and events.kind in ('prompt-added', 'prompt-changed', 'prompt-moved')
order by events.event_id
"""


def awaited(reader: Reader) -> Awaited:
    """Return the prompts whose notes are still to come; none where the log is of one machine.

    With a prompt that may be another one's fact in new words goes where the other stood.
    """
    if not is_shared(reader):
        return {}
    found = [PromptId(row[0]) for row in reader.rows(_AWAITED)]
    if not found:
        return {}
    names = json.dumps(found)
    asked = {PromptId(new): PromptId(old) for new, old in reader.rows(_ASKED, (names,))}
    homes = _homes(reader, [*found, *asked.values()])
    return {one: homes[one] | (homes[asked[one]] if one in asked else frozenset()) for one in found}


def _homes(reader: Reader, prompt_ids: list[PromptId]) -> defaultdict[str, frozenset[Home]]:
    """Return every note that the prompts were of, as the log tells it."""
    at: dict[str, Home] = {}
    found: defaultdict[str, frozenset[Home]] = defaultdict(frozenset)
    for prompt_id, text in reader.rows(_TOLD, (json.dumps(prompt_ids),)):
        body = json.loads(text)
        path, pin = at.get(prompt_id, ("", ""))
        at[prompt_id] = (body.get("path", path), body.get("pin", pin))
        found[prompt_id] |= {at[prompt_id]}
    return found


def behind(awaited: Awaited) -> frozenset[Home]:
    """Return the notes that are behind the log, wherever they stand."""
    return frozenset().union(*awaited.values())


def learned_cards(reader: Reader) -> dict[str, int]:
    """Return how many learned cards are in the queue whose notes are still to come, by file."""
    if not is_shared(reader):
        return {}
    return {str(path): int(cards) for path, cards in reader.rows(_LEARNED)}


def caught_up(reader: Reader) -> set[str]:
    """Return the files of notes that were behind the log and wait for nothing any more."""
    if not is_shared(reader):
        return set()
    rows = reader.rows("select distinct path, pin from notes where reason = ?", (BEHIND,))
    if not rows:
        return set()
    waiting = behind(awaited(reader))
    return {row[0] for row in rows if (row[0], row[1]) not in waiting}
