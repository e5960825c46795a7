"""A claim in the words of its author: where it stands in the note, letter by letter.

Patterns read claims in plain wording, with contractions opened and pronouns explained; a card
that only hides a phrase needs none of that, and every change of wording may be a slip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from recall.language.reading import without_marks
from recall.language.tokens import Token, fold, tokens

ALIKE = 0.5
"""Share of the words of a claim that the note must have."""

OPENERS = 2
"""Words that may stand between two claims that are shown together: *But*, *And so*."""

TOGETHER = 40
"""Words up to which what a note says is shown together around one gap.

Of notes of two sentences and up to 25 words, people who chose a gap showed all two times in three.
Of cards of notes of 26 to 40 words judges kept 46 % of those that show all, 40 % of the others; of
longer notes it is the other way round.
"""

ASIDE_WORDS = 9
"""Words of an aside in brackets that is shown where it stands; longer ones are left out."""


class Run(NamedTuple):
    """Where a claim stands in its note."""

    start: int
    end: int


@lru_cache(maxsize=64)
def written(text: str) -> str:
    """Return a note as cards quote it: one line, markup folded away, marks of places left out."""
    return " ".join(fold(without_marks(text)).text.split())


@lru_cache(maxsize=256)
def run_of(claim: str, text: str) -> Run | None:
    """Return where the claim stands in the text, or None where its words are too different."""
    theirs, mine = tokens(text), tokens(claim)
    blocks = _alike([word.key for word in theirs], [word.key for word in mine])
    if not mine or sum(block.size for block in blocks) < ALIKE * len(mine):
        return None
    first, last = blocks[0], blocks[-1]
    begin = first.a - _before(theirs, text, first.a, first.b)
    behind = last.a + last.size
    if last.b + last.size < len(mine) and not _is_parted(theirs, text, behind):
        behind += 1
    while begin < behind and not _is_word(theirs[begin]):
        begin += 1
    while behind > begin and not _is_word(theirs[behind - 1]):
        behind -= 1
    if begin == behind:
        return None
    return Run(theirs[begin].start, _end(text, theirs[behind - 1].end))


def _alike(theirs: Sequence[str], mine: Sequence[str]) -> list[Match]:
    """Return the runs of words that both have; what stands there word by word is found at once."""
    before, found, _ = f" {' '.join(theirs)} ".partition(f" {' '.join(mine)} ")
    if theirs and mine and found:
        return [Match(before.count(" "), 0, len(mine))]
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size]


def _before(words: Sequence[Token], text: str, at: int, missing: int) -> int:
    """Return how many words before the first one found stand for those that were put in its place."""
    if not missing or not at or _is_parted(words, text, at):
        return 0
    return 1


def _is_parted(words: Sequence[Token], text: str, at: int) -> bool:
    """Tell whether a sentence ends before the word, or the text does."""
    if at >= len(words):
        return True
    between = text[words[at - 1].end : words[at].start]
    return words[at - 1].text[-1:] in ".!?…" or any(mark in between for mark in ";:()—–,")


SIGNS = frozenset("<>~≈±=→←↑↓≥≤+-−%‰°")
"""With one of these a claim may begin or end."""


def _is_word(word: Token) -> bool:
    text = word.text
    return any(letter.isalnum() or "\ue000" <= letter <= "\uf8ff" for letter in text) or bool(
        SIGNS & set(text)
    )


CLOSING = re.compile(r"[%”\"»')\]*_]*")


def _end(text: str, end: int) -> int:
    """Return the end of a run with the marks that close what it has open."""
    closed = CLOSING.match(text, end)
    return closed.end() if closed else end


def quoted(text: str, runs: Sequence[Run]) -> str | None:
    """Return the runs as one stretch of the text, or None where something else stands between."""
    for before, run in pairwise(runs):
        if run.start < before.end or len(tokens(text[before.end : run.start])) > OPENERS:
            return None
    stretch = text[_start(text, runs[0].start, runs[-1].end) : runs[-1].end]
    return _without_lone_quote(_without_long_asides(stretch).rstrip(" .;,:"))


def _start(text: str, start: int, end: int) -> int:
    """Return where a stretch begins with the quotation mark before it, if that is closed in it."""
    for left, right in PAIRS:
        stretch = text[start:end]
        closes = stretch.count(left) % 2 if left == right else right in stretch
        if closes and text[:start].endswith(left) and not stretch.endswith(right):
            return start - len(left)
    return start


PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))


def _without_lone_quote(text: str) -> str:
    """Return the text without a quotation mark at its edge whose other half stands elsewhere."""
    for left, right in PAIRS:
        odd = text.count(left) % 2 if left == right else text.count(left) != text.count(right)
        if odd and text.endswith(right):
            text = text.removesuffix(right).rstrip(" .,")
        elif odd and text.startswith(left):
            text = text.removeprefix(left)
    return text


BRACKETS = re.compile(r"\s?\(([^()]*)\)")


def _without_long_asides(text: str) -> str:
    return BRACKETS.sub(
        lambda found: found[0] if len(found[1].split()) <= ASIDE_WORDS else "", text
    )
