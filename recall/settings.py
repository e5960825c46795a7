"""What a person may set, and what holds until they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Settings(NamedTuple):
    """The settings of one collection; `configuration` reads them from files."""

    retention: float = 0.90
    """Desired retention: the chance of recall at which a card returns, 0.70 to 0.99."""

    new_per_day: int = 10
    reviews_per_day: int = 200
    learning_steps: tuple[float, ...] = (1.0, 10.0)
    """Minutes."""

    relearning_steps: tuple[float, ...] = (10.0,)
    """Minutes."""

    maximum_interval: int = 36_500
    """Days."""

    rollover_hour: int = 4
    """The hour (0-23) at which a study day begins."""

    time_zone: str = ""
    """An IANA name such as `Europe/Madrid`; empty for the machine's own."""

    learn_ahead: int = 20
    """Minutes by which a learning card may come early when nothing else is left."""

    leech_lapses: int = 8
    answer_buttons: int = 4
    """4, or 2 for forgot and remembered."""

    include: tuple[str, ...] = ("**/*.md",)
    exclude: tuple[str, ...] = ()
    """Globs, relative to the collection."""

    weights: tuple[float, ...] = ()
    """The 21 weights of FSRS-6; empty for the published ones."""

    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """A person's own keys by what they do in a review; `screen.keys` has the usual ones."""


class Setting(NamedTuple):
    """One setting: how it is called, what it may be, and what it does."""

    name: str
    must_be: str
    """In words, after `it must be`."""

    fits: Callable[[object], bool]
    """Whether one value, or each value of a list, is allowed."""

    meaning: str
    many: bool = False
    """Whether it holds a list."""

    lengths: Sequence[int] = ()
    """How many values the list may hold; empty for any number."""


def _number(low: float, high: float) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
    )


def _whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    )


def _is_zone(value: object) -> bool:
    if value == "":
        return True
    if not isinstance(value, str):
        return False
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError):
        return False
    return True


def _is_inner_glob(value: object) -> bool:
    """Whether the pattern can only ever name files inside the collection."""
    if not isinstance(value, str) or not value.strip() or "\\" in value or "\0" in value:
        return False
    parts = value.split("/")
    return ".." not in parts and parts[0] not in ("", "~") and ":" not in parts[0]


_MINUTES = "a list of minutes from 0.1 to 1440, such as [1, 10]"
_GLOBS = 'a list of patterns inside the collection, such as ["talks/**/*.md"]'

KNOWN = (
    Setting(
        "retention",
        "a number from 0.70 to 0.99",
        _number(0.70, 0.99),
        "chance of recall at which a card comes back",
    ),
    Setting(
        "new_per_day",
        "a whole number from 0 to 9999",
        _whole(0, 9999),
        "new cards a day",
    ),
    Setting(
        "reviews_per_day",
        "a whole number from 0 to 9999",
        _whole(0, 9999),
        "reviews a day, at most",
    ),
    Setting(
        "learning_steps",
        _MINUTES,
        _number(0.1, 1440),
        "minutes between a new card's first showings",
        many=True,
    ),
    Setting(
        "relearning_steps",
        _MINUTES,
        _number(0.1, 1440),
        "minutes until a forgotten card is asked again",
        many=True,
    ),
    Setting(
        "maximum_interval",
        "a whole number from 1 to 36500",
        _whole(1, 36_500),
        "longest interval in days",
    ),
    Setting(
        "rollover_hour",
        "a whole number from 0 to 23",
        _whole(0, 23),
        "hour at which a study day begins",
    ),
    Setting(
        "time_zone",
        'the name of a time zone, such as "Europe/Madrid", or empty',
        _is_zone,
        "zone of the study day; empty: the machine's",
    ),
    Setting(
        "learn_ahead",
        "a whole number from 0 to 1440",
        _whole(0, 1440),
        "minutes a learning card may come early",
    ),
    Setting(
        "leech_lapses",
        "a whole number from 1 to 99",
        _whole(1, 99),
        "lapses after which a card counts as a leech",
    ),
    Setting(
        "answer_buttons",
        "4 or 2",
        lambda value: value in (2, 4) and _whole(2, 4)(value),
        "4, or 2 for forgot and remembered",
    ),
    Setting(
        "include",
        f"{_GLOBS}, and not empty",
        _is_inner_glob,
        "files that are decks",
        many=True,
        lengths=range(1, 1000),
    ),
    Setting("exclude", _GLOBS, _is_inner_glob, "files that are none after all", many=True),
    Setting(
        "weights",
        "a list of 21 numbers, or empty",
        _number(-1000, 1000),
        "weights of FSRS-6; empty: the published ones",
        many=True,
        lengths=(0, 21),
    ),
)

KEYS = Setting(
    "keys",
    "a table of keys",
    lambda value: isinstance(value, dict),
    "keys of the review; only in a settings file",
)
"""Apart from the others: it is a table, and no word of a command line can set it."""

BY_NAME = {setting.name: setting for setting in KNOWN}
NAMES = tuple(BY_NAME)
