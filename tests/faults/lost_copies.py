"""R12: one of the two copies of the log is lost, damaged or cut; the other gives back all of it.

Lives of a collection, in any order, end with the database deleted: the journal and the notes make
another one, equal in every table. On the way every table is what the log makes of it.
"""

from __future__ import annotations

import json
import random
from contextlib import suppress

from faults.any_order import Life
from faults.ground import copied, deck, playground
from faults.harnesses import Outcome
from faults.tables import contents, differences
from faults.two_machines import Machine
from hypothesis.stateful import invariant

from recall.collection.scan import DrasticPlanError
from recall.journal import compare


class LosesDatabases(Life):
    """A life at whose end the database is deleted."""

    @invariant()
    def every_table_follows_from_the_log(self) -> None:
        found = compare(self.collection._base.db, self.folder / ".recall")
        assert found.agree, found

    def teardown(self) -> None:
        try:
            self.lose()
        finally:
            super().teardown()

    def lose(self) -> None:
        """Delete the database, open the collection again and compare."""
        self.scan_all()
        before = contents(self.collection)
        self.collection.__exit__()
        for file in (self.folder / ".recall").glob("recall.db*"):
            file.unlink()
        self.collection = self.open()
        self.collection.refresh()
        after = contents(self.collection)
        found = differences(before, after)
        assert not found, found

    def scan_all(self) -> None:
        with suppress(DrasticPlanError):
            self.collection.apply_scan(self.collection.plan_scan(), agreed=True)


# One collection, whose journal or database is damaged in many ways ------------------------------


def damaged(data: bytes, dice: random.Random) -> bytes | None:
    """Return a journal as a fault leaves it; None for a file that is gone."""
    at = dice.randrange(len(data))
    how = dice.choice(["cut", "cut", "flip", "flip", "zeros", "line", "twice", "gone"])
    if how == "cut":
        return data[:at]
    if how == "flip":
        return flipped(data, at, dice)
    if how == "zeros":
        return data[:at] + bytes(min(512, len(data) - at)) + data[at + 512 :]
    lines = data.splitlines(keepends=True)
    number = dice.randrange(len(lines))
    if how == "line":
        return b"".join(lines[:number] + lines[number + 1 :])
    if how == "twice":
        return b"".join(lines[:number] + lines[number - 1 :])
    return None


def flipped(data: bytes, at: int, dice: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def believed(data: bytes) -> list[object]:
    """Return what a reader would take in that knows no checksum: control."""
    found = []
    for line in data.splitlines():
        with suppress(ValueError):
            found.append({**json.loads(line), "crc": "", "prev": ""})
    return found


def figure(trials: int, seed: int) -> Outcome:
    """Damage that many journals, then delete as many databases; control: no checksums."""
    dice = random.Random(seed)
    lost = misled = 0
    with playground() as place:
        original = place / "original"
        machine = Machine(original, dice)
        (original / "a.md").write_text(deck(4), "utf-8")
        for _ in range(12):
            machine.live()
        (journal,) = machine.journals.glob("*.jsonl")
        data = journal.read_bytes()
        before = read(machine)
        for number in range(trials):
            copy = Machine(copied(original, place / "copy"), dice)
            copy.now = machine.now
            there = copy.journals / journal.name
            broken = damaged(data, dice)
            there.unlink() if broken is None else there.write_bytes(broken)
            at = dice.randrange(len(data))
            misled += believed(flipped(data, at, dice)) not in (believed(data), [])
            lost += read(copy) != before
            if number % 5 == 0:
                for file in (copy.folder / ".recall").glob("recall.db*"):
                    file.unlink()
                lost += read(copy) != before
    return Outcome(
        f"{trials:,} journals cut, flipped or deleted, {data.count(10):,} lines each, {lost} lost",
        lost,
        control=f"without checksums {misled:,} of as many flipped bits would change or drop a line",
        caught=misled > 0,
    )


def read(machine: Machine) -> dict[str, object] | str:
    """Return every table after a look at the journals; a word where the two copies differ."""
    with machine.open() as collection:
        collection.refresh()
    with machine.open() as collection:
        found = compare(collection._base.db, machine.folder / ".recall")
        return contents(collection) if found.agree else str(found)
