"""R19: one session of twenty thousand answers. What it takes up does not grow."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import NamedTuple

from faults.ground import answers, database, faults, made, playground
from faults.harnesses import CannotTryError, Outcome
from faults.nursery import Program, nursery

from recall.collection.study import CollectionDesk
from recall.reviews import Rating

CARDS = 50
WARM = 500
"""Answers after which everything that is needed once is there: the log was put into the database,
too, and since then SQLite keeps one more descriptor of it, for the next time."""

MORE_KB, LOG_BYTES = 10_000, 200_000_000
"""What it may take up more, and how large the log of the database may become."""


class Growth(NamedTuple):
    """What a session took up at its end, against what it took up once it was warm."""

    answers: int
    rss_kb: int
    files: int
    log_bytes: int
    wrong: list[str]


def figure(trials: int, seed: int) -> Outcome:
    """Give so many answers in one session; control: a session that keeps a little of each."""
    grown = _soaked(trials, seed)
    leaking = _soaked(min(trials, WARM + 300), seed, "faults.soak:keep_a_little")
    return Outcome(
        f"{grown.answers:,} answers, {grown.rss_kb / 1000:+.1f} MB of memory,"
        f" {grown.files:+} open files, log of {grown.log_bytes / 1e6:.0f} MB,"
        f" {len(grown.wrong)} wrong",
        bad=len(grown.wrong),
        control=f"a session that leaks: {len(leaking.wrong)} wrong",
        caught=bool(leaking.wrong),
    )


def _soaked(trials: int, seed: int, twist: str = "") -> Growth:
    if not Path("/proc/self/status").exists():
        raise CannotTryError("what a program takes up is read from /proc")
    dice = random.Random(seed)
    with playground() as place:
        folder = made(place / "notes", CARDS)
        with nursery().start(folder, "review", "--plain", on_terminal=True, twist=twist) as program:
            _answer(program, dice, WARM)
            memory, files = _memory_kb(program), _files(program)
            _answer(program, dice, trials - WARM)
            more, opened = _memory_kb(program) - memory, _files(program) - files
            log = database(folder).with_name("recall.db-wal").stat().st_size
            program.type(b"q\n")
            code = program.wait()
        wrong = faults(folder)
        wrong += [f"it ended with {code}"] * bool(code)
        wrong += ["memory grew"] * (more > MORE_KB) + ["open files grew"] * (opened > 0)
        wrong += ["the log grew"] * (log > LOG_BYTES)
        stored = len(answers(folder))
        wrong += [f"{trials - stored} answers are missing"] * (stored != trials)
        return Growth(stored, more, opened, log, wrong)


def _answer(program: Program, dice: random.Random, count: int) -> None:
    """Give so many answers, and wait for the question after the last."""
    program.read(0.5)
    while count >= 0 and not program.has_ended():
        if program.said.endswith(b"Enter: answer, ?: keys > "):
            if count == 0:
                return
            program.said = b""
            program.type(b"\n")
        elif program.said.endswith(b"Enter: Good > "):
            program.said = b""
            # Mostly forgotten: so the cards keep coming back.
            program.type(b"%d\n" % dice.choice([Rating.AGAIN] * 40 + [Rating.HARD]))
            count -= 1
        program.read(0.5)


def _memory_kb(program: Program) -> int:
    status = Path(f"/proc/{program.pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1])


def _files(program: Program) -> int:
    return len(list(Path(f"/proc/{program.pid}/fd").iterdir()))


_KEPT: list[object] = []


def keep_a_little() -> None:
    """Keep a hundred kilobytes and an open file of every answer."""
    store = CollectionDesk.store

    def keep(self: CollectionDesk, *args: object, **how: object) -> object:
        _KEPT.append((bytearray(100_000), Path(__file__).open("rb")))  # noqa: SIM115
        return store(self, *args, **how)  # type: ignore[arg-type]

    CollectionDesk.store = keep  # type: ignore[method-assign, assignment]
