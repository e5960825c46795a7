"""What the columns of the tables that follow from the log can hold.

The tables themselves refuse all else, but only when everything is written. An entry that says what
they cannot hold was written by no Recall that this one knows of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from recall.cards import Kind, Tier, faces
from recall.notes import Fate
from recall.reviews import State
from recall.store import wordings
from recall.store.prompts import ACCEPTED, REFUSED

Holds = Callable[[Any], bool]
"""Says whether a column can hold a value."""

_LAST = (1 << 63) - 1


def is_text(value: object) -> bool:
    """Return whether it is text that can be stored: half a character cannot."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def is_number(value: object) -> bool:
    """Return whether it is a whole number that SQLite has room for."""
    return isinstance(value, int) and -_LAST <= value <= _LAST


def is_flag(value: object) -> bool:
    """Return whether it is 0 or 1."""
    return isinstance(value, int) and value in (0, 1)


def _or_nothing(holds: Holds) -> Holds:
    return lambda value: value is None or holds(value)


def _one_of(words: Iterable[str] | type[StrEnum]) -> Holds:
    known = frozenset(map(str, words))
    return lambda value: isinstance(value, str) and value in known


def _is_list_of_texts(value: str) -> bool:
    try:
        found = json.loads(value)
    except (TypeError, ValueError):
        return False
    return isinstance(found, list) and all(map(is_text, found))


def _is_wording(value: str) -> bool:
    try:
        shown = faces(wordings.from_json(value))
    except (TypeError, ValueError, AttributeError):
        return False
    return all(
        is_number(face.slot) and is_text(face.front) and is_text(face.answer) and is_text(face.back)
        for face in shown
    )


PROMPTS: Mapping[str, Holds] = {
    "note_ms": is_number,
    "kind": _one_of(Kind),
    "wording": _is_wording,
    **dict.fromkeys(("front", "answer", "extra", "pattern", "deck", "context"), is_text),
    **dict.fromkeys(("language", "path", "note_text", "pin", "fingerprint"), is_text),
    **dict.fromkeys(("speaker", "source", "anchor"), _or_nothing(is_text)),
    **dict.fromkeys(("section", "tags"), _is_list_of_texts),
    **dict.fromkeys(("line", "end_line", "note_line"), is_number),
    "tier": _one_of(Tier),
    "verdict": _or_nothing(_one_of((ACCEPTED, REFUSED))),
}
CARDS: Mapping[str, Holds] = {
    **dict.fromkeys(("slot", "card_ms", "position"), is_number),
    "answer": is_text,
    **dict.fromkeys(("suspended", "flagged"), is_flag),
    "buried_until": _or_nothing(is_text),
}
SETTLED: Mapping[str, Holds] = {
    **dict.fromkeys(("path", "note_text", "pin"), is_text),
    "line": is_number,
    "section": _is_list_of_texts,
    "anchor": _or_nothing(is_text),
}
FATES: Mapping[str, Holds] = {
    **dict.fromkeys(("path", "pin"), is_text),
    "line": is_number,
    "fate": _one_of(Fate),
    "reason": _or_nothing(is_text),
}


def check(table: Mapping[str, Holds], row: Mapping[str, object]) -> None:
    """See that the columns of a table can hold what a row says; raises ValueError."""
    for name, value in row.items():
        if not table[name](value):
            raise ValueError(name)


def check_schedule(state: str, due_day: object, due_at: object) -> None:
    """See that a card can stand so after an answer; raises ValueError."""
    is_in_days = state == State.REVIEW
    if state == State.NEW or is_in_days != (due_day is not None) or is_in_days != (due_at is None):
        raise ValueError(state)
