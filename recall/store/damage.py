"""Damage that was met once: from then on nothing is written, until somebody has dealt with it."""

from __future__ import annotations

import contextlib
from pathlib import Path

MARK = ".damaged"
"""After the name of the database, of a file beside it while it counts as damaged."""


def remember(database: Path, why: str) -> None:
    """Let the database count as damaged; where that cannot be written it is met again."""
    with contextlib.suppress(OSError):
        database.with_name(database.name + MARK).write_text(f"{why}\n", encoding="utf-8")


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
