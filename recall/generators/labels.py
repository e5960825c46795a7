"""A label and its value: *default port: 5432*, *isolation: read committed*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recall.drafts import Draft
from recall.generators.imperative import imperative
from recall.generators.jotted import Jotted, gap_in, jotted
from recall.language.clause import parse
from recall.language.clipped import (
    ARROW,
    FIGURE,
    LIKE_A_DATE,
    OUT_OF,
    SIGNED,
    figures,
    first_thought,
    is_verdict,
    set_against,
)
from recall.language.detect import FUNCTION_WORDS
from recall.language.labels import is_phrase, is_stage_direction, is_the_most, names_somebody
from recall.language.rare import Rare
from recall.language.style import has_sign
from recall.language.tokens import outside, tokens
from recall.language.voices import called, people_of
from recall.language.words import words
from recall.notes import Context, Note

LABEL_WORDS = 6
PART = re.compile(r"[,;]\s|\.\s|\s[-–—]\s")
VALUE_WORDS = 4
"""Words up to which a tail is a value."""

UNKNOWN = 0.1
"""What is lost in a language of which we do not even know the small words."""

MARK = Rare(r"(?<=[^\s:])\*{0,3}:\*{0,3}\s{1,4}|\s{1,4}(?:–|—|-)\s{1,4}", "-|:|–|—")


class Labels:
    """Hides the value that stands right behind a label."""

    name = "labels"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        claim = None if note.children else jotted(note, context)
        if claim is not None and context.language == "en":
            yield from _short_question(claim)
            yield from _named_figure(claim)
        cut = labelled(claim.text) if claim else None
        if claim is None or cut is None:
            return
        label, start = cut
        named = called(label, people_of(context)) or names_somebody(label, _named(context))
        if named or is_stage_direction(label) or TURNS_TO.match(label):
            return
        known = context.language in FUNCTION_WORDS
        for draft in (*_value(claim, label, start), *_term(claim, label, start)):
            yield draft if known else replace(draft, confidence=draft.confidence - UNKNOWN)
        if context.language == "en":
            yield from _clause(claim, label, start)


TURNS_TO = re.compile(r"(?:about|on|regarding|as for|re) ", re.IGNORECASE)
"""How a note turns to a subject, which names nothing that has a value."""

SHORT_QUESTION = Rare(r"(?P<asked>[^?.,;:!]{3,40})\?\s(?=[a-z~+\d])", "?")
ASKED_WORDS, ANSWER_WORDS = 3, 6
WHERE = re.compile(r"\s(?:at|after|in|within|by|for|on|over|under|with|w/|among)\s")


def _short_question(claim: Jotted) -> Iterator[Draft]:
    """*Mortality? no difference at 12 mo* hides what the answer is, and not when it was so."""
    found = SHORT_QUESTION.match(claim.text)
    if not found or not 1 <= len(tokens(found["asked"])) <= ASKED_WORDS:
        return
    if tokens(found["asked"])[0].key in ASKING or is_stage_direction(found["asked"]):
        return
    answer = first_thought(claim.text[found.end() :])
    part = PART.split(answer, maxsplit=1)[0]
    said = WHERE.split(part, maxsplit=1)[0]
    if 1 < len(tokens(said)) <= ANSWER_WORDS and not UNANSWERED.match(said):
        start = found.end()
        yield from gap_in(claim, start, start + len(said), pattern="label-value", confidence=0.82)


NAMED_WORDS = 4


def _named_figure(claim: Jotted) -> Iterator[Draft]:
    """*Net promoter 31 (was 12)*: a name and its figure, and no more."""
    found = next(iter(figures(claim.text)), None)
    if found is None or claim.text[found.end("n") :].strip() or len(claim.thoughts) > 1:
        return
    name = claim.text[: found.start()].rstrip(" ~=")
    if not 2 <= len(words(claim.lead + name)) <= NAMED_WORDS + len(words(claim.lead)):
        return
    if re.search(r"[,:;.?!=]", name) or parse(name) is not None or NO_NAME.search(name):
        return
    start = found.start("sign" if found["sign"] in SIGNED else "n")
    sure = 0.8 if found["unit"] or claim.extra else 0.74
    yield from gap_in(claim, start, found.end("n"), pattern="label-value", confidence=sure)


NO_NAME = re.compile(
    r"(?i)(?:\b(?:in|at|to|of|for|by|from|with|and|or|than|every|each|per|after|before|until|within|over|under|only|just|about|see|step|part|day|chapter|page|section|lemma|theorem"
    r"|figure|fig|slide|room|episode|ep|no|version|python|node|min|minute)|#)$"
)
"""What stands before a number that counts or points, and is no value of anything."""


ASKING = frozenset(
    "who what when where why how which is are do does did can could was were".split()
)
UNANSWERED = re.compile(
    r"(?:no (?:answer|idea|clue|comment)|not (?:sure|clear|said|answered)|did(?:n['’]t| not)|unclear|dunno|unknown"
    r"|maybe|ask|check|look|see|tbd|he|she|they|long)\b"
)


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


MEANING_WORDS = 12
"""Words up to which the clause behind a label is one idea."""

MARKED = re.compile(
    r"(?:\*\*|__|[“\"«])(?P<term>[^*_“”\"«»]{2,60})(?:\*\*|__|[”\"»]):?(?:\*\*|__)?"
)
"""A label that its author set apart: the name of a thing."""


def _term(claim: Jotted, label: str, start: int) -> Iterator[Draft]:
    """*__Shadow mode__: run both, act on one* hides the term, which its meaning asks for."""
    found = MARKED.match(claim.text)
    meaning = _thought_at(claim, start)
    if not found or found.end() > start or len(tokens(found["term"])) > VALUE_WORDS:
        return
    known = {word.lower() for word in words(claim.text[start:])}
    if len(tokens(meaning)) < LEAST_MEANING or known & {word.lower() for word in words(label)}:
        return
    if not is_phrase(meaning):
        return
    alone = replace(claim, text=claim.text[: start + len(meaning)], thoughts=claim.thoughts[:1])
    yield from gap_in(
        alone, found.start("term"), found.end("term"), pattern="label-term", confidence=0.78
    )


LEAST_MEANING = 6


def _clause(claim: Jotted, label: str, start: int) -> Iterator[Draft]:
    """*Term: what it does. More.* hides what it does; what it is has a question of its own."""
    meaning = _thought_at(claim, start)
    if len(tokens(label)) > VALUE_WORDS or parse(label) is not None or is_the_most(label):
        return
    if not VALUE_WORDS < len(tokens(meaning)) <= MEANING_WORDS or meaning.count(",") > 1:
        return
    if has_sign(meaning) or any(map(str.isdigit, meaning)):
        return
    sure = 0.72 if MARKED.match(claim.text) else 0.7
    yield from gap_in(claim, start, start + len(meaning), pattern="label", confidence=sure)


def _named(context: Context) -> str:
    return " ".join((context.speaker or "", *context.section))


def _thought_at(claim: Jotted, start: int) -> str:
    """Return what the note says from a place up to where that thought ends."""
    ends = [one.end for one in claim.thoughts if one.start <= start < one.end]
    return claim.text[start : ends[0]] if ends else first_thought(claim.text[start:])


def _value(claim: Jotted, label: str, start: int) -> Iterator[Draft]:
    """*Label: 300 ms to first token* hides the figure, *Label: read committed* the words."""
    tail = claim.text[start:]
    if len(words(label)) < 1 or parse(label) is not None or is_the_most(label):
        return
    figure = FIGURE.match(tail)
    if figure and (figure["n"] in {"1", "2"} or OUT_OF.match(tail, figure.end("n"))):
        return  # a small count is hardly what the label is remembered for
    if figure and not LIKE_A_DATE.fullmatch(figure["n"]) and not figure["unit"]:
        part = PART.split(tail, maxsplit=1)[0]
        if FIGURE.match(tail[len(part) :].lstrip(",; ")):  # *11.3 on paper, 4.2 on screen*
            yield from gap_in(
                claim, start + figure.start("n"), start + figure.end("n"),
                pattern="label-value", confidence=0.82,
            )  # fmt: skip
            return
        if len(tokens(part)) <= VALUE_WORDS and len(tokens(part)) > 1 and not has_sign(part):
            yield from gap_in(
                claim, start, start + len(part), pattern="label-value", confidence=0.82
            )
            return
    if figure and any(FIGURE.search(tail, arrow.end()) for arrow in outside(tail, ARROW)):
        return  # what came of it is asked for instead
    if figure and not LIKE_A_DATE.fullmatch(figure["n"]):
        sure = 0.84 if len(words(label)) > 1 or len(tokens(tail)) > 3 else 0.8
        news = set_against(figure, figures(_thought_at(claim, start)))
        first = start + news.start("sign" if news["sign"] in SIGNED else "n")
        yield from gap_in(
            claim, first, start + news.end("n"), pattern="label-value", confidence=sure
        )
        return
    value = _thought_at(claim, start)
    if is_verdict(value):
        return
    if len(tokens(value)) <= VALUE_WORDS and not re.search(
        r"[,;?/]| (?:and|or|y|o|vs) |[=<>]", value
    ):
        clause = parse(value) if len(tokens(value)) > 2 else None
        whole = clause is not None and clause.likely
        whole = whole or (len(tokens(value)) > 2 and imperative(value) is not None)
        sure = 0.8 if len(words(label)) > 1 and not whole else 0.68
        yield from gap_in(claim, start, start + len(value), pattern="label-value", confidence=sure)
