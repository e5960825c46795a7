"""Markdown of a card as rich can draw it: markup shown, nothing dropped, nothing executed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from recall.screen.text import term_safe

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.markdown import Markdown

# Without any of these a text is one paragraph of plain words. The Markdown renderer costs as
# much to import as the database, and most questions can do without it.
_MARKUP = re.compile(r"[\\`*_~\[\]<>#|&\n]|^\s*(?:[-+]|\d+[.)])\s|^ {4}")
_GAP_SIGN = "[…]"

_CODE_OR_MATHS = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<maths>\$\$.+?\$\$|\$(?=\S)[^$\n]*?\S\$(?!\d)|\$\S\$|\\\(.+?\\\)|\\\[.+?\\\])",
    re.DOTALL,
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LIST_START = re.compile(r"^(\s*)(?:(\d+)([.)])|([-+#]+))(?=\s)")


def rendered(markdown: str, *, strong: str = "") -> RenderableType:
    """Return the text as something rich and textual can draw.

    `strong` is a part of the text that stands out, where it occurs exactly once.
    """
    text = term_safe(markdown).expandtabs(4).strip("\n")
    if _MARKUP.search(text.replace(_GAP_SIGN, "")) is None:
        return _plain(text, term_safe(strong))
    if strong and text.count(strong) == 1 and _MARKUP.search(strong) is None:
        text = text.replace(strong, f"**{strong}**")
    return _formatted(text)


def _plain(text: str, strong: str) -> Text:
    drawn = Text(text)
    drawn.highlight_words([_GAP_SIGN], "bold")
    if strong and text.count(strong) == 1:
        drawn.highlight_words([strong], "bold")
    return drawn


def _formatted(text: str) -> Markdown:
    from rich.markdown import Markdown

    drawn = Markdown(shielded(text), hyperlinks=False, code_theme="ansi_dark")
    for token in drawn.parsed:
        _show_as_text(token)
    return drawn


def shielded(text: str) -> str:
    """Return the Markdown with maths, and a number that only looks like a list, kept literal."""
    if "\n" not in text.strip():
        text = _LIST_START.sub(_escaped_start, text)
    return _CODE_OR_MATHS.sub(_escaped_maths, text)


def _escaped_start(match: re.Match[str]) -> str:
    space, number, mark, sign = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{mark}"


def _escaped_maths(match: re.Match[str]) -> str:
    maths = match.group("maths")
    return _PUNCTUATION.sub(r"\\\1", maths) if maths else match.group()


def _show_as_text(token: object) -> None:
    """Turn HTML, which rich leaves out, and pictures, which it moves, into text in its place."""
    kind = getattr(token, "type", "")
    if kind == "html_inline":
        token.type = "text"  # type: ignore[attr-defined]
    elif kind == "html_block":
        token.type = "fence"  # type: ignore[attr-defined]
    elif kind == "image":
        token.content = f"[{_words_of(token)}]"  # type: ignore[attr-defined]
        token.type = "text"  # type: ignore[attr-defined]
        return
    for child in getattr(token, "children", None) or ():
        _show_as_text(child)


def _words_of(image: object) -> str:
    """Return what stands for a picture: its description, or else its address."""
    return getattr(image, "content", "") or str(image.attrs.get("src", ""))  # type: ignore[attr-defined]
