"""How likely a strict reviewer keeps a draft: what judges said of its pattern and of such notes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

LEAST, MOST = 0.02, 0.98
"""Between which a rule's own score is taken: neither 0 nor 1 has odds."""


READY_FROM = 0.6
"""Confidence from which a draft enters the schedule by itself."""

SCORE_READY_FROM = 0.75
"""Score from which a rule would have its draft ready, had nobody judged it."""


class Seen(NamedTuple):
    """What is known of a draft before anybody has judged it."""

    pattern: str
    score: float
    """What its rule thinks of it, from 0 to 1."""

    clipped: float
    """How clipped the hand of its section is, from 0 to 1 (`language.style`)."""

    foreign: bool
    """Whether the note is in another language than English."""

    answer_words: int
    """Of the longest answer; 0 where its length says nothing, as in a list."""

    commas: bool
    """Whether a comma stands in an answer: it may hold two things."""

    attributed: bool
    """Whether the question says whose view it asks for."""


@dataclass(frozen=True, eq=False)
class Fit:
    """A logistic model of what judges keep; every number is in log-odds."""

    level: float
    score: float
    """For each unit of the log-odds of the rule's score."""

    clipped: float
    foreign: float
    long: float
    """For each word of the answer, up to `LONG`."""

    commas: float
    attributed: float
    patterns: Mapping[str, float]
    """What the pattern adds; one that was never judged adds nothing."""


LONG = 20
"""Words of an answer from which more make it no worse."""


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


def features(seen: Seen) -> tuple[float, ...]:
    """Return what the model weighs, in the order of `Fit`: from `score` to `attributed`."""
    score = min(max(seen.score, LEAST), MOST)
    return (
        _log_odds(score),
        seen.clipped,
        float(seen.foreign),
        float(min(seen.answer_words, LONG)),
        float(seen.commas),
        float(seen.attributed),
    )


def chance(seen: Seen, fit: Fit) -> float:
    """Return the chance, from 0 to 1, that a strict reviewer keeps the draft unedited."""
    weights = (fit.score, fit.clipped, fit.foreign, fit.long, fit.commas, fit.attributed)
    odds = fit.level + fit.patterns.get(seen.pattern, 0.0)
    odds += sum(weight * value for weight, value in zip(weights, features(seen), strict=True))
    return 1 / (1 + exp(-odds))


UNJUDGED = Fit(
    level=_log_odds(READY_FROM) - _log_odds(SCORE_READY_FROM),
    score=1.0,
    clipped=0.0,
    foreign=0.0,
    long=0.0,
    commas=0.0,
    attributed=0.0,
    patterns={},
)
"""Takes the rules at their word, which is how they are tested."""


@cache
def fitted() -> Fit:
    """Return what `scripts/calibrate.py` made of the judgements."""
    text = files("recall.language").joinpath("data", "kept.json").read_text(encoding="utf-8")
    return Fit(**json.loads(text))
