"""R13c: bullets with gaps that are split, joined, turned and moved, on machines that share them.

Each gap hides a word that was made up for it, so that it can be told of every card what was learned
with it. One machine edits the notes, the other one still has older ones; both look and learn, and
give each other their journals and notes at any time. In the end both have the same cards, no card
asks for another word than was learned with it, and of each word that stands in a gap the card that
was learned is in the queue; so it is with a database that is made anew.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from faults.ground import MORNING, playground
from faults.harnesses import Outcome
from faults.out_of_step import Machine as Sharing
from faults.out_of_step import rebuilt
from faults.tables import differences

from recall.cards import CardId
from recall.collection import Collection, rehoming
from recall.collection.deciding import AlreadyDecidedError, OpenQuestion
from recall.collection.rehoming import left_out
from recall.errors import NotStudiedError
from recall.reviews import Rating
from recall.store.database import Reader


class Sentence(NamedTuple):
    """A sentence with one gap."""

    before: str
    word: str
    """That the gap hides; no other sentence has it."""
    after: str
    ahead: str
    """A word of content before it, which the gap may hide too."""
    is_wide: bool = False

    def __str__(self) -> str:
        gap = f"=={self.ahead} {self.word}==" if self.is_wide else f"{self.ahead} =={self.word}=="
        return f"{self.before} {gap} {self.after}"


WORDS = tuple(
    "blicket fendle gorp tamble wug snarp quimby dremmel plonk vorpal zibbet krell noggin skerry"
    " trindle yaffle".split()
)
SUBJECTS = tuple(
    "the harbour of Porto keeps|every follower in Quito waits for|the clerk of Riga writes down"
    "|most ferries to Izmir carry|an index in Sofia points at|the old mill near Turin grinds"
    "|a courier from Dakar brings|the archive in Evora stores|each lock of Girona guards"
    "|the choir of Malaga sings about|a queue in Hobart holds|the garden in Jaipur grows"
    "|the bank of Zagreb lends|a museum in Vienna shows|the tram to Odessa passes"
    "|the market in Cusco sells".split("|")
)
AHEAD = "heavy silver narrow modern".split()
AFTER = (
    "whenever the tide is low",
    "behind the second gate",
    "for as long as the contract lasts",
    "instead of printed letters",
)
JOINTS = (". ", "; ", " and ", ", and ", ", while ")
FILES = ("talk.md", "other.md", "third.md", "fourth.md")

EDITS = ("join", "join", "split", "split", "split", "turn", "move", "move part", "rename", "head",
         "order", "mark", "cut", "paste")  # fmt: skip


def sentences() -> list[Sentence]:
    """Return every sentence there is."""
    return [
        Sentence(subject, word, AFTER[n % len(AFTER)], AHEAD[n % len(AHEAD)])
        for n, (subject, word) in enumerate(zip(SUBJECTS, WORDS, strict=True))
    ]


class Bullet(NamedTuple):
    """Sentences that stand in one bullet, and what joins them."""

    parts: tuple[Sentence, ...]
    joint: str = JOINTS[0]

    def __str__(self) -> str:
        said = [str(part) for part in self.parts]
        if self.joint == JOINTS[0]:
            said = [part[0].upper() + part[1:] for part in said]
        text = self.joint.join(said)
        return f"- {text[0].upper()}{text[1:]}."


class Notes:
    """The notes as they are edited."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.away = sentences()
        dice.shuffle(self.away)
        self.heads = dict.fromkeys(FILES, "Travels")
        self.files: dict[str, list[Bullet]] = {
            path: [Bullet((self.away.pop(),)) for _ in range(many)]
            for path, many in (("talk.md", 6), ("other.md", 4))
        }

    def texts(self) -> dict[str, str]:
        """Return the notes as they are written."""
        return {
            path: "\n".join(
                [f"# Of {path}", "", f"## {self.heads[path]}", "", *map(str, bullets), ""]
            )
            for path, bullets in self.files.items()
            if bullets
        }

    def words(self) -> set[str]:
        """Return the words that stand in gaps."""
        there = (bullet for bullets in self.files.values() for bullet in bullets)
        return {part.word for bullet in there for part in bullet.parts}

    def edit(self) -> None:
        """Edit one bullet or file."""
        path = self.dice.choice(sorted(path for path in self.files if self.files[path]))
        bullets = self.files[path]
        at = self.dice.randrange(len(bullets))
        how = self.dice.choice(EDITS)
        if how == "rename":
            self._rename(path)
        elif how == "head":
            self.heads[path] = "Journeys" if self.heads[path] == "Travels" else "Travels"
        elif how == "order":
            self.dice.shuffle(bullets)
        elif how == "paste" and self.away:
            bullets.insert(at, Bullet((self.away.pop(),)))
        elif how == "move":
            self._put(bullets.pop(at))
        else:
            self._edit_bullet(bullets, at, how)

    def _edit_bullet(self, bullets: list[Bullet], at: int, how: str) -> None:
        parts, joint = bullets[at]
        one = self.dice.randrange(len(parts))
        if how == "join" and len(bullets) > 1:
            other = bullets[(at + 1) % len(bullets)]
            if len(parts) + len(other.parts) <= 3:
                bullets[at] = Bullet((*parts, *other.parts), self.dice.choice(JOINTS))
                bullets.remove(other)
        elif how == "split" and len(parts) > 1:
            cut = self.dice.randrange(1, len(parts))
            bullets[at : at + 1] = [Bullet(parts[:cut], joint), Bullet(parts[cut:], joint)]
        elif how == "turn":
            bullets[at] = Bullet(parts[::-1], joint)
        elif how == "mark":
            now = parts[one]._replace(is_wide=not parts[one].is_wide)
            bullets[at] = Bullet((*parts[:one], now, *parts[one + 1 :]), joint)
        elif how in ("move part", "cut") and (len(parts) > 1 or len(self.words()) > 5):
            left = (*parts[:one], *parts[one + 1 :])
            bullets[at : at + 1] = [Bullet(left, joint)] if left else []
            if how == "cut":
                self.away.insert(0, parts[one])
            else:
                self._put(Bullet(parts[one : one + 1]))

    def _rename(self, path: str) -> None:
        free = [each for each in FILES if not self.files.get(each)]
        if free:
            new = self.dice.choice(free)
            self.files[new] = self.files.pop(path)
            self.heads[new] = self.heads[path]

    def _put(self, bullet: Bullet) -> None:
        there = self.files.setdefault(self.dice.choice(FILES), [])
        there.insert(self.dice.randrange(len(there) + 1), bullet)


class Machine(Sharing):
    """One copy of the notes, which remembers what was learned with each card."""

    life: Life

    def learn(self) -> None:
        with self.open() as collection:
            collection.refresh()
            self.check(collection)
            for card in collection.cards():
                if not card.orphan and self.life.dice.random() < 0.5:
                    self.answer(collection, card.id)

    def answer(self, collection: Collection, card_id: CardId) -> None:
        word = words_in(_answers(collection._base.db, "card_id = ?", card_id)[0])
        self.life.now += timedelta(seconds=5)
        with suppress(NotStudiedError):
            collection.answer(card_id, self.life.dice.choice([Rating.GOOD, Rating.EASY]))
            self.answers += 1
            self.life.learned[card_id] |= word

    def look(self) -> None:
        super().look()
        with self.open() as collection:
            self.check(collection)

    def check(self, collection: Collection) -> None:
        """See that no card asks for what was learned with another one."""
        rows = collection._base.db.rows("select card_id, answer from cards where shelved = 0")
        for card_id, answer in rows:
            if known := self.life.learned.get(card_id, set()) - words_in(answer):
                self.life.wrong.append((card_id, answer, *sorted(known)))

    def decide(self) -> None:
        """Answer what is asked, as it is."""
        with self.open() as collection:
            for question in collection.undecided():
                self.life.asked += 1
                with suppress(AlreadyDecidedError):
                    collection.decide(question, same=self.are_one(collection, question))

    def are_one(self, collection: Collection, question: OpenQuestion) -> bool:
        old, new = (
            set().union(*map(words_in, _answers(collection._base.db, "prompt_id = ?", one)))
            for one in (question.prompt_id, question.candidate)
        )
        return not old.isdisjoint(new)

    def in_queue(self) -> set[str]:
        """Return the words that are asked for by cards that were learned."""
        with self.open() as collection:
            self.check(collection)
            found = _answers(collection._base.db, "shelved = 0 and reviews > ?", 0)
        return set().union(*map(words_in, found))


def _answers(db: Reader, where: str, value: str | int) -> list[str]:
    return [str(row[0]) for row in db.rows(f"select answer from cards where {where}", (value,))]


def words_in(answer: str) -> set[str]:
    """Return the words of an answer that were made up."""
    return {word for word in re.findall(r"\w+", answer) if word in WORDS}


class Life:
    """What two machines go through."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.dice = random.Random(number)
        self.now = MORNING
        self.notes = Notes(self.dice)
        self.learned: defaultdict[str, set[str]] = defaultdict(set)
        """The words that each card asked for when it was answered."""
        self.wrong: list[tuple[str, ...]] = []
        self.asked = 0
        self.machines = [Machine(self, name) for name in ("desk", "lap")]  # type: ignore[arg-type]

    def live(self, turns: int = 8) -> None:
        desk, lap = self.machines
        desk.write(self.notes.texts())
        desk.learn()
        desk.give_journal(lap)
        for _ in range(turns):
            self.now += timedelta(days=self.dice.choice([0, 0, 1, 3]), minutes=2)
            self.edit(self.dice.choice(self.machines))
            for _ in range(self.dice.randrange(1, 5)):
                self.share(*self.dice.sample(self.machines, 2))
        self.settle()

    def edit(self, writer: Machine) -> None:
        """Edit the notes as they are by now, a few times between two looks."""
        writer.write(self.notes.texts())
        for _ in range(self.dice.randrange(1, 4)):
            self.notes.edit()
            if self.dice.random() < 0.3:
                writer.write(self.notes.texts())
                writer.scan()
        writer.write(self.notes.texts())
        writer.scan()
        writer.decide()

    def share(self, one: Machine, other: Machine) -> None:
        """Let one learn, or get the notes, or give its journal, and maybe look."""
        how = self.dice.choice(["learn", "learn", "journal", "journal", "journal", "notes"])
        if how == "learn":
            one.learn()
        elif how == "journal":
            one.give_journal(other)
            other.look()
        else:
            one.write(self.notes.texts())
            one.look()

    def settle(self) -> None:
        """Let both have all, and look until there is nothing new."""
        for machine in self.machines:
            machine.write(self.notes.texts())
        for turn in range(5):
            for one, other in (self.machines, self.machines[::-1]):
                one.scan()
                if turn < 3:
                    one.decide()
                one.give_journal(other)
                other.scan()

    def lost(self) -> list[str]:
        """Return the words in gaps that were learned, and are not in the queue as such."""
        known = set().union(*self.learned.values()) & self.notes.words()
        return sorted(known - set.intersection(*(one.in_queue() for one in self.machines)))


class Found(NamedTuple):
    """What came of a life."""

    answers: int
    asked: int
    faults: list[object]


def lived(folder: Path, number: int) -> Found:
    """Live one life."""
    life = Life(folder, number)
    life.live()
    faults: list[object] = [("lost", word) for word in life.lost()]
    faults += [("wrong", *one) for one in life.wrong]
    tables = [machine.tables() for machine in life.machines]
    faults += differences(*tables)
    faults += differences(tables[0], rebuilt(life.machines[0], folder / "copy"))
    given = sum(machine.answers for machine in life.machines)
    if len(tables[0]["reviews"]) != given:  # type: ignore[arg-type]
        faults.append("an answer is lost")
    return Found(given, life.asked, faults)


def tried(trials: int, seed: int) -> tuple[int, int, list[str]]:
    """Return how many answers so many lives had and what they were asked, and what went wrong, life
    by life."""
    answers = asked = 0
    bad: list[str] = []
    with playground() as place:
        for number in range(seed, seed + trials):
            try:
                found = lived(place / str(number), number)
            except AssertionError as error:
                found = Found(0, 0, [error])
            answers += found.answers
            asked += found.asked
            bad += [f"{number}: {found.faults[0]}"] if found.faults else []
            shutil.rmtree(place / str(number))
    return answers, asked, bad


@contextmanager
def leaves_gaps_out() -> Iterator[None]:
    """Let a scan look for no gap in another bullet than its own, and give none back later."""
    with (
        mock.patch.object(rehoming, "rehomed", lambda _, plan, *others: plan),
        mock.patch.object(left_out, "with_left_out", lambda _, plan: plan),
    ):
        yield


def figure(trials: int, seed: int) -> Outcome:
    """Live so many lives; control: scans that look for no gap in another bullet than its own."""
    answers, asked, bad = tried(trials, seed)
    few = max(4, trials // 10)
    with leaves_gaps_out():
        *_, missed = tried(few, seed)
    return Outcome(
        f"{trials:,} lives, {answers:,} answers, {asked:,} questions,"
        f" {len(bad)} not as they should be"
        + (f" (the first: {bad[0].partition(':')[0]})" if bad else ""),
        len(bad),
        control=f"where gaps are looked for in their own bullets alone, {len(missed)} of {few} are"
        " not",
        caught=len(missed) > 0,
    )
