"""How cards that do not exist yet are shown, by every command that makes some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recall.cards import Face

if TYPE_CHECKING:
    from recall.collection.starting import Tally


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally_line(tally: Tally) -> str:
    """Return what some files hold, in one line."""
    parts = [counted(tally.notes, "bullet"), counted(tally.ready, "ready card")]
    if tally.waiting:
        parts.append(f"{counted(tally.waiting, 'bullet')} waiting for you")
    if tally.skipped:
        parts.append(f"{tally.skipped} skipped")
    return ", ".join(parts)


def card_lines(card: Face) -> Iterator[str]:
    """Yield the lines that show one card."""
    yield from _labelled("Q", card.front)
    yield from _labelled("A", card.answer)


def _labelled(label: str, text: str) -> Iterator[str]:
    first, *more = text.splitlines() or [""]
    yield f"  {label}  {first}"
    for line in more:
        yield f"     {line}"
