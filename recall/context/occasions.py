"""When and where a talk was, as a bullet alone says it: *Mon 12 May, 14:00, Room 3*."""

from __future__ import annotations

import re

from recall.context.wording import MONTH

LONGEST = 120
"""Characters of a bullet that says no more than when and where."""

_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: de)? {MONTH}\.?(?:,? (?:de )?{_YEAR})?"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?|{MONTH}\.? {_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_CLOCK = (
    r"(?:at |@ ?|um )?\d{1,2}[:.h][0-5]\d(?: ?(?:am|pm|h|Uhr))?(?:\s?[-–]\s?\d{1,2}[:.h][0-5]\d)?"
)
_WHEN = re.compile(
    rf"(?:(?:{_WEEKDAY},? )?{_DATE}(?:,? {_CLOCK})?|(?:{_WEEKDAY},? )?{_CLOCK}|{_WEEKDAY})",
    re.IGNORECASE,
)
_ROOM = (
    r"(?:main|big|small|great|stage|room|hall|track|floor|auditorium|sala|aula|salón|saal|raum|salle"
    r"|online|principal|planta)"
)
_WHERE = re.compile(
    rf"(?:(?:at|in|en|à|bei|im) )?(?:the )?(?:{_ROOM}|[A-ZÀ-Þ\d][\w'’.-]*|&|of|de|del|la)"
    rf"(?: (?:{_ROOM}|[A-ZÀ-Þ\d][\w'’.-]*|&|of|de|del|la)){{0,4}}"
)
_RECORDED = re.compile(
    r"(?:recorded|filmed|held|given|streamed|grabad[oa]|emitid[oa]|enregistrée?|aufgenommen|aufgezeichnet)"
    r"(?: live)?(?: on| el| le| am)? ",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?P<key>where|when|place|room|time|dónde|cuándo|lugar|hora|wo|wann|où|quand): ", re.IGNORECASE
)
_JOINT = re.compile(r"(?:,|;| ·| \||\s[–—-]| @)\s+|\s+(?=(?:at|in|en|à|bei|im)\s+[A-ZÀ-Þ])")


def says_when_or_where(text: str) -> bool:
    """Tell whether a bullet holds nothing but the day, the hour and the place of a talk."""
    if len(text) > LONGEST:
        return False
    bare = text.strip(" .*_")
    asked = _ASKED.match(bare)
    recorded = _RECORDED.match(bare)
    bare = bare[asked.end() :] if asked else bare[recorded.end() :] if recorded else bare
    parts = [part.strip() for part in _JOINT.split(_date_whole(bare)) if part.strip()]
    timed = [_WHEN.fullmatch(part) is not None for part in parts]
    placed = [_WHERE.fullmatch(part) is not None for part in parts]
    if not parts or not all(map(any, zip(timed, placed, strict=True))):
        return False
    return bool(asked) or (timed[0] and (len(parts) > 1 or bool(recorded)))


def _date_whole(text: str) -> str:
    """Return the text without the comma inside *May 12, 2024*."""
    return re.sub(rf"(?<=\d), (?={_YEAR}\b)", " ", text)
