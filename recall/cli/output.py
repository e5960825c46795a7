"""The only way words leave the command line: nothing in them can steer a terminal."""

from __future__ import annotations

import json
import sys

import click

from recall.screen.text import term_safe


def say(text: str = "") -> None:
    """Write a line to standard output."""
    click.echo(term_safe(text))


def complain(text: str) -> None:
    """Write a line to standard error."""
    click.echo(term_safe(text), err=True)


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Write a value to standard output as JSON, and nothing else; `indent` None is one line."""
    click.echo(_as_json(value, indent))


def _as_json(value: object, indent: int | None) -> str:
    """Return JSON in which even what a terminal would obey is only written about."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if term_safe(text) == text:
        return text
    return json.dumps(value, ensure_ascii=True, indent=indent).replace("\x7f", "\\u007f")


def ask(prompt: str) -> str | None:
    """Write the prompt and return the line that is typed, or None at the end of input."""
    click.echo(term_safe(prompt), nl=False)
    try:
        line = sys.stdin.readline()
    except (OSError, ValueError, AttributeError):
        # Standard input is closed, or belongs to a terminal that has gone.
        return None
    if line and sys.stdin.isatty():
        return line.rstrip("\r\n")
    # What a pipe types is not seen, so the line after the prompt is ended here.
    say()
    return line.rstrip("\r\n") if line else None
