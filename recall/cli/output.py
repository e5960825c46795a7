"""The only way words leave the command line: nothing in them can steer a terminal."""

from __future__ import annotations

import json
import re

import click

# C0 but tab and newline, DEL, C1, bidirectional controls and isolates, line and paragraph
# separators, tag characters: each can move the cursor, hide text or show it in a false order.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)


def term_safe(text: str) -> str:
    """Return the text with every character that could steer a terminal made visible."""
    return _UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "�"


def say(text: str = "") -> None:
    """Write a line to standard output."""
    click.echo(term_safe(text))


def complain(text: str) -> None:
    """Write a line to standard error."""
    click.echo(term_safe(text), err=True)


def say_json(value: object) -> None:
    """Write a value to standard output as JSON, and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
