"""Whether two words are one word, slipped or inflected, or one the opposite of the other."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from recall.language import verbs, words

PREFIXES = ("in", "im", "il", "ir", "un", "a", "an", "non", "dis", "mis", "de", "anti", "counter")
"""What turns a word into its opposite."""

_REST = {"a": 5, "an": 5, "de": 4}
"""Letters that must follow the prefix; three after the others."""

_ENDINGS = frozenset(
    "s es e ed d er or ers ors ing ings y ies ied ion ions tion ation ations ly ally al ity ment"
    " ments ance ence able ible ility ilities le ive ness o os as n mente".split()
) | {""}
"""What forms of one word may end in, in English and Spanish, after the letters they share."""

_SHARED = 5
"""Letters that forms of one word share at least, where no list of words says more."""


@lru_cache(maxsize=20_000)
def is_same(one: str, other: str) -> bool:
    """Return whether both are the same word: in another form, another spelling, or by a slip."""
    if _is_doer(one, other) or _is_doer(other, one):
        return False
    if _spelled(one) == _spelled(other) or words.stem(one) == words.stem(other):
        return True
    lemma = verbs.lemma_of(one)
    if lemma is not None and lemma == verbs.lemma_of(other):
        return True
    if is_opposite(one, other):
        return False
    short, long = sorted((one, other), key=len)
    return _is_form(one, other) or is_slip(one, other) or is_short_for(short, long)


@lru_cache(maxsize=20_000)
def is_short_for(short: str, word: str) -> bool:
    """Return whether one stands for the other in hasty writing: *ppl*, *bc*, *msg*.

    What has no vowel is no word of its own.
    """
    if not 2 <= len(short) < len(word) - 1 or short[0] != word[0] or _VOWELS & set(short):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


_VOWELS = frozenset("aeiouyáéíóúü")


@lru_cache(maxsize=20_000)
def is_opposite(one: str, other: str) -> bool:
    """Return whether a prefix makes one the opposite of the other, as in *possible* and *im-*."""
    short, long = sorted((one, other), key=len)
    for prefix in PREFIXES:
        rest = long.removeprefix(prefix)
        enough = len(long) > len(rest) >= _REST.get(prefix, 3)
        if enough and (rest == short or _is_form(rest, short)):
            return True
    return False


def _is_doer(one: str, other: str) -> bool:
    """Return whether one is who does what the other says, or more of it: *teachers*, *teaches*."""
    found = _DOER.fullmatch(one)
    return found is not None and other.removeprefix(found[1]) in _DONE and other != found[1]


_DOER = re.compile(r"(..+?)(?:ers?|ors?|est)")
_DONE = frozenset("e s es d ed ing".split())


def _spelled(word: str) -> str:
    """Return the word as it is spelled on neither side of the Atlantic."""
    return word.replace("z", "s").replace("our", "or")


def _is_form(one: str, other: str) -> bool:
    shared = Prefix.similarity(one, other)
    return shared >= _SHARED and {one[shared:], other[shared:]} <= _ENDINGS


@lru_cache(maxsize=20_000)
def is_slip(one: str, other: str) -> bool:
    """Return whether one may be the other with a letter or two too many, missing or swapped.

    A slip makes no word that everybody knows out of another one; nor, where nobody knows
    either, can a letter that stands for another be told from another word. Hardly anybody
    slips at the first letter.
    """
    if min(len(one), len(other)) < 4 or {one[0], other[0]} - ({*one[:2]} & {*other[:2]}):
        return False
    if OSA.distance(one, other) > (2 if min(len(one), len(other)) >= 8 else 1):
        return False
    known = _is_known(one) + _is_known(other)
    if known == 2:
        return False
    return known == 1 or len(one) != len(other) or sorted(one) == sorted(other)


def _is_known(word: str) -> bool:
    return words.is_common(word) or verbs.is_verb(word)
