"""Two clauses side by side: one says the like of another thing, or holds what the other denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.counterpart import apart_from_verb, shared_start
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.askable import askable
from recall.language.clause import COPULAS, DETERMINERS, PREPOSITIONS, Clause, is_pronoun, parse
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import inverted, lower_first
from recall.language.tokens import key_of, outside
from recall.language.verbs import Form, has_form
from recall.language.words import AUXILIARIES, content_words, is_plural_noun
from recall.notes import Note

WHEREAS = Rare(r",? (?:while|whereas) |, but |; ", ", but |; |ereas|ile")


def _is_single(left: str) -> bool:
    """Tell whether the words deny one thing, and do not say already what holds instead."""
    return " but " not in left and len(segment.splices(left)) == 1


def joined_by_whereas(text: str) -> list[str]:
    """Return the two clauses that *while*, *whereas* and the like join; nothing where none does."""
    for join in outside(text, WHEREAS):
        left, right = text[: join.start()], text[join.end() :]
        if segment.is_clause(left) and segment.is_own_clause(right):
            return [left, right]
    return []


def side_by_side(note: Note, claim: Claim, left: str, right: str, join: str) -> Iterator[Draft]:
    """Yield what two clauses are worth asking, of which the second stands behind the first.

    `join` is what stands between them on a card: a comma, or a stop.
    """
    one, other = parse(left), parse(right)
    if one is None or other is None or not (one.likely and other.likely):
        return
    if one.negative and _stands_in_for(other):
        yield from _others_do(note, claim, left, right, other, join)
    elif one.negative and key_of(other.rest) in {"it", "them"} and other.verb:
        yield from _undone(note, claim, left, right, one, other)
    elif _same_subject(one, other):
        yield from _not_a_but_b(note, claim, left, one, right, other, join)
    elif _parallel(one, other) or _same_head(one, other):
        yield from _whereas(note, claim, left, right, one, other)
    elif one.negative and not is_story(one) and _is_single(left) and not _depends(right):
        yield from _why_say(note, claim, left, right, one)


def _stands_in_for(clause: Clause) -> bool:
    """Tell whether a clause only says who does: *narrow streets do*."""
    named = content_words(clause.subject) and not is_pronoun(clause.subject)
    does = clause.auxiliary in {"do", "does", "did"} and not clause.negative
    return bool(named) and not clause.rest and (does or clause.lemma == "do")


def _others_do(
    note: Note, claim: Claim, left: str, right: str, other: Clause, join: str
) -> Iterator[Draft]:
    """*Speed limits do not slow people down. Narrow streets do*: the streets are hidden."""
    subject = right[: len(other.subject)]
    after = right[len(other.subject) :]
    yield gap(note, claim, f"{left}{join}", subject, after, pattern="not-but", confidence=0.82)


def _undone(
    note: Note, claim: Claim, left: str, right: str, one: Clause, other: Clause
) -> Iterator[Draft]:
    """*A does not kill B; C removes it*: C is hidden."""
    named = content_words(other.subject) and not is_pronoun(other.subject)
    if not named or len(other.subject.split()) > 6 or is_pronoun(one.subject):
        return
    after = right[len(other.subject) :]
    yield gap(note, claim, f"{left}; ", other.subject, after, pattern="not-but", confidence=0.81)


def _same_head(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses speak of two kinds of one thing: *dry dough …; wet dough …*."""
    mine, theirs = one.subject.lower().split(), other.subject.lower().split()
    if one.negative or other.negative or not 2 <= len(mine) <= 3 or len(mine) != len(theirs):
        return False
    short = len(one.predicate.split()) <= 9 and len(other.predicate.split()) <= 9
    return short and mine[-1] == theirs[-1] and mine[0] != theirs[0]


def _same_subject(one: Clause, other: Clause) -> bool:
    mine, theirs = one.subject.lower(), other.subject.lower()
    return mine == theirs or theirs in {"it", "they", "he", "she"} or theirs == "that"


def _not_a_but_b(
    note: Note, claim: Claim, left: str, one: Clause, right: str, other: Clause, join: str
) -> Iterator[Draft]:
    """*X is not A, it is B*: B is hidden. *X is A, it is not B*: A is."""
    if one.negative == other.negative:
        return
    if one.negative and not _same_verb(one, other) and join == ". ":
        yield from _why_denied(note, claim, left, right, one, other)
        return
    if one.negative and _same_verb(one, other):
        kept, hidden = shared_start(one.rest, other.rest)
        if hidden and one.auxiliary in COPULAS:
            only = f"{other.adverb} " if other.adverb else ""
            before = f"{left}, but {only}{kept}"
            yield gap(note, claim, before, hidden, pattern="not-but", confidence=0.88)
            return
        comma = next((mark for mark in JOINTS if f"{left}{mark} " in claim.bare), ",")
        before = f"{left}{comma} {lower_first(other.subject)} {_verb(other)} {kept}"
        if hidden:
            yield gap(note, claim, before, hidden, pattern="not-but", confidence=0.8)
    elif other.negative and one.rest and _is_short(one):
        hidden = _one_thing(apart_from_verb(one.rest)[1], one.lemma)
        if not hidden:
            return
        before = left[: len(left) - len(hidden)]
        after = f"{_between(claim.bare, left, right) or join}{right}"
        yield gap(note, claim, before, hidden, after, pattern="contrast", confidence=0.78)


GIVES = frozenset("give offer teach show send cost buy tell hand grant".split())
"""Verbs with two objects: who gets it, and what."""


def _one_thing(rest: str, lemma: str) -> str:
    """Return the words without a preposition before them, or who gets it: *gave dogs [a job]*."""
    words = rest.split()
    if len(words) < 2:
        return rest
    if key_of(words[0]) in PREPOSITIONS or (lemma in GIVES and _gets(words)):
        return " ".join(words[1:])
    return rest


def _gets(words: list[str]) -> bool:
    first = key_of(words[0])
    return first in {"us", "them", "him", "her", "you"} or is_plural_noun(first)


def _between(text: str, left: str, right: str) -> str:
    """Return what joins two clauses in their sentence, or nothing where they are not found."""
    if not text.startswith(left):
        return ""
    joint, found, _ = text[len(left) :].partition(right)
    return joint if found and len(joint) <= MOST_BETWEEN else ""


MOST_BETWEEN = 8
"""Characters of a comma with its word: *, while *."""

JOINTS = (", but", ";", " –", " —", ".")
"""What may stand between two clauses beside a comma; the card keeps it."""

DENIED_WORDS = 7


def _why_denied(
    note: Note, claim: Claim, left: str, right: str, one: Clause, other: Clause
) -> Iterator[Draft]:
    """*Wound paint does not help. It keeps the cut wet*: the second sentence says why."""
    short = len(left.split()) <= DENIED_WORDS and not is_story(one)
    tells = other.likely and not is_story(other) and len(content_words(right)) >= 2
    if short and tells and one.auxiliary in {"do", "does"} and not one.pointing:
        yield from _why_say(note, claim, left, right, one)


def _is_short(clause: Clause) -> bool:
    return 1 <= len(clause.rest.split()) <= 8


def _verb(clause: Clause) -> str:
    return (
        " ".join(part for part in (clause.adverb, clause.verb) if part)
        if clause.verb
        else clause.auxiliary
    )


def _same_verb(one: Clause, other: Clause) -> bool:
    if one.auxiliary in COPULAS:
        return other.auxiliary in COPULAS
    if one.auxiliary in {"do", "does", "did"} and other.verb:
        return (one.rest.split() or [""])[0].lower() == other.lemma
    return one.auxiliary == other.auxiliary and one.lemma == other.lemma


def _parallel(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses say the same kind of thing of two subjects."""
    if one.negative or other.negative or not one.rest or not other.rest:
        return False
    if len(one.rest.split()) > 10 or len(other.rest.split()) > 10 or is_pronoun(other.subject):
        return False
    if "because" in f"{one.rest} {other.rest}":
        return False
    if one.auxiliary in COPULAS and other.auxiliary in COPULAS:
        return _same_shape(one.rest, other.rest)
    if one.verb and other.verb:
        sure = one.sure or key_of(one.rest.split()[0]) not in PREPOSITIONS
        return one.lemma == other.lemma and sure
    return one.auxiliary == other.auxiliary and one.rest.split()[0] == other.rest.split()[0]


def _same_shape(one: str, other: str) -> bool:
    first, second = key_of(one.split()[0]), key_of(other.split()[0])
    if first == second and first in PREPOSITIONS | DETERMINERS | {
        "about",
        "what",
        "how",
        "where",
        "why",
    }:
        return True
    short = len(one.split()) <= 3 and len(other.split()) <= 3
    alike = (first == "the") == (second == "the")
    return short and alike and first not in PREPOSITIONS and second not in PREPOSITIONS


def _whereas(
    note: Note, claim: Claim, left: str, right: str, one: Clause, other: Clause
) -> Iterator[Draft]:
    if right.endswith("?") or other.subject.split()[0] in AUXILIARIES:
        return  # what is asked is set against nothing
    if imperative(left) or imperative(right):
        return  # *salt until it tastes, whereas pepper …*: advice is set against nothing
    if one.lemma != other.lemma:
        hidden = other.predicate
        before = right[: len(right) - len(hidden)]
        said = f"{left}, whereas {lower_first(before)}"
        sure = 0.8 if len(content_words(hidden)) >= 2 else 0.77
        yield gap(note, claim, said, hidden, pattern="whereas", confidence=sure)
        return
    shared = _shared_words(one.rest, other.rest)
    hidden = " ".join(other.rest.split()[shared:])
    if not hidden:
        return
    before = right[: len(right) - len(hidden)]
    sure = 0.86 if shared or one.verb else 0.76
    yield gap(
        note,
        claim,
        f"{left}, whereas {lower_first(before)}",
        hidden,
        pattern="whereas",
        confidence=sure,
    )


def _shared_words(one: str, other: str) -> int:
    mine, theirs = one.split(), other.split()
    count = 0
    while count < min(len(mine), len(theirs)) - 1 and mine[count] == theirs[count]:
        count += 1
    while count and key_of(theirs[count - 1]) in DETERMINERS - {"much", "many"}:
        count -= 1  # an article left before the gap would tell how it begins
    return count


def _depends(right: str) -> bool:
    first = key_of(right.split()[0])
    return first in {"it", "this", "that", "they", "these", "those", "he", "she", "there", "so"}


MEASURES = re.compile(r"\b(?:more|less|better|worse)$")
"""*Price does not matter, comfort matters more* sets two things apart and gives no reason."""


def _why_say(note: Note, claim: Claim, left: str, right: str, one: Clause) -> Iterator[Draft]:
    """A denied claim that another clause follows: the second says why."""
    if claim.name and not is_pronoun(one.subject) and not MEASURES.search(right):
        if askable(left) is None or REASONED.search(left) or right.startswith(claim.name):
            return
        if OF_IT.search(left) or has_form(key_of(right.split()[0]), Form.PARTICIPLE):
            return
        question = f"Why does {claim.name} say that {lower_first(left)}"
        if one.subject == claim.name:  # what somebody does is not what he says
            question = f"Why {inverted(one)}"
        yield ask(note, claim, question, right, pattern="denied", confidence=0.79, attribute=False)


OF_IT = Rare(r"\bof (?:it|them|this|that|these|those)\b", "of ")
"""What only the notes before can tell."""

REASONED = Rare(r"\b(?:because|since)\b", "because|since")
"""What says why already: the sentence behind it gives no other reason."""
