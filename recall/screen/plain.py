"""The review in lines of text: for pipes, for screen readers, for terminals that can do little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from recall.cards import StudyCard
from recall.errors import RecallError
from recall.reviews import Rating
from recall.screen import keys
from recall.screen.deeds import Deeds
from recall.screen.sitting import Sitting
from recall.screen.wording import (
    Button,
    context_line,
    count_line,
    deck_line,
    source_line,
    waiting_lines,
)

_WORDS = {"quit": "leave", **{key.deed: key.deed for key in keys.KEYS}}
"""Deeds may also be typed out."""


class Lines(Protocol):
    """Where a person's lines come from and ours go to."""

    def say(self, text: str = "", /) -> None:
        """Write one line."""

    def ask(self, prompt: str, /) -> str | None:
        """Return the line that is typed after the prompt; None at the end of input."""


class PlainReview:
    """One session, asked and answered line by line."""

    def __init__(self, sitting: Sitting, lines: Lines) -> None:
        self._sitting = sitting
        self._session = sitting.session
        self.say = lines.say
        self._read = lines.ask
        self._shown: tuple[StudyCard, tuple[Button, ...]] | None = None
        """The card that was written last, and its buttons if with its answer."""
        self._typed = ""
        """What stands behind the key on the line that was typed."""
        self._left = False
        self._deed_of = dict(keys.by_character(sitting.keys))
        self._deeds = Deeds(sitting, self)

    def run(self) -> None:
        """Ask card after card until none is left, `q` is typed, or the input ends."""
        self._session.start(self._sitting.now())
        while not self._left and (card := self._next_card()) is not None:
            self._show(card)
            line = self._read(self._prompt())
            if line is None:
                return
            self._attempt(line.strip())
            if notice := self._session.notice:
                self.say(notice)

    def _next_card(self) -> StudyCard | None:
        session = self._session
        if session.current is None and session.waiting_until:
            now = self._sitting.now()
            for line in waiting_lines(session.waiting_until, now, self._sitting.zone):
                self.say(line)
        return session.current

    def _prompt(self) -> str:
        if not self._session.revealed:
            return "Enter: answer, ?: keys > "
        good = next(each.word for each in self._sitting.buttons() if each.rating is Rating.GOOD)
        return f"Enter: {good} > "

    def _show(self, card: StudyCard) -> None:
        buttons = self._sitting.buttons()
        if self._shown == (card, buttons):
            return
        if buttons:
            self._show_answer(card, buttons)
        else:
            self._show_question(card)
        self._shown = (card, buttons)

    def _show_question(self, card: StudyCard) -> None:
        self.say(f"\n{count_line(self._session.progress)} · {deck_line(card)}")
        self.say(f"Q: {card.face.front}")
        if context := context_line(card, leech_lapses=self._sitting.settings.leech_lapses):
            self.say(f"   {context}")

    def _show_answer(self, card: StudyCard, buttons: Sequence[Button]) -> None:
        self.say(f"A: {card.face.back}")
        if card.face.extra:
            self.say(f"   {card.face.extra}")
        self.say(f"   {source_line(card, self._sitting.folder)}")
        self.say("   ".join(f"{each.key} {each.word} {each.interval}" for each in buttons))

    def _attempt(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        self._typed = rest.strip()
        deed = "forward" if not word else self._deed_of.get(word, _WORDS.get(word))
        if deed is None:
            self.say(f"{word!r} is no key here; ? shows the keys.")
            return
        try:
            self._deeds.do(deed)
        except RecallError as error:
            self.say(str(error))

    # What a deed needs of the lines -------------------------------------------------------

    def sheet(self, title: str, text: str, /, *, is_markdown: bool = False) -> None:
        """Write the text; whoever asked for it knows its title."""
        for line in text.split("\n"):
            self.say(line)

    def ask(self, question: str, then: Callable[[str], None], /) -> None:
        """Go on with what was typed behind the key."""
        then(self._typed)

    def away(self) -> AbstractContextManager[None]:
        """Let another program have the terminal: nothing is drawn on it."""
        return nullcontext()

    def visit(self, address: str, /) -> None:
        """Leave it at the address that was said: there may be no screen at all."""

    def scroll(self, *, lines: int = 0, pages: int = 0) -> None:
        """Do nothing: the terminal scrolls its lines itself."""

    def leave(self) -> None:
        """End the review after this line."""
        self._left = True
