"""R2 and R3: `kill -9` in the middle of commands that change many things, or a file.

Half of the kills come at any time while the command runs, the other half just after one of its
steps has changed something. What it leaves must be what was there before or what was to come, and
saying the same again must end as if nothing had happened.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import sqlite_utils
from faults.ground import MORNING, answers, copied, database, deck, faults, made, opened, playground
from faults.harnesses import Outcome
from faults.nursery import Program, nursery

from recall import migrations
from recall.errors import RecallError
from recall.migrations import LOG
from recall.reviews import Rating
from recall.store import copying, damage, opening
from recall.store.answers import LIVE_REVIEW
from recall.store.database import Database, Writer

State = object
"""What a collection, or a file, comes to: two that are equal mean the same."""


class Case(NamedTuple):
    """One command to be killed."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None]
    """Makes the collection in which it will be said."""

    state: Callable[[Path], State]
    """Returns what the command is about."""

    twist: str
    """The wrong variant of the program."""

    halves: Callable[[Path, State, State], bool] = lambda folder, before, after: False
    """Tells whether something between before and after is as it may be."""

    ill: bool = False
    """Whether what was there before is damaged."""


class Tally(NamedTuple):
    """What came of many kills of one command."""

    kills: int = 0
    before: int = 0
    """How many left what was there before."""
    bad: int = 0

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


def tallied(case: Case, trials: int, seed: int, twist: str = "") -> Tally:
    """Kill the command so often.

    `twist` makes the program wrong: then it is killed at every step that changes something, until
    it is found out.
    """
    dice = random.Random(seed)
    tally = Tally()
    with playground() as place:
        original, folder = place / "original", place / "notes"
        case.prepare(original)
        before, notes = case.state(original), notes_of(original)
        copied(original, folder)
        reading, writing = unharmed(folder, case, twist)
        after = case.state(folder)
        assert before != after, case.words
        points = kill_points(original, folder, case, twist)
        dice.shuffle(points)
        for trial in range(len(points) if twist else trials):
            copied(original, folder)
            if trial % 2 or twist:
                point = points[trial // (1 if twist else 2) % len(points)]
                nursery().run(folder, *case.words, twist=twist, kill_at=point)
            else:
                with nursery().start(folder, *case.words, twist=twist) as program:
                    time.sleep(dice.uniform(0, reading + writing))
                    program.kill()
            found = _state(case, folder)
            whole = found in (before, after) or case.halves(folder, before, after)
            kept = all((folder / name).read_bytes() == data for name, data in notes.items())
            ill = case.ill and found != after
            sound = whole and (ill or not has_database(folder) or _is_sound(folder))
            again = found == after or nursery().run(folder, *case.words) == 0
            whole = whole and again and _state(case, folder) == after and not left_over(folder)
            whole = whole and not (case.ill and faults(folder))
            tally += Tally(1, found == before, not (whole and kept and sound))
            if twist and tally.bad:
                break
    return tally


def _is_sound(folder: Path) -> bool:
    """Return whether what is in the database agrees; half a schema agrees with nothing."""
    try:
        return not faults(folder)
    except sqlite3.Error:
        return False


def kill_points(original: Path, folder: Path, case: Case, twist: str) -> list[int]:
    """Return the steps of the command just before which it had changed something."""
    copied(original, folder)
    told = folder.with_name("steps")
    told.unlink(missing_ok=True)
    assert nursery().run(folder, *case.words, twist=twist, steps=told) == 0, case.words
    return [int(line) for line in told.read_text("ascii").split()]


def _state(case: Case, folder: Path) -> State:
    try:
        return case.state(folder)
    except (OSError, sqlite3.Error, RecallError, zipfile.BadZipFile) as error:
        return f"torn: {error}"


def unharmed(folder: Path, case: Case, twist: str) -> tuple[float, float]:
    """Let the command end; return the seconds until it began to write, and from there on."""
    started = time.monotonic()
    with nursery().start(folder, *case.words, twist=twist) as program:
        wait_for_a_write(program, folder)
        wrote = time.monotonic()
        assert program.wait() == 0, case.words
    return wrote - started, time.monotonic() - wrote


def wait_for_a_write(program: Program, folder: Path) -> None:
    """Wait until something in the folder is not as it was, or the program has ended."""
    there = _stamps(folder)
    while _stamps(folder) == there and not program.has_ended():
        time.sleep(0.0005)


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what tells of a write: name, place, size and time of every file."""
    stamps = {}
    for path in (*folder.iterdir(), *folder.glob(".recall/*")):
        with suppress(OSError):
            found = path.stat()
            stamps[path.name] = (found.st_ino, found.st_size, found.st_mtime_ns)
    # Opening the database is no write.
    stamps.pop("recall.db-shm", None)
    if not stamps.get("recall.db-wal", (0, 0, 0))[1]:
        stamps.pop("recall.db-wal", None)
    return stamps


def notes_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of notes that no command may touch."""
    return {path.name: path.read_bytes() for path in folder.glob("terms*.md")}


def has_database(folder: Path) -> bool:
    """Return whether there is a database with anything in it."""
    return database(folder).exists() and database(folder).stat().st_size > 0


def left_over(folder: Path) -> list[str]:
    """Return the names of drafts of files that nobody takes away any more."""
    return [path.name for path in folder.rglob(".*.????????") if not path.name.startswith(".git")]


# What is killed -------------------------------------------------------------------------------


def memory_of(folder: Path) -> list[object]:
    """Return what the memory holds of the notes, whatever ids it gave them."""
    with closing(Database(database(folder))) as db:
        return [[tuple(row) for row in db.rows(sql)] for sql in MEMORY]


MEMORY = (
    "select path, digest from files order by path",
    "select path, line, note_text from notes order by 1, 2",
    "select path, line, front, orphan, slot from prompts join cards using (prompt_id)"
    " order by 1, 2, 3, 5",
    "select kind, count(*) from events group by kind",
)


def begun() -> Case:
    """Return the first command in a folder of notes."""

    def prepare(folder: Path) -> None:
        folder.mkdir()
        (folder / "terms.md").write_text(deck(4), "utf-8")

    def state(folder: Path) -> State:
        if not has_database(folder):
            return [[] for _ in MEMORY], None
        memory = memory_of(folder)
        # What keeps the database out of Git has to be there as soon as there is a memory.
        told = {path.name: path.read_text("utf-8") for path in folder.glob(".recall/.git*")}
        return memory, told if any(memory) else None

    return Case(("scan",), prepare, state, "faults.killed_commands:begin_with_the_journal")


def scanned(files: int) -> Case:
    """Return the scan of a collection of which every third file changed."""

    def prepare(folder: Path) -> None:
        folder.mkdir()
        for number in range(files):
            (folder / f"terms{number}.md").write_text(deck(4, first=4 * number), "utf-8")
        assert nursery().run(folder, "scan") == 0
        for number in range(0, files, 3):
            text = deck(3, first=4 * number + 1).replace("meaning", "another meaning")
            (folder / f"terms{number}.md").write_text(text, "utf-8")

    return Case(("scan", "--yes"), prepare, memory_of, "faults.killed_commands:store_bit_by_bit")


def added(files: int) -> Case:
    """Return the adding of a folder of talks."""

    def prepare(folder: Path) -> None:
        made(folder, 5)
        talks = folder.parent / "talks"
        talks.mkdir()
        for number in range(files):
            (talks / f"talk{number}.md").write_text(deck(6, first=100 + 6 * number), "utf-8")

    def state(folder: Path) -> State:
        # Copies that were there when it was said again are none of its writes: no events.
        copies = {path.name: path.read_bytes() for path in folder.rglob("talk*.md")}
        return copies, memory_of(folder)[:-1]

    def halves(folder: Path, before: State, after: State) -> bool:
        # Every copy is whole; those that are not remembered yet are when it is said again.
        assert isinstance(after, tuple)
        copies = {path.name: path.read_bytes() for path in folder.rglob("talk*.md")}
        return copies.items() <= after[0].items()

    return Case(
        ("add", "--yes", "../talks"),
        prepare,
        state,
        "faults.killed_commands:write_in_place",
        halves,
    )


def exported() -> Case:
    """Return an export over an older package."""

    def prepare(folder: Path) -> None:
        made(folder, 60)
        assert nursery().run(folder, "export", "out.apkg") == 0
        (folder / "terms.md").write_text(deck(150), "utf-8")
        assert nursery().run(folder, "scan") == 0

    def state(folder: Path) -> State:
        with zipfile.ZipFile(folder / "out.apkg") as package:
            if package.testzip() is not None:
                return "torn"
            return {entry.filename: entry.file_size for entry in package.infolist()}

    return Case(("export", "out.apkg"), prepare, state, "faults.killed_commands:write_in_place")


def jotted() -> Case:
    """Return the jotting of one insight into an inbox of many."""

    def prepare(folder: Path) -> None:
        made(folder, 5)
        (folder / "inbox.md").write_text(deck(200, first=1000, title="Inbox"), "utf-8")
        assert nursery().run(folder, "scan") == 0

    def state(folder: Path) -> State:
        return (folder / "inbox.md").read_bytes()

    return Case(
        ("jot", "A lease :: a lock that ends by itself"),
        prepare,
        state,
        "faults.killed_commands:write_in_place",
    )


def backed_up() -> Case:
    """Return a backup to a file of its own."""

    def state(folder: Path) -> State:
        if not (folder / "out.db").exists():
            return "none"
        with closing(sqlite3.connect(folder / "out.db")) as db:
            checked = db.execute("pragma integrity_check").fetchone()
            return checked, db.execute("select count(*) from reviews").fetchone()

    return Case(("backup", "out.db"), _studied, state, "faults.killed_commands:copy_in_place")


def restored() -> Case:
    """Return the way back to a backup of which some answers are not part."""

    def prepare(folder: Path) -> None:
        _studied(folder)
        assert nursery().run(folder, "backup", "../early.db") == 0
        with opened(folder, MORNING + timedelta(minutes=10)) as collection:
            for card in collection.cards()[:40]:
                collection.answer(card.id, Rating.EASY)

    def state(folder: Path) -> State:
        with closing(Database(database(folder))) as db:
            rows = db.rows(f"select review_id from reviews where {LIVE_REVIEW} order by review_id")
            return [row[0] for row in rows]

    return Case(
        ("restore", "--yes", "../early.db"),
        prepare,
        state,
        "faults.killed_commands:store_bit_by_bit",
    )


def rebuilt() -> Case:
    """Return the making of a lost database from the journal and the notes."""

    def prepare(folder: Path) -> None:
        _studied(folder)
        for path in database(folder).parent.glob("recall.db*"):
            path.unlink()

    def state(folder: Path) -> State:
        return answers(folder) if database(folder).exists() else "none"

    return Case(("rebuild",), prepare, state, "faults.killed_commands:move_in_place")


def remade(table: str | None) -> Case:
    """Return the making anew of a database of which a table, or without one the head, is damaged.

    The damaged one is there until the new one takes its place in one step. In between it may only
    be that the new one still counts as damaged: nothing is written to it then, and the person is
    told to rebuild.
    """

    def prepare(folder: Path) -> None:
        _studied(folder)
        data = bytearray(database(folder).read_bytes())
        start, size = 0, 100
        if table is not None:
            with closing(sqlite3.connect(database(folder))) as db:
                found = db.execute("select rootpage from sqlite_schema where name = ?", (table,))
                (page,) = found.fetchone()
                (size,) = db.execute("pragma page_size").fetchone()
            start = (page - 1) * size
        data[start : start + size] = b"\xaa" * size
        database(folder).write_bytes(data)

    def state(folder: Path) -> State:
        try:
            there: State = answers(folder)
        except RecallError:
            there = hashlib.sha256(database(folder).read_bytes()).hexdigest()
        return there, damage.remembered(database(folder)) is not None

    def halves(folder: Path, before: State, after: State) -> bool:
        assert isinstance(after, tuple)
        return state(folder) == (after[0], True)

    twist = "faults.killed_commands:move_in_place"
    return Case(("rebuild",), prepare, state, twist, halves, ill=True)


def migrated() -> Case:
    """Return a look at a database of the first schema, which brings it up to date."""

    def prepare(folder: Path) -> None:
        (folder / ".recall").mkdir(parents=True)
        with closing(sqlite3.connect(database(folder), isolation_level=None)) as db:
            db.executescript((SCHEMAS / "1.sql").read_text("utf-8"))
            db.execute("pragma journal_mode = wal")

    def state(folder: Path) -> State:
        with closing(sqlite3.connect(database(folder))) as db:
            return (
                db.execute("pragma user_version").fetchone(),
                db.execute("pragma integrity_check").fetchone(),
                *(db.execute(f"select count(*) from {name}").fetchone() for name in LOG),
            )

    def halves(folder: Path, before: State, after: State) -> bool:
        # Each step is whole, and the next `recall` takes those that are missing.
        assert isinstance(before, tuple)
        found = state(folder)
        assert isinstance(found, tuple)
        return before[0] < found[0] and before[1:] == found[1:]

    return Case(("due",), prepare, state, "faults.killed_commands:migrate_bit_by_bit", halves)


SCHEMAS = Path(__file__).resolve().parents[1] / "care" / "schemas"


def _studied(folder: Path) -> None:
    made(folder, 200)
    with opened(folder) as collection:
        for card in collection.cards()[:30]:
            collection.answer(card.id, Rating.GOOD)


# How it must not be done ----------------------------------------------------------------------


def store_bit_by_bit() -> None:
    """Store every statement by itself, as a program without transactions."""
    from contextlib import contextmanager

    @contextmanager
    def writing(self: Database) -> Iterator[Writer]:
        yield Writer(self._db, self.path, [])

    mock.patch.object(Database, "writing", writing).start()


def begin_with_the_journal() -> None:
    """Make the folder of the journal first, which tells that there was a database."""
    make = opening._make

    def made_after_the_journal(path: Path) -> bool:
        (path.parent / "journal").mkdir(exist_ok=True)
        return make(path)

    mock.patch.object(opening, "_make", made_after_the_journal).start()


def write_in_place() -> None:
    """Write over a file a little at a time, as most programs do."""

    def write_whole(path: Path, data: bytes, **how: object) -> None:
        with path.open("wb") as file:
            for start in range(0, len(data), 1 + len(data) // 20):
                file.write(data[start : start + 1 + len(data) // 20])
                file.flush()
                time.sleep(0.001)

    for name in ("recall.collection.phone", "recall.collection.writes"):
        mock.patch(f"{name}.write_whole", write_whole).start()


def copy_in_place() -> None:
    """Write a copy straight into the file it is for, a little at a time."""
    write_in_place()

    def copy(source: Path, target: Path) -> None:
        data = source.read_bytes()
        with target.open("wb") as file:
            for start in range(0, len(data), 1 + len(data) // 20):
                file.write(data[start : start + 1 + len(data) // 20])
                file.flush()
                time.sleep(0.001)

    def backup(source: Database, target: Path) -> None:
        copy(source.path, target)

    mock.patch.object(copying, "copy", backup).start()
    mock.patch.object(copying, "put_back", copy).start()


def move_in_place() -> None:
    """Write what was made elsewhere over what is there, and take a second for it."""

    def put(source: Path, target: Path) -> None:
        data = source.read_bytes()
        with target.open("wb") as file:
            for start in range(0, len(data), 1 + len(data) // 20):
                file.write(data[start : start + 1 + len(data) // 20])
                file.flush()
                time.sleep(0.05)

    mock.patch.object(Path, "replace", put).start()
    mock.patch.object(copying, "put_back", put).start()


def migrate_bit_by_bit() -> None:
    """Take every step of a migration without a transaction."""

    def take(db: sqlite_utils.Database, number: int, step: migrations.Step) -> None:
        db.conn.execute(f"pragma user_version = {number}")
        step(db)

    mock.patch.object(migrations, "_take", take).start()


# The figures ----------------------------------------------------------------------------------

FILES = 300


def memory(trials: int, seed: int) -> Outcome:
    """R2: kills of `scan`, `add`, and the first command in a folder."""
    half = max(1, trials // 2)
    cases = {
        "scan": scanned(min(FILES, 4 * trials)),
        "add": added(min(40, trials)),
        "the very first scan": begun(),
    }
    return _outcome(cases, half, seed)


def files(trials: int, seed: int) -> Outcome:
    """R3: so many kills of each of the commands that write a file."""
    cases = {
        "export": exported(),
        "jot": jotted(),
        "backup": backed_up(),
        "restore": restored(),
        "rebuild": rebuilt(),
        "rebuild of a damaged one": remade("reviews"),
        "rebuild of none": remade(None),
        "migration": migrated(),
    }
    return _outcome(cases, trials, seed)


def _outcome(cases: dict[str, Case], trials: int, seed: int) -> Outcome:
    tallies = {name: tallied(case, trials, seed) for name, case in cases.items()}
    # Writing over a database that was damaged before loses nothing, whatever comes of it.
    wrong = {
        name: tallied(case, trials, seed, case.twist)
        for name, case in cases.items()
        if not case.ill
    }
    parts = [
        f"{name}: {tally.kills:,} kills, {tally.before:,} before it was done, {tally.bad} bad"
        for name, tally in tallies.items()
    ]
    return Outcome(
        "; ".join(parts),
        bad=sum(tally.bad for tally in tallies.values()),
        control="; ".join(
            f"{name}: found out at kill {t.kills}" if t.bad else f"{name}: not found out"
            for name, t in wrong.items()
        ),
        caught=all(tally.bad for tally in wrong.values()),
    )
