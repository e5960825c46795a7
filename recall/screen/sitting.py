"""What both faces of a review need: the session, the clock, and the way back to the notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from recall.cards import StudyCard
from recall.screen.keys import KEYS, Key, first_names
from recall.screen.wording import Button, buttons, summary_lines
from recall.session import Session
from recall.settings import Settings


class Sitting(NamedTuple):
    """One session in front of one person."""

    session: Session
    now: Callable[[], datetime]
    zone: tzinfo | None
    settings: Settings
    folder: Path
    """Where the notes are."""

    edited: Callable[[StudyCard, Callable[[], None]], str | None]
    """Lets the note of a card be edited, by what is given, so that undo gives it back; says in one
    line what came of it, None when nothing changed."""

    keys: tuple[Key, ...] = KEYS

    def buttons(self) -> tuple[Button, ...]:
        """Return the ways to grade the revealed card; none while the answer is hidden."""
        choices = self.session.choices(self.now())
        return buttons(choices, self.settings.answer_buttons, first_names(self.keys))

    def edit(self) -> str | None:
        """Open the current card's note in the editor, read it again, and say what changed."""
        from recall.screen import editing

        card = self.session.current
        if card is None:
            return None
        try:
            return self.edited(card, lambda: editing.edit(self.folder / card.path, card.line))
        finally:
            # An editor that fails may have saved something all the same.
            self.session.reload(self.now())

    def summary(self) -> list[str]:
        """Return what the session came to so far, a sentence a line."""
        progress = self.session.progress
        return summary_lines(
            self.session.summary(self.now()),
            left=progress.total - progress.done,
            goal=self.settings.retention,
        )
