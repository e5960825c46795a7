"""Whether work grows in proportion to its text, told so that a busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 16
NOISE_SECONDS = 0.03
"""Below this, a clock tells more about the machine than about the work."""


def _seconds(run: Callable[[str], object], text: str) -> float:
    """Return the seconds of processor time that one run takes."""
    started = time.process_time()
    run(text)
    return time.process_time() - started


def assert_in_proportion(
    run: Callable[[str], object],
    piece: str,
    *,
    length: int = 1_000,
    growth: int = 4,
    power: int = 1,
) -> None:
    """Assert that a text of `piece` that is `growth` times as long costs about that much more.

    With a `power` of 2 it may cost the square of that.

    What takes the square of its length costs `growth` times too much however quiet the machine
    is, and a busy one only ever adds. So the shortest time of several rounds decides, and one
    round in proportion is enough. What looks ahead a bounded way, such as 600 characters, seems
    to take the square of shorter texts: so the longer text is the shorter one of a second try.
    """
    text = piece * max(1, length // len(piece))
    if _too_slow(run, text, growth, power):
        short, long = _too_slow(run, text * growth, growth, power) or (0, 0)
        assert not long, f"{piece!r}: {short:.3f} s, {long:.3f} s for {growth} times as much of it"


def _too_slow(
    run: Callable[[str], object], text: str, growth: int, power: int
) -> tuple[float, float] | None:
    """Return the seconds for the text and for more of it; None where they are in proportion."""
    allowed = growth**power * growth**0.5
    short = long = float("inf")
    for turn in range(ROUNDS):
        # No text comes twice: what was worked out once would cost nothing.
        longer, shorter = f"{text * growth}{turn}", f"{text}{turn}"
        long = min(long, _seconds(run, longer))
        if long < NOISE_SECONDS:
            return None
        short = min(short, _seconds(run, shorter))
        if long < allowed * short:
            return None
    return short, long
