"""R13b: two machines whose notes and journals arrive one without the other, in any order.

One machine edits the notes for a while, the other one looks, learns, jots and edits a bullet where
it still stands there, which is merged; then they change places. Whatever arrives first, in the end
both have the same cards, each of a note that stands, so has a database that is made anew, and what
was learned of a bullet that still says it, or that got a slip or another number, is in the queue.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from faults.ground import MORNING, SETTINGS, playground
from faults.harnesses import Outcome
from faults.tables import contents, differences

from recall.collection import Collection
from recall.collection.awaiting import Awaiting
from recall.collection.deciding import AlreadyDecidedError, OpenQuestion
from recall.collection.scan import DrasticPlanError
from recall.errors import NotStudiedError
from recall.journal import compare
from recall.reviews import Rating
from recall.store import claims, derived
from recall.store.stranded import stranded

BULLETS = (
    "- {} :: a lock that expires by itself after a while",
    "- {} keeps every message for ==7 days== unless somebody sets it otherwise.",
    "- {} elects one leader per term, because two leaders could overwrite each other.",
    "- Ways to lose what is in {}:\n  - delete it\n  - overwrite it\n  - forget where it is",
    "- The ==leader== of {} sends ==heartbeats== to its followers.",
    "- Read replicas of {} improve throughput, because queries are spread over many machines.",
    "- {} drifts by ==200 ms== a day from all other clocks of the building.",
)
NAMES = tuple(
    "Aachen Bilbao Cusco Dakar Evora Ferrara Girona Hobart Izmir Jaipur Kigali Lugano Malaga"
    " Naples Odessa Porto Quito Riga Sofia Tunis Utrecht Vienna Warsaw Xalapa York Zagreb".split()
)
FILES = ("talk.md", "other.md", "third.md", "fourth.md")
LOCAL = ("files", "lines", "notes")
"""Tables that say when this machine read its notes."""


class Bullets:
    """The notes as they are edited: every bullet has a name in it that stays."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.names = list(NAMES)
        self.files = {"talk.md": [self.new() for _ in range(5)], "other.md": [self.new()] * 1}

    def new(self) -> str:
        name = self.names.pop(0) if self.names else f"Town{self.dice.randrange(1 << 30)}"
        return self.dice.choice(BULLETS).format(name)

    def name_in(self, bullet: str) -> str:
        return next(word for word in bullet.replace(":", " ").replace(".", " ").split()
                    if word in NAMES or word.startswith("Town"))  # fmt: skip

    def edit(self) -> str | None:
        """Edit one bullet, and return the name in it where its cards may be others since."""
        if not any(self.files.values()):
            self.files["talk.md"] = [self.new()]
        path = self.dice.choice(sorted(path for path in self.files if self.files[path]))
        bullets = self.files[path]
        at = self.dice.randrange(len(bullets))
        how = self.dice.choice(["move", "move", "rename", "small", "small", "number", "say", "cut",
                                "item", "add", "swap"])  # fmt: skip
        name = self.name_in(bullets[at])
        if how == "move":
            there = self.files.setdefault(self.dice.choice(FILES), [])
            there.insert(self.dice.randrange(len(there) + 1), bullets.pop(at))
            return None
        if how == "rename":
            free = [path for path in FILES if not self.files.get(path)]
            if free:
                self.files[self.dice.choice(free)] = self.files.pop(path)
            return None
        if how == "swap":
            bullets[at], bullets[-1] = bullets[-1], bullets[at]
            return None
        if how == "add":
            bullets.insert(at, self.new())
            return None
        if how == "cut":
            del bullets[at]
        elif how in SLIGHT:
            bullets[at] = SLIGHT[how](bullets[at])
        elif how == "say":
            bullets[at] = bullets[at].replace("Read replicas", "Write replicas")
            self.files[self.dice.choice(sorted(self.files))].append(bullets.pop(at))
        elif "\n" in bullets[at]:
            first, *items = bullets[at].split("\n")
            change = self.dice.choice(["more", "less", "other"])
            if change == "less" and len(items) > 2:
                items.pop()
            elif change == "more":
                items.append(f"  - lend it to {len(items)} people")
            else:
                items[-1] = "  - leave it in the rain"
            bullets[at] = "\n".join([first, *items])
        return name

    def texts(self) -> dict[str, str]:
        return texts(self.files)

    def copied(self) -> dict[str, list[str]]:
        return {path: [*bullets] for path, bullets in self.files.items()}

    def merge(self, name: str, edit: Callable[[str], str]) -> None:
        """Let the edit of a bullet come to where it stands by now, if it does."""
        for bullets in self.files.values():
            bullets[:] = [edit(one) if self.name_in(one) == name else one for one in bullets]


def texts(files: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the notes as they are written."""
    return {
        path: "\n".join([f"# {path}", "", *bullets, ""])
        for path, bullets in files.items()
        if bullets
    }


def _with_other_number(bullet: str) -> str:
    for pair in (("==7 ", "==9 "), ("==200", "==300"), ("==9 ", "==8 "), ("==300", "==400")):
        if pair[0] in bullet:
            return bullet.replace(*pair)
    return bullet


IN_OTHER_WORDS = (
    ("expires by itself after a while", "expires on its own some time later"),
    ("two leaders could overwrite each other", "two leaders might undo what the other did"),
    ("heartbeats== to its followers", "heartbeats== to each and every follower"),
    ("queries are spread over many machines", "reads can go to many machines at once"),
)


def _reworded(bullet: str) -> str:
    for pair in IN_OTHER_WORDS:
        for old, new in (pair, pair[::-1]):
            if old in bullet:
                return bullet.replace(old, new)
    return bullet


WORDS = ("unless", "machines", "followers", "building", "expires", "overwrite")
SLIPS = {word: word[:4] + word[3:] for word in WORDS}


def _with_slip(bullet: str) -> str:
    """Return the bullet with a letter twice, or without it again."""
    for word, slip in SLIPS.items():
        if slip in bullet:
            return bullet.replace(slip, word)
        if word in bullet:
            return bullet.replace(word, slip)
    return bullet


def _without_slips(text: str) -> str:
    for word, slip in SLIPS.items():
        text = text.replace(slip, word)
    return text


SLIGHT: Mapping[str, Callable[[str], str]] = {
    "small": _with_slip,
    "number": _with_other_number,
    "words": _reworded,
}
"""Edits by which a bullet keeps its cards."""


class Machine:
    """One copy of the notes with a memory of its own."""

    def __init__(self, life: Life, name: str) -> None:
        self.life = life
        self.folder = life.folder / name
        self.folder.mkdir(parents=True)
        self.answers = 0
        self.has: dict[str, list[str]] = {}
        """The notes that it shares, as they stand here."""

    def open(self) -> Collection:
        self.life.now += timedelta(seconds=7)
        return Collection.open(self.folder, SETTINGS, lambda: self.life.now)

    def scan(self, *, agreed: bool = True) -> None:
        with self.open() as collection:
            collection.refresh()
            if agreed:
                with suppress(DrasticPlanError):
                    collection.apply_scan(collection.plan_scan(), agreed=True)

    def look(self) -> None:
        """Do what a person may do at any time: nothing, look what is due, scan, or learn."""
        how = self.life.dice.choice(["nothing", "due", "due", "scan", "learn"])
        if how != "nothing":
            self.scan(agreed=how == "scan")
        if how == "learn":
            self.learn()

    def learn(self) -> None:
        with self.open() as collection:
            collection.refresh()
            for card in collection.cards():
                if not card.orphan and self.life.dice.random() < 0.4:
                    self.life.now += timedelta(seconds=5)
                    with suppress(NotStudiedError):
                        collection.answer(
                            card.id, self.life.dice.choice([Rating.GOOD, Rating.EASY])
                        )
                        self.answers += 1

    def fetch(self) -> None:
        """Let the notes be as they are by now, with all that was edited anywhere."""
        self.has = self.life.bullets.copied()
        self.write(texts(self.has))

    def in_place(self) -> tuple[str, int]:
        """Return where a bullet stands here, one that stands elsewhere by now if there is any."""
        places = [(path, at) for path in sorted(self.has) for at in range(len(self.has[path]))]
        now = self.life.bullets.files
        moved = [(path, at) for path, at in places if self.has[path][at] not in now.get(path, ())]
        return self.life.dice.choice(moved or places)

    def edit(self, path: str, at: int) -> Callable[[str], str]:
        """Edit a bullet where it stands here, by so little that it keeps its cards."""
        bullet = self.has[path][at]
        edits = [edit for edit in SLIGHT.values() if edit(bullet) != bullet]
        edit = edits[-1] if edits and self.life.dice.random() < 0.8 else _with_slip
        self.has[path][at] = edit(bullet)
        self.write(texts(self.has))
        return edit

    def write(self, texts: dict[str, str]) -> None:
        """Let the notes be these, but for the file that this machine alone writes."""
        for path in self.folder.glob("*.md"):
            if path.name not in texts and not path.name.startswith("jots"):
                path.unlink()
        for name, text in texts.items():
            path = self.folder / name
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")

    @property
    def own(self) -> str:
        return f"jots-{self.folder.name}.md"

    def jot(self, bullet: str) -> None:
        with (self.folder / self.own).open("a", encoding="utf-8") as file:
            file.write(f"{bullet}\n")

    def give_journal(self, other: Machine) -> None:
        there = other.folder / ".recall" / "journal"
        there.mkdir(mode=0o700, parents=True, exist_ok=True)
        with other.open() as collection:
            rows = collection._base.db.rows("select name from machine")
        own = [f"{row[0]}.jsonl" for row in rows]
        for path in sorted((self.folder / ".recall" / "journal").glob("*.jsonl")):
            if path.name not in own:
                shutil.copy(path, there)

    def give_notes(self, other: Machine) -> None:
        """Give the notes, with which those are merged that the other has edited."""
        other.fetch()
        if (self.folder / self.own).exists():
            shutil.copy2(self.folder / self.own, other.folder)

    def tables(self) -> dict[str, object]:
        with self.open() as collection:
            collection.refresh()
        with self.open() as collection:
            found = compare(collection._base.db, self.folder / ".recall")
            assert found.agree, found
            assert not stranded(collection._base.db), "suspended, though its note stands"
            assert not claims.awaited(collection._base.db), "asked, though its note is nowhere"
            return {name: rows for name, rows in contents(collection).items() if name not in LOCAL}


class Learned(NamedTuple):
    """What was learned of a bullet: the name in it, and the answer of a card."""

    name: str
    answer: str


class Life:
    """What two machines go through, and what may not be lost in it."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.dice = random.Random(number)
        self.now: datetime = MORNING
        self.bullets = Bullets(self.dice)
        self.machines = [Machine(self, "desk"), Machine(self, "lap")]
        self.wanted: set[Learned] = set()
        """Of bullets that have said the same since."""
        self.kept: set[str] = set()
        """Names in learned bullets that had nothing but a slip or another number since."""
        self.disputed: set[str] = set()
        """Names in bullets that both machines edited, without having heard of one another."""
        self.said_same: list[set[str]] = []
        """Names in bullets of which a person said that they are one fact."""
        self.torn: list[str] = []
        """Names in bullets that had other cards when they were edited where they stood."""

    def live(self, turns: int = 7) -> None:
        writer, reader = self.machines
        writer.fetch()
        writer.scan()
        writer.learn()
        self.hand_over(writer, reader)
        for _ in range(turns):
            for _ in range(self.dice.randrange(1, 3)):
                self.edit(writer)
            self.hand_over(writer, reader)
            if self.dice.random() < 0.4:
                writer, reader = reader, writer
        self.settle()

    def edit(self, writer: Machine) -> None:
        """Edit, scan, answer what is asked, and learn."""
        self.now += timedelta(days=self.dice.choice([0, 0, 1, 4]), minutes=3)
        touched = {self.bullets.edit() for _ in range(self.dice.randrange(1, 4))}
        self.kept -= touched
        writer.fetch()
        writer.scan()
        with writer.open() as collection:
            for question in collection.undecided():
                if self.dice.random() < 0.8:
                    self.answer(collection, question, same=self.dice.random() < 0.8)
        if self.dice.random() < 0.6:
            writer.learn()
        if self.dice.random() < 0.5:
            writer.scan()
        self.wanted = {one for one in self.wanted if one.name not in touched}
        self.wanted |= self.learned(writer)

    def answer(self, collection: Collection, question: OpenQuestion, *, same: bool) -> None:
        """Answer a question, and remember the names in the bullets of what is one fact by now."""
        rows = collection._base.db.rows(
            "select note_text from prompts where prompt_id in (?, ?)",
            (question.prompt_id, question.candidate),
        )
        with suppress(AlreadyDecidedError):
            collection.decide(question, same=same)
            if same:
                self.said_same.append({self.bullets.name_in(row[0]) for row in rows})

    def hand_over(self, writer: Machine, reader: Machine) -> None:
        """Let the notes arrive, and the journals sooner, later or not yet; look in between."""
        steps = [("notes", writer, reader)]
        steps += [("journal", writer, reader)] * (self.dice.random() < 0.8)
        steps += [("journal", reader, writer)] * (self.dice.random() < 0.5)
        self.dice.shuffle(steps)
        if self.dice.random() < 0.5:
            # Where a bullet still stands, though the journal may have it elsewhere by now.
            at = next(at for at, step in enumerate(steps) if step[0] == "notes")
            heard = [("journal", writer, reader)] * (self.dice.random() < 0.7)
            steps[at:at] = [*heard, ("edit", reader, reader)]
        for what, one, other in steps:
            self.now += timedelta(minutes=self.dice.choice([1, 5, 600]))
            if what == "notes":
                one.give_notes(other)
            elif what == "journal":
                one.give_journal(other)
            elif any(reader.has.values()):
                self.edit_in_place(reader)
            if self.dice.random() < 0.2:
                reader.jot(self.bullets.new())
            other.look()
            if self.dice.random() < 0.3:
                one.look()

    def edit_in_place(self, machine: Machine) -> None:
        """Edit a bullet where it stands on a machine, and merge that with where it is by now.

        If the others did nothing but move it, it has just the cards that it had. One that waited
        may be ready now: other bullets stand beside it.
        """
        path, at = machine.in_place()
        bullet = machine.has[path][at]
        name = self.bullets.name_in(bullet)
        only_moved = any(bullet in bullets for bullets in self.bullets.files.values())
        if not only_moved:
            # Two edits of one bullet: of what comes of them a person may be asked.
            self.disputed.add(name)
        is_looked_at = name not in self.disputed and self.dice.random() < 0.7
        before = self.cards_of(machine, name) if is_looked_at else []
        edit = machine.edit(path, at)
        asked = self.questions(machine)
        after = self.cards_of(machine, name) if is_looked_at else []
        if before and after != before and self.questions(machine) == asked:
            self.torn.append(name)
        self.bullets.merge(name, edit)
        self.wanted = {one for one in self.wanted if one.name != name}
        if before == after and any(card[2] for card in after):
            self.kept.add(name)

    def cards_of(self, machine: Machine, name: str) -> list[tuple[object, ...]]:
        """Return the cards of a bullet that can be asked, by how often they were answered."""
        machine.scan(agreed=False)
        with machine.open() as collection:
            rows = collection._base.db.rows(
                "select prompt_id, slot, reviews from cards join prompts using (prompt_id)"
                " where shelved = 0 and instr(note_text, ?) order by 1, 2",
                (name,),
            )
        return [tuple(row) for row in rows]

    def questions(self, machine: Machine) -> int:
        with machine.open() as collection:
            return len(collection.undecided())

    def settle(self) -> None:
        """Let both have all, and look until there is nothing new."""
        one, other = self.machines
        for mine, its in ((one, other), (other, one)):
            its.write(self.bullets.texts() | {mine.own: _text(mine), its.own: _text(its)})
        for _ in range(4):
            for mine, its in ((one, other), (other, one)):
                mine.scan()
                mine.give_journal(its)
                its.scan()

    def learned(self, machine: Machine) -> set[Learned]:
        """Return what was answered and is in the queue, of notes that stand there."""
        with machine.open() as collection:
            rows = collection._base.db.rows(
                "select note_text, cards.answer from cards join prompts using (prompt_id)"
                " where cards.reviews > 0 and shelved = 0 and exists (select 1 from notes"
                " where notes.path = prompts.path and notes.pin = prompts.pin)"
            )
        # A card may keep its words while its bullet gets a slip.
        return {Learned(self.bullets.name_in(row[0]), _without_slips(row[1])) for row in rows}

    def lost(self) -> list[Learned]:
        """Return what is in the queue no more, though its bullet says it."""
        there = [self.learned(machine) for machine in self.machines]
        told = "".join([*self.bullets.texts().values(), *map(_text, self.machines)])
        gone = self.wanted - set.intersection(*there)
        names = set.intersection(*({one.name for one in each} for each in there))
        gone |= {Learned(name, "whatever it is") for name in self.kept - names}
        disputed = set(self.disputed)
        for names in (*self.said_same, *reversed(self.said_same)):
            # Whoever edited one of them elsewhere had not heard that it is the other.
            disputed |= names if names & disputed else set()
        return sorted(one for one in gone if one.name in told and one.name not in disputed)


def _text(machine: Machine) -> str:
    path = machine.folder / machine.own
    return path.read_text("utf-8") if path.exists() else ""


def rebuilt(machine: Machine, copy: Path) -> dict[str, object]:
    """Return the tables of a database made anew beside the notes and the journals."""
    shutil.copytree(machine.folder, copy, copy_function=shutil.copy2)
    for file in (copy / ".recall").glob("recall.db*"):
        file.unlink()
    with Collection.open(copy, SETTINGS, lambda: machine.life.now) as again:
        again.refresh()
        return {name: rows for name, rows in contents(again).items() if name not in LOCAL}


def wrongs(folder: Path, number: int) -> tuple[int, list[object]]:
    """Live one life; return how many answers were given in it, and what went wrong."""
    life = Life(folder, number)
    life.live()
    found: list[object] = [("lost", *one) for one in life.lost()]
    tables = [machine.tables() for machine in life.machines]
    found += [("other cards", name) for name in life.torn]
    found += differences(*tables)
    found += differences(tables[0], rebuilt(life.machines[0], folder / "copy"))
    given = sum(machine.answers for machine in life.machines)
    if len(tables[0]["reviews"]) != given:  # type: ignore[arg-type]
        found.append("an answer is lost")
    return given, found


def tried(trials: int, seed: int) -> tuple[int, list[str]]:
    """Return how many answers so many lives had, and what went wrong, life by life."""
    answers, bad = 0, []
    with playground() as place:
        for number in range(seed, seed + trials):
            try:
                given, found = wrongs(place / str(number), number)
            except AssertionError as error:
                given, found = 0, [error]
            answers += given
            bad += [f"{number}: {found[0]}"] if found else []
            shutil.rmtree(place / str(number))
    return answers, bad


def trusts_the_notes() -> AbstractContextManager[object]:
    """Let a scan take what is not here for something that was taken out."""
    stack = ExitStack()
    stack.enter_context(mock.patch.object(claims, "awaited", return_value={}))
    read = derived.let_be_read
    patched = mock.patch.object(
        derived, "let_be_looked_at", lambda writer, paths, _: read(writer, paths)
    )
    stack.enter_context(patched)
    return stack


def forgets_the_old_place() -> AbstractContextManager[object]:
    """Let a scan take what was edited where another machine has moved it from for another note."""
    return mock.patch.object(Awaiting, "_stood_here", return_value={})


def figure(trials: int, seed: int) -> Outcome:
    """Live so many lives; controls: scans that do not wait for notes which are still to come, and
    scans that do not know where those stood."""
    answers, bad = tried(trials, seed)
    few = max(8, trials // 10)
    with trusts_the_notes():
        _, missed = tried(few, seed)
    with forgets_the_old_place():
        _, forgotten = tried(few, seed)
    return Outcome(
        f"{trials:,} lives, {answers:,} answers, {len(bad)} not as they should be"
        + (f" (the first: {bad[0].partition(':')[0]})" if bad else ""),
        len(bad),
        control=f"where notes are not waited for, {len(missed)} of {few} are not; where it is"
        f" forgotten where they stood, {len(forgotten)}",
        caught=len(missed) > 0 and len(forgotten) > 0,
    )
