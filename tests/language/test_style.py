"""How clipped a hand is, told from its bullets."""

from __future__ import annotations

import pytest

from recall.language.clipped import figures, thoughts
from recall.language.style import PROSE, Style, is_fragment, style_of

SENTENCES = (
    "Stone mills keep the germ because they run cool.",
    "A fast feed heats the flour and spoils its taste.",
)
FRAGMENTS = ("flour dust", "bearings too hot", "belt 40m -> 12m")


def test_whole_sentences_are_prose() -> None:
    assert style_of(SENTENCES) == Style(fragments=0.0, signs=0.0, words=9.5)
    assert style_of(SENTENCES).clipped == 0.0


def test_fragments_are_clipped_to_the_last() -> None:
    style = style_of(FRAGMENTS)

    assert style.fragments == 1.0
    assert style.signs == pytest.approx(1 / 3)
    assert style.clipped == 1.0


def test_a_hand_between_both_lies_between_them() -> None:
    assert 0.0 < style_of((*SENTENCES, *FRAGMENTS)).clipped < 1.0


def test_signs_alone_make_half_a_jotting() -> None:
    """A sign stands for a word, and is no fragment by itself."""
    style = style_of(["The mill is idle w/o water.", "The stones are hot & the flour is warm."])

    assert style.fragments == 0.0
    assert style.clipped == 0.5


def test_nothing_to_tell_a_hand_by_is_prose() -> None:
    assert style_of(["", "  "]) == PROSE


@pytest.mark.parametrize(
    ("text", "language", "bare"),
    [
        ("nightly index, hourly edits", "en", True),
        ("The index is nightly.", "en", False),
        ("masa fría", "es", True),
        ("la masa fría da burbujas", "es", False),
        ("kalter Teig", "xx", True),
    ],
)
def test_a_fragment_has_no_finite_verb(text: str, language: str, bare: bool) -> None:
    assert is_fragment(text, language) is bare


def test_thoughts_may_begin_small() -> None:
    text = "bloat fell, min. 5 wks. then nothing (e.g. no vacuum). was ok"

    assert [one.text for one in thoughts(text)] == [
        "bloat fell, min. 5 wks",
        "then nothing (e.g. no vacuum)",
        "was ok",
    ]


def test_a_figure_has_the_unit_that_is_grown_to_it() -> None:
    text = "took 800ms, -12% in 3 wks, €4.20 at 10:45 in 2023, v1.2"

    assert [found["n"] for found in figures(text)] == ["800ms", "12%", "3 wks", "€4.20"]
