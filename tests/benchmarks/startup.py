"""How soon Recall is there: first card on the screen, in lines, and the number in a prompt.

Run it with `python tests/benchmarks/startup.py`; `--json` is for machines, `--write` puts
the table into `docs/speed.md`. It makes a collection of 10,000 cards in a temporary folder,
starts each program in turn, and prints ratios of programs that ran side by side:
milliseconds change with the machine and the hour, ratios hardly.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pexpect

CARDS = 10_000
CARDS_A_FILE = 20
ROUNDS = 11
ROWS, COLUMNS = 24, 80

PAGE = Path(__file__).resolve().parents[2] / "docs" / "speed.md"
FROM, TO = "<!-- startup -->", "<!-- /startup -->"

# An app without anything in it, whose first frame is 24 empty lines.
EMPTY_APP = "from textual.app import App\nclass Empty(App[None]):\n    pass\nEmpty().run()\n"
EMPTY_FRAME = " " * COLUMNS


class Goal(NamedTuple):
    """What one program may cost, as a multiple of another."""

    program: str
    beside: str
    at_most: float


GOALS = (
    Goal("review", "empty textual app", 1.3),
    Goal("review --plain", "python -c pass", 7.0),
    Goal("due --count", "import click, sqlite3", 2.5),
)


def make_collection(folder: Path) -> None:
    """Write 10,000 explicit cards in 500 files and let Recall read them."""
    for number in range(CARDS // CARDS_A_FILE):
        lines = ["---", f"title: Talk {number}", "cards: explicit", "---", ""]
        for line in range(CARDS_A_FILE):
            term = number * CARDS_A_FILE + line
            lines.append(f"- term {term} of talk {number} :: its meaning, number {term}")
        (folder / f"talk-{number:03}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(
        [*recall(folder), "due", "--count"], check=True, capture_output=True, env=environment()
    )


def environment() -> dict[str, str]:
    """Return the environment of every program: compiled modules may be kept, as usual."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "TERM": "xterm-256color"}


def recall(folder: Path) -> list[str]:
    """Return the start of a command line for the collection."""
    script = Path(sys.executable).with_name("recall")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "recall"]
    return [*start, "-C", str(folder)]


def until_done(command: Sequence[str]) -> float:
    """Return the seconds until the program has ended."""
    begin = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment(),
    )
    return time.perf_counter() - begin


def until_seen(command: Sequence[str], text: str) -> float:
    """Return the seconds until the text is on the terminal."""
    begin = time.perf_counter()
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        dimensions=(ROWS, COLUMNS),
        env=environment(),
        timeout=60,
        echo=False,
    )
    child.delaybeforesend = None
    child.expect_exact(text)
    took = time.perf_counter() - begin
    child.close(force=True)
    return took


def programs(folder: Path) -> dict[str, Callable[[], float]]:
    """Return what is measured, by name."""
    python = sys.executable
    ours = recall(folder)
    return {
        "python -c pass": lambda: until_done([python, "-c", "pass"]),
        "import click, sqlite3": lambda: until_done([python, "-c", "import click, sqlite3"]),
        "due --count": lambda: until_done([*ours, "due", "--count"]),
        "review --plain": lambda: until_seen([*ours, "review", "--plain"], "Q: term"),
        "empty textual app": lambda: until_seen([python, "-c", EMPTY_APP], EMPTY_FRAME),
        "review": lambda: until_seen([*ours, "review"], "term "),
    }


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each program in each round, after one round to warm up."""
    measured = programs(folder)
    for run in measured.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(rounds):
        for name, run in measured.items():
            seconds[name].append(run())
    return seconds


def ratio(seconds: dict[str, list[float]], goal: Goal) -> float:
    """Return the median of the ratios of pairs that ran in the same round."""
    pairs = zip(seconds[goal.program], seconds[goal.beside], strict=True)
    return statistics.median(mine / other for mine, other in pairs)


def main() -> int:
    """Measure, print, and end with 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        make_collection(Path(name))
        seconds = measure(Path(name), options.rounds)
    ratios = {goal: ratio(seconds, goal) for goal in GOALS}
    if options.write:
        write(PAGE, table(seconds, ratios, options.rounds))
    if options.json:
        say(json.dumps(as_json(seconds, ratios, options.rounds), indent=2))
    else:
        say(f"{CARDS:,} cards, {options.rounds} rounds, medians")
        for name, each in seconds.items():
            say(f"{name:24}{statistics.median(each) * 1000:8.0f} ms")
        for goal, reached in ratios.items():
            verdict = "reached" if reached <= goal.at_most else "missed"
            say(f"{goal.program} / {goal.beside}: {reached:.2f} (goal {goal.at_most}: {verdict})")
    return int(any(reached > goal.at_most for goal, reached in ratios.items()))


def table(seconds: dict[str, list[float]], ratios: dict[Goal, float], rounds: int) -> str:
    """Return the figures as Markdown."""
    goals = {goal.program: goal for goal in ratios}
    lines = [
        f"{CARDS:,} cards, Python {platform.python_version()} on {platform.system()},"
        f" {os.cpu_count()} cores; medians of {rounds} rounds.",
        "",
        "| Program | ms | As a multiple of | Ratio | Goal |",
        "|---|---:|---|---:|---:|",
    ]
    for name, each in seconds.items():
        row = f"| `{name}` | {statistics.median(each) * 1000:.0f} |"
        goal = goals.get(name)
        if goal:
            row += f" `{goal.beside}` | {ratios[goal]:.2f} | at most {goal.at_most} |"
        else:
            row += " | | |"
        lines.append(row)
    return "\n".join(lines)


def write(page: Path, figures: str) -> None:
    """Put the figures between their marks on the page."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(FROM)
    _, _, after = rest.partition(TO)
    page.write_text(f"{before}{FROM}\n{figures}\n{TO}{after}", encoding="utf-8")


def as_json(
    seconds: dict[str, list[float]], ratios: dict[Goal, float], rounds: int
) -> dict[str, object]:
    """Return the figures as other programs read them."""
    return {
        "cards": CARDS,
        "rounds": rounds,
        "python": platform.python_version(),
        "milliseconds": {
            name: round(statistics.median(each) * 1000, 1) for name, each in seconds.items()
        },
        "ratios": [
            {**goal._asdict(), "ratio": round(reached, 3), "reached": reached <= goal.at_most}
            for goal, reached in ratios.items()
        ],
    }


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
