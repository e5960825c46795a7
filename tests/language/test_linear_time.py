"""No pattern and no stage gets slower than its text gets longer."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import pytest
from growth import assert_in_proportion

from recall import gates
from recall.cards import Gap, GapText, Question
from recall.drafts import Draft
from recall.generators.any_language import AnyLanguage
from recall.generators.quoted import Quoted
from recall.language import fillers, owners, stance, voices
from recall.language.detect import language_of
from recall.language.tables import TABLES
from recall.language.words import content_words
from recall.notes import Context, Note, Person, Span

MODULES = (
    "recall.language.words",
    "recall.language.verbs",
    "recall.language.detect",
    "recall.language.speech",
    "recall.language.bare",
    "recall.language.between",
    "recall.generators.quoting",
    "recall.generators.quoted.cuts",
    "recall.generators.quoted.figures",
    "recall.language.standing",
    "recall.generators.any_language",
    "recall.language.clipped",
    "recall.generators.arrows",
    "recall.generators.jotted",
    "recall.generators.labels",
    "recall.generators.fragments",
    "recall.generators.leads",
    "recall.gates.seen",
    "recall.gates.questions",
    "recall.gates.answers",
    "recall.gates.trivial",
    "recall.gates.moved",
    "recall.gates.leaks",
    "recall.gates.gaps",
    "recall.gates.markup",
    "recall.gates.leaning",
    "recall.gates.references",
    "recall.gates.faithful",
    "recall.gates.owners",
    "recall.language.owners",
    "recall.language.voices",
    "recall.language.stance",
    "recall.language.fillers",
    "recall.gates.grammar",
)

HOSTILE = (
    "a", "A ", "Ab Cd ", "((a", "[a](", "“",
    '"a ', "**", "*a ", "1.", "1,1-", "1 - ", "¿a ", "?", ", ",
    ": ", "no a, ", "para ", "porque ", "which is a, ", "it ", "the thing ", "does it is ",
    "According to ", "de la ", "`", "$", "{{", "<", "\ue000", "el a es el más ", ". Por eso ",
)  # fmt: skip

SPAN = Span(1, 1)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in MODULES:
        for variable, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern):
                yield f"{name}.{variable}", value
    for table in TABLES:
        for variable in (*vars(table), "opener", "opinion"):
            if isinstance(value := getattr(table, variable), re.Pattern):
                yield f"{table.language}.{variable}", value


@pytest.mark.parametrize(
    "pattern", [pytest.param(pattern, id=name) for name, pattern in patterns()]
)
def test_a_pattern_takes_time_in_proportion_to_its_text(pattern: re.Pattern[str]) -> None:
    """One bullet full of brackets must not stop a scan."""
    for piece in HOSTILE:
        assert_in_proportion(lambda text: sum(1 for _ in pattern.finditer(text)), piece)


def quoted(text: str, language: str) -> list[Draft]:
    note = Note(text, SPAN)
    context = Context(language=language)
    return [draft for rule in (Quoted(), AnyLanguage()) for draft in rule.draft(note, context)]


@pytest.mark.parametrize("piece", HOSTILE)
def test_rules_for_other_languages_take_time_in_proportion(piece: str) -> None:
    assert_in_proportion(lambda text: quoted(text, "es"), piece)
    assert_in_proportion(lambda text: quoted(text, "xx"), piece)


@pytest.mark.parametrize("piece", HOSTILE)
def test_telling_a_language_takes_time_in_proportion(piece: str) -> None:
    assert_in_proportion(language_of, piece)
    assert_in_proportion(content_words, piece)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_gates_take_time_in_proportion(piece: str, language: str) -> None:
    """A bullet may be a page; its drafts are as long."""
    context = Context(speaker="Ada Rowe", language=language)

    def judge(text: str) -> None:
        question = Draft(Question(text, f"{text}!"), SPAN, "x")
        gap = Draft(GapText((text, Gap(1, "x"), text)), SPAN, "x")
        for draft in (question, gap):
            list(gates.refusals(draft, Note(text, SPAN), context))

    assert_in_proportion(judge, piece)


PEOPLE = (Person("Ada Rowe"), Person("Bruno Lind-Okafor", ("BL",)))


@pytest.mark.parametrize("piece", [*HOSTILE, "Ada says so; ", "BL: ", "Rowe no, ", ", says Ada, "])
def test_telling_voices_takes_time_in_proportion(piece: str) -> None:
    """A panel may be noted in one endless paragraph."""

    def tell(text: str) -> None:
        owners.owner(text, PEOPLE)
        voices.answers(text, PEOPLE)
        voices.turns(text, PEOPLE)
        stance.without_note_takers(text, "Ada Rowe")
        fillers.without_fillers(text)

    assert_in_proportion(tell, piece)
