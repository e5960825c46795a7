"""Live through some weeks with the Recall that is installed, and write down its database.

`python tests/care/schemas/write.py FOLDER` writes `FOLDER/<version>.sql` and, in
`FOLDER/<version>`, the notes as they stand at the end, with the journal beside them. To be run once
for every version of the schema, with the last code that had it: what that code wrote is what
migrations must be able to read.
"""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from recall.collection import Collection
from recall.errors import NotStudiedError
from recall.reviews import Rating
from recall.settings import Settings
from recall.store import machines

RAFT = """# Raft

- Raft term :: a stretch of time with at most one leader
- Quorum ::: more than half of the servers
- A leader needs ==a majority== to ==commit==
- Raft was published in 2014 :: by Ongaro and Ousterhout
- Heartbeat :: an empty message that keeps the leader in office
- Follower :: it answers requests and starts none
- Split vote :: no candidate gets a majority
- A log entry is committed :: once a majority has it
"""

PAXOS = """# Paxos

- Proposer :: it asks for promises
- Acceptor :: it promises, and then accepts
- Paxos is seldom used because its proof is hard to follow.
"""

EDITED = (
    RAFT.replace("a stretch of time", "a strech of time")
    .replace("2014", "2013")
    .replace("- Heartbeat :: an empty message that keeps the leader in office\n", "")
    .replace("==a majority== to ==commit==", "a majority to ==commit==")
    .replace("- Split vote :: no candidate gets a majority\n", "")
    .replace(
        "- A log entry is committed :: once a majority has it",
        "- An entry of the log counts as committed :: as soon as most servers have it",
    )
)

WAITING = """# Consensus

- Paxos is seldom used because its proof is hard to follow.
- Hmm, not sure about this.
- Raft uses random timeouts because split votes are costly.
- Something else to think about later on.
- Viewstamped replication is older because it came in 1988.
"""


class Life:
    """A collection, and a clock that only goes on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = datetime(2026, 9, 1, 9, tzinfo=UTC)

    def open(self) -> Collection:
        settings = Settings(time_zone="Europe/Madrid", new_per_day=1000)
        return Collection.open(self.folder, settings, lambda: self.now)

    def notes(self, path: str, text: str) -> None:
        """Write notes and let them be read."""
        (self.folder / path).write_text(text, encoding="utf-8")
        with self.open() as collection:
            self.now += timedelta(minutes=1)
            collection.apply_scan(collection.plan_scan(), agreed=True)


def live(folder: Path) -> None:
    """Do everything a person can do, some of it twice."""
    life = Life(folder)
    life.notes("raft.md", RAFT)
    life.notes("paxos.md", PAXOS)
    for number, ratings in enumerate(("3", "3314", "3432", "2331", "13", "4", "33313")):
        answer_all(life, ratings)
        life.now += timedelta(days=1 + 2 * number, hours=number)
    life.notes("raft.md", EDITED)
    answer_all(life, "3")
    with life.open() as collection:
        cards = collection.cards()
        collection.undo(2)
        collection.set_suspended([cards[0].id, cards[1].id], True)
        collection.set_suspended([cards[1].id], False)
        base = collection._base
        from recall.collection.base import moment_of
        from recall.store import decisions

        decisions.flag(base.db, cards[2].id, "vague", moment_of(base))
        decisions.bury(base.db, cards[3].id, base.today() + timedelta(days=1), moment_of(base))
        collection.export(folder.parent / "first.apkg")
    life.now += timedelta(days=3)
    (folder / "paxos.md").rename(folder / "multi-paxos.md")
    life.notes("consensus.md", WAITING)
    if importlib.util.find_spec("recall.collection.walking"):
        decide(life)
    with life.open() as collection:
        collection.jot("Zab :: the broadcast of ZooKeeper")
        collection.undo()
    life.now += timedelta(days=30)
    answer_all(life, "31")
    life.now += timedelta(days=3650)
    with life.open() as collection:
        card = next(one for one in collection.cards() if one.state == "review")
        collection.answer(card.id, Rating.GOOD)
    life.now -= timedelta(days=3650)
    answer_all(life, "4")


def answer_all(life: Life, ratings: str) -> None:
    """Answer every card that is due or new, without a session."""
    with life.open() as collection:
        for number, card in enumerate(collection.cards()):
            day = str(life.now.date())
            asked = card.tier == "ready" and not card.orphan and not card.suspended
            if asked and (card.due_day or day) <= day:
                life.now += timedelta(seconds=20)
                rating = Rating(int(ratings[number % len(ratings)]))
                with suppress(NotStudiedError):
                    collection.answer(card.id, rating)


def decide(life: Life) -> None:
    """Go through the inbox: a decision of each kind, and one taken back."""
    with life.open() as collection:
        walk = collection.walk(fresh=["consensus.md"])
        walk.accept()
        walk.skip()
        walk.undo()
        walk.keep_note()
        walk.reject()
        walk.skip()
        if walk.current:
            walk.word("Q: Which is older?\nA: Viewstamped replication")
    life.now += timedelta(minutes=5)
    path = life.folder / "consensus.md"
    text = path.read_text(encoding="utf-8")
    life.notes("consensus.md", text.replace("not sure about this", "not sure about that"))


def dump(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the statements that make the database again; its index over words is made anew."""
    version = db.execute("pragma user_version").fetchone()[0]
    schema = db.execute(
        "select type, name, sql from sqlite_schema where sql is not null order by rowid"
    ).fetchall()
    own = [row for row in schema if not row[1].startswith(("prompts_fts_", "sqlite_"))]
    for kind, name, sql in own:
        if kind != "trigger":
            yield sql
        if kind == "table" and name != "prompts_fts":
            quoted = " || ', ' || ".join(
                f"quote({column[1]})" for column in db.execute(f"pragma table_info({name})")
            )
            for (values,) in db.execute(f"select {quoted} from {name}"):
                yield f"insert into {name} values ({values})"
    yield "insert into prompts_fts (prompts_fts) values ('rebuild')"
    yield from (sql for kind, _, sql in own if kind == "trigger")
    yield f"pragma user_version = {version}"


def main() -> None:
    """Write the dump and the notes into the folder."""
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "notes"
        folder.mkdir()
        with mock.patch.object(machines, "_host", return_value="desk"):
            live(folder)
        with sqlite3.connect(folder / ".recall" / "recall.db") as db:
            version = db.execute("pragma user_version").fetchone()[0]
            text = "".join(f"{statement};\n" for statement in dump(db))
        (target / f"{version}.sql").write_text(text, encoding="utf-8")
        shutil.rmtree(target / f"{version}", ignore_errors=True)
        (target / f"{version}").mkdir()
        for path in folder.glob("*.md"):
            shutil.copy(path, target / f"{version}")
        shutil.copytree(folder / ".recall" / "journal", target / f"{version}" / "journal")


if __name__ == "__main__":
    main()
