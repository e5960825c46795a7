"""R12: a database is lost after a history of edits; the journal and the notes make the same one.

Most edits move lines without a word in the log, and only some say anything new of a card. Yet
every prompt has to come back on the note it was of: the log tells which, or the notes do.
"""

from __future__ import annotations

import random
import re
import shutil
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from unittest import mock

from faults.ground import MORNING, SETTINGS, playground
from faults.harnesses import Outcome
from faults.tables import contents, differences

from recall.collection import Collection, storing
from recall.collection.deciding import AlreadyDecidedError
from recall.collection.regenerating import RegeneratedMeanwhileError
from recall.errors import NothingToUndoError, NotStudiedError
from recall.journal import compare
from recall.reviews import Rating

BULLETS = (
    "- Raft elects one leader per term, because two leaders could overwrite each other.",
    "- Insulin was discovered by Frederick Banting in 1921.",
    "- Write-ahead logging makes commits :: durable",
    "- Lease :: a lock that expires by itself",
    "- Quorum ::: a majority of all servers",
    "- The ==leader== sends ==heartbeats== to its followers.",
    "- 7 of 10 outages begin with a change of settings.",
    "- Three ways to lose data:\n  - delete it\n  - overwrite it\n  - forget where it is",
    "- Q: What does a term number?\n  A: The elections.",
    "- Compaction is like taking out the rubbish.",
    "- Vague",
    "- “Never test in production” is what people say who have no production. ^never",
    "- Kafka keeps messages for 7 days by default, because disks are cheap.",
)
SENTENCES = (
    " The leader sends heartbeats every 50 ms.",
    " Waymo was founded in 2009.",
    " It fails when the clocks of two servers differ, because leases end by the clock.",
    " Nobody knows why.",
)
BELOW = (
    "  Q: What does a follower do on a newer term?\n  A: It takes it over",
    "  - A follower votes once per term.",
    "  - Ottawa :: capital of Canada",
)
PATHS = ("raft.md", "storage.md")


class Notes:
    """A collection that is edited, scanned and learned from day after day."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        folder.mkdir()
        self.folder = folder
        self.dice = dice
        self.now = MORNING
        self.files = {PATHS[0]: ["# Raft", "", *dice.sample(BULLETS, 4)]}
        self.cut: list[str] = []

    def open(self) -> Collection:
        return Collection.open(self.folder, SETTINGS, lambda: self.now)

    def write(self) -> None:
        for path in self.folder.glob("*.md"):
            path.unlink()
        for name, bullets in self.files.items():
            (self.folder / name).write_text("\n".join([*bullets, ""]), "utf-8")

    def edit(self) -> None:
        """Change the notes as a person does who writes on: most often something else moves."""
        for _ in range(self.dice.randrange(1, 4)):
            bullets = self.files[self.dice.choice(sorted(self.files))]
            at = self.dice.randrange(2, len(bullets)) if len(bullets) > 2 else 2
            how = self.dice.choice(["above", "above", "say", "say", "less", "below", "cut", "back",
                                    "number", "twice", "swap", "carry", "rename"])  # fmt: skip
            if how == "above" or len(bullets) <= at:
                bullets.insert(at, self.dice.choice(BULLETS))
            elif how == "say" and "::" not in bullets[at]:
                first, *rest = bullets[at].split("\n")
                bullets[at] = "\n".join([first + self.dice.choice(SENTENCES), *rest])
            elif how == "less":
                for sentence in SENTENCES:
                    bullets[at] = bullets[at].replace(sentence, "", 1)
            elif how == "below":
                bullets[at] += "\n" + self.dice.choice(BELOW)
            elif how == "cut":
                self.cut.append(bullets.pop(at))
            elif how == "back" and self.cut:
                bullets.insert(at, self.cut.pop())
            elif how == "number":
                bullets[at] = bullets[at].replace("7", "9").replace("1921", "1922")
            elif how == "twice":
                bullets.insert(at, bullets[at])
            elif how == "swap":
                bullets[at], bullets[-1] = bullets[-1], bullets[at]
            elif how == "carry":
                there = self.files.setdefault(self.dice.choice(PATHS), ["# Storage", ""])
                there.append(bullets.pop(at))
            elif how == "rename":
                name = self.dice.choice([*PATHS, "renamed.md"])
                if name not in self.files:
                    self.files[name] = self.files.pop(sorted(self.files)[0])
        self.write()

    def day(self) -> None:
        """Edit, scan and learn; take a decision now and then."""
        self.now += timedelta(days=self.dice.choice([0, 0, 1, 3]), minutes=10)
        self.edit()
        with self.open() as collection:
            collection.apply_scan(collection.plan_scan(), agreed=True)
            for question in collection.undecided():
                if self.dice.random() < 0.5:
                    with suppress(AlreadyDecidedError):
                        collection.decide(question, same=self.dice.random() < 0.5)
            walk = collection.walk()
            for _ in range(self.dice.randrange(4)):
                if walk.current is not None:
                    self.dice.choice([walk.accept, walk.later])()
            for card in collection.cards():
                if not card.orphan and self.dice.random() < 0.5:
                    self.now += timedelta(seconds=5)
                    with suppress(NotStudiedError):
                        collection.answer(card.id, self.dice.choice(list(Rating)))
            if self.dice.random() < 0.2:
                with suppress(NothingToUndoError):
                    collection.undo()
            if self.dice.random() < 0.1:
                plan = collection.plan_regenerate()
                if plan.bullets:
                    with suppress(RegeneratedMeanwhileError):
                        collection.apply_regenerate(plan, plan.bullets)
        with self.open() as collection:
            collection.apply_scan(collection.plan_scan(), agreed=True)


def lost(notes: Notes, copy: Path) -> list[object]:
    """Lose the database of a copy, and return in what the one made anew differs."""
    with notes.open() as collection:
        before = _placeless(contents(collection))
        assert compare(collection._base.db, notes.folder / ".recall").agree
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(notes.folder, copy, copy_function=shutil.copy2)
    for file in (copy / ".recall").glob("recall.db*"):
        file.unlink()
    with Collection.open(copy, SETTINGS, lambda: notes.now) as again:
        again.refresh()
        return differences(before, _placeless(contents(again)))


def _placeless(tables: dict[str, object]) -> dict[str, object]:
    """Return the tables without the numbers of lines in the reasons of notes.

    The log does not keep them, for they move with every edit.
    """
    rows: list[tuple[object, ...]] = tables["notes"]  # type: ignore[assignment]
    return tables | {"notes": [(*row[:-1], re.sub(r"\d+", "", str(row[-1]))) for row in rows]}


DAYS = 10
"""Of edits in each history."""


def history(folder: Path, number: int) -> tuple[int, list[object]]:
    """Return how often the database of a history was lost, and in what the first one differed."""
    notes = Notes(folder, random.Random(number))
    for day in range(1, DAYS + 1):
        notes.day()
        if day % 3 == 1 and (found := lost(notes, folder.with_name("copy"))):
            return day, found
    return DAYS, []


def unlike(trials: int, seed: int) -> tuple[int, list[str]]:
    """Return on how many days notes were edited, and what differed in the histories that failed."""
    days, found = 0, []
    with playground() as place:
        for number in range(seed, seed + trials):
            lived, differing = history(place / str(number), number)
            days += lived
            found += [f"{number}: {differing[0]}"] if differing else []
            shutil.rmtree(place / str(number))
    return days, found


def forgets_lines() -> AbstractContextManager[object]:
    """Let the log be told of lines only when they change, and of no others beside them."""
    stack = ExitStack()
    stack.enter_context(mock.patch.object(storing, "_where_alike", return_value=()))
    stack.enter_context(mock.patch.object(storing, "_has_new_lines", return_value=False))
    return stack


def figure(trials: int, seed: int) -> Outcome:
    """Live so many histories; control: a log that is not told where a card's note went."""
    days, found = unlike(trials, seed)
    with forgets_lines():
        _, missed = unlike(max(12, trials // 10), seed)
    return Outcome(
        f"{trials:,} histories, {days:,} days of edits, {len(found)} not as they were"
        + (f" (the first: {found[0].partition(':')[0]})" if found else ""),
        len(found),
        control=f"without the lines of notes that cards come to, {len(missed)} of"
        f" {max(12, trials // 10)} would not be",
        caught=len(missed) > 0,
    )
