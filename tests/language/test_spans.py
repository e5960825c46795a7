"""Phrases between small words: whole ones, and nothing that only looks like one."""

import pytest

from recall.language.spans import ENGLISH, phrases, small_words

MEULE = ["une meule", "une meule avant trois semaines", "trois semaines"]


def of(text: str, language: str = "en") -> list[str]:
    small = ENGLISH if language == "en" else small_words(language)
    return [text[start:end].rstrip(".") for start, end in phrases(text, small)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Pupils remember the last thing they read",
            ["the last thing", "the last thing they read"],
        ),
        ("A form should say what to fill in first", ["what to fill in first"]),
        ("Guests who got a terse correct answer came back", ["a terse correct answer"]),
        ("A few donors carry most of the costs", ["most of the costs"]),
        ("Amateurs sing too hard", ["too hard"]),
        ("It starts after the dough leaves the bowl", ["the dough", "the bowl"]),
        ("Planks longer than about 90 cm bend the shelf", ["90 cm", "the shelf"]),
        ("Keep it under 40 pages & cut the rest", ["40 pages", "the rest"]),
        ("Let a rye loaf stand a full day", ["a rye loaf", "a full day"]),
        ("They drew their own street from memory", ["memory"]),
        ("At 1,100 degrees it moves", ["1,100 degrees"]),
        ("The committee asked what failed", []),
    ],
)
def test_phrases_are_whole(text: str, found: list[str]):
    assert of(text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "Pregunta siempre cuántas hay en total", ["total"]),
        ("es", "Manda por quién se levanta de noche", ["quién se levanta de noche"]),
        ("es", "Nunca abras una puerta caliente", ["una puerta caliente"]),
        ("es", "El turno baja la carga de nueve a tres", ["la carga", "la carga de nueve a tres"]),
        ("es", "No quiere separar por zona", ["zona"]),
        ("de", "Das Wasser sucht sich den alten Lauf", ["den alten Lauf"]),
        ("fr", "On ne lave jamais une meule avant trois semaines", MEULE),
    ],
)
def test_phrases_of_other_languages(language: str, text: str, found: list[str]):
    assert of(text, language) == found
