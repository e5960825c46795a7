"""Every way to get cards out of a note: the syntaxes a person writes, and the rules for prose."""

from __future__ import annotations

from recall.generators.explanation import Explanation
from recall.generators.generator import Generator
from recall.generators.reason import Reason

EXPLICIT: tuple[Generator, ...] = ()
"""What a person writes on purpose; the first that yields wins over every rule."""

RULES: tuple[Generator, ...] = (
    Reason(),
    Explanation(),
)
"""Families of patterns for English prose."""

GENERATORS: tuple[Generator, ...] = EXPLICIT + RULES
