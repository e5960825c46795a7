"""Which clauses a question may be made of, and which words answer it: one plain clause, one idea."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from recall.language import segment
from recall.language.clause import (
    COPULAS,
    DETERMINERS,
    LOOSE,
    MID_ADVERBS,
    OPEN_ENDS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Clause,
    number_of,
    parse,
)
from recall.language.rare import Rare
from recall.language.tokens import Token, first_words, key_of, outside, tokens
from recall.language.verbs import Form, has_form, noun_too

LONGEST_SUBJECT = 14
LONGEST_CLAUSE = 26
"""Words of a clause beyond which nobody reads a question made of it in one go."""

BREAKS = re.compile(
    r"[?!]|[.…]\s|;\s|:\s|\s(?:-|–|—|--)\s|—|\s(?:→|=>|->|=)\s|,?\s(?:but|yet)\s|,\s(?:so|which|who|whose)\s"
    r"|,\s(?:says|said|argues|argued|thinks|thought|adds|added|notes|noted|writes|wrote|claims|claimed)\s"
)
"""What only stands where more than one clause does."""

AND = Rare(r",?\s(?:and|or|so)\s", "and|or|so")

OPENS = frozenset("what how why whether if because when whenever wherever which who whom".split())
"""A subject that begins with one of these is a clause of its own."""

OUTCRIES = frozenset(
    "yes no nope yeah yep hmm well ok okay fine sure right wow oh ah alas please sorry perhaps maybe"
    " then now here today tomorrow yesterday later nowadays meanwhile instead again thus hence therefore".split()
)
"""Words that stand before a subject and are never part of it."""

SPANS = frozenset("time day week month year morning night hour minute moment weekend".split())
ALONE = frozenset(
    "nobody everybody everyone someone somebody anyone anybody nothing they we you he she i there".split()
)
"""Words that are a whole subject by themselves: others before them are none of it."""


@lru_cache(maxsize=256)
def askable(text: str) -> Clause | None:
    """Return the parts of the text where it is one plain clause that a question can turn.

    None for several clauses, a sentence that begins with something else than its subject,
    a question, a fragment.
    """
    clause = parse(text)
    if clause is None or not clause.likely or len(tokens(text)) > LONGEST_CLAUSE:
        return None
    if outside(text, BREAKS) or _goes_on_with_another(clause) or not _is_subject(clause):
        return None
    return None if _may_be_a_participle(clause) else clause


def _may_be_a_participle(clause: Clause) -> bool:
    """Tell whether the verb may only tell more of the subject: *bread made with milk browns faster*."""
    if clause.form != Form.PAST or not has_form(clause.verb, Form.PARTICIPLE):
        return False
    words = tokens(clause.rest)
    if not clause.sure and words and words[0].key in {"with", "by"} and len(words) > 3:
        return True
    third = Form.BASE if number_of(clause.subject) == "plural" else Form.THIRD
    return any(
        (has_form(word.key, third) or word.key in COPULAS)
        and before.key not in NO_NOUN
        and not (noun_too(word.key) and before.key.endswith("ing"))
        for before, word in pairwise(words)
        if not any(at.key in OPENS_CLAUSE for at in words if at.start < word.start)
    )


NO_NOUN = OPEN_ENDS | RELATIVES | LOOSE
OPENS_CLAUSE = RELATIVES | SUBORDINATORS


def _goes_on_with_another(clause: Clause) -> bool:
    """Tell whether a second clause follows in the predicate: *logs grow and nobody reads them*."""
    rest = f" {clause.rest}"
    return any(_has_subject_of_its_own(rest[join.end() :]) for join in outside(rest, AND))


def _has_subject_of_its_own(right: str) -> bool:
    words = first_words(right)
    if not words:
        return False
    if words[0].key in NO_PHRASE:
        return parse(right) is not None
    return segment.is_own_clause(right)


NO_PHRASE = LOOSE - {"one", "both", "all", "some", "people"}
"""Words that are a whole subject, and begin none."""


def _is_two_clauses(subject: str) -> bool:
    """Tell whether a clause stands before the *and* of a subject: *salt needs time and acid …*."""
    left, joined, _ = subject.rpartition(" and ")
    first = parse(left) if joined else None
    if first is not None and first.likely and len(first.rest.split()) > 1:
        return True
    deed = re.search(r" to ([a-z]+)$", left)
    return deed is not None and has_form(deed[1], Form.BASE)


def _is_subject(clause: Clause) -> bool:
    words = tokens(clause.subject)
    if not words or len(words) > LONGEST_SUBJECT:
        return False
    first = words[0].key
    if first in NO_SUBJECT or not first or words[-1].key in {"and", "or", "but"}:
        return False
    if "," in clause.subject and not LISTED.fullmatch(clause.subject):
        return False
    if _is_two_clauses(clause.subject) or CONCEDES.match(clause.subject):
        return False
    return not (_begins_before_its_subject(words) or _has_done(words))


def _has_done(words: tuple[Token, ...]) -> bool:
    """Tell whether a verb and its object stand in it: *the army tested Whisper for radio* (logs)."""
    for at in range(1, len(words) - 1):
        key, after = words[at].key, words[at + 1]
        if key in RELATIVES:
            return False
        if has_form(key, Form.PAST) and not noun_too(key) and words[at - 1].key not in NO_NOUN:
            return after.key in DETERMINERS or after.text[:1].isupper()
    return False


CONCEDES = re.compile(
    r"\w+ as (?:the|an?|its?|they|their|he|his|she|her|this|these|those|you|your|we) |.* and (?:it|they|you|we)$",
    re.IGNORECASE,
)
"""*Pleasant as the gardens* (are), *praise early and they* (repeat it): no subject of what follows."""

NO_SUBJECT = OPENS | OUTCRIES | (MID_ADVERBS - {"all", "both", "only", "just"})
"""Words that begin something else than a subject."""

LISTED = re.compile(r"[^,]+(?:, [^,]+)*,? (?:and|or) [^,]+")
"""Several things that are one subject: *scope, time and cost*."""


def _begins_before_its_subject(words: tuple[Token, ...]) -> bool:
    """Tell whether something else precedes the subject: *the first time nobody*."""
    for at in range(1, len(words)):
        key, before = words[at].key, words[at - 1].key
        if key in ALONE and before not in GOES_ON:
            if at + 1 < len(words) and words[0].key in DETERMINERS and at > 1:
                continue  # *the tests you did not write*: a verb of its own follows
            return True
        if before in SPANS and at <= 3 and words[0].key in DETERMINERS:
            return key in DETERMINERS | ALONE
    return False


GOES_ON = PREPOSITIONS | RELATIVES | {"and", "or"}
"""Behind one of these a pronoun belongs to the phrase before it."""


def last_clause(text: str) -> str:
    """Return the last of the main clauses of a text, for what follows is said of that one.

    A pronoun that begins it becomes the subject of the clause before, where their numbers agree.
    """
    for cut in reversed(outside(text, JOINS)):
        left, right = text[: cut.start()].strip(), text[cut.end() :].strip()
        if segment.is_clause(right):
            return _with_subject_of(left, right)
    return text


JOINS = re.compile(
    r"[,;] (?:but|and|while|whereas|yet|so) |; | but | and (?=(?:it|they|he|she|we|you|this|nobody|everyone) )|: |\s[–—-]\s|\. "
)


def _with_subject_of(left: str, right: str) -> str:
    pronoun = key_of(right.split()[0])
    before = parse(left)
    if pronoun not in {"it", "they"} or before is None or before.pointing or not before.likely:
        return right
    wanted = "plural" if pronoun == "they" else "singular"
    if number_of(before.subject) != wanted or not _is_subject(before):
        return right
    return before.subject + right[len(right.split()[0]) :]


SHORT = 16
"""Words up to which an answer stays as its author wrote it."""

LONG = 24
"""Words beyond which no answer is recalled whole."""


class Idea(NamedTuple):
    """The part of a text that answers, and what its author went on to say."""

    text: str
    rest: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def share(self) -> float:
        """How safe it is as an answer, from 0 to 1: the shorter the better."""
        return 1.0 if self.words <= SHORT + 2 else 0.95 if self.words <= LONG else 0.8


HARD = re.compile(r"(?<=[.!?…])[\"”’)]{0,2}\s+(?=[A-Z\"“(])|;\s+|\s+(?:–|—|--|-|→)\s+|—")
SOFT = re.compile(
    r"[,]?\s+(?=(?:but|so|while|whereas|which|although|though)\s)|,\s+(?=(?:and|or|because|since|as)\s)|:\s+"
)


def one_idea(text: str) -> Idea:
    """Return the first complete clause of a long answer, and the whole of a short one.

    What a semicolon, a dash or a stop sets apart is a second idea at any length.
    """
    for mark in (HARD, SOFT):
        for cut in outside(text, mark):
            left, right = text[: cut.start()].strip(" ,"), text[cut.end() :].strip()
            if mark is SOFT and len(text.split()) <= SHORT:
                break
            if _is_enough(left) and len(right.split()) > 1:
                text, more = left, right
                return Idea(one_idea(text).text if mark is HARD else text, more)
    return Idea(text)


def _is_enough(left: str) -> bool:
    """Tell whether what stands before a cut answers by itself."""
    return len(left.split()) >= 4 and not left.endswith((" vs.", " e.g.", " i.e.", " etc."))
