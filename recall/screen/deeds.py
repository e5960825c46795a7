"""What each key of the review does, on the whole screen and in lines alike.

A deed is a method of `Deeds`, named as in `keys.KEYS`: a new key is a row there and a
method here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from recall.reviews import Rating
from recall.screen import keys, wording
from recall.screen.sitting import Sitting
from recall.screen.text import one_line


class Front(Protocol):
    """What a deed needs of the face it is done in front of."""

    def say(self, words: str, /) -> None:
        """Show one line until the next key."""

    def sheet(self, title: str, text: str, /, *, is_markdown: bool = False) -> None:
        """Show something to read."""

    def ask(self, question: str, then: Callable[[str], None], /) -> None:
        """Go on with the line that the person fills in, if they do."""

    def away(self) -> AbstractContextManager[None]:
        """Give the terminal to another program for a while; raises RecallError."""

    def visit(self, address: str, /) -> None:
        """Open an address of the web."""

    def scroll(self, *, lines: int = 0, pages: int = 0) -> None:
        """Show what stands further down, or up."""

    def leave(self) -> None:
        """End the review."""


class Deeds:
    """The deeds of one sitting, each to be called as `do` calls it: by its name."""

    def __init__(self, sitting: Sitting, front: Front) -> None:
        self._sitting = sitting
        self._session = sitting.session
        self._front = front

    def do(self, deed: str) -> None:
        """Do what the table calls by that name; raises RecallError where it cannot be done."""
        method: Callable[[], None] = getattr(self, deed)
        method()

    # Answering ----------------------------------------------------------------------------

    def forward(self) -> None:
        session = self._session
        if session.current is None:
            if not session.waiting_until:
                self._front.leave()
        elif session.revealed:
            session.grade(Rating.GOOD, self._sitting.now())
        else:
            session.reveal(self._sitting.now())

    def again(self) -> None:
        self._press(0)

    def hard(self) -> None:
        self._press(1)

    def good(self) -> None:
        self._press(2)

    def easy(self) -> None:
        self._press(3)

    def _press(self, position: int) -> None:
        """Press the button at that position, counted from 0; there may be only two."""
        if self._session.current is None:
            return
        if not self._session.revealed:
            self._front.say("Reveal the answer first: Space or Enter.")
            return
        buttons = self._sitting.buttons()
        if position < len(buttons):
            self._session.grade(buttons[position].rating, self._sitting.now())

    def undo(self) -> None:
        if self._session.undo(self._sitting.now()):
            self._front.say("Undone.")

    # Putting aside ------------------------------------------------------------------------

    def bury(self) -> None:
        if self._session.current is not None:
            self._session.bury(self._sitting.now())
            self._front.say("Buried until tomorrow.")

    def suspend(self) -> None:
        if self._session.current is not None:
            self._session.suspend(self._sitting.now())
            self._front.say("Suspended; undo brings it back.")

    def flag(self) -> None:
        card = self._session.current
        if card is None:
            return
        if card.flagged:
            self._session.unflag(self._sitting.now())
            self._front.say("The flag is taken away.")
        else:
            self._front.ask("Flag, with a word if you like:", self._flag)

    def _flag(self, word: str) -> None:
        words = word.strip()
        self._session.flag(words, self._sitting.now())
        self._front.say(f"Flagged: {words}." if words else "Flagged.")

    # The card and its note ----------------------------------------------------------------

    def edit(self) -> None:
        if self._session.current is None:
            return
        with self._front.away():
            found = self._sitting.edit()
        self._front.say(found or "The notes are as they were.")

    def note(self) -> None:
        if card := self._session.current:
            self._front.sheet(
                wording.source_line(card, self._sitting.folder), card.note_text, is_markdown=True
            )

    def info(self) -> None:
        card = self._session.current
        if card is None:
            return
        lines = wording.info_lines(card, self._sitting.folder)
        if self._session.revealed:
            lines += ["", *map(wording.button_line, self._sitting.buttons())]
        self._front.sheet("This card", "\n".join(lines))

    def open(self) -> None:
        card = self._session.current
        source = (card.source or "") if card else ""
        if not source.startswith(("http://", "https://")):
            self._front.say("No talk is known for this card.")
            return
        self._front.say(one_line(source))
        self._front.visit(source)

    # Looking around -----------------------------------------------------------------------

    def line_up(self) -> None:
        self._front.scroll(lines=-1)

    def line_down(self) -> None:
        self._front.scroll(lines=1)

    def page_up(self) -> None:
        self._front.scroll(pages=-1)

    def page_down(self) -> None:
        self._front.scroll(pages=1)

    def help(self) -> None:
        lines = [f"{names:<20}{does}" for names, does in keys.rows(self._sitting.keys)]
        self._front.sheet("Keys", "\n".join(lines))

    def leave(self) -> None:
        self._front.leave()
