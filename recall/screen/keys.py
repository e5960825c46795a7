"""The keys of the review, in one table: the screen, its help and the README are made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple


class Key(NamedTuple):
    """One thing to do in a review, and the keys that do it."""

    action: str
    """Its name, also in `[keys]` of `recall.toml`."""

    keys: tuple[str, ...]
    """As a person types them: `u`, `Space`, `PgUp`, `Ctrl-C`."""

    does: str
    """In words, for the help. Neighbours that do the same share a line there."""


KEYS = (
    Key("forward", ("Space", "Enter"), "show the answer; then Good"),
    Key("again", ("1",), "Again: forgotten"),
    Key("hard", ("2",), "Hard: remembered, with effort"),
    Key("good", ("3",), "Good: remembered"),
    Key("easy", ("4",), "Easy: remembered at once"),
    Key("undo", ("u",), "undo the last answer, bury or suspend"),
    Key("edit", ("e",), "edit the note in your editor"),
    Key("bury", ("b", "-", "="), "bury: not again today"),
    Key("suspend", ("s", "@", "!"), "suspend: not again until told"),
    Key("flag", ("f",), "flag, to be fixed later"),
    Key("note", ("m",), "show the whole note"),
    Key("info", ("i",), "show what is known of the card"),
    Key("open", ("o",), "open the talk at its second"),
    Key("line_up", ("↑",), "scroll"),
    Key("line_down", ("↓",), "scroll"),
    Key("page_up", ("PgUp",), "scroll"),
    Key("page_down", ("PgDn",), "scroll"),
    Key("help", ("?",), "show these keys"),
    Key("leave", ("q", "Ctrl-C", "Esc Esc"), "leave; every answer is already saved"),
)

# What textual calls the keys that it does not call by their character.
_TEXTUAL = {
    "Space": "space",
    "Enter": "enter",
    "-": "minus",
    "=": "equals_sign",
    "@": "at",
    "!": "exclamation_mark",
    "?": "question_mark",
    "↑": "up",
    "↓": "down",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    "Ctrl-C": "ctrl+c",
}


def by_textual_name(table: Sequence[Key] = KEYS) -> Mapping[str, str]:
    """Return the action of each key, by the name that textual gives the key.

    `Esc Esc` is no key but two; the screen knows it by itself.
    """
    return {_TEXTUAL.get(name, name): key.action for key in table for name in key.keys}


def by_character(table: Sequence[Key] = KEYS) -> Mapping[str, str]:
    """Return the action of each key that is one character, for reviews that read lines."""
    return {name: key.action for key in table for name in key.keys if len(name) == 1}


def rows(table: Sequence[Key] = KEYS) -> list[tuple[str, str]]:
    """Return a row of keys and what they do for every line of the help."""
    return [
        ("  ".join(name for key in same for name in key.keys), does)
        for does, same in ((does, list(same)) for does, same in groupby(table, _does))
    ]


def _does(key: Key) -> str:
    return key.does


def table_markdown(table: Sequence[Key] = KEYS) -> str:
    """Return the table of keys for the README."""
    lines = ["| Key | What it does |", "|---|---|"]
    for names, does in rows(table):
        cells = " ".join(f"`{name}`" for name in names.split("  "))
        lines.append(f"| {cells} | {does} |")
    return "\n".join(lines)
