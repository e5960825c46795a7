"""Ids given once and for ever: random names, and milliseconds of the past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recall.store.database import Reader
from recall.store.log import Dice

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 that are not taken for one another when a person types them."""

LENGTH = 12
"""60 bits: among ten million ids the chance of one pair alike is 1 in 23,000."""

_SAFELY_PAST = 1_000_000_000_000
"""September 2001: no clock that runs right shows less, and Anki wants ids above 0."""


def random_id(dice: Dice) -> str:
    """Return a random id of lower-case letters and digits."""
    return "".join(_LETTERS[byte & 31] for byte in dice(LENGTH))


def past_ms(reader: Reader, column: str, count: int, now_ms: int) -> list[int]:
    """Return that many milliseconds that no row has in `column`, ascending, none after now.

    Anki gives new ids to what lies in the future, so however many are needed at once,
    they reach back from now. To be called inside the transaction that uses them.
    """
    used = reader.rows(_USED[column], (max(now_ms, _SAFELY_PAST),))
    free = _free_below(max(now_ms, _SAFELY_PAST), (row[0] for row in used))
    return sorted(next(free) for _ in range(count))


_USED = {
    "note_ms": "select note_ms from prompts where note_ms <= ? order by note_ms desc",
    "card_ms": "select card_ms from cards where card_ms <= ? order by card_ms desc",
}


def _free_below(start: int, used: Iterable[int]) -> Iterator[int]:
    """Give the numbers from `start` downwards that are not in `used`, which descends."""
    number = start
    for taken in used:
        yield from range(number, taken, -1)
        number = min(number, taken - 1)
    while True:
        yield number
        number -= 1
