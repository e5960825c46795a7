"""One thing set against another: *not X but Y*, *X, not Y*, *X is for A, Y is for B*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.drafts import Draft
from recall.generators.drafting import ask, gap
from recall.generators.imperative import begins_with_advice, imperative
from recall.generators.setting import each_in_setting, read_in_place
from recall.generators.telling import is_story
from recall.language import segment
from recall.language.askable import askable
from recall.language.clause import (
    COPULAS,
    DETERMINERS,
    MODALS,
    POINTERS,
    PREPOSITIONS,
    Clause,
    parse,
)
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import inverted, lower_first, no_stop
from recall.language.tokens import Token, key_of, outside, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import AUXILIARIES, content_words, is_plural_noun
from recall.notes import Context, Note

PHRASES = Rare(
    r"(?P<x>[^,;:]{2,40}) (?P<link>for|in|by|at|from|to|with|on) (?P<a>[^,;:]{2,40})[,;] (?P<y>[^,;:]{2,40}) (?P=link) (?P<b>[^,;:]{2,50})",
    ",|;",
)
VERSUS = re.compile(r"(?P<x>[^:]{2,40}?) (?:vs\.?|versus) (?P<y>[^:]{2,40})")
NOT_BUT = Rare(
    r"(?P<left>.+? (?:not|n't|never))(?P<only> (?:only|just|merely|so much))? (?P<a>.+?),? but (?:rather |also )?(?P<b>.+)",
    " but ",
    flags=re.DOTALL,
)
COMMA_NOT = Rare(
    r"(?P<left>.+?)(?P<join>, and|,| and) not (?P<right>(?!only|just|because|to mention|even)[^,;]+)(?P<after>[,;].*)?",
    " not ",
    flags=re.DOTALL,
)
WHEREAS = Rare(r",? (?:while|whereas) |, but |; ", ", but |; |ereas|ile")
PARTICLES = frozenset({"down", "up", "out", "off", "away", "back", "in", "over"})


class Contrast:
    """Hides the side of a contrast that the other side leads to."""

    name = "contrast"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        claims = each_in_setting(read_in_place(note, context).claims)
        for at, claim in enumerate(claims):
            following = claims[at + 1] if at + 1 < len(claims) else None
            yield from _comma_not(note, claim)
            yield from _not_but(note, claim)
            yield from _not_first(note, claim)
            yield from _phrases(note, claim)
            yield from _but(note, claim)
            yield from _unlike(note, claim)
            yield from _versus(note, claim)
            join = ", "
            parts = list(segment.splices(claim.bare))
            if len(parts) == 1:
                parts = _joined_by_whereas(claim.bare) or parts
            if len(parts) == 1 and following and following.name == claim.name:
                parts.append(following.bare)
                join = ". "
            for left, right in pairwise(parts):
                yield from _pair(note, claim, left, right, join)


BUT_PRONOUN = Rare(r",? (?:but|yet) (?P<pronoun>it|they|you|we) ", "but|yet")
BUT_VERB = Rare(r",? but (?:only |also |not )?(?=[a-z])", " but ")
UNLIKE = Rare(r"Unlike (?P<x>[^,]{2,60}), (?P<main>.+)", "Unlike ", flags=re.DOTALL)


def _but(note: Note, claim: Claim) -> Iterator[Draft]:
    """*X does A, but it does B*: what follows *but* is hidden."""
    for part in segment.splices(claim.bare):
        for but in outside(part, BUT_PRONOUN):
            yield from _but_pronoun(note, claim, part, but)
            return
    yield from _but_inside(note, claim)


def _but_pronoun(note: Note, claim: Claim, part: str, but: re.Match[str]) -> Iterator[Draft]:
    right = part[but.start("pronoun") :]
    one, other = parse(part[: but.start()]), parse(right)
    if one is None or other is None or not (one.likely and other.likely):
        return
    if "," in one.subject or (
        _is_pronoun(one.subject) and key_of(one.subject) not in {"you", "we"}
    ):
        return
    kept = f"{other.auxiliary} " if other.auxiliary in COPULAS else ""
    hidden = AFTER_BUT.split(other.predicate.removeprefix(kept))[0]
    if len(content_words(hidden)) >= 2 and len(hidden.split()) <= 10:
        before = part[: but.end()] + kept
        yield gap(note, claim, before, hidden, pattern="but", confidence=0.77)


AFTER_BUT = re.compile(r"[,;] | because | so that ")


NOTHING_BUT = re.compile(
    r"\b(?:nothing|nobody|none|no one|anything|anyone|all|everything)[ ,]*$", re.I
)
"""Before *but* it leaves out instead of setting against: *nothing but this*."""


def _but_inside(note: Note, claim: Claim) -> Iterator[Draft]:
    """*fast for A but slow for B*: B is hidden."""
    clause = parse(claim.bare)
    if clause is None or not clause.likely or _is_pronoun(clause.subject):
        return
    for but in outside(claim.bare, BUT_VERB):
        right = claim.bare[but.end() :]
        words = tokens(right)
        if NOTHING_BUT.search(claim.bare[: but.start()]):
            return
        if but.start() < len(clause.subject) or segment.is_own_clause(right) or len(words) < 2:
            return
        if but[0].endswith("not "):
            if content_words(right):
                before = claim.bare[: but.end()]
                yield gap(note, claim, before, right, pattern="but", confidence=0.77)
            return
        link = next((at for at, word in enumerate(words[:4]) if word.key in PREPOSITIONS), None)
        start = (
            words[link + 1].start if link is not None and link + 1 < len(words) else words[1].start
        )
        hidden = AFTER_BUT.split(right[start:])[0]
        if content_words(hidden) and len(hidden.split()) <= 8:
            before = claim.bare[: but.end()] + right[:start]
            sure = 0.78 if link is not None else 0.72
            yield gap(note, claim, before, hidden, pattern="but", confidence=sure)
        return


def _unlike(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Unlike X, Y does this*: what Y does is hidden."""
    found = UNLIKE.fullmatch(claim.bare)
    clause = parse(found["main"]) if found else None
    if found is None or clause is None or not clause.likely or len(clause.predicate.split()) > 10:
        return
    hidden = clause.predicate
    if len(content_words(hidden)) >= 2:
        before = claim.bare[: len(claim.bare) - len(hidden)]
        yield gap(note, claim, before, hidden, pattern="unlike", confidence=0.77)


def _phrases(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Small models for routing, big models for reasoning*, without verbs."""
    found = PHRASES.fullmatch(claim.bare)
    if not found or any(len(found[part].split()) > 5 for part in "xaby"):
        return
    if found["y"].startswith("not ") or " and " in found["b"] or re.search(r"\d", found[0]):
        return
    if claim.name and found["x"].startswith(claim.name):
        return
    last = tokens(found["b"])[1:3]
    if len(last) == 2 and has_form(last[0].key, Form.THIRD) and last[1].key in DETERMINERS:
        return  # *…, a pilot that starts in April waits a year* goes on with its verb
    if segment.is_clause(claim.bare) or imperative(claim.bare):
        return
    before = claim.bare[: found.start("b")]
    yield gap(note, claim, before, found["b"], pattern="parallel", confidence=0.77)


def _versus(note: Note, claim: Claim) -> Iterator[Draft]:
    cut = segment.at_colon(claim.bare)
    found = VERSUS.fullmatch(cut[0]) if cut else None
    if cut and found and len(tokens(cut[1])) >= 5:
        sides = f"{lower_first(found['x'])} and {found['y']}"
        question = f"what is the difference between {sides}"
        yield ask(note, claim, question, cut[1], pattern="versus", confidence=0.83)


def _is_single(left: str) -> bool:
    """Tell whether the words deny one thing, and do not say already what holds instead."""
    return " but " not in left and len(segment.splices(left)) == 1


def _joined_by_whereas(text: str) -> list[str]:
    for join in outside(text, WHEREAS):
        left, right = text[: join.start()], text[join.end() :]
        if segment.is_clause(left) and segment.is_own_clause(right):
            return [left, right]
    return []


def _pair(note: Note, claim: Claim, left: str, right: str, join: str) -> Iterator[Draft]:
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
    named = content_words(clause.subject) and not _is_pronoun(clause.subject)
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
    named = content_words(other.subject) and not _is_pronoun(other.subject)
    if not named or len(other.subject.split()) > 6 or _is_pronoun(one.subject):
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
        kept, hidden = _shared_start(one.rest, other.rest)
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
        hidden = _one_thing(_object(one.rest)[1], one.lemma)
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


def _object(rest: str) -> tuple[str, str]:
    """Cut a leading verb in -ing or participle from what it is done to."""
    words = rest.split()
    if words and (
        has_form(words[0].lower(), Form.ING) or has_form(words[0].lower(), Form.PARTICIPLE)
    ):
        return words[0], " ".join(words[1:])
    return "", rest


def _same_verb(one: Clause, other: Clause) -> bool:
    if one.auxiliary in COPULAS:
        return other.auxiliary in COPULAS
    if one.auxiliary in {"do", "does", "did"} and other.verb:
        return (one.rest.split() or [""])[0].lower() == other.lemma
    return one.auxiliary == other.auxiliary and one.lemma == other.lemma


def _shared_start(one: str, other: str) -> tuple[str, str]:
    """Return the words that both begin with, and the rest of the second."""
    mine, theirs = one.split(), other.split()
    shared = 0
    while shared < min(len(mine), len(theirs) - 1) and mine[shared] == theirs[shared]:
        shared += 1
    while shared and key_of(theirs[shared - 1]) in DETERMINERS:
        shared -= 1
    kept = "".join(f"{word} " for word in theirs[:shared])
    return kept, " ".join(theirs[shared:])


def _parallel(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses say the same kind of thing of two subjects."""
    if one.negative or other.negative or not one.rest or not other.rest:
        return False
    if len(one.rest.split()) > 10 or len(other.rest.split()) > 10 or _is_pronoun(other.subject):
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


def _is_pronoun(subject: str) -> bool:
    return key_of(subject) in POINTERS | {"we", "you"}


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
    if claim.name and not _is_pronoun(one.subject) and not MEASURES.search(right):
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

SHARED_MISTAKE = re.compile(
    r"(?:everybody|everyone|nobody|people|most people|we all)\b", re.IGNORECASE
)
"""How a remark begins on who gets it wrong."""


def _is_set_against_subject(clause: Clause, hidden: str, right: str) -> bool:
    """Tell whether *not Z* answers the subject: *cables carry almost all the traffic, not satellites*."""
    opens = {key_of(word) for word in hidden.split()[:3]} & DETERMINERS
    plain = is_plural_noun(key_of(right.split()[-1])) and len(right.split()) == 1
    subject = clause.subject.split()
    return bool(opens and plain and subject) and is_plural_noun(key_of(subject[0]))


SUBJECT_NOT = Rare(
    r"(?P<x>[^,;:]{2,60}), not (?P<y>[^,;:]{2,60}), (?P<rest>.+)", ", not ", flags=re.DOTALL
)


def _comma_not(note: Note, claim: Claim) -> Iterator[Draft]:
    subject = SUBJECT_NOT.fullmatch(claim.bare)
    clause = parse(f"{subject['x']} {subject['rest']}") if subject else None
    if subject and clause is not None and clause.likely and clause.subject == subject["x"]:
        yield gap(
            note,
            claim,
            "",
            subject["x"],
            f", not {subject['y']}, {subject['rest']}",
            pattern="not",
            confidence=0.83,
        )
        return
    found = COMMA_NOT.fullmatch(claim.bare)
    if not found:
        return
    left, right, after = found["left"], found["right"].strip(), (found["after"] or "").strip(" ,;")
    if ": " in right:
        right, after = right.partition(": ")[0], ""  # what explains both sides stands behind
    span = counterpart(left, right)
    if span is None:
        return
    clause = parse(left)
    if clause is not None and _is_set_against_subject(clause, left[slice(*span)], right):
        return
    sure = 0.86 if clause is not None and clause.likely else 0.6
    if imperative(left):
        sure = 0.7
    if sure < 0.8 and _same_opening(left[: span[0]], left[slice(*span)], right):
        sure = 0.84
    start, end = span
    beside = f", {after}" if after and len(tokens(after)) <= 6 and parse(after) is None else ""
    yield gap(
        note,
        claim,
        left[:start],
        left[start:end],
        f"{left[end:]}{found['join']} not {right}{beside}",
        pattern="not",
        confidence=sure,
    )
    stated = clause is not None and clause.sure and not begins_with_advice(left)
    stated = stated and not SHARED_MISTAKE.match(after)
    if after and claim.name and segment.is_own_clause(after) and stated:
        said = f"{lower_first(left)}, not {right}"
        yield ask(
            note,
            claim,
            f"Why does {claim.name} say that {said}",
            after,
            pattern="not-why",
            confidence=0.82,
            attribute=False,
        )


def _same_opening(before: str, hidden: str, right: str) -> bool:
    """Tell whether both sides of advice begin alike: *by temperature, not by time*."""
    first = key_of(right.split()[0])
    around = [key_of(word) for word in (*before.split()[-1:], hidden.split()[0])]
    alike = first in around and first in PREPOSITIONS | DETERMINERS
    return alike or bool(OFTEN.fullmatch(hidden))


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
    _, hidden = _object(clause.rest) if clause.auxiliary else ("", clause.rest)
    if clause.auxiliary in MODALS | {"do", "does", "did"}:
        hidden = " ".join(clause.rest.split()[1:])
    words = hidden.split()
    if len(words) > 1 and key_of(words[0]) in PREPOSITIONS | {"to"}:
        hidden = " ".join(words[1:])
    return (len(left) - len(hidden), len(left)) if hidden else None


NOT_FIRST = Rare(
    r"(?P<left>(?:It is )?[Nn]ot (?P<a>[^,;:]{2,40}?),? but )(?P<b>.+)", " but ", flags=re.DOTALL
)


def _not_first(note: Note, claim: Claim) -> Iterator[Draft]:
    """*Not the frost but the thaw breaks the roots* hides the thaw."""
    found = NOT_FIRST.fullmatch(claim.bare)
    clause = askable(found["b"]) if found else None
    if not found or clause is None or found["a"].startswith(("only ", "just ", "because ")):
        return
    if content_words(clause.subject) and not _is_pronoun(clause.subject):
        after = found["b"][len(clause.subject) :]
        yield gap(
            note, claim, found["left"], clause.subject, after, pattern="not-but", confidence=0.85
        )


def _not_but(note: Note, claim: Claim) -> Iterator[Draft]:
    """*not X but Y* inside one clause."""
    found = NOT_BUT.fullmatch(claim.bare)
    if not found or found["only"] or segment.is_clause(found["b"]) or "," in found["a"]:
        return
    kept, hidden = _shared_start(found["a"], no_stop(found["b"]))
    clause = parse(found["left"] + " " + found["a"])
    if clause is None or not clause.sure or len(hidden.split()) > 14 or len(found["a"].split()) > 8:
        return
    comma = ", " if f"{found['a']}, but" in claim.bare else " "
    before = f"{found['left']} {found['a']}{comma}but {kept}"
    yield gap(note, claim, before, hidden, pattern="not-but", confidence=0.86)
