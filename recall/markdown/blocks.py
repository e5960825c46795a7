"""The blocks of a file, with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from recall.markdown.repairs import (
    DASH_LINE,
    close_fences,
    html_rule,
    lines_of,
    list_without_first,
)
from recall.notes import Fault, Span

MAX_NESTING = 200
"""Levels of tokens; a list inside a list takes two."""

MAX_DEPTH = MAX_NESTING // 2 - 1
"""How deep a bullet may stand and still be read as nested."""

MAX_BLOCK = 1 << 20
"""Characters that one paragraph or block of code may have."""

MAX_AGAIN = 8
"""How often bullets that are indented too far are moved left and read again."""


class BlockKind(StrEnum):
    """What a block of Markdown is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    HTML = "html"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file, with the blocks inside it."""

    kind: BlockKind
    span: Span
    text: str = ""
    """Markdown without the indentation and markers of the blocks around it; lines kept."""

    level: int = 0
    """Of a heading, 1 to 6."""

    children: tuple[Block, ...] = ()

    indent: int = 0
    """Columns that a paragraph or list in no other block stands away from the margin."""

    numbered: bool = False
    """Whether it is an item of a numbered list."""


class Blocks(NamedTuple):
    """A file taken apart."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


def blocks(text: str, *, first_line: int = 1) -> Blocks:
    """Return the blocks of a file, or of a part of it, whose lines end in `\\n`.

    What would silently swallow bullets (an unclosed fence or comment, HTML without an
    empty line after it, indentation deeper than Markdown allows) is read as meant.
    """
    faults: list[Fault] = []
    lines = lines_of(text)
    close_fences(lines, faults, first_line - 1)
    found = _read(lines, first_line - 1, faults, again=0)
    return Blocks(tuple(found), tuple(sorted(set(faults))))


def _read(lines: Sequence[str], offset: int, faults: list[Fault], *, again: int) -> list[Block]:
    """Return the blocks of the lines, the first of which is line `offset` + 1 of the file."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    parser.block.ruler.at(
        "html_block",
        html_rule(faults, offset),
        {"alt": ["paragraph", "reference", "blockquote"]},
    )
    tokens = parser.parse("\n".join(lines))
    return _Tree(tokens, lines, offset, faults, again).top()


class _Tree:
    """Builds the tree of blocks from the tokens of the parser."""

    def __init__(
        self,
        tokens: Sequence[Token],
        lines: Sequence[str],
        offset: int,
        faults: list[Fault],
        again: int,
    ) -> None:
        self._tokens = tokens
        self._lines = lines
        self._offset = offset
        self._faults = faults
        self._again = again
        self._at = 0

    def top(self) -> list[Block]:
        """Return the blocks that stand in no other."""
        return self._until(None)

    def _until(self, closing: str | None) -> list[Block]:
        """Return the blocks up to the token that closes the block around them."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == closing:
                break
            found.extend(self._block(token))
        return found

    def _block(self, token: Token) -> Iterable[Block]:
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "heading_open":
                return [self._heading(token)]
            case "bullet_list_open" | "ordered_list_open":
                inner = self._until(token.type.replace("_open", "_close"))
                return [self._made(BlockKind.LIST, token, children=inner)]
            case "list_item_open":
                return [self._item(token)]
            case "blockquote_open":
                inner = self._until("blockquote_close")
                return [self._made(BlockKind.QUOTE, token, children=inner)]
            case "fence":
                text = f"{token.markup}{token.info.rstrip()}\n{token.content}{token.markup}"
                return [self._made(BlockKind.CODE, token, text=text)]
            case "code_block":
                return self._indented(token)
            case "html_block":
                return [self._made(BlockKind.HTML, token, text=token.content.rstrip("\n"))]
            case "table_open":
                self._until("table_close")
                return [self._made(BlockKind.TABLE, token, text=self._source(token))]
            case "hr":
                return [self._made(BlockKind.RULE, token)]
        return ()

    def _paragraph(self, token: Token) -> list[Block]:
        text = self._inline("paragraph_close")
        lines = text.split("\n")
        cut = next(
            (n for n, line in enumerate(lines) if n and DASH_LINE.match(line)),
            list_without_first(lines),
        )
        if cut is None:
            return [self._made(BlockKind.PARAGRAPH, token, text=text)]
        # Bullets that may not interrupt a paragraph: Markdown takes them for its text.
        first = self._span(token).first
        before = Block(BlockKind.PARAGRAPH, Span(first, first + cut - 1), "\n".join(lines[:cut]))
        return [before, *self._read_again(lines[cut:], first + cut)]

    def _heading(self, token: Token) -> Block:
        text = self._inline("heading_close")
        if token.markup in ("-", "=") and (len(text.split()) > 14 or text.endswith(".")):
            # A rule right below a sentence: it was to separate, not to underline a title.
            return self._made(BlockKind.PARAGRAPH, token, text=text)
        return self._made(BlockKind.HEADING, token, text=text, level=int(token.tag[1]))

    def _indented(self, token: Token) -> list[Block]:
        lines = token.content.rstrip("\n").split("\n")
        if DASH_LINE.match(lines[0]):
            return self._read_again(lines, self._span(token).first)
        return [self._made(BlockKind.CODE, token, text="\n".join(["```", *lines, "```"]))]

    def _item(self, token: Token) -> Block:
        inner = self._until("list_item_close")
        if not inner and token.level >= MAX_NESTING - 1:
            inner = self._flat_item(token)
        item = self._made(BlockKind.ITEM, token, children=inner)
        return replace(item, numbered=token.markup in (".", ")"))

    # Too deep -----------------------------------------------------------------------------

    def _read_again(self, lines: Sequence[str], first: int) -> list[Block]:
        """Return the blocks of lines that are indented too far, moved left."""
        if self._again >= MAX_AGAIN:
            return [self._side_by_side(_flat(lines, first))]
        return _read(_dedented(lines), first - 1, self._faults, again=self._again + 1)

    def _flat_item(self, token: Token) -> list[Block]:
        """Return the blocks of an item below the deepest level that the parser goes to."""
        span = self._span(token)
        own, *others = _flat(
            self._lines[span.first - 1 - self._offset : span.last - self._offset], span.first
        )
        return [*own.children, self._side_by_side(others)] if others else list(own.children)

    def _side_by_side(self, items: Sequence[Block]) -> Block:
        first, last = items[0].span.first, items[-1].span.last
        self._faults.append(
            Fault(
                first,
                "this list is nested deeper than is read; the bullets from here on are taken as if"
                " they stood side by side.",
            )
        )
        return Block(BlockKind.LIST, Span(first, last), children=tuple(items))

    # Lines --------------------------------------------------------------------------------

    def _inline(self, closing: str) -> str:
        """Return the text of the inline token that stands here, and step over its end."""
        text = self._tokens[self._at].content
        while self._tokens[self._at].type != closing:
            self._at += 1
        self._at += 1
        return text

    def _made(
        self,
        kind: BlockKind,
        token: Token,
        *,
        text: str = "",
        level: int = 0,
        children: Iterable[Block] = (),
    ) -> Block:
        span = self._span(token)
        if len(text) > MAX_BLOCK:
            message = (
                f"this {kind} has {len(text):,} characters; more than {MAX_BLOCK:,} are not read."
            )
            self._faults.append(Fault(span.first, message))
            text = ""
        return Block(kind, span, text, level, tuple(children), self._indent(kind, token))

    def _indent(self, kind: BlockKind, token: Token) -> int:
        if token.level or self._again or kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            return 0
        line = self._lines[token.map[0] if token.map else 0].expandtabs(4)
        return len(line) - len(line.lstrip(" "))

    def _span(self, token: Token) -> Span:
        first, end = token.map or (0, 1)
        while end > first + 1 and not self._lines[end - 1].strip():
            end -= 1
        return Span(first + 1 + self._offset, max(end, first + 1) + self._offset)

    def _source(self, token: Token) -> str:
        span = self._span(token)
        lines = self._lines[span.first - 1 - self._offset : span.last - self._offset]
        return "\n".join(line.strip(" \t>") for line in lines)


_MARKERS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+")


def _flat(lines: Sequence[str], first: int) -> list[Block]:
    """Return one item for every line with a bullet, and for the lines that go on with it."""
    return [
        Block(
            BlockKind.ITEM,
            Span(line, line + len(parts) - 1),
            children=(Block(BlockKind.PARAGRAPH, Span(line, line + len(parts) - 1), text),)
            if text
            else (),
        )
        for line, parts in _bullets(lines, first)
        for text in ["\n".join(filter(None, parts))]
    ]


def _bullets(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    line, parts = first, [_MARKERS.sub("", lines[0], count=1).strip()]
    for number, source in enumerate(lines[1:], start=first + 1):
        marker = _MARKERS.match(source)
        if marker:
            yield line, parts
            line, parts = number, []
        parts.append(source[marker.end() :].strip() if marker else source.strip())
    yield line, parts


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return the lines, all moved left by the indentation of the first."""
    first = lines[0].expandtabs(4)
    depth = len(first) - len(first.lstrip(" "))
    return [_moved_left(line.expandtabs(4), depth) for line in lines]


def _moved_left(line: str, depth: int) -> str:
    return line[min(depth, len(line) - len(line.lstrip(" "))) :]
