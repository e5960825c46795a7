"""The known prompts that are worth comparing with a draft."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz

from recall.matching.fingerprints import unframed, whole
from recall.matching.known import Known, Offer
from recall.matching.telling import TellingWords


class Candidates:
    """The prompts that are worth comparing with a draft: few, however many there are."""

    NEAR = 8
    """Prompts of its hunk that are looked at whatever their words."""

    MOST = 3
    """Prompts that are compared for being most alike at a glance, besides those next to it."""

    def __init__(self, known: Mapping[int, Known]) -> None:
        self._known = known
        self._texts = {place: unframed(whole(one.wording)) for place, one in known.items()}
        self._telling = TellingWords(self._texts)
        by_hunk: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, one in known.items():
            if one.spot.hunk is not None:
                by_hunk[one.spot.hunk].append((one.spot.line, place))
        self._by_hunk = {hunk: sorted(places) for hunk, places in by_hunk.items()}

    def of(self, offer: Offer) -> list[int]:
        """Return the places of known prompts."""
        near = self._near(offer)
        text = unframed(whole(offer.wording))
        found = dict.fromkeys([*self._telling.sharing(whole(offer.wording)), *near])
        alike = sorted(found, key=lambda place: (-fuzz.ratio(text, self._texts[place]), place))
        return list(dict.fromkeys([*alike[: self.MOST], *near[:2]]))

    def _near(self, offer: Offer) -> list[int]:
        """Return the prompts of its hunk that stood next to where it stands, nearest first."""
        hunk = offer.spot.hunk
        if hunk is None or hunk not in self._by_hunk:
            return []
        here, line = self._by_hunk[hunk], offer.spot.line
        at = bisect(here, (line, -1))
        around = here[max(0, at - self.NEAR) : at + self.NEAR]
        nearest = sorted(around, key=lambda one: (abs(one[0] - line), one[1]))
        return [place for _, place in nearest[: self.NEAR]]
