"""One thing set against another: *X but Y*, *unlike X, Y*, *X for A, Y for B*, *X vs Y*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.drafts import Draft
from recall.generators.denied import comma_not, not_but, not_first
from recall.generators.drafting import ask, gap
from recall.generators.imperative import imperative
from recall.generators.setting import each_in_setting, read_in_place
from recall.generators.whereas import joined_by_whereas, side_by_side
from recall.language import segment
from recall.language.clause import COPULAS, DETERMINERS, PREPOSITIONS, is_pronoun, parse
from recall.language.rare import Rare
from recall.language.reading import Claim
from recall.language.realise import lower_first
from recall.language.tokens import key_of, outside, tokens
from recall.language.verbs import Form, has_form
from recall.language.words import content_words
from recall.notes import Context, Note

PHRASES = Rare(
    r"(?P<x>[^,;:]{2,40}) (?P<link>for|in|by|at|from|to|with|on) (?P<a>[^,;:]{2,40})[,;] (?P<y>[^,;:]{2,40}) (?P=link) (?P<b>[^,;:]{2,50})",
    ",|;",
)
VERSUS = re.compile(r"(?P<x>[^:]{2,40}?) (?:vs\.?|versus) (?P<y>[^:]{2,40})")


class Contrast:
    """Hides the side of a contrast that the other side leads to."""

    name = "contrast"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if note.children:
            return
        claims = each_in_setting(read_in_place(note, context).claims)
        for at, claim in enumerate(claims):
            following = claims[at + 1] if at + 1 < len(claims) else None
            yield from comma_not(note, claim)
            yield from not_but(note, claim)
            yield from not_first(note, claim)
            yield from _phrases(note, claim)
            yield from _but(note, claim)
            yield from _unlike(note, claim)
            yield from _versus(note, claim)
            join = ", "
            parts = list(segment.splices(claim.bare))
            if len(parts) == 1:
                parts = joined_by_whereas(claim.bare) or parts
            if len(parts) == 1 and following and following.name == claim.name:
                parts.append(following.bare)
                join = ". "
            for left, right in pairwise(parts):
                yield from side_by_side(note, claim, left, right, join)


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
    if "," in one.subject or (is_pronoun(one.subject) and key_of(one.subject) not in {"you", "we"}):
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
    if clause is None or not clause.likely or is_pronoun(clause.subject):
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
