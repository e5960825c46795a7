"""Gaps that anyone can fill, or that nobody can."""

from __future__ import annotations

import re

from recall.cards import HIDDEN, Gap, GapText, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words, words
from recall.language.rare import Rare
from recall.language.speech import speech
from recall.language.words import is_common

SHORT = 3
"""Words, small ones counted, up to which a gap of common words can be guessed."""


def function_word(card: Seen) -> str | None:
    """A gap that hides no word of content."""
    if not card.is_gap or card.is_list or _has_number(card):
        return None
    known = speech(card.context.language)
    hidden = [word.lower() for word in words(card.answer)]
    if hidden and all(word in known.function_words for word in hidden):
        return f"“{card.answer}” is a word that any sentence may have"
    return None


def guessable(card: Seen) -> str | None:
    """A gap of one or two of the commonest words, with nothing beside it that narrows it."""
    if not card.is_gap or card.is_list:
        return None
    if card.answer.lower() in {"half", "one", "two"} and OTHER.search(card.question):
        return f"anyone would guess “{card.answer}”"
    if _has_number(card):
        return None
    known = speech(card.context.language)
    hidden = low_words(card.answer)
    if len(hidden) > SHORT or not all(_is_common(word, card) for word in hidden):
        return None
    if known.contrasts & {word.lower() for word in words(card.question)}:
        return None
    return f"anyone would guess “{card.answer}”"


def _is_common(word: str, card: Seen) -> bool:
    if card.english:
        return is_common(word)
    known = speech(card.context.language)
    return word in known.function_words or word in known.common


OTHER = re.compile(r"\bthe other \[…\]", re.IGNORECASE)


WHATEVER = Rare(
    r"(?:what|whatever|how|where) (?:they|he|she|we|you|it|i|people) ",
    "how|what|where",
    flags=re.IGNORECASE,
)


NARROWED = re.compile(r",? (?:not|instead of|rather than|never) ", re.IGNORECASE)


def whatever(card: Seen) -> str | None:
    """*It is [what they run for batch jobs]*: anything may stand there."""
    if not (card.english and card.is_gap) or card.is_list or not WHATEVER.match(card.answer):
        return None
    if NARROWED.match(card.question.partition(HIDDEN)[2]):
        return None
    return "anything could stand in the gap"


JOINT_BEFORE = re.compile(r"\w[:.,/'’-]$")
POINT_BEFORE = re.compile(r"(?:^|[\s(~<>=≈])[.,]$")
"""A figure without a zero before its point: *.93*."""

JOINT_AFTER = re.compile(r"[:.,/'’-]\w")


def split_word(card: Seen) -> str | None:
    """A gap that begins or ends inside a word."""
    text = card.draft.wording
    if not isinstance(text, GapText):
        return None
    for left, right in zip(text.pieces, text.pieces[1:], strict=False):
        before = left.answer if isinstance(left, Gap) else left
        after = right.answer if isinstance(right, Gap) else right
        if before[-1:].isalnum() and after[:1].isalnum():
            return "the gap cuts a word in two"
        if POINT_BEFORE.search(before) and after[:1].isdigit():
            return "the gap cuts a figure or a compound in two"
        if JOINT_BEFORE.search(before) and after[:1].isalnum():
            return "the gap cuts a figure or a compound in two"
        if before[-1:].isalnum() and JOINT_AFTER.match(after):
            return "the gap cuts a figure or a compound in two"
    return None


MULTIPLES = frozenset(
    "twice double doubled half halved triple tripled third quarter doble mitad tercio".split()
)


def _has_number(card: Seen) -> bool:
    known = speech(card.context.language).number_words | MULTIPLES
    return any(word in known or word[0].isdigit() for word in low_words(card.answer))


GATES = (
    Gate("split word", split_word, bars=Tier.DRAFT),
    Gate("function word gap", function_word, bars=Tier.DRAFT),
    Gate("guessable gap", guessable, bars=Tier.DRAFT),
    Gate("whatever gap", whatever),
)
