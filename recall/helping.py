"""Many notes decided at once: processes that help share the work on the other processors.

A helper is this Python again, told on its input what to decide; it ends when that input does, so
none outlives whom it helps. Whatever goes wrong with one, its notes are decided here: helpers
change how long it takes, and nothing else.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import IO

from recall import ranking
from recall.drafts import Outcome
from recall.habits import NO_HABITS, Habits
from recall.notes import PlacedNote

HELPED_FROM = 200
"""Notes for each helper beside as many of our own: to begin takes one as long as a hundred."""

MOST_HELPERS = 7
SHARES = 16
"""Into how many shares the work is parted, where it is neither little nor much."""

LEAST, MOST = 25, 500
"""Notes of one share."""

BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); import recall; sys.path.pop(0);"
    " from recall.helping import help_out; help_out(sys.stdin.buffer, sys.stdout.buffer)"
)
"""How a helper begins: with the package that asks for help, wherever that stands."""


def outcomes(
    placed: Sequence[PlacedNote], habits: Habits = NO_HABITS, *, helpers: int | None = None
) -> list[Outcome]:
    """Return what becomes of each note, as `ranking.decide` tells.

    `helpers` is how many processes help, `helpers_for` the notes unless it is given.
    """
    if helpers is None:
        helpers = helpers_for(len(placed))
    if helpers < 1:
        return _decided(placed, habits)
    size = max(LEAST, min(MOST, len(placed) // SHARES))
    shares = [placed[start : start + size] for start in range(0, len(placed), size)]
    found: dict[int, list[Outcome]] = {}
    waiting = deque(range(len(shares)))

    def let_help(helper: subprocess.Popen[bytes]) -> None:
        with suppress(Exception):  # whatever it is, the share is decided below
            while True:
                number = waiting.popleft()
                found[number] = _asked(helper, shares[number], habits)

    with _helpers(helpers, let_help):
        while waiting:
            with suppress(IndexError):  # a helper may have taken the last one meanwhile
                number = waiting.pop()
                found[number] = _decided(shares[number], habits)
        for number, share in enumerate(shares):
            if number not in found:  # a helper has it in hand, or has failed with it
                found[number] = _decided(share, habits)
        return [outcome for number in range(len(shares)) for outcome in found[number]]


def helpers_for(notes: int) -> int:
    """Return how many processes shall help: none where the notes or the processors are few."""
    return max(0, min(MOST_HELPERS, _processors() - 1, notes // HELPED_FROM - 1))


def _decided(placed: Sequence[PlacedNote], habits: Habits) -> list[Outcome]:
    return [ranking.decide(note, context, habits) for note, context in placed]


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _helpers(count: int, let_help: Callable[[subprocess.Popen[bytes]], None]) -> Iterator[None]:
    """Let as many help as begin; none is left when the work is done, or broken off."""
    there: list[subprocess.Popen[bytes]] = []
    threads: list[Thread] = []
    try:
        for _ in range(count if _is_python() else 0):
            with suppress(OSError):
                there.append(_begun())
                threads.append(Thread(target=let_help, args=(there[-1],), daemon=True))
                threads[-1].start()
        yield
    finally:
        for helper in there:
            helper.kill()
        for thread in threads:
            thread.join()
        for helper in there:
            _ended(helper)


def _ended(helper: subprocess.Popen[bytes]) -> None:
    """Wait for the end of a helper, and close what led to it: half an order may stick there."""
    for pipe in filter(None, (helper.stdin, helper.stdout)):
        with suppress(OSError):
            pipe.close()
    helper.wait()


def _is_python() -> bool:
    """Tell whether the program that runs here is Python, and takes its orders."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _begun() -> subprocess.Popen[bytes]:
    """Begin a helper: what stands in the folder it begins in is not its to import."""
    package = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-P", "-c", BEGIN, str(package)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)


def _asked(
    helper: subprocess.Popen[bytes], share: Sequence[PlacedNote], habits: Habits
) -> list[Outcome]:
    """Return what a helper says becomes of the notes."""
    assert helper.stdin
    assert helper.stdout
    pickle.dump((share, habits), helper.stdin, pickle.HIGHEST_PROTOCOL)
    helper.stdin.flush()
    found: list[Outcome] = pickle.load(helper.stdout)
    return found


def help_out(asked: IO[bytes], told: IO[bytes]) -> None:
    """Decide what is asked for, until nothing more comes: this is what a helper does."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            placed, habits = pickle.load(asked)
            pickle.dump(_decided(placed, habits), told, pickle.HIGHEST_PROTOCOL)
            told.flush()
