"""R7: another program holds the database and does not let go."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest import mock

from faults.ground import answers, copied, database, deck, faults, made, opened, playground
from faults.harnesses import Outcome
from faults.nursery import nursery

from recall.store import faults as room
from recall.store import opening, waiting
from recall.store.holders import LOCKS

COMMANDS = (
    ("due",),
    ("list",),
    ("stats",),
    ("find", "term"),
    ("log",),
    ("show", "CARD"),
    ("scan",),
    ("answer", "CARD", "good"),
    ("suspend", "CARD"),
    ("undo",),
    ("jot", "A lease :: a lock that ends by itself"),
    ("add", "--yes", "../talk.md"),
    ("export", "out.apkg"),
    ("review", "--plain"),
)
"""CARD stands for an id. Each reads notes that changed, or writes; or both."""

BUSY = 4


def _named() -> str:
    """Return how the sentence names this process, which holds it, where the system tells that."""
    if not LOCKS.exists():
        return ""
    return f" ({Path('/proc/self/comm').read_text('utf-8').strip()}, process {os.getpid()})"


def figure(trials: int, seed: int) -> Outcome:
    """Say every command while the database is held; control: a program that knows no lock.

    There is nothing in it that chance decides: `trials` and `seed` change nothing.
    """
    said, refused, bad = _held()
    wrong = _held("faults.held:know_no_lock")
    return Outcome(
        f"{said} commands said to a database that is held, {refused} refused in words with exit"
        f" code {BUSY}, {len(bad)} wrong",
        bad=len(bad),
        control=f"locks unknown: {len(wrong[2])} wrong",
        caught=bool(wrong[2]),
    )


def _held(twist: str = "faults.held:wait_less") -> tuple[int, int, list[str]]:
    """Return how many commands were said, how many refused, and what was wrong with which."""
    refused = 0
    wrong: list[str] = []
    with playground() as place:
        original = made(place / "original", 3)
        with opened(original) as collection:
            card = collection.cards()[0].id
        (place / "talk.md").write_text(deck(2, first=50), "utf-8")
        ways = ((held_for_writing, 0), (held_for_all, BUSY))
        for hold, at_least in ways:
            for words in COMMANDS:
                folder, said = copied(original, place / "notes"), place / "said"
                (folder / "terms.md").write_text(deck(4), "utf-8")
                notes = (folder / "terms.md").read_bytes()
                said.write_bytes(b"")
                told = [word.replace("CARD", card) for word in words]
                with hold(database(folder)):
                    code = nursery().run(folder, *told, said=said, twist=twist)
                text = said.read_text("utf-8")
                refused += code == BUSY
                fine = code == BUSY and f"is in use by another program{_named()}" in text
                fine = fine or (code == 0 and not at_least)
                kept = (folder / "terms.md").read_bytes() == notes and not answers(folder)
                if not fine or not kept or "Traceback" in text or faults(folder):
                    wrong.append(f"{' '.join(words)}: {code} {text[-200:]}")
    return len(COMMANDS) * 2, refused, wrong


@contextmanager
def held_for_writing(path: Path) -> Iterator[None]:
    """Hold the database as a long transaction of another program does; it can be read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        yield
        holder.execute("rollback")


@contextmanager
def held_for_all(path: Path) -> Iterator[None]:
    """Hold the database so that nobody else can even look at it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("pragma locking_mode = exclusive")
        holder.execute("begin exclusive")
        holder.execute("select count(*) from cards").fetchone()
        yield
        holder.execute("rollback")


def wait_less() -> None:
    """Give up after a moment instead of ten seconds."""
    mock.patch.object(waiting, "BUSY_MS", 100).start()
    pragmas = ("busy_timeout = 100", *opening.PRAGMAS[1:])
    mock.patch.object(opening, "PRAGMAS", pragmas).start()


def know_no_lock() -> None:
    """Let what SQLite says of a lock through as it is."""
    wait_less()
    mock.patch.object(room, "BUSY", ()).start()
