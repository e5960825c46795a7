"""R13: machines that share notes and journals through Git or a sync tool, and nothing else.

Each answers, decides and edits by itself; journals reach the others late, in any order, cut in the
middle or twice. When all have all, every machine has every answer and the same cards.
"""

from __future__ import annotations

import itertools
import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from faults.ground import MORNING, SETTINGS, deck, playground
from faults.harnesses import Outcome
from faults.tables import contents, differences

from recall.collection import Collection
from recall.collection.scan import DrasticPlanError
from recall.collection.study import CollectionDesk
from recall.errors import NothingToUndoError, NotStudiedError
from recall.journal import compare, lines, replay
from recall.reviews import Rating
from recall.scheduling import Forgetting
from recall.store.stranded import stranded

NAMES = ("desk", "lap", "phone")
BULLETS = (
    "- Lease :: a lock that expires by itself",
    "- Quorum ::: a majority of all servers",
    "- The ==leader== sends ==heartbeats== to its followers.",
    "- 7 of 10 outages begin with a change of settings.",
    "- Vague",
    "- Most of our evenings went into sorting the slides and the old tape boxes, somehow.",
    "- There was a long talk about whether bees prefer the lower entrance or the side slit.",
    "- Raft uses random timeouts because split votes are costly.",
    "- Paxos is seldom used because its proof is hard to follow.",
)

LOCAL = ("files", "lines", "notes")
"""Tables that say when this machine read its notes."""


class Machine:
    """One copy of the notes with a memory of its own."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.dice = dice
        self.now = MORNING + timedelta(seconds=dice.randrange(3))
        self.answers = 0

    def open(self) -> Collection:
        return Collection.open(self.folder, SETTINGS, lambda: self.now)

    @property
    def journals(self) -> Path:
        return self.folder / ".recall" / "journal"

    def live(self) -> None:
        """Do a few things, as a person does who has forgotten about the other machines."""
        with self.open() as collection:
            self.look(collection)
            for _ in range(self.dice.randrange(1, 6)):
                self.now += timedelta(seconds=self.dice.choice([0, 1, 600, 90_000]))
                self.act(collection)
                if self.dice.random() < 0.2:
                    self.copy_alone(collection)

    def copy_alone(self, collection: Collection) -> None:
        """Copy the database without what stands beside it, as a sync tool may at any moment."""
        copy = self.folder.with_name(f"{self.folder.name}-copy.db")
        shutil.copyfile(collection._base.db.path, copy)
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
            is_made = db.execute("pragma user_version").fetchone()[0]
            rows = db.execute("select review_id from reviews") if is_made else ()
            there = {row[0] for row in rows}
        stored = {row[0] for row in collection._base.db.rows("select review_id from reviews")}
        assert there <= stored, "a copy that no moment was like"
        copy.unlink()

    def look(self, collection: Collection) -> None:
        report = collection.refresh()
        if report is not None and not report.applied:
            with suppress(DrasticPlanError):
                collection.apply_scan(collection.plan_scan(), agreed=True)

    def act(self, collection: Collection) -> None:
        cards = collection.cards()
        deeds = ["answer"] * 6 + ["inbox"] * 2 + ["suspend", "flag", "bury", "undo", "note"]
        what = self.dice.choice(deeds)
        if what == "note":
            self.note()
            self.look(collection)
        elif what == "undo":
            with suppress(NothingToUndoError):
                collection.undo()
        elif what == "inbox":
            self.decide(collection)
        elif cards:
            card = self.dice.choice(cards).id
            desk = CollectionDesk(collection._base, None)
            if what == "answer":
                with suppress(NotStudiedError):
                    collection.answer(card, self.dice.choice(list(Rating)))
                    self.answers += 1
            elif what == "suspend":
                collection.set_suspended([card], self.dice.random() < 0.7)
            elif what == "flag":
                desk.flag(desk.card(card), "vague", self.now)
            else:
                desk.bury(desk.card(card), self.now)

    def decide(self, collection: Collection) -> None:
        """Decide about one of the bullets that wait, or whose cards nobody has looked at."""
        walk = collection.walk(fresh=["a.md", "b.md"])
        for _ in range(self.dice.randrange(1 + walk.total)):
            walk.later()
        how = self.dice.choice([walk.accept, walk.reject, walk.keep_note, walk.skip])
        how()

    def note(self) -> None:
        """Add a bullet, edit one or take one out."""
        path = self.folder / self.dice.choice(["a.md", "b.md"])
        lines = path.read_text("utf-8").splitlines() if path.exists() else ["# Notes", ""]
        how = self.dice.choice(["add", "add", "word", "delete"])
        if how == "add" or len(lines) < 3:
            lines.append(self.dice.choice(BULLETS))
        elif how == "word":
            at = self.dice.randrange(2, len(lines))
            lines[at] += " indeed"
        else:
            del lines[self.dice.randrange(2, len(lines))]
        path.write_text("\n".join([*lines, ""]), "utf-8")

    def fetch(self, other: Machine, *, cut: bool = False, notes: bool = True) -> None:
        """Get what another machine has: its journals, and its notes too, or not yet."""
        self.journals.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = {path.name for path in self.journals.glob("*.jsonl") if path in self.mine()}
        for path in sorted(other.journals.glob("*.jsonl")):
            there = self.journals / path.name
            if path.name in own:
                if self.dice.random() < 0.3:
                    # What sync tools do when they cannot tell which one is newer.
                    shutil.copy(path, self.journals / f"{path.stem} (conflicted copy).jsonl")
                continue
            data = path.read_bytes()
            if there.exists() and len(there.read_bytes()) >= len(data):
                continue
            if cut:
                data = data[: self.dice.randrange(len(data))]
            there.write_bytes(data)
        if notes:
            for path in other.folder.glob("*.md"):
                shutil.copy2(path, self.folder)

    def mine(self) -> list[Path]:
        """Return the journal that this machine writes."""
        with self.open() as collection:
            rows = collection._base.db.rows("select name from machine")
        return [self.journals / f"{row[0]}.jsonl" for row in rows]

    def all_of_it(self) -> dict[str, object]:
        """Take in what there is, and return the tables."""
        with self.open() as collection:
            collection.refresh()
        with self.open() as collection:
            self.look(collection)
            found = compare(collection._base.db, self.folder / ".recall")
            # A conflict copy that came cut off is of no use, and of no harm.
            assert found._replace(faults=()).agree, found
            assert not stranded(collection._base.db), "suspended, though its note stands"
            return {name: rows for name, rows in contents(collection).items() if name not in LOCAL}


class Past(NamedTuple):
    """What a history came to."""

    answers: int
    order_matters: bool
    """Whether the machines would differ if each took entries in the order they came in."""


def history(folder: Path, number: int, *, machines: int = 2, turns: int = 8) -> Past:
    """Let machines live and share, and make sure that they end up alike."""
    dice = random.Random(number)
    all_ = [Machine(folder / name, dice) for name in NAMES[:machines]]
    for machine in all_ if dice.random() < 0.5 else all_[:1]:
        # Both may have read the same notes before they have heard of one another.
        (machine.folder / "a.md").write_text(deck(dice.randrange(1, 5)), "utf-8")
    for _ in range(turns):
        machine = dice.choice(all_)
        machine.live()
        if dice.random() < 0.6:
            other = dice.choice([one for one in all_ if one is not machine])
            other.fetch(machine, cut=dice.random() < 0.2, notes=dice.random() < 0.8)
    exchange(all_)
    exchange(all_)
    tables = [machine.all_of_it() for machine in all_]
    given = sum(machine.answers for machine in all_)
    for table in tables:
        assert len(table["reviews"]) == given, "an answer is lost"  # type: ignore[arg-type]
    for table in tables[1:]:
        found = differences(tables[0], table)
        assert not found, found
    return Past(given, order_matters(all_[0]))


def order_matters(machine: Machine) -> bool:
    """Return whether it matters which journal is read first: what merging done wrong would do."""
    journals = [
        [line.entry for line in lines.read(path.read_bytes().splitlines(True)) if line.entry]
        for path in sorted(machine.journals.glob("*.jsonl"))
    ]
    made = []
    for order in (journals, journals[::-1]):
        arrived = list({entry.entry_id: entry for part in order for entry in part}.values())
        withdrawn = {entry.subject for entry in arrived if entry.kind == "withdrawn"}
        made.append(replay.told(arrived, withdrawn, Forgetting()))
    return made[0] != made[1]


def exchange(machines: Sequence[Machine]) -> None:
    """Let every machine have every journal, and the notes of the first; and read them."""
    for one, other in itertools.permutations(machines, 2):
        one.fetch(other, notes=False)
    for machine in machines[1:]:
        for path in machine.folder.glob("*.md"):
            path.unlink()
        machine.fetch(machines[0])
    for machine in machines:
        with machine.open() as collection:
            machine.look(collection)


def figure(trials: int, seed: int) -> Outcome:
    """Live so many histories; control: entries taken in the order in which they came."""
    dice = random.Random(seed)
    answers = bad = mattered = 0
    with playground() as place:
        for number in range(trials):
            folder = place / str(number)
            try:
                past = history(folder, dice.randrange(1 << 40), machines=2 + number % 2)
                answers += past.answers
                mattered += past.order_matters
            except AssertionError:
                bad += 1
            shutil.rmtree(folder)
    return Outcome(
        f"{trials:,} histories, {answers:,} answers, 0 lost, {bad} not alike"
        if not bad
        else f"{trials:,} histories, {bad} lost something or were not alike",
        bad,
        control=f"taken in as they came, {mattered:,} would not be alike",
        caught=mattered > 0,
    )
