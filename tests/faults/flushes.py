"""R5: between an answer and the next question the disk is told to keep what was written."""

from __future__ import annotations

import random
import re
import shutil
import sys

import pexpect
from faults.ground import made, playground
from faults.harnesses import CannotTryError, Outcome
from faults.nursery import environment


def figure(trials: int, seed: int) -> Outcome:
    """Look at the system calls of so many answers; control: commits that are not flushed."""
    if not shutil.which("strace"):
        raise CannotTryError("strace is not installed (apt-get install strace)")
    flushed = _traced(trials, seed)
    wrong = _traced(max(3, trials // 10), seed, "faults.flushes:flush_never")
    return Outcome(
        f"{len(flushed)} answers, {sum(map(bool, flushed))} flushed before the next question",
        bad=sum(not count for count in flushed) + (len(flushed) < trials),
        control=f"`synchronous = normal`: {sum(map(bool, wrong))} of {len(wrong)} flushed",
        caught=not all(wrong),
    )


PROGRAM = """
import importlib, sys
twist = sys.argv.pop(1)
if twist:
    module, _, name = twist.partition(":")
    getattr(importlib.import_module(module), name)()
from recall.__main__ import main
main()
"""


def _traced(trials: int, seed: int, twist: str = "") -> list[int]:
    """Return how often the log of the database was flushed between each answer and what follows."""
    dice = random.Random(seed)
    with playground() as place:
        folder = made(place / "notes", trials + 1)
        trace = place / "trace"
        calls = "trace=read,write,fsync,fdatasync,sync_file_range"
        words = ["-f", "-y", "-s", "200", "-e", calls, "-o", str(trace)]
        words += [sys.executable, "-c", PROGRAM, twist, "review", "--plain"]
        env = environment(folder) | {"PYTHONPATH": ":".join(sys.path)}
        child = pexpect.spawn("strace", words, env=env, timeout=60, echo=False)
        for _ in range(trials):
            child.expect_exact("Enter: answer")
            child.send("\n")
            child.expect_exact("Enter: Good >")
            child.send(f"{dice.choice([2, 3, 4])}\n")
        child.expect_exact("Enter: answer")
        child.send("q\n")
        child.expect(pexpect.EOF)
        child.close()
        return flushes(trace.read_text("utf-8", "replace"))


def flushes(trace: str) -> list[int]:
    """Return how many flushes of the log end between each grade and the next question."""
    found: list[int] = []
    count = None
    for line in trace.splitlines():
        if re.search(r' read\(0<[^>]*>, "[1-4]\\n"', line):
            count = 0
        elif re.search(r" (fsync|fdatasync)\(\d+<[^>]*recall\.db-wal>\) += 0", line):
            count = None if count is None else count + 1
        elif count is not None and re.search(r" write\(1<.*Q: Term", line):
            found.append(count)
            count = None
    return found


def flush_never() -> None:
    """Commit without a flush."""
    from unittest import mock

    from recall.store import opening

    pragmas = tuple(each.replace("= full", "= normal") for each in opening.PRAGMAS)
    mock.patch.object(opening, "PRAGMAS", pragmas).start()
