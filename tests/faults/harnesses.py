"""Every fault that is tried: one row here, one function that tries it.

To add one: write `figure(trials, seed) -> Outcome` in a module of this folder and a row below.
`figures.py` and the slow tests find it here; a small version of it, and the proof that its wrong
variant fails, belong into a test beside the module.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import NamedTuple


class Outcome(NamedTuple):
    """What came of the trials of one fault."""

    said: str
    """The figure, as "1000 kills, 41,233 answers, 0 lost"."""

    bad: int
    """How many trials ended as they must not."""

    control: str = ""
    """What came of the deliberately wrong variant, which shows that the harness can see."""

    caught: bool = True
    """Whether the wrong variant was found out."""


class Harness(NamedTuple):
    """One fault and what tries it."""

    row: str
    """Its number in the programme."""

    fault: str
    where: str
    """Module of this folder, or module and function; a function is else called `figure`."""

    trials: int
    """In the long run; fewer say less, more say more."""

    def run(self, trials: int, seed: int) -> Outcome:
        """Try the fault so many times; the same seed tries the same."""
        module, _, function = self.where.partition(":")
        figure: Callable[[int, int], Outcome] = getattr(
            importlib.import_module(f"faults.{module}"), function or "figure"
        )
        return figure(trials, seed)


class CannotTryError(Exception):
    """The machine lacks what the harness needs; the words say what."""


HARNESSES = (
    Harness("R1", "`kill -9` during a review", "killed_reviews", 1000),
    Harness("R2", "`kill -9` while notes are scanned or added", "killed_commands:memory", 300),
    Harness("R3", "`kill -9` while a file is written", "killed_commands:files", 300),
    Harness("R4", "power loss", "power_cuts", 5000),
    Harness("R5", "flushes of the disk are really asked for", "flushes", 100),
    Harness("R6", "two terminals and a poller", "two_terminals", 4000),
    Harness("R7", "another program holds the database", "held", 28),
    Harness("R8", "the disk is full", "disk_full", 200),
    Harness("R9", "errors of the disk", "io_errors", 10_000),
    Harness("R10", "nothing can be written", "read_only", 1),
    Harness("R11", "damaged pages", "damaged_pages", 600),
    Harness("R14", "databases of earlier schemas", "old_schemas", 1),
    Harness("R12", "a damaged journal, a lost database", "lost_copies", 300),
    Harness("R12b", "a database lost after a history of edits", "histories", 200),
    Harness("R13", "machines that share journals", "two_machines", 500),
    Harness("R13b", "notes and journals that arrive out of step", "out_of_step", 200),
    Harness("R13c", "bullets that are split and joined on machines that share", "parted", 200),
    Harness("R18", "a million cards", "million", 1_000_000),
    Harness("R19", "twenty thousand answers in one session", "soak", 20_000),
    Harness("R20", "signals, closed windows, odd terminals", "signals", 20),
    Harness("R21", "everything, in any order", "any_order", 2000),
    Harness("R15", "a clock that walks", "clocks:walks", 10_000),
    Harness("R16", "travel, time zones and summer time", "clocks:travel", 5000),
)
