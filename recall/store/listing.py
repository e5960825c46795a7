"""Cards as lists and searches show them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from recall.days import from_ms
from recall.errors import UnknownCardError
from recall.store.asking import face_of
from recall.store.database import Reader, Row, Value


class CardRow(NamedTuple):
    """One card as `recall list --json` shows it; the names are the keys."""

    id: str
    prompt: str
    deck: str
    kind: str
    front: str
    answer: str
    back: str
    extra: str
    context: str
    state: str
    due_day: str | None
    due_at: str | None
    """ISO 8601, UTC, with a final Z."""

    stability: float | None
    difficulty: float | None
    reviews: int
    lapses: int
    last_day: str | None
    """Study day of the last review."""

    suspended: bool
    orphan: bool
    """Whether its note is gone, or its gap in it."""

    buried_until: str | None
    """Study day on which it may come again."""

    changed: bool
    flagged: bool
    tier: str
    pattern: str
    speaker: str | None
    source: str | None
    language: str
    tags: list[str]
    section: list[str]
    file: str
    line: int

    @property
    def studied(self) -> bool:
        """Whether it is in the schedule: no draft, no orphan, not suspended."""
        return self.tier == "ready" and not self.orphan and not self.suspended


_COLUMNS = """
    cards.card_id, cards.prompt_id, cards.slot, cards.state, cards.stability,
    cards.difficulty, cards.due_day, cards.due_at, cards.last_day, cards.reviews,
    cards.lapses, cards.suspended, cards.retired, cards.buried_until, cards.changed,
    cards.flagged, prompts.deck, prompts.kind, prompts.wording, prompts.front,
    prompts.answer, prompts.extra, prompts.context, prompts.orphan, prompts.tier,
    prompts.pattern, prompts.speaker, prompts.source, prompts.language, prompts.tags,
    prompts.section, prompts.path, prompts.line
"""

_CARDS = f"""
select {_COLUMNS}
from cards join prompts using (prompt_id)
where ? is null or deck in (select value from json_each(?))
order by path, line, end_line, prompt_no, slot
"""

_CARDS_OF_PROMPTS = f"""
select {_COLUMNS}
from json_each(?) as wanted
join prompts on prompts.prompt_id = wanted.value
join cards on cards.prompt_id = prompts.prompt_id
order by wanted.key, slot
"""

_CARD = f"select {_COLUMNS} from cards join prompts using (prompt_id) where card_id = ?"

# Words in the question and the answer weigh more than those of the note around them.
_FIND = """
select prompt_id
from prompts_fts join prompts on prompts.prompt_no = prompts_fts.rowid
where prompts_fts match ?
order by bm25(prompts_fts, 3.0, 2.0, 1.0), prompt_no
"""

_FRONTS = "select prompt_id, front || ' ' || answer as words from prompts where orphan = 0"


def cards(db: Reader, decks: Sequence[str] | None) -> list[CardRow]:
    """Return every card of the decks, None for all, in the order of the notes."""
    names = None if decks is None else json.dumps(list(decks))
    return [_card_row(row) for row in db.rows(_CARDS, [names, names])]


def card(db: Reader, card_id: str) -> CardRow:
    """Return one card; raises UnknownCardError."""
    row = db.row(_CARD, [card_id])
    if row is None:
        raise UnknownCardError(card_id)
    return _card_row(row)


def cards_of(db: Reader, prompt_ids: Sequence[str]) -> list[CardRow]:
    """Return the cards of the prompts, in their order."""
    return [_card_row(row) for row in db.rows(_CARDS_OF_PROMPTS, [json.dumps(list(prompt_ids))])]


def prompts_with(db: Reader, words: str) -> list[str]:
    """Return the prompts whose question, answer or note has all the words, best first.

    The last letters of a word may be missing. Words that hold nothing to search for
    find nothing.
    """
    query = match_query(words)
    return [row["prompt_id"] for row in db.rows(_FIND, [query])] if query else []


def texts(db: Reader) -> dict[str, str]:
    """Return question and answer of every prompt whose note still stands."""
    return {row["prompt_id"]: row["words"] for row in db.rows(_FRONTS)}


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def match_query(words: str) -> str:
    """Return the words as FTS5 wants them, each quoted and open at its end; empty without any.

    Nothing a person types is an operator.
    """
    return " ".join(
        '"' + word.replace('"', '""') + '"*'
        for word in _CONTROLS.sub(" ", words).split()
        if any(character.isalnum() for character in word)
    )


def _card_row(row: Row) -> CardRow:
    face = face_of(row)
    return CardRow(
        id=row["card_id"],
        prompt=row["prompt_id"],
        deck=row["deck"],
        kind=row["kind"],
        front=face.front,
        answer=face.answer,
        back=face.back,
        extra=face.extra,
        context=row["context"],
        state=row["state"],
        due_day=row["due_day"],
        due_at=_iso(row["due_at"]),
        stability=row["stability"],
        difficulty=row["difficulty"],
        reviews=row["reviews"],
        lapses=row["lapses"],
        last_day=row["last_day"],
        suspended=bool(row["suspended"]),
        orphan=bool(row["orphan"] or row["retired"]),
        buried_until=row["buried_until"],
        changed=bool(row["changed"]),
        flagged=bool(row["flagged"]),
        tier=row["tier"],
        pattern=row["pattern"],
        speaker=row["speaker"],
        source=row["source"],
        language=row["language"],
        tags=json.loads(row["tags"]),
        section=json.loads(row["section"]),
        file=row["path"],
        line=row["line"],
    )


def _iso(ms: Value) -> str | None:
    if not isinstance(ms, int):
        return None
    return from_ms(ms).isoformat(timespec="seconds").replace("+00:00", "Z")
