"""Questions that are safe in a language because they move no word: *¿Qué es un golpe de ariete?*"""

from __future__ import annotations

from collections.abc import Iterator

from recall.cards import Question
from recall.drafts import Draft
from recall.generators.quoted.cuts import CLAUSE, COMMA, clause_end, first, is_denied
from recall.generators.quoting import Said, no_stop, small_first
from recall.language.realise import upper_first
from recall.language.tables import Table
from recall.language.tables.table import mark
from recall.language.tokens import Token, outside, tokens, unfold

SUBJECT_WORDS = 6
LEAST_MEANING = 4
"""Words that say what a thing is; fewer are a likeness, which the sentence around it asks for."""

LONGEST = 22
"""Words of an answer to a question at most."""


def questions(claim: Said, table: Table) -> Iterator[Draft]:
    """Ask what a thing is, and why where the reason is too long for a gap."""
    yield from _what_is(claim, table)
    yield from _why(claim, table)


def _what_is(claim: Said, table: Table) -> Iterator[Draft]:
    """*A thing is a thing that …*: what is it?"""
    words = tokens(claim.text)
    at = next((at for at, word in enumerate(words) if word.key in table.to_be), None)
    if not table.what_is or at is None or not 1 <= at <= SUBJECT_WORDS or at + 3 > len(words):
        return
    subject, opening = words[:at], words[at + 1].key
    end = clause_end(claim.text, words[at + 1].start)
    if is_denied(words, at, table) or _is_superlative(subject, table):
        return
    if at == 2 and subject[1].key in (*table.frames, *table.aspects):
        return  # *el problema es …*: which one nobody is told
    plain = subject[0].key in table.articles and opening in table.articles
    doing = table.infinitive_endings or ("\0",)
    acts = subject[0].key.endswith(doing) and opening.endswith(doing)
    named = acts or subject[0].key in table.indefinites or opening in table.indefinites
    size = len(claim.text[words[at + 1].start : end].split())
    long = size > CLAUSE
    if size < LEAST_MEANING:
        return
    most = any(word.key in table.most for word in words[at + 1 : at + 6])
    if not (plain or acts) or not (named or long) or most or "," in claim.text[: words[at].start]:
        return
    asks = table.what_are if words[at].key in table.plural_to_be else table.what_is
    yield from _ask(
        claim, asks, small_first(claim.text[: words[at].start].strip(), table),
        claim.text[words[at + 1].start : end], "definition", 0.87,
    )  # fmt: skip


def _is_superlative(phrase: tuple[Token, ...], table: Table) -> bool:
    return any(word.key in table.most for word in phrase)


def _why(claim: Said, table: Table) -> Iterator[Draft]:
    """*X porque Y*, with a long Y and a short X without a comma: *¿Por qué X?*"""
    found = first(claim.text, mark(table.whys)) if table.whys else None
    if not found or found.start() == 0:
        return
    asked, reason = claim.text[: found.start()].strip(" ,"), claim.text[found.end() :].strip()
    size = len(reason.split())
    if not CLAUSE < size <= LONGEST or ". " in reason or outside(asked, COMMA):
        return
    if ": " in asked or "; " in asked:
        return
    yield from _ask(
        claim, table.why, small_first(asked, table), f"{found[0]} {reason}", "because", 0.86
    )


def _ask(
    claim: Said, form: str, about: str | None, answer: str, pattern: str, confidence: float
) -> Iterator[Draft]:
    if about is None or len(answer.split()) > LONGEST:
        return
    front = unfold(form.format(about), claim.stretches)
    wording = Question(front, unfold(upper_first(no_stop(answer)), claim.stretches))
    sure = round(confidence * claim.sure, 3)
    yield Draft(wording, claim.note.span, pattern, claim.extra, sure)
