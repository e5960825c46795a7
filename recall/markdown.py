"""Markdown: the blocks of a file with the lines they stand on, and text made HTML or plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from recall.notes import Fault, Span

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

MAX_NESTING = 200
"""Levels of tokens; a list inside a list takes two."""

MAX_DEPTH = MAX_NESTING // 2 - 1
"""How deep a bullet may stand and still be read as nested."""

MAX_BLOCK = 1 << 20
"""Characters that one paragraph or block of code may have."""


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


class Blocks(NamedTuple):
    """A file taken apart."""

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]


# The block structure ---------------------------------------------------------------------------

# What people type or paste where a bullet or its indentation is meant.
_ODD_INDENT = re.compile(
    r"^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][ \t\u00a0\u2000-\u200a\u202f\u3000]*", re.M
)
_ODD_BULLET = re.compile(r"^([ \t]*)[•◦▪‣●](?=[ \t\u00a0])", re.M)

_BULLET_LINE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\S|[ \t]*$)")
_DASH_LINE = re.compile(r"[ \t]*[-*+][ \t]+\S")
_HEADING_LINE = re.compile(r"#{1,6}[ \t]+\S")
_FENCE_LINE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([^`\s]*)")


def blocks(text: str, *, first_line: int = 1) -> Blocks:
    """Return the blocks of a file, or of a part of it, whose lines end in `\\n`.

    What would silently swallow bullets (an unclosed fence or comment, HTML without an
    empty line after it, indentation deeper than Markdown allows) is read as meant.
    """
    return _Reader(text).read(first_line - 1)


@cache
def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    return parser


class _Reader:
    """Reads one file into blocks, collecting faults on the way."""

    def __init__(self, text: str) -> None:
        text = _ODD_INDENT.sub(lambda match: " " * len(match.group()), text)
        self._lines = _ODD_BULLET.sub(r"\1-", text).replace("\0", "�").split("\n")
        self._faults: list[Fault] = []

    def read(self, offset: int) -> Blocks:
        found = self._parsed(self._lines, offset)
        return Blocks(tuple(found), tuple(sorted(set(self._faults))))

    def _parsed(self, lines: Sequence[str], offset: int) -> list[Block]:
        """Return the blocks of the lines, the first of which is line `offset` + 1 of the file."""
        tokens = _block_parser().parse("\n".join(lines), {})
        return _Tree(tokens, lines, offset, self).top()

    def fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(line, message))

    def reparsed(self, lines: Sequence[str], offset: int) -> list[Block]:
        return self._parsed(lines, offset)


class _Tree:
    """Builds the tree of blocks from one list of tokens."""

    def __init__(
        self, tokens: Sequence[Token], lines: Sequence[str], offset: int, reader: _Reader
    ) -> None:
        self._tokens = tokens
        self._lines = lines
        self._offset = offset
        self._reader = reader
        self._at = 0

    def top(self) -> list[Block]:
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
                return self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                inner = self._until(token.type.replace("_open", "_close"))
                return [self._made(BlockKind.LIST, token, children=inner)]
            case "list_item_open":
                return [self._item(token)]
            case "blockquote_open":
                inner = self._until("blockquote_close")
                return [self._made(BlockKind.QUOTE, token, children=inner)]
            case "fence" | "code_block":
                return self._code(token)
            case "html_block":
                return self._html(token)
            case "table_open":
                self._until("table_close")
                return [self._made(BlockKind.TABLE, token, text=self._source(token))]
            case "hr":
                return [self._made(BlockKind.RULE, token)]
        return ()

    # One kind of block after the other ----------------------------------------------------

    def _paragraph(self, token: Token) -> list[Block]:
        text = self._inline("paragraph_close")
        lines = text.split("\n")
        cut = next((n for n, line in enumerate(lines) if n and _DASH_LINE.match(line)), None)
        if cut is None:
            return [self._made(BlockKind.PARAGRAPH, token, text=text)]
        # Bullets indented too deeply to interrupt a paragraph, so Markdown joins them to it.
        first = self._span(token).first
        before = Block(BlockKind.PARAGRAPH, Span(first, first + cut - 1), "\n".join(lines[:cut]))
        return [before, *self._reader.reparsed(_dedented(lines[cut:]), first + cut - 1)]

    def _heading(self, token: Token) -> list[Block]:
        text = self._inline("heading_close")
        underlined = token.markup in ("-", "=")
        if underlined and (len(text.split()) > 14 or text.rstrip().endswith(".")):
            # A rule right below a sentence: a separator, not the underline of a title.
            return [self._made(BlockKind.PARAGRAPH, token, text=text)]
        return [self._made(BlockKind.HEADING, token, text=text, level=int(token.tag[1]))]

    def _item(self, token: Token) -> Block:
        inner = self._until("list_item_close")
        if not inner and token.level >= MAX_NESTING - 1:
            inner = self._flattened(token)
        return self._made(BlockKind.ITEM, token, children=inner)

    def _flattened(self, token: Token) -> list[Block]:
        """Return the bullets below the deepest level that the parser goes to, side by side."""
        span = self._span(token)
        found: list[Block] = []
        texts: list[tuple[int, list[str]]] = [(span.first, [])]
        for line, source in enumerate(self._lines_of(token), start=span.first):
            marker = _MARKERS.match(source)
            if line > span.first and marker:
                texts.append((line, []))
            texts[-1][1].append(source[marker.end() :] if marker else source.strip())
        for line, parts in texts:
            text = "\n".join(part for part in parts if part)
            inner = (Block(BlockKind.PARAGRAPH, Span(line, line + len(parts) - 1), text),)
            found.append(Block(BlockKind.ITEM, inner[0].span, children=inner if text else ()))
        own, *others = found
        if not others:
            return list(own.children)
        self._reader.fault(
            others[0].span.first,
            f"this list is nested more than {MAX_DEPTH} levels deep;"
            " the bullets from here on are read as if they stood side by side.",
        )
        below = Block(BlockKind.LIST, Span(others[0].span.first, span.last), children=tuple(others))
        return [*own.children, below]

    def _code(self, token: Token) -> list[Block]:
        if token.type == "code_block":
            return self._indented(token)
        lines = token.content.split("\n")
        span = self._span(token)
        cut = self._end_of_unclosed(token, lines)
        fence = f"{token.markup}{token.info.rstrip()}"
        if cut is None:
            text = f"{fence}\n{token.content}{token.markup}"
            return [self._made(BlockKind.CODE, token, text=text)]
        text = "\n".join([fence, *lines[:cut], token.markup])
        code = Block(BlockKind.CODE, Span(span.first, span.first + cut), text)
        return [code, *self._reader.reparsed(lines[cut:], span.first + cut)]

    def _end_of_unclosed(self, token: Token, lines: Sequence[str]) -> int | None:
        """Return how many lines are code when a fence lacks its end; None when it has it."""
        span = self._span(token)
        if self._is_closed(token):
            opened_again = _next_opening(token, lines)
            if opened_again is None:
                return None
            lines = lines[:opened_again]
        self._reader.fault(
            span.first,
            f"this block of code has no closing {token.markup};"
            " it is read as if it ended before the next bullet or heading.",
        )
        cut = next((n for n in range(len(lines)) if _resumes(lines, n)), None)
        return len(lines) if cut is None else cut

    def _is_closed(self, token: Token) -> bool:
        *_, last = self._lines_of(token)
        marks = last.strip().lstrip("> \t")
        return (
            self._span(token).last > self._span(token).first
            and set(marks) == set(token.markup[0])
            and len(marks) >= len(token.markup)
        )

    def _indented(self, token: Token) -> list[Block]:
        lines = token.content.split("\n")
        first = self._span(token).first
        if _DASH_LINE.match(lines[0]):
            return self._reader.reparsed(_dedented(lines), first - 1)
        text = "\n".join(["```", *token.content.rstrip("\n").split("\n"), "```"])
        return [self._made(BlockKind.CODE, token, text=text)]

    def _html(self, token: Token) -> list[Block]:
        lines = token.content.rstrip("\n").split("\n")
        first = self._span(token).first
        cut = self._end_of_html(lines, first)
        if cut is None:
            return [self._made(BlockKind.HTML, token, text=token.content.rstrip("\n"))]
        before = Block(BlockKind.HTML, Span(first, first + cut - 1), "\n".join(lines[:cut]))
        return [before, *self._reader.reparsed(_dedented(lines[cut:]), first + cut - 1)]

    def _end_of_html(self, lines: Sequence[str], first: int) -> int | None:
        """Return after how many lines Markdown goes on inside a block of HTML."""
        start = lines[0].lstrip().lower()
        if start.startswith("<!--"):
            if any("-->" in line for line in lines):
                return None
            self._reader.fault(
                first, "this comment has no closing -->; it is read as if it ended with its line."
            )
            return 1 if len(lines) > 1 else None
        if start.startswith(("<pre", "<script", "<style", "<textarea", "<?", "<![")):
            return None
        return next((n for n in range(1, len(lines)) if _starts_block(lines[n])), None)

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
            self._reader.fault(
                span.first,
                f"this {kind} has {len(text):,} characters; it is left out, because more than"
                f" {MAX_BLOCK:,} are no note.",
            )
            text = ""
        return Block(kind, span, text, level, tuple(children))

    def _span(self, token: Token) -> Span:
        first, end = token.map or (0, 1)
        while end > first + 1 and not self._lines[end - 1].strip():
            end -= 1
        return Span(first + 1 + self._offset, max(end, first + 1) + self._offset)

    def _lines_of(self, token: Token) -> Sequence[str]:
        span = self._span(token)
        return self._lines[span.first - 1 - self._offset : span.last - self._offset]

    def _source(self, token: Token) -> str:
        return "\n".join(line.strip() for line in self._lines_of(token))


_MARKERS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+")


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return the lines, all moved left by the indentation of the first."""
    first = lines[0].expandtabs(4)
    depth = len(first) - len(first.lstrip(" "))
    return [_without_indent(line.expandtabs(4), depth) for line in lines]


def _without_indent(line: str, depth: int) -> str:
    return line[min(depth, len(line) - len(line.lstrip(" "))) :]


def _starts_block(line: str) -> bool:
    return bool(_BULLET_LINE.match(line) or _HEADING_LINE.match(line))


def _resumes(lines: Sequence[str], at: int) -> bool:
    """Tell whether prose goes on at the line: a bullet or heading after an empty line."""
    return at > 0 and not lines[at - 1].strip() and _starts_block(lines[at])


def _next_opening(token: Token, lines: Sequence[str]) -> int | None:
    """Return the line inside a block of code that can only open another one."""
    if token.info.strip().lower().split(" ")[0] in ("md", "markdown", "mdx", "text", "txt"):
        return None
    for number, line in enumerate(lines):
        fence = _FENCE_LINE.fullmatch(line.rstrip())
        if (
            fence
            and fence[1][0] == token.markup[0]
            and len(fence[1]) == len(token.markup)
            and fence[2]
        ):
            return number
    return None


# What is no prose ------------------------------------------------------------------------------

FILLER = "\ue000"
"""Stands for every character that `masked` hides; no letter, no space, no punctuation."""

_OPENERS = re.compile(
    r"(?P<code>`+)|(?P<maths>\${1,2}|\\\(|\\\[)|(?P<escape>\\.)|(?P<liquid>\{\{(?!c\d{1,3}::)|\{%)"
    r"|(?P<html><!--|</?[A-Za-z][^<>\n]{0,2000}>)|(?P<address>https?://[^\s<>]+|(?<=\]\()[^()\s]+)",
    re.DOTALL,
)
_CLOSERS = {"\\(": "\\)", "\\[": "\\]", "{{": "}}", "{%": "%}"}


def masked(text: str, *, addresses: bool = True, html: bool = True) -> str:
    """Return the text, equally long and of as many lines, with FILLER for all that is no prose.

    That is code, maths, liquid tags, escaped characters and, where asked for, addresses,
    HTML tags and comments. Patterns can then be sought without mistaking `std::vector` for
    a definition; what is found stands at the same place in the text itself.
    """
    if not _MAY_HIDE.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for start, end in _hidden(text, addresses=addresses, html=html):
        pieces += (text[at:start], _NO_BREAK.sub(FILLER, text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))


_NO_BREAK = re.compile(r"[^\n]")
_MAY_HIDE = re.compile(r"[`$\\{<]|://|\]\(")


def _hidden(text: str, *, addresses: bool, html: bool) -> Iterator[tuple[int, int]]:
    """Give where the stretches stand that are no prose, in their order.

    A closing mark that was sought in vain is not sought again, so time grows with length.
    """
    missing: set[str] = set()
    at = 0
    while opener := _OPENERS.search(text, at):
        start, at = opener.start(), opener.end()
        match opener.lastgroup:
            case "address" if not addresses:
                continue
            case "html" if not html:
                continue
            case "address" | "escape":
                yield start, at
                continue
            case "html":
                closer = "-->" if opener.group() == "<!--" else ""
            case "code":
                closer = opener.group()
            case _:
                closer = _CLOSERS.get(opener.group(), opener.group())
        if closer in missing:
            continue
        end = _end_of(text, at, closer)
        if end is None:
            if closer != "$":
                missing.add(closer)
            continue
        yield start, end
        at = end


def _end_of(text: str, at: int, closer: str) -> int | None:
    """Return where the stretch ends that began before `at`; None when nothing closes it."""
    if closer == "$":
        found = _DOLLAR_MATHS.match(text, at)
        return found.end() if found else None
    if closer.startswith("`"):
        run = re.compile(rf"(?<!`){closer}(?!`)").search(text, at)
        return run.end() if run else None
    end = text.find(closer, at)
    return None if end < 0 else end + len(closer)


# As Pandoc has it: `$` hugs its formula, and no digit follows, so that prices are none.
_DOLLAR_MATHS = re.compile(r"(?! )(?:[^$\\\n]|\\.){1,1000}?(?<![ \\])\$(?!\d)", re.DOTALL)


# HTML and plain text ---------------------------------------------------------------------------


def html(text: str) -> str:
    """Return Markdown as HTML: its own HTML shown as text, maths as `\\(…\\)` and `\\[…\\]`."""
    rendered: str = _html_parser().render(text)
    return rendered.strip()


@cache
def _html_parser() -> MarkdownIt:
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.texmath import texmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    parser.enable(["table", "strikethrough"])
    parser.use(texmath_plugin, delimiters="brackets")
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    for kind in ("math_inline", "math_single"):
        parser.add_render_rule(kind, _inline_maths)
    for kind in ("math_inline_double", "math_block", "math_block_label", "math_block_eqno"):
        parser.add_render_rule(kind, _display_maths)
    return parser


def _inline_maths(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    return f"\\({_escaped(tokens[index].content.strip())}\\)"


def _display_maths(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    return f"\\[{_escaped(tokens[index].content.strip())}\\]"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """Return what a reader sees of the Markdown: no marks, no addresses, no HTML; lines joined."""
    if not _MARKS.search(text):
        return " ".join(text.split())
    words = "".join(_visible(_plain_parser().parse(text)))
    return " ".join(words.split())


_MARKS = re.compile(r"[*_`\[\]<>\\&~#|!$]|^\s*(?:[-+=]|\d+[.)])", re.MULTILINE)


@cache
def _plain_parser() -> MarkdownIt:
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)


def _visible(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children is not None and token.type != "image":
            yield from _visible(token.children)
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "math_inline":
            yield f"${token.content}$"
        elif token.type not in ("html_inline", "html_block"):
            yield token.content
        if token.block:
            yield " "
