"""Bullets that belong to a card somebody wrote beside them: they need no card of their own."""

from __future__ import annotations

from dataclasses import replace

from recall.generators import question_answer
from recall.generators.definition import Definition, is_definition
from recall.generators.gaps import Gaps, marked_gaps
from recall.generators.question_answer import QuestionAnswer
from recall.notes import Context, Note, NoteKind

BELOW = (Definition(), Gaps())


def belongs_to(note: Note, context: Context) -> str | None:
    """Return in words which written card the note is part of; None when it is of none.

    It is the answer to a question beside or above it, or a bullet whose card its author
    wrote in a comment or as `Q:` and `A:` right below it.
    """
    if asked := question_answer.answers(note, context):
        return f"part of the answer to the question in line {asked.span.first}"
    for outer in context.above:
        if outer.text.rstrip().endswith("::") and is_definition(outer):
            return f"part of the definition in line {outer.span.first}"
    hidden = next((child for child in note.children if _is_hidden_card(child)), None)
    if hidden:
        return f"its card is written in the comment in line {hidden.span.first}"
    pair = next((child for child in note.children if _is_pair(child, note)), None)
    return f"its card is written in line {pair.span.first}" if pair else None


def without_written(note: Note) -> Note:
    """Return the note without its children where one of them is a card that somebody wrote.

    The others make no list without it, and a list with it would show its marks.
    """
    return replace(note, children=()) if written_below(note) else note


def written_below(note: Note) -> str | None:
    """Return in words where the first written card among the children stands; None without."""
    context = Context(parent=note)
    for child in note.children:
        written = any(True for syntax in BELOW for _ in syntax.draft(child, context))
        if not child.skip and (written or _is_pair(child, note)):
            return f"its list has a card that is written in line {child.span.first}"
    return None


def _is_pair(child: Note, parent: Note) -> bool:
    """Tell whether the child asks a question that has its answer."""
    if child.skip or not question_answer.asks(child):
        return False
    context = Context(parent=parent, siblings=parent.children)
    return any(True for _ in QuestionAnswer().draft(child, context))


def _is_hidden_card(note: Note) -> bool:
    if note.kind is not NoteKind.COMMENT:
        return False
    return question_answer.asks(note) or is_definition(note) or bool(marked_gaps(note.text))
