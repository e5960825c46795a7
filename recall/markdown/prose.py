"""Which parts of a Markdown text are prose, and which are code, maths, tags and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recall.language.rare import Rare

FILLER = "\ue000"
"""Stands for every character that `masked` hides; no letter, no space, no punctuation."""

_OPENERS = re.compile(
    r"(?P<code>`+)|(?P<maths>\${1,2}|\\\(|\\\[)|(?P<escape>\\.)|(?P<liquid>\{\{(?!c\d{1,3}::)|\{%)"
    r"|(?P<html><!--|</?[A-Za-z][^<>\n]{0,2000}>)|"
    r"(?P<address>(?<=\]\()(?:[^()\s]|\([^()\s]*\))+|https?://[^\s<>]*[^\s<>.,;:!?)\]}*_'\"])",
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
_MAY_HIDE = Rare(r"[`$\\{<]|://|\]\(", "$|://|<|\\|](|`|{")


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
