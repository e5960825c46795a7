"""What each key of a walk does, on the whole screen and in lines alike.

A deed is a method of `WalkDeeds`, named as in `keys.WALK_KEYS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from recall.collection.inbox import Kind
from recall.collection.walking import Walk
from recall.screen import editing, keys
from recall.screen.deeds import Front
from recall.screen.keys import WALK_KEYS, Key
from recall.screen.text import one_line
from recall.screen.walk import wording


class Stroll(NamedTuple):
    """One walk in front of one person."""

    walk: Walk
    folder: Path
    """Where the notes are."""
    keys: tuple[Key, ...] = WALK_KEYS
    command: str = "recall inbox"
    """How the walk goes on another time."""

    def summary(self) -> list[str]:
        """Return what the walk came to so far, a sentence a line."""
        return wording.summary_lines(self.walk, command=self.command)


class WalkFront(Front, Protocol):
    """A face that a walk is shown on."""

    typed: str
    """What was typed behind the key; empty on a screen."""


class WalkDeeds:
    """The deeds of one walk, each to be called as `do` calls it: by its name."""

    def __init__(self, stroll: Stroll, front: WalkFront) -> None:
        self._stroll = stroll
        self._walk = stroll.walk
        self._front = front

    def do(self, deed: str) -> None:
        """Do what the table calls by that name; raises RecallError where it cannot be done."""
        method: Callable[[], None] = getattr(self, deed)
        method()

    # Deciding -----------------------------------------------------------------------------

    def forward(self) -> None:
        bullet = self._walk.current
        if bullet is None:
            self._front.leave()
        elif bullet.kind is Kind.NEEDS_YOU:
            self._front.say(self._choices())
        elif bullet.is_choice:
            self._choose()
        else:
            self.accept()

    def _choices(self) -> str:
        """Return what can be done with a bullet that has no card yet."""
        names = keys.first_names(self._stroll.keys)
        deeds = [("edit", "words a card"), ("note_only", "keeps the note only"), ("later", "later")]
        if self._walk.proposal:
            deeds.insert(0, ("accept", "takes the card as it is"))
        return ", ".join(f"{names[deed]} {word}" for deed, word in deeds if deed in names) + "."

    def accept(self) -> None:
        bullet = self._walk.current
        if bullet is None:
            return
        if not bullet.proposals:
            self._front.say(f"There is no card to take: {self._choices()}")
            return
        if self._front.typed and bullet.is_choice:
            # `a 2` means the second, as `r 2` does.
            if self._pointed():
                self._choose()
            return
        count = sum(len(one.faces()) for one in bullet.proposals)
        self._walk.accept_all()
        self._front.say(wording.accepted(count))

    def take_first(self) -> None:
        self._take(1)

    def take_second(self) -> None:
        self._take(2)

    def take_third(self) -> None:
        self._take(3)

    def _take(self, number: int) -> None:
        """Take the draft of that number; a bullet's only one is its first."""
        bullet = self._walk.current
        if bullet is None:
            return
        if bullet.kind is Kind.NEEDS_YOU:
            self._front.say(self._choices())
        elif number > len(bullet.proposals):
            self._front.say(f"This bullet has no card {str(number)!r}.")
        elif bullet.is_choice:
            self._walk.mark(number)
            self._choose()
        elif len(bullet.proposals) == 1:
            self.accept()
        else:
            self._front.say("These cards go together: accept them all, or reject the marked one.")

    def _choose(self) -> None:
        """Take the marked one of the drafts."""
        bullet, one = self._walk.current, self._walk.proposal
        if bullet is None or one is None:
            return
        left = 0 if self._walk.shows_further else len(bullet.proposals) - 1
        self._walk.accept()
        self._front.say(wording.accepted(len(one.faces()), left=left))

    def accept_ready(self) -> None:
        count = self._walk.accept_ready()
        if not count:
            self._front.say("No ready cards are left.")
        elif count == 1:
            self._front.say("Accepted: the cards of 1 bullet.")
        else:
            self._front.say(f"Accepted: the cards of {count} bullets.")

    def reject(self) -> None:
        one = self._walk.proposal
        if self._walk.shows_further:
            self._front.say("These are none of its cards yet: there is nothing to reject.")
            return
        if not self._pointed():
            return
        self._walk.reject()
        stored = one is not None and one.prompt_id is not None
        said = "Rejected." if stored else "Kept as a note only."
        self._front.say(said)

    def note_only(self) -> None:
        if self._walk.current is not None:
            self._walk.keep_note()
            self._front.say("Kept as a note only.")

    def skip(self) -> None:
        if self._walk.current is not None:
            self._walk.skip()
            self._front.say("Skipped for good; undo brings it back.")

    def later(self) -> None:
        if self._walk.current is not None:
            self._walk.later()
            self._front.say("Left for later.")

    def edit(self) -> None:
        bullet = self._walk.current
        if bullet is None:
            return
        if self._front.typed:
            self._walk.word(self._front.typed)
        else:
            with self._front.away():
                text = editing.written(self._walk.text(), one_line(bullet.text))
            if text is None:
                self._front.say("Nothing was changed.")
                return
            self._walk.word(text, in_place_of_all=True)
        self._front.say("Written under its bullet.")

    def undo(self) -> None:
        self._front.say(f"Undone: {self._walk.undo()}.")

    # The bullet and its cards -------------------------------------------------------------

    def next_card(self) -> None:
        bullet = self._walk.current
        if bullet is not None and len(bullet.proposals) > 1:
            self._walk.mark((self._walk.marked + 1) % len(bullet.proposals) + 1)
        else:
            self._front.say("This bullet has no other card.")

    def what_else(self) -> None:
        bullet = self._walk.current
        if bullet is not None and not self._walk.look_further():
            self._front.say(
                "Nothing else can be asked of it."
                if bullet.kind is Kind.READY
                else "What could be asked of it is shown already."
            )

    def _pointed(self) -> bool:
        """Mark the card whose number was typed; False if there is none of that number."""
        number = self._front.typed
        if not number or (number.isdecimal() and self._walk.mark(int(number))):
            return True
        self._front.say(f"This bullet has no card {number!r}.")
        return False

    def note(self) -> None:
        if bullet := self._walk.current:
            title = wording.place_line(bullet, self._stroll.folder)
            self._front.sheet(title, bullet.text, is_markdown=True)

    def info(self) -> None:
        if bullet := self._walk.current:
            self._front.sheet("How it came about", "\n".join(wording.info_lines(bullet)))

    def open(self) -> None:
        bullet = self._walk.current
        source = (bullet.source or "") if bullet else ""
        if not source.startswith(("http://", "https://")):
            self._front.say("No talk is known for this bullet.")
            return
        self._front.say(one_line(source))
        self._front.visit(source)

    # Looking around -----------------------------------------------------------------------

    def line_up(self) -> None:
        self._front.scroll(lines=-1)

    def line_down(self) -> None:
        self._front.scroll(lines=1)

    def page_up(self) -> None:
        self._front.scroll(pages=-1)

    def page_down(self) -> None:
        self._front.scroll(pages=1)

    def help(self) -> None:
        rows = keys.rows(self._stroll.keys)
        self._front.sheet("Keys", "\n".join(f"{names:<20}{does}" for names, does in rows))

    def leave(self) -> None:
        self._front.leave()
