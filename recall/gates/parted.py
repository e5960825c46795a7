"""Gaps of other languages than English that part what belongs together: small words tell it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from recall.cards import HIDDEN, Tier
from recall.gates.gate import Gate
from recall.gates.pieces import CUT_FREELY
from recall.gates.seen import Seen, low_words
from recall.language.spans import PLACES
from recall.language.speech import speech
from recall.language.tables import Table, table_of
from recall.language.tables.table import mark

REACH = 200
"""Characters on either side of a gap that are looked at."""


class Cut(NamedTuple):
    """A gap of several words among the words around it, all in small letters."""

    ahead: tuple[str, ...]
    """What stands before it without a mark between."""

    found: tuple[str, ...]
    behind: tuple[str, ...]
    """What stands behind it without a mark between."""

    table: Table


def cut_fixed_phrase(card: Seen) -> str | None:
    """*Se décrit par [écrit des gestes]*: half of a phrase that means something only whole."""
    table = table_of(card.context.language)
    if not (card.is_gap and table.fixed) or card.is_list:
        return None
    before, _, after = card.question.partition(HIDDEN)
    text = f"{before[-REACH:]}{card.answer}{after[:REACH]}"
    start = len(before[-REACH:])
    end = start + len(card.answer)
    for phrase in mark(table.fixed).finditer(text):
        if any(phrase.start() < edge < phrase.end() for edge in (start, end)):
            return f"it cuts “{phrase[0]}” in two"
    return None


def hanging_word(card: Seen) -> str | None:
    """*Ella recomienda [abonar como] si lloviera*: its last word belongs to what follows."""
    cut = _cut_of(card)
    if cut is None or not cut.behind:
        return None
    last, before = cut.found[-1], cut.found[-2]
    asks = last in cut.table.questions and before not in cut.table.articles  # *el cómo*
    if asks or last in _waiting(cut.table) or ELIDED.fullmatch(last):
        return f"“{last}” belongs to what follows it"
    return None


ELIDED = re.compile(r"(?:qu|lorsqu|puisqu|s|j|c)['’](?:ils?|elles?|on|une?)")


@cache
def _waiting(table: Table) -> frozenset[str]:
    """Return the words of a language that something must follow.

    A German preposition may end a verb, and most of the relative pronouns are articles.
    """
    ties = () if table.language == "de" else (*table.prepositions, *table.relatives)
    return frozenset((*table.waiting, *table.articles, *table.ands, *table.buts, *ties))


def cut_question(card: Seen) -> str | None:
    """*Nadie sabe por [qué dos hornos] se apagan*: what is asked, without its verb."""
    cut = _cut_of(card)
    if cut and cut.behind and cut.found[0] in cut.table.questions:
        return f"“{cut.found[0]}” is parted from “{cut.behind[0]}”"
    return None


def cut_predicate(card: Seen) -> str | None:
    """*De [los hornos viejos sale] humo*: the end of one phrase, or a subject, with its verb."""
    cut = _cut_of(card)
    if cut is None:
        return None
    if cut.table.language == "de":
        return _cut_german(card.answer, cut)
    at = next((at for at in range(1, len(cut.found)) if _is_predicate(cut, at)), None)
    if at is None:
        return None
    verb = cut.found[at]
    if cut.ahead and cut.ahead[-1] in _before_nouns(cut.table) and not _has_clause(cut, at):
        return f"“{verb}” is no part of what “{cut.ahead[-1]}” begins"
    last = len(cut.found) - 1
    if cut.behind and _is_predicate(cut, last) and cut.behind[0] not in cut.table.ands:
        return f"“{cut.found[last]}” is parted from “{cut.behind[0]}”"
    return None


def _is_predicate(cut: Cut, at: int) -> bool:
    """Tell whether a word of the gap is a finite verb behind something else."""
    word, before, table = cut.found[at], cut.found[at - 1], cut.table
    if before in table.articles or before in table.prepositions or word in table.nouns_too:
        return False
    disagrees = at == 2 and cut.found[0] in table.masculine and word.endswith("a")
    return table.is_verb(word) or (disagrees and INVARIABLE.search(word) is None)


INVARIABLE = re.compile(r"(?:[aeio]ma|ista|[aeio]ta|ícola|ígena|cida|día|apa|sofá|extra)$")
"""How masculine nouns and the adjectives of either gender end that have an *a*."""


def _has_clause(cut: Cut, at: int) -> bool:
    """Tell whether a clause begins before a word of the gap: *con [los que miraban]*."""
    table = cut.table
    opens = {*table.relatives, *table.ands, *table.questions, *table.waiting, "lo", "ce"}
    return not opens.isdisjoint(cut.found[:at])


@cache
def _before_nouns(table: Table) -> frozenset[str]:
    """Return the words behind which a phrase begins that has no verb of its own."""
    clauses = {"wie", "als", "während", "según", "selon"}
    return frozenset((*table.prepositions, *table.demonstratives, *PLACES)) - clauses


def _cut_german(answer: str, cut: Cut) -> str | None:
    """*Wann [etwas geschehen] ist*, *beim [Bau von Öfen helfe] und …*: a verb without its end."""
    words = WORD.findall(answer)
    if not (cut.behind and words and words[-1].islower()):
        return None
    following = cut.behind[0]
    noun = any(word[0].isupper() for word in words[:-1])
    if following in cut.table.auxiliaries or (noun and following != "zu"):
        return f"“{words[-1]}” is parted from “{following}”"
    return None


WORD = re.compile(r"[^\W\d_][\w-]*")


def two_phrases(card: Seen) -> str | None:
    """*Lire sur [la figure une hypothèse]*: what a preposition begins, and another phrase."""
    cut = _cut_of(card)
    if cut is None or not cut.ahead or cut.ahead[-1] not in _before_nouns(cut.table):
        return None
    table = cut.table
    if cut.found[0] not in table.articles:
        return None
    joining = {*_waiting(table), *table.prepositions, *table.genitives}
    for at in range(2, len(cut.found)):
        word, before = cut.found[at], cut.found[at - 1]
        beside = f"{before} {word}" in card.answer.lower()
        if (
            word in table.articles
            and word not in table.genitives
            and beside
            and not (before in joining or table.is_verb(before))
        ):
            return f"“{word}” begins another phrase"
    return None


def cut_participle(card: Seen) -> str | None:
    """*[Une lettre venue] de la ville*: the participle's own complement is shown."""
    cut = _cut_of(card)
    if cut is None or not cut.behind:
        return None
    table, last, before = cut.table, cut.found[-1], cut.found[-2]
    ties = (*table.prepositions, *table.genitives)
    if before in table.articles or before in ties or cut.behind[0] not in ties:
        return None
    small = len(last) <= SHORT or last in speech(table.language).function_words
    if table.participles.search(last) and not small:
        return f"“{last}” is parted from “{cut.behind[0]}”"
    return None


SHORT = 3
"""Letters of words that only look like a participle: *nu*."""


def _cut_of(card: Seen) -> Cut | None:
    """Return the gap of several words that a rule cut out of a sentence of another language."""
    table = table_of(card.context.language)
    if not (card.is_gap and table.language != "und") or card.is_list:
        return None
    found = low_words(card.answer)
    if card.draft.pattern not in CUT_FREELY or len(found) < 2:
        return None
    before, _, after = card.question.partition(HIDDEN)
    ahead = low_words(before[-REACH:]) if before.endswith(" ") and before[-2:-1].isalnum() else ()
    behind = low_words(after[:REACH]) if GOES_ON.match(after) else ()
    return Cut(ahead, found, behind, table)


GOES_ON = re.compile(r" [«»“”\"']?\w")

GATES = (
    Gate("cut fixed phrase", cut_fixed_phrase, bars=Tier.DRAFT),
    Gate("hanging word", hanging_word, bars=Tier.DRAFT),
    Gate("cut question", cut_question, bars=Tier.DRAFT),
    Gate("cut predicate", cut_predicate, bars=Tier.DRAFT),
    Gate("two phrases", two_phrases, bars=Tier.DRAFT),
    Gate("cut participle", cut_participle, bars=Tier.DRAFT),
)
