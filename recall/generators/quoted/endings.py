"""The last part of a plain statement: a draft for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

from recall.generators.quoted.cuts import COMMA, Cut, clause_end, main_verb
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
    at = main_verb(words, table)
    if at is None or at + 1 >= len(words):
        yield from _last_phrase(text, words, table)
        return
    start = at + 1
    while start < len(words) - 1 and words[start].key in (*table.prepositions, *table.reflexives):
        start += 1
    end = clause_end(text, words[start].start)
    inside = [word for word in words[start:] if word.start < end]
    if len(inside) > SHORT:
        phrase = _phrase_end(inside, table)
        if phrase is None:
            yield from _last_phrase(text, words, table)
            return
        end = phrase
    if at == 0 and len(inside) < ENOUGH:
        return
    yield Cut(words[start].start, end, "completion", PLAIN)


def _phrase_end(words: list[Token], table: Table) -> int | None:
    """Return where the first phrase ends: before a preposition that opens another one.

    None where it is too short to be worth hiding.
    """
    for at in range(1, len(words)):
        opens = words[at].key in table.prepositions and words[at].key not in table.genitives
        joins = words[at].key in table.ands and at + 1 < len(words)
        if opens or (joins and table.is_verb(words[at + 1].key)):
            return words[at - 1].end if at > ENOUGH else None
    return words[-1].end


def _last_phrase(text: str, words: tuple[Token, ...], table: Table) -> Iterator[Cut]:
    """Hide what follows the last preposition, where no verb is known."""
    commas = outside(text, COMMA)
    last = commas[-1].start() if commas else 0
    cuts = set(table.prepositions) - set(table.genitives)
    for at in range(len(words) - ENOUGH - 1, ENOUGH, -1):
        if words[at].start < last:
            return
        if words[at].key in cuts and words[at - 1].key not in table.prepositions:
            yield Cut(words[at].end, len(text), "completion", PLAIN - 0.05)
            return
