"""Advice without a subject: *always pin the version*; whom it tells is *you*."""

from __future__ import annotations

import re

from recall.language.clause import (
    COPULAS,
    DETERMINERS,
    FIXED,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    parse,
)
from recall.language.realise import lower_first
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form, noun_too

ADVERBS = {"always", "never", "just", "only", "first", "then", "please", "simply"}
AFTER_VERB = DETERMINERS | {
    "it",
    "them",
    "to",
    "for",
    "with",
    "from",
    "in",
    "on",
    "about",
    "how",
    "what",
    "you",
    "us",
    "as",
    "at",
    "up",
    "out",
    "down",
    "into",
    "by",
}


def imperative(text: str) -> str | None:
    """Return the advice with a small first letter, or None where the text gives none.

    *Do not X* and *don't X* count; so does *always X*.
    """
    bare = lower_first(text)
    bare = re.sub(r"^(?:do not|don't) ", "not ", bare)
    words = [key_of(word) for word in bare.split()]
    at = 0
    while at < len(words) and words[at] in ADVERBS | {"not"}:
        at += 1
    if at >= len(words) or not has_form(words[at], Form.BASE) or words[at] in {"is", "are", "am"}:
        return None
    if _has_subject(text, words[at:]):
        return None
    return bare


SYMBOL = re.compile(r" (?:≠|!=|==?|>=?|<=?|->|→|=>|≈) ")
"""A sign that stands for a verb: what is before it is a noun."""


def _is_whole_subject(told: Clause | None, words: list[str]) -> bool:
    """Tell whether *is* or *has* follows a noun with its preposition, and no clause between."""
    if told is None or told.auxiliary not in COPULAS or not noun_too(words[0]):
        return False
    before = {word.key for word in tokens(told.subject)}
    return not before & (SUBORDINATORS | RELATIVES | {"you", "it", "we", "they"})


def _has_subject(text: str, words: list[str]) -> bool:
    """Tell whether the verb-like first word is a noun that a finite verb follows."""
    following = words[1] if len(words) > 1 else ""
    if following in FIXED or SYMBOL.search(text):
        return True
    told = parse(text)
    third = told.verb.lower() if told and told.form == Form.THIRD else ""
    if third and (third == following or (following.endswith("ing") and words[2:3] == [third])):
        return True  # *sleep consolidates*, *borrow checking moves*
    if following in PREPOSITIONS and _is_whole_subject(told, words):
        return True  # *work at the frontier is hard*
    if not noun_too(words[0]) or following in AFTER_VERB:
        return False
    clause = parse(text)
    return (clause is not None and clause.sure) or len(tokens(text)) < 2


def should_you(advice: str) -> str:
    """Return the advice as a question's second half: *should you always pin it*."""
    return f"should you {advice}"
