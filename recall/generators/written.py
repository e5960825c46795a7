"""Bullets that belong to a card somebody wrote beside them: they need no card of their own."""

from __future__ import annotations

from recall.generators import question_answer
from recall.generators.definition import is_definition
from recall.generators.gaps import marked_gaps
from recall.notes import Context, Note, NoteKind


def belongs_to(note: Note, context: Context) -> str | None:
    """Return in words which written card the note is part of; None when it is of none.

    It is the answer to a question beside or above it, or a bullet whose card its author
    wrote in a comment.
    """
    if asked := question_answer.answers(note, context):
        return f"part of the answer to the question in line {asked.span.first}"
    for outer in context.above:
        if outer.text.rstrip().endswith("::") and is_definition(outer):
            return f"part of the definition in line {outer.span.first}"
    hidden = next((child for child in note.children if _is_hidden_card(child)), None)
    return f"its card is written in the comment in line {hidden.span.first}" if hidden else None


def _is_hidden_card(note: Note) -> bool:
    if note.kind is not NoteKind.COMMENT:
        return False
    return question_answer.asks(note) or is_definition(note) or bool(marked_gaps(note.text))
