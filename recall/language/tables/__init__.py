"""What we know of the languages whose grammar we cannot move about: one small table each."""

from __future__ import annotations

from functools import cache

from recall.language.tables.french import FRENCH
from recall.language.tables.german import GERMAN
from recall.language.tables.italian import ITALIAN
from recall.language.tables.portuguese import PORTUGUESE
from recall.language.tables.spanish import SPANISH
from recall.language.tables.table import NOTHING, Table

__all__ = ["TABLES", "Table", "table_of"]

TABLES = (SPANISH, PORTUGUESE, FRENCH, ITALIAN, GERMAN)


@cache
def table_of(language: str) -> Table:
    """Return the table of a language; one without a word in it for a language we do not know."""
    return next((table for table in TABLES if table.language == language), NOTHING)
