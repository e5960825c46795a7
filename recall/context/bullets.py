"""From blocks to notes: the text of a list item, its anchor, its task mark and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recall.context import sources
from recall.markdown import Block, BlockKind, masked
from recall.notes import Note, NoteKind, Span

_TASK = re.compile(r"\[[ xX]\](?:\s+|$)")
_ANCHOR = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]+|[A-Za-z0-9-]+[A-Za-z])\s*$")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_OURS = re.compile(r"\s*recall\b(?P<colon>:?)[ \t]*(?P<rest>.*)", re.DOTALL)
_FRAME = re.compile(r"<iframe\b[^>]*>(?:\s*</iframe>)?", re.IGNORECASE)
_TURN = re.compile(r"(?:\*\*|__)?[QAPR](?:\*\*|__)?:(?:\*\*|__)?(?:\s|$)")
_DEFINES = re.compile(r"\S\s+:{2,3}\s+\S")


class Bullet(NamedTuple):
    """A note with what only its surroundings need to know."""

    note: Note
    second: int | None
    """Of the talk, when a timestamp stands in it or in the bullet above."""

    below: tuple[Bullet, ...]
    """Its children, one for each of the note's."""


class Comment(NamedTuple):
    """A comment `<!-- recall … -->`."""

    line: int
    inside: str
    """What it holds, after the word `recall`; empty when it says `skip`."""

    skips: bool


def bullet_of(
    item: Block, *, depth: int = 0, skip: bool = False, second: int | None = None
) -> Bullet:
    """Return the list item as a note, with all that is nested in it.

    `second` is that of the bullet above, `skip` whether its section is to be left out.
    """
    own, lists = _parted(item.children)
    comments = [comment for block in own for comment in comments_in(block)]
    text = "\n\n".join(filter(None, map(text_of, own)))
    found = _TASK.match(text)
    text, anchor = without_anchor(text[found.end() :] if found else text)
    skip = skip or any(comment.skips for comment in comments)
    own_second = sources.second_of(masked(text, addresses=False))
    second = own_second if own_second is not None else second
    inner = [
        bullet_of(child, depth=depth + 1, skip=skip, second=second)
        for block in lists
        for child in block.children
    ]
    hidden = [hidden_bullet(comment, depth + 1, second) for comment in comments if comment.inside]
    below = (*hidden, *inner)
    note = Note(
        text=sources.without_second(text),
        span=_own_span(item, own),
        children=tuple(child.note for child in below),
        depth=depth,
        task=bool(found),
        anchor=anchor,
        skip=skip,
    )
    return Bullet(note, second, below)


def hidden_bullet(comment: Comment, depth: int, second: int | None) -> Bullet:
    """Return the inside of a comment as a note."""
    text, anchor = without_anchor(
        "\n".join(line.strip() for line in comment.inside.split("\n")).strip()
    )
    last = comment.line + comment.inside.count("\n")
    note = Note(text, Span(comment.line, last), kind=NoteKind.COMMENT, depth=depth, anchor=anchor)
    return Bullet(note, second, ())


def paragraph_bullets(block: Block, *, skip: bool = False) -> Iterator[Bullet]:
    """Give the paragraph as notes, a new one at every `Q:` and at every `front :: back` line."""
    lines = block.text.split("\n")
    starts = [0, *(n for n in range(1, len(lines)) if _begins_card(lines, n))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        piece = "\n".join(lines[start:end])
        text, anchor = without_anchor(_joined(_without_comments(piece)))
        if text:
            span = Span(block.span.first + start, block.span.first + end - 1)
            note = Note(text, span, kind=NoteKind.PARAGRAPH, anchor=anchor, skip=skip)
            yield Bullet(note, sources.second_of(masked(text, addresses=False)), ())


def _begins_card(lines: Sequence[str], at: int) -> bool:
    if turn := _TURN.match(lines[at]):
        return turn.group().lstrip("*_")[0] in "QP"
    return bool(_DEFINES.search(masked(lines[at])))


def _parted(inner: Iterable[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks of an item that are its own text, and the lists in it."""
    own: list[Block] = []
    lists: list[Block] = []
    for block in inner:
        if block.kind is BlockKind.LIST:
            lists.append(block)
        elif block.kind is BlockKind.QUOTE:
            quoted, deeper = _parted(block.children)
            own.extend(quoted)
            lists.extend(deeper)
        else:
            own.append(block)
    return own, lists


def _own_span(item: Block, own: Sequence[Block]) -> Span:
    first = item.span.first
    lists = [block.span.first for block in item.children if block.kind is BlockKind.LIST]
    before = [block.span.last for block in own if not lists or block.span.first < lists[0]]
    return Span(first, max(before, default=first))


def text_of(block: Block) -> str:
    """Return what the block adds to the text of its note."""
    match block.kind:
        case BlockKind.PARAGRAPH | BlockKind.HEADING:
            return _joined(_without_comments(block.text))
        case BlockKind.HTML:
            return _FRAME.sub("", _COMMENT.sub("", block.text)).strip()
        case BlockKind.CODE | BlockKind.TABLE:
            return block.text
    return ""


def _joined(text: str) -> str:
    """Return wrapped lines as one, but for those that begin a turn of `Q:` and `A:`."""
    joined = ""
    for line in text.split("\n"):
        line = line.strip().removesuffix("\\").rstrip()
        if not line:
            continue
        keeps = _TURN.match(line) or (_DEFINES.search(line) and _DEFINES.search(joined))
        joined += ("\n" if keeps else " ") + line if joined else line
    return joined


def without_anchor(text: str) -> tuple[str, str | None]:
    """Return the text without the `^anchor` at its end or at the end of its first paragraph."""
    first, gap, rest = text.partition("\n\n")
    for part, before, after in ((text, "", ""), (first, "", gap + rest)):
        if found := _ANCHOR.search(masked(part)):
            return before + part[: found.start()].rstrip() + after, found[1]
    return text, None


# Comments --------------------------------------------------------------------------------------


def comments_in(block: Block) -> Iterator[Comment]:
    """Give the comments in a block that are meant for us."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML, BlockKind.HEADING):
        return
    if "<!--" not in block.text:
        return
    code_free = masked(block.text, html=False)
    for found in _COMMENT.finditer(code_free):
        ours = _OURS.fullmatch(block.text[found.start(1) : found.end(1)])
        if ours is None:
            continue
        start = found.start(1) + ours.start("rest")
        inside = ours["rest"].rstrip()
        lead = len(inside) - len(inside.lstrip())
        line = block.span.first + block.text.count("\n", 0, start + lead)
        skips = inside.strip().lower().rstrip(".!") == "skip"
        yield Comment(line, "" if skips else inside.strip(), skips)


def _without_comments(text: str) -> str:
    if "<!--" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for found in _COMMENT.finditer(masked(text, html=False)):
        pieces.append(text[at : found.start()].rstrip(" "))
        at = found.end()
    return "".join([*pieces, text[at:]]).strip()
