"""What one person made of the cards of each pattern, and what that says of the next ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

PRIOR = 16.0
"""How many decisions of this person weigh as much as all that was judged before.

With it a pattern of confidence 0.8 loses its ready tier at the third rejection in a row. After
twelve that were kept a card of 0.6 is ready, and one of 0.5 is not.
"""

CLEAR = 12.0
"""Bullets decided on from which a pattern may have more cards ready than for everybody.

Before, a person's decisions only lower: a few good cards say little of the next ones.
"""

NEVER_LIFTED = frozenset({"salient"})
"""Patterns that hide any phrase: that some were good says nothing of the next."""


class Weight(NamedTuple):
    """What the decisions on one bullet count, or those of one pattern together."""

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

        `confidence` is the chance that a strict reviewer keeps it, told from the signs of its
        text: the mean of a beta distribution worth PRIOR decisions, which those of the person
        are added to. That alone would lift the worst card of a pattern as soon as the best;
        so what lifts moves the odds, and what the signs say against a card goes on counting.
        """
        weight = self.of(pattern)
        if not weight.decisions:
            return confidence
        mean = (PRIOR * confidence + weight.kept) / (PRIOR + weight.decisions)
        if mean <= confidence or not self.is_clear(pattern):
            return min(mean, confidence)
        factor = (PRIOR + weight.kept) / (PRIOR + weight.refused)
        lifted = factor * confidence / (factor * confidence + 1 - confidence)
        return max(confidence, min(mean, lifted))

    def is_clear(self, pattern: str) -> bool:
        """Tell whether the person decided often enough to overrule what holds for everybody."""
        return pattern not in NEVER_LIFTED and self.of(pattern).decisions >= CLEAR


NO_HABITS = Habits()
"""Of a person who has decided nothing yet."""


Decision = tuple[str, Weight]
"""What a person made of one card: its pattern, and what that counts by itself."""


def habits_of(bullets: Iterable[Sequence[Decision]]) -> Habits:
    """Return the habits that decisions add up to, bullet by bullet.

    Each bullet counts once, shared among its cards: three gaps of one sentence are one choice.
    """
    kept: defaultdict[str, float] = defaultdict(float)
    refused: defaultdict[str, float] = defaultdict(float)
    for decisions in bullets:
        for pattern, weight in decisions:
            kept[pattern] += weight.kept / len(decisions)
            refused[pattern] += weight.refused / len(decisions)
    return Habits(
        tuple((name, Weight(_whole(kept[name]), _whole(refused[name]))) for name in sorted(kept))
    )


def _whole(shares: float) -> float:
    """Return the sum of shares such as a third without what a float lacks of it."""
    return round(shares, 6)
