"""What people type where Markdown would lose their bullets, read as they meant it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from markdown_it.rules_block import StateBlock

from recall.language.rare import Rare
from recall.notes import Fault

_ODD_INDENT = re.compile(
    r"^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][ \t\u00a0\u2000-\u200a\u202f\u3000]*", re.MULTILINE
)
_ODD_BULLET = Rare(r"^([ \t]*)[•◦▪‣●](?=[ \t\u00a0])", "•|‣|▪|●|◦", flags=re.MULTILINE)

BULLET_LINE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\S|[ \t]*$)")
DASH_LINE = re.compile(r"[ \t]*[-*+][ \t]+\S")
HEADING_LINE = re.compile(r"#{1,6}[ \t]+\S")
_NUMBERED_LINE = re.compile(r"[ \t]*\d{1,2}[.)][ \t]+\S")


def list_without_first(lines: Sequence[str]) -> int | None:
    """Return which line of a paragraph begins a list that has lost its first item, if one does.

    Below other text Markdown knows a numbered list only by its `1.`. A number right below a colon
    is no part of a sentence.
    """
    return next(
        (
            at
            for at, (before, line) in enumerate(pairwise(lines), 1)
            if _NUMBERED_LINE.match(line) and before.rstrip(" *_").endswith(":")
        ),
        None,
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, with plain spaces and bullets where odd ones stand.

    Each line keeps its length, and NUL becomes the character that stands for no character.
    """
    text = _ODD_INDENT.sub(lambda match: " " * len(match.group()), text)
    return _ODD_BULLET.sub(r"\1-", text).replace("\0", "�").split("\n")


# Code that nobody closed -----------------------------------------------------------------------

_FENCE = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
    r"(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$"
)
_QUOTING_MARKDOWN = ("md", "markdown", "mdx", "text", "txt")


def close_fences(lines: list[str], faults: list[Fault], offset: int) -> None:
    """Close, in place, every block of code that lacks its end, before the next bullet or heading.

    A block lacks it when the file ends in it, or another one opens inside.
    """
    at = 0
    while at < len(lines):
        opening = _FENCE.match(lines[at]) if _may_be_fence(lines[at]) else None
        at += 1
        if opening is None:
            continue
        end, closed = _end_of_fence(lines, at, opening)
        if closed:
            at = end + 1
            continue
        faults.append(_unclosed(offset + at, opening["marks"]))
        at = _close_before(lines, at, end, opening)


def _may_be_fence(line: str) -> bool:
    return "```" in line or "~~~" in line


def _end_of_fence(lines: Sequence[str], at: int, opening: re.Match[str]) -> tuple[int, bool]:
    """Return the line on which a block of code ends, and whether it does so with its marks."""
    marks = opening["marks"]
    quotes = opening["info"].strip().lower().split(" ")[0] in _QUOTING_MARKDOWN
    for number in range(at, len(lines)):
        if not _may_be_fence(lines[number]):
            continue
        found = _FENCE.match(lines[number])
        if found is None or not found["marks"].startswith(marks):
            continue
        if not found["info"].strip():
            return number, True
        if len(found["marks"]) == len(marks) and not quotes:
            return number, False
    return len(lines), False


def _unclosed(line: int, marks: str) -> Fault:
    return Fault(
        line,
        f"this block of code has no closing {marks}; it is read as if it ended before the next"
        " bullet or heading.",
    )


def _close_before(lines: list[str], at: int, end: int, opening: re.Match[str]) -> int:
    """Put the closing marks in, or take the opening ones away; return where to read on."""
    for number in range(at, end):
        if starts_block(lines[number]):
            if number > at and not lines[number - 1].strip():
                lines[number - 1] = " " * len(opening["before"]) + opening["marks"]
                return number
            # Without an empty line before it there is no room for the marks.
            lines[at - 1] = opening["before"].rstrip()
            return at
    if end < len(lines):
        lines[at - 1] = opening["before"].rstrip()
    return end


def starts_block(line: str) -> bool:
    """Tell whether a line begins a bullet or a heading."""
    return bool(BULLET_LINE.match(line) or HEADING_LINE.match(line))


# HTML ------------------------------------------------------------------------------------------

_BLOCK_TAGS = (
    "address|article|aside|base|body|blockquote|caption|center|col|colgroup|dd|details|dialog|dir|div"
    "|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe"
    "|legend|li|link|main|menu|nav|ol|optgroup|option|p|param|section|source|summary|table|tbody|td"
    "|tfoot|th|thead|title|tr|track|ul|video|audio|script|style|pre|textarea"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_TAGS})(?:[\s/>]|$)", re.IGNORECASE)
_LONE_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>\n]{0,2000})?/?>\s*$", re.IGNORECASE)
_RAW = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)


def html_rule(faults: list[Fault], offset: int) -> Callable[[StateBlock, int, int, bool], bool]:
    """Return the rule that reads blocks of HTML.

    As in CommonMark, but such a block also ends before a bullet or heading, and a comment
    that nobody closed ends with its line.
    """
    unclosed_from: dict[str, int] = {}

    def end_of(state: StateBlock, line: int, last: int, mark: str) -> int | None:
        """Return the line after the one with the mark; what was sought in vain is remembered."""
        if line >= unclosed_from.get(mark, last + 1):
            return None
        for number in range(line, last):
            if mark in _line(state, number).lower():
                return number + 1
        unclosed_from[mark] = min(line, unclosed_from.get(mark, line))
        return None

    def end_of_comment(state: StateBlock, line: int, last: int) -> int:
        end = end_of(state, line, last, "-->")
        if end is None:
            faults.append(
                Fault(
                    offset + line + 1,
                    "this comment has no closing -->; it is read as if it ended with its line.",
                )
            )
        return end or line + 1

    def rule(state: StateBlock, line: int, last: int, silent: bool) -> bool:
        if state.is_code_block(line):
            return False
        text = _line(state, line)
        if not text.startswith("<"):
            return False
        is_comment = text.startswith("<!--")
        if not is_comment and not _BLOCK_TAG.match(text) and (silent or not _LONE_TAG.match(text)):
            return False
        if silent:
            return True
        raw = _RAW.match(text)
        if is_comment:
            end = end_of_comment(state, line, last)
        elif raw and (found := end_of(state, line, last, f"</{raw[1].lower()}>")):
            end = found
        else:
            end = _end_of_tag(state, line, last)
        state.line = end
        token = state.push("html_block", "", 0)
        token.map = [line, end]
        token.content = state.getLines(line, end, state.blkIndent, True)
        return True

    return rule


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _end_of_tag(state: StateBlock, line: int, last: int) -> int:
    """Return the line before which HTML ends: an empty one, a bullet, a heading, or one outside."""
    for number in range(line + 1, last):
        text = _line(state, number)
        if not text or state.sCount[number] < state.blkIndent or starts_block(text):
            return number
    return last
