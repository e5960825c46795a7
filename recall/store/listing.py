"""Cards as lists and searches show them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from recall.cards import Face, Kind
from recall.days import from_ms
from recall.errors import UnknownCardError
from recall.store.asking import face_of
from recall.store.database import Reader, Row, Value
from recall.store.decisions import INSTEAD


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
    refused: bool
    """Whether a person rejected it, took another one instead, or wants no card of its note."""
    left_out: bool
    """Whether it is a draft that another one was taken instead of."""
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
        """Whether it is in the schedule: no draft, not refused, no orphan, not suspended."""
        return self.tier == "ready" and not (self.refused or self.orphan or self.suspended)


# In the order of CardRow; then what its face is made of where no column has it.
_COLUMNS = f"""
    card_id, prompts.prompt_id, deck, kind, front, prompts.answer, prompts.answer, extra,
    context, state, due_day, due_at, stability, difficulty, reviews, lapses, last_day,
    suspended, orphan or retired, buried_until, changed, flagged, tier,
    verdict is 'refused', verdict is 'refused' and exists (
        select 1 from events as one
        where one.subject = prompts.prompt_id and one.kind = 'rejected'
        and json_extract(one.body, '$.{INSTEAD}') is not null and not exists (
            select 1 from events as withdrawal
            where withdrawal.subject = one.event_id and withdrawal.kind = 'withdrawn'
        )
    ), pattern, speaker,
    source, language, tags, section, prompts.path, line,
    slot, wording
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
    return [_card_row(db, row) for row in db.rows(_CARDS, [names, names])]


def card(db: Reader, card_id: str) -> CardRow:
    """Return one card; raises UnknownCardError."""
    row = db.row(_CARD, [card_id])
    if row is None:
        raise UnknownCardError(card_id)
    return _card_row(db, row)


def cards_of(db: Reader, prompt_ids: Sequence[str]) -> list[CardRow]:
    """Return the cards of the prompts, in their order."""
    return [
        _card_row(db, row) for row in db.rows(_CARDS_OF_PROMPTS, [json.dumps(list(prompt_ids))])
    ]


def tags(db: Reader) -> dict[str, int]:
    """Return how many cards, drafts left out, each tag holds for, by name."""
    return {row["tag"]: row["cards"] for row in db.rows(_TAGS)}


_TAGS = """
select tag.value as tag, count(*) as cards
from prompts
join cards using (prompt_id), json_each(prompts.tags) as tag
where orphan = 0 and tier = 'ready' and retired = 0
group by tag.value
order by tag.value
"""


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


def _card_row(db: Reader, row: Row) -> CardRow:
    stored = CardRow._make(row[: len(CardRow._fields)])
    face = _face(db, row)
    return stored._replace(
        front=face.front,
        answer=face.answer,
        back=face.back,
        extra=face.extra,
        due_at=_iso(stored.due_at),
        suspended=bool(stored.suspended),
        orphan=bool(stored.orphan),
        changed=bool(stored.changed),
        flagged=bool(stored.flagged),
        refused=bool(stored.refused),
        left_out=bool(stored.left_out),
        tags=[*_strings(row["tags"])],
        section=[*_strings(row["section"])],
    )


def _face(db: Reader, row: Row) -> Face:
    """Return what the card shows, from the columns where they have all of it.

    They do for most cards, and taking a wording apart costs more than all the rest.
    """
    if row["kind"] == Kind.BASIC and '"back"' not in row["wording"]:
        return Face(row["slot"], row["front"], row["answer"], row["answer"], row["extra"])
    return face_of(db, row)


@lru_cache(maxsize=1000)
def _strings(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _iso(ms: Value) -> str | None:
    if not isinstance(ms, int):
        return None
    return from_ms(ms).isoformat(timespec="seconds").replace("+00:00", "Z")
