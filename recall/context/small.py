"""Headings wholly in small letters, as some people write all of theirs: *ada rowe - old ovens*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.names import LONGEST, is_particle, is_strange
from recall.context.wording import IS_GENRE, SEPARATOR, SUBJECT

_INITIAL = r"[^\W\d_]\.(?:\s?[^\W\d_]\.)?"
_NAME = rf"(?:{_INITIAL}|[^\W\d_]{{2}}[\w'’-]*)(?:\s[^\W\d_][\w'’-]+){{1,3}}"
_MARK = f"(?:{SEPARATOR.pattern})"
_AND = r"\s(?:and|y|e|et|und|&|\+|vs\.?|x)\s"
_BY = r"\s(?:by|with|w/|from|to|con|por|de|a|avec|par|mit|von|com|di)\s"
_ENDS = rf"(?={_MARK}|{SUBJECT.pattern}|{_AND}|,\s|\s\(|\s(?:at|interview)\b|$)"
_PLACES = (
    re.compile(rf"(?P<name>{_NAME}?){_ENDS}"),
    re.compile(rf"[^|/–—:-]{{1,24}}?(?:{_MARK}|{_BY})(?P<name>{_NAME}?){_ENDS}"),
    re.compile(rf".*(?:{_MARK}|{_BY}|\()(?P<name>{_NAME})(?:\)|\s\([^()]*\))?$"),
)
"""Where a heading has a name: in front, behind a label or *with*, and at the end."""

_ALSO = re.compile(rf"{_AND}(?P<name>{_NAME}?){_ENDS}")

FEWEST = 2
"""Headings in small from which one takes it for a habit."""


def spares_capitals(headings: Sequence[str]) -> bool:
    """Tell whether no heading has a word with a capital, but for acronyms."""
    return len(headings) >= FEWEST and all(map(_is_in_small, headings))


def _is_in_small(heading: str) -> bool:
    letters = any(map(str.islower, heading))
    return letters and all(word.isupper() or not word[:1].isupper() for word in heading.split())


def with_capitals(headings: Sequence[str]) -> list[str]:
    """Return headings of one rank with capitals on the names that they begin or end with.

    Where fewer than half have a name, what looks like one is none, unless it has an initial:
    *bloom filters, again*.
    """
    raised = list(map(_raised, headings))
    pairs = list(zip(raised, headings, strict=True))
    sure = sum(new != old for new, old in pairs) * 2 >= len(headings)
    return [new if sure or _HAS_INITIAL.search(new) else old for new, old in pairs]


_HAS_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.")


def _raised(heading: str) -> str:
    if len(heading) > LONGEST:
        return heading
    for place in _PLACES:
        found = place.match(heading)
        while found and _is_name(name := _with_capitals(found["name"])):
            heading = heading[: found.start("name")] + name + heading[found.end("name") :]
            found = _ALSO.match(heading, found.end("name"))
            if found is None:
                return heading
    return heading


def _is_name(words: str) -> bool:
    return is_strange(words) and not IS_GENRE.fullmatch(words)


def _with_capitals(name: str) -> str:
    return " ".join(map(_capital, name.split()))


def _capital(word: str) -> str:
    if is_particle(word):
        return word
    return re.sub(r"(?:^|(?<=[-.]))[^\W\d_]", lambda letter: letter[0].upper(), word)
