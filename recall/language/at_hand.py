"""What was found in one note, kept while the rules ask for it again.

A cache by value would have to look at all that a context holds, the other bullets too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from recall.notes import Context, Note

Found = TypeVar("Found")

AT_ONCE = 4
"""Notes that are at hand together: one, what its list is about, and the bullet before."""


def at_hand(find: Callable[[Note, Context], Found]) -> Callable[[Note, Context], Found]:
    """Return a function that looks once at a note in its context, and remembers the last few."""
    kept: tuple[tuple[Note, Context, Found], ...] = ()

    @wraps(find)
    def found(note: Note, context: Context) -> Found:
        nonlocal kept
        for its_note, its_context, known in kept:
            if its_note is note and its_context is context:
                return known
        new = find(note, context)
        kept = ((note, context, new), *kept[: AT_ONCE - 1])
        return new

    return found
