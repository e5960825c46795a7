"""Where something stands, as a person is told: the one way for the command line and the review."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from recall.paths import shown_path
from recall.screen.text import term_safe


def place(folder: Path, file: str, line: int | None = None) -> str:
    """Return where something stands in a collection, as an editor opens it from here.

    Below the folder one stands in the path is relative to it, elsewhere absolute. It is
    one line, and nothing in it can steer a terminal.
    """
    path = folder / file
    with suppress(OSError, ValueError):
        here = Path.cwd()
        path = (here / path).relative_to(here)
    shown = term_safe(shown_path(str(path)))
    return f"{shown}:{line}" if line is not None else shown
