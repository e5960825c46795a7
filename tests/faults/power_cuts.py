"""R4: the power goes. What was not flushed is gone, torn, or there without what came before it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from faults.disk import SECTOR, Act, Cut, Flush, Mark, Recorder, Removal, Write, stands_in
from faults.ground import MORNING, Answer, answers, database, deck, faults, made, opened, playground
from faults.harnesses import Outcome
from faults.killed_reviews import missing

from recall.errors import EmptyDatabaseError, RecallError
from recall.reviews import Rating
from recall.store import database as room
from recall.store import opening

CARDS = 30
SITTINGS = 4
"""How often the collection is opened, answered from, and closed, which flushes the log of it."""


def figure(trials: int, seed: int) -> Outcome:
    """Cut the power so often; control: commits that are not flushed."""
    cuts, acknowledged, lost, damaged = _cut(trials, seed)
    wrong = _cut(max(40, trials // 10), seed, synchronous="normal")
    return Outcome(
        f"{cuts:,} power cuts after {acknowledged:,} answers, {lost} lost,"
        f" {damaged} collections damaged",
        bad=lost + damaged,
        control=f"`synchronous = normal`: {wrong[2]:,} answers lost in {wrong[0]:,} cuts",
        caught=wrong[2] > 0,
    )


def _cut(trials: int, seed: int, synchronous: str = "full") -> tuple[int, int, int, int]:
    """Return the cuts, the answers acknowledged before them, those lost, and the damages."""
    dice = random.Random(seed)
    acknowledged = lost = damaged = 0
    with playground() as place, mock.patch.object(opening, "_FILLED_S", 0):
        begun = recorded(place / "begun", dice, synchronous)
        grown = recorded(made(place / "grown", CARDS), dice, synchronous)
        for trial in range(trials):
            work = begun if trial % 5 == 0 else grown
            acts = work.acts[: work.moment(dice)]
            told = [act.said for act in acts if isinstance(act, Mark)]
            folder = place / "cut"
            folder.mkdir(exist_ok=True)
            put_on(database(folder).parent, work.start, acts, dice)
            acknowledged += len(told)
            try:
                stored = answers(folder)
                damaged += bool(faults(folder))
            except EmptyDatabaseError:
                # So it is said if the power goes while a collection is made.
                lost += len(told)
                continue
            except RecallError:
                damaged += 1
                continue
            lost += missing(told, stored)
            whole = stored in (told, [*told, work.answer_after(len(acts))])
            damaged += not missing(told, stored) and not whole
    return trials, acknowledged, lost, damaged


Disk = dict[str, bytes]
"""What stands in the files of the state folder, by name."""


class Work(NamedTuple):
    """What somebody did with a collection."""

    start: Disk
    acts: Sequence[Act]

    def moment(self, dice: random.Random) -> int:
        """Return after how many acts the power goes.

        Half of the time just after an answer: that is where one can be lost.
        """
        answered = [number + 1 for number, act in enumerate(self.acts) if isinstance(act, Mark)]
        return dice.choice(answered if dice.random() < 0.5 else range(1, len(self.acts) + 1))

    def answer_after(self, moment: int) -> Answer | None:
        """Return the answer that was being given after so many acts."""
        return next((act.said for act in self.acts[moment:] if isinstance(act, Mark)), None)


def recorded(folder: Path, dice: random.Random, synchronous: str) -> Work:
    """Study in several sittings, edit notes and scan; mark every answer once it is given."""
    folder.mkdir(exist_ok=True)
    start = {path.name: path.read_bytes() for path in folder.glob(".recall/recall.db*")}
    recorder = Recorder()
    pragmas = tuple(each.replace("= full", f"= {synchronous}") for each in opening.PRAGMAS)
    # So short that the log is put into the database in the middle of a sitting, too.
    short = mock.patch.object(room, "LONG_LOG_BYTES", 150_000)
    with mock.patch.object(opening, "PRAGMAS", pragmas), short, stands_in(recorder):
        for sitting in range(SITTINGS):
            (folder / "terms.md").write_text(deck(CARDS + sitting), "utf-8")
            with opened(folder, MORNING + timedelta(days=sitting)) as collection:
                collection.refresh()
                for card in dice.sample(collection.cards(), k=8):
                    rating = dice.choice(list(Rating))
                    collection.answer(card.id, rating)
                    recorder.acts.append(Mark((card.front, rating)))
                collection.set_suspended([card.id], dice.random() < 0.5)
                collection.undo()
    return Work(start or {"recall.db": b""}, recorder.acts)


def put_on(folder: Path, start: Disk, acts: Sequence[Act], dice: random.Random) -> None:
    """Leave in the folder what a disk may hold if the power goes after the acts."""
    disk = {name: bytearray(data) for name, data in start.items()}
    sure = flushed(acts)
    pending: list[Act] = []
    for number, act in enumerate(acts):
        if isinstance(act, Mark | Flush):
            continue
        if number in sure:
            _do(disk, act)
        elif dice.random() < 0.5:
            pending.append(act)
    dice.shuffle(pending)
    for act in pending:
        _do(disk, _torn(act, dice) if isinstance(act, Write) and dice.random() < 0.3 else act)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in disk.items():
        if name.startswith("recall.db") and not name.endswith("-shm"):
            (folder / name).write_bytes(data)


def flushed(acts: Sequence[Act]) -> set[int]:
    """Return the numbers of the acts that no loss of power can undo any more.

    The first flush of a new log or journal flushes the folder too: so does SQLite's unixSync.
    """
    sure: set[int] = set()
    waiting: dict[str, list[int]] = {}
    removals: list[int] = []
    known: set[str] = set()
    for number, act in enumerate(acts):
        if isinstance(act, Mark):
            continue
        if isinstance(act, Removal):
            known.discard(act.file)
            removals.append(number)
        elif not isinstance(act, Flush):
            waiting.setdefault(act.file, []).append(number)
        else:
            sure.update(waiting.pop(act.file, ()))
        is_folder_flushed = isinstance(act, Removal) and act.flushed
        if isinstance(act, Flush) and act.file not in known:
            known.add(act.file)
            is_folder_flushed = act.file.endswith(("-wal", "-journal"))
        if is_folder_flushed:
            sure.update(removals)
            removals.clear()
    return sure


def _torn(act: Write, dice: random.Random) -> Write:
    """Return the write with only some of its sectors, from one on or up to one."""
    cut = SECTOR * dice.randrange(0, len(act.data) // SECTOR + 1)
    if dice.random() < 0.5:
        return act._replace(data=act.data[:cut])
    return act._replace(offset=act.offset + cut, data=act.data[cut:])


def _do(disk: dict[str, bytearray], act: Act) -> None:
    if isinstance(act, Removal):
        disk.pop(act.file, None)
    elif isinstance(act, Cut):
        data = disk.setdefault(act.file, bytearray())
        del data[act.size :]
    elif isinstance(act, Write):
        data = disk.setdefault(act.file, bytearray())
        data.extend(bytes(max(0, act.offset - len(data))))
        data[act.offset : act.offset + len(act.data)] = act.data
