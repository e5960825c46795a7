"""The one exit for text to a terminal: nothing in it can steer the terminal."""

from __future__ import annotations

import re

# C0 but tab and newline, DEL, C1, bidirectional controls and isolates, line and paragraph
# separators, lone surrogates, tag characters: each can move the cursor, hide text, show it
# in a false order, or not be written at all.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def term_safe(text: str) -> str:
    """Return the text with every character that could steer a terminal made visible."""
    return _UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "�"


def one_line(text: str) -> str:
    """Return the text as one safe line, its runs of white space made one space."""
    return term_safe(" ".join(text.split()))
