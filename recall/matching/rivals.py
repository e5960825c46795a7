"""Whether another prompt or draft comes as near as the one that would be taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

MARGIN = 4.0
"""A correction is only taken for one if no other draft, or prompt, is nearly as like."""


class Pair(NamedTuple):
    """A prompt and a draft that may be the same, by their positions."""

    rank: int
    score: float
    sure: bool
    contested: bool
    """Whether it only counts when nothing else comes near."""
    known: int
    offer: int
    hides_same: bool = False
    """Whether both are texts that hide the same words."""
    is_list: bool = False
    """Whether both ask for the items of a list that is one."""


class Rival(NamedTuple):
    """The other side of a pair."""

    at: int
    note: str
    """The text of its note."""
    asks: str
    """Its fingerprint."""
    gone: bool
    """Whether it is a prompt whose note is not there any more."""
    pair: Pair

    def is_near(self, mine: Rival) -> bool:
        """Return whether it is no farther off than mine, and has nearly the score.

        Of the cards of one note the one that hides the same words has no rival in the others, nor
        have two that ask for its list, and a copy is none: it does not matter which of the two is
        which. Nor is what went long ago a rival of what stood there until now.
        """
        if self.at == mine.at or (self.gone and not mine.gone):
            return False
        if self.note == mine.note and (
            self.asks == mine.asks
            or mine.pair.hides_same > self.pair.hides_same
            or (mine.pair.is_list and self.pair.is_list)
        ):
            return False
        return self.pair.rank <= mine.pair.rank and self.pair.score > mine.pair.score - MARGIN


class Rivals(NamedTuple):
    """For every prompt and every draft the pairs that it is in, by their other sides."""

    by_known: Mapping[int, Sequence[Rival]]
    by_offer: Mapping[int, Sequence[Rival]]

    def near(self, pair: Pair) -> bool:
        """Return whether another pair, no farther off, shares one side and has nearly its score."""
        for others, at in (
            (self.by_known[pair.known], pair.offer),
            (self.by_offer[pair.offer], pair.known),
        ):
            mine = next(rival for rival in others if rival.at == at)
            if any(rival.is_near(mine) for rival in others):
                return True
        return False


def rivals(
    pairs: Sequence[Pair],
    known: Sequence[tuple[str, str, bool]],
    offers: Sequence[tuple[str, str, bool]],
) -> Rivals:
    """Return them, given the note and the fingerprint of every prompt and of every draft, and
    whether it is gone."""
    by_known: defaultdict[int, list[Rival]] = defaultdict(list)
    by_offer: defaultdict[int, list[Rival]] = defaultdict(list)
    for pair in pairs:
        by_known[pair.known].append(Rival(pair.offer, *offers[pair.offer], pair))
        by_offer[pair.offer].append(Rival(pair.known, *known[pair.known], pair))
    return Rivals(by_known, by_offer)
