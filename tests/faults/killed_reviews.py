"""R1: `kill -9` in the middle of a review. Whoever saw the next card has the answer stored."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import NamedTuple

from faults.ground import QUESTION, Answer, answers, copied, faults, made, playground
from faults.harnesses import Outcome
from faults.nursery import Program, nursery

from recall.collection import Collection, backing_up
from recall.reviews import Rating
from recall.session import Session

CARDS = 60
ROUND = 20
"""Kills that one collection goes through before the next one is begun."""


class Killed(NamedTuple):
    """One review that was killed."""

    acknowledged: list[Answer]
    """The answers after which another question came."""

    under_way: Answer | None
    """The answer that was typed last, if nothing came after it."""


def figure(trials: int, seed: int) -> Outcome:
    """Kill so many reviews; control: one that stores its answers when it ends."""
    acknowledged, lost, damaged = _killed(trials, seed)
    wrong = _killed(max(3, trials // 50), seed, twist="faults.killed_reviews:store_at_the_end")
    return Outcome(
        f"{trials:,} kills, {acknowledged:,} answers, {lost} lost, {damaged} collections damaged",
        bad=lost + damaged,
        control=f"answers stored at the end of the session: {wrong[1]:,} of {wrong[0]:,} lost",
        caught=wrong[1] == wrong[0] > 0,
    )


def _killed(trials: int, seed: int, twist: str = "") -> tuple[int, int, int]:
    """Return how many answers were acknowledged, how many of them lost, and collections damaged."""
    dice = random.Random(seed)
    acknowledged = lost = damaged = 0
    with playground() as place:
        original = made(place / "original", CARDS)
        folder = place / "notes"
        for trial in range(trials):
            if trial % ROUND == 0:
                copied(original, folder)
                before: list[Answer] = []
            killed = killed_once(folder, dice, twist)
            stored = answers(folder)
            expected = before + killed.acknowledged
            acknowledged += len(killed.acknowledged)
            lost += missing(expected, stored)
            # What was typed last may have been stored or not; nothing else can be there.
            whole = stored in (expected, [*expected, killed.under_way])
            damaged += bool(faults(folder)) or (not whole and not missing(expected, stored))
            before = stored
    return acknowledged, lost, damaged


def missing(expected: list[Answer], stored: list[Answer]) -> int:
    """Return how many of the answers are not where they were given."""
    for same, (one, other) in enumerate(zip(expected, stored, strict=False)):
        if one != other:
            return len(expected) - same
    return max(0, len(expected) - len(stored))


def killed_once(folder: Path, dice: random.Random, twist: str = "") -> Killed:
    """Answer cards on a terminal and kill the review within 0.4 s of its first question."""
    with nursery().start(folder, "review", "--plain", on_terminal=True, twist=twist) as program:
        given = answer_until(program, dice, seconds=dice.uniform(0, 0.4))
        program.kill()
        asked = [found.decode() for found in QUESTION.findall(program.said)]
    done = list(zip(asked, given, strict=False))
    # A question that was followed by another one was answered.
    acknowledged = done[: len(asked) - 1]
    return Killed(acknowledged, done[-1] if len(done) > len(acknowledged) else None)


def answer_until(program: Program, dice: random.Random, *, seconds: float) -> list[Rating]:
    """Type answers until so long after the first question; return what was typed."""
    given: list[Rating] = []
    turned, deadline = 0, float("inf")
    while time.monotonic() < deadline and not program.has_ended():
        program.read(0.005)
        if program.said.count(b"Enter: answer") > turned:
            deadline = min(deadline, time.monotonic() + seconds)
            turned += 1
            program.type(b"\n")
        elif program.said.count(b"Enter: Good >") > len(given):
            given.append(dice.choice(list(Rating)))
            program.type(b"%d\n" % given[-1])
    return given


def store_at_the_end() -> None:
    """Make one transaction of the whole session, as a tool does that saves when it is left."""
    begin = Collection.start_session

    def start_session(self: Collection, deck: str | None = None) -> Session:
        # The backup of the day is none of it: it could not be made of what is being written.
        backing_up.ahead(self._base)
        self._base.db._db.execute("begin immediate")
        return begin(self, deck)

    Collection.start_session = start_session  # type: ignore[method-assign]
