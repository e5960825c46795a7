"""Cards that quote a sentence of a language with a table and hide one idea of it."""

from __future__ import annotations

from collections.abc import Iterator

from recall.drafts import Draft
from recall.generators.quoted.conditions import (
    concession,
    condition,
    late_condition,
    order,
    proportion,
)
from recall.generators.quoted.contrasts import (
    comparison,
    contrast,
    denied_end,
    exception,
    instead,
    parallel,
    turn,
)
from recall.generators.quoted.cuts import Family, fitted
from recall.generators.quoted.endings import completion
from recall.generators.quoted.figures import (
    between,
    change,
    count,
    number,
    out_of,
    part_of_whole,
    share,
)
from recall.generators.quoted.meanings import called, definition, governed, only, taken, varying
from recall.generators.quoted.questions import questions
from recall.generators.quoted.reasons import cause, means, purpose, result
from recall.generators.quoting import Said, gap_card, said
from recall.language.tables import Table, table_of
from recall.notes import Context, Note

FAMILIES: tuple[Family, ...] = (
    cause, purpose, result, condition, contrast, denied_end, instead, order, proportion, called,
    definition, governed, comparison, exception, parallel, late_condition, change, between, out_of, part_of_whole, share, number, count,
    only, taken, varying, means, concession, turn,
)  # fmt: skip
"""The patterns, in the order in which equally sure drafts are preferred."""


class Quoted:
    """Gap cards around the connectives, copulas and figures of one language."""

    name = "quoted"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        table = table_of(context.language)
        if context.language == "en" or is_lead(note, table):
            return
        for claim in said(note, context):
            found = [draft for family in FAMILIES for draft in _cards(claim, family, table)]
            found += questions(claim, table)
            yield from found or _cards(claim, completion, table)


def _cards(claim: Said, family: Family, table: Table) -> Iterator[Draft]:
    for cut in family(claim.text, table):
        if fit := fitted(claim.text, cut, table):
            yield from gap_card(
                claim, fit.start, fit.end, pattern=fit.pattern, confidence=fit.confidence
            )


def is_lead(note: Note, table: Table) -> bool:
    """Tell whether the note only opens the list below it."""
    return bool(note.children) and not note.text.rstrip().endswith((".", "!", "…"))
