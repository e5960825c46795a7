"""What every face on the whole screen has: two panes, keys, sheets, a way to an editor and out."""

from __future__ import annotations

import asyncio
import signal
import sys
from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from rich.text import Text
from rich.theme import Theme
from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from recall.errors import RecallError
from recall.screen import frame, keys
from recall.screen.keys import Key
from recall.screen.rendering import rendered
from recall.screen.text import one_line

REPEAT_SECONDS = 0.25
"""A key that comes again this soon after the screen changed is a held key, no answer."""

CODE_WITHOUT_BOX = Theme({"markdown.code": "cyan", "markdown.code_block": "cyan"})
"""Code in the terminal's own colours: rich puts it on black, which a light terminal is not."""

# Each ends the review as the shell expects it, and gives the terminal back as it was.
_SIGNALS = ("SIGTERM", "SIGHUP")


class NoOtherProgramError(RecallError):
    """The terminal cannot be given to another program."""

    def __str__(self) -> str:
        return "An editor cannot be opened from this terminal. `recall edit` opens one."


class Stage(App[None]):
    """The whole screen: it draws, and passes on what the person does."""

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

    def __init__(
        self, table: Sequence[Key], *, classes: str = "", ticks: Callable[[], float]
    ) -> None:
        """Heed the keys of the table; `ticks` gives seconds, to tell held keys from pressed ones.

        `classes` are those of the page as it begins.
        """
        super().__init__()
        self.console.push_theme(CODE_WITHOUT_BOX)
        self._ticks = ticks
        self._changed_at = float("-inf")
        self._last_key = ""
        self._flash = ""
        self._extent = Size(80, 24)
        self._deed_of = keys.by_event(table)
        self._names = keys.first_names(table)
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
            classes=classes,
        )

    # What a face has of its own ---------------------------------------------------------------

    @abstractmethod
    def do(self, deed: str) -> None:
        """Do what a key asks for; raises RecallError where it cannot be done."""

    @abstractmethod
    def shown(self) -> object:
        """Return what tells whether something else has to be drawn."""

    @abstractmethod
    def notice(self) -> str | None:
        """Return one line to flash; reading it clears it."""

    @abstractmethod
    def draw_panes(self) -> None:
        """Fill both panes with what is to be shown now."""

    @abstractmethod
    def draw_lines(self, width: int) -> None:
        """Draw the header and the keys for the width."""

    @property
    @abstractmethod
    def back_is_shown(self) -> bool:
        """Whether the second pane has something to read."""

    # Beginning and end --------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield self._page

    def on_mount(self) -> None:
        self._extent = self.size
        self._heed_signals()
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

    # Keys and the mouse -------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if len(self.screen_stack) > 1:
            return
        held = self._is_held(event.key)
        twice = event.key == self._last_key
        self._last_key = event.key
        deed = self._deed_of.get(event.character or "") or self._deed_of.get(event.key)
        if event.key == "escape" and twice:
            self.exit()
        elif event.key == "escape":
            self.say("Esc once more leaves.")
        elif deed and not held:
            self.action_press(deed)
        if deed or event.key == "escape":
            event.prevent_default()
            event.stop()

    def _is_held(self, key: str) -> bool:
        """Tell a key that is held down from one that is pressed again."""
        now = self._ticks()
        held = key == self._last_key and now - self._changed_at < REPEAT_SECONDS
        if held:
            self._changed_at = now
        return held

    def action_press(self, deed: str) -> None:
        """Do what a key or a click asks for."""
        self.say("")
        self.attempt(lambda: self.do(deed))

    def attempt(self, deed: Callable[[], None]) -> None:
        """Do it and draw what came of it; what cannot be done is said, and nothing else changes."""
        before = self.shown()
        try:
            deed()
        except RecallError as error:
            self._tell(str(error))
            return
        notice = self.notice()
        if notice or before != self.shown():
            self._changed_at = self._ticks()
            self._draw()
        if notice:
            self._tell(notice)

    def _tell(self, words: str) -> None:
        """Say it in one line where it fits, else on a sheet: advice at its end counts too."""
        if frame.fits(words, self._width):
            self.say(words)
        else:
            self.sheet("Recall", words)

    # What a deed needs of the screen ------------------------------------------------------

    def say(self, words: str, /) -> None:
        """Show one line until the next key."""
        self._flash = words
        self._page.set_class(bool(words), "flash")
        self._bottom.update(frame.rule(self._width, one_line(words)))

    def sheet(self, title: str, text: str, /, *, is_markdown: bool = False) -> None:
        """Lay something to read over the card."""
        from recall.screen.overlays import Sheet

        self.push_screen(Sheet(title, rendered(text) if is_markdown else Text(text)))

    def ask(self, question: str, then: Callable[[str], None], /) -> None:
        """Go on with the line that is filled in; Esc goes on with nothing."""
        from recall.screen.overlays import Ask

        def answered(word: str | None) -> None:
            if word is not None:
                self.attempt(lambda: then(word))

        self.push_screen(Ask(question), answered)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Give the terminal to an editor; raises NoOtherProgramError where that cannot be."""
        failure: RecallError | None = None
        try:
            with self.suspend():
                try:
                    yield
                except RecallError as error:
                    # Textual takes the terminal back only where nothing is raised.
                    failure = error
        except SuspendNotSupported as error:
            raise NoOtherProgramError from error
        finally:
            self.refresh(layout=True)
        if failure is not None:
            raise failure

    def visit(self, address: str, /) -> None:
        """Open the address in the browser, if there is one."""
        import webbrowser

        try:
            browser = webbrowser.get()
        except webbrowser.Error:
            return
        if type(browser) is webbrowser.GenericBrowser:
            # It draws in this terminal.
            with self.away():
                browser.open(address)
        else:
            browser.open(address)

    def scroll(self, *, lines: int = 0, pages: int = 0) -> None:
        """Scroll the answer, or the question where the answer needs no scrolling."""
        far = lines + pages * self._scroller.size.height
        self._scroller.scroll_relative(y=far, animate=False)

    def leave(self) -> None:
        """End."""
        self.exit()

    # Drawing ------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return max(1, min(frame.COLUMN, self._extent.width - 2))

    @property
    def _scroller(self) -> Vertical:
        back = self.back_is_shown and self._back.max_scroll_y > 0
        return self._back if back else self._front

    def on_resize(self, event: events.Resize) -> None:
        # Before the screen itself is told, so that no frame has the wrong width.
        self._extent = event.size
        self._draw_frame()

    def _draw(self) -> None:
        self.draw_panes()
        self._page.set_class(not self.back_is_shown, "hidden")
        self._front.scroll_home(animate=False)
        self._back.scroll_home(animate=False)
        self._draw_frame()

    def _draw_frame(self) -> None:
        """Draw the lines around the panes for the present width and height."""
        width = self._width
        self._page.set_class(self._extent.height < frame.NO_SPACES, "short")
        self._page.set_class(self._extent.height < frame.ONLY_TEXT, "few-rows")
        self._top.update(frame.rule(width))
        self._middle.update(frame.rule(width))
        self.draw_lines(width)
        self.say(self._flash)


def _line(name: str) -> Static:
    return Static(id=name, markup=False)
