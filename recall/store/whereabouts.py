"""Where cards are here of which the log knows that they are elsewhere by now.

Until the notes come that another machine has told of, a person finds them where they stand.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from recall.cards import PromptId
from recall.store import claims
from recall.store.claims import Awaited
from recall.store.database import Reader


class Whereabouts(NamedTuple):
    """A place in a file."""

    path: str
    line: int


# What says what the prompt says is nearer to it than what it said before.
_SEEN = """
select prompt_id, notes.path, notes.line + prompts.line - prompts.note_line
from json_each(?1) as home
join prompts on prompts.prompt_id = json_extract(home.value, '$[0]')
join notes on notes.path = json_extract(home.value, '$[1]')
    and notes.pin = json_extract(home.value, '$[2]')
order by notes.pin <> prompts.pin, notes.path, notes.line
"""


def whereabouts(
    reader: Reader, prompt_ids: Collection[str] | None = None
) -> dict[PromptId, Whereabouts]:
    """Return where notes stand here that are behind the log, by the prompts that were of them.

    Of the prompts that are named, or of all.
    """
    awaited: Awaited = claims.awaited(reader, prompt_ids)
    if not awaited:
        return {}
    homes = [(one, *home) for one, told in awaited.items() for home in sorted(told.homes)]
    found: dict[PromptId, Whereabouts] = {}
    for prompt_id, path, line in reader.rows(_SEEN, (json.dumps(homes),)):
        found.setdefault(PromptId(prompt_id), Whereabouts(path, line))
    return found
