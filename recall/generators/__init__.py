"""Every way to get cards out of a note: the syntaxes a person writes, and the rules for prose."""

from __future__ import annotations

from recall.generators.advice import Advice
from recall.generators.any_language import AnyLanguage
from recall.generators.arrows import Arrows
from recall.generators.commands import Commands
from recall.generators.comparison import Comparison
from recall.generators.condition import Condition
from recall.generators.contrast import Contrast
from recall.generators.correlative import Correlative
from recall.generators.definition import Definition
from recall.generators.dialogue import Dialogue
from recall.generators.effect import Effect
from recall.generators.enumeration import Enumeration
from recall.generators.explanation import Explanation
from recall.generators.fragments import Fragments
from recall.generators.gaps import Gaps
from recall.generators.generator import Generator
from recall.generators.goodat import GoodAt
from recall.generators.instead import Instead
from recall.generators.jotted_reason import JottedReason
from recall.generators.labels import Labels
from recall.generators.listing import Listing
from recall.generators.manner import Manner
from recall.generators.meaning import Meaning
from recall.generators.numbers import Numbers
from recall.generators.opinion import Opinion
from recall.generators.order import Order
from recall.generators.origin import Origin
from recall.generators.question_answer import QuestionAnswer
from recall.generators.quoted import Quoted
from recall.generators.reason import Reason
from recall.generators.salient import Salient
from recall.generators.shells import Shells
from recall.generators.statement import Statement
from recall.generators.subject import Subject
from recall.generators.superlative import Superlative
from recall.generators.terms import Terms
from recall.generators.usage import Usage

EXPLICIT: tuple[Generator, ...] = (QuestionAnswer(), Definition(), Gaps())
"""What a person writes on purpose; the first that yields wins over every rule."""

ENGLISH: tuple[Generator, ...] = (
    Reason(),
    Explanation(),
    Listing(),
    Fragments(),
    Enumeration(),
    Condition(),
    Usage(),
    Correlative(),
    Contrast(),
    Instead(),
    Meaning(),
    Manner(),
    GoodAt(),
    Numbers(),
    Superlative(),
    Order(),
    Comparison(),
    Origin(),
    Effect(),
    Opinion(),
    Dialogue(),
    Advice(),
    Subject(),
    Commands(),
    Terms(),
    Labels(),
    Arrows(),
    JottedReason(),
    Shells(),
)
"""Families of patterns for English prose; they never see a note in another language."""

LAST_RESORT: tuple[Generator, ...] = (Statement(),)
"""Asked only where no rule has a ready card: drafts for a person to judge."""

WEIGHED: tuple[Generator, ...] = (Salient(),)
"""Asked in every language, where it is known which of its many drafts judges keep."""

OTHER_LANGUAGES: tuple[Generator, ...] = (
    Quoted(),
    AnyLanguage(),
    Fragments(),
    Labels(),
    Arrows(),
    Shells(),
)
"""Families for notes in other languages; each looks whether the note's is its own."""


def rules_for(language: str) -> tuple[Generator, ...]:
    """Return the rules that may look at a note in this language."""
    return ENGLISH if language == "en" else OTHER_LANGUAGES


def last_resort(language: str) -> tuple[Generator, ...]:
    """Return what may draft a note in this language that no rule has a ready card for."""
    return LAST_RESORT if language == "en" else ()
