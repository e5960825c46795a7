"""How much a gap is worth: whether what is hidden is one specific thing that the rest asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from recall.language.clause import COPULAS, DO, MODALS, PERFECT, Clause
from recall.language.phrases import Phrase, Role
from recall.language.tokens import Token, has_folded, key_of, tokens
from recall.language.verbs import Form
from recall.language.words import (
    NUMBER_WORDS,
    POSSESSIVES,
    content_words,
    is_common,
    stem,
)

MOST_WORDS = 8
"""Words that a gap hides at most."""

SHORT = 5

HOW = ("ly", "ward", "wards", "stream", "where")
"""Endings of adverbs."""

THAN = re.compile(r"^ (?:[\w ]{1,30} )?than ")
"""What is measured against something else is asked for by that."""

MORE_THAN = re.compile(
    r" (?:far |much |a lot )?(?:more|less|better|worse|faster|earlier|later|longer) than "
)
"""Behind an object it measures the deed: what stands behind *than* is the point."""

FEWEST_AROUND = 2
"""Words of content that must stand around a gap."""

WORTH = {
    Role.COMPARED: 0.10,
    Role.COMPLEMENT: 0.08,
    Role.MEANS: 0.06,
    Role.OBJECT: 0.04,
    Role.SUBJECT: 0.04,
    Role.OUTCOME: 0.02,
    Role.PURPOSE: 0.02,
    Role.PLACE: -0.02,
    Role.TIME: -0.14,
}
"""What a part of a clause tells beside others, the most telling first."""

RARE = (0.0, 0.03, 0.07)
"""What words out of the common add: none, one, more."""

POINTING = POSSESSIVES | frozenset(
    "it they them this that these those he she him his her there here one ones such same other".split()
)
VAGUE = frozenset(
    "thing things stuff way ways lot lots kind sort bit something anything everything nothing someone"
    " place part people person time times case cases point problem problems issue issues result results"
    " idea reason difference number example examples story talk slide digression chapter section anecdote joke".split()
)
"""Nouns that any sentence may have where its object stands."""


class Telling(NamedTuple):
    """A gap with the chance that a strict reader keeps it."""

    phrase: Phrase
    sure: float


def chance(text: str, phrase: Phrase, clause: Clause, around: str) -> float:
    """Return how likely a reader keeps the gap; 0 where it hides no one thing.

    `around` is all else that the card shows.
    """
    hidden = text[phrase.start : phrase.end]
    words = tokens(hidden)
    content = content_words(hidden)
    if not content or len(words) > MOST_WORDS or has_folded(hidden):
        return 0.0
    if not re.match(r"[\w\"“*_]", hidden):
        return 0.0
    measured = words[0].key.endswith("er") and text[phrase.end :].startswith(" than ")
    if len(words) == 1 and (measured or words[0].key.endswith(HOW)):
        return 0.0  # how or whither, not what
    if _points(words) or _stands_in(content, around):
        return 0.0
    if len(content_words(around)) < FEWEST_AROUND or says_how_much(hidden):
        return 0.0
    rare = [word for word in content if not is_common(word)]
    if not rare and len(content) < 2 and phrase.role not in {Role.COMPARED, Role.SUBJECT}:
        return 0.0
    sure = 0.62 + WORTH[phrase.role] + RARE[min(len(rare), 2)] + 0.02 * (len(content) > 1)
    sure += 0.02 if len(words) <= SHORT else -0.04
    sure -= 0.06 if phrase.role is Role.COMPARED and len(words) == 1 else 0.0
    sure += 0.03 if phrase.role is Role.OBJECT and THAN.search(text[phrase.end :]) else 0.0
    sure -= 0.1 if MORE_THAN.match(text[phrase.end :]) else 0.0
    sure -= 0.12 if content[-1] in VAGUE else 0.0
    sure -= 0.1 if words[0].key in {"all", "whole"} or "whole" in content else 0.0
    sure -= 0.04 if not rare else 0.0
    told = len(content_words(around))
    sure += 0.02 * (told >= 5) - (0.0 if told > 3 else 0.02 if told == 3 else 0.08)
    return sure - (STORY if is_story(clause) else 0.0) - (0.1 if clause.loose else 0.0)


def _points(words: tuple[Token, ...]) -> bool:
    """Tell whether a word of the gap points elsewhere; *the other side of the road* says itself which."""
    keys = {word.key for word in words}
    itself = [word.key for word in words[:2]] == ["the", "other"] and "of" in keys
    return bool(POINTING & (keys - {"other"} if itself else keys))


STORY = 0.08
"""What is taken off where something is told that happened once."""


def is_story(clause: Clause) -> bool:
    """Tell whether the clause tells what happened, and not what holds."""
    if clause.auxiliary:
        return clause.auxiliary in {"was", "were", "had", "did"}
    return clause.form is Form.PAST and clause.auxiliary not in COPULAS | MODALS | PERFECT | DO


def says_how_much(hidden: str) -> bool:
    """Tell whether only a degree is hidden, or a figure, which has rules of its own."""
    first = key_of(hidden.split()[0])
    if " " not in hidden and _is_comparative(first):
        return True
    if re.match(r"[\d$€£~]", first) or first in NUMBER_WORDS:
        return True
    return first in {
        "very",
        "too",
        "so",
        "more",
        "less",
        "much",
        "even",
        "really",
        "quite",
        "as",
        "not",
    }


def _is_comparative(word: str) -> bool:
    """Tell whether the word is a common adjective that compares: *bigger*, *easier*, *fastest*."""
    found = re.fullmatch(r"([a-z]{2,})(?:er|est)", word)
    if not found:
        return False
    bare = found[1]
    doubled = bare[:-1] if bare[-1] == bare[-2] else bare
    return any(map(is_common, (bare, f"{bare}e", doubled, re.sub(r"i$", "y", bare))))


def _stands_in(content: list[str], around: str) -> bool:
    """Tell whether the noun, or most of what is hidden, is shown beside the gap."""
    known = {stem(word) for word in content_words(around)}
    given = [stem(word) in known for word in content]
    return given[-1] or sum(given) * 2 > len(given)


def best(found: Iterable[Telling]) -> list[Telling]:
    """Return the gaps from the surest down; of equals the one that stands first."""
    return sorted(found, key=lambda one: (-one.sure, one.phrase.start))
