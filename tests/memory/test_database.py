"""The file that holds what was learned: safe against programs, people and machines."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from faces.shell import Shell
from memory.notebook import Notebook
from rights import said_without_rights

from recall import migrations
from recall.cli import recall
from recall.collection import Collection
from recall.errors import (
    BusyError,
    DamagedError,
    LinkedDatabaseError,
    NewerCollectionError,
    RecallError,
    UnwritableFileError,
)
from recall.settings import Settings
from recall.store import opening, waiting
from recall.store.database import SCHEMA, Database
from recall.store.log import EventKind, append

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = Database(tmp_path / "recall.db")
    yield db
    db.close()


def put_event(db: Database) -> None:
    with db.writing() as writer:
        append(writer, EventKind.SUSPENDED, "c1", {}, AT, 60, AT.date())


def test_the_log_cannot_be_changed_or_cut(db: Database):
    """Every schedule is computed from it; whoever could edit it could unlearn a card."""
    put_event(db)
    with db.writing() as writer:
        writer.run(
            "insert into reviews values ('R', 'c1', 1, 0, '2026-11-23', 3, 0, 'new', 'review',"
            " 3.0, 5.0, 0, '2026-11-26', null)"
        )

    for statement in (
        "update events set kind = 'flagged'",
        "delete from events",
        "update reviews set rating = 1",
        "delete from reviews",
        "insert or replace into reviews values ('R', 'c2', 2, 0, '2026-11-23', 1, 0, 'new',"
        " 'review', 3.0, 5.0, 0, '2026-11-26', null)",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"), db.writing() as writer:
            writer.run(statement)

    assert db.scalar("select count(*) from events") == 1
    assert tuple(db.rows("select card_id, rating from reviews")[0]) == ("c1", 3)


def test_every_answer_is_on_the_disk_before_it_is_acknowledged(db: Database):
    """WAL with full syncs lost nothing in simulated power cuts; every other way lost answers."""
    pragmas = {
        name: db.scalar(f"pragma {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint")
    }

    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
    }


def test_tables_refuse_what_is_of_another_type(db: Database):
    with pytest.raises(sqlite3.IntegrityError), db.writing() as writer:
        writer.run("insert into files values ('a.md', 'big', 0, '', '', '[]')")


def test_what_fails_half_way_leaves_nothing_behind(db: Database):
    def fail() -> None:
        with db.writing() as writer:
            append(writer, EventKind.SUSPENDED, "c1", {}, AT, 60, AT.date())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert db.scalar("select count(*) from events") == 0


def test_only_its_owner_may_read_what_was_learned(tmp_path: Path):
    """Notes are private, whatever the umask says."""
    old = os.umask(0)
    try:
        notebook = Notebook(tmp_path / "notes")
        put_event(notebook.base.db)
        state = tmp_path / "notes" / ".recall"
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in state.glob("recall.db*")}
    finally:
        os.umask(old)

    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert modes == {"recall.db": 0o600, "recall.db-shm": 0o600, "recall.db-wal": 0o600}
    assert (state / ".gitignore").read_text() == (
        "recall.db*\nbackups/\njournal/.*\njournal/*.damaged\n"
    )
    assert (state / ".gitattributes").read_text() == "journal/* -text\n"


def test_a_linked_database_is_refused(tmp_path: Path):
    """SQLite would keep two logs for one database, and each would undo the other."""
    real = tmp_path / "real.db"
    Database(real).close()
    (tmp_path / "link.db").symlink_to(real)
    os.link(real, tmp_path / "second.db")

    for name in ("link.db", "second.db", "real.db"):
        with pytest.raises(LinkedDatabaseError):
            Database(tmp_path / name)


def test_a_state_folder_that_is_a_link_is_refused(tmp_path: Path):
    """Notes from somewhere else must not choose which folder of yours is written to."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / ".recall").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(LinkedDatabaseError) as error:
        Collection.open(tmp_path / "notes", Settings(), lambda: AT)

    assert str(error.value) == (
        f"{tmp_path}/notes/.recall is a link or has a second name, and using a database under two"
        " names damages it. Put what it leads to there itself, or link the whole folder of notes."
    )
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("put", "what"),
    [
        pytest.param(Path.mkdir, "a folder", id="folder"),
        pytest.param(os.mkfifo, "a pipe", id="pipe"),
        pytest.param(lambda path: path.symlink_to("/no/where"), "a link to nothing", id="link"),
    ],
)
def test_what_stands_in_place_of_the_database_is_named_and_once_away_all_is_back(
    tmp_path: Path, put: Callable[[Path], None], what: str
):
    """Whoever heeds the sentence has lost nothing: the journal has it all."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "talk.md").write_text("# Talk\n\n- WAL makes commits :: durable\n")
    shell = Shell(notes)
    (card,) = shell.json("list")
    shell.run("answer", card["id"], "good")
    database = notes / ".recall" / "recall.db"
    for file in database.parent.glob("recall.db*"):
        file.unlink()
    put(database)

    refused = shell.run("due")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"{database} is {what}, and no database. Nothing was changed. Put your database there if"
        " you have it elsewhere; else move away what is there: all you learned then comes back"
        " from the journal with your next command.\n"
    )
    database.rename(notes / ".recall" / "old")
    assert [one["id"] for one in shell.json("list")] == [card["id"]]


def test_a_second_look_in_one_process_leaves_the_first_its_locks(db: Database):
    """Closing any descriptor of a file drops all locks of the process on it, SQLite's too."""
    put_event(db)
    log = db.path.with_name("recall.db-wal")
    second = Database(db.path)
    program = (
        "import sys; from pathlib import Path; from recall.store.database import Database;"
        "db = Database(Path(sys.argv[1])); db.rows('select * from events'); db.close()"
    )
    subprocess.run([sys.executable, "-c", program, str(db.path)], check=True)

    assert log.exists(), "the other program took itself for the last one and cleared up"
    put_event(db)
    second.close()
    assert Database(db.path).scalar("select count(*) from events") == 2


def test_every_step_of_the_schema_is_counted():
    assert len(migrations.STEPS) == SCHEMA


@pytest.mark.parametrize("index", [True, False])
def test_what_cannot_be_written_is_read_with_its_last_answers(tmp_path: Path, index: bool):
    """A folder that was copied from a running computer has answers beside the database."""
    (tmp_path / "first").mkdir()
    db = Database(tmp_path / "first" / "recall.db")
    put_event(db)
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "first", copy)
    db.close()
    if not index:
        (copy / "recall.db-shm").unlink()

    def look() -> str:
        try:
            with closing(Database(copy / "recall.db")) as read:
                return f"{read.read_only} {read.scalar('select count(*) from events')}"
        except UnwritableFileError as error:
            return str(error)

    assert said_without_rights(copy, look) == "True 1"


def test_a_database_of_a_newer_recall_is_left_alone(tmp_path: Path):
    path = tmp_path / "recall.db"
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"pragma user_version = {SCHEMA + 1}")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(NewerCollectionError, match="newer Recall"):
        Database(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database" * 100, b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "recall.db"
    path.write_bytes(content)

    with pytest.raises(DamagedError) as error:
        Database(path)

    assert error.value.exit_code == 5
    assert str(path) in str(error.value)
    assert path.read_bytes() == content


def test_a_database_that_is_cut_off_is_called_damaged(tmp_path: Path):
    path = tmp_path / "recall.db"
    db = Database(path)
    put_event(db)
    db.close()
    path.write_bytes(path.read_bytes()[:8192])

    with pytest.raises(DamagedError):
        Database(path).rows("select * from events")


def test_a_collection_that_another_program_holds_is_called_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(waiting, "BUSY_MS", 50)
    monkeypatch.setattr(opening, "PRAGMAS", ("busy_timeout = 50", *opening.PRAGMAS[1:]))
    path = tmp_path / "recall.db"
    db = Database(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")

    with pytest.raises(BusyError) as error:
        put_event(db)

    assert error.value.exit_code == 4
    holder.execute("rollback")
    put_event(db)
    assert db.scalar("select count(*) from events") == 1


def test_a_full_disk_is_said_in_words_and_loses_nothing(tmp_path: Path):
    """What was acknowledged before stays; what could not be stored says so."""
    db = Database(tmp_path / "recall.db")
    put_event(db)
    pages = db.scalar("pragma page_count")
    db.scalar(f"pragma max_page_count = {pages}")

    def fill() -> None:
        while True:
            put_event(db)

    with pytest.raises(UnwritableFileError, match=r"the disk is full.*Make room on the disk"):
        fill()

    stored = db.scalar("select count(*) from events")
    db.close()
    assert Database(tmp_path / "recall.db").scalar("select count(*) from events") == stored


def test_on_a_full_disk_one_can_still_see_what_is_due(tmp_path: Path):
    """The notes that changed wait; what was stored before is there."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# T\n\n- WAL makes commits :: durable\n")
    notebook.collection.__exit__()
    told: list[str] = []
    with Collection.open(
        notebook.folder, notebook.settings, lambda: notebook.now, told.append
    ) as collection:
        db = collection._base.db
        db.scalar(f"pragma max_page_count = {db.scalar('pragma page_count')}")
        notebook.write("".join(f"- Word {number} :: answer {number}\n" for number in range(500)))

        assert collection.refresh() is None
        assert [counts.new for counts in collection.due_counts().values()] == [1]
    assert told == [
        f"The notes that changed could not be taken in. Cannot write {db.path}: the disk is full."
        " Nothing was changed. Make room on the disk, then say it again."
    ]


def test_a_collection_that_cannot_be_written_can_be_read(tmp_path: Path):
    """A read-only mount still says what is due, and why nothing can be answered."""
    notebook = Notebook(tmp_path / "notes")
    notebook.write("# T\n\n- WAL makes commits :: durable\n")
    notebook.scan()
    assert notebook.collection.due_counts()
    notebook.collection.__exit__()

    def look() -> str:
        with notebook.open() as collection:
            cards = collection.cards()
            seen = (collection.read_only, collection.refresh(), len(cards))
            new = [counts.new for counts in collection.due_counts().values()]
            found = [row.front for row in collection.find("durable")]
            try:
                collection.set_suspended([cards[0].id], True)
            except UnwritableFileError as error:
                return f"{seen} {new} {found} {error.why}"
            return "it could be written"

    said = said_without_rights(tmp_path / "notes", look)

    assert said == (
        "(True, None, 1) [1] ['WAL makes commits'] the file, its folder or its disk is read-only"
    )


def test_a_collection_that_cannot_be_written_can_be_exported(tmp_path: Path):
    """Getting one's cards out must not need the right to change them."""
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# T\n\n- WAL makes commits :: durable\n")
    notebook.collection.export(tmp_path / "first.apkg")
    notebook.collection.__exit__()
    target = tmp_path / "out" / "recall.apkg"
    target.parent.mkdir()
    target.parent.chmod(0o777)

    def look() -> str:
        with notebook.open() as collection:
            report = collection.export(target)
            return f"{report.notes} {report.remembered}"

    assert said_without_rights(tmp_path / "notes", look) == "1 False"
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("as_json", [False, True])
def test_an_export_that_is_not_remembered_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
):
    """Else the next one would seem to have lost count."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# T\n\n- WAL makes commits :: durable\n")
    notebook.collection.__exit__()
    (tmp_path / "out").mkdir()
    (tmp_path / "out").chmod(0o777)
    words = ["-C", "notes", "export", "out/recall.apkg", *["--json"] * as_json]
    CliRunner().invoke(recall, ["-C", "notes", "export", "--dry-run"])

    said = said_without_rights(tmp_path / "notes", lambda: CliRunner().invoke(recall, words).stdout)

    if as_json:
        assert json.loads(said)["remembered"] is False
        return
    assert said == (
        "1 note, 1 card in out/recall.apkg: 1 new.\n"
        "The collection cannot be written, so it will not know of this export: the next one counts"
        " the same notes as new or changed again.\n"
        "It carries no history yet: cards that are new to the phone start there as new ones. What"
        " you review here and there stays apart; a package can never give history to a card that"
        " is already on the phone.\n"
        "Next: open the file in AnkiDroid, or in Anki with File > Import.\n"
    )


def test_a_file_in_place_of_the_memory_is_named(tmp_path: Path):
    """Somebody's own file of that name stays."""
    (tmp_path / ".recall").write_text("mine")

    with pytest.raises(UnwritableFileError) as refused:
        Collection.open(tmp_path, Settings(), lambda: AT)

    assert str(refused.value) == (
        f"Cannot write {tmp_path}/.recall: something other than a folder has its name."
        " Nothing was changed. Move it away or give it another name, then say it again."
    )


def test_a_collection_that_cannot_be_begun_says_why(tmp_path: Path):
    notes = tmp_path / "notes"
    notes.mkdir()

    def look() -> str:
        try:
            Collection.open(notes, Settings(), lambda: AT)
        except RecallError as error:
            return str(error)
        return "it could be begun"

    said = said_without_rights(notes, look)

    assert said == (
        f"Cannot write {notes}/.recall: Permission denied. Nothing was changed. Give yourself the"
        " right to write there."
    )


OPEN_AND_SCAN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from recall.collection import Collection
from recall.settings import Settings

sys.stdin.readline()
clock = lambda: datetime(2026, 11, 23, 9, tzinfo=UTC)
with Collection.open(Path(sys.argv[1]), Settings(), clock) as collection:
    collection.refresh()
    print(len(collection.cards()))
"""


@pytest.mark.parametrize("trial", range(2))
def test_two_programs_that_begin_a_collection_at_once_both_succeed(tmp_path: Path, trial: int):
    """A prompt line that asks for `due` must not spoil the first `review`, nor double a card."""
    (tmp_path / "talk.md").write_text("# T\n\n- WAL makes commits :: durable\n- One :: two\n")
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AND_SCAN, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]

    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60) for program in programs]

    assert said == [("2\n", ""), ("2\n", "")]
    db = Database(tmp_path / ".recall" / "recall.db")
    assert db.scalar("select count(*) from prompts") == 2
    assert db.scalar("pragma integrity_check") == "ok"


def test_the_first_step_makes_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A migration that fails leaves the database as it was, to be tried again."""
    from recall import migrations

    def fails(db: object) -> None:
        migrations._first_schema(db)  # type: ignore[arg-type]
        raise ZeroDivisionError

    path = tmp_path / "recall.db"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (fails,))
        with pytest.raises(ZeroDivisionError):
            Database(path)

    assert Database(path).rows("select * from prompts") == []


def test_a_folder_that_is_no_folder_is_said_in_words(tmp_path: Path):
    (tmp_path / ".recall").write_text("")

    with pytest.raises(RecallError, match="Cannot write"):
        Collection.open(tmp_path, Settings(), lambda: AT)

    assert [path.name for path in tmp_path.iterdir()] == [".recall"]


def test_a_copy_that_takes_long_is_not_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A million cards take longer than we wait for others."""
    with closing(Database(tmp_path / "recall.db")) as db:
        monkeypatch.setattr(waiting, "BUSY_MS", -1)
        with closing(sqlite3.connect(":memory:")) as copy:
            db.copy_into(copy)

            assert copy.execute("pragma user_version").fetchone() == (SCHEMA,)
