"""Merge conflicts that nobody resolved: both sides stand in the file, and neither is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recall.notes import Fault

_MARK = re.compile(r"(?:<{7}|>{7}) \S")
"""How Git, Mercurial and Jujutsu begin and end a conflict: always with a label."""

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)")


def conflicts(text: str) -> tuple[Fault, ...]:
    """Return a fault for every conflict in a text whose lines end in `\\n`.

    What stands in a fence of the margin is an example of one: no card is made of it.
    """
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return ()
    return tuple(_faults(_marks(text.split("\n"))))


class _Mark(NamedTuple):
    line: int
    begins: bool


def _marks(lines: list[str]) -> Iterator[_Mark]:
    fence = ""
    for number, line in enumerate(lines, 1):
        if not fence and _MARK.match(line):
            yield _Mark(number, line.startswith("<"))
        elif found := _FENCE.match(line):
            if not fence:
                fence = found["fence"]
            elif found["fence"].startswith(fence) and not found["info"].strip():
                fence = ""


def _faults(marks: Iterator[_Mark]) -> Iterator[Fault]:
    begun: int | None = None
    for mark in marks:
        if begun is not None:
            yield _left_over(begun) if mark.begins else _conflict(begun, mark.line)
        elif not mark.begins:
            yield _left_over(mark.line)
        begun = mark.line if mark.begins else None
    if begun is not None:
        yield _left_over(begun)


def _conflict(first: int, last: int) -> Fault:
    return Fault(
        first,
        f"a merge conflict that is not resolved, up to line {last}; nothing of the file is read"
        " until it is, and its cards stay as they are.",
    )


def _left_over(line: int) -> Fault:
    return Fault(
        line,
        "a mark of a merge conflict was left here; nothing of the file is read until it is taken"
        " out, and its cards stay as they are.",
    )
