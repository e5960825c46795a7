"""What goes to Anki: the ready prompts with their cards, and what was last sent of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from recall.cards import CardId, PromptId, Wording
from recall.store import log
from recall.store.database import Database, Row
from recall.store.log import EventKind, Moment
from recall.store.wordings import from_json


class ReadyCard(NamedTuple):
    """A card of a ready prompt."""

    card_id: CardId
    slot: int
    card_ms: int
    """Its id in Anki."""

    suspended: bool


class ReadyPrompt(NamedTuple):
    """A prompt that a person may be asked, with its cards by slot; it has at least one."""

    prompt_id: PromptId
    note_ms: int
    """The id of its note in Anki."""

    wording: Wording
    extra: str
    deck: str
    context: str
    speaker: str | None
    source: str | None
    language: str
    tags: tuple[str, ...]
    changed_at: int
    """Milliseconds since 1970: when what it shows last changed."""

    cards: tuple[ReadyCard, ...]


class Sent(NamedTuple):
    """What was last exported of a prompt."""

    content: str
    """Digest of the fields and tags of its note."""

    mod: int
    """Modification time that the note was given, in seconds since 1970."""


def ready_prompts(db: Database) -> list[ReadyPrompt]:
    """Return every prompt that may be asked, in the order in which new cards come."""
    rows = db.rows(_READY)
    return [_prompt(list(group)) for _, group in groupby(rows, key=lambda row: row["prompt_id"])]


# Rows of one prompt stand together; prompts stand by the first of their cards.
_READY = """
select prompt_id, note_ms, wording, extra, deck, context, speaker, source, language, tags,
       changed_at, card_id, slot, card_ms, suspended
from cards
join prompts using (prompt_id)
join (select prompt_id, min(position) as first from cards group by prompt_id) using (prompt_id)
where tier = 'ready' and verdict is not 'refused' and orphan = 0 and retired = 0
order by first, prompt_id, slot
"""


def _prompt(rows: list[Row]) -> ReadyPrompt:
    row = rows[0]
    return ReadyPrompt(
        prompt_id=PromptId(row["prompt_id"]),
        note_ms=row["note_ms"],
        wording=from_json(row["wording"]),
        extra=row["extra"],
        deck=row["deck"],
        context=row["context"],
        speaker=row["speaker"],
        source=row["source"],
        language=row["language"],
        tags=tuple(json.loads(row["tags"])),
        changed_at=row["changed_at"],
        cards=tuple(_card(row) for row in rows),
    )


def _card(row: Row) -> ReadyCard:
    return ReadyCard(CardId(row["card_id"]), row["slot"], row["card_ms"], bool(row["suspended"]))


def sent(db: Database) -> dict[PromptId, Sent]:
    """Return what was last exported, by prompt."""
    rows = db.rows("select prompt_id, content, mod from exports")
    return {PromptId(row["prompt_id"]): Sent(row["content"], row["mod"]) for row in rows}


def remember_sent(db: Database, new: Mapping[PromptId, Sent], moment: Moment) -> None:
    """Keep what has just been exported, here and in the log, or nothing.

    `new` holds what was not exported just so before.
    """
    with db.writing() as writer:
        writer.run_many(
            "insert into exports (prompt_id, content, mod) values (?, ?, ?)"
            " on conflict (prompt_id) do update set content = excluded.content, mod = excluded.mod",
            [(prompt_id, *sent) for prompt_id, sent in new.items()],
        )
        log.append(writer, EventKind.EXPORTED, "", dict(new.items()), *moment)
