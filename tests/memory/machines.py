"""Two machines that share notes and journals by hand, in any order."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner
from faults.tables import contents, differences
from memory.notebook import Card, Notebook

from recall.cli import recall
from recall.journal import compare


def deck(*bullets: str) -> str:
    return "\n".join(["# Talk", "", *bullets, ""])


class Machine(Notebook):
    """A notebook that gives another one its notes, or its journal, or both."""

    def give_notes(self, other: Machine) -> None:
        for path in self.folder.glob("*.md"):
            shutil.copy2(path, other.folder)

    def bring_notes(self, other: Machine) -> None:
        """Let the other have just the notes that stand here, as `git pull` does."""
        for path in other.folder.glob("*.md"):
            if not (self.folder / path.name).exists():
                path.unlink()
        self.give_notes(other)

    def give_journal(self, other: Machine) -> None:
        self.close()
        there = other.folder / ".recall" / "journal"
        there.mkdir(parents=True, exist_ok=True)
        for path in self.journals():
            if path.name not in other.own():
                shutil.copy(path, there)
        self.collection = self.open()

    def give(self, other: Machine) -> None:
        self.give_notes(other)
        self.give_journal(other)

    def close(self) -> None:
        self.collection.__exit__()

    def journals(self) -> list[Path]:
        return sorted((self.folder / ".recall" / "journal").glob("*.jsonl"))

    def own(self) -> list[str]:
        return [f"{row[0]}.jsonl" for row in self.base.db.rows("select name from machine")]

    def lose_database(self) -> None:
        self.close()
        for file in (self.folder / ".recall").glob("recall.db*"):
            file.unlink()
        self.collection = self.open()


def shared(desk: Machine, lap: Machine, text: str) -> Card:
    """Learn the notes on one machine, give them to the other, and return the first card."""
    desk.after(text)
    desk.learn()
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    return desk.cards()[0]


def learned(machine: Machine) -> list[tuple[str, int]]:
    """Return what is in the queue, with the answers it has had."""
    return sorted((card.answer, card.reviews) for card in machine.live())


def assert_alike(desk: Machine, lap: Machine) -> None:
    """Let each have what the other has, and see that they agree."""
    for _ in range(2):
        desk.give_journal(lap)
        lap.scan()
        lap.give_journal(desk)
        desk.scan()
    tables = [contents(one.collection) for one in (desk, lap)]
    apart = [found for found in differences(*tables) if found[0] not in ("files", "lines", "notes")]  # type: ignore[index]
    assert apart == []
    assert all(compare(one.base.db, one.folder / ".recall").agree for one in (desk, lap))


def say(machine: Machine, *words: str) -> str:
    """Run a command a minute later and return what it says."""
    machine.now += timedelta(minutes=1)
    machine.close()
    env = {"RECALL_NOW": machine.now.isoformat(), "TZ": "UTC"}
    done = CliRunner().invoke(recall, ["-C", str(machine.folder), *words], env=env)
    assert done.exit_code == 0, done.output
    machine.collection = machine.open()
    return done.stdout


def schedules(machine: Machine) -> list[tuple[object, ...]]:
    """Return where each card stands that is in the queue, and when it is due."""
    return sorted(
        (card.path, card.answer, card.reviews, card.due_day, card.changed)
        for card in machine.live()
    )


def assert_one_collection(desk: Machine, lap: Machine) -> None:
    """See that both have the cards, also after each heard of the other, and made anew."""
    assert schedules(lap) == schedules(desk)
    assert_alike(desk, lap)
    before = schedules(desk)
    lap.lose_database()
    lap.collection.refresh()
    assert schedules(lap) == before
