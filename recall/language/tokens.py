"""Words of a sentence with their places, and markup folded away so that no rule cuts into it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import islice
from typing import NamedTuple

from recall.language.rare import Pattern

WORD = re.compile(r"[^\s,;:()\[\]“”\"—–]+")
EDGES = "*_.!?'‘’…"

FOLDED_FIRST = 0xE000
"""Private characters stand for folded markup, one for each stretch."""

FENCE = (
    r"(?:^|\n)[ \t]*(?P<fence>`{3,6}|~{3,6})[^\n`]{0,200}\n(?s:.{0,4000}?)"
    r"(?<=\n)[ \t]*(?P=fence)[ \t]*(?=\n|$)"
)
TABLE = (
    r"(?:^|\n)[^\n|]{0,500}\|[^\n]{0,1000}\n(?=[^\n]{0,40}-)[|:\- \t]{3,300}"
    r"(?:\n[^\n|]{0,500}\|[^\n]{0,1000})*(?=\n|$)"
)
BLOCK = re.compile(rf"{FENCE}|{TABLE}")
"""Lines that only mean something together."""

IMAGE = r"!\[[^\]\n]{0,300}\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)"

CITATION = (
    r"\[(?:-?@[^\[\]\n]{1,200}|\d{1,3}(?:(?:, ?|[-–])\d{1,3}){0,9}"
    r"|[^\W\d_][^\[\]\n]{1,80}[ ,](?:19|20)\d\d[a-z]?(?:[;,][^\[\]\n]{1,120})?)\](?![(\[])"
)

# Alternatives are tried in order; each is linear because none can overlap its own end mark.
MARKUP = re.compile(
    rf"{FENCE}|{TABLE}"
    r"|(?<!`)(?P<ticks>`{1,6})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)"  # code
    r"|\$\$[^$]{1,400}\$\$"
    r"|\$(?!\s)[^$\n]{1,200}(?<!\s)\$(?!\d)"
    r"|\\\(.{1,400}?\\\)|\\\[.{1,400}?\\\]"
    rf"|{IMAGE}"
    r"|\[[^\[\]\n]{1,300}\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)"
    r"|\[\[[^\[\]\n]{1,200}\]\]"
    r"|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}"
    r"|</?[A-Za-z][^<>]{0,300}>|<https?://[^<>\s]{1,500}>"
    r"|https?://[^\s<>)\]]*[^\s<>)\].,;:!?'\"*_]"
    r"|\[\^[^\]\s]{1,60}\]"
    rf"|{CITATION}"
)

SIGN_OF_MARKUP = re.compile(r"[`~|$\\\[{<]|http")
"""What every alternative of MARKUP has: most texts hold none of it."""


SPACE_OF_NUMBERS = " \u00a0\u2009\u202f"
IN_GROUPS = re.compile(
    rf"(?<![\w.,:/\-+])[1-9]\d{{0,2}}(?:([{SPACE_OF_NUMBERS}])\d{{3}})(?:\1\d{{3}}){{0,3}}(?![\w/]|[-.,:]\d|-\w)"
)
"""A number whose thousands stand apart: *40 000*. It is one word, however wide the space."""


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
    """The markup, and behind it the numbers in groups of digits, which the text has without gaps."""


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of the text in their order."""
    found: list[Token] = []
    end = 0
    for word in WORD.findall(text):  # twice as fast as to ask each match for its place
        start = text.index(word, end)
        end = start + len(word)
        found.append(_token((word, start, end, key_of(word))))
    return tuple(found)


_token = partial(tuple.__new__, Token)
"""Makes a token of its fields, without what a named tuple does to take them by name."""


@lru_cache(maxsize=256)
def first_words(text: str, count: int = 1) -> tuple[Token, ...]:
    """Return the first words of a text of which no more are looked at."""
    return tuple(
        [
            Token(word := found[0], *found.span(), key_of(word))
            for found in islice(WORD.finditer(text), count)
        ]
    )


def keys_in(text: str) -> list[str]:
    """Return the keys of the words of a text, for those who need not know where they stand."""
    return [key_of(word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    return word.strip(EDGES).lower().replace("’", "'")


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Return where words first stand in a text as they are, and not inside of longer words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not _is_letter(text[start - 1 : start]) and not _is_letter(text[end : end + 1]):
            return start, end
        start = text.find(words, start + 1)
    return None


def _is_letter(char: str) -> bool:
    """Tell whether a pattern takes the character for part of a word."""
    return char.isalnum() or char == "_"


_PRIVATE = re.compile("[\ue000-\uf8ff]")


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Put one private character in the place of every stretch of markup; close up numbers."""
    clean = _PRIVATE.sub("", text)
    stretches: list[str] = []
    if not SIGN_OF_MARKUP.search(clean):
        return _closed_up(clean, stretches)

    def put_away(found: re.Match[str]) -> str:
        stretches.append(found[0])
        return chr(FOLDED_FIRST + len(stretches) - 1)

    return _closed_up(MARKUP.sub(put_away, clean), stretches)


def _closed_up(text: str, stretches: list[str]) -> Folded:
    """Return the text with every number in groups as one word, and the groups behind the markup."""
    groups = [found[0] for found in IN_GROUPS.finditer(text)]
    if not groups:
        return Folded(text, tuple(stretches))
    closed = IN_GROUPS.sub(lambda found: "".join(filter(str.isdigit, found[0])), text)
    return Folded(closed, (*stretches, *groups))


def unfold(text: str, stretches: tuple[str, ...]) -> str:
    """Put the markup back where its private characters stand, and the gaps into numbers."""
    if not stretches:
        return text
    if IN_GROUPS.fullmatch(stretches[-1]):
        text = _in_groups(text, stretches)

    def put_back(found: re.Match[str]) -> str:
        at = ord(found[0]) - FOLDED_FIRST
        return _on_its_lines(stretches[at]) if at < len(stretches) else found[0]

    return _PRIVATE.sub(put_back, text)


def _in_groups(text: str, stretches: tuple[str, ...]) -> str:
    for number in {stretch for stretch in stretches if IN_GROUPS.fullmatch(stretch)}:
        digits = "".join(filter(str.isdigit, number))
        text = re.sub(rf"(?<!\d){digits}(?!\d)", number, text)
    return text


def _on_its_lines(stretch: str) -> str:
    """Return markup as it stands in a sentence: a block of several lines keeps them to itself."""
    return "\n\n" + stretch.strip("\n") + "\n\n" if "\n" in stretch.strip("\n") else stretch


class Apart(NamedTuple):
    """The prose of a note, and what stands before or behind it to be looked at."""

    prose: str
    shown: str
    """Code, tables and pictures, for the back of its cards."""


_TAG = r"\{%.{0,300}?%\}|\{\{[<%].{0,300}?[%>]\}\}"
_LEADING = re.compile(rf"\s*(?:(?P<shown>{IMAGE})|{_TAG})(?=\s)")
_TRAILING = re.compile(rf"(?<=\s)(?:(?P<shown>{IMAGE})|{_TAG})\s*$")
MOST_APART = 20
"""Stretches that are taken from one note."""


def set_apart(text: str) -> Apart:
    """Take tables, code and pictures from the edges of a note, and the tags of templates."""
    if not any(mark in text for mark in ("```", "~~~", "|", "![", "{%", "{{")):
        return Apart(text, "")
    shown: list[str] = []
    prose = text
    for _ in range(MOST_APART):
        blocks = list(BLOCK.finditer(prose))
        last = blocks[-1] if blocks and not prose[blocks[-1].end() :].strip() else None
        cut = last or _TRAILING.search(prose[-1000:])
        if last:
            shown.insert(0, last[0].strip("\n"))
            prose = prose[: last.start()]
        elif cut:
            shown.insert(0, cut["shown"] or "")
            prose = prose[: len(prose) - len(cut[0])]
        elif cut := _LEADING.match(prose):
            shown.append(cut["shown"] or "")
            prose = prose[cut.end() :]
        else:
            break
    return Apart(prose.strip(), "\n\n".join(filter(None, shown))) if shown else Apart(text, "")


def is_folded(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"


def has_folded(text: str) -> bool:
    """Tell whether markup was folded away in the text."""
    return _PRIVATE.search(text) is not None


def folded_in(text: str) -> list[re.Match[str]]:
    """Return the private characters of a text, with their places."""
    return list(_PRIVATE.finditer(text))


OPENING = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}


BRACKET = re.compile(r"[(\[“«\"]")
BRACKETS = re.compile(r"[()\[\]“”«»\"]")


@lru_cache(maxsize=1024)
def depths(text: str) -> tuple[int, ...]:
    """Return for every character how many brackets and quotes it stands inside of."""
    if not BRACKET.search(text):
        return (0,) * len(text)
    found: list[int] = []
    waiting: list[str] = []
    for mark in BRACKETS.finditer(text):
        found += (len(waiting),) * (mark.start() - len(found))
        char = mark[0]
        if waiting and char == waiting[-1]:
            found.append(len(waiting))
            waiting.pop()
            continue
        if char in OPENING:
            waiting.append(OPENING[char])
        found.append(len(waiting))
    if waiting:  # something never closes: brackets cannot be trusted here
        return (0,) * len(text)
    return (*found, *(0,) * (len(text) - len(found)))


def outside(text: str, pattern: Pattern) -> list[re.Match[str]]:
    """Return the matches of the pattern that begin outside brackets and quotes."""
    found = list(pattern.finditer(text))
    if not found:  # most sentences have nothing of most patterns
        return found
    inside = depths(text)
    return [match for match in found if not inside[match.start()]]
