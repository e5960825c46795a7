"""The walk in lines of text."""

from __future__ import annotations

from recall.collection.inbox import Kind, Waiting
from recall.screen.keys import TAKE, first_names
from recall.screen.lines import Lines, PlainFace
from recall.screen.walk.deeds import Stroll, WalkDeeds
from recall.screen.walk.wording import (
    NO_CARD,
    card_lines,
    count_line,
    deck_line,
    kind_line,
    place_line,
)


class PlainWalk(PlainFace):
    """One walk, asked and answered line by line."""

    def __init__(self, stroll: Stroll, lines: Lines) -> None:
        super().__init__(stroll.keys, lines)
        self._stroll = stroll
        self._walk = stroll.walk
        self._names = first_names(stroll.keys)
        self._shown: tuple[Waiting, int] | None = None
        """The bullet that was written last, and which of its cards was marked."""
        self._deeds = WalkDeeds(stroll, self)

    def do(self, deed: str) -> None:
        self._deeds.do(deed)

    def run(self) -> None:
        """Show bullet after bullet until none is left, `q` is typed, or the input ends."""
        while not self.left and (bullet := self._walk.current) is not None:
            if self._shown != (bullet, self._walk.marked):
                self._show(bullet)
                self._shown = (bullet, self._walk.marked)
            if not self.take(self._prompt(bullet)):
                return

    def _show(self, bullet: Waiting) -> None:
        self.say(f"\n{count_line(self._walk)} · {deck_line(bullet)}")
        first, *more = bullet.text.split("\n") or [""]
        self.say(f"- {first}")
        for line in more:
            self.say(f"  {line}")
        self.say(f"  {place_line(bullet, self._stroll.folder)}")
        self.say(f"  {kind_line(bullet)}")
        shown = list(card_lines(self._walk))
        for card in shown:
            mark = card.mark or " "
            margin = " " * len(mark)
            self.say(f"{mark} Q: {card.face.front}")
            self.say(f"{margin} A: {card.back}")
            for extra in filter(None, (card.face.extra, card.note)):
                self.say(f"{margin}    {extra}")
        if not shown:
            self.say(f"  {NO_CARD}")

    def _prompt(self, bullet: Waiting) -> str:
        usual = [("edit", "edit"), ("note_only", "note only"), ("skip", "skip"), ("later", "later")]
        if bullet.kind is Kind.NEEDS_YOU:
            first = [("accept", "accept")] if bullet.proposals else []
        else:
            first = [] if self._walk.shows_further else [("reject", "reject")]
        if self._walk.further is not None:
            first.append(("what_else", "what else"))
        hints = [
            f"{self._names[deed]} {word}" for deed, word in (*first, *usual) if deed in self._names
        ]
        if bullet.kind is not Kind.NEEDS_YOU:
            hints[:0] = ["Enter: accept", *self._choices(bullet)]
        return f"{', '.join(hints)}, ? keys > "

    def _choices(self, bullet: Waiting) -> list[str]:
        """Return what else than Enter takes one of several drafts, or all."""
        if not bullet.is_choice:
            return []
        deeds = TAKE[: len(bullet.proposals)]
        numbers = " ".join(self._names[deed] for deed in deeds if deed in self._names)
        every = self._names.get("accept")
        return [*([f"{numbers} that one"] if numbers else []), *([f"{every} all"] if every else [])]
