"""Headings without what says when and how long: a day, a number of the course, *2h15*."""

from __future__ import annotations

import re

from recall.language.rare import Rare

_LENGTH = (
    r"~?(?:\d{1,2} ?h(?:rs?|ours?)?\.?(?: ?[0-5]?\d(?: ?m(?:ins?)?)?)?|\d{1,2}:[0-5]\d:[0-5]\d"
    r"|\d{1,3} ?(?:mins?|minutes|minutos|minuti|Min|Minuten)\b\.?)[ !?]{0,4}"
)
_AT_END = Rare(
    rf"(?:\s*[(\[]\s*{_LENGTH}[)\]]!*|\s*[,;·|–—]\s*{_LENGTH}|\s+-\s+{_LENGTH}"
    r"|\s+\d{1,2}h[0-5]\d!*)$",
    "h|m|M|:",
)

_MONTH = (
    r"(?:jan|feb|fév|mar|mär|apr|avr|abr|ma[iy]|jun|juin|jul|juil|aug|ago|août|sep|set|oct|okt|out|nov|dec"
    r"|déc|dic|dez|ene|gen|giu|lug|mag|ott)[^\W\d_]{0,9}"
)
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom|mo|di|mi|do|fr|sa|so)"
    r"[^\W\d_]{0,9}[.,]{0,2} )?"
)
_DAY = re.compile(
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:er|º|\.|st|nd|rd|th)?(?: de)? {_MONTH}\.?(?:,? (?:de )?\d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?(?=\s*[:.,–—·|-])|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d\d))?)\s*[:.,–—·|-]?\s+(?=\S)",
    re.IGNORECASE,
)


def without_length(heading: str) -> str:
    """Return a heading without how long the talk took: *Tides, with Ada Rowe, 2h15*.

    Only what a bracket or a comma sets apart: *Tides in 90 minutes* is a title.
    """
    bare = _AT_END.sub("", heading.rstrip()) if heading[-12:].strip() else heading
    return bare or heading


def without_day(heading: str) -> str:
    """Return a heading without the day at its front: *14 Jan. Ada Rowe: Tides*."""
    found = _DAY.match(heading)
    return heading[found.end() :] if found else heading
