"""From blocks to notes: the text of a list item, its anchor, its task mark and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from textwrap import dedent
from typing import NamedTuple

from recall.context import sources
from recall.language.rare import Rare
from recall.markdown import Block, BlockKind, blocks, masked
from recall.notes import Note, NoteKind, Span

_TASK = Rare(r"\[[ xX]\](?:\s+|$)", "[")
_ANCHOR = Rare(r"(?:^|\s)\^((?=[\d-]*[A-Za-z])[A-Za-z0-9-]{2,64})\s*$", "^")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_OURS = re.compile(r"\s*recall\b:?(?P<rest>.*)", re.DOTALL)
_ORDER = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}[.!]?")
"""Few plain words: no card can be made of them."""

_FRAME = re.compile(r"<iframe\b[^>]*>(?:\s*</iframe>)?", re.IGNORECASE)
_LABEL = r"(?:\*\*(?![QAPR]:?\*\*)[^*\n]{1,40}(?::\*\*|\*\*:?)[ \t]+)?"
"""What may stand in bold before the letter, on its line."""
_TURN = re.compile(_LABEL + r"(?:\*\*|__)?([QAPR])(?:\*\*|__)?:(?:\*\*|__)?(?:\s|$)")
_DEFINES = Rare(r"\S\s+:{2,3}(?:\s|$)", ":")


class Bullet(NamedTuple):
    """A note with what only its surroundings need to know."""

    note: Note
    second: int | None = None
    """Of the talk, when a timestamp stands in it or in the bullet above."""

    below: tuple[Bullet, ...] = ()
    """Its children, one for each of the note's."""


class Comment(NamedTuple):
    """A comment `<!-- recall … -->`."""

    line: int
    """On which its inside begins."""

    inside: str
    """What it holds after the word `recall`; empty when that is an order and no card."""

    skips: bool
    unknown: str = ""
    """An order that nobody knows, such as a mistyped `skip`."""


# List items ------------------------------------------------------------------------------------


def bullet_of(
    item: Block,
    *,
    kind: NoteKind = NoteKind.BULLET,
    depth: int = 0,
    skip: bool = False,
    timed: bool = False,
    second: int | None = None,
) -> Bullet:
    """Return the list item as a note, with all that is nested in it.

    `second` is that of the bullet above, `skip` whether its section is to be left out, and
    `timed` whether there is a video that a timestamp can mean.
    """
    own, lists = _parted(item.children)
    comments = [comment for block in own for comment in comments_in(block)]
    text = "\n\n".join(filter(None, map(_text_of, own)))
    task = _TASK.match(text)
    text, anchor = _without_anchor(text[task.end() :] if task else text)
    text = sources.without_time_link(text)
    skip = skip or any(comment.skips for comment in comments)
    own_second = _second_of(text) if timed else None
    second = second if own_second is None else own_second
    hidden = [
        bullet._replace(second=second)
        for comment in comments
        for bullet in inside_of(comment, depth=depth + 1)
    ]
    inner = [
        bullet_of(child, kind=kind, depth=depth + 1, skip=skip, timed=timed, second=second)
        for block in lists
        for child in block.children
    ]
    below = (*hidden, *inner)
    note = Note(
        text=sources.without_label(text if own_second is None else sources.without_second(text)),
        span=_own_span(item, own),
        children=tuple(bullet.note for bullet in below),
        kind=kind,
        depth=depth,
        task=bool(task),
        numbered=item.numbered,
        anchor=anchor,
        skip=skip,
    )
    return Bullet(note, second, below)


def _second_of(text: str) -> int | None:
    return sources.second_of(masked(text, addresses=False)) if ":" in text or "=" in text else None


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
    """Return the lines of the item's own text, up to the first list in it."""
    lists = (block.span.first for block in item.children if block.kind is BlockKind.LIST)
    first_list = min(lists, default=item.span.last + 1)
    before = (block.span.last for block in own if block.span.first < first_list)
    return Span(item.span.first, max(before, default=item.span.first))


def _text_of(block: Block) -> str:
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
    pieces: list[str] = []
    defines = False
    for line in text.split("\n"):
        words = line.strip().removesuffix("\\").rstrip()
        if not words:
            continue
        again = defines and bool(_DEFINES.search(words))
        defines = defines or bool(_DEFINES.search(words))
        if pieces:
            pieces.append("\n" if again or _TURN.match(words) else " ")
        pieces.append(words)
    return "".join(pieces)


def _without_anchor(text: str) -> tuple[str, str | None]:
    """Return the text without the `^anchor` at its end or at the end of its first paragraph."""
    first, gap, rest = text.partition("\n\n")
    for part, after in ((text, ""), (first, gap + rest)):
        if found := _ANCHOR.search(masked(part[-80:])):
            start = max(len(part) - 80, 0) + found.start()
            return part[:start].rstrip() + after, found[1]
    return text, None


# Paragraphs ------------------------------------------------------------------------------------


def with_answers(inner: Sequence[Block]) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """Give the blocks in their order, each with those below it that belong to its answer.

    A list right below a paragraph with an `A:` is part of the answer, and so are, below an
    empty line too, code, tables and what is indented. An `A:` may stand in the paragraph
    after its `Q:`.
    """
    at = 0
    while at < len(inner):
        block = inner[at]
        at += 1
        if (
            _last_turn(block) in ("Q", "P")
            and at < len(inner)
            and _first_turn(inner[at]) in ("A", "R")
        ):
            block, at = _merged(block, inner[at]), at + 1
        below: list[Block] = []
        if _last_turn(block) in ("A", "R"):
            while at < len(inner) and _goes_on(below[-1] if below else block, inner[at]):
                below.append(inner[at])
                at += 1
        yield block, tuple(below)


def _first_turn(block: Block) -> str | None:
    turn = _TURN.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    return turn[1] if turn else None


def _last_turn(block: Block) -> str | None:
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    turns = [turn[1] for line in block.text.split("\n") if (turn := _TURN.match(line.strip()))]
    return turns[-1] if turns else None


def unanswered(block: Block) -> bool:
    """Tell whether a paragraph begins with a question that nothing in it answers."""
    return _first_turn(block) in ("Q", "P") and _last_turn(block) in ("Q", "P")


def _merged(question: Block, answer: Block) -> Block:
    between = answer.span.first - question.span.first - question.text.count("\n")
    text = question.text + "\n" * between + answer.text
    return Block(BlockKind.PARAGRAPH, Span(question.span.first, answer.span.last), text)


def _goes_on(block: Block, following: Block) -> bool:
    """Tell whether a block below an answer is a part of it."""
    match following.kind:
        case BlockKind.CODE | BlockKind.TABLE:
            return True
        case BlockKind.PARAGRAPH:
            return bool(following.indent) and not _begins_turn(following)
        case BlockKind.LIST:
            near = following.span.first == block.span.last + 1
            return near or bool(following.indent) or block.text.rstrip().endswith(":")
    return False


def _begins_turn(block: Block) -> bool:
    return any(map(_begins_card, block.text.split("\n")))


def paragraph_bullets(
    block: Block,
    below: Sequence[Block] = (),
    *,
    kind: NoteKind = NoteKind.PARAGRAPH,
    skip: bool = False,
    timed: bool = False,
) -> Iterator[Bullet]:
    """Give a paragraph as notes, a new one at every `Q:` and at every `front :: back`.

    `below` are the blocks that belong to the answer at its end.
    """
    lines = _without_comments(block.text, keep_lines=True).split("\n")
    starts = [0, *(n for n in range(1, len(lines)) if _begins_card(lines[n]))]
    for start, end in pairwise([*starts, len(lines)]):
        text, anchor = _without_anchor(_joined("\n".join(lines[start:end])))
        attached = below if end == len(lines) else ()
        more = [_text_of(part) for part in attached if part.kind is not BlockKind.LIST]
        inner = tuple(
            bullet_of(item, kind=_kind_below(kind), depth=1, skip=skip)
            for part in attached
            if part.kind is BlockKind.LIST
            for item in part.children
        )
        if not text and not inner:
            continue
        second = _second_of(text) if timed else None
        note = Note(
            text="\n\n".join([text if second is None else sources.without_second(text), *more]),
            span=Span(
                block.span.first + start, _end_of(attached) or _last_line(block, start, end, lines)
            ),
            children=tuple(bullet.note for bullet in inner),
            kind=kind,
            anchor=anchor,
            skip=skip,
        )
        yield Bullet(note, second, inner)


def _end_of(attached: Sequence[Block]) -> int | None:
    """Return the last line of what stands below an answer, up to the first list in it."""
    own = [*takewhile(lambda part: part.kind is not BlockKind.LIST, attached)]
    return own[-1].span.last if own else None


def _kind_below(kind: NoteKind) -> NoteKind:
    return NoteKind.COMMENT if kind is NoteKind.COMMENT else NoteKind.BULLET


def _last_line(block: Block, start: int, end: int, lines: Sequence[str]) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return block.span.first + end - 1


def _begins_card(line: str) -> bool:
    if turn := _TURN.match(line.strip()):
        return turn[1] in "QP"
    return bool(_DEFINES.search(masked(line)))


# Comments --------------------------------------------------------------------------------------


def comments_in(block: Block) -> Iterator[Comment]:
    """Give the comments in a block that are meant for us."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML, BlockKind.HEADING):
        return
    if "<!--" not in block.text:
        return
    for found in _COMMENT.finditer(masked(block.text, html=False)):
        ours = _OURS.fullmatch(block.text[found.start(1) : found.end(1)])
        if ours is None:
            continue
        inside = ours["rest"]
        start = found.start(1) + ours.start("rest") + len(inside) - len(inside.lstrip())
        line = block.span.first + block.text.count("\n", 0, start)
        words = inside.strip()
        order = words.lower().rstrip(".!")
        skips = order == "skip"
        # What is meant so is for `recall lint` to know.
        known = skips or order in ("meant", "meant so")
        unknown = words if not known and _ORDER.fullmatch(words) else ""
        yield Comment(line, "" if known or unknown else words, skips, unknown)


def inside_of(comment: Comment, *, depth: int = 0) -> Iterator[Bullet]:
    """Give the notes that a comment hides: its bullets and paragraphs."""
    if not comment.inside:
        return
    first, _, rest = comment.inside.partition("\n")
    lines = f"{first}\n{dedent(rest)}"
    for block, below in with_answers(blocks(lines, first_line=comment.line).blocks):
        if block.kind is BlockKind.PARAGRAPH:
            for bullet in paragraph_bullets(block, below, kind=NoteKind.COMMENT):
                yield bullet._replace(note=replace(bullet.note, depth=depth))
        for item in block.children if block.kind is BlockKind.LIST else ():
            yield bullet_of(item, kind=NoteKind.COMMENT, depth=depth)


def _without_comments(text: str, *, keep_lines: bool = False) -> str:
    if "<!--" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for found in _COMMENT.finditer(masked(text, html=False)):
        pieces.append(text[at : found.start()].rstrip(" "))
        pieces.append("\n" * found.group().count("\n") if keep_lines else "")
        at = found.end()
    return "".join([*pieces, text[at:]])
