"""Maths that is a result: what something costs, what a constant comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.generators.figures import Figure
from recall.language.tokens import FOLDED_FIRST, folded_in

BOUND = re.compile(
    r"(?:\$\$?|\\\()\s{0,3}(?:\\(?:mathcal|tilde|widetilde|mathrm|Theta|Omega|left)|[{} ]){0,8}[Oo]?[} ]{0,4}(?:\\left)?\("
)
"""How $O(n \\log n)$ and its kin begin; a bare bracket is none of them."""

NAMED_BOUND = re.compile(r"[Oo][} ]{0,4}(?:\\left)?\(|\\(?:Theta|Omega)\b")
VALUE = re.compile(
    r"(?:\$\$?|\\\()[^=<>≈~]{0,60}(?:=|\\approx|\\simeq|\\sim|≈|\\propto)\s{0,3}[-+]?\d[\d.,]{0,12}"
    r"(?:\s?\\%|\s?%|\s?\\?[a-z]{1,3})?\s{0,3}(?:\$\$?|\\\))"
)
"""A letter and what it comes to."""

SETS_UP = re.compile(
    r"(?:^|[ (])(?:with|at|for|where|when|if|let|below|above|under|over|using|given|and|to|from|say)(?: [\w-]+){0,2} ?$",
    re.IGNORECASE,
)
"""What leads to maths that only says under which circumstances."""


def formulas(text: str, stretches: tuple[str, ...]) -> Iterator[Figure]:
    """Yield the maths of a text that is worth hiding whole: the last bound, or the last value."""
    bounds: list[Figure] = []
    values: list[Figure] = []
    for found in folded_in(text):
        at, number = found.start(), ord(found[0]) - FOLDED_FIRST
        if number >= len(stretches):
            continue
        written = stretches[number]
        if BOUND.match(written) and NAMED_BOUND.search(written[:40]):
            bounds.append(Figure(at, at + 1, "bound", 0.84))
        elif VALUE.fullmatch(written) and not SETS_UP.search(text[max(0, at - 60) : at]):
            values.append(Figure(at, at + 1, "value", 0.8))
    yield from (bounds or values)[-1:]
