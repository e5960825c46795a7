"""How likely a strict reviewer keeps a draft: what judges said of cards with its signs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from recall.gap_signs import Signs
from recall.signs import AROUND, SCORE

READY_FROM = 0.7
"""Confidence from which a draft enters the schedule by itself.

Of 141 gaps that had it in four sets, at first contact, two judges kept 111 and one or both
rejected 12; of 142 with 0.6 to 0.7 they kept 80 and rejected 23.
"""

SCORE_READY_FROM = 0.75
"""Score from which a rule would have its draft ready, had nobody judged it."""


@dataclass(frozen=True, eq=False)
class Fit:
    """A logistic model of what judges keep; every number is in log-odds."""

    level: float
    signs: Mapping[str, float]
    """What a sign adds for each unit of its number (`recall.signs`); others add nothing."""

    patterns: Mapping[str, float]
    """What the pattern adds; one that was never judged adds nothing."""

    @property
    def takes_rules_at_their_word(self) -> bool:
        """Whether no sign but the score of the rule says anything."""
        return self.signs.keys() <= {SCORE}


def chance(pattern: str, signs: Signs, fit: Fit) -> float:
    """Return the chance, from 0 to 1, that a strict reviewer keeps the draft unedited."""
    odds = fit.level + fit.patterns.get(pattern, 0.0)
    odds += sum([fit.signs.get(name, 0.0) * value for name, value in signs.items()])
    return 1 / (1 + exp(-odds))


TELLING = 0.2
"""Log-odds that a sign must take off to be named as a weakness."""


def weaknesses(signs: Signs, fit: Fit, most: int = 2) -> tuple[str, ...]:
    """Return what in a card speaks most against it, the strongest sign first; at most so many."""
    against = {name: fit.signs.get(name, 0.0) * value for name, value in signs.items()}
    worst = sorted((share, name) for name, share in against.items() if share <= -TELLING)
    return tuple(name for _, name in worst if name != SCORE and name not in AROUND)[:most]


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


UNJUDGED = Fit(_log_odds(READY_FROM) - _log_odds(SCORE_READY_FROM), {SCORE: 1.0}, {})
"""Takes the rules at their word, which is how they are tested."""


@cache
def fitted() -> Fit:
    """Return what `scripts/calibrate.py` made of the judgements."""
    text = files("recall.language").joinpath("data", "kept.json").read_text(encoding="utf-8")
    return Fit(**json.loads(text))
