"""The review in lines of text: for pipes, for screen readers, for terminals that can do little."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from recall.cards import StudyCard
from recall.errors import RecallError
from recall.reviews import Rating
from recall.screen import keys
from recall.screen.sitting import Sitting
from recall.screen.wording import (
    Button,
    buttons,
    context_line,
    count_line,
    deck_line,
    info_lines,
    source_line,
    waiting_lines,
)


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
        self._say = lines.say
        self._ask = lines.ask
        self._shown: tuple[StudyCard, bool] | None = None
        """The card that was written last, and whether with its answer."""
        self._buttons: tuple[Button, ...] = ()
        self._actions = dict(keys.by_character())
        self._deeds: dict[str, Callable[[StudyCard, str], None]] = {
            "undo": lambda card, word: self._undo(),
            "edit": lambda card, word: self._edit(),
            "bury": lambda card, word: self._session.bury(sitting.now()),
            "suspend": lambda card, word: self._session.suspend(sitting.now()),
            "flag": lambda card, word: self._session.flag(word, sitting.now()),
            "note": lambda card, word: self._say(card.note_text),
            "open": lambda card, word: self._say(card.source or "No talk is known."),
            "info": lambda card, word: self._tell(info_lines(card)),
            "help": lambda card, word: self._help(),
        }

    def run(self) -> None:
        """Ask card after card until none is left, `q` is typed, or the input ends."""
        self._session.start(self._sitting.now())
        while (card := self._next_card()) is not None:
            self._show(card)
            line = self._ask(self._prompt())
            if line is None or line.strip() in ("q", "quit"):
                return
            self._attempt(card, line.strip())
            if notice := self._session.notice:
                self._say(notice)

    def _next_card(self) -> StudyCard | None:
        session = self._session
        if session.current is None and session.waiting_until:
            now = self._sitting.now()
            self._tell(waiting_lines(session.waiting_until, now, self._sitting.zone))
        return session.current

    def _prompt(self) -> str:
        if not self._session.revealed:
            return "Enter: answer, ?: keys > "
        good = next(each.word for each in self._buttons if each.rating is Rating.GOOD)
        return f"Enter: {good} > "

    def _show(self, card: StudyCard) -> None:
        revealed = self._session.revealed
        if self._shown == (card, revealed):
            return
        if revealed:
            self._show_answer(card)
        else:
            self._show_question(card)
        self._shown = (card, revealed)

    def _show_question(self, card: StudyCard) -> None:
        self._say(f"\n{count_line(self._session.progress)} · {deck_line(card)}")
        self._say(f"Q: {card.face.front}")
        if context := context_line(card, leech_lapses=self._sitting.settings.leech_lapses):
            self._say(f"   {context}")

    def _show_answer(self, card: StudyCard) -> None:
        choices = self._session.choices(self._sitting.now())
        self._buttons = buttons(choices, self._sitting.settings.answer_buttons)
        self._say(f"A: {card.face.back}")
        if card.face.extra:
            self._say(f"   {card.face.extra}")
        self._say(f"   {source_line(card)}")
        self._say("   ".join(f"{each.key} {each.word} {each.interval}" for each in self._buttons))

    def _attempt(self, card: StudyCard, line: str) -> None:
        try:
            self._act(card, line)
        except RecallError as error:
            self._say(str(error))

    def _act(self, card: StudyCard, line: str) -> None:
        word, _, rest = line.partition(" ")
        if not self._session.revealed and not word:
            self._session.reveal(self._sitting.now())
        elif rating := self._rating(word):
            self._session.grade(rating, self._sitting.now())
        elif not self._session.revealed and word in ("1", "2", "3", "4"):
            self._say("Press Enter first, to see the answer.")
        elif deed := self._deeds.get(self._actions.get(word, word)):
            deed(card, rest.strip())
        else:
            self._say(f"{word!r} is no key here; ? shows the keys.")

    def _rating(self, word: str) -> Rating | None:
        """Return the rating of a button's key; nothing typed is Good."""
        if not self._session.revealed:
            return None
        if not word:
            return Rating.GOOD
        return next((each.rating for each in self._buttons if each.key == word), None)

    def _undo(self) -> None:
        if self._session.undo(self._sitting.now()):
            self._say("Undone.")

    def _edit(self) -> None:
        self._say(self._sitting.edit() or "The notes are as they were.")

    def _help(self) -> None:
        self._tell([f"{names:<20}{does}" for names, does in keys.rows()])

    def _tell(self, lines: list[str]) -> None:
        for line in lines:
            self._say(line)
