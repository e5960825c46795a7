"""Every pattern of the package takes time in proportion to its text."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import pytest
from growth import assert_in_proportion

from recall.collection.explaining import explain_bytes
from recall.context.sources import links
from recall.language.rare import Rare
from recall.notes import Fate

HOUSE = Path(__file__).resolve().parents[2] / "recall"
CALLS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


class Found(NamedTuple):
    """A pattern and where it stands."""

    where: str
    pattern: re.Pattern[str]
    at_start: bool
    """Whether it is only ever sought at the beginning of a text."""


class Unknown(NamedTuple):
    """A pattern that is made of what a function is given."""

    where: str
    source: str


TREES = {
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(HOUSE.rglob("*.py"))
}


def uses() -> dict[str, set[str]]:
    """Return how the variables of the package that may hold patterns are used, by name."""
    found: dict[str, set[str]] = {}
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS:
                found.setdefault(ast.unparse(node.value).split(".")[-1], set()).add(node.attr)
    return found


USES = uses()
AT_START = {"match", "fullmatch"}


def patterns() -> Iterator[Found | Unknown]:
    """Give every pattern that is written down in the package, from its source."""
    for name, tree in TREES.items():
        module = importlib.import_module(name.removesuffix(".__init__"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func.value) == "re"
                and node.func.attr in CALLS - {"compile"}
            ):
                yield _found(f"{name}:{node.lineno}", node, node.func.attr, vars(module))
        for variable, value in vars(module).items():
            at_start = USES.get(variable, {"search"}) <= AT_START
            for pattern in _inside(value):
                yield Found(f"{name}.{variable}", pattern, at_start)


def _found(where: str, call: ast.Call, how: str, names: dict[str, Any]) -> Found | Unknown:
    flags = next((each.value for each in call.keywords if each.arg == "flags"), None)
    try:
        source, number = (
            eval(compile(ast.Expression(each), where, "eval"), dict(names)) if each else 0
            for each in (call.args[0], flags)
        )
        return Found(where, re.compile(source, number), how in AT_START)
    except NameError:
        return Unknown(where, ast.unparse(call.args[0]))


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Rare):
        yield value.whole
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _inside(each)


COLLECTED = [*patterns()]
KNOWN = {
    (each.pattern.pattern, each.pattern.flags): each
    for each in COLLECTED
    if isinstance(each, Found) and isinstance(each.pattern.pattern, str)
}


# Texts that are made for a pattern ---------------------------------------------------------


class Text(NamedTuple):
    """A text that a pattern takes for long: something to begin with, and what it repeats."""

    start: str
    piece: str


def texts(found: Found) -> set[Text]:
    """Return, for every part of a pattern that repeats, a text that it takes."""
    made: set[Text] = set()

    def walk(parts: Any, before: str) -> None:
        for op, value in parts:
            if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
                if value[1] > 9:
                    made.add(Text(before, sample(value[2])))
                walk(value[2], before)
            elif op is ops.SUBPATTERN:
                walk(value[-1], before)
            elif op is ops.BRANCH:
                for each in value[1]:
                    walk(each, before)
            elif op in (ops.ASSERT, ops.ASSERT_NOT):
                walk(value[1], before)
            elif op is ops.ATOMIC_GROUP:
                walk(value, before)
            before += _sample_of((op, value))

    walk(parser.parse(found.pattern.pattern, found.pattern.flags), "")
    return {
        Text(text.start, f"{text.piece}{more}")
        for text in made
        for more in ("", " ", "a")
        if text.piece
    }


SIGNS = "a A1 -_.,:;'\"([{<|/\\#*=~^$\n\té“"


def sample(parts: Any) -> str:
    """Return a short text that the parts of a pattern match, or nearly."""
    return "".join(map(_sample_of, parts))


def _sample_of(part: tuple[Any, Any]) -> str:
    op, value = part
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is ops.ANY:
        return "a"
    if op is ops.IN:
        one = re.compile(_set_of(value))
        return next((sign for sign in SIGNS if one.match(sign)), "a")
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return sample(value[2]) * max(1, min(value[0], 3))
    if op is ops.SUBPATTERN:
        return sample(value[-1])
    if op is ops.BRANCH:
        return sample(value[1][0])
    return sample(value) if op is ops.ATOMIC_GROUP else ""


CLASSES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def _set_of(items: Any) -> str:
    made = ""
    for op, value in items:
        if op is ops.NEGATE:
            made += "^"
        elif op is ops.LITERAL:
            made += re.escape(chr(value))
        elif op is ops.RANGE:
            made += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif op is ops.CATEGORY:
            made += CLASSES[value]
    return f"[{made}]"


# Promises ---------------------------------------------------------------------------------


COMMON = {Text("", piece) for piece in ("a", " ", "A ", "a, ", '"', "((", "\n", "a\n", "1,")}
"""What most patterns look at, whatever they are about."""


BOUNDED = {
    **dict.fromkeys(("generators", "gates", "language"), "notes of 10,000 characters, see ranking"),
    "context": "headings, speakers and metadata",
    "collection.handwriting._MARKER": "is only matched at the start of a line",
    "markdown.blocks._MARKERS": "stands at the start of a line that has a marker",
    "matching.edits._START": "sought in twelve characters",
    "screen.rendering._CODE_OR_MATHS": "of the card on the screen",
    "ranking.DOUBT": "is only matched at the start of a note",
}
"""Where a pattern may take the square of the time, and why that is not for ever."""


def may_be_slow(found: Found) -> bool:
    return found.where.removeprefix("recall.").startswith(tuple(BOUNDED))


def lengthy(found: Found) -> list[str]:
    """Return what is wrong with a pattern; nothing where it takes time in proportion."""
    wrong = []
    for text in sorted(texts(found) | COMMON):

        def run(more: str, start: str = text.start) -> None:
            if found.at_start:
                found.pattern.match(start + more)
                found.pattern.fullmatch(start + more)
            else:
                for _ in found.pattern.finditer(start + more):
                    pass

        try:
            assert_in_proportion(run, text.piece, power=2 if may_be_slow(found) else 1)
        except AssertionError as error:
            wrong.append(f"{found.where}: {text.start!r} + {error}")
    return wrong


SHARES = 8


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_gets_slower_than_its_text_gets_longer(share: int):
    """One bullet that somebody sent must not stop a scan."""
    chosen = [*KNOWN.values()][share::SHARES]

    assert [fault for found in chosen for fault in lengthy(found)] == []


def test_all_patterns_are_found():
    """Those that are made of what a function is given are few, and most of them of names."""
    unknown = {each.source for each in COLLECTED if isinstance(each, Unknown)}

    assert len(KNOWN) > 500
    assert len(unknown) < 50


@pytest.mark.parametrize("piece", ["1:", "A ", "=="])
def test_a_bullet_as_long_as_a_book_is_left_to_its_reader(piece: str):
    """Rules look at what somebody may have meant as one insight."""
    note = explain_bytes("t.md", f"- {piece * 8_000}x\n".encode()).notes[0]

    assert note.outcome.fate in (Fate.NEEDS_YOU, Fate.SKIPPED)


def test_a_video_that_never_ends_is_not_sought_for_ever():
    """Eight thousand spaces took minutes once."""
    assert_in_proportion(lambda text: links("{{< youtube" + text), " ", length=4_000)


@pytest.mark.slow
def test_a_pattern_that_is_slow_is_found_out():
    """Or the test of all patterns would see nothing."""
    assert lengthy(Found("here", re.compile("(?:ca|a)*b"), at_start=False)) != []
