"""Every way to get cards out of a note: the syntaxes a person writes, and the rules for prose."""

from __future__ import annotations

from recall.generators.any_language import AnyLanguage
from recall.generators.explanation import Explanation
from recall.generators.generator import Generator
from recall.generators.reason import Reason
from recall.generators.spanish import Spanish

EXPLICIT: tuple[Generator, ...] = ()
"""What a person writes on purpose; the first that yields wins over every rule."""

RULES: tuple[Generator, ...] = (
    Reason(),
    Explanation(),
)
"""Families of patterns for English prose."""

OTHER_LANGUAGES: tuple[Generator, ...] = (
    Spanish,
    AnyLanguage(),
)
"""Families for notes in other languages; each looks whether the note's is its own."""

GENERATORS: tuple[Generator, ...] = EXPLICIT + RULES + OTHER_LANGUAGES


def rules_for(language: str) -> tuple[Generator, ...]:
    """Return the rules for notes of a language; English ones never run on another."""
    return RULES if language == "en" else OTHER_LANGUAGES
