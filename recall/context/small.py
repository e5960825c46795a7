"""Headings wholly in small letters, as some people write all of theirs: *ada rowe - old ovens*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.context.names import is_particle, is_strange
from recall.context.wording import SEPARATOR, SUBJECT

_INITIAL = r"[^\W\d_]\.(?:\s?[^\W\d_]\.)?"
_NAME = rf"(?:{_INITIAL}|[^\W\d_]{{2}}[\w'’-]*)(?:\s[^\W\d_][\w'’-]+){{1,3}}"
_MARK = SEPARATOR.pattern
_IN_FRONT = re.compile(
    rf"(?P<name>{_NAME}?)(?={_MARK}|{SUBJECT.pattern}|,\s|\s\(|\s(?:at|interview)\b|$)"
)
_AT_END = re.compile(
    rf"(?:{_MARK}|\s(?:by|with|w/|con|por|avec|mit|com)\s)(?P<name>{_NAME})(?:\s\([^()]*\))?$"
)

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
    for found in filter(None, (_IN_FRONT.match(heading), _AT_END.search(heading))):
        name = " ".join(map(_capital, found["name"].split()))
        if is_strange(name):
            return heading[: found.start("name")] + name + heading[found.end("name") :]
    return heading


def _capital(word: str) -> str:
    if is_particle(word):
        return word
    return re.sub(r"(?:^|(?<=[-.]))[^\W\d_]", lambda letter: letter[0].upper(), word)
