"""R20: signals, a closed window, a stopped and resumed review, a terminal of one character."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from faults.ground import Answer, answers, copied, faults, made, playground
from faults.harnesses import Outcome
from faults.killed_reviews import missing
from faults.nursery import Program, nursery, set_size

from recall.reviews import Rating
from recall.screen.stage import Stage

CARDS = 400
"""More than anybody answers before something happens."""
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""The other screen of a terminal."""

Happening = Callable[[Program], None]


def _sent(what: signal.Signals) -> Happening:
    return lambda program: program.send(what)


def _stopped(program: Program) -> None:
    program.send(signal.SIGTSTP)
    give_up = time.monotonic() + 5
    while _state_of(program) != "T" and not program.has_ended() and time.monotonic() < give_up:
        program.read(0.01)
    program.send(signal.SIGCONT)


def _state_of(program: Program) -> str:
    """Return the letter that the system has for the state of the program."""
    done = subprocess.run(
        ["ps", "-o", "state=", "-p", str(program.pid)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()[:1]


def _resized(program: Program) -> None:
    for size in ((1, 1), (0, 0), (300, 2), (80, 24)):
        assert program.terminal is not None
        set_size(program.terminal, *size)
        program.send(signal.SIGWINCH)
        program.read(0.02)


ENDS: dict[str, tuple[Happening, set[int]]] = {
    "SIGTERM": (_sent(signal.SIGTERM), {143, -signal.SIGTERM}),
    "SIGHUP": (_sent(signal.SIGHUP), {129, -signal.SIGHUP}),
    "SIGINT": (_sent(signal.SIGINT), {0, 130, -signal.SIGINT}),
    "closed window": (Program.hang_up, {0, 129, -signal.SIGHUP, 141}),
}
"""What ends a review, and the codes it may end with."""

GOES_ON: dict[str, Happening] = {"stopped and resumed": _stopped, "resized to 1x1": _resized}
"""What a review goes on after."""


def figure(trials: int, seed: int) -> Outcome:
    """Let everything happen so often, on the screen and in lines; control: signals not heeded."""
    answered, bad = _happened(trials, seed)
    wrong = _happened(1, seed, "faults.signals:heed_nothing")
    kinds = len(ENDS) + len(GOES_ON)
    print(*bad, sep="\n", end="\n" * bool(bad), file=sys.stderr)
    return Outcome(
        f"{kinds} happenings, {trials} times each on the screen and in lines: {answered:,} answers,"
        f" {len(bad)} bad",
        bad=len(bad),
        control=f"signals not heeded: {len(wrong[1])} of {2 * kinds} bad",
        caught=bool(wrong[1]),
    )


def _happened(trials: int, seed: int, twist: str = "") -> tuple[int, list[str]]:
    """Return how many answers were acknowledged, and what went wrong."""
    dice = random.Random(seed)
    answered = 0
    wrong: list[str] = []
    with playground() as place:
        original = made(place / "original", CARDS)
        for _ in range(trials):
            for words in (("review",), ("review", "--plain")):
                for name in (*ENDS, *GOES_ON):
                    folder = copied(original, place / "notes")
                    told, why = _one(folder, words, name, dice, twist)
                    answered += len(told)
                    stored = answers(folder)
                    why += ["an answer is lost"] * bool(missing(told, stored))
                    why += ["too many answers"] * (len(stored) > len(told) + 1)
                    wrong += [f"{' '.join(words)}, {name}: {each}" for each in why + faults(folder)]
    return answered, wrong


def _one(
    folder: Path, words: tuple[str, ...], name: str, dice: random.Random, twist: str
) -> tuple[list[Answer], list[str]]:
    """Let one thing happen to one review; return the answers it told of, and what went wrong."""
    with nursery().start(folder, *words, on_terminal=True, twist=twist) as program:
        somebody = _Somebody(program, plain="--plain" in words)
        somebody.answer_for(dice.uniform(0, 0.3))
        happening, codes = ENDS[name] if name in ENDS else (GOES_ON[name], {0})
        happening(program)
        if name in GOES_ON:
            somebody.answer_for(0.2)
            # What has not been drawn yet is not answered; it is only left.
            somebody.leave()
        why = []
        give_up = time.monotonic() + 20
        while not program.has_ended() and time.monotonic() < give_up:
            program.read(0.01)
        if not program.has_ended():
            return somebody.told(), ["it did not end"]
        code = program.wait()
        if code not in codes:
            why.append(f"it ended with {code} after {len(somebody.told())} answers")
        if b"Traceback" in program.said:
            why.append(program.said.decode("utf-8", "replace")[-300:])
        if program.terminal is not None and program.said.count(ENTERED) > program.said.count(LEFT):
            why.append("the terminal is not given back")
        return somebody.told(), why


class _Somebody:
    """Answers every question as good, on the screen or in lines."""

    def __init__(self, program: Program, *, plain: bool) -> None:
        self._program = program
        self._plain = plain
        self._turned = 0
        self._graded = 0

    def _questions(self) -> list[str]:
        """Return the questions in the order in which they first came."""
        found = re.findall(rb"Term \d{6}", self._program.said)
        return list(dict.fromkeys(name.decode() for name in found))

    def told(self) -> list[Answer]:
        """Return the answers after which another question came."""
        seen = self._questions()[: self._graded + 1]
        return [(question, Rating.EASY) for question in seen[:-1]]

    def answer_for(self, seconds: float) -> None:
        """Answer until so long after the first question."""
        deadline, give_up = None, time.monotonic() + 15
        while not self._program.has_ended() and time.monotonic() < give_up:
            self._program.read(0.005)
            asked = len(self._questions())
            if asked and deadline is None:
                deadline = time.monotonic() + seconds
            if deadline is not None and time.monotonic() > deadline:
                return
            if asked > self._turned:
                self._turned += 1
                self._program.type(b"\n" if self._plain else b" ")
            elif self._is_turned() > self._graded:
                self._graded += 1
                self._program.type(b"4\n" if self._plain else b"4")

    def _is_turned(self) -> int:
        """Return how many answers were shown."""
        shown = re.findall(rb"meaning \d+", self._program.said)
        return len(dict.fromkeys(shown))

    def leave(self) -> None:
        give_up = time.monotonic() + 15
        while not self._program.has_ended() and time.monotonic() < give_up:
            self._program.type(b"q\n" if self._plain else b"q")
            self._program.read(0.05)


def heed_nothing() -> None:
    """Leave the terminal as it is when the program is told to end."""
    mock.patch.object(Stage, "_heed_signals").start()
