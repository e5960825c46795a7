"""The review on the whole screen."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from rich.theme import Theme
from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from recall.cards import Kind, StudyCard
from recall.errors import RecallError
from recall.reviews import Rating
from recall.screen import frame, keys, wording
from recall.screen.rendering import rendered
from recall.screen.sitting import Sitting
from recall.screen.text import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

REPEAT_SECONDS = 0.25
"""A key that comes again this soon after the screen changed is a held key, no answer."""

CODE_WITHOUT_BOX = Theme({"markdown.code": "cyan", "markdown.code_block": "cyan"})
"""Code in the terminal's own colours: rich puts it on black, which a light terminal is not."""

# Each ends the review as the shell expects it, and gives the terminal back as it was.
_SIGNALS = ("SIGTERM", "SIGHUP")


class ReviewApp(App[None]):
    """One session on the whole screen: it draws, and passes on what the person does."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "press('leave')", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    # The terminal's own colours: whoever chose a light or a dark one chose it for reading.
    theme: Reactive[str] = Reactive("ansi-dark")
    CSS = """
    Screen { align-horizontal: center; overflow: hidden; }
    #page { max-width: 90; padding: 0 1; }
    #header, #top, #middle, #bottom { height: 1; }
    #front { height: auto; max-height: 50%; }
    #back { height: 1fr; }
    #front, #back {
        overflow-y: auto;
        scrollbar-size: 1 1;
        scrollbar-color: ansi_bright_black;
        scrollbar-background: ansi_default;
    }
    #keys {
        height: auto;
        link-style: none;
        link-color: ansi_default;
        link-style-hover: underline;
        link-color-hover: ansi_default;
        link-background-hover: ansi_default;
    }
    .text { padding: 1 0 0 0; }
    .fact { padding: 1 0; text-style: dim; }
    .hidden #front { height: 1fr; max-height: 100%; }
    .hidden #middle, .hidden #back { display: none; }
    .short .text, .short .fact { padding: 0; }
    .few-rows #header, .few-rows #top, .few-rows #middle, .few-rows #bottom { display: none; }
    .few-rows.flash #bottom { display: block; }
    .few-rows.flash #keys { display: none; }
    """

    def __init__(self, sitting: Sitting, *, ticks: Callable[[], float] = time.monotonic) -> None:
        """Review `sitting`; `ticks` gives seconds, to tell held keys from pressed ones."""
        super().__init__()
        self.console.push_theme(CODE_WITHOUT_BOX)
        self._sitting = sitting
        self._session = sitting.session
        self._ticks = ticks
        self._changed_at = float("-inf")
        self._last_key = ""
        self._flash = ""
        self._extent = Size(80, 24)
        self._actions = keys.by_textual_name()
        self._header = _line("header")
        self._top = _line("top")
        self._question = Static(classes="text", markup=False)
        self._around = Static(classes="fact", markup=False)
        self._middle = _line("middle")
        self._answer = Static(classes="text", markup=False)
        self._source = Static(classes="fact", markup=False)
        self._bottom = _line("bottom")
        self._keys = _line("keys")
        self._front = Vertical(self._question, self._around, id="front")
        self._back = Vertical(self._answer, self._source, id="back")
        self._page = Vertical(
            self._header,
            self._top,
            self._front,
            self._middle,
            self._back,
            self._bottom,
            self._keys,
            id="page",
            # As most sessions begin: a class that is set later styles everything anew.
            classes="hidden",
        )
        self._deeds: dict[str, Callable[[], None]] = {
            "forward": self._forward,
            "again": lambda: self._grade("1"),
            "hard": lambda: self._grade("2"),
            "good": lambda: self._grade("3"),
            "easy": lambda: self._grade("4"),
            "undo": self._undo,
            "edit": self._edit,
            "bury": lambda: self._set_aside(self._session.bury, "Buried until tomorrow."),
            "suspend": lambda: self._set_aside(self._session.suspend, "Suspended; u undoes."),
            "flag": self._ask_flag,
            "note": self._show_note,
            "info": self._show_info,
            "open": self._open_source,
            "line_up": lambda: self._scroller.scroll_up(animate=False),
            "line_down": lambda: self._scroller.scroll_down(animate=False),
            "page_up": lambda: self._scroller.scroll_page_up(animate=False),
            "page_down": lambda: self._scroller.scroll_page_down(animate=False),
            "help": self._show_help,
            "leave": self.exit,
        }

    # Beginning and end --------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield self._page

    def on_mount(self) -> None:
        self._extent = self.size
        self._heed_signals()
        self.set_interval(1, self._wake)
        self._draw()

    def _heed_signals(self) -> None:
        """Leave in order when told to end: otherwise the terminal keeps our modes."""
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            number = signal.Signals[name]
            loop.add_signal_handler(number, self._leave_with, 128 + number)
        loop.add_signal_handler(signal.SIGINT, self._leave_with, 0)

    def _leave_with(self, code: int) -> None:
        self.exit(return_code=code)

    def _wake(self) -> None:
        """Once a second: see whether a card that was waited for has come."""
        if self._session.current is None and self._session.waiting_until:
            self._attempt(lambda: self._session.start(self._sitting.now()))

    # Keys and the mouse -------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if len(self.screen_stack) > 1:
            return
        held = self._is_held(event.key)
        twice = event.key == self._last_key
        self._last_key = event.key
        action = self._actions.get(event.key)
        if event.key == "escape" and twice:
            self.exit()
        elif event.key == "escape":
            self._say("Esc once more leaves.")
        elif action and not held:
            self.action_press(action)
        if action or event.key == "escape":
            event.prevent_default()
            event.stop()

    def _is_held(self, key: str) -> bool:
        """Tell a key that is held down from one that is pressed again."""
        now = self._ticks()
        held = key == self._last_key and now - self._changed_at < REPEAT_SECONDS
        if held:
            self._changed_at = now
        return held

    def on_click(self, event: events.Click) -> None:
        inside = event.widget is not None and event.widget not in (self._keys, self._header)
        if inside and len(self.screen_stack) == 1 and not self._session.revealed:
            self.action_press("forward")

    def action_press(self, action: str) -> None:
        """Do what a key or a click asks for."""
        self._say("")
        self._deeds[action]()

    # What a person does -------------------------------------------------------------------

    def _forward(self) -> None:
        session = self._session
        if session.current is None:
            if not session.waiting_until:
                self.exit()
        elif session.revealed:
            self._attempt(lambda: session.grade(Rating.GOOD, self._sitting.now()))
        else:
            self._attempt(lambda: session.reveal(self._sitting.now()))

    def _grade(self, key: str) -> None:
        if self._session.current is None:
            return
        if not self._session.revealed:
            self._say("Reveal the answer first: Space.")
            return
        pressed = next((button for button in self._buttons() if button.key == key), None)
        if pressed is not None:
            self._attempt(lambda: self._session.grade(pressed.rating, self._sitting.now()))

    def _undo(self) -> None:
        def undo() -> None:
            if self._session.undo(self._sitting.now()):
                self._flash = "Undone."

        self._attempt(undo)

    def _set_aside(self, how: Callable[..., None], words: str) -> None:
        if self._session.current is None:
            return

        def aside() -> None:
            how(self._sitting.now())
            self._flash = words

        self._attempt(aside)

    def _edit(self) -> None:
        if self._session.current is None:
            return
        try:
            with self.suspend():
                self._attempt(self._edited)
        except SuspendNotSupported:
            self._say("An editor cannot be opened from this terminal.")
        self.refresh(layout=True)

    def _edited(self) -> None:
        self._flash = self._sitting.edit() or "The notes are as they were."

    def _ask_flag(self) -> None:
        if self._session.current is None:
            return
        from recall.screen.overlays import Ask

        self.push_screen(Ask("Flag, with a word if you like:"), self._flagged)

    def _flagged(self, word: str | None) -> None:
        if word is None:
            return
        words = word.strip()

        def flag() -> None:
            self._session.flag(words, self._sitting.now())
            self._flash = f"Flagged: {words}." if words else "Flagged."

        self._attempt(flag, changes=False)

    def _open_source(self) -> None:
        card = self._session.current
        source = (card.source or "") if card else ""
        if not source.startswith(("http://", "https://")):
            self._say("No talk is known for this card.")
            return
        import webbrowser

        self._say(one_line(source))
        try:
            browser = webbrowser.get()
        except webbrowser.Error:
            return
        if type(browser) is webbrowser.GenericBrowser:
            # It draws in this terminal.
            with self.suspend():
                browser.open(source)
        else:
            browser.open(source)

    def _show_note(self) -> None:
        if card := self._session.current:
            self._sheet(wording.source_line(card), rendered(card.note_text))

    def _show_info(self) -> None:
        if card := self._session.current:
            self._sheet("This card", Text("\n".join(self._info(card))))

    def _info(self, card: StudyCard) -> list[str]:
        lines = wording.info_lines(card)
        if self._session.revealed:
            lines += ["", *(wording.button_line(button) for button in self._buttons())]
        return lines

    def _show_help(self) -> None:
        lines = [f"{names:<20}{does}" for names, does in keys.rows()]
        self._sheet("Keys", Text("\n".join(lines)))

    def _sheet(self, title: str, body: RenderableType) -> None:
        from recall.screen.overlays import Sheet

        self.push_screen(Sheet(title, body))

    def _attempt(self, deed: Callable[[], None], *, changes: bool = True) -> None:
        """Do it and draw what came of it; what cannot be done is said, and nothing else changes."""
        try:
            deed()
        except RecallError as error:
            self._say(str(error))
            return
        if changes:
            self._changed_at = self._ticks()
        self._draw()

    # Drawing ------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return max(1, min(frame.COLUMN, self._extent.width - 2))

    @property
    def _scroller(self) -> Vertical:
        revealed_and_long = self._session.revealed and self._back.max_scroll_y > 0
        return self._back if revealed_and_long else self._front

    def _buttons(self) -> tuple[wording.Button, ...]:
        choices = self._session.choices(self._sitting.now())
        return wording.buttons(choices, self._sitting.settings.answer_buttons)

    def on_resize(self, event: events.Resize) -> None:
        # Before the screen itself is told, so that no frame has the wrong width.
        self._extent = event.size
        self._draw_frame()

    def _draw(self) -> None:
        card = self._session.current
        if card is None:
            self._draw_end()
        else:
            self._draw_card(card)
        if notice := self._session.notice:
            self._flash = notice
        self._page.set_class(not self._session.revealed, "hidden")
        self._front.scroll_home(animate=False)
        self._back.scroll_home(animate=False)
        self._draw_frame()

    def _draw_card(self, card: StudyCard) -> None:
        face, revealed = card.face, self._session.revealed
        leech_lapses = self._sitting.settings.leech_lapses
        self._question.update(rendered(face.front))
        self._around.update(wording.context_line(card, leech_lapses=leech_lapses))
        strong = face.answer if card.kind is Kind.CLOZE else ""
        shown = "\n\n".join(part for part in (face.back, face.extra) if part)
        self._answer.update(rendered(shown, strong=strong) if revealed else "")
        self._source.update(wording.source_line(card) if revealed else "")

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

    def _draw_frame(self) -> None:
        """Draw the lines around the card for the present width and height."""
        card, width = self._session.current, self._width
        self._page.set_class(self._extent.height < frame.NO_SPACES, "short")
        self._page.set_class(self._extent.height < frame.ONLY_TEXT, "few-rows")
        self._header.update(frame.header(card, self._session.progress, width))
        self._top.update(frame.rule(width))
        self._middle.update(frame.rule(width))
        if card is None:
            self._keys.update(frame.end_keys(width))
        elif self._session.revealed:
            self._keys.update(frame.answer_keys(self._buttons(), width))
        else:
            self._keys.update(frame.question_keys(width))
        self._say(self._flash)

    def _say(self, words: str) -> None:
        """Show one line until the next key."""
        self._flash = words
        self._page.set_class(bool(words), "flash")
        self._bottom.update(frame.rule(self._width, one_line(words)))


def _line(name: str) -> Static:
    return Static(id=name, markup=False)
