"""Gaps that tear a phrase: the words beside them belong inside, or theirs outside."""

from __future__ import annotations

import re

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen, low_words
from recall.language.verbs import Form, has_form, is_verb
from recall.language.words import (
    ARTICLES,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    POSSESSIVES,
    is_plural_noun,
)

NARROWS = re.compile(r",? (?:rather than|instead of) ")
OPENS = frozenset(
    "and but also so thus hence therefore y pero así entonces und aber daher deshalb et mais donc"
    " e mas então".split()
)
JOINS = frozenset("and or but nor y e o u pero ni und oder aber et ou mais".split())


def torn_pair(card: Seen) -> str | None:
    """*Its moat is [the brand and] not the price*: the gap takes a joining word along."""
    if not _is_one_gap(card):
        return None
    found = card.answer.split()
    instead = NARROWS.match(card.question.partition(HIDDEN)[2])
    if len(found) < 2 or not (found[-1] in JOINS or (found[0] in OPENS and not instead)):
        return None
    word = found[-1] if found[-1] in JOINS else found[0]
    return f"the gap takes “{word}” along"


def torn_clause(card: Seen) -> str | None:
    """*Live [subtitles lag] four seconds*: a subject and its verb, without what the verb has."""
    if not (card.english and _is_one_gap(card)):
        return None
    after = card.question.partition(HIDDEN)[2]
    found, behind = low_words(card.answer), low_words(after)
    if len(found) < 2 or not behind or after[:1] != " ":
        return None
    subject, verb = found[-2:]
    if not (behind[0] in OBJECT_OPENS or behind[0][0].isdigit()):
        return None
    agrees = has_form(verb, Form.BASE) if is_plural_noun(subject) else has_form(verb, Form.THIRD)
    if agrees and not has_form(verb, Form.ING) and subject not in FUNCTION_WORDS:
        return f"“{verb}” is parted from what follows it"
    return None


OBJECT_OPENS = (ARTICLES | POSSESSIVES | NUMBER_WORDS.keys()) | frozenset(
    "each every no all".split()
)


def two_thoughts(card: Seen) -> str | None:
    """*A postdoc does [3 — but notices the colour]*: behind the dash stands another thought."""
    if _is_one_gap(card) and DASH.search(card.answer):
        return "its answer goes on behind a dash"
    return None


DASH = re.compile(r"\w\s?[—–]\s[^\W\d]")


PARTICLES = frozenset("out up down off away back".split())


def torn_verb(card: Seen) -> str | None:
    """*They fall [out over money]*: the verb's own particle is hidden with what follows."""
    if not (card.english and _is_one_gap(card)):
        return None
    before, found = low_words(card.question.partition(HIDDEN)[0]), low_words(card.answer)
    if len(found) < 2 or found[0] not in PARTICLES or not before:
        return None
    if is_verb(before[-1]):
        return f"“{before[-1]} {found[0]}” is one verb"
    return None


MEASURE = re.compile(
    r"(?:years?|months?|weeks?|days?|minutes?|hours?|met(?:er|re)s?|feet|foot|miles?)$"
)
MEASURED = re.compile(r"[ -](?:old|ago|long|wide|deep|tall|thick|high)\b")
FROM = re.compile(r"\bfrom (?:[\w-]+ ){0,3}(?:to )?$")
TO = re.compile(r"\bto [\w-]+$")
AT_MOST = re.compile(r"(?:most|least|best|worst)\b")


def torn_measure(card: Seen) -> str | None:
    """*A [ten year] old*, *from day to [evening to night]*: half of one measure, of one way."""
    if not (card.english and _is_one_gap(card)):
        return None
    before, _, after = card.question.partition(HIDDEN)
    if MEASURE.search(card.answer) and (found := MEASURED.match(after)):
        return f"“{found[0].strip(' -')}” belongs to “{card.answer}”"
    if before.endswith("at ") and (found := AT_MOST.match(card.answer)):
        return f"“{found[0]}” belongs to “at”"
    if ONE_IN.search(before) and TO_ONE.search(card.answer) and IN_SOME.match(after):
        return f"“{card.answer}” holds the ends of two shares"
    begun = FROM.search(before[-REACH:])
    if begun and TO.search(card.answer) and ("to" in begun[0].split()[1:] or after[:4] == " to "):
        return f"“{card.answer}” is half of what goes from one to another"
    return None


ONE_IN, TO_ONE = re.compile(r"\d (?:in|of|out of) $"), re.compile(r"\d (?:to|→|->) \d")
IN_SOME = re.compile(r" (?:in|of|out of) \d")


SOME = re.compile(
    r"(?:something|anything|somebody|someone|algo)\b(?: [\w-]+)?"
    r"|(?:\d|two|three|four|five|dos|tres|cuatro|cinco|zwei|drei|vier|deux|trois|quatre|duas|três"
    r"|quatro|due|tre|quattro)"
    r" (?:things?|points|cosas|puntos|dinge|sachen|punkte|choses|points|coisas|pontos|cose|punti)",
    re.IGNORECASE,
)


def some_thing(card: Seen) -> str | None:
    """*It delivers [something plausible]*, *ask for [three things]*: what, it does not say."""
    if _is_one_gap(card) and SOME.fullmatch(card.answer):
        return f"“{card.answer}” names nothing"
    return None


AMOUNT_IS = re.compile(
    r"(?:^|[,;:.] )(?:about |around |roughly |~)?\d[\d.,]*(?: ?[^\W\d_%°]{1,8}| ?%| ?°)?"
    r" (?:is|are|was|were|=) $"
)


def praised_amount(card: Seen) -> str | None:
    """*40 min is [the sweet spot]*: the figure is the news."""
    if not _is_one_gap(card) or any(word[0].isdigit() for word in low_words(card.answer)):
        return None
    if AMOUNT_IS.search(card.question.partition(HIDDEN)[0]):
        return "the figure before it is what matters"
    return None


MANY = 4
"""Things side by side from which one of them is too little to ask for."""

REACH = 200
BEFORE = re.compile(r"(?:[^,;:.()→=]{1,30}, )*$")
BEHIND = re.compile(r"(?:, [^,;:.()]{1,30})*")


def one_of_many(card: Seen) -> str | None:
    """*→ [cumin], coriander, ginger, pepper*: one of many that stand side by side."""
    if not _is_one_gap(card) or len(low_words(card.answer)) > 2:
        return None
    before, _, after = card.question.partition(HIDDEN)
    count = 1 + _commas(BEFORE.search(before[-REACH:])) + _commas(BEHIND.match(after))
    if count >= MANY and (after[:2] == ", " or before[-2:] == ", "):
        return f"one of {count} that stand side by side"
    return None


def _commas(found: re.Match[str] | None) -> int:
    return found[0].count(", ") if found else 0


def _is_one_gap(card: Seen) -> bool:
    return card.is_gap and not card.is_list


GATES = (
    Gate("torn pair", torn_pair, bars=Tier.DRAFT),
    Gate("torn verb", torn_verb, bars=Tier.DRAFT),
    Gate("torn measure", torn_measure, bars=Tier.DRAFT),
    Gate("torn clause", torn_clause, bars=Tier.DRAFT),
    Gate("two thoughts", two_thoughts),
    Gate("something", some_thing),
    Gate("praised amount", praised_amount),
    Gate("one of many", one_of_many),
)
