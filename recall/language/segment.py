"""Where a note falls into sentences and clauses, and what holds the parts together."""

from __future__ import annotations

import re
from functools import lru_cache

from recall.language.clause import (
    DETERMINERS,
    MID_ADVERBS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    parse,
)
from recall.language.rare import Pattern, Rare
from recall.language.tokens import depths, key_of, outside
from recall.language.verbs import Form, has_form, noun_too

STOP = re.compile(
    r"(?:\.\.\.|…)\s+(?=(?:so|but|and) )|(?:\.\.\.|…|[.!?])[\"”’)*_]{0,3}\s+(?=[\"“'(*_¿¡]{0,2}[A-Z0-9\ue000-\uf8ff])"
)
ABBREVIATIONS = frozenset(
    (
        "e.g.",
        "i.e.",
        "vs.",
        "etc.",
        "dr.",
        "mr.",
        "mrs.",
        "ms.",
        "prof.",
        "no.",
        "fig.",
        "approx.",
        "mind.",
        "ca.",
        "inkl.",
        "zzgl.",
        "bzw.",
        "aprox.",
        "env.",
        "cf.",
        "al.",
        "eq.",
        "thm.",
        "st.",
        "jr.",
        "u.s.",
        "p.s.",
    )
)
INITIAL = re.compile(r"[a-z]\.")
FIRST_NUMBER = re.compile(r"\s*\d+\.")

COLON = re.compile(r":(?P<marks>\*\*|__|\*)?\s+")
DASH = Rare(r"\s+(?:-|–|—|--)\s+|\s*—\s*|\s+→\s+", "-|–|—|→")
COMMA = re.compile(r"\s*[,;]\s+")

NO_SPLICE = frozenset(
    "and or but nor so yet which who whose whom where when because since if unless although though"
    " while whereas as than like even including especially particularly for with without not then"
    " in on at by from to of such e.g i.e etc until after before maybe perhaps rather instead".split()
)
"""A right side that begins with one of these is no clause of its own."""


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with its closing stop."""
    found: list[str] = []
    start = 0
    for stop in STOP.finditer(text):
        if depths(text)[stop.end() - 1] or _is_abbreviation(text[start : stop.start() + 1]):
            continue
        found.append(text[start : stop.end()].strip())
        start = stop.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _is_abbreviation(text: str) -> bool:
    """Tell whether the stop at the end of the text ends no sentence: *vs.*, or *1.* at its front."""
    word = text.rsplit(maxsplit=1)[-1].lower().lstrip('("“*_')
    return (
        word in ABBREVIATIONS
        or INITIAL.fullmatch(word) is not None
        or FIRST_NUMBER.fullmatch(text) is not None
    )


def at_colon(sentence: str) -> tuple[str, str] | None:
    """Return what stands before and after the first colon outside brackets."""
    if ":" not in sentence:
        return None
    for colon in outside(sentence, COLON):
        before, after = sentence[: colon.start()].strip(), sentence[colon.end() :].strip()
        if before and after:
            return before + (colon["marks"] or ""), after
    return None


def at_equals(sentence: str) -> tuple[str, str] | None:
    """Return what stands before and after the only sign that says *is*."""
    left, mark, right = sentence.partition(" = ")
    return (left.strip(), right.strip()) if mark and " = " not in right else None


TAIL = re.compile(r"[,;] | because | - | – | — |: | so that ")
"""What goes on behind the words that a question is about."""


def up_to(text: str, mark: Pattern = TAIL) -> str:
    """Return the text before the first mark outside brackets."""
    cuts = outside(text, mark)
    return text[: cuts[0].start()] if cuts else text


def at_dash(sentence: str) -> tuple[str, str] | None:
    """Return what stands before and after the only dash outside brackets."""
    dashes = outside(sentence, DASH)
    if len(dashes) != 1:
        return None
    before, after = sentence[: dashes[0].start()].strip(), sentence[dashes[0].end() :].strip()
    return (before, after) if before and after else None


@lru_cache(maxsize=256)
def splices(sentence: str) -> tuple[str, ...]:
    """Cut a sentence where a comma joins two clauses with subjects and verbs of their own."""
    for comma in outside(sentence, COMMA):
        left, right = sentence[: comma.start()].strip(), sentence[comma.end() :].strip()
        if (is_clause(left) and is_own_clause(right)) or _mirrors(left, right):
            return (left, *splices(right))
    return (sentence.strip(),)


def _mirrors(left: str, right: str) -> bool:
    """Tell whether both sides have the same verb: *dashboards answer x, traces answer y*."""
    one, other = parse(left), parse(right)
    if ": " in left or one is None or other is None:
        return False
    if not (one.likely and other.likely and one.verb):
        return False
    if one.verb == other.verb and one.rest and other.rest:
        return True
    mine, theirs = one.subject.lower().split(), other.subject.lower().split()
    kinds = 2 <= len(mine) == len(theirs) <= 3 and mine[-1] == theirs[-1]
    return kinds and mine[0] != theirs[0]


def is_own_clause(text: str) -> bool:
    """Tell whether the text begins with a subject of its own and has a sure verb."""
    words = [key_of(word) for word in text.split(maxsplit=2)[:2]]
    if not words or words[0] in NO_SPLICE or _goes_on(words):
        return False
    if words[0] in MID_ADVERBS and words[1:2] and words[1] in SUBORDINATORS:
        return False  # *…, mainly because*
    return is_clause(text)


def _goes_on(words: list[str]) -> bool:
    """Tell whether the words go on with the subject before them: *…, needs a vault*."""
    verb = has_form(words[0], Form.THIRD) and len(words) > 1
    return verb and (not noun_too(words[0]) or words[1] in OPENS_PHRASE)


OPENS_PHRASE = DETERMINERS | PREPOSITIONS


OPENS_NO_SENTENCE = (SUBORDINATORS | RELATIVES) - {"that"}


@lru_cache(maxsize=1024)
def is_clause(text: str) -> bool:
    """Tell whether the text is a clause that could stand as a sentence."""
    words = text.split()
    if len(words) < 3 or key_of(words[0]) in OPENS_NO_SENTENCE:
        return False
    clause = parse(text)
    return clause is not None and clause.sure and _has_short_subject(clause)


def _has_short_subject(clause: Clause) -> bool:
    """A comma inside the subject means a list or an aside, and no clause boundary before it."""
    return len(clause.subject.split()) <= 14
