"""Where files of the collection came from, as the log remembers it."""

from __future__ import annotations

import json
from typing import NamedTuple

from recall.store.database import Reader
from recall.store.log import EventKind


class Origin(NamedTuple):
    """A file that was added."""

    path: str
    """Where its copy was put in the collection."""
    digest: str
    """Of its bytes when they were copied."""


def find(reader: Reader, origin: str) -> Origin | None:
    """Return the last copy of the file at `origin`, an absolute path, that was not taken back."""
    for row in reader.rows(_ADDED, (EventKind.FILE_ADDED,)):
        body = json.loads(row["body"])
        if body.get("origin") == origin:
            return Origin(row["subject"], body["digest"])
    return None


_ADDED = """
select subject, body from events
where kind = ? and not exists (
    select 1 from events as withdrawal
    where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
)
order by event_id desc
"""


def path_of_digest(reader: Reader, digest: str) -> str | None:
    """Return the file of the collection that has this content, as of the last scan."""
    path = reader.scalar("select path from files where digest = ? order by path", (digest,))
    return path if isinstance(path, str) else None
