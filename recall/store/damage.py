"""Damage that was met once: from then on nothing is written, until somebody has dealt with it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

MARK = ".damaged"
"""After the name of the database, of a file beside it while it counts as damaged."""


def remember(database: Path, why: str) -> None:
    """Let the database count as damaged; where that cannot be written it is met again."""
    with contextlib.suppress(OSError):
        mark = database.with_name(database.name + MARK)
        handle = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{why}\n")


def remembered(database: Path) -> str | None:
    """Return what was found to be damaged; None for nothing."""
    try:
        mark = database.with_name(database.name + MARK)
        return mark.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return None


def forget(database: Path) -> None:
    """Let the database count as whole again."""
    database.with_name(database.name + MARK).unlink(missing_ok=True)
