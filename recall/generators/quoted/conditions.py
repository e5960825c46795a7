"""When, if, until, although; first and then; the more, the more."""

from __future__ import annotations

from collections.abc import Iterator

from recall.generators.quoted.cuts import (
    CLAUSE,
    COMMA,
    NEAR,
    Cut,
    after_comma,
    begins_with,
    clause_end,
    first,
    main_verb,
)
from recall.language.tables import Table
from recall.language.tables.table import mark
from recall.language.tokens import Token, outside, tokens

BEFORE = 3
"""Words of a clause that a condition behind it may limit."""


def condition(text: str, table: Table) -> Iterator[Cut]:
    """*When X, Y* hides Y."""
    if not begins_with(text, table.conditions):
        return
    opening = tokens(text[:NEAR])[:2]
    if opening[0].key in table.to_whom and not opening[-1].key.endswith(table.infinitive_endings):
        return  # *al principio* says when and names no condition, as *al hablar* would
    commas = outside(text, COMMA)
    if commas and begins_with(text, table.no_finite):
        left = tokens(text[: commas[0].start()])
        if main_verb(left, table, len(left)) is not None:
            return  # the comma stands inside the main clause
    if commas:
        for cut in after_comma(text, "condition", 0.85):
            turns = bool(table.but) and mark(table.but).search(text, cut.start, cut.end)
            yield cut._replace(confidence=0.76) if turns else cut
    elif tokens(text)[0].key in table.without:
        yield from _denied_after(text, table)
    else:
        yield from _copula_after(text, table)


def _denied_after(text: str, table: Table) -> Iterator[Cut]:
    """*Without X there is no Y*, without a comma, hides Y."""
    denied = first(text, mark(table.nots))
    verb = tokens(text[denied.end() : denied.end() + NEAR])[:1] if denied else ()
    if denied and verb:
        yield Cut(denied.end() + verb[0].end, len(text), "condition", 0.8)


def _copula_after(text: str, table: Table) -> Iterator[Cut]:
    """*If X it is Y*, without a comma, hides Y."""
    words = tokens(text)
    for at in range(BEFORE, len(words) - 1):
        if words[at].key in table.to_be and words[at - 1].key not in table.relatives:
            yield Cut(words[at].end, clause_end(text, words[at].end), "condition", 0.78)
            return


def late_condition(text: str, table: Table) -> Iterator[Cut]:
    """*Y until X*, *Y if X* hide X."""
    marks = (*table.late_conditions, *table.if_)
    if not marks or begins_with(text, table.conditions):
        return
    for found in outside(text, mark(marks)):
        before = tokens(text[: found.start()])
        if len(before) < BEFORE or before[-1].key in table.ands:
            continue  # what it limits stands behind it
        if [word.key for word in before[-2:]] == ["vez", "en"]:
            continue  # *de vez en cuando* says how often
        if found[0].lower() in table.if_ and not _limits(before, table):
            continue
        if otherwise := _otherwise(text, found.end(), table):
            yield Cut(otherwise, clause_end(text, otherwise), "so", 0.8, CLAUSE)
            return
        if found[0].lower() == "bis" and text[found.end() :].startswith(" zu "):
            continue  # *bis zu drei Meter* says how much
        end = clause_end(text, found.end())
        yield Cut(found.end(), end, "only-when", _trust(text, found.end(), end, table), CLAUSE)
        return


def _otherwise(text: str, at: int, table: Table) -> int:
    """Return where what comes else begins: *tiene que decirlo, si no [se cae]*; 0 where nothing does."""
    words = tokens(text[at : at + NEAR])[:1]
    denies = bool(words) and words[0].key in table.nots and table.vowel_ended
    joined = text[:at].rsplit(" ", 1)[0].rstrip().endswith((",", ";"))
    return at + words[0].end if denies and joined else 0


LITTLE = 2
"""Words of a condition that are easily guessed."""


def _trust(text: str, start: int, end: int, table: Table) -> float:
    """Return how sure a condition is: less where it is little, or breaks off before an aside."""
    said = tokens(text[start:end])
    breaks_off = text[end : end + 1] == "," and bool(said) and table.is_verb(said[-1].key)
    return 0.7 if len(said) <= LITTLE or breaks_off else 0.8


def _limits(before: tuple[Token, ...], table: Table) -> bool:
    """Tell whether *if* behind these words limits a clause, and does not ask whether."""
    asks = before[-1].key in table.asks_whether
    return not asks and main_verb(before, table, len(before)) is not None


def concession(text: str, table: Table) -> Iterator[Cut]:
    """*Although X, Y* hides Y."""
    if begins_with(text, table.although):
        yield from after_comma(text, "although", 0.76)


def order(text: str, table: Table) -> Iterator[Cut]:
    """*First X, then Y* hides Y."""
    if not table.first:
        return
    before = first(text, mark(table.first))
    then = first(text, mark(table.then), before.end()) if before else None
    if before and then and before.start() == 0:
        yield Cut(then.end(), clause_end(text, then.end()), "order", 0.8)


def proportion(text: str, table: Table) -> Iterator[Cut]:
    """*The more X, the more Y* hides what follows the comma."""
    if begins_with(text, table.the_more):
        yield from after_comma(text, "the-more", 0.86)
        return
    found = first(text, mark(table.the_more), 1) if table.the_more else None
    if found and found[0].lower().startswith(table.how_much):
        yield Cut(found.end(), clause_end(text, found.end()), "the-more", 0.77)
