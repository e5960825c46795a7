"""Markup that a card breaks, or that became a gap by accident."""

from __future__ import annotations

import re

from recall.cards import Gap, GapText, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen
from recall.markdown import masked

_LIST_NUMBER = re.compile(r"(?<![\w(])\d{1,2}\)(?=\s)")


def broken(card: Seen) -> str | None:
    """Code, maths, quotes or links that open and do not close."""
    for text in (card.face.front, card.face.answer):
        if reason := _unbalanced(text):
            return reason
    return None


def _unbalanced(text: str) -> str | None:
    if text.count("```") % 2 or text.replace("```", "").count("`") % 2:
        return "a code mark is not closed"
    prose = _LIST_NUMBER.sub(" ", masked(text))
    if prose.count("**") % 2:
        return "bold is not closed"
    if text.count("$$") % 2 or prose.count("\\(") != prose.count("\\)"):
        return "a formula is not closed"
    if re.search(r"\]\([^)\s]*$", prose) or (
        "](" in prose and prose.count("[") < prose.count("](")
    ):
        return "a link is broken"
    if prose.count("{{") != prose.count("}}") or prose.count("{%") != prose.count("%}"):
        return "a tag in braces is broken"
    if prose.count("[[") != prose.count("]]"):
        return "a wiki link is broken"
    for opening, closing in ("()", "“”", "«»"):
        if prose.count(opening) != prose.count(closing):
            return "a bracket or quotation mark is not closed"
    if prose.count('"') % 2 and not re.search(r"\d\"", prose):
        return "a quotation mark is not closed"
    return None


def gap_in_markup(card: Seen) -> str | None:
    """A gap inside an address, code, maths, HTML or a liquid tag."""
    text = card.draft.wording
    if not isinstance(text, GapText):
        return None
    full = text.full
    prose = masked(full)
    at = 0
    for piece in text.pieces:
        end = at + len(piece.answer if isinstance(piece, Gap) else piece)
        if isinstance(piece, Gap):
            if _inside(full, prose, at) or _inside(full, prose, end):
                return "the gap stands inside code, maths, a link or a tag"
            if re.match(r"https?://|<|\{[{%]", piece.answer):
                return "the gap hides an address or a tag"
        at = end
    return None


def _inside(full: str, prose: str, at: int) -> bool:
    """Return whether hidden text stands on both sides of the place without a seam between."""
    if not 0 < at < len(full):
        return False
    left, right = prose[at - 1] != full[at - 1], prose[at] != full[at]
    return left and right and not (full[at - 1] in "`$>)}" or full[at] in "`$<({[")


GATES = (
    Gate("markup broken", broken, bars=Tier.DRAFT),
    Gate("gap in markup", gap_in_markup, bars=Tier.DRAFT),
)
