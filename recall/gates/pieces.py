"""Gaps that hold pieces of two phrases, where a rule took one for the other."""

from __future__ import annotations

import re
from itertools import pairwise

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words
from recall.language.verbs import Form, has_form, is_verb, noun_too
from recall.language.words import (
    ARTICLES,
    AUXILIARIES,
    BE,
    FUNCTION_WORDS,
    HAVE,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_plural_noun,
)

REACH = 200
"""Characters before a gap that are looked at."""


def torn_phrase(card: Seen) -> str | None:
    """*Rain on [the lidar looks] like a wall*: the end of one phrase, the beginning of another."""
    if not card.is_gap or card.is_list:
        return None
    before, _, after = card.question.partition(HIDDEN)
    found = low_words(card.answer)
    cut = card.draft.pattern in CUT_FREELY
    if card.context.language == "de":
        if len(found) > 1 and found[-1] in BEFORE_CONDITION and after.startswith(","):
            return f"“{found[-1]}” belongs to the condition behind the gap"
        return _torn_german(card.answer) if cut else None
    if ABBREVIATED.search(card.answer):
        return "it ends with an abbreviation that announces something"
    if len(found) > 1 and cut and found[-1] in {"in", "ad"} and after[:1] == " ":
        return f"“{found[-1]}” belongs to what follows it"
    if len(found) < 2 or not card.english:
        return None
    behind = low_words(after[:REACH]) if after[:1] == " " and after[1:2].isalnum() else ()
    if behind[:1] and behind[0] in ONES:
        return f"it parts “{found[-1]}” from “{behind[0]}”"
    if behind and (found[-1] in GOES_WITH or CONTRACTED.fullmatch(found[-1])):
        return f"“{found[-1]}” belongs to what follows it"
    if found[1] == "as" and found[0] in AS_AS:
        return f"it begins inside “as {found[0]} as”"
    if found[0] in ANY and behind and behind[0] in SUBJECT_PRONOUNS:
        return f"“{found[0]}” belongs to what follows the gap"
    how = found[-2] in FUNCTION_WORDS | COMPARED or found[-2].endswith("ly")
    verbal = is_verb(found[-2]) and (len(found) == 2 or not noun_too(found[-2]))
    if found[-1] in COMPARATIVES and not (how or verbal):
        return f"“{found[-1]}” says how, and no more of “{found[-2]}”"
    if behind and found[-1] in PREPOSITIONS - PARTICLES:
        return f"“{found[-1]}” belongs to what follows it"
    if reason := _two_clauses(found, low_words(before[-REACH:]), behind):
        return reason
    if cut:
        joined = f"{found[-2]} {found[-1]}" in card.answer.lower()
        return _two_halves(found, low_words(before[-REACH:]), before, behind) if joined else None
    return None


ABBREVIATED = re.compile(r"(?:^|\b)(?:i\.e|e\.g|p\. ?ej|z\. ?B|d\. ?h|cf)\.?$")

CUT_FREELY = frozenset({"salient", "complement", "completion", "place", "object"})
"""Patterns that take a phrase for what stands between two words."""

AS_AS = frozenset("well long soon far much many".split())
ANY = frozenset({"whichever", "whatever"})

GOES_WITH = frozenset({"according", "rather", "due", "such", "instead"})
"""Words that begin a phrase with the next one: *[a day according] to Rowe*."""

CONTRACTED = re.compile(r"(?:i|you|we|they|he|she|it|that|who|there)['’](?:s|re|ve|ll|d|m)")

FINITE = AUXILIARIES | BE | HAVE
PARTICLES = frozenset("out up down off away back on over in through around by along about".split())
"""Prepositions that may end a verb: *[log in] first*."""

ONES = frozenset({"one", "ones"})
COMPARATIVES = frozenset("better worse faster slower smaller larger bigger higher lower".split())
COMPARED = frozenset("even much far a no any slightly bit lot way and or".split())


def _two_clauses(
    found: tuple[str, ...], ahead: tuple[str, ...], behind: tuple[str, ...]
) -> str | None:
    """Return what is wrong where a gap has half of one clause, or the beginning of another."""
    begun = found[0] in QUESTION_WORDS and not any(map(_is_only_verb, found[1:]))
    if begun and behind and (behind[0] in FINITE or _is_only_verb(behind[0])):
        return f"“{found[0]}” is parted from “{behind[0]}”"
    for word, following in pairwise(found):
        if word in {"and", "but", "so"} and following in SUBJECT_PRONOUNS:
            return f"behind “{word}” another clause begins"
        if word == "and" and _is_only_verb(following) and not any(map(is_verb, found[:1])):
            return f"“{following}” has its subject before the gap"
    denied = next((word for word in found[1:] if word.endswith(("n't", "n’t"))), None)
    if denied and ahead and ahead[-1] in ARTICLES:
        return f"“{denied}” is parted from the beginning of its clause"
    if behind and behind[0] == "not" and is_verb(found[-1]):
        return f"“{found[-1]}” is parted from “not”"
    if behind and found[-1] in ALWAYS:
        return f"“{found[-1]}” belongs to what follows it"
    if found[0].endswith("ing") and len(found) > 2 and _goes_on_to_verb(found[1:]):
        return f"“{found[0]}” ends what another verb follows"
    if found[0] in MANY and found[1] in BE:
        return f"“{found[0]} {found[1]}” is a clause of its own"
    past = has_form(found[-1], Form.PAST) and not has_form(found[-1], Form.BASE, Form.PARTICIPLE)
    fell = (past and not noun_too(found[-1])) or found[-1] == "fell"
    if fell and found[-2].isalpha() and found[-2] not in FUNCTION_WORDS:
        return f"“{found[-1]}” is parted from its subject"
    return None


def _goes_on_to_verb(words: tuple[str, ...]) -> bool:
    """Tell whether a finite verb stands among the words with nothing that joins it to them."""
    return any(
        _is_only_verb(word) and has_form(word, Form.BASE) and before not in JOINS_VERB
        for before, word in pairwise(("", *words))
    )


JOINS_VERB = frozenset("to and or but not that what who which how why when if can will it".split())

ALWAYS = frozenset("usually never always often rarely seldom sometimes hardly".split())
MANY = frozenset("more most many few some all both".split())


def _is_only_verb(word: str) -> bool:
    """Tell whether a word can hardly be anything but a finite verb."""
    return is_verb(word) and not noun_too(word) and not has_form(word, Form.ING, Form.PARTICIPLE)


def _two_halves(
    found: tuple[str, ...], ahead: tuple[str, ...], before: str, behind: tuple[str, ...]
) -> str | None:
    """Return what is wrong where a gap has the end of one phrase and the beginning of the next."""
    opens = found[0] in OPENS_CLAUSE
    verb = next((at for at in range(1, len(found)) if found[at] in BE), None)
    alone = not ahead or ahead[-1] not in SUBORDINATORS
    if verb is not None and alone and not opens and found[verb - 1] not in FUNCTION_WORDS:
        return f"“{found[verb]}” belongs to what stands around the gap"
    several = (
        is_plural_noun(found[-2]) and found[-2].isalpha() and found[-2] not in {"data", "media"}
    )
    several = several and found[-1] != "back" and found[0] not in ONE_OF
    if several and has_form(found[-1], Form.BASE) and not opens:
        return f"“{found[-2]} {found[-1]}” is no phrase"
    if behind and has_form(found[-1], Form.THIRD) and _has_an_object(found, behind[0]):
        return f"“{found[-1]}” is parted from “{behind[0]}”"
    within = not PREPOSITIONS.isdisjoint(found[1:-1]) and "of" not in found
    if within and before.endswith(" ") and ahead and _is_plain_noun(ahead[-1], found[0]):
        return f"it parts “{ahead[-1]}” from “{found[0]}”"
    return None


ONE_OF = frozenset({"a", "an", "each", "every", "this", "that"})
"""Behind one of these a plural only says of what kind the next noun is: *a settings page*."""

OBJECTS = OBJECT_PRONOUNS | frozenset(
    "everyone everybody nobody somebody someone anyone like back".split()
)


def _has_an_object(found: tuple[str, ...], following: str) -> bool:
    """Tell whether a verb may stand before what it is done to: *[noise hits] everyone*."""
    if found[-2] in FUNCTION_WORDS:
        return following in {"like", "back"}
    plain = following.isalpha() and following not in FUNCTION_WORDS and following[-2:] != "ly"
    loose = has_form(following, Form.ING) or has_form(following, Form.PARTICIPLE)
    return following in OBJECTS or (plain and not loose)


OPENS_CLAUSE = QUESTION_WORDS | SUBJECT_PRONOUNS | {"that", "if", "there", "where", "whether"}


def _is_plain_noun(word: str, following: str) -> bool:
    """Tell whether a noun stands right before another one: *a status [dialog in …*."""
    plain = word.isalpha() and not is_verb(word) and word not in FUNCTION_WORDS
    return (
        plain and following.isalpha() and not is_verb(following) and following not in FUNCTION_WORDS
    )


GERMAN_TIES = frozenset(
    "und oder von vom im in mit für pro zu zur zum auf aus bei beim an am über unter als wie der"
    " die das den dem des ein eine einen einem einer eines".split()
)


def _torn_german(answer: str) -> str | None:
    """*[Der Vorsprung gegenüber] dem alten*: no small word behind a noun is part of it."""
    found = answer.split()
    noun = re.fullmatch(r"[A-ZÄÖÜ][\w-]+", found[-2]) if len(found) > 1 else None
    last = found[-1]
    if noun and len(found) <= SHORT and last.isalpha() and last.islower():
        small = len(found) == 2 or found[0].lower() in GERMAN_ARTICLES
        if small and last not in GERMAN_TIES:
            return f"“{last}” is no part of “{found[-2]}”"
    return None


BEFORE_CONDITION = frozenset("erst nur dann schon auch selbst gerade".split())
"""*Entlastet ist eine Station [erst], wenn …*."""

GERMAN_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen jede jeder jedem"
    " jeden".split()
)
SHORT = 4


GATES = (Gate("torn phrase", torn_phrase, bars=Tier.DRAFT),)
