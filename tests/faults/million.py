"""R18: a million cards with the answers of ten years, and twenty thousand files of notes."""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from faults.ground import MORNING, TOML, database, opened, playground
from faults.harnesses import Outcome
from faults.nursery import environment

from recall import configuration
from recall.collection import Collection
from recall.collection.freshness import digest
from recall.reviews import Rating
from recall.store.prompts import Content

CARDS_A_FILE = 50
DECKS = 4000
LEFT = (1000, 998, 980, 850, 400)
"""What was left, in thousandths, of the days since a card was made when it was answered."""
OLDEST, NEWEST = 3650, 30
"""Days since the first card was made, and since the last one."""


class Measure(NamedTuple):
    """How much processor time something took."""

    name: str
    ms: float
    goal_ms: float


def figure(trials: int, seed: int) -> Outcome:
    """Measure a collection of so many cards. What takes more than twice its goal is bad.

    There is nothing in it that chance decides: `seed` changes nothing. The wrong variant is a
    query that looks at every card.
    """
    with playground() as place:
        folder = place / "notes"
        # What a process had in memory counts for those it starts: so another one makes it.
        if not (child := os.fork()):
            grown(folder, trials)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status == 0, "the collection could not be made"
        size = database(folder).stat().st_size
        # First, while this process is small, for the same reason.
        rss_kb = _used(folder, "stats").rss_kb
        held, measures, whole = _held(folder), measured(folder), _all_by_hand(folder)
    slow = [each for each in measures if each.ms > 2 * each.goal_ms]
    said = ", ".join(f"{each.name} {each.ms:.0f} ms (goal {each.goal_ms:.0f})" for each in measures)
    due = measures[1]
    return Outcome(
        f"{trials:,} cards, {held}, {size / 1e6:,.0f} MB; processor time: {said};"
        f" `stats` in {rss_kb / 1000:.0f} MB",
        bad=len(slow) + (rss_kb > 300_000),
        control=f"a look at every card: {whole:.0f} ms",
        caught=whole > due.ms or trials < 100_000,
    )


def grown(folder: Path, cards: int) -> Path:
    """Make a collection of so many cards: one is scanned, the others are made like it.

    Its log says all of it, but no journal has it. A million cards take two minutes.
    """
    folder.mkdir()
    (folder / "recall.toml").write_text(TOML.replace("9999", "200"), "utf-8")
    talk = b"# Talk\n\n- Term zero :: meaning of the first\n"
    (folder / "talk.md").write_bytes(talk)
    with opened(folder) as collection:
        collection.refresh()
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as db:
        for pragma in QUICKLY:
            db.execute(f"pragma {pragma}")
        db.execute("begin")
        with without(db, ("index", "trigger")):
            _copies(db, "prompts", cards, PROMPT)
            _copies(db, "notes", cards, NOTE)
            _copies(db, "cards", cards, CARD)
            db.execute(REVIEWS, (cards, json.dumps([*pairwise((*LEFT, None))])))
            for statement in EVENTS:
                db.execute(statement)
            db.executemany(FILES, _files(folder, talk, -(-cards // CARDS_A_FILE)))
        db.execute("insert into prompts_fts (prompts_fts) values ('rebuild')")
        db.execute("delete from outbox")
        db.execute("commit")
        db.execute("analyze")
        db.execute("pragma journal_mode = wal")
    return folder


QUICKLY = ("journal_mode = off", "synchronous = off", "cache_size = -400000")
"""What nobody needs who makes a database that can be made again."""

FILES = (
    "insert into files (path, size, mtime_ns, digest, title, problems)"
    " values (?, ?, ?, ?, 'Talk', '[]')"
)


def _files(folder: Path, talk: bytes, count: int) -> Iterator[tuple[str, int, int, str]]:
    """Write so many files of notes, and yield what is remembered of each."""
    (folder / "talks").mkdir()
    for number in range(count):
        path = folder / "talks" / f"{number}.md"
        path.write_bytes(talk)
        stamp = path.stat()
        yield f"talks/{number}.md", stamp.st_size, stamp.st_mtime_ns, digest(talk)


@contextmanager
def without(db: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[None]:
    """Take indices or triggers away, which cost most when much is written, and put them back."""
    rows = db.execute("select type, name, sql from sqlite_schema where sql is not null").fetchall()
    there = [row for row in rows if row[0] in kinds]
    for kind, name, _ in there:
        db.execute(f"drop {kind} {name}")
    yield
    for _, _, sql in there:
        db.execute(sql)


def _copies(db: sqlite3.Connection, table: str, count: int, own: dict[str, str]) -> None:
    """Put so many rows into a table: as its first one, but for the columns with an `own` value."""
    columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
    values = ", ".join(own.get(column, f"t.{column}") for column in columns)
    db.execute(
        f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {count})"
        f" insert into {table} select {values} from n, (select * from {table} limit 1) as t"
    )


# Ids are drawn by lot: what is alike in age stands far apart in an index over them.
SCATTERED = "printf('%011d', i * 60000000019 % 99999999977)"
FILE = f"'talks/' || ((i - 1) / {CARDS_A_FILE}) || '.md'"
LINE = f"3 + i % {CARDS_A_FILE}"
WORDS = "'Term ' || i || ' of field ' || (i % 977)"
PROMPT = {
    "prompt_no": "1000 + i",
    "prompt_id": f"'p' || {SCATTERED}",
    "note_ms": "t.note_ms - 10 - i",
    "front": WORDS,
    "answer": "'meaning ' || i",
    "note_text": f"{WORDS} || ' :: meaning ' || i",
    "deck": f"'Deck ' || (i % {DECKS})",
    "path": FILE,
    "line": LINE,
    "end_line": LINE,
    "note_line": LINE,
    "pin": "'pin' || i",
    "fingerprint": "'print' || i",
}
NOTE = {"note_id": "1000 + i", "path": FILE, "line": LINE, "end_line": LINE, "pin": "'pin' || i"}
# One in ten is new; of the others one in 397 comes back on each of the days to come, and as
# many of the last twelve days are late. The first cards are the oldest.
OLD = "i % 10 > 0"
AGE = f"({OLDEST} - ({OLDEST} - {NEWEST}) * i / (select count(*) from n))"
BACK = "date('2026-11-23', (i % 397 - 12) || ' days')"


def _days_ago(left: str) -> str:
    """Return the study day on which so many thousandths of a card's days were left."""
    return f"date('2026-11-22', '-' || ({AGE} * {left} / 1000) || ' days')"


CARD = {
    "card_id": f"'c' || {SCATTERED}",
    "prompt_id": f"'p' || {SCATTERED}",
    "card_ms": "t.card_ms - 10 - i",
    "position": "1000 + i",
    "state": f"iif({OLD}, 'review', 'new')",
    "stability": f"iif({OLD}, 1.0 + i % 300, null)",
    "difficulty": f"iif({OLD}, 5.0, null)",
    "due_day": f"iif({OLD}, {BACK}, null)",
    "last_day": f"iif({OLD}, {_days_ago(str(LEFT[-1]))}, null)",
    "reviews": f"iif({OLD}, {len(LEFT)}, 0)",
}
# In the order in which they were given, as in every log. Each said when the next one was due.
REVIEWS = f"""
with recursive n (i) as (select 1 union all select i + 1 from n where i < ?),
k (j, now, later) as (
    select key, json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(?)
),
given (i, j, later, study_day, at) as (
    select i, j, later, {_days_ago("now")},
        1795320000000 - {AGE} * now / 1000 * 86400000 + (5 * i + j) % 70000000
    from n, k where {OLD}
)
insert into reviews (review_id, card_id, at, offset_minutes, study_day, rating, took_ms,
    state_before, state_after, stability, difficulty, step, due_day, due_at)
select printf('01%013d%011d', at, i), 'c' || {SCATTERED}, at, 0, study_day, 2 + (i + j) % 3, 4000,
    iif(j = 0, 'new', 'review'), 'review', 1.0 + i % 300, 5.0, 0,
    iif(later is null, {BACK}, {_days_ago("later")}), null
from given order by at
"""

_JSON = ("wording", "tags", "section")
_BODY = ", ".join(
    f"'{field}', json({field})" if field in _JSON else f"'{field}', {field}"
    for field in ("note_ms", *Content._fields)
)
# The entry of a prompt is older than that of its card, and both are older than the answers.
EVENTS = (
    f"""
    insert into events
    select printf('00%024d', prompt_no), changed_at, 0, '2020-09-13', 'prompt-added', prompt_id,
        json_object({_BODY}, 'machine', 'one') from prompts where prompt_no > 1000
    """,
    """
    insert into events
    select printf('001%023d', position), 1600000000000, 0, '2020-09-13', 'card-added', card_id,
        json_object('prompt_id', prompt_id, 'slot', slot, 'answer', answer, 'card_ms', card_ms,
            'position', position) from cards where position > 1000
    """,
)


def measured(folder: Path) -> list[Measure]:
    """Return how long it takes to use the collection, in milliseconds of processor time."""
    command = statistics.median(_used(folder, "due", "--count").ms for _ in range(5))
    with Collection.open(folder, configuration.load(folder), lambda: MORNING) as collection:
        rescanned = _median(lambda: collection.refresh(), 3)
        cards = iter(collection.start_session()._desk.plan(MORNING))
        answered = [_ms(lambda: collection.answer(next(cards), Rating.GOOD)) for _ in range(9)]
        asked = _median(lambda: collection.due_counts())
        found = _median(lambda: collection.find("term 4711"))
        stats = _median(lambda: collection.stats(), 3)
        files = len(collection._base.db.rows("select path from files"))
    return [
        Measure("`due --count`", command, 250),
        Measure("what is due", asked, 20),
        Measure("an answer", statistics.median(answered), 50),
        Measure("find", found, 200),
        Measure(f"a look at {files:,} files", rescanned, 5000),
        Measure("stats", stats, 3000),
    ]


def _held(folder: Path) -> str:
    """Return what the collection holds besides cards."""
    with closing(sqlite3.connect(database(folder))) as db:
        (given,) = db.execute("select count(*) from reviews").fetchone()
        today = [MORNING.date().isoformat()]
        (due,) = db.execute("select count(*) from cards where due_day <= ?", today).fetchone()
    return f"{due:,} of them due, {given:,} answers of ten years"


def _ms(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that it takes: a busy machine changes little."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


def _median(act: Callable[[], object], rounds: int = 9) -> float:
    return statistics.median(_ms(act) for _ in range(rounds))


class _Used(NamedTuple):
    """What a command took up."""

    ms: float
    """Of processor time."""
    rss_kb: int
    """The most that it had in memory."""


def _used(folder: Path, *words: str) -> _Used:
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "recall", *words],
        environment(folder),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(child, 0)
    assert status == 0, words
    return _Used((used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss)


def _all_by_hand(folder: Path) -> float:
    """Return how long it takes to read every card to see which are due."""
    with closing(sqlite3.connect(database(folder))) as db:
        day = MORNING.date().isoformat()
        rows = "select due_day, * from cards"
        return _ms(lambda: sum(1 for row in db.execute(rows) if row[0] and row[0] <= day))
