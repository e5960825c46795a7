"""Confidence is a chance: what judges kept of such cards before."""

from __future__ import annotations

import importlib.util
import math
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from recall import ranking
from recall.confidence import (
    READY_FROM,
    SCORE_READY_FROM,
    UNJUDGED,
    Seen,
    chance,
    fitted,
)
from recall.notes import Context, Note, Span

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("calibrate", SCRIPTS / "calibrate.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def seen(pattern: str = "because", score: float = 0.8, **more: float) -> Seen:
    known = {
        "clipped": 0.0,
        "foreign": False,
        "answer_words": 4,
        "commas": False,
        "attributed": False,
        **more,
    }
    return Seen(pattern, score, **known)  # type: ignore[arg-type]


def test_a_card_whose_rule_is_surer_is_never_less_likely_to_be_kept() -> None:
    """Judges move a pattern as a whole; they do not turn its rule around."""
    for pattern in ("because", "quantity", "a pattern that nobody judged"):
        chances = [chance(seen(pattern, score / 100), fitted()) for score in range(0, 101, 5)]
        assert chances == sorted(chances)
        assert all(0 < one < 1 for one in chances)


def test_unjudged_rules_are_ready_where_their_score_says_so() -> None:
    """A rule is tested by its own word."""
    assert math.isclose(chance(seen(score=SCORE_READY_FROM), UNJUDGED), READY_FROM)


def test_a_note_that_judges_distrust_becomes_a_draft() -> None:
    """The same card, kept by nobody so far, waits for a person."""
    note = Note("Tests are fast because they touch no disk.", Span(1, 1))
    context = Context(speaker="Ada Rowe", siblings=(note,))
    distrusted = replace(UNJUDGED, patterns={"because": -3.0})

    fates = [ranking.decide(note, context, fit=fit).fate for fit in (UNJUDGED, distrusted)]

    assert fates == ["ready", "draft"]


def test_the_model_tells_a_pattern_that_is_kept_from_one_that_is_not(calibrate: ModuleType) -> None:
    """One that was seldom judged stays near the mean of all."""
    verdicts = [
        *(calibrate.Verdict(seen("good"), 1.0, str(n)) for n in range(20)),
        *(calibrate.Verdict(seen("bad"), 0.0, str(n)) for n in range(20)),
        calibrate.Verdict(seen("rare"), 1.0, "0"),
    ]

    fit = calibrate.fit(verdicts)

    good, bad, rare = (chance(seen(name), fit) for name in ("good", "bad", "rare"))
    assert good > 0.85
    assert bad < 0.15
    assert 0.5 < rare < good
