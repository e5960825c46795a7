"""How long a thousand bullets take to become cards, and what memory more of them need.

Run it with `python tests/benchmarks/cards.py`; `--json` is for machines, `--write` puts the
table into `docs/speed.md`. The bullets are those of the invented talks in `tests/corpus`, told
apart by a number. Each measurement has a process of its own, because the rules keep what they
read of a sentence; the seconds are those of the processor.
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
from typing import NamedTuple

from recall import ranking
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
    begin = time.process_time()
    placed = read("journal.md", data).notes
    between = time.process_time()
    for note, context in placed:
        ranking.decide(note, context)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(between - begin, end - between, peak)


def run(count: int) -> Run:
    """Make the cards of a journal, in a process of its own."""
    command = [sys.executable, __file__, "--once", str(count)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(**json.loads(shown.stdout))


def measured(count: int, rounds: int) -> Run:
    """Return the medians of some runs."""
    runs = [run(count) for _ in range(rounds)]
    return Run(*(statistics.median(each) for each in zip(*runs, strict=True)))


def table(runs: dict[int, Run], rounds: int) -> str:
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
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and end with 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        sys.stdout.write(json.dumps(run_once(options.once)._asdict()))
        return 0
    runs = {count: measured(count, options.rounds) for count in (BULLETS, 4 * BULLETS)}
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(FROM)
        _, _, after = rest.partition(TO)
        figures = table(runs, options.rounds)
        PAGE.write_text(f"{before}{FROM}\n{figures}\n{TO}{after}", encoding="utf-8")
    if options.json:
        said = json.dumps({str(count): each._asdict() for count, each in runs.items()}, indent=2)
    else:
        said = table(runs, options.rounds)
    sys.stdout.write(said + "\n")
    took = runs[BULLETS].read_seconds + runs[BULLETS].decide_seconds
    return int(took > AT_MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
