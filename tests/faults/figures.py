"""Try every fault and write what came of it.

`python tests/faults/figures.py [ROW …] [--trials N] [--seed S] [--write]` prints a line for each;
`--write` puts them into `docs/reliability.md`, where the rows that were not run stay as they were.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import sqlite3
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from faults.harnesses import HARNESSES, CannotTryError, Harness, Outcome  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
START, END = "<!-- figures -->\n", "<!-- /figures -->"
HEAD = "| | Fault | What came of it | The same, done wrong | Run |\n|---|---|---|---|---|\n"


def row_of(harness: Harness, outcome: Outcome, run: str) -> str:
    """Return the line of the table."""
    verdict = outcome.said if not outcome.bad else f"**{outcome.said}**"
    return f"| {harness.row} | {harness.fault} | {verdict} | {outcome.control} | {run} |"


def written(page: str, rows: dict[str, str]) -> str:
    """Return the page with the rows in its table, in the order of the programme."""
    before, _, rest = page.partition(START)
    old, _, after = rest.partition(END)
    known = {line.split("|")[1].strip(): line for line in re.findall(r"^\| [RS].*$", old, re.M)}
    known |= rows
    table = [known[harness.row] for harness in HARNESSES if harness.row in known]
    return before + START + HEAD + "".join(f"{line}\n" for line in table) + END + after


def machine() -> str:
    """Return what the figures were taken with."""
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def main() -> int:
    """Run the harnesses that are named, or all; return 1 when one found a fault, or is blind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help="such as R1; all otherwise")
    parser.add_argument("--trials", type=int, help="instead of each harness's own number")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    given = parser.parse_args()
    chosen = [each for each in HARNESSES if not given.rows or each.row in given.rows]
    if unknown := {*given.rows} - {each.row for each in chosen}:
        parser.error(f"no row {', '.join(sorted(unknown))}")
    print(f"seed {given.seed}, {machine()}", flush=True)
    bad = 0
    for harness in chosen:
        started = time.monotonic()
        try:
            outcome = harness.run(given.trials or harness.trials, given.seed)
        except CannotTryError as error:
            print(f"{harness.row}: not tried: {error}", flush=True)
            continue
        bad += outcome.bad + (not outcome.caught)
        control = f"; done wrong: {outcome.control}" if outcome.control else ""
        seconds = round(time.monotonic() - started)
        print(f"{harness.row}: {outcome.said}{control} ({seconds} s)", flush=True)
        if given.write:
            day = datetime.now(UTC).date()
            run = f"{day}, seed {given.seed}, {seconds} s, {machine()}"
            line = row_of(harness, outcome, run)
            PAGE.write_text(written(PAGE.read_text("utf-8"), {harness.row: line}), "utf-8")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
