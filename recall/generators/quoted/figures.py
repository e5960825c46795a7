"""Numbers that say what came out: in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recall.generators.quoted.cuts import Cut, begins_with
from recall.language.tables import Table
from recall.language.tables.table import any_of
from recall.language.tokens import outside, tokens

DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,4}"
NUMBER = re.compile(
    rf"(?<![\w.,/\-$€£#+])[+\-−~≈<>]?[$€£]?{DIGITS}(?:\s?[-–]\s?{DIGITS})?(?:\s?[%‰]|\s?[$€£](?!\w)|(?:ms|s|h|min|km|kg|[KMGT]B|[kKMGx])(?!\w)|\s(?:mil|millones|milhões|millions?|milioni|Millionen|Mio)(?!\w))?(?![\w/]|-\w|[ªº°])"
)
QUANTITY = rf"[$€£]?{DIGITS}(?:\s?[%€$£]|(?:ms|s|h|min|km|kg|[KMGT]B|[kKMGx])(?!\w))?"

FEW_WORDS = 4
"""A number in fewer words than this has nothing around it to be recalled by."""

LITTLE = 2
"""A bare count up to this is seldom what a talk is remembered for."""

YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 3
"""Figures of a sentence that are looked at."""


def change(text: str, table: Table) -> Iterator[Cut]:
    """*It fell from X to Y* hides Y."""
    if not table.changes.search(text):
        return
    for before, after in table.ranges:
        for found in outside(text, _range(before, after)):
            end = found.end()
            unit = UNIT.match(text, end)
            same = unit and (found["unit"] or "%" in unit[0])
            if unit and same and unit[0].strip() not in table.prepositions:
                end = unit.end()
            yield Cut(found.start("now"), end, "change", 0.83)


UNIT = re.compile(r"\s?%|\s[^\W\d_]+")


@lru_cache(maxsize=32)
def _range(before: str, after: str) -> re.Pattern[str]:
    span = rf"\b{before}\s+{QUANTITY}(?P<unit>\s?[^\W\d_]{{1,30}})?\s+{after}\s+(?P<now>{QUANTITY})"
    return re.compile(span, re.IGNORECASE)


def number(text: str, table: Table) -> Iterator[Cut]:
    """Hide a number that something is said of; the last one is most often what came out."""
    if len(tokens(text)) <= FEW_WORDS:
        return
    found = [one for one in outside(text, NUMBER) if not _is_part_of_a_name(text, one)]
    told = [one for one in found if not _sets_the_scene(text, one)]
    last = max((one.start() for one in outside(text, table.shares)), default=0)
    for at, one in enumerate(reversed(told[-MOST:])):
        alone = len(told) == 1 and one.start() > last
        yield Cut(one.start(), one.end(), "number", 0.82 if alone else 0.78 - at / 100)
    for one in found:
        if one not in told:
            yield Cut(one.start(), one.end(), "number", 0.6)


def _is_part_of_a_name(text: str, found: re.Match[str]) -> bool:
    """Return whether a name stands right before the number: *Python 3*, *Llama 2*."""
    before = text[: found.start()].split()
    short = found[0].isdigit() and len(found[0]) < 4
    return short and len(before) > 1 and before[-1][:1].isupper() and before[-1][-1:].isalnum()


def _sets_the_scene(text: str, found: re.Match[str]) -> bool:
    """Tell whether the number is a year, a small count, a whole or the first word."""
    bare = found[0].strip("+~≈<>")
    if YEAR.fullmatch(bare) or found.start() == 0:
        return True
    if re.fullmatch(r"100\s?%", bare):
        return True
    return bare.isdigit() and int(bare) <= LITTLE


def share(text: str, table: Table) -> Iterator[Cut]:
    """*A quarter of*, *forty per cent*, *three times more* are numbers too."""
    for found in outside(text, table.shares):
        part = text[: found.start()].rstrip()[-1:].isdigit()
        if (
            found.start() > 0
            and not part
            and not begins_with(text[found.start() :], table.conditions)
        ):
            yield Cut(found.start(), found.end(), "share", 0.79)


def count(text: str, table: Table) -> Iterator[Cut]:
    """*Once toneladas*: a number in words before what is counted."""
    found = [one for one in outside(text, table.counts) if one.start() > 0]
    for one in found[-MOST:]:
        measured = (one["what"] or "").lower() in table.measures
        narrowed = text[: one.start()].rstrip().lower().endswith(table.only or ("\0",))
        opens = len(tokens(text[: one.start()])) <= FEW_WORDS // 2
        sure = 0.77 if (measured or narrowed) and not opens else 0.7
        yield Cut(one.start(), one.end(), "count", sure)


def out_of(text: str, table: Table) -> Iterator[Cut]:
    """*Nine of ten* is one figure."""
    for found in outside(text, _of(table.genitives)) if table.genitives else ():
        if found.start() > 0:
            yield Cut(found.start(), found.end(), "share", 0.8)


@lru_cache(maxsize=8)
def _of(genitives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,]){DIGITS} (?:{any_of(genitives)})(?: \w{{4}})? {DIGITS}(?![\w%])"
    )
