"""Which of many texts share telling words with another, found without comparing all to all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from recall.matching.edits import content_stems

TELLING = 6
"""Words of a text that are looked up: its rarest ones."""

COMMON = 1_000
"""A word that so many texts have tells nothing."""

MOST = 8
"""Texts that are worth a comparison."""


class TellingWords:
    """Texts by their words."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in texts.items():
            for stem in content_stems(text):
                self._by_stem[stem].append(place)

    def sharing(self, text: str) -> list[int]:
        """Return the texts that share most of the rarest words, most promising first."""
        stems = sorted(content_stems(text) & self._by_stem.keys(), key=self._rarity)
        shared: Counter[int] = Counter()
        for stem in stems[:TELLING]:
            places = self._by_stem[stem]
            if len(places) <= COMMON:
                shared.update(places)
        return sorted(shared, key=lambda place: (-shared[place], place))[:MOST]

    def _rarity(self, stem: str) -> tuple[int, str]:
        return len(self._by_stem[stem]), stem
