"""What prompts asked before, and of which each card was, as the log has it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from recall.cards import CardId, Face, PromptId, faces
from recall.reviews import EventId
from recall.store import wordings
from recall.store.database import Reader


class Version(NamedTuple):
    """What a prompt was for a while."""

    pin: str
    """Of its note as it was then."""
    kind: str
    wording: str
    """JSON, with the slots that its cards have."""
    front: str
    answer: str
    extra: str
    pattern: str
    fingerprint: str


_TOLD = """
select subject, body
from json_each(?) as wanted
join events on events.subject = wanted.value
    and kind in ('prompt-added', 'prompt-changed', 'prompt-moved')
order by event_id
"""


def versions(reader: Reader, prompt_ids: Iterable[str]) -> dict[PromptId, list[Version]]:
    """Return what each of the prompts has been, oldest first, what it is now last.

    What the log has lost the beginning of is left out.
    """
    columns: dict[PromptId, dict[str, str]] = {}
    found: dict[PromptId, list[Version]] = {}
    for row in reader.rows(_TOLD, [json.dumps(sorted(prompt_ids))]):
        prompt_id = PromptId(row["subject"])
        told = columns.setdefault(prompt_id, {})
        body = json.loads(row["body"])
        told |= {name: _plain(body[name]) for name in Version._fields if name in body}
        if told.keys() == set(Version._fields):
            found.setdefault(prompt_id, []).append(Version(**told))
    return found


Stretch = tuple[EventId, EventId]
"""From one entry to another one."""

_SAID = """
select event_id, json_extract(body, '$.wording') as wording,
    json_extract(body, '$.note_text') as said
from events
where subject in (select ?1 union select id from joined where same_as = ?1)
and (kind = 'prompt-changed' or (kind = 'prompt-added' and subject = ?1))
and json_valid(body)
order by event_id
"""


def stretches(reader: Reader, prompt_id: PromptId, wording: str, note_text: str) -> list[Stretch]:
    """Return from when to when a prompt had the wording (JSON) with this text of its note, but
    for the time since its last change."""
    asked = json.loads(wording), note_text
    now: tuple[object, object] = (None, None)
    begun: EventId | None = None
    found: list[Stretch] = []
    for row in reader.rows(_SAID, [prompt_id]):
        told = None if row["wording"] is None else json.loads(row["wording"])
        said = row["said"]
        now = (now[0] if told is None else told, now[1] if said is None else said)
        if now == asked and begun is None:
            begun = EventId(row["event_id"])
        elif now != asked and begun is not None:
            found.append((begun, EventId(row["event_id"])))
            begun = None
    return found


_WENT = """
select coalesce(joined.same_as, events.subject), max(event_id)
from events left join joined on joined.id = events.subject
where events.subject in (
    select value from json_each(?1)
    union select id from joined where same_as in (select value from json_each(?1))
)
and kind = 'card-moved'
group by 1
"""


def last_moves(reader: Reader, card_ids: Iterable[CardId]) -> dict[CardId, EventId]:
    """Return the last entry by which each of the cards went to another prompt, if one did."""
    rows = reader.rows(_WENT, [json.dumps(sorted(card_ids))])
    return {CardId(row[0]): EventId(row[1]) for row in rows}


_PLACES = """
with wanted (card_id, id) as (
    select value, value from json_each(?1)
    union all
    select same_as, id from joined where same_as in (select value from json_each(?1))
)
select wanted.card_id, json_extract(body, '$.slot') as slot,
    coalesce(joined.same_as, json_extract(body, '$.prompt_id')) as prompt_id
from wanted
cross join events on events.subject = wanted.id
    and kind in ('card-added', 'card-moved') and json_valid(body)
left join joined on joined.id = json_extract(body, '$.prompt_id')
"""


def places(reader: Reader, card_ids: Iterable[str]) -> dict[CardId, set[tuple[PromptId, int]]]:
    """Return the prompts and slots that each of the cards has had."""
    found: dict[CardId, set[tuple[PromptId, int]]] = {}
    for row in reader.rows(_PLACES, [json.dumps(sorted(card_ids))]):
        place = PromptId(row["prompt_id"]), int(row["slot"])
        found.setdefault(CardId(row["card_id"]), set()).add(place)
    return found


def last_face(reader: Reader, prompt_id: str, slot: int) -> Face | None:
    """Return what the card of a slot showed last; None where the log does not tell."""
    for version in reversed(versions(reader, [prompt_id]).get(PromptId(prompt_id), [])):
        for face in faces(wordings.from_json(version.wording), version.extra):
            if face.slot == slot:
                return face
    return None


def _plain(value: object) -> str:
    """Return a column as the database has it: the log has a wording read."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
