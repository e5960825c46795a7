"""`Q:` and `A:`, in paragraphs and bullets, on one line or many; in Spanish `P:` and `R:`.

They may stand below the words of a bullet, and take the place of the rules for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recall.cards import Question
from recall.drafts import Draft
from recall.language.rare import Rare
from recall.notes import Context, Note, NoteKind

ANSWERED_BY = {"Q": "A", "P": "R"}

_LABEL = r"(?:\*\*(?![QAPR]:?\*\*)[^*\n]{1,40}(?::\*\*|\*\*:?)[ \t]+)?"
"""What may stand in bold before the letter, on its line."""

_TURN = Rare(
    rf"^{_LABEL}(?P<turn>(?:\*\*|__)?(?P<letter>[QAPR])(?:\*\*|__)?:(?:\*\*|__)?(?:[ \t]+|$))",
    ":",
    flags=re.MULTILINE,
)
_ON_ONE_LINE = re.compile(
    r"\?[*_]{0,2}[ \t]+(?:\*\*|__)?([AR])(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(?=\S)"
)
_FENCED = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)


class Turn(NamedTuple):
    """What stands behind one letter."""

    letter: str
    words: str


class QuestionAnswer:
    """One card for every `Q:` that has an `A:`."""

    name = "question-answer"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        turns = [*turns_of(note.text), *_answers_beside(note, context)]
        for number, turn in enumerate(turns):
            answer = _answer_to(turn, turns[number + 1 :])
            if not answer and number == len(turns) - 1:
                answer = ""
            if number == _last_question(turns):
                answer = "\n\n".join(filter(None, (answer, list_of(note.children))))
            if turn.letter in ANSWERED_BY and turn.words and answer:
                yield Draft(Question(turn.words, answer), note.span, self.name)


def turns_of(text: str) -> list[Turn]:
    """Return the turns of a text in their order; letters inside code are none.

    Other words may stand before them where a question and its answer follow.
    """
    starts = _starts(text)
    if not starts:
        return []
    ends = [*(match.start() for match in starts[1:]), len(text)]
    turns = [
        Turn(match["letter"], text[match.end() : end].strip())
        for match, end in zip(starts, ends, strict=True)
    ]
    parts = [part for turn in turns for part in _parted(turn)]
    alone = not text[: starts[0].start("turn")].strip()
    return parts if alone or _holds_pair(parts) else []


def before_turns(text: str) -> str:
    """Return what stands before the first turn; the whole text where there is none."""
    return text[: _starts(text)[0].start("turn")].rstrip() if turns_of(text) else text


def _holds_pair(turns: Sequence[Turn]) -> bool:
    return turns[0].letter in ANSWERED_BY and any(
        _answer_to(turn, turns[number + 1 :]) for number, turn in enumerate(turns)
    )


def _starts(text: str) -> list[re.Match[str]]:
    code = (
        [match.span() for match in _FENCED.finditer(text)] if "```" in text or "~~~" in text else []
    )
    return [
        match
        for match in _TURN.finditer(text)
        if not any(start <= match.start() < end for start, end in code)
    ]


def _parted(turn: Turn) -> Iterator[Turn]:
    """Give a question and the answer on the same line as two turns."""
    found = _ON_ONE_LINE.search(turn.words) if turn.letter in ANSWERED_BY else None
    if found is None or found[1] != ANSWERED_BY[turn.letter]:
        yield turn
        return
    mark = found.group().index(found[1], 1)
    yield Turn(turn.letter, turn.words[: found.start() + mark].rstrip(" \t*_"))
    yield Turn(found[1], turn.words[found.end() :].strip())


def _answer_to(question: Turn, following: Sequence[Turn]) -> str:
    parts: list[str] = []
    for turn in following:
        if turn.letter != ANSWERED_BY.get(question.letter):
            break
        parts.append(turn.words)
    return "\n".join(filter(None, parts))


def _last_question(turns: Sequence[Turn]) -> int:
    return max((n for n, turn in enumerate(turns) if turn.letter in ANSWERED_BY), default=-1)


def _answers_beside(note: Note, context: Context) -> list[Turn]:
    """Return the answer that stands in a bullet below the question or right after it."""
    turns = turns_of(note.text)
    if not turns or turns[-1].letter not in ANSWERED_BY:
        return []
    inside = [turn for child in note.children[:1] for turn in turns_of(child.text)]
    if inside:
        return inside
    here = bisect_right(context.siblings, note.span.first, key=lambda one: one.span.first)
    after = context.siblings[here : here + 1]
    found = [turn for one in after for turn in turns_of(one.text)]
    return found if found and found[0].letter not in ANSWERED_BY else []


def list_of(children: Sequence[Note]) -> str:
    """Return the bullets below an answer as Markdown; those with turns of their own are none."""
    return "\n".join(line for child in children for line in _lines_of(child, 0))


def _lines_of(note: Note, depth: int) -> Iterator[str]:
    if note.kind is NoteKind.COMMENT and depth == 0:
        return
    if turns_of(note.text):
        return
    indent = "  " * depth
    first, *more = note.text.split("\n")
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" if line else "" for line in more)
    for child in note.children:
        yield from _lines_of(child, depth + 1)


def answers(note: Note, context: Context) -> Note | None:
    """Return the note whose question this one answers, or is part of the answer to."""
    for outer in reversed(context.above) if not asks(note) else ():
        if turns_of(outer.text):
            return outer
    turns = turns_of(note.text)
    if context.previous is not None and turns and turns[0].letter not in ANSWERED_BY:
        before = turns_of(context.previous.text)
        if before and before[-1].letter in ANSWERED_BY:
            return context.previous
    return None


def asks(note: Note) -> bool:
    """Tell whether the note begins with a question of its own."""
    turns = turns_of(note.text)
    return bool(turns) and turns[0].letter in ANSWERED_BY
