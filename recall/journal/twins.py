"""Prompts that several machines made of one note, each by itself: the first of them counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from recall.store.database import Value
from recall.store.derived import NewRow

Home = tuple[Value, ...]
"""What a prompt asks of which note, and which it was of those that are alike."""

_BY_ORDER, _BY_LINE, _BY_LINE_ALONE = "order", "line", "line alone"


class _Homes(NamedTuple):
    """What machines know a prompt by that each of them made by itself."""

    looked_up: list[Home]
    found_by: list[Home]


class Twins:
    """Finds the prompt that another machine has already made."""

    def __init__(self, prompts: Mapping[str, NewRow]) -> None:
        """Know all prompts, also those that are added to them later."""
        self._prompts = prompts
        self._at_home: dict[Home, str] = {}
        self._went_on: dict[str, str] = {}
        """Prompts of which a person said that they are older ones, with these."""
        self._added_as: dict[str, Home] = {}
        """The pin and fingerprint that each prompt had first: they make its family."""
        self._machines: dict[str, str] = {}

    def twin_of(self, row: NewRow, nth: int | None, machine: str) -> str | None:
        """Return the prompt that another machine has added in the place of a new one.

        `nth` tells which it was of those that ask the same of the same note; None where an older
        entry does not say.
        """
        for home in _homes(row, nth).looked_up:
            there = self._twin_at(home, str(row["wording"]), machine)
            if there is not None:
                return there
        return None

    def _twin_at(self, home: Home, wording: str, machine: str) -> str | None:
        """Return the prompt that another machine has added there before, or the older one in whose
        place that went, where a person said that they are one."""
        first = self._at_home.get(home)
        if first is None or not machine or self._machines[first] in ("", machine):
            return None
        older = self._went_on.get(first)
        if older is not None and self._prompts[older]["wording"] == wording:
            first = older
        return first if self._stands(first, home) else None

    def _stands(self, prompt_id: str, home: Home) -> bool:
        """Return whether a prompt is still what it was there."""
        prompt = self._prompts[prompt_id]
        is_same = not prompt["orphan"] and home[1:4] == _asked(prompt)
        return is_same and (home[0] == _BY_ORDER or home[-1] == prompt["note_line"])

    def added(self, prompt_id: str, row: NewRow, nth: int | None, machine: str) -> None:
        """Let a prompt be found that was added, by what it asks there."""
        self._at_home |= dict.fromkeys(_homes(row, nth).found_by, prompt_id)
        self._machines[prompt_id] = machine
        self._added_as[prompt_id] = _asked(row)[1:]

    def stands_elsewhere(self, prompt: NewRow) -> None:
        """Let a prompt that stands elsewhere by now be found there by who made it anew."""
        prompt_id, asked = str(prompt["prompt_id"]), _asked(prompt)
        home = (_BY_ORDER, *asked, 1)
        first = self._at_home.get(home)
        is_free = first is None or not self._stands(first, home)
        if is_free and self._added_as[prompt_id] == asked[1:]:
            self._at_home[home] = prompt_id

    def went_on(self, newer: str, older: str) -> None:
        """Note that a person said of a prompt that it is an older one."""
        self._went_on[newer] = older

    def went_on_no_more(self, newer: str) -> None:
        """Forget what a person said of a prompt, as that was taken back."""
        self._went_on.pop(newer, None)


def _homes(row: NewRow, nth: int | None) -> _Homes:
    """Return what the prompt asks of which note, with which it was of those that are alike.

    A line more may stand above it on another machine. Older entries tell nothing but the line.
    """
    line: Home = (*_asked(row), row["note_line"])
    if nth is None:
        return _Homes([(_BY_LINE, *line)], [(_BY_LINE, *line), (_BY_LINE_ALONE, *line)])
    order: Home = (_BY_ORDER, *_asked(row), nth)
    return _Homes([order, (_BY_LINE_ALONE, *line)], [order, (_BY_LINE, *line)])


def _asked(row: NewRow) -> tuple[Value, ...]:
    return tuple(row[field] for field in ("path", "pin", "fingerprint"))
