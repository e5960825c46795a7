"""The words of a text as they are compared, and what each of them can change: a number, a name …"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from recall.language import words
from recall.matching.units import UNITS


class Token(NamedTuple):
    """A word of a text that is set beside another."""

    key: str
    """What is compared: folded, numbers written in digits."""
    weight: str
    """`number`, `sign`, `unit`, `name`, `negation`, `degree` or `pole` for what makes another
    fact."""


_WORD = re.compile(
    r"(?<![\w)])-(?=[\d.])|\d+(?:[.,]\d+)*|[^\W\d_]+[+#]+(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[%$€£¥<>≤≥=≠±×÷−+→←↑↓⇒⇐∧∨∪∩]"
)
_ADDRESS = re.compile(r"(?<=\])\([^)\s]*\)|https?://\S+|(?<=\[\[)[^\[\]|\n]+\|(?=[^\[\]\n]+\]\])")
_GAP_MARKS = re.compile(r"(?<![\w=])==(?=[^\s=])|(?<=[^\s=])==(?![\w=])")
_START = re.compile(r"(?:^|[.!?:;|\n(\[“\"]|\d\))[\s*_`\"“(\[]*$")
_NOT = re.compile(r"(?:n't|'nt|nt)$")

_DEGREES = (
    (words.QUANTIFIERS | words.MODALS | words.HEDGES)
    - {"another", "other", "such", "enough", "little", "either", "still", "yet"}
) | frozenset(
    "always only exactly unless except must excepto salvo todo todos toda todas algunos algunas"
    " siempre solo sólo puede debe quizás casi".split()
)
"""Words that make a claim wider, weaker or stronger, wherever they come or go."""

_POLES = words.ORDINALS | frozenset(
    "before after above below over under up down left right in out inside outside best worst"
    " better worse high low higher lower highest lowest large small larger smaller largest"
    " smallest big bigger biggest great greater short shorter long longer fast slow faster slower"
    " fastest slowest quick early late earlier later old new young strong weak easy hard"
    " increase increases increased increasing decrease decreases decreased decreasing rise rises"
    " fall falls grow grows shrink shrinks gain gains lose loses maximum minimum max min true"
    " false right wrong good bad success failure succeeds fails include includes exclude excludes"
    " allow allows forbid forbids prevent prevents cause causes open closed start end"
    " north south east west northern southern eastern western odd"
    " mejor peor mayor menor antes después primero último sube baja aumenta disminuye"
    " norte sur este oeste dentro fuera arriba abajo".split()
)
"""Words that have an opposite: they contradict when another of them stands in their place."""

_SAME = {"every": "each", "often": "frequently", "can't": "cannot"}
"""Words of degree that say the same."""

_NEGATIONS = words.NEGATIONS | frozenset(
    "non not no nunca jamás sin ni nadie nada ningún ninguno ninguna tampoco".split()
)


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and signs of a text as they are compared: without markup, addresses and
    what a link points to."""
    plain = _GAP_MARKS.sub("", _ADDRESS.sub(" ", unicodedata.normalize("NFKC", text)))
    found: list[Token] = []
    for match in _WORD.finditer(plain):
        starts = _START.search(plain, max(0, match.start() - 12), match.start()) is not None
        counted = bool(found) and found[-1].weight == "number"
        if counted and _is_version(plain, *match.span()):
            found.append(Token(match.group().casefold(), "number"))
            continue
        found += _read(match.group(), starts=starts or match.start() == 0, counted=counted)
    return tuple(found)


def _is_version(text: str, start: int, end: int) -> bool:
    """Return whether a single letter belongs to the number it follows, as in 4o, and is no unit."""
    alone = end - start == 1 and text[start].isalpha() and text[start - 1].isdigit()
    return alone and text[start].casefold() not in UNITS


def _read(word: str, *, starts: bool, counted: bool) -> list[Token]:
    low = word.casefold().replace("’", "'")
    if word in _ARROWS:
        return [Token(word, "pole")]
    if word in "+−":
        return [Token({"−": "-"}.get(word, word), "sign")]
    if not word[0].isalpha():
        digits = low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", low) else low
        return [Token(digits, "number")]
    if low in ("percent", "prozent"):
        return [Token("%", "number")]
    if low in UNITS and (counted or len(low) > 3):
        return [Token(UNITS[low], "unit")]
    if low in _TIMES:
        return [Token(_TIMES[low], "number")]
    if low in words.NUMBER_WORDS:
        return [Token(str(words.NUMBER_WORDS[low]), "number")]
    if low in words.CONTRACTED or low == "cannot" or low.endswith(("n't", "'nt")):
        verb = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}.get(low)
        return [Token(verb or _NOT.sub("", low), ""), Token("not", "negation")]
    if low in _NEGATIONS:
        return [Token(low, "negation")]
    if low in _POLES:
        return [Token(low, "pole")]
    if low in _DEGREES:
        return [Token(_SAME.get(low, low), "degree")]
    return [Token(low.removesuffix("'s"), "name" if _is_name(word, starts=starts) else "")]


_TIMES = {"twice": "2", "thrice": "3"}
"""*Once* has other senses, and is told by what stands in its place."""

_ARROWS = "→←↑↓⇒⇐∧∨∪∩"
"""Signs that say something else in the place of each other."""


def _is_name(word: str, *, starts: bool) -> bool:
    if any(letter.isupper() for letter in word[1:]):
        return True
    return word[0].isupper() and not (starts and words.is_common(word)) and word not in ("A", "I")
