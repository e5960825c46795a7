"""What lies over a card for a moment: a sheet to read, and a line to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from recall.screen.text import term_safe

if TYPE_CHECKING:
    from rich.console import RenderableType

_READING = 76
"""Cells of text in a line of a sheet, at most."""

_FRAME = 5
"""Cells that a box takes from a line: two borders, the space beside them, a scrollbar."""

_BOX = """
    align: center middle;
    background: ansi_default;
    #box {
        width: auto;
        min-width: 30;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 0 1;
        border: round ansi_bright_black;
        overflow-y: auto;
        scrollbar-size: 1 1;
    }
"""


class Sheet(ModalScreen[None]):
    """Something to read; any of the usual keys puts it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space,question_mark,i,m", "put_away", show=False),
        Binding("up", "scroll_by(-1)", show=False),
        Binding("down", "scroll_by(1)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
        Binding("pagedown", "scroll_by(10)", show=False),
    ]
    CSS = f"Sheet {{ {_BOX} #box Static {{ width: auto; }} }}"

    def __init__(self, title: str, body: RenderableType) -> None:
        super().__init__()
        self._body = Static(body, markup=False)
        self._box = Vertical(self._body, id="box")
        self._box.border_title = Content(term_safe(title))
        self._box.border_subtitle = "Esc"

    def compose(self) -> ComposeResult:
        yield self._box

    def on_resize(self, event: events.Resize) -> None:
        # A box as wide as its text does not wrap it: the text is told how wide it may be.
        self._body.styles.max_width = max(1, min(_READING, event.size.width - _FRAME))

    def on_click(self) -> None:
        self.action_put_away()

    def action_put_away(self) -> None:
        """Return to the card."""
        self.dismiss(None)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll down by so many lines, or up."""
        self._box.scroll_relative(y=lines, animate=False)


class Ask(ModalScreen[str | None]):
    """One line to fill in; Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "put_away", show=False)]
    CSS = f"""
    Ask {{ {_BOX}
        #box {{ width: 60; max-width: 100%; }}
        Input {{ border: none; height: 1; padding: 0; width: 100%; }}
    }}
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        box = Vertical(Static(self._question, markup=False), Input(), id="box")
        box.border_subtitle = "Enter · Esc"
        yield box

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_put_away(self) -> None:
        """Return to the card without an answer."""
        self.dismiss(None)
