"""Gaps that somebody marked: `==gap==`, and `{{c1::gap::hint}}` as Anki writes it.

A bullet that is nothing but gaps shows the bullet above it in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from recall.cards import Gap, GapText
from recall.drafts import Draft
from recall.generators.definition import is_definition
from recall.generators.question_answer import before_turns
from recall.markdown import FILLER, masked
from recall.notes import Context, Note

# Marks hug their gap and stand free of words and operators, so that `a == b` compares.
_HIGHLIGHT = re.compile(
    rf"(?:(?<![\w=!<>+*/:{FILLER}-])|(?<=^\*\*)|(?<=\s\*\*)|(?<=^\*)|(?<=\s\*))==(?=[^\s=])((?:[^=\n]|=(?!=)){{1,500}}?)(?<=[^\s=])==(?![\w={FILLER}])"
)
_CLOZE = re.compile(r"\{\{c([1-9]\d{0,2})::((?:[^{}\n]|\{(?!\{)|\}(?!\})){1,2000}?)\}\}")


_LETTER = re.compile(r"\w")


class Marked(NamedTuple):
    """One gap, where it stands in the text."""

    start: int
    end: int
    slot: int | None
    """None: to be numbered."""

    words: str
    hint: str


class Gaps:
    """One text with a gap for every mark; gaps of one number are hidden together."""

    name = "gap"

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        if "==" not in note.text and "{{c" not in note.text:
            return
        if is_definition(note):
            return
        text = without_underlining(before_turns(note.text))
        if not (found := marked_gaps(text)):
            return
        lead = _lead(text, found, context)
        if lead or not _is_all(text, found):
            yield Draft(GapText((*lead, *_pieces(text, found))), note.span, self.name)


def _is_all(text: str, found: list[Marked]) -> bool:
    """Tell whether one pair of `==` hides all words, so that nothing would be asked."""
    only = len(found) == 1 and found[0].slot is None
    return only and not _LETTER.search(text[: found[0].start] + text[found[0].end :])


def _lead(text: str, found: list[Marked], context: Context) -> tuple[str, ...]:
    """Return the words above a note that has none beside its gaps."""
    starts, ends = (*(gap.start for gap in found), None), (0, *(gap.end for gap in found))
    beside = (text[end:start] for start, end in zip(starts, ends, strict=True))
    if context.parent is None or any(map(_LETTER.search, beside)):
        return ()
    above = before_turns(context.parent.text).strip()
    return (f"{above} ",) if above and not marked_gaps(above) else ()


def marked_gaps(text: str) -> list[Marked]:
    """Return the gaps of a text in their order; marks in code, maths and tags are none."""
    visible = masked(text)
    found = [
        Marked(match.start(), match.end(), None, text[match.start(1) : match.end(1)], "")
        for match in _HIGHLIGHT.finditer(visible)
        if not _is_sentence(visible, match)
    ]
    for match in _CLOZE.finditer(visible):
        hidden, _, hint = text[match.start(2) : match.end(2)].partition("::")
        if hidden.strip():
            found.append(Marked(match.start(), match.end(), int(match[1]), hidden, hint))
    return _apart(sorted(found))


SENTENCE = 6
"""Words from which what is marked from one end of a sentence to the other is all of it."""

_STOPS = ".!?…。！？｡"
_WRAPPING = "*_~\"'“”‘’«»()[] \t\n"
_INTRODUCED = (*_STOPS, ":", "：", "–", "—")
_ASIDES = re.compile(
    r"\A(?:\s|\([^()]*\)|\[[^\[\]]*\](?:\([^()\s]*\))?|(?<!\S)#[\w/-]+|[*_~\"”»])*"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2}")


def _is_sentence(text: str, marked: re.Match[str]) -> bool:
    """Tell whether the marks hold a whole sentence: then they say that it matters, and hide nothing.

    Nobody recalls all of it. It has its own stop, or is long and nothing of it stands outside.
    """
    before = text[: marked.start()].rstrip(_WRAPPING)
    if before and not before.endswith(_INTRODUCED) and not before.endswith("=="):
        return False
    inside = marked[1].rstrip(_WRAPPING)
    words = len(inside.split())
    if words < 2 and not _UNSPACED.search(inside):
        return False
    after = text[marked.end() :].lstrip()
    if inside.endswith(tuple(_STOPS)):
        return not after or not (after[0].islower() or after[0] in ",;:")
    rest = _ASIDES.sub("", after, count=1)
    return words >= SENTENCE and (not rest or rest[0] in _STOPS)


def without_underlining(text: str) -> str:
    """Return the text without marks around whole sentences."""
    if "==" not in text:
        return text
    return _unmarked(text, lambda found: _is_sentence(found.string, found))


def without_marks(text: str) -> str:
    """Return a text that has no gap of its own without the marks that hide nothing."""
    return _unmarked(text, lambda _: True) if "==" in text else text


def _unmarked(text: str, hides_nothing: Callable[[re.Match[str]], bool]) -> str:
    pieces: list[str] = []
    at = 0
    for found in _HIGHLIGHT.finditer(masked(text)):
        if hides_nothing(found):
            pieces += (text[at : found.start()], text[found.start(1) : found.end(1)])
            at = found.end()
    return "".join((*pieces, text[at:]))


def _apart(found: list[Marked]) -> list[Marked]:
    """Return the gaps without those that begin inside another one."""
    kept: list[Marked] = []
    for gap in found:
        if not kept or gap.start >= kept[-1].end:
            kept.append(gap)
    return kept


def _pieces(text: str, found: list[Marked]) -> tuple[str | Gap, ...]:
    taken = {gap.slot for gap in found if gap.slot is not None}
    free = (slot for slot in range(1, 1000) if slot not in taken)
    pieces: list[str | Gap] = []
    at = 0
    for gap in found:
        slot = next(free) if gap.slot is None else gap.slot
        pieces += (text[at : gap.start], Gap(slot, gap.words, gap.hint))
        at = gap.end
    return tuple(piece for piece in (*pieces, text[at:]) if piece != "")
