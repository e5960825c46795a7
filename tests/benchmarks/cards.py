"""How long a thousand bullets take to become cards, and what memory more of them need.

Run it with `python tests/benchmarks/cards.py`; `--json` is for machines, `--write` puts the
table into `docs/speed.md`. The bullets are those of the invented talks in `tests/corpus`, told
apart by a number. Each measurement has a process of its own, because the rules keep what they
read of a sentence; the seconds are those of the processor, but for those that say how long it
takes by the clock, alone and with helpers. Calls are counted in Python and in C.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from recall import helping, ranking
from recall.__main__ import sweep_seldom
from recall.deckfiles import read
from recall.notes import Note

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "speed.md"
FROM, TO = "<!-- cards -->", "<!-- /cards -->"
ROUNDS = 5
BULLETS = 1_000
AT_MOST_SECONDS = 2.0


class Run(NamedTuple):
    """What one process used."""

    read_seconds: float
    """For the text of the bullets to become notes."""
    decide_seconds: float
    """For the notes to become cards."""
    peak_mb: float


class Clock(NamedTuple):
    """How long it took by the clock for the notes to become cards."""

    helpers: int
    alone_seconds: float
    shared_seconds: float


def text_of(count: int) -> str:
    """Return a journal of so many bullets of prose."""
    notes = list(prose())
    lines = ["# Ada Rowe", ""]
    lines += [f"- {notes[turn % len(notes)]} ({turn})" for turn in range(count)]
    return "\n".join(lines) + "\n"


def prose() -> Iterator[str]:
    """Give the bullets of the corpus that are sentences and have no bullets below them."""
    for path in sorted(CORPUS.glob("*/*.md")):
        for note, _ in read(path.name, path.read_bytes()).notes:
            if is_prose(note):
                yield note.text


def is_prose(note: Note) -> bool:
    """Tell whether the note stands alone, in one line, and is more than a fragment."""
    return not note.children and "\n" not in note.text and len(note.text.split()) > 6


def run_once(count: int) -> Run:
    """Make the cards of a journal, in this process."""
    data = text_of(count).encode()
    read("warm.md", b"- A test is useful because it is quick.\n")
    sweep_seldom()  # as the program does
    begin = time.process_time()
    placed = read("journal.md", data).notes
    between = time.process_time()
    for note, context in placed:
        ranking.decide(note, context)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(between - begin, end - between, peak)


def calls_of(count: int) -> int:
    """Return how many calls it takes for the notes to become cards."""
    calls = 0

    def count_it(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    placed = read("journal.md", text_of(count).encode()).notes
    sys.setprofile(count_it)
    for note, context in placed:
        ranking.decide(note, context)
    sys.setprofile(None)
    return calls


def by_the_clock(count: int, helpers: int) -> float:
    """Return how many seconds it takes by the clock to decide a journal."""
    placed = read("journal.md", text_of(count).encode()).notes
    begin = time.perf_counter()
    helping.outcomes(placed, helpers=helpers)
    return time.perf_counter() - begin


def clock(count: int) -> Clock:
    """Return how long it takes by the clock, alone and with the helpers that a scan would have."""
    helpers = helping.helpers_for(count)
    return Clock(helpers, apart("--alone", count), apart("--shared", count))


def apart(order: str, count: int) -> Any:
    """Return what a process of its own says to the order."""
    command = [sys.executable, __file__, order, str(count)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(shown.stdout)


def run(count: int) -> Run:
    """Make the cards of a journal, in a process of its own."""
    return Run(**apart("--once", count))


def measured(count: int, rounds: int) -> Run:
    """Return the medians of some runs."""
    runs = [run(count) for _ in range(rounds)]
    return Run(*(statistics.median(each) for each in zip(*runs, strict=True)))


def table(runs: dict[int, Run], rounds: int, calls: int, by_clock: Clock) -> str:
    """Return the figures as Markdown."""
    lines = [
        f"Python {platform.python_version()} on {platform.system()}; medians of {rounds} rounds;"
        f" the goal is {AT_MOST_SECONDS:.0f} s for {BULLETS:,} bullets.",
        "",
        "| Bullets | reading, s | cards, s | ms a bullet | peak memory, MB |",
        "|---:|---:|---:|---:|---:|",
    ]
    for count, each in runs.items():
        took = each.read_seconds + each.decide_seconds
        lines.append(
            f"| {count:,} | {each.read_seconds:.2f} | {each.decide_seconds:.2f} |"
            f" {took * 1000 / count:.2f} | {each.peak_mb:.0f} |"
        )
    lines += [
        "",
        f"A bullet takes {calls / BULLETS:,.0f} calls. By the clock {BULLETS:,} take"
        f" {by_clock.alone_seconds:.2f} s alone, {by_clock.shared_seconds:.2f} s with"
        f" {by_clock.helpers} to help.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and end with 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    for inner in ("--once", "--calls", "--alone", "--shared"):
        parser.add_argument(inner, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        sys.stdout.write(json.dumps(run_once(options.once)._asdict()))
        return 0
    if options.calls:
        sys.stdout.write(json.dumps(calls_of(options.calls)))
        return 0
    if many := options.alone or options.shared:
        helpers = helping.helpers_for(many) if options.shared else 0
        sys.stdout.write(json.dumps(by_the_clock(many, helpers)))
        return 0
    calls, by_clock = apart("--calls", BULLETS), clock(BULLETS)
    runs = {count: measured(count, options.rounds) for count in (BULLETS, 4 * BULLETS)}
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(FROM)
        _, _, after = rest.partition(TO)
        figures = table(runs, options.rounds, calls, by_clock)
        PAGE.write_text(f"{before}{FROM}\n{figures}\n{TO}{after}", encoding="utf-8")
    if options.json:
        found = {str(count): each._asdict() for count, each in runs.items()}
        found |= {"calls": calls, "clock": by_clock._asdict()}
        said = json.dumps(found, indent=2)
    else:
        said = table(runs, options.rounds, calls, by_clock)
    sys.stdout.write(said + "\n")
    took = runs[BULLETS].read_seconds + runs[BULLETS].decide_seconds
    return int(took > AT_MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
