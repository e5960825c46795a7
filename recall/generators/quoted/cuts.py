"""What a sentence may hide, and where a phrase of it ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from recall.language.rare import Pattern, Rare
from recall.language.speech import speech
from recall.language.tables import Table
from recall.language.tables.table import any_of, front, mark
from recall.language.tokens import Token, outside, tokens

PHRASE = 8
"""Words of a phrase that a gap hides at most."""

CLAUSE = 12
"""Words of a clause that a gap hides at most, behind a word that asks for it."""


class Cut(NamedTuple):
    """One stretch of a sentence that a card may hide."""

    start: int
    end: int
    pattern: str
    confidence: float
    most: int = PHRASE
    """Words that it may have; a longer one ends sooner, or is none."""


Family = Callable[[str, Table], Iterator[Cut]]
"""Finds in a sentence the stretches of one kind."""

COMMA = re.compile(r",\s+")
COLON = Rare(r":\s+", ":")
FULL_STOP = r"\.\s+(?![^\W\d_A-ZÀ-ÖØ-Þ])"
"""A stop before a small letter only cuts a word short: *la bal. comercial*."""

CLAUSE_END = re.compile(rf",\s+|;\s+|:\s+|\s[-–—]\s|{FULL_STOP}|\s?(?:→|->|=>)\s?|…\s")
HARD_END = re.compile(rf";\s+|:\s+|\s[-–—]\s|{FULL_STOP}|\s?(?:→|->|=>)\s?|…\s")

STOP = re.compile(rf";\s|{FULL_STOP}")
"""Where another sentence begins, which what stands in front says nothing of."""

LONG_ENOUGH = 2
"""Words of an answer after which a comma may end it."""

SMALL_WORD = 4
"""Letters up to which a word is hardly a verb or noun of its own."""

NEAR = 60
"""Characters within which the next or the last word stands."""


def fitted(text: str, cut: Cut, table: Table) -> Cut | None:
    """Return the cut, ended sooner where it has too many words; None where it cannot end."""
    if _count(text, cut.start, cut.end) <= cut.most:
        return cut
    ends = [
        seam.start()
        for seam in outside(text, _seam(table))
        if cut.start < seam.start() < cut.end
        and LONG_ENOUGH <= _count(text, cut.start, seam.start()) <= cut.most
    ]
    if not ends and cut.most == PHRASE and table.ands:
        ends = [
            joint.start()
            for joint in outside(text, mark(table.ands))
            if LONG_ENOUGH <= _count(text, cut.start, joint.start()) <= PHRASE
            and cut.start < joint.start() < cut.end
        ]
    return cut._replace(end=ends[-1]) if ends else None


def _count(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


@lru_cache(maxsize=8)
def _seam(table: Table) -> re.Pattern[str]:
    """Return what parts one idea from the next inside a phrase that is too long."""
    subordinate = (*table.causes, *table.late_conditions, *table.although, *table.purposes)
    further = (*subordinate, *table.whereas, *table.but_not, *table.buts, *table.instead)
    ands = tuple(f"{word} que" for word in table.ands)
    words = any_of((*further, *ands))
    return re.compile(rf"[,;:]\s+|(?-i:{FULL_STOP})|\s[-–—→]\s|\s(?=(?:{words})\s)", re.IGNORECASE)


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends that begins at `start`; a list with commas is one clause."""
    stops = [stop for stop in outside(text, CLAUSE_END) if stop.start() > start]
    if stops and _is_list(text[start:]):
        stops = [stop for stop in stops if not stop[0].startswith(",")]
    for stop in stops:
        if len(text[start : stop.start()].split()) >= LONG_ENOUGH or stop[0][0] != ",":
            return stop.start()
    return len(text)


def part_end(text: str, start: int) -> int:
    """Return where the stretch ends that no comma ends."""
    stops = [stop for stop in outside(text, HARD_END) if stop.start() > start]
    return stops[0].start() if stops else len(text)


def _is_list(text: str) -> bool:
    """Return whether commas part short items: *a, b y c*."""
    *parts, last = text.split(", ")
    joined = LISTED.match(last)
    return (
        bool(parts)
        and all(len(part.split()) <= LISTED_WORDS for part in parts)
        and joined is not None
        and len(joined[0].split()) <= LISTED_WORDS + 1
    )


LISTED = re.compile(r"(?!que\s|which\s|who\s)[^;:.]{0,80}?\s(?:y|e|o|u|i|et|ou|und|oder)\s")
LISTED_WORDS = 4
"""Words of each part of a list inside a sentence."""


def first(text: str, pattern: Pattern, start: int = 0) -> re.Match[str] | None:
    return next((found for found in outside(text, pattern) if found.start() >= start), None)


def begins_with(text: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and front(phrases).match(text) is not None


def after_comma(
    text: str, pattern: str, confidence: float, *, past: tuple[str, ...] = ()
) -> Iterator[Cut]:
    """Hide what stands after the first comma, but for a first word out of `past`."""
    for comma in outside(text, COMMA):
        left, right = text[: comma.start()], text[comma.end() :]
        if outside(left, COLON) or outside(left, STOP):
            return
        if len(left.split()) > 1 and len(right.split()) > 1:
            start, end = comma.end(), part_end(text, comma.end())
            opening = tokens(right)[:1]
            if opening and opening[0].key in past:
                start += opening[0].end
            yield Cut(start, end, pattern, confidence, CLAUSE)
        return


def main_verb(words: tuple[Token, ...], table: Table, most: int = 20) -> int | None:
    """Return the place of the first finite verb that no relative pronoun opens."""
    waiting = 0
    for at, word in enumerate(words[:most]):
        before = words[at - 1].key if at else ""
        if word.key in table.relatives or (at and word.key in table.late_conditions):
            waiting += 1
        elif _is_finite(words, at, table) and before not in (*table.articles, *table.prepositions):
            if not waiting:
                return at
            waiting -= 1
    return None


def _is_finite(words: tuple[Token, ...], at: int, table: Table) -> bool:
    """Tell whether a word is a finite verb: one of the table, or what parts a noun from an article."""
    word = words[at].key
    if table.is_verb(word) or _is_reflexive(words, at, table):
        return True
    parts = 2 <= at < len(words) - 1 and words[at + 1].key in table.articles
    small = speech(table.language).function_words
    return parts and table.vowel_ended and word[-1:] in "aeió" and word not in small


def _is_reflexive(words: tuple[Token, ...], at: int, table: Table) -> bool:
    """Tell whether *se* or the like stands before a word that ends as a verb does: *se borra*."""
    small = speech(table.language).function_words
    word = words[at].key
    before = at > 0 and words[at - 1].key in table.reflexives
    return before and table.vowel_ended and word[-1:] in "aeoóén" and word not in small


def is_denied(words: tuple[Token, ...], at: int, table: Table) -> bool:
    """Tell whether a word of denial stands before a verb and its pronouns."""
    before = [word.key for word in words[max(0, at - 3) : at]]
    while before and before[-1] in table.clitics:
        before.pop()
    return bool(before) and before[-1] in table.nots


__all__ = [
    "CLAUSE", "COMMA", "NEAR", "PHRASE", "SMALL_WORD", "Cut", "Family", "after_comma", "any_of",
    "begins_with", "clause_end", "first", "fitted", "is_denied", "main_verb", "mark", "part_end",
]  # fmt: skip
