"""Advice without a subject: *always pin the version*; whom it tells is *you*."""

from __future__ import annotations

import re
from functools import lru_cache

from recall.language.clause import (
    ADJECTIVE_TOO,
    BEHIND_ADJECTIVE_TOO,
    COORDINATORS,
    COPULAS,
    DETERMINERS,
    FIXED,
    MID_ADVERBS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    parse,
)
from recall.language.rare import Rare
from recall.language.realise import lower_first
from recall.language.tokens import key_of, tokens
from recall.language.verbs import Form, has_form, noun_too, readings
from recall.language.words import is_plural_noun

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


@lru_cache(maxsize=64)
def imperative(text: str) -> str | None:
    """Return the advice with a small first letter, or None where the text gives none.

    *Do not X* and *don't X* count; so does *always X*.
    """
    bare = lower_first(text)
    bare = DENIED.sub("not ", bare)
    words = [key_of(word) for word in bare.split()]
    at = 0
    while at < len(words) and words[at] in ADVERBS | {"not"}:
        at += 1
    if at >= len(words) or not has_form(words[at], Form.BASE) or words[at] in {"is", "are", "am"}:
        return None
    if _has_subject(text, words[at:]) or HEARD.match(text) or _is_described(words[at:]):
        return None
    return bare


def begins_with_advice(text: str) -> bool:
    """Tell whether the text begins as advice does, whatever follows: *drive out at 30 and …*."""
    words = [key_of(word) for word in text.split(maxsplit=2)[:2]]
    return len(words) > 1 and has_form(words[0], Form.BASE) and words[1] in AFTER_VERB


HEARD = re.compile(
    r"(?:Close|Next|Due|Prior|Subject) to\b|(?:Question|Comment|Answer|Remark|Quote|Report|Laugh|Cheer|Applause)s? (?:from|by|of|about)\b"
)
"""What begins as a verb does and is none: *Question from the floor*, *Close to zero alarms*."""

DENIED = Rare(r"^(?:do not|don't) ", " not|n't")


def _is_described(words: list[str]) -> bool:
    """Tell whether the first word only tells more of the noun behind it: *open question*."""
    following = words[1] if len(words) > 1 else ""
    if following == "that" and any(_is_done(word) for word in words[2:4]):
        return True  # *fix that held*: a noun, and what is said of it
    if following == "of" and noun_too(words[0]):
        return True  # *cause of the classic error*
    if words[0] not in ADJECTIVE_TOO or not following or is_plural_noun(following):
        return False
    return following not in BEHIND_ADJECTIVE_TOO | AFTER_VERB | AFTERWARDS


def _is_done(word: str) -> bool:
    return has_form(word, Form.PAST) and not has_form(word, Form.BASE)


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
    if following.isdigit() and len(words) > 2 and _is_done(words[2]):
        return True  # *Plan 9 failed*
    told = parse(text)
    if told is not None and following in NAMES_MORE and _is_past_of_noun(told, words):
        return True  # *time to detect went from 11 days to 2*
    third = told.verb.lower() if told and told.form == Form.THIRD else ""
    if noun_too(third) and (_is_time(told) or (third == following and not noun_too(words[0]))):
        return False  # *keep tests fast*, *run load tests every night*
    if third and (third == following or (following.endswith("ing") and words[2:3] == [third])):
        return True  # *sleep consolidates*, *borrow checking moves*
    if VERB_ENDING.search(following) and _begins_with_object(" ".join(words[2:])):
        return not readings(following)  # *sleep consolidates memory*: a verb that no list has
    if following in PREPOSITIONS and _is_whole_subject(told, words):
        return True  # *work at the frontier is hard*
    if following in AFTER_VERB:
        return False
    if told is not None and _is_noun_and_verb(told):
        return True
    if not noun_too(words[0]):
        return False
    return (told is not None and told.sure) or len(tokens(text)) < 2


NAMES_MORE = frozenset({"to", "of", "for", "on", "in", "between"})


def _is_past_of_noun(told: Clause, words: list[str]) -> bool:
    """Tell whether a verb in the past follows the noun: nobody advises what has happened."""
    inside = {word.key for word in tokens(told.subject)}
    if inside & (SUBORDINATORS | RELATIVES | {"you", "it", "we", "they"}):
        return False
    past = told.form == Form.PAST or told.auxiliary in {"was", "were", "had", "did"}
    return past and told.sure and noun_too(words[0])


VERB_ENDING = re.compile(r"(?:at|iz|is|ifi)es$")


def _is_time(clause: Clause | None) -> bool:
    return clause is not None and re.match(r"(?:every|each) \w+$", clause.rest) is not None


TAKES_A_PERSON = frozenset(
    "give show offer tell teach send grant hand lend pay buy bring feed help let make watch see hear"
    " have ask keep leave".split()
)
"""After these a noun may be followed by a second object or a bare verb: *give users control*."""


TAKES_A_CLAUSE = frozenset("check test prove verify note watch assume ensure trust".split())
"""After these a whole clause may follow: *check user input passes validation*."""


def _is_plain_adjective(word: str) -> bool:
    """Tell whether a word tells more of the noun behind it, as after advice: *use small batch …*."""
    return key_of(word) in DETERMINERS | ADJECTIVE_TOO | PREPOSITIONS


def _is_noun_and_verb(clause: Clause) -> bool:
    """Tell whether two nouns and a verb stand there: *build caches save money*, *lock contention limits scaling*.

    Three where the verb has an object: *change data capture beats dual writes*.
    """
    nouns = clause.subject.split()
    first = key_of(nouns[0])
    if len(nouns) == 3 and first not in TAKES_A_PERSON | TAKES_A_CLAUSE and nouns[1].islower():
        third = clause.form == Form.THIRD and _begins_with_object(clause.rest)
        return third and noun_too(first) and not _is_plain_adjective(nouns[1])
    if not clause.verb or len(nouns) != 2 or first in TAKES_A_PERSON:
        return False
    if clause.form == Form.BASE:
        return is_plural_noun(nouns[1]) and not is_plural_noun(nouns[0])
    return noun_too(nouns[0]) and clause.form == Form.THIRD and _begins_with_object(clause.rest)


def _begins_with_object(rest: str) -> bool:
    first = key_of((rest.split() or [""])[0])
    known = PREPOSITIONS | SUBORDINATORS | COORDINATORS | MID_ADVERBS | ADVERBS
    return (
        first.isalpha()
        and first not in known
        and not first.endswith("ly")
        and first not in AFTERWARDS
    )


AFTERWARDS = frozenset(
    "early late twice often daily weekly again together separately anyway too well".split()
)
"""Adverbs that end advice: *test edge cases early*."""
