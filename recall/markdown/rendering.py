"""Markdown made HTML for a browser, or plain text for a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from recall.markdown.maths import bracket_maths

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token


def html(text: str) -> str:
    """Return Markdown as HTML: its own HTML shown as text, maths as `\\(…\\)` and `\\[…\\]`."""
    if _is_tangled(text):
        return f"<p>{_escaped(text)}</p>"
    rendered: str = _html_parser().render(text)
    return rendered.strip()


@cache
def _html_parser() -> MarkdownIt:
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    parser.enable(["table", "strikethrough"])
    bracket_maths(parser)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    for kind in ("math_inline", "math_single"):
        parser.add_render_rule(kind, _inline_maths)
    for kind in ("math_inline_double", "math_block", "math_block_label"):
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
    if not _MARKS.search(text) or _is_tangled(text):
        return " ".join(text.split())
    words = "".join(_visible(_plain_parser().parse(text)))
    return " ".join(words.split())


MANY_MARKS = 1_000


def _is_tangled(text: str) -> bool:
    """Tell whether a text has so many brackets that parsing it would take its square in time."""
    return len(text) > MANY_MARKS and sum(map(text.count, "[`<!")) > MANY_MARKS


_MARKS = re.compile(r"[*_`\[\]<>\\&~#|!$]|^[ \t]*(?:[-+=]|\d+[.)])", re.MULTILINE)


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
