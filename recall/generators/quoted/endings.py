"""The last part of a plain statement: a draft for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

from recall.generators.quoted.cuts import (
    CLAUSE,
    COMMA,
    PHRASE,
    Cut,
    clause_end,
    is_denied,
    main_verb,
)
from recall.language.tables import Table
from recall.language.tokens import Token, outside, tokens

ENOUGH = 2
"""Words that a hidden phrase, and what stands before it, have at least."""

SHORT = 6
"""Words of an object that is hidden whole."""

PLAIN = 0.45
"""How sure a card is that hides what follows a verb."""


def completion(text: str, table: Table) -> Iterator[Cut]:
    """*X does Y* hides Y; of a long Y what stands up to a preposition, or from it on."""
    words = tokens(text)
    at = _last_said(words, table)
    if at is None or at + 1 >= len(words) or text[words[at].end :].startswith(","):
        yield from _last_phrase(text, words, table)
        return
    if is_denied(words, at, table):
        yield from _last_phrase(text, words, table)
        return
    start = at + 1
    opens = (*table.prepositions, *table.reflexives, *table.relatives)
    while start < len(words) - 1 and words[start].key in opens:
        start += 1
    end = clause_end(text, words[start].start)
    inside = [word for word in words[start:] if word.start < end]
    if len(inside) > SHORT:
        phrase = _phrase_end(inside, table)
        if phrase is None:
            yield from _last_phrase(text, words, table)
            return
        end = phrase
    if len(inside) < ENOUGH and (at == 0 or end < len(text)):
        return
    yield Cut(words[start].start, end, "completion", PLAIN, CLAUSE)


def _last_said(words: tuple[Token, ...], table: Table) -> int | None:
    """Return the place of the main verb, or of that of the clause it reports: *cree que X es*."""
    at = main_verb(words, table)
    if at is None or at + 3 >= len(words) or words[at + 1].key not in table.relatives:
        return at
    inner = main_verb(words[at + 2 :], table)
    return at + 2 + inner if inner else at


def _phrase_end(words: list[Token], table: Table) -> int | None:
    """Return where the longest phrase ends that a gap may hide; None where none is worth it."""
    whole = next((at for at in range(1, len(words)) if _goes_on(words, at, table)), len(words))
    ends = [
        at
        for at in range(ENOUGH + 1, min(whole, CLAUSE + 1))
        if words[at].key in table.prepositions and words[at].key not in table.genitives
    ]
    if ENOUGH <= whole <= CLAUSE and (whole <= SHORT or not ends):
        ends.append(whole)
    ends = [at for at in ends if at <= PHRASE] or ends
    return words[ends[-1] - 1].end if ends else None


def _goes_on(words: list[Token], at: int, table: Table) -> bool:
    """Tell whether another clause begins with a word: *and does*, *but*."""
    if words[at].key in table.but:
        return True
    after = [one.key for one in words[at + 1 : at + 4] if one.key not in denials(table)]
    return words[at].key in table.ands and bool(after) and table.is_verb(after[0])


def denials(table: Table) -> tuple[str, ...]:
    """Return what may stand between *and* and its verb."""
    return (*table.nots, *table.clitics)


def _last_phrase(text: str, words: tuple[Token, ...], table: Table) -> Iterator[Cut]:
    """Hide what follows the last preposition, where no verb is known."""
    commas = outside(text, COMMA)
    last = commas[-1].start() if commas else 0
    cuts = set(table.prepositions) - set(table.genitives)
    if any(table.is_verb(word.key) for word in words[-ENOUGH:]):
        return  # a clause of its own, not a phrase
    for at in range(len(words) - ENOUGH - 1, ENOUGH, -1):
        if words[at].start < last:
            return
        if table.is_verb(words[at + 1].key):
            return
        if words[at].key in cuts and words[at - 1].key not in table.prepositions:
            yield Cut(words[at].end, len(text), "completion", PLAIN - 0.05)
            return
