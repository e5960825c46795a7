"""The walk on the whole screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Group
from rich.text import Text

from recall.collection.inbox import Kind, Waiting
from recall.screen import frame
from recall.screen.rendering import rendered
from recall.screen.stage import Stage
from recall.screen.walk.deeds import Stroll, WalkDeeds
from recall.screen.walk.wording import (
    NO_CARD,
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
        self._answer.update(self._cards())
        self._source.update(kind_line(bullet))

    def _cards(self) -> RenderableType:
        """Return the cards of the bullet, one below the other, the marked one pointed at."""
        parts: list[RenderableType] = []
        for card in card_lines(self._walk):
            if parts:
                parts.append(Text(""))
            if card.mark:
                parts.append(Text(card.mark, "bold"))
            parts += [Text("Q", "dim"), rendered(card.face.front), Text("A", "dim")]
            parts.append(rendered(card.face.back))
            parts += [Text(extra, "dim") for extra in (card.face.extra, card.note) if extra]
        return Group(*parts) if parts else Text(NO_CARD, "dim")

    def draw_lines(self, width: int) -> None:
        bullet = self._walk.current
        self._header.update(self._header_line(bullet, width))
        self._keys.update(self._key_line(bullet, width))

    def _header_line(self, bullet: Waiting | None, width: int) -> Text:
        right = count_line(self._walk) if bullet else ""
        left = deck_line(bullet) if bullet else "recall"
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
            needs_you=bullet.kind is Kind.NEEDS_YOU,
            several_ready=self._walk.ready_left > 1,
        )
