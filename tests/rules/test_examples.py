"""The invented bullets of `tests/examples/cards.json` give the cards they should give."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from recall import ranking
from recall.cards import faces, kind_of
from recall.language.detect import language_of
from recall.notes import Context, Fate, Note, Span

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "cards.json"
CASES = json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"]


def placed(case: dict[str, Any]) -> tuple[Note, Context]:
    """Return the note of the case with its children, in the context the case states."""
    children = tuple(
        Note(text, Span(line, line), depth=1) for line, text in enumerate(case["children"], start=2)
    )
    note = Note(case["note"], Span(1, 1), children)
    language = language_of(case["note"])
    return note, Context(
        speaker=case["speaker"], pronoun=case["pronoun"], language=language, siblings=(note,)
    )


PREFIX = re.compile(r"(?:According to [^,]+, |[A-ZÁÉÍÓÚ]\w+(?: [A-ZÁÉÍÓÚ]\w+)+: )")


def compared(card: dict[str, str], language: str) -> dict[str, str]:
    """Return the card as it is compared: gaps, lists, other languages may leave the owner out."""
    if card["kind"] == "basic" and language == "en" and not card["answer"].startswith("1) "):
        return card
    front = PREFIX.sub("", card["front"], count=1)
    return card | {"front": front[:1].upper() + front[1:]}


@pytest.mark.parametrize("case", CASES, ids=[case["pattern"] for case in CASES])
def test_an_example_gives_its_cards(case: dict[str, Any]) -> None:
    """The examples are the least that must come out of their bullets, to the letter."""
    outcome = ranking.decide(*placed(case))

    came_out = [
        {"kind": str(kind_of(draft.wording)), "front": face.front, "answer": face.answer,
         "extra": face.extra}
        for draft in outcome.drafts
        for face in faces(draft.wording, draft.extra)
    ]  # fmt: skip
    assert outcome.fate == case["tier"], outcome.reason
    language = language_of(case["note"])
    shown = [compared(card, language) for card in came_out]
    assert [card for card in case["cards"] if compared(card, language) not in shown] == []


@pytest.mark.parametrize("case", CASES, ids=[case["pattern"] for case in CASES])
def test_what_is_not_ready_says_why(case: dict[str, Any]) -> None:
    """A bullet that gives no ready card must tell the person what stood in the way."""
    outcome = ranking.decide(*placed(case))

    assert (outcome.reason is None) == (outcome.fate is Fate.READY)
