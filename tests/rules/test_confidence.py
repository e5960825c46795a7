"""Confidence is a chance: what judges kept of cards with such signs before."""

from __future__ import annotations

import importlib.util
import math
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from recall import ranking
from recall.cards import Gap, GapText, Question
from recall.confidence import (
    READY_FROM,
    SCORE_READY_FROM,
    UNJUDGED,
    Fit,
    chance,
    fitted,
    weaknesses,
)
from recall.drafts import Draft
from recall.language.salience import Phrase
from recall.notes import Context, Note, Span
from recall.signs import SCORE, score_alone, signs

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

NOTE = Note("Tests are fast because they touch no disk.", Span(1, 1))
CONTEXT = Context(speaker="Ada Rowe", siblings=(NOTE,))


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


def draft(*pieces: str | Gap, score: float = 0.8) -> Draft:
    return Draft(GapText(pieces), NOTE.span, "because", confidence=score)


def test_a_card_whose_rule_is_surer_is_never_less_likely_to_be_kept() -> None:
    """Judges move a pattern as a whole; they do not turn its rule around."""
    for pattern in ("because", "quantity", "a pattern that nobody judged"):
        chances = [
            chance(pattern, score_alone(draft("Tests", score=score / 100)), fitted())
            for score in range(0, 101, 5)
        ]
        assert chances == sorted(chances)
        assert all(0 < one < 1 for one in chances)


def test_unjudged_rules_are_ready_where_their_score_says_so() -> None:
    """A rule is tested by its own word."""
    known = score_alone(draft("Tests", score=SCORE_READY_FROM))

    assert math.isclose(chance("because", known, UNJUDGED), READY_FROM)


def test_a_note_that_judges_distrust_becomes_a_draft() -> None:
    """The same card, kept by nobody so far, waits for a person."""
    distrusted = replace(UNJUDGED, patterns={"because": -3.0})

    fates = [ranking.decide(NOTE, CONTEXT, fit=fit).fate for fit in (UNJUDGED, distrusted)]

    assert fates == ["ready", "draft"]


def test_a_card_has_the_signs_that_a_reader_would_see() -> None:
    """Every number that the chance is made of can be told from the card and its note."""
    hidden = draft("Tests are fast because ", Gap(1, "they touch no disk"), score=0.5)
    asked = replace(hidden, wording=Question("Why are tests fast?", "Because they touch no disk"))

    likely = (
        Phrase("no disk", 0, "no disk", -1.0),
        Phrase("they touch no disk", 0, "they touch no disk", -2.0),
    )

    assert signs(hidden, NOTE, CONTEXT, likely) == {
        "begins inside a phrase": 1.0,
        "gap": 1.0,
        "gap at the end": 1.0,
        "gap at the end of its sentence": 1.0,
        "gap of three or four words": 1.0,
        "negation": 1.0,
        "negation in the answer": 1.0,
        "place in the note": 23 / 42,
        "pronoun in the answer": 1.0,
        "rare words in the answer": 1.0,
        "salience": 4.0,
        "salience of the best": 5.0,
        "share of the note shown": 1.0,
        "much of the text hidden": 0.5,
        "they": 1.0,
        "words of the answer beyond 3": 1.0,
        "words short of 10": 2.0,
    }
    assert set(signs(asked, NOTE, CONTEXT, ())) - set(signs(hidden, NOTE, CONTEXT, ())) == {
        "asks why",
        "because",
        "sentences",
    }


def test_a_noun_that_nobody_named_is_a_sign_and_one_that_the_heading_names_is_none() -> None:
    """*The tool* says which tool only where the context line does."""
    text = GapText(("The tool is ", Gap(1, "slow")))
    bare = Draft(text, NOTE.span, "complement")
    told = replace(CONTEXT, section=("A new tool",))

    assert signs(bare, NOTE, CONTEXT)["definite nouns not named before"] == 1
    assert "definite nouns not named before" not in signs(bare, NOTE, told)


def test_a_draft_says_what_in_it_speaks_most_against_it() -> None:
    """Whoever mends it need not guess; where the card stands is no fault of its words."""
    fit = Fit(0.0, {"comma in the answer": -0.9, "gap": 0.4, "it": -0.1, "panel": -3.0}, {})
    found = {"comma in the answer": 1.0, "gap": 1.0, "it": 1.0, "panel": 1.0}

    assert weaknesses(found, fit) == ("comma in the answer",)


def test_lists_are_judged_by_their_rule_alone() -> None:
    """What judges think of long answers says nothing of a list, which is one on purpose."""
    harsh = Fit(-5.0, {SCORE: 1.0, "comma in the answer": -5.0}, {})
    listed = Draft(Question("Which two?", "1) this, that; 2) both"), NOTE.span, "list")
    plain = replace(listed, pattern="because")

    kept = [ranking.kept_chance(one, NOTE, CONTEXT, harsh) for one in (listed, plain)]

    assert kept[0] > READY_FROM > kept[1]


def test_the_model_tells_a_pattern_that_is_kept_from_one_that_is_not(calibrate: ModuleType) -> None:
    """One that was seldom judged stays near the mean of all."""
    known = {SCORE: 1.0}
    verdicts = [
        *(calibrate.Verdict("good", known, 1.0, str(n)) for n in range(60)),
        *(calibrate.Verdict("bad", known, 0.0, str(n)) for n in range(60)),
        calibrate.Verdict("rare", known, 1.0, "0"),
    ]

    fit = calibrate.fit(verdicts)

    good, bad, rare = (chance(name, known, fit) for name in ("good", "bad", "rare"))
    assert bad < rare < good
    assert good - bad > 0.3


def test_what_a_judge_was_shown_can_be_read_back_as_a_card(calibrate: ModuleType) -> None:
    """The judged rows are all that the model is made of, whatever the rules make of notes today."""
    row = {"kind": "gaps", "front": "The [[1: disk]] is [[2: slow]].", "back": ""}
    question = {"kind": "question", "front": "Why?", "back": "So\n(also on the back: then)"}

    assert calibrate.wording_of(row) == GapText(
        ("The ", Gap(1, "disk"), " is ", Gap(2, "slow"), ".")
    )
    assert calibrate.wording_of(question) == Question("Why?", "So")
