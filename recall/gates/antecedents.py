"""What stands before a pronoun that it can mean: a thing, several, somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recall.gates.seen import Seen, surroundings, words
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import (
    ARTICLES,
    FUNCTION_WORDS,
    is_common,
    is_person_noun,
    is_plural_noun,
)

UNITS = frozenset(
    "seconds minutes hours days weeks months years percent times dollars euros bytes".split()
)
"""Plurals that *they* hardly ever means."""


def has_whole(earlier: Sequence[str], card: Seen) -> bool:
    """Return whether *a quarter of it* has a thing before the quarter; maths is none."""
    shown = " ".join(earlier[:-2])
    plain = re.sub(r"\$[^$]{0,400}\$", " ", shown).split()
    return has_thing([word for word in plain if not is_plural_noun(word.lower())], card)


def names_a_person(earlier: Sequence[str], pronoun: str, card: Seen) -> bool:
    """Return whether somebody stands before whom the pronoun can mean."""
    speaker, own = card.context.speaker, card.context.pronoun
    if card.attributed and len(card.context.people) > 1:
        return True  # one of several, who is named
    if speaker and card.attributed and own in (pronoun, None):
        return True
    if speaker and card.is_gap and own == pronoun:
        return True  # the context line names the speaker, and a gap card has no other words for it
    if earlier and _is_named_above(earlier[0], card):
        return True
    return any(is_person_noun(word) or _is_name(earlier, at) for at, word in enumerate(earlier))


def _is_named_above(word: str, card: Seen) -> bool:
    """Return whether the sentence begins with a name that the heading has: *Rowe trained …*."""
    proper = word[:1].isupper() and word.lower() not in FUNCTION_WORDS and not is_common(word)
    return proper and not is_verb(word.lower()) and word in words(surroundings(card.context))


def _is_name(found: Sequence[str], at: int) -> bool:
    low = found[at].lower()
    opens = at > 0 and found[at - 1] == "." and has_form(low, Form.THIRD)
    labels = at == 0 and found[1:2] == [":"]
    return (at > 0 or labels) and found[at][0].isupper() and low not in FUNCTION_WORDS and not opens


def has_thing(earlier: Sequence[str], card: Seen) -> bool:
    """Return whether a noun phrase stands before that *it* can mean."""
    speaker = {part.lower() for part in (card.context.speaker or "").split()}
    return any(
        word[0].isalpha()
        and word.lower() not in FUNCTION_WORDS
        and word.lower() not in speaker
        and not (is_verb(word) and not noun_too(word))
        for word in earlier
    )


def without_plurals(found: Sequence[str]) -> list[str]:
    """Return the words that are no plurals: *lawyers hate it* means none of them."""
    return [word for word in found if not is_plural_noun(word.lower())]


def has_several(earlier: Sequence[str], card: Seen) -> bool:
    """Return whether something plural, or a group, stands before."""
    speaker = {part.lower() for part in (card.context.speaker or "").split()}
    for at, word in enumerate(earlier):
        low = word.lower()
        if low in speaker or not word[0].isalnum():
            continue
        if low in ANYBODY and "." in earlier[at:]:
            continue  # *nobody in, nobody out* is a sentence of its own
        if low in ANYBODY or low in {"people", "and", "who"}:
            return True
        if is_person_noun(low) or _is_name(earlier, at):
            return True
        if low in FUNCTION_WORDS or (has_form(low, Form.THIRD) and not noun_too(low)):
            continue
        following = earlier[at + 1].lower() if at + 1 < len(earlier) else ""
        if has_form(low, Form.THIRD) and (following in ARTICLES | {"-"} or following[:1].isdigit()):
            continue  # a verb with its object: `one tool beats the other`
        if is_plural_noun(low) and low not in UNITS:
            return True
    return card.context.pronoun == "they" and card.attributed


ANYBODY = frozenset("everyone everybody someone anyone nobody".split())
