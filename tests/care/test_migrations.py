"""Databases of every earlier schema, as the code of then wrote them, come to the present one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faults import old_schemas
from faults.old_schemas import of_then
from rights import said_without_rights

from recall import backup, migrations
from recall.backup import Why
from recall.collection import Collection, rescuing
from recall.collection.caring import Care
from recall.collection.rescuing import Backups
from recall.errors import DamagedError, NewerCollectionError, UnwritableFileError
from recall.journal import compare
from recall.reviews import Rating
from recall.settings import Settings
from recall.store import copying
from recall.store.database import SCHEMA, Database

DUMPS = Path(__file__).parent / "schemas"
EARLIER = range(1, SCHEMA)
SETTINGS = Settings(time_zone="Europe/Madrid", new_per_day=1000)
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def open_now(folder: Path) -> Collection:
    return Collection.open(folder, SETTINGS, lambda: NOW)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def schema_of(path: Path) -> dict[str, str]:
    """Return what the database is made of, whatever its spacing; by name."""
    found = rows(path, "select name, sql from sqlite_schema where sql is not null")
    return {str(name): "".join(str(sql).replace('"', "").split()) for name, sql in found}


def columns_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = rows(path, "select name from sqlite_schema where type = 'table'")
    return {str(name): sorted(rows(path, f"pragma table_info({name})")) for (name,) in tables}


def test_every_earlier_schema_has_a_dump():
    """Whoever adds a step runs `schemas/write.py` with the code before it."""
    assert {int(path.stem) for path in DUMPS.glob("*.sql")} >= set(EARLIER)
    assert len(migrations.STEPS) == SCHEMA


@pytest.mark.parametrize("version", EARLIER)
def test_nothing_that_was_learned_or_decided_is_lost(tmp_path: Path, version: int):
    path = of_then(version, tmp_path / "notes")
    log = "select event_id, at, offset_minutes, study_day, kind, subject, body from events"
    answers = "select review_id, card_id, at, rating, stability, due_day, due_at from reviews"
    cards = (
        "select card_id, prompt_id, card_ms, state, stability, difficulty, due_day, due_at,"
        " reviews, lapses, suspended, shelved, buried_until, changed, flagged from cards"
    )
    before = [rows(path, f"{sql} order by 1") for sql in (log, answers, cards)]
    assert all(len(found) > 15 for found in before)

    with open_now(tmp_path / "notes"):
        pass

    assert [rows(path, f"{sql} order by 1") for sql in (log, answers, cards)] == before
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert rows(path, "pragma foreign_key_check") == []


@pytest.mark.parametrize("version", EARLIER)
def test_the_cards_are_what_the_log_makes_of_them(tmp_path: Path, version: int):
    """Replayed by the code of today, the log of then gives the schedules that were stored."""
    of_then(version, tmp_path / "notes")

    with open_now(tmp_path / "notes") as collection:
        found = compare(collection._base.db, collection._base.state)
        missed = rescuing.in_backups(collection._base.db, collection._base.state)

    assert found.agree, found
    assert found.entries > 100
    assert missed == Backups((), ())


def test_a_step_that_changed_a_schedule_would_be_found_out():
    """Else the tests here would say nothing."""
    outcome = old_schemas.figure(trials=1, seed=1)

    assert outcome.bad == 0, outcome.said
    assert outcome.caught, outcome.control


@pytest.mark.parametrize("version", EARLIER)
def test_the_schema_is_that_of_a_new_database(tmp_path: Path, version: int):
    """With the triggers that keep the log, and every index."""
    path = of_then(version, tmp_path / "notes")
    Database(path).close()
    Database(tmp_path / "new.db").close()

    assert schema_of(path).keys() == schema_of(tmp_path / "new.db").keys()
    assert columns_of(path) == columns_of(tmp_path / "new.db")
    with closing(sqlite3.connect(path)) as db:
        for statement in ("delete from reviews", "update events set kind = 'flagged'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(statement)


@pytest.mark.parametrize("version", EARLIER)
def test_the_notes_of_then_keep_their_cards(tmp_path: Path, version: int):
    """The first scan after an upgrade finds nothing new, and nothing gone."""
    of_then(version, tmp_path / "notes")

    with open_now(tmp_path / "notes") as collection:
        plan = collection.plan_scan()
        found = collection.find("leader")

    assert dict(plan.counts) == {}
    assert [row.front for row in found][:1] != []


@pytest.mark.parametrize("version", EARLIER)
def test_one_goes_on_studying_and_can_go_back_to_before(tmp_path: Path, version: int):
    path = of_then(version, tmp_path / "notes")
    before = rows(path, "select * from cards order by 1")

    with open_now(tmp_path / "notes") as collection:
        card = next(row for row in collection.cards() if row.state == "review")
        collection.answer(card.id, Rating.GOOD)
        collection.undo()

    made = [each for each in backup.backups(path.parent) if each.why is Why.MIGRATION]
    assert [copying.contents(each.path).schema for each in made] == [version]
    assert rows(made[0].path, "select * from cards order by 1") == before
    care = Care(tmp_path / "notes", lambda: NOW)
    report = care.restore(care.plan_restore(made[0].name))
    assert report.contents.schema == SCHEMA
    assert report.contents.answers == copying.contents(made[0].path).answers


@pytest.mark.parametrize("version", EARLIER)
def test_what_cannot_be_written_is_read_as_of_today(tmp_path: Path, version: int):
    """An old collection on a read-only disk can be looked at without being migrated."""
    path = of_then(version, tmp_path / "notes")
    content = path.read_bytes()

    def look() -> str:
        with open_now(tmp_path / "notes") as collection:
            counts = len(collection.cards()), collection.read_only
            return json.dumps([*counts, bool(collection.due_counts())])

    said = said_without_rights(tmp_path / "notes", look)

    assert json.loads(said)[1:] == [True, True]
    assert path.read_bytes() == content


def test_without_a_backup_there_is_no_migration(tmp_path: Path):
    """A step that goes wrong must not be the end of what was learned."""
    path = of_then(1, tmp_path / "notes")
    (path.parent / "backups").write_text("in the way")

    with pytest.raises(UnwritableFileError, match="backups: something other than a folder"):
        open_now(tmp_path / "notes")

    assert rows(path, "pragma user_version") == [(1,)]


def test_a_damaged_database_is_not_migrated(tmp_path: Path):
    path = of_then(1, tmp_path / "notes")
    [(page,)] = rows(path, "select rootpage from sqlite_schema where name = 'cards_due'")
    data = bytearray(path.read_bytes())
    data[(int(str(page)) - 1) * 4096 : int(str(page)) * 4096] = b"\xaa" * 4096
    path.write_bytes(data)

    with pytest.raises(DamagedError):
        open_now(tmp_path / "notes")

    assert rows(path, "pragma user_version") == [(1,)]


def test_the_code_of_then_refuses_what_is_newer(tmp_path: Path):
    """And says by how much; going back is what the backup before the migration is for."""
    path = of_then(1, tmp_path / "notes")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"pragma user_version = {SCHEMA + 1}")
    content = path.read_bytes()

    with pytest.raises(NewerCollectionError) as refused:
        open_now(tmp_path / "notes")

    assert str(refused.value) == (
        f"{path} was written by a newer Recall (schema {SCHEMA + 1}, this one knows {SCHEMA})."
        " Nothing was changed, and all you learned is in it: upgrade Recall to go on."
    )
    assert path.read_bytes() == content
