"""`front :: back`, and `front ::: back` to be asked both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recall.cards import Question
from recall.drafts import Draft
from recall.generators.question_answer import before_turns, list_of
from recall.markdown import masked
from recall.notes import Context, Note

# Spaces on both sides: `std::vector` and `::marker` are code even where nobody marked them as such.
_MARK = re.compile(r"(?<=\S)[ \t]+(:{2,3})(?:\s+|$)")


class Definition:
    """One card for every line of the form `front :: back`."""

    name = "definition"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if "::" not in note.text:
            return
        for line, is_last in _entries(before_turns(note.text)):
            found = _MARK.search(masked(line))
            if not found:
                continue
            front, back = line[: found.start()].strip(), line[found.end() :].strip()
            if is_last and not back:
                back = list_of(note.children)
            if front and back:
                wording = Question(front, back, both_ways=found[1] == ":::")
                yield Draft(wording, note.span, self.name)


def _entries(text: str) -> Iterator[tuple[str, bool]]:
    """Give each line that has the mark, with the lines below it, and whether it is the last."""
    lines = text.split("\n")
    hidden = masked(text).split("\n")
    starts = [number for number, line in enumerate(hidden) if _MARK.search(line)]
    for start, end in pairwise([*starts, len(lines)]):
        yield "\n".join(lines[start:end]), end == len(lines)


def is_definition(note: Note) -> bool:
    """Tell whether the note has the mark, outside of code, maths and addresses."""
    return "::" in note.text and bool(_MARK.search(masked(note.text)))
