"""What prompts asked before, and of which each card was, as the log has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
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


_PLACES = """
with wanted (card_id, id) as (
    select value, value from json_each(?1)
    union all
    select same_as, id from joined where same_as in (select value from json_each(?1))
)
select wanted.card_id, event_id, json_extract(body, '$.slot') as slot,
    coalesce(joined.same_as, json_extract(body, '$.prompt_id')) as prompt_id
from wanted
cross join events on events.subject = wanted.id
    and kind in ('card-added', 'card-moved') and json_valid(body)
left join joined on joined.id = json_extract(body, '$.prompt_id')
order by event_id
"""


class Place(NamedTuple):
    """Where a card has been."""

    since: EventId
    """The entry by which it came there."""
    prompt_id: PromptId
    slot: int


def places(reader: Reader, card_ids: Iterable[str]) -> dict[CardId, list[Place]]:
    """Return the prompts and slots that each of the cards has had, oldest first."""
    found: dict[CardId, list[Place]] = {}
    for row in reader.rows(_PLACES, [json.dumps(sorted(card_ids))]):
        place = Place(EventId(row["event_id"]), PromptId(row["prompt_id"]), int(row["slot"]))
        found.setdefault(CardId(row["card_id"]), []).append(place)
    return found


class Asked(NamedTuple):
    """What a card was asked with for a while."""

    wording: str
    """JSON."""
    slot: int
    stretch: Stretch


def asked_at(reader: Reader, places: Sequence[Place], entry: EventId) -> Asked | None:
    """Return what a card that has had the places, oldest first, asked at an entry; None where it
    is asked so still, or the log does not tell."""
    at = sum(place.since < entry for place in places)
    if not at:
        return None
    place = places[at - 1]
    told = [
        (EventId(row["event_id"]), _plain(json.loads(row["wording"])))
        for row in reader.rows(_SAID, [place.prompt_id])
        if row["wording"] is not None
    ]
    now = sum(since < entry for since, _ in told)
    if not now:
        return None
    since, wording = told[now - 1]
    ends = [*(one.since for one in places[at : at + 1]), *(one for one, _ in told[now : now + 1])]
    return Asked(wording, place.slot, (max(since, place.since), min(ends))) if ends else None


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
