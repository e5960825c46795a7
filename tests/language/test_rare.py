"""A pattern looked for only where one of its words stands finds what it would find anyway."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import recall
from recall.language.rare import Rare
from recall.language.tables import table_of
from recall.language.tables.table import mark


def rare_patterns() -> Iterator[tuple[str, Rare]]:
    """Give every rare pattern of a module, with where it stands."""
    for module in pkgutil.walk_packages(recall.__path__, "recall."):
        if module.name.startswith(
            (
                "recall.language",
                "recall.generators",
                "recall.gates",
                "recall.context",
                "recall.ranking",
            )
        ):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", found) for found in _rare_in(value))


def _rare_in(value: object) -> Iterator[Rare]:
    if isinstance(value, Rare):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _rare_in(part)


def needs_one(items: Any, needs: tuple[str, ...]) -> bool:
    """Tell whether whatever the items of a pattern match has one of the stretches in it."""
    stretch = ""
    for kind, value in _unwrapped(items):
        name = str(kind)
        if name == "LITERAL":
            stretch += chr(value)
            continue
        if _has(stretch, needs) or _needs_one(name, value, needs):
            return True
        stretch = ""
    return _has(stretch, needs)


def _unwrapped(items: Any) -> Iterator[tuple[Any, Any]]:
    """Give the items, those of groups that are only letters in their place."""
    for kind, value in items:
        letters = str(kind) == "SUBPATTERN" and all(str(one) == "LITERAL" for one, _ in value[3])
        yield from value[3] if letters else ((kind, value),)


def _needs_one(name: str, value: Any, needs: tuple[str, ...]) -> bool:
    if name == "SUBPATTERN":
        return needs_one(value[3], needs)
    if name == "BRANCH":
        return all(needs_one(branch, needs) for branch in value[1])
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        return value[0] > 0 and needs_one(value[2], needs)
    if name == "IN":
        return all(_has(char, needs) for one in value for char in _chars(*one))
    return False


def _chars(kind: Any, value: Any) -> tuple[str, ...]:
    """Return the characters of a part of a class; one that no stretch has where they are many."""
    if str(kind) == "LITERAL":
        return (chr(value),)
    if str(kind) == "RANGE" and value[1] - value[0] < len("abcd"):
        return tuple(map(chr, range(value[0], value[1] + 1)))
    return ("\0",)


def _has(stretch: str, needs: tuple[str, ...]) -> bool:
    return any(need in stretch for need in needs)


def is_bound(rare: Rare) -> bool:
    """Tell whether every match of the pattern has one of the stretches that it is said to need."""
    flags = rare.whole.flags & ~re.UNICODE
    small = bool(flags & re.IGNORECASE)
    needs = (*rare.needs, *(need.upper() for need in rare.needs if small))
    needs += tuple(need.capitalize() for need in rare.needs if small)
    return needs_one(parser.parse(rare.pattern, flags), needs)


PATTERNS = dict(rare_patterns())


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_matches_nothing_without_one_of_its_words(name: str) -> None:
    """Otherwise a card would be missing, and nobody would know why."""
    assert is_bound(PATTERNS[name]), PATTERNS[name].needs


def test_a_word_that_a_match_can_do_without_is_noticed() -> None:
    assert not is_bound(Rare(r"(?:because|since) ", "because"))
    assert not is_bound(Rare(r"(?:because )?so", "because"))
    assert is_bound(Rare(r",? (?:because|since) ", "because|since"))


@pytest.mark.parametrize("language", ["es", "fr", "de", "it", "pt"])
def test_phrases_of_a_language_are_found_in_any_case(language: str) -> None:
    for phrase in table_of(language).buts:
        for text in (f"A {phrase} B", f"A {phrase.upper()} B"):
            assert mark((phrase, "zzz")).search(text), text


def test_what_is_not_there_leaves_a_text_as_it_is() -> None:
    rare = Rare(r",? because (\w+)", "because")

    assert rare.search("It fell.") is None
    assert list(rare.finditer("It fell.")) == []
    assert rare.sub("", "It fell.") == "It fell."
    assert rare.split("It fell.") == ["It fell."]
    assert rare.findall("It fell, because of ice") == ["of"]
    assert rare.sub("", "It fell, because of ice") == "It fell ice"
