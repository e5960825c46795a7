"""The only way words leave the command line: nothing in them can steer a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType

import click

from recall.errors import RecallError
from recall.screen.places import place as place
from recall.screen.text import term_safe


class NotShownError(RecallError):
    """Standard output takes no more, as when it goes to a file on a full disk."""

    def __init__(self, why: str, done: str = "") -> None:
        super().__init__(why, done)
        self.why = why
        self.done = done

    def __str__(self) -> str:
        if self.done:
            return f"{self.done} It could only not be shown: {self.why}."
        return f"The output could not be written: {self.why}."


def say(text: str = "") -> None:
    """Write a line to standard output."""
    _write(term_safe(text))


def _write(text: str, *, end: bool = True) -> None:
    try:
        click.echo(text, nl=end)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotShownError(error.strerror or str(error)) from error


@contextmanager
def done(what: str) -> Iterator[None]:
    """Say on standard error that `what` is done, should the words inside find no way out.

    Somebody who sees only that the output failed would do it again.
    """
    try:
        yield
    except NotShownError as error:
        raise NotShownError(error.why, what) from error


def on_terminal() -> bool:
    """Return whether somebody sits there who can be asked."""
    # A stream that was closed before we began is None.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def piped(hint: str) -> str:
    """Return all that standard input has; on a terminal the `hint` says what to type."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        complain(f"{hint}; Ctrl-D ends.")
    return sys.stdin.buffer.read().decode("utf-8", "replace")


PATIENCE_S = 1.0


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Say on a terminal what takes so long, if it takes longer than a second."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    timer = Timer(PATIENCE_S, complain, [what])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def complain(text: str) -> None:
    """Write a line to standard error; while a face has the whole screen, behind it."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(text)
    else:
        click.echo(term_safe(text), err=True)


_waiting: ContextVar[list[str] | None] = ContextVar("_waiting", default=None)
"""What is said once the screen is free; None where it is."""


@contextmanager
def screen_taken() -> Iterator[None]:
    """Let every complaint wait meanwhile: on the screen of a face nobody could read it."""
    waiting: list[str] = []
    taken = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(taken)
        for text in dict.fromkeys(waiting):
            complain(text)


def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write what Python says of a fault of ours; it may quote a note."""
    from traceback import format_exception

    complain("".join(format_exception(kind, error, trace)).rstrip())


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Write a value to standard output as JSON, and nothing else; `indent` None is one line."""
    _write(_as_json(value, indent))


def _as_json(value: object, indent: int | None) -> str:
    """Return JSON in which even what a terminal would obey is only written about."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if term_safe(text) == text:
        return text
    return json.dumps(value, ensure_ascii=True, indent=indent).replace("\x7f", "\\u007f")


def ask(prompt: str) -> str | None:
    """Write the prompt and return the line that is typed, or None at the end of input."""
    _write(term_safe(prompt), end=False)
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
