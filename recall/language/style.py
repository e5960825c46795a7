"""How clipped a hand is: whole sentences, or fragments, signs and figures in their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recall.language.clause import parse
from recall.language.clipped import MAY_BE_SIGN, SIGN, thoughts
from recall.language.tables import table_of
from recall.language.tokens import fold, tokens
from recall.language.verbs import noun_too

SHORT = 12
"""Words up to which a note in a language whose verbs we do not know may be a fragment."""

LOOKED_AT = 40
"""Notes of a section that are looked at; more would tell no more."""


@dataclass(frozen=True, slots=True)
class Style:
    """The hand of a section, from its bullets."""

    fragments: float
    """Share of bullets without a finite verb, from 0 to 1."""

    signs: float
    """Share of bullets with a sign where a word would stand: `->`, `=`, `w/`."""

    words: float
    """Mean number of words of a bullet."""

    @property
    def clipped(self) -> float:
        """From 0, whole sentences, to 1, nothing but fragments.

        A sign stands for a verb: a bullet with one is read half as easily as a sentence.
        """
        return max(self.fragments, (self.fragments + self.signs) / 2)


PROSE = Style(0.0, 0.0, 0.0)
"""Of a section that has nothing to tell its hand by."""


def style_of(texts: Iterable[str], language: str = "en") -> Style:
    """Return the hand that the bullets of a section are written in."""
    found = [fold(text).text for text, _ in zip(texts, range(LOOKED_AT), strict=False)]
    found = [text for text in found if tokens(text)]
    if not found:
        return PROSE
    return Style(
        sum(is_fragment(text, language) for text in found) / len(found),
        sum(has_sign(text) for text in found) / len(found),
        sum(len(tokens(text)) for text in found) / len(found),
    )


def has_sign(text: str) -> bool:
    return MAY_BE_SIGN.search(text) is not None and SIGN.search(text) is not None


def is_fragment(text: str, language: str = "en") -> bool:
    """Tell whether the text has no finite verb, so that it leans on what stands above it.

    Where we know no verbs, whatever is short, begins small and has no stop is taken for one.
    """
    if language == "en":
        return not any(_has_verb(thought.text) for thought in thoughts(text))
    table = table_of(language)
    if any(table.is_verb(word.key) for word in tokens(text)):
        return False
    begins_small = text[:1].islower() or not text[:1].isalpha()
    known = bool(table.verbs)
    return known or (
        len(tokens(text)) <= SHORT and begins_small and not text.rstrip().endswith((".", "!"))
    )


def _has_verb(text: str) -> bool:
    """Tell whether a verb is finite; *nightly index, hourly edits* only looks as if one was."""
    clause = parse(text)
    if clause is None or not clause.sure or ("," in clause.subject and not clause.rest):
        return False
    return bool(clause.rest or clause.auxiliary) or not noun_too(clause.verb.lower())
