"""Patterns that most texts hold nothing of: looked for only where one of their words stands.

A note is asked for hundreds of patterns, and to find a word takes a tenth of the time that the
pattern around it takes. They are compiled when the first text has such a word, and not before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias


class Rare:
    """A pattern, and the stretches of text of which every match of it has one."""

    __slots__ = ("_flags", "_small", "_whole", "needs", "pattern")

    def __init__(self, pattern: str, needs: str, flags: int = 0) -> None:
        """Take the stretches parted by `|`, in small letters where the flags leave case open."""
        self.pattern = pattern
        self.needs = tuple(needs.split("|"))
        self._flags = flags
        self._small = bool(flags & re.IGNORECASE)
        self._whole: re.Pattern[str] | None = None

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._whole is None:
            self._whole = re.compile(self.pattern, self._flags)
        return self._whole

    def may_match(self, text: str) -> bool:
        """Tell whether the text has a stretch that no match can do without."""
        shown = text.lower() if self._small else text
        for need in self.needs:  # noqa: SIM110 (any() takes three times as long)
            if need in shown:
                return True
        return False

    # Most questions end with *no*: that is found here, without a second call.

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        shown = text.lower() if self._small else text
        for need in self.needs:
            if need in shown:
                return self.whole.search(text, start, len(text) if end is None else end)
        return None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        shown = text.lower() if self._small else text
        for need in self.needs:
            if need in shown:
                return self.whole.match(text, start)
        return None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        shown = text.lower() if self._small else text
        for need in self.needs:
            if need in shown:
                return self.whole.fullmatch(text)
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        shown = text.lower() if self._small else text
        for need in self.needs:
            if need in shown:
                return self.whole.finditer(text)
        return _NOTHING

    def findall(self, text: str) -> list[str]:
        return self.whole.findall(text) if self.may_match(text) else []

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        shown = text.lower() if self._small else text
        for need in self.needs:
            if need in shown:
                return self.whole.sub(put, text, count=count)
        return text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self.whole.split(text, maxsplit=maxsplit) if self.may_match(text) else [text]


_NOTHING: Iterator[re.Match[str]] = iter(())
"""What there is to find where nothing can match; it ends at once, however often it is asked."""

Pattern: TypeAlias = re.Pattern[str] | Rare
"""What can be looked for in a text."""
