"""What a thing is: definitions, superlatives, names, and what a verb like *consists of* opens."""

from __future__ import annotations

from collections.abc import Iterator

from recall.generators.quoted.cuts import (
    CLAUSE,
    COMMA,
    NEAR,
    PHRASE,
    Cut,
    clause_end,
    first,
    is_denied,
    main_verb,
)
from recall.language.tables import Table
from recall.language.tables.table import mark
from recall.language.tokens import Token, outside, tokens

FAR = 14
"""Words within which the subject of a definition ends."""


def definition(text: str, table: Table) -> Iterator[Cut]:
    """*X is a Y that …* hides what X is; *X is the most …* hides X."""
    words = tokens(text)
    for at in range(1, len(words) - 1):
        if words[at].key not in table.copulas:
            continue
        subject, complement = text[: words[at].start], words[at + 1 :]
        if is_denied(words, at, table) or "," in subject or at > FAR:
            return
        end = clause_end(text, complement[0].start)
        if words[0].key in table.articles and _is_superlative(words[:at], table):
            yield Cut(complement[0].start, end, "superlative", 0.85)
        elif complement[0].key in table.articles and _is_superlative(complement, table):
            yield Cut(0, words[at - 1].end, "superlative", 0.8)
        elif complement[0].key in table.indefinites and len(complement) > 2:
            yield Cut(complement[0].start, end, "definition", 0.85, CLAUSE)
        else:
            yield from _complement(words, at, end, table)
        return


def _is_superlative(phrase: tuple[Token, ...], table: Table) -> bool:
    """Return whether a phrase is *el … más …* within its first words."""
    if phrase[0].key in table.indefinites:
        return False
    return any(word.key in table.most for word in phrase[1:6])


def _complement(words: tuple[Token, ...], at: int, end: int, table: Table) -> Iterator[Cut]:
    """*X is Y* hides Y where it names something."""
    complement = words[at + 1 :]
    opening = complement[0].key
    start = complement[1] if opening in table.prepositions and complement[1:] else complement[0]
    names = start.key in table.articles or start.key.endswith(table.infinitive_endings or ("\0",))
    if opening in table.genitives:
        return
    if (names or start is not complement[0]) and not table.is_verb(words[at - 1].key):
        goes_on = any(
            word.start > end and word.key in table.prepositions for word in complement[:PHRASE]
        )
        yield Cut(start.start, end, "is", 0.7 if goes_on else 0.78)


def governed(text: str, table: Table) -> Iterator[Cut]:
    """*X consists of Y*, *X depends on Y*, *X means Y* hide Y."""
    for found in outside(text, mark(table.governing)) if table.governing else ():
        before = tokens(text[: found.start()])
        if not before or is_denied((*before, *tokens(found[0])), len(before), table):
            continue
        if before[-1].key in table.objects:
            continue  # *lo llevan a entrenar*: somebody is taken there
        start = _past_remark(text, found.end())
        whole = found[0].split()[-1].lower() in (*table.relatives, *table.copulas)
        yield Cut(start, clause_end(text, start), "governed", 0.79, CLAUSE if whole else PHRASE)
        return


def _past_remark(text: str, start: int) -> int:
    """Return where a complement begins that a remark between commas stands before."""
    commas = [comma for comma in outside(text, COMMA) if comma.start() >= start]
    between = len(commas) > 1 and not text[start : commas[0].start()].strip()
    return commas[1].end() if between else start


def taken(text: str, table: Table) -> Iterator[Cut]:
    """*X uses Y*, *X contains Y* hide Y where it is news: it has no definite article."""
    words = tokens(text)
    at = main_verb(words, table)
    if at is None or at < 2 or words[at].key not in table.taking or is_denied(words, at, table):
        return
    object_ = words[at + 1 :]
    if not object_ or object_[0].key in (*table.objects, *table.relatives, *table.prepositions):
        return
    start = object_[0].start
    end = clause_end(text, start)
    inside = [word for word in object_ if word.end <= end]
    stops = (*table.prepositions, *table.relatives, *table.ands, *table.if_)
    size = next(
        (
            place
            for place, word in enumerate(inside)
            if word.key in stops and word.key not in table.genitives
        ),
        len(inside),
    )
    if NEWS <= size <= PHRASE and not table.is_verb(inside[0].key):
        yield Cut(start, inside[size - 1].end, "object", 0.76)


NEWS = 2
"""Words of an object that says more than one could guess."""


def varying(text: str, table: Table) -> Iterator[Cut]:
    """*It means this or that according to the tone* hides what it varies with."""
    for found in outside(text, mark(table.varying)) if table.varying else ():
        words = tokens(text[found.end() : clause_end(text, found.end())])
        before = text[: found.start()].rstrip()
        enough = len(tokens(before)) > LEAST_SAID and not before.endswith((",", "("))
        if enough and 2 <= len(words) <= VARIES and words[0].key in table.articles:
            yield Cut(found.end(), found.end() + words[-1].end, "varies", 0.78)
            return


LEAST_SAID = 4
VARIES = 6
"""Words of what something varies with, its article counted."""


def called(text: str, table: Table) -> Iterator[Cut]:
    """*It is called X* hides X."""
    found = first(text, mark(table.called)) if table.called else None
    if not found or found.start() == 0:
        return
    following = tokens(text[found.end() : found.end() + NEAR])[:1]
    if following and following[0].key not in table.so:
        before = tokens(text[: found.start()])
        beside = bool(before) and before[-1].key in table.relatives
        sure = 0.6 if beside else 0.82
        yield Cut(found.end(), clause_end(text, found.end()), "called", sure)


def only(text: str, table: Table) -> Iterator[Cut]:
    """*It works only in X* hides X."""
    for found in outside(text, mark(table.only)) if table.only else ():
        words = tokens(text[found.end() : clause_end(text, found.end())])
        if len(words) < 2 or words[0].key not in table.prepositions or found.start() == 0:
            continue
        yield Cut(found.end() + words[0].end, clause_end(text, found.end()), "only", 0.77)
        return
