"""Wordings as the database and the log keep them: JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from recall.cards import Gap, GapText, Question, Wording


def to_json(wording: Wording) -> str:
    """Return the wording as JSON; `from_json` gives an equal one back."""
    return json.dumps(to_plain(wording), ensure_ascii=False)


def to_plain(wording: Wording) -> dict[str, object]:
    """Return the wording as values JSON can keep.

    A question is `{"front", "answer", "back", "both_ways"}`, the last two only where set;
    a text with gaps is `{"pieces": ["text", {"slot", "answer", "hint", "extra"}, …]}`.
    """
    if isinstance(wording, GapText):
        return {"pieces": [_plain_piece(piece) for piece in wording.pieces]}
    plain: dict[str, object] = {"front": wording.front, "answer": wording.answer}
    if wording.back:
        plain["back"] = wording.back
    if wording.both_ways:
        plain["both_ways"] = True
    return plain


def _plain_piece(piece: str | Gap) -> str | dict[str, object]:
    if isinstance(piece, str):
        return piece
    plain: dict[str, object] = {"slot": piece.slot, "answer": piece.answer}
    if piece.hint:
        plain["hint"] = piece.hint
    if piece.extra:
        plain["extra"] = piece.extra
    return plain


def from_json(text: str) -> Wording:
    """Return the wording that `to_json` wrote."""
    return from_plain(json.loads(text))


def from_plain(plain: Mapping[str, Any]) -> Wording:
    """Return the wording that `to_plain` gave."""
    if "pieces" in plain:
        pieces: Sequence[Any] = plain["pieces"]
        return GapText(tuple(p if isinstance(p, str) else Gap(**p) for p in pieces))
    return Question(**plain)
