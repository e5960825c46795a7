"""The review in lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from recall.cards import StudyCard
from recall.reviews import Rating
from recall.screen.deeds import Deeds
from recall.screen.lines import Lines, PlainFace
from recall.screen.sitting import Sitting
from recall.screen.wording import (
    Button,
    context_line,
    count_line,
    deck_line,
    source_line,
    waiting_lines,
)


class PlainReview(PlainFace):
    """One session, asked and answered line by line."""

    def __init__(self, sitting: Sitting, lines: Lines) -> None:
        super().__init__(sitting.keys, lines)
        self._sitting = sitting
        self._session = sitting.session
        self._shown: tuple[StudyCard, tuple[Button, ...]] | None = None
        """The card that was written last, and its buttons if with its answer."""
        self._deeds = Deeds(sitting, self)

    def do(self, deed: str) -> None:
        self._deeds.do(deed)

    def run(self) -> None:
        """Ask card after card until none is left, `q` is typed, or the input ends."""
        self._session.start(self._sitting.now())
        while not self.left and (card := self._next_card()) is not None:
            self._show(card)
            self._session.rest()
            if not self.take(self._prompt()):
                return
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
