"""What one person made of the cards of each pattern, and what that says of the next ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

PRIOR = 8.0
"""How many decisions of this person weigh as much as all that was judged before.

With it a pattern of confidence 0.8 loses its ready tier at the third rejection in a row, and
one of 0.4 gains it at the fourth card kept.
"""

CLEAR = 12.0
"""Decisions from which on a pattern that is never ready may become so for this person."""


class Weight(NamedTuple):
    """What one decision counts, or several of one pattern together."""

    kept: float
    refused: float

    @property
    def decisions(self) -> float:
        return self.kept + self.refused


KEPT = Weight(1, 0)
REFUSED = Weight(0, 1)
EDITED = Weight(0.5, 0.5)
"""The idea was worth keeping, the words were not."""

NOTHING = Weight(0, 0)


class Habits(NamedTuple):
    """The decisions of one person, by pattern; patterns without any are left out."""

    by_pattern: tuple[tuple[str, Weight], ...] = ()

    def of(self, pattern: str) -> Weight:
        """Return what was kept and refused of the pattern."""
        return next((weight for name, weight in self.by_pattern if name == pattern), NOTHING)

    def chance(self, pattern: str, confidence: float) -> float:
        """Return the chance that this person keeps a card of the pattern.

        `confidence` is the chance that a strict reviewer keeps it: the mean of a beta
        distribution worth PRIOR decisions, which those of the person are added to.
        """
        weight = self.of(pattern)
        if not weight.decisions:
            return confidence
        return (PRIOR * confidence + weight.kept) / (PRIOR + weight.decisions)

    def is_clear(self, pattern: str) -> bool:
        """Tell whether the person decided often enough to overrule what holds for everybody."""
        return self.of(pattern).decisions >= CLEAR


NO_HABITS = Habits()
"""Of a person who has decided nothing yet."""


def habits_of(weights: Mapping[str, Iterable[Weight]]) -> Habits:
    """Return the habits that decisions add up to."""
    return Habits(tuple((name, _sum(weights[name])) for name in sorted(weights)))


def _sum(weights: Iterable[Weight]) -> Weight:
    kept, refused = zip(*weights, strict=True)
    return Weight(sum(kept), sum(refused))
