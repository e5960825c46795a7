"""The walk on the whole screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Group
from rich.table import Table
from rich.text import Text

from recall.collection.inbox import Kind, Waiting
from recall.screen import frame
from recall.screen.rendering import rendered
from recall.screen.stage import Stage
from recall.screen.text import term_safe
from recall.screen.walk.deeds import Stroll, WalkDeeds
from recall.screen.walk.wording import (
    KIND,
    NO_CARD,
    CardLine,
    card_lines,
    count_line,
    deck_line,
    kind_line,
    place_line,
)

if TYPE_CHECKING:
    from rich.console import RenderableType


class WalkApp(Stage):
    """One walk on the whole screen: the bullet above, its cards below."""

    typed = ""

    def __init__(self, stroll: Stroll, *, ticks: Callable[[], float] = time.monotonic) -> None:
        """Walk; `ticks` gives seconds, to tell held keys from pressed ones."""
        super().__init__(stroll.keys, ticks=ticks)
        self._stroll = stroll
        self._walk = stroll.walk
        self._deeds = WalkDeeds(stroll, self)
        self._parts: list[RenderableType] = []
        """What is drawn of the bullet, from top to bottom."""
        self._to_marked = (0, 0)
        """How many of the parts stand before the card that keys are about, and how many with it."""

    # What the screen asks for -------------------------------------------------------------

    def do(self, deed: str) -> None:
        self._deeds.do(deed)

    def shown(self) -> object:
        return (self._walk.current, self._walk.marked, self._walk.total)

    def notice(self) -> str | None:
        return None

    @property
    def back_is_shown(self) -> bool:
        return self._walk.current is not None

    def draw_panes(self) -> None:
        bullet = self._walk.current
        if bullet is None:
            first, *rest = self._stroll.summary()
            self._question.update(first)
            self._around.update("\n".join(rest))
            self._answer.update("")
            self._source.update("")
            return
        self._question.update(rendered(bullet.text))
        self._around.update(place_line(bullet, self._stroll.folder))
        self._source.update("")

    def _cards(self, bullet: Waiting, *, with_kind: bool) -> RenderableType:
        """Return how the bullet waits, and its cards below, the marked one pointed at."""
        parts: list[RenderableType] = [Text(kind_line(bullet), "dim")] if with_kind else []
        cards = list(card_lines(self._walk))
        self._to_marked = (0, 0)
        for number, card in enumerate(cards):
            rows = Table.grid(padding=(0, 1, 0, 0))
            rows.add_row(Text(card.mark, "bold"), Text("Q", "bold"), rendered(card.face.front))
            rows.add_row("", Text("A", "bold"), _answer(card))
            for extra in filter(None, (card.face.extra, card.note)):
                rows.add_row("", "", Text(term_safe(extra), "dim"))
            # Drafts to choose from stand close together: they are compared.
            apart = parts and not (number and bullet.is_choice)
            parts += [Text(""), rows] if apart else [rows]
            if card.mark.startswith("›"):
                self._to_marked = (len(parts) - 1, len(parts))
        self._parts = parts
        if not cards:
            parts += [Text(""), Text(NO_CARD)] if parts else [Text(NO_CARD)]
        return Group(*parts)

    def draw_lines(self, width: int) -> None:
        bullet = self._walk.current
        few_rows = self._extent.height < frame.NO_SPACES
        if bullet is not None:
            # Where rows are few, the cards matter more than where they come from.
            self._around.display = not few_rows
            self._answer.update(self._cards(bullet, with_kind=not few_rows))
            self.call_after_refresh(self._scroll_to_marked)
        self._header.update(self._header_line(bullet, width, with_kind=few_rows))
        self._keys.update(self._key_line(bullet, width))

    def _scroll_to_marked(self) -> None:
        """Bring the marked card into view, where not all of them can be seen at once."""
        if not self._back.max_scroll_y:
            return
        top, bottom = (self._rows_of(self._parts[:count]) for count in self._to_marked)
        self._back.scroll_to(y=min(top, bottom - self._back.size.height), animate=False)

    def _rows_of(self, parts: Sequence[RenderableType]) -> int:
        """Return how many rows of the pane the parts take, with the empty one above them."""
        options = self.console.options.update(width=max(1, self._answer.content_size.width))
        lines = self.console.render_lines(Group(*parts), options) if parts else []
        return self._answer.styles.gutter.top + len(lines)

    def _header_line(self, bullet: Waiting | None, width: int, *, with_kind: bool) -> Text:
        right = count_line(self._walk) if bullet else ""
        left = deck_line(bullet) if bullet else "recall"
        if bullet and with_kind:
            left = f"{KIND[bullet.kind]} · {left}"
        room = max(0, width - len(right) - 2)
        if cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)) + "…" if room else ""
        return Text(left + " " * (width - cell_len(left) - len(right)) + right)

    def _key_line(self, bullet: Waiting | None, width: int) -> Text:
        if bullet is None:
            return frame.end_keys(self._names, width)
        return frame.walk_keys(
            self._names,
            width,
            left_out=self._without_use(bullet),
            words={"accept": "accept all"} if bullet.is_choice else {},
            rows=3 if self._extent.height >= frame.NO_SPACES else 2,
        )

    def _without_use(self, bullet: Waiting) -> set[str]:
        """Return the deeds whose keys would do nothing for the bullet."""
        out = set() if self._walk.ready_left > 1 else {"accept_ready"}
        if self._walk.further is None:
            out |= {"what_else"}
        if self._walk.shows_further:
            out |= {"reject"}
        if bullet.is_choice:
            return out
        out |= {"next_card"}
        if bullet.kind is Kind.NEEDS_YOU:
            return out | {"forward", "reject"} | (set() if bullet.proposals else {"accept"})
        return out | {"accept"}


def _answer(card: CardLine) -> RenderableType:
    """Return the answer; of a gap the whole text, with what was hidden standing out."""
    strong = card.face.answer if card.face.answer != card.back else ""
    return rendered(card.back, strong=strong)
