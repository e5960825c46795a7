"""Why and what for: *because*, *so*, *in order to*, *by means of*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.generators.quoted.cuts import (
    CLAUSE,
    NEAR,
    Cut,
    after_comma,
    begins_with,
    clause_end,
    first,
)
from recall.language.tables import Table
from recall.language.tables.table import mark
from recall.language.tokens import outside, tokens

AMOUNT = re.compile(r"\s[~≈+-]?\d")
"""What tells of *by how much* instead of a purpose: *um 10 Prozent*."""

LITTLE = 2
"""Words of a purpose that are easily guessed."""


def cause(text: str, table: Table) -> Iterator[Cut]:
    """*X because Y* hides Y; *because X, Y* hides Y."""
    if begins_with(text, table.causes_first):
        yield from after_comma(text, "because", 0.8)
    elif table.causes and (found := _given_cause(text, table)):
        if found.start() == 0:
            yield from after_comma(text, "because", 0.8)
            return
        end = clause_end(text, found.end())
        yield Cut(found.end(), end, "because", 0.9, CLAUSE)


def _given_cause(text: str, table: Table) -> re.Match[str] | None:
    """Return the first mark of a cause that is not denied: *not because of X, but because of Y*."""
    for found in outside(text, mark(table.causes)):
        before = tokens(text[max(0, found.start() - NEAR) : found.start()])[-1:]
        if not before or before[0].key not in table.nots:
            return found
        if table.buts and mark(table.buts).search(text, found.end()):
            return None
        return found
    return None


def result(text: str, table: Table) -> Iterator[Cut]:
    """*X, so Y* hides Y."""
    found = first(text, mark(table.results)) if table.results else None
    if found and found.start() > 0:
        yield Cut(found.end(), clause_end(text, found.end()), "so", 0.84, CLAUSE)


def purpose(text: str, table: Table) -> Iterator[Cut]:
    """*Use X to Y* hides X, *X in order to Y* hides Y."""
    found = (table.purposes and first(text, mark(table.purposes))) or _bare_purpose(text, table)
    if not found or AMOUNT.match(text, found.end()):
        return
    if found.start() == 0:
        yield from after_comma(text, "purpose", 0.82, past=table.uses)
        return
    opening = tokens(text)[0]
    if opening.key in table.uses:
        yield Cut(opening.end, found.start(), "use", 0.86)
        return
    end = clause_end(text, found.end())
    little = len(text[found.end() : end].split()) <= LITTLE
    yield Cut(found.end(), end, "purpose", 0.77 if little else 0.84, CLAUSE)


def _bare_purpose(text: str, table: Table) -> re.Match[str] | None:
    if not table.bare_purpose:
        return None
    for found in outside(text, mark((table.bare_purpose,))):
        words = tokens(text[found.end() : found.end() + NEAR])
        before = tokens(text[max(0, found.start() - NEAR) : found.start()])[-1:]
        if before and before[0].key in table.copulas:
            continue
        if words and len(words[0].key) > 3 and words[0].key.endswith(table.infinitive_endings):
            return found
    return None


def means(text: str, table: Table) -> Iterator[Cut]:
    """*X by means of Y* hides Y."""
    found = first(text, mark(table.means)) if table.means else None
    if found and found.start() > 0:
        yield Cut(found.end(), clause_end(text, found.end()), "means", 0.78)
