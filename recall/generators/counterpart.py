"""Which words of one side of a contrast stand against those of the other."""

from __future__ import annotations

import re

from recall.language.clause import DETERMINERS, MODALS, PREPOSITIONS, parse
from recall.language.tokens import Token, key_of, tokens
from recall.language.verbs import Form, has_form


def apart_from_verb(rest: str) -> tuple[str, str]:
    """Cut a leading verb in -ing or participle from what it is done to."""
    words = rest.split()
    if words and (
        has_form(words[0].lower(), Form.ING) or has_form(words[0].lower(), Form.PARTICIPLE)
    ):
        return words[0], " ".join(words[1:])
    return "", rest


def shared_start(one: str, other: str) -> tuple[str, str]:
    """Return the words that both begin with, and the rest of the second."""
    mine, theirs = one.split(), other.split()
    shared = 0
    while shared < min(len(mine), len(theirs) - 1) and mine[shared] == theirs[shared]:
        shared += 1
    while shared and key_of(theirs[shared - 1]) in DETERMINERS:
        shared -= 1
    kept = "".join(f"{word} " for word in theirs[:shared])
    return kept, " ".join(theirs[shared:])


HOW_OFTEN = frozenset("every each once twice daily weekly monthly".split())
OFTEN = re.compile(r"(?:once|twice|[\w]+ times) (?:an?|per|every|each) \w+")


def counterpart(left: str, right: str) -> tuple[int, int] | None:
    """Return the place in `left` of what stands against `right`."""
    words, other = tokens(left), tokens(right)
    if len(words) < 3 or not other:
        return None
    first = other[0].key
    often = re.search(rf"{OFTEN.pattern}$", left)
    if often and (first in HOW_OFTEN or HOW_OFTEN & {word.key for word in other}):
        return often.span()
    if first in DETERMINERS and len(other) == 2 and (place := _noun_after(words, first)):
        return place
    if first in PREPOSITIONS | {"to"}:
        at = _last(words, first)
        if at is None and first in PLACES:
            at = _last_of(words, PLACES)
        return (
            (words[at + 1].start, words[-1].end) if at is not None and at + 1 < len(words) else None
        )
    if first in DETERMINERS:
        at = _last_of(words, DETERMINERS)
        return (words[at].start, words[-1].end) if at is not None and at > 0 else None
    if first in {"what", "how", "where", "why", "who", "when"}:
        at = _last(words, first)
        return (words[at].start, words[-1].end) if at else _predicate(left)
    if has_form(first, Form.ING) and first.endswith("ing"):
        at = next(
            (at for at in reversed(range(1, len(words))) if words[at].key.endswith("ing")), None
        )
        return (words[at].start, words[-1].end) if at is not None else None
    return _predicate(left)


PLACES = frozenset("in on at under over inside outside behind before after during from".split())
"""Prepositions that stand against each other: *in the extractor, not on the stove*."""


def _noun_after(words: tuple[Token, ...], determiner: str) -> tuple[int, int] | None:
    at = _last(words, determiner)
    if at is None or at + 1 >= len(words) or at == 0:
        return None
    if at + 2 >= len(words) or words[at + 2].key not in PREPOSITIONS:
        return words[at].start, words[-1].end
    return words[at + 1].start, words[at + 1].end


def _last(words: tuple[Token, ...], key: str) -> int | None:
    return next((at for at in reversed(range(len(words))) if words[at].key == key), None)


def _last_of(words: tuple[Token, ...], keys: frozenset[str]) -> int | None:
    return next((at for at in reversed(range(len(words))) if words[at].key in keys), None)


def _predicate(left: str) -> tuple[int, int] | None:
    clause = parse(left)
    if clause is None or not clause.rest or len(clause.rest.split()) > 7:
        return None
    _, hidden = apart_from_verb(clause.rest) if clause.auxiliary else ("", clause.rest)
    if clause.auxiliary in MODALS | {"do", "does", "did"}:
        hidden = " ".join(clause.rest.split()[1:])
    words = hidden.split()
    if len(words) > 1 and key_of(words[0]) in PREPOSITIONS | {"to"}:
        hidden = " ".join(words[1:])
    return (len(left) - len(hidden), len(left)) if hidden else None
