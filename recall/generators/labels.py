"""A label and its value: *default port: 5432*, *isolation: read committed*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.drafts import Draft
from recall.generators.imperative import imperative
from recall.generators.jotted import Jotted, gap_in, jotted
from recall.language.clause import parse
from recall.language.clipped import ARROW, FIGURE, LIKE_A_DATE, first_thought
from recall.language.detect import FUNCTION_WORDS
from recall.language.labels import is_stage_direction, is_the_most, names_somebody
from recall.language.tokens import outside, tokens
from recall.language.words import words
from recall.notes import Context, Note

LABEL_WORDS = 6
VALUE_WORDS = 4
"""Words up to which a tail is a value."""

UNKNOWN = 0.1
"""What is lost in a language of which we do not even know the small words."""

MARK = re.compile(r"(?<=[^\s:])\**:\**\s+|\s+(?:–|—|-)\s+")


class Labels:
    """Hides the value that stands right behind a label."""

    name = "labels"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        claim = None if note.children else jotted(note, context)
        cut = labelled(claim.text) if claim else None
        if claim is None or cut is None:
            return
        label, start = cut
        if is_stage_direction(label) or names_somebody(label, _named(context)):
            return
        known = context.language in FUNCTION_WORDS
        for draft in _value(claim, label, start):
            yield draft if known else replace(draft, confidence=draft.confidence - UNKNOWN)


def labelled(text: str) -> tuple[str, int] | None:
    """Return the label at the front of the text and the place where its tail begins."""
    found = next(iter(outside(text, MARK)), None)
    if found is None:
        return None
    label = text[: found.start()].strip("*_ ")
    if not label or len(tokens(label)) > LABEL_WORDS or not text[found.end() :].strip():
        return None
    if label.endswith((".", "?", "!")) or ARROW.search(label) or "=" in label:
        return None
    return label, found.end()


def _named(context: Context) -> str:
    return " ".join((context.speaker or "", *context.section))


def _value(claim: Jotted, label: str, start: int) -> Iterator[Draft]:
    """*Label: 300 ms to first token* hides the figure, *Label: read committed* the words."""
    tail = claim.text[start:]
    if len(words(label)) < 1 or parse(label) is not None or is_the_most(label):
        return
    figure = FIGURE.match(tail)
    if figure and not LIKE_A_DATE.fullmatch(figure["n"]):
        sure = 0.84 if len(words(label)) > 1 or len(tokens(tail)) > 3 else 0.8
        yield from gap_in(
            claim, start + figure.start("n"), start + figure.end("n"),
            pattern="label-value", confidence=sure,
        )  # fmt: skip
        return
    value = first_thought(tail)
    if len(tokens(value)) <= VALUE_WORDS and not re.search(
        r"[,;?/]| (?:and|or|y|o|vs) |[=<>]", value
    ):
        sure = 0.8 if len(words(label)) > 1 and imperative(value) is None else 0.7
        yield from gap_in(claim, start, start + len(value), pattern="label-value", confidence=sure)
