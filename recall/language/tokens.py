"""Words of a sentence with their places, and markup folded away so that no rule cuts into it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\s,;:()\[\]“”\"—–]+")
EDGES = "*_.!?'‘’…"

FOLDED_FIRST = 0xE000
"""Private characters stand for folded markup, one for each stretch."""

# Alternatives are tried in order; each is linear because none can overlap its own end mark.
MARKUP = re.compile(
    r"(?<!`)(`{1,6})(?!`).{1,400}?(?<!`)\1(?!`)"  # code
    r"|\$\$[^$]{1,400}\$\$"
    r"|\$(?!\s)[^$\n]{1,200}(?<!\s)\$(?!\d)"
    r"|\\\(.{1,400}?\\\)|\\\[.{1,400}?\\\]"
    r"|!\[[^\]\n]{0,300}\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)"
    r"|\[[^\[\]\n]{1,300}\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)"
    r"|\[\[[^\[\]\n]{1,200}\]\]"
    r"|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}"
    r"|</?[A-Za-z][^<>]{0,300}>|<https?://[^<>\s]{1,500}>"
    r"|https?://[^\s)\]]+"
    r"|\[\^[^\]\s]{1,60}\]"
)


class Token(NamedTuple):
    """One word of a text."""

    text: str
    start: int
    end: int
    key: str
    """The word as a list knows it: lower case, without emphasis and punctuation at its edges."""


class Folded(NamedTuple):
    """A text whose code, maths, links and other markup are one private character each."""

    text: str
    stretches: tuple[str, ...]


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of the text in their order."""
    return tuple(
        Token(found[0], found.start(), found.end(), key_of(found[0]))
        for found in WORD.finditer(text)
    )


def key_of(word: str) -> str:
    return word.strip(EDGES).lower().replace("’", "'")


def fold(text: str) -> Folded:
    """Put one private character in the place of every stretch of markup."""
    clean = "".join(char for char in text if not is_folded(char))
    stretches: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        stretches.append(found[0])
        return chr(FOLDED_FIRST + len(stretches) - 1)

    return Folded(MARKUP.sub(put_away, clean), tuple(stretches))


def unfold(text: str, stretches: tuple[str, ...]) -> str:
    """Put the markup back where its private characters stand."""
    if not stretches:
        return text
    return "".join(
        stretches[ord(char) - FOLDED_FIRST]
        if is_folded(char) and ord(char) - FOLDED_FIRST < len(stretches)
        else char
        for char in text
    )


def is_folded(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


OPENING = {"(": ")", "[": "]", "“": "”", "«": "»"}


BRACKET = re.compile(r"[(\[“«\"]")


@lru_cache(maxsize=1024)
def depths(text: str) -> tuple[int, ...]:
    """Return for every character how many brackets and quotes it stands inside of."""
    if not BRACKET.search(text):
        return (0,) * len(text)
    found: list[int] = []
    waiting: list[str] = []
    for char in text:
        if char == '"':
            if waiting and waiting[-1] == '"':
                waiting.pop()
                found.append(len(waiting) + 1)
                continue
            waiting.append('"')
        elif char in OPENING:
            waiting.append(OPENING[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
            found.append(len(waiting) + 1)
            continue
        found.append(len(waiting))
    if waiting:  # something never closes: brackets cannot be trusted here
        return (0,) * len(text)
    return tuple(found)


def outside(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the matches of the pattern that begin outside brackets and quotes."""
    found = list(pattern.finditer(text))
    if not found:
        return found
    inside = depths(text)
    return [match for match in found if not inside[match.start()]]
