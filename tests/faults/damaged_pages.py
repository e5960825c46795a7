"""R11: the disk gives back something else than was written. Doctor must see it, rebuild mend it.

In a collection with reviews, orphans and decisions one bit turns over, a page is zeroed or changes
places with another, the file ends too early, or something else stands beside it. After that every
command ends in words; doctor calls every change of the log damage; rebuild gives back all of it.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import zip_longest
from math import isclose
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from click.testing import CliRunner
from faults.ground import copied, database, playground
from faults.harnesses import Outcome

from recall.cli import recall
from recall.collection import Collection
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.errors import NotStudiedError
from recall.reviews import Rating
from recall.settings import Settings
from recall.store import opening

SCHEMAS = Path(__file__).resolve().parents[1] / "care" / "schemas"
SETTINGS = Settings(time_zone="Europe/Madrid", new_per_day=1000)
PAGE = 4096


class Came(NamedTuple):
    """What came of one trial."""

    changed: bool
    """Whether the log reads differently, or not at all."""
    missed: bool
    """Whether it does, and doctor called nothing damaged."""
    missed_by_sqlite: bool
    """Whether it does, and SQLite's quick check found nothing."""
    elsewhere: bool
    """Whether the cards or prompts read differently, and doctor called nothing damaged."""
    crashed: tuple[str, ...]
    """Commands that ended in a traceback."""
    lost: bool
    """Whether the log was not all there after a rebuild."""
    ill: bool
    """Whether doctor still found damage then."""


def figure(trials: int, seed: int) -> Outcome:
    """Damage so many times; control: SQLite's own quick check in doctor's place."""
    dice = random.Random(seed)
    total: Counter[str] = Counter()
    with playground() as place, mock.patch.object(opening, "_FILLED_S", 0):
        whole = learned(place / "whole")
        for _ in range(trials):
            came = tried(whole, place / "damaged", partial(dice.choice(HARMS), dice))
            total.update({name: bool(value) for name, value in came._asdict().items()})
    return Outcome(
        f"{trials:,} damages, {total['changed']} of the log: {total['missed']} not seen by doctor"
        f" (of cards {total['elsewhere']}), {total['crashed']} tracebacks,"
        f" {total['lost'] + total['ill']} not mended by rebuild",
        bad=sum(total[name] for name in ("missed", "elsewhere", "crashed", "lost", "ill")),
        control=f"SQLite's quick check alone does not see {total['missed_by_sqlite']}",
        caught=total["missed_by_sqlite"] > 0 or trials < 60,
    )


def learned(folder: Path) -> Path:
    """Make a collection that somebody has learned from for weeks."""
    shutil.copytree(SCHEMAS / "2", folder)
    (folder / "recall.toml").write_text('time_zone = "Europe/Madrid"\n', "utf-8")
    (folder / ".recall").mkdir(mode=0o700)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as db:
        db.executescript((SCHEMAS / "2.sql").read_text("utf-8"))
    at = NOW
    with Collection.open(folder, SETTINGS, lambda: at) as collection:
        collection.refresh()
        for number in range(60):
            at += timedelta(hours=7)
            cards = [card for card in collection.cards() if card.state == "review"]
            with suppress(NotStudiedError):
                collection.answer(cards[number % len(cards)].id, Rating(1 + number % 4))
    return folder


def tried(whole: Path, folder: Path, harm: Callable[[Path], None]) -> Came:
    """Damage a copy of the collection, look at it, and rebuild it."""
    copied(whole, folder)
    harm(database(folder))
    log = [rows(database(whole), table) for table in ("events", "reviews")]
    cards = [rows(database(whole), table) for table in ("prompts", "cards")]
    there = [rows(database(folder), table) for table in ("events", "reviews")]
    made = [rows(database(folder), table) for table in ("prompts", "cards")]
    quick = is_quickly_checked(database(folder))
    care = Care(folder, lambda: LATER)
    crashed = [word for word in WORDS if not ends_in_words(folder, *word.split())]
    seen = care.examine().worst is Grade.DAMAGE
    try:
        care.rebuild(lambda _: None)
    except Exception as error:
        crashed.append(f"rebuild: {error!r}")
    after = [rows(database(folder), table) for table in ("events", "reviews")]
    return Came(
        changed=there != log,
        missed=there != log and not seen,
        missed_by_sqlite=there != log and quick,
        elsewhere=there == log and not is_same(made, cards) and not seen,
        crashed=tuple(crashed),
        lost=after[1] != log[1] or not is_within(log[0] or [], after[0] or []),
        ill=care.examine().worst is Grade.DAMAGE,
    )


WORDS = (
    "due",
    "list --json",
    "log",
    "stats",
    "find leader",
    "check",
    "doctor --json",
    "restore",
    "show x",
)
NOW = datetime(2026, 12, 24, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=40)


def ends_in_words(folder: Path, *words: str) -> bool:
    """Return whether a command ends as a command does, not as a fault of its own."""
    environment = {"RECALL_NOW": LATER.isoformat()}
    done = CliRunner(env=environment).invoke(recall, ["-C", str(folder), *words])
    return done.exit_code in (0, 1, 3, 5) and isinstance(done.exception, SystemExit | None)


Rows = list[tuple[object, ...]]


COLUMNS = {
    "prompts": "prompt_id, note_ms, kind, wording, front, answer, extra, pattern, tier, deck,"
    " context, speaker, source, language, tags, path, section, anchor, note_text, pin, fingerprint,"
    " orphan, verdict",
    "cards": "card_id, prompt_id, slot, answer, card_ms, position, state, stability, difficulty,"
    " step, due_day, due_at, last_day, reviews, lapses, suspended, shelved, retired, buried_until,"
    " changed, flagged",
}
"""What follows from the log, but for when a wording changed: that counts by the second only."""


def rows(path: Path, table: str) -> Rows | None:
    """Return every row of a table in order, or None where it cannot be read.

    JSON is read: where only its spaces differ, nothing does.
    """
    try:
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
            db.text_factory = bytes
            found = db.execute(f"select {COLUMNS.get(table, '*')} from {table}").fetchall()
    except (sqlite3.Error, ValueError):
        return None
    return sorted([tuple(map(_plain, row)) for row in found], key=repr)


def is_same(some: Sequence[Rows | None], others: Sequence[Rows | None]) -> bool:
    """Return whether tables are the same, and a memory equal to a millionth, as replay is."""
    if None in some:
        return False
    pairs = [
        (one, other)
        for table, same in zip(some, others, strict=True)
        for row, alike in zip_longest(table or [], same or [], fillvalue=())
        for one, other in zip_longest(row, alike)
    ]
    return all(
        isclose(one, other, rel_tol=1e-6)
        if isinstance(one, float) and isinstance(other, float)
        else one == other
        for one, other in pairs
    )


def is_within(some: Rows, more: Rows) -> bool:
    """Return whether all of them are there; a rebuild that reads the notes adds what it read.

    Of a bullet that had no card rules of today may make a draft.
    """
    added = {row[4] for row in more if row not in some}
    read = {b"notes-read", b"prompt-added", b"card-added"}
    return all(row in more for row in some) and added <= read


def _plain(value: object) -> object:
    if isinstance(value, bytes) and value.startswith(b"{"):
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return value
    return value


def is_quickly_checked(path: Path) -> bool:
    """Return whether SQLite's quick check finds nothing."""
    try:
        with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
            return bool(db.execute("pragma quick_check").fetchone()[0] == "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return False


# Ways to damage -------------------------------------------------------------------------------


def _bit(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def _zeroed(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    start = dice.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def _swapped(dice: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    one, other = (page * PAGE for page in dice.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )
    path.write_bytes(data)


def _cut(dice: random.Random, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])


def _beside(dice: random.Random, path: Path) -> None:
    end = dice.choice(("-wal", "-shm", "-journal"))
    path.with_name(path.name + end).write_bytes(dice.randbytes(dice.choice((10, 5000, 40_000))))


def one_letter(path: Path) -> None:
    """Change a letter of the log, as a bit that turns over does."""
    data = path.read_bytes()
    path.write_bytes(data.replace(b"no candidate gets a majority", b"no candidata gets a majority"))


Harm = Callable[[random.Random, Path], None]
HARMS: tuple[Harm, ...] = (*[_bit] * 12, _zeroed, _swapped, _cut, _beside)
"""A bit that turns over is what happens most, and what is hardest to see."""
