"""Rules that need no grammar (labels, lists, numbers, emphasis), for all languages but English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.cards import Gap, GapText, Question
from recall.drafts import Draft
from recall.generators.quoting import Said, gap_card, no_stop, prefix_of, said, without_asides
from recall.language.detect import FUNCTION_WORDS
from recall.language.tokens import FOLDED_FIRST, is_folded, outside, tokens
from recall.notes import Context, Note

LABEL_WORDS = 6
SET_ITEMS = 5
"""Up to so many items are asked for all at once."""

FEW_WORDS = 4
"""A number in fewer words than this has nothing around it to be recalled by."""


class AnyLanguage:
    """Cards from the form of a note alone."""

    name = "any-language"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if context.language == "en":
            return
        if note.children:
            yield from _list(note, context)
            return
        yield from _question(note, context)
        for claim in said(note, context):
            yield from _label(claim, context)
            yield from _number(claim)
            yield from _emphasis(claim)


QUESTION = re.compile(r"(?P<asked>¿?[^?]{8,300}\?)\s+(?P<answer>[^?]{3,600})")


def _question(note: Note, context: Context) -> Iterator[Draft]:
    """*Why X? Because Y*: a question that the note answers itself."""
    bare, asides = without_asides(note.text, context.language)
    found = QUESTION.fullmatch(bare)
    if found:
        front = f"{prefix_of(context)}{found['asked']}"
        extra = "; ".join(asides)
        wording = Question(front, no_stop(found["answer"]))
        yield Draft(wording, note.span, "question", extra, confidence=0.9)


def _list(note: Note, context: Context) -> Iterator[Draft]:
    """Ask for the children of a note: all of them, and each beside the others."""
    lead = no_stop(note.text)
    texts = [child.text for child in note.children if child.text.strip()]
    items = [without_asides(text, context.language) for text in texts]
    if not lead or len(items) < 2:
        return
    # A question stands as it is; a heading says how many are wanted.
    front = f"{prefix_of(context)}{lead}" + ("" if lead.endswith("?") else f" ({len(items)})")
    if len(items) <= SET_ITEMS:
        answer = "; ".join(f"{at}) {no_stop(text)}" for at, (text, _) in enumerate(items, 1))
        yield Draft(Question(front, answer), note.span, "list", confidence=0.9)
    pieces: list[str | Gap] = []
    joint = f"{front} — "
    for at, (text, asides) in enumerate(items, 1):
        pieces += [f"{joint}{at}) ", Gap(at, no_stop(text), extra="; ".join(asides))]
        joint = "; "
    yield Draft(GapText(tuple(pieces)), note.span, "list-gaps", confidence=0.88)


COLON = re.compile(r":\s+")


def _label(claim: Said, context: Context) -> Iterator[Draft]:
    """*Label: what it is* hides what it is; so does *claim: explanation*."""
    colons = outside(claim.text, COLON)
    if len(colons) != 1:
        return
    label, body = claim.text[: colons[0].start()], claim.text[colons[0].end() :]
    if len(body.split()) < 2 or not label.strip("*_ "):
        return
    short = len(label.split()) <= LABEL_WORDS
    pattern, confidence = ("label", 0.82) if short else ("explanation", 0.78)
    if context.language not in FUNCTION_WORDS:
        confidence -= 0.1
    start, end = colons[0].end(), len(claim.text)
    yield from gap_card(claim, start, end, pattern=pattern, confidence=confidence)


NUMBER = re.compile(
    r"(?<![\w.,/\-$€£])[$€£]?\d{1,15}(?:[.,]\d{1,15}){0,4}(?:\s?[-–]\s?\d{1,15}(?:[.,]\d{1,15})?)?(?:\s?%)?(?![\w/]|-\w)"
)


def _number(claim: Said) -> Iterator[Draft]:
    """Hide a number that something is said of."""
    found = outside(claim.text, NUMBER)
    if len(found) != 1 or len(tokens(claim.text)) <= FEW_WORDS:
        return
    number = found[0]
    if _is_part_of_a_name(claim.text, number):
        return
    yield from gap_card(claim, number.start(), number.end(), pattern="number", confidence=0.82)


def _is_part_of_a_name(text: str, number: re.Match[str]) -> bool:
    """Return whether a name stands right before the number: *Python 3*, *Llama 2*."""
    before = text[: number.start()].split()
    short = number[0].isdigit() and len(number[0]) < 4
    return short and len(before) > 1 and before[-1][:1].isupper()


QUOTED = re.compile(r"[“«][^”»“«]{2,80}[”»]|\"[^\"]{2,80}\"|\*\*[^*]{2,80}\*\*")
EMPHASIS_MARKS = '*“”«»"'


def _emphasis(claim: Said) -> Iterator[Draft]:
    """Hide the only term that is quoted or bold, or the only piece of code."""
    found = list(QUOTED.finditer(claim.text))
    if len(tokens(claim.text)) <= FEW_WORDS:
        return
    if len(found) == 1:
        inside = found[0][0].strip(EMPHASIS_MARKS)
        start = found[0].start() + found[0][0].index(inside)
        yield from gap_card(claim, start, start + len(inside), pattern="emphasis", confidence=0.6)
    elif not found:
        yield from _code(claim)


def _code(claim: Said) -> Iterator[Draft]:
    places = [at for at, char in enumerate(claim.text) if is_folded(char)]
    if len(places) != 1:
        return
    stretch = claim.stretches[ord(claim.text[places[0]]) - FOLDED_FIRST]
    if stretch.startswith("`"):
        yield from gap_card(claim, places[0], places[0] + 1, pattern="code", confidence=0.55)
