"""What prompts asked before, as the log has it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from recall.cards import Face, PromptId, faces
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
