"""The review on the whole screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual import events

from recall.cards import Kind, StudyCard
from recall.screen import frame, wording
from recall.screen.deeds import Deeds
from recall.screen.rendering import rendered
from recall.screen.sitting import Sitting
from recall.screen.stage import Stage


class ReviewApp(Stage):
    """One session on the whole screen."""

    def __init__(self, sitting: Sitting, *, ticks: Callable[[], float] = time.monotonic) -> None:
        """Review `sitting`; `ticks` gives seconds, to tell held keys from pressed ones."""
        # As most sessions begin: a class that is set later styles everything anew.
        super().__init__(sitting.keys, classes="hidden", ticks=ticks)
        self._sitting = sitting
        self._session = sitting.session
        self._deeds = Deeds(sitting, self)

    def on_mount(self) -> None:
        # The handler of the stage is called beside this one.
        self.set_interval(1, self._wake)

    def _wake(self) -> None:
        """Once a second: see whether a card that was waited for has come, else rest."""
        if self._session.current is None and self._session.waiting_until:
            self.attempt(lambda: self._session.start(self._sitting.now()))
        else:
            self._session.rest()

    def on_click(self, event: events.Click) -> None:
        inside = event.widget is not None and event.widget not in (self._keys, self._header)
        if inside and len(self.screen_stack) == 1 and not self._session.revealed:
            self.action_press("forward")

    # What the screen asks for -----------------------------------------------------------------

    def do(self, deed: str) -> None:
        self._deeds.do(deed)

    def shown(self) -> object:
        return (self._session.current, self._session.revealed)

    def notice(self) -> str | None:
        return self._session.notice

    @property
    def back_is_shown(self) -> bool:
        return self._session.revealed

    def draw_panes(self) -> None:
        card = self._session.current
        if card is None:
            self._draw_end()
        else:
            self._draw_card(card)

    def _draw_card(self, card: StudyCard) -> None:
        face, revealed = card.face, self._session.revealed
        leech_lapses = self._sitting.settings.leech_lapses
        self._question.update(rendered(face.front))
        self._around.update(wording.context_line(card, leech_lapses=leech_lapses))
        strong = face.answer if card.kind is Kind.CLOZE else ""
        shown = "\n\n".join(part for part in (face.back, face.extra) if part)
        self._answer.update(rendered(shown, strong=strong) if revealed else "")
        self._source.update(wording.source_line(card, self._sitting.folder) if revealed else "")

    def _draw_end(self) -> None:
        if until := self._session.waiting_until:
            now = self._sitting.now()
            first, *rest = wording.waiting_lines(until, now, self._sitting.zone)
        else:
            first, *rest = self._sitting.summary()
        self._question.update(first)
        self._around.update("\n".join(rest))
        self._answer.update("")
        self._source.update("")

    def draw_lines(self, width: int) -> None:
        card = self._session.current
        self._header.update(frame.header(card, self._session.progress, width))
        if card is None:
            self._keys.update(frame.end_keys(self._names, width))
        elif self._session.revealed:
            self._keys.update(frame.answer_keys(self._sitting.buttons(), self._names, width))
        else:
            self._keys.update(frame.question_keys(self._names, width))
