"""The keys of the review and of the inbox: screens, their help and the README are made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import NamedTuple

from recall.errors import UsageError


class Key(NamedTuple):
    """One thing to do in a review, and the keys that do it."""

    deed: str
    """The method of `deeds.Deeds` that does it, and its name in `[keys]` of `recall.toml`."""

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
    Key("undo", ("u",), "undo the last answer, bury, suspend or flag"),
    Key("edit", ("e",), "edit the note in your editor"),
    Key("bury", ("b", "-", "="), "bury: not again today"),
    Key("suspend", ("s", "@", "!"), "suspend: not again until told"),
    Key("flag", ("f",), "flag, to be fixed later; again: take the flag away"),
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

WALK_KEYS = (
    Key(
        "forward",
        ("Space", "Enter"),
        "accept ready cards or a draft; of several drafts the marked one",
    ),
    Key("take_first", ("1",), "accept that one of several drafts"),
    Key("take_second", ("2",), "accept that one of several drafts"),
    Key("take_third", ("3",), "accept that one of several drafts"),
    Key("accept", ("a",), "accept all cards that are shown"),
    Key("edit", ("e",), "word them yourself, in your editor; they go under the bullet"),
    Key("reject", ("r",), "reject the marked card; it does not come back"),
    Key("note_only", ("n",), "note only: no card, unless the bullet says something else"),
    Key("skip", ("s", "@", "!"), "skip the bullet for good"),
    Key("later", ("b", "-", "="), "later: leave it in the inbox"),
    Key("accept_ready", ("A",), "accept all ready cards that are left"),
    Key("next_card", ("Tab", "→"), "mark the next card of the bullet"),
    Key("what_else", ("w",), "show what else could be asked beside a ready card; again: the next"),
    Key("undo", ("u",), "undo the last decision"),
    Key("note", ("m",), "show the whole note"),
    Key("info", ("i",), "show how the cards came about"),
    Key("open", ("o",), "open the talk at its second"),
    Key("line_up", ("↑",), "scroll"),
    Key("line_down", ("↓",), "scroll"),
    Key("page_up", ("PgUp",), "scroll"),
    Key("page_down", ("PgDn",), "scroll"),
    Key("help", ("?",), "show these keys"),
    Key("leave", ("q", "Ctrl-C", "Esc Esc"), "leave; what was decided is saved, the rest waits"),
)
"""Those of the walk through the inbox: what both can do has the same key in both."""

TAKE = ("take_first", "take_second", "take_third")
"""The deeds that take one of several drafts, in the order of the drafts."""

ALWAYS = {"leave": ("Ctrl-C", "Esc Esc")}
"""Ways out that nobody can lock."""

# What textual calls the keys that are no character.
_NAMED = {
    "Space": "space",
    "Enter": "enter",
    "Tab": "tab",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "PgUp": "pageup",
    "PgDn": "pagedown",
    "Home": "home",
    "End": "end",
    "Backspace": "backspace",
    "Delete": "delete",
    **{f"F{number}": f"f{number}" for number in range(1, 13)},
}


# Keys of one's own ------------------------------------------------------------------------


class UnknownDeedError(UsageError):
    """`[keys]` names something that no key can do."""

    def __init__(self, deed: str) -> None:
        super().__init__(deed)
        self.deed = deed

    def __str__(self) -> str:
        deeds = list(_deeds())
        return f"[keys]: nothing is called {self.deed!r}. {_meant(self.deed, deeds)}"


class UnknownKeyError(UsageError):
    """`[keys]` names a key that does not exist, or that is not free."""

    def __init__(self, name: str, deed: str) -> None:
        super().__init__(name, deed)
        self.name = name
        self.deed = deed

    def __str__(self) -> str:
        start = f"[keys]: no key for {self.deed} is called {self.name!r}. "
        return f'{start}{_meant(self.name, [*_NAMED])} Or one character, such as "x".'


class KeyTwiceError(UsageError):
    """`[keys]` gives one key to two deeds."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"[keys]: {self.name!r} is given to more than one deed. Take it from all but one."


def _meant(word: str, known: Sequence[str]) -> str:
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1)
    return f"Did you mean {folded[close[0]]!r}?" if close else f"There are: {', '.join(known)}."


def _deeds() -> dict[str, None]:
    return dict.fromkeys(key.deed for key in (*KEYS, *WALK_KEYS))


def with_own(own: Mapping[str, Sequence[str]], table: tuple[Key, ...] = KEYS) -> tuple[Key, ...]:
    """Return the table with a person's own keys, by deed, in place of the usual ones.

    A key that is given to one deed is taken from the deed that has it otherwise. Raises
    UnknownDeedError, UnknownKeyError or KeyTwiceError.
    """
    if not own:
        return table
    _check(own)
    own = {key.deed: own[key.deed] for key in table if key.deed in own}
    given = {name for names in own.values() for name in names}
    return tuple(
        key._replace(keys=(*own[key.deed], *ALWAYS.get(key.deed, ())))
        if key.deed in own
        else key._replace(keys=tuple(name for name in key.keys if name not in given))
        for key in table
    )


def _check(own: Mapping[str, Sequence[str]]) -> None:
    deeds = _deeds()
    for deed, names in own.items():
        if deed not in deeds:
            raise UnknownDeedError(deed)
        for name in names:
            if name not in _NAMED and not (len(name) == 1 and name.isprintable() and name != " "):
                raise UnknownKeyError(name, deed)
    for name, times in Counter(name for names in own.values() for name in names).items():
        if times > 1:
            raise KeyTwiceError(name)


# The table, seen from each side -----------------------------------------------------------


def by_event(table: Sequence[Key]) -> Mapping[str, str]:
    """Return the deed of each key, by its character or by the name textual gives it.

    Ctrl-C and `Esc Esc` are not among them; the screen knows those by itself.
    """
    always = {name for names in ALWAYS.values() for name in names}
    return {
        _NAMED.get(name, name): key.deed for key in table for name in key.keys if name not in always
    }


def by_character(table: Sequence[Key]) -> Mapping[str, str]:
    """Return the deed of each key that is one character, for reviews that read lines."""
    return {name: key.deed for key in table for name in key.keys if len(name) == 1}


def first_names(table: Sequence[Key]) -> Mapping[str, str]:
    """Return the first key of each deed that has one, to be shown in a line of keys."""
    return {key.deed: key.keys[0] for key in table if key.keys}


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
