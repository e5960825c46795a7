"""Markup from a bullet to the phone: whole in the question, hidden only where a gap is meant."""

from __future__ import annotations

from html import unescape

import pytest
from phone.handset import Phone, notes_of, prompt

from recall import ranking
from recall.cards import faces
from recall.confidence import UNJUDGED
from recall.notes import Context, Note, Span

PIECES = (
    ("`a::b{{c1::x}}`", "<code>a::b{{c1::x}}</code>"),
    ("`if x < 5 && y:`", "<code>if x < 5 && y:</code>"),
    ("$x_{1} + 40$", r"\(x_{1} + 40\)"),
    (r"\(n \geq 40\)", r"\(n \geq 40\)"),
    ("$$O(n^{2})$$", r"\[O(n^{2})\]"),
    ("[the 40 rules](https://a.example/b_c?d=1&e=2)",
     '<a href="https://a.example/b_c?d=1&e=2">the 40 rules</a>'),
    ("**the cold start**", "<strong>the cold start</strong>"),
    ("`{{ site.url }}`", "<code>{{ site.url }}</code>"),
    ("[[Raft|the quorum]]", "the quorum"),
    ("<kbd>Ctrl</kbd>", "<kbd>Ctrl</kbd>"),
    ("std::vector<int>", "std::vector<int>"),
)  # fmt: skip
"""Markup, and what Anki's page shows for it once its entities are read."""


@pytest.mark.parametrize(("written", "shown"), PIECES)
def test_markup_of_a_bullet_is_whole_on_the_phone(phone: Phone, written: str, shown: str):
    """The question asks about the code, formula or link as its author wrote it."""
    phone.take_notes(notes_of(ready(f"The team fears {written} because nobody tests it.")))

    (card,) = phone.cards().values()
    assert shown in unescape(card.question)
    assert "why does the team fear" in card.question
    assert "nobody tests it" not in card.question
    assert "nobody tests it" in card.answer
    assert phone.is_sound()


@pytest.mark.parametrize(("written", "shown"), PIECES)
def test_markup_beside_a_gap_is_whole_on_the_phone(phone: Phone, written: str, shown: str):
    """Braces and colons beside a gap must not end it."""
    phone.take_notes(notes_of(ready(f"La caché no guarda {written}, sino la clave vieja.", "es")))

    (card,) = phone.cards().values()
    assert shown in unescape(card.question)
    assert "[...]" in card.question
    assert "la clave vieja" not in card.question
    assert shown in unescape(card.answer)
    assert "la clave vieja" in card.answer
    assert phone.is_sound()


def test_code_and_tables_below_a_bullet_are_on_the_back(phone: Phone):
    """They are looked at with the answer."""
    text = (
        "Locks are dangerous because every query queues behind them:\n\n"
        "```sql\nset lock_timeout = '2s';  -- {{c1::x}}\n```\n\n"
        "| model | score |\n|-------|------:|\n| small | 40% |"
    )

    phone.take_notes(notes_of(ready(text)))

    (card,) = phone.cards().values()
    assert "lock_timeout" not in card.question
    assert "<code>set lock_timeout = '2s';  -- {{c1::x}}\n</code>" in unescape(card.answer)
    assert "<td>40%</td>" in card.answer
    assert phone.is_sound()


def ready(text: str, language: str = "en") -> list[object]:
    """Return the first ready prompt of a bullet, as it is exported."""
    note = Note(text, Span(1, 1))
    context = Context(speaker="Ada Rowe", pronoun="she", language=language, siblings=(note,))
    (draft, *_) = ranking.decide(note, context, fit=UNJUDGED).drafts
    assert faces(draft.wording)
    return [prompt(1, draft.wording, extra=draft.extra, language=language)]
