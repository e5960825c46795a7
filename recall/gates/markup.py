"""Markup that a card breaks, or that became a gap by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recall.cards import Gap, GapText, Tier
from recall.gates.gate import Gate
from recall.gates.seen import Seen
from recall.language.rare import Rare
from recall.language.tokens import CITATION, MARKUP, SIGN_OF_MARKUP
from recall.markdown import FILLER, masked

_LIST_NUMBER = Rare(r"(?<![\w(])(?:\d{1,2}|[a-z])\)(?=\s)", ")")
FENCE_LINE = re.compile(r"[ \t]*`{3,6}[^`\n]{0,200}")
_SMILEY = Rare(r"(?<!\S)[:;8]['’]?-?[()](?!\S)", "(|)")


def broken(card: Seen) -> str | None:
    """Code, maths, quotes or links that open and do not close."""
    for text in (card.face.front, card.face.answer, card.face.back):
        if reason := _unbalanced(text) or _open_emphasis(text, card):
            return reason
    return None


def back_broken(card: Seen) -> str | None:
    """The same in what the back adds."""
    return _unbalanced(card.face.extra) if card.face.extra else None


PAIRED = re.compile(r"[`*$\\(){}“”«»\"]|\[\[|\]\]|\]\(|\n\?$")
"""What may stand without its partner; most cards have none of it."""


@lru_cache(maxsize=16)
def _unbalanced(text: str) -> str | None:
    if not PAIRED.search(text):
        return None
    if text.count("```") % 2 or text.replace("```", "").count("`") % 2:
        return "a code mark is not closed"
    if text.endswith("\n?") or any(
        "```" in line and not FENCE_LINE.fullmatch(line) for line in text.split("\n")
    ):
        return "a block of code does not stand on lines of its own"
    prose = _SMILEY.sub(" ", _LIST_NUMBER.sub(" ", masked(text)))
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
    prose = _LOW_QUOTES.sub(" ", prose)
    for opening, closing in ("()", "“”", "«»"):
        if prose.count(opening) != prose.count(closing):
            return "a bracket or quotation mark is not closed"
    if prose.count('"') % 2 and not re.search(r"\d\"", prose):
        return "a quotation mark is not closed"
    return None


_LOW_QUOTES = Rare(r"„[^„“”]{0,400}[“”]|‚[^‚‘’]{0,400}[‘’]", "„|‚")
"""German quotations open low and close with the mark that others open with."""

_EMPHASIS = re.compile(r"[*_~]")
_OPENS = re.compile(r"(?<![\w*_~])(?:\*{1,3}|_{1,3}|~~)(?=[^\s*_~])")
_CLOSES = re.compile(r"(?<=[^\s*_~])(?:\*{1,3}|_{1,3}|~~)(?![\w*_~])")


def _open_emphasis(text: str, card: Seen) -> str | None:
    """Return what is wrong where the text leaves emphasis open that the note closes."""
    if not _EMPHASIS.search(text):
        return None
    if _is_even(masked(text)) or not _is_even(masked(card.source)):
        return None
    return "emphasis is not closed"


def _is_even(prose: str) -> bool:
    return len(_OPENS.findall(prose)) == len(_CLOSES.findall(prose))


def gap_in_markup(card: Seen) -> str | None:
    """A gap that begins or ends inside code, maths, a link, a tag or an address."""
    text = card.draft.wording
    if not isinstance(text, GapText):
        return None
    full = text.full
    hidden = _no_prose(full)
    for gap, start, end in _places(text):
        if any(first < place < last for place in (start, end) for first, last in hidden):
            return "the gap stands inside code, maths, a link or a tag"
        if _ADDRESS.match(gap.answer):
            return "the gap hides an address, a picture or a tag"
        if _CITATION.fullmatch(gap.answer):
            return "the gap hides where it was read"
        if "\n" in gap.answer:
            return "the gap hides a block of code or a table"
    return None


def _places(text: GapText) -> Iterator[tuple[Gap, int, int]]:
    """Yield the gaps with the places where they begin and end in the full text."""
    at = 0
    for piece in text.pieces:
        end = at + len(piece.answer if isinstance(piece, Gap) else piece)
        if isinstance(piece, Gap):
            yield piece, at, end
        at = end


_ADDRESS = Rare(r"https?://|<|\{[{%]|!\[|\[\^", "![|://|<|[^|{")
_CITATION = Rare(CITATION, "[")
_HIDDEN = re.compile(f"{FILLER}+")


@lru_cache(maxsize=16)
def _no_prose(full: str) -> tuple[tuple[int, int], ...]:
    """Return where the stretches stand that no gap may cut."""
    if not SIGN_OF_MARKUP.search(full):
        return ()
    hidden = (found.span() for found in _HIDDEN.finditer(masked(full)))
    return (
        *(found.span() for found in MARKUP.finditer(full)),
        *(span for span in hidden if not _has_seam(full, *span)),
    )


def _has_seam(full: str, start: int, end: int) -> bool:
    """Tell whether two stretches stand there side by side: a gap may end between them."""
    return any(full[at - 1] in "`$>)}" and full[at] in "`$<({[" for at in range(start + 1, end))


def address_asked(card: Seen) -> str | None:
    """A question about a bare address: *what is https://…?*"""
    if not card.is_gap and "://" in card.question:
        return "the question asks about an address"
    return None


_TEMPLATE = re.compile(r"\{%|\{\{(?!c\d{1,3}::)")


def placeholder(card: Seen) -> str | None:
    """*{{ page.title }} was recorded in Amman*: the page has words there, the note has none."""
    for text in (card.face.front, card.face.answer, card.face.back):
        if "{" in text and any(_TEMPLATE.match(found[0]) for found in MARKUP.finditer(text)):
            return "a template puts words in it that the note does not say"
    return None


GATES = (
    Gate("markup broken", broken, bars=Tier.DRAFT),
    Gate("gap in markup", gap_in_markup, bars=Tier.DRAFT),
    Gate("placeholder", placeholder, bars=Tier.DRAFT),
    Gate("back broken", back_broken),
    Gate("address asked", address_asked),
)
