"""What a generator is: anything that turns a note, in its context, into drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from recall.drafts import Draft
from recall.notes import Context, Note


class Generator(Protocol):
    """One way to write a card, or one family of patterns of prose."""

    @property
    def name(self) -> str:
        """How `recall explain` calls it."""

    def draft(self, note: Note, context: Context) -> Iterator[Draft]:
        """Propose drafts for the note; none when it is not sure."""
        ...
