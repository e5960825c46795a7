"""R6: two terminals and a prompt that asks for what is due, on the same few cards at once."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from faults.ground import QUESTION, Answer, answers, faults, made, playground
from faults.harnesses import Outcome
from faults.nursery import Program, nursery

from recall.reviews import Rating
from recall.store import answers as room
from recall.store.database import Database

CARDS = 20
RATINGS = [Rating.AGAIN] * 30 + [Rating.HARD] * 3 + [Rating.GOOD]
"""Mostly forgotten, so that the cards keep coming back to both."""


WAITED_MS = 500
"""Longer than this nobody shall be kept from storing an answer by somebody else."""


class Told(NamedTuple):
    """What the terminals said."""

    stored: int
    refused: int
    """Answers of which was said that another one stands."""
    locked: int
    """How often the words of a lock came through."""
    waited_ms: int
    """99 of 100 times the way to the database was free within so many milliseconds."""
    longest_ms: int
    """99 of 100 answers were acknowledged within so many milliseconds, on a busy machine too."""
    wrong: list[str]


def figure(trials: int, seed: int) -> Outcome:
    """Give so many answers; control: cards that are written whatever happened to them since."""
    told = _together(trials, seed)
    wrong = _together(min(trials, 200), seed, twist="faults.two_terminals:look_away")
    return Outcome(
        f"{told.stored + told.refused:,} answers in two terminals, {told.stored:,} stored,"
        f" {told.refused:,} told that another one stands, {len(told.wrong)} wrong,"
        f" {told.locked} shown a lock; 99 % waited for the other at most {told.waited_ms} ms, and"
        f" had the next question within {told.longest_ms} ms",
        bad=len(told.wrong) + told.locked + (told.waited_ms > WAITED_MS),
        control=f"written unseen: {len(wrong.wrong)} wrong",
        caught=bool(wrong.wrong),
    )


def _together(trials: int, seed: int, twist: str = "faults.two_terminals:note_waits") -> Told:
    dice = random.Random(seed)
    said: list[bytes] = []
    given: list[Answer] = []
    refused = 0
    times: list[float] = []
    with playground() as place:
        folder = made(place / "notes", CARDS)
        while len(given) + refused < trials:
            before = len(given) + refused
            first, second = (_start(folder, twist) for _ in range(2))
            with first.program, second.program:
                poller = nursery().start(folder, "due", "--count")
                while not (first.has_ended or second.has_ended):
                    for one in dice.sample([first, second], 2):
                        one.go_on(dice)
                    if first.typed + second.typed > min(trials - before, 400):
                        break
                    if poller.has_ended():
                        poller = nursery().start(folder, "due", "--count")
                poller.wait()
                for one in (first, second):
                    one.leave()
                    given += one.stored()
                    refused += one.refused
                    times += one.times
                    said.append(one.program.said)
            if len(given) + refused == before:
                break
        wrong = faults(folder)
        waits = folder.with_name(WAITS)
        lines = waits.read_text("ascii").split() if waits.exists() else []
        waited = round(_slow([float(line) for line in lines]))
        counted, logged = Counter(given), Counter(answers(folder))
        wrong += [f"{answer} was not stored" for answer in (counted - logged).elements()]
        wrong += [f"{answer} was never given" for answer in (logged - counted).elements()]
    locks = sum(words.count(b"locked") + words.count(b"in use by") for words in said)
    return Told(len(given), refused, locks, waited, round(_slow(times) * 1000), wrong)


def _slow(numbers: list[float]) -> float:
    """Return what 99 of 100 do not exceed."""
    return sorted(numbers)[int(len(numbers) * 0.99)] if numbers else 0


class _Terminal:
    """Somebody who answers what is asked."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.typed = 0
        self.times: list[float] = []
        self._ratings: list[Rating] = []
        self._turned = 0
        self._since = 0.0

    @property
    def has_ended(self) -> bool:
        return self.program.has_ended()

    def go_on(self, dice: random.Random) -> None:
        """Read what there is, and type the next key if one is wanted."""
        self.program.read(0.001)
        if self.program.said.count(b"Enter: answer") > self._turned:
            self._turned += 1
            if self.typed:
                self.times.append(time.monotonic() - self._since)
            self.program.type(b"\n")
        elif self.program.said.count(b"Enter: Good >") > self.typed:
            self.typed += 1
            self._ratings.append(dice.choice(RATINGS))
            self._since = time.monotonic()
            self.program.type(b"%d\n" % self._ratings[-1])

    def leave(self) -> None:
        """Leave the review once its last answer is stored or refused."""
        while not self.has_ended:
            self.program.type(b"q\n")
            self.program.read(0.02)
        self.program.wait()

    def _outcomes(self) -> list[bytes]:
        """Return what was said after each grade, till the next question."""
        return self.program.said.split(b"Enter: Good >")[1:]

    @property
    def refused(self) -> int:
        return sum(_is_refused(words) for words in self._outcomes()[: self.typed])

    def stored(self) -> list[Answer]:
        """Return the answers of which nothing else was said."""
        before = self.program.said.split(b"Enter: Good >")[:-1]
        asked = [QUESTION.findall(words)[-1].decode() for words in before]
        return [
            (question, rating)
            for question, rating, words in zip(asked, self._ratings, self._outcomes(), strict=False)
            if not _is_refused(words)
        ]


def _is_refused(words: bytes) -> bool:
    return b"already answered" in words or b"has changed" in words


def _start(folder: Path, twist: str) -> _Terminal:
    return _Terminal(nursery().start(folder, "review", "--plain", on_terminal=True, twist=twist))


WAITS = "waits"
"""A file beside the collection, with the milliseconds of each wait."""


def note_waits() -> None:
    """Write down how long the way to the database was not free."""
    begin = Database._begin_in_turn
    waits = Path(os.environ["RECALL_COLLECTION"]).with_name(WAITS)

    def timed(self: Database) -> None:
        started = time.monotonic()
        begin(self)
        with waits.open("a", encoding="ascii") as file:
            file.write(f"{(time.monotonic() - started) * 1000:.1f}\n")

    mock.patch.object(Database, "_begin_in_turn", timed).start()


def look_away() -> None:
    """Write a card as it was weighed, even if it has changed since it was read."""
    careless = room._ANSWERED.replace("and rev = ?", "and ? is not null")
    mock.patch.object(room, "_ANSWERED", careless).start()
