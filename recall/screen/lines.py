"""What every face in lines of text has: for pipes, screen readers, terminals that can do little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from recall.errors import RecallError
from recall.screen import keys
from recall.screen.keys import Key


class Lines(Protocol):
    """Where a person's lines come from and ours go to."""

    def say(self, text: str = "", /) -> None:
        """Write one line."""

    def ask(self, prompt: str, /) -> str | None:
        """Return the line that is typed after the prompt; None at the end of input."""


class PlainFace:
    """Asked and answered line by line; a line begins with a key, or with the name of a deed."""

    def __init__(self, table: Sequence[Key], lines: Lines) -> None:
        self.say = lines.say
        self._read = lines.ask
        self.typed = ""
        """What stands behind the key on the line that was typed."""
        self.left = False
        self._deed_of = dict(keys.by_character(table))
        self._words = {"quit": "leave", **{key.deed: key.deed for key in table}}

    def do(self, deed: str) -> None:
        """Do what a key asks for; raises RecallError where it cannot be done."""
        raise NotImplementedError

    def take(self, prompt: str) -> bool:
        """Read a line and do what it says; False at the end of input."""
        line = self._read(prompt)
        if line is None:
            return False
        word, _, rest = line.strip().partition(" ")
        self.typed = rest.strip()
        deed = "forward" if not word else self._deed_of.get(word, self._words.get(word))
        if deed is None:
            self.say(f"{word!r} is no key here; ? shows the keys.")
            return True
        try:
            self.do(deed)
        except RecallError as error:
            self.say(str(error))
        return True

    # What a deed needs of the lines -------------------------------------------------------

    def sheet(self, title: str, text: str, /, *, is_markdown: bool = False) -> None:
        """Write the text; whoever asked for it knows its title."""
        for line in text.split("\n"):
            self.say(line)

    def ask(self, question: str, then: Callable[[str], None], /) -> None:
        """Go on with what was typed behind the key."""
        then(self.typed)

    def away(self) -> AbstractContextManager[None]:
        """Let another program have the terminal: nothing is drawn on it."""
        return nullcontext()

    def visit(self, address: str, /) -> None:
        """Leave it at the address that was said: there may be no screen at all."""

    def scroll(self, *, lines: int = 0, pages: int = 0) -> None:
        """Do nothing: the terminal scrolls its lines itself."""

    def leave(self) -> None:
        """End after this line."""
        self.left = True
