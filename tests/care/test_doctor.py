"""What doctor sees, what it says to do about it, and that it does nothing unasked."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from memory.notebook import MORNING, Notebook
from rights import said_by_somebody

from recall.cli import recall
from recall.collection.caring import Care
from recall.collection.doctor import Diagnosis, Grade, surroundings
from recall.reviews import Rating
from recall.store.database import SCHEMA

CANARY = "zanzibar"
NOTES = f"# {CANARY}\n\n- WAL makes commits :: durable {CANARY}\n- Quorum :: more than half\n"


@pytest.fixture
def studied(tmp_path: Path) -> Notebook:
    """A collection that somebody learns from, and has just closed."""
    old = os.umask(0o077)
    notebook = Notebook(tmp_path / "notes")
    notebook.after(NOTES)
    notebook.learn()
    notebook.collection.__exit__()
    notebook.now += timedelta(days=1)
    notebook.collection = notebook.open()
    notebook.collection.answer(notebook.card("Quorum").card_id, Rating.GOOD)  # type: ignore[arg-type]
    notebook.collection.__exit__()
    os.umask(old)
    return notebook


def examined(notebook: Notebook) -> Diagnosis:
    return Care(notebook.folder, lambda: notebook.now).examine()


def found(notebook: Notebook) -> list[str]:
    """Return what is wrong, with what to do about it."""
    wrong = [each for each in examined(notebook).findings if each.grade > Grade.REMARK]
    return [f"{each.grade.name}: {each.what} {each.todo}".rstrip() for each in wrong]


def spoil(notebook: Notebook, sql: str) -> None:
    """Change the database as damage does: past every trigger that keeps the log."""
    with closing(sqlite3.connect(notebook.base.db.path)) as db:
        triggers = db.execute(
            "select name, sql from sqlite_schema where type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            db.execute(f"drop trigger {name}")
        db.execute(sql)
        for _, again in triggers:
            db.execute(again)
        db.commit()


def test_where_all_is_well_doctor_says_so_and_touches_nothing(studied: Notebook):
    files = [path for path in studied.folder.rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in files}

    assert found(studied) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_folder_where_nothing_was_learned_stays_one(tmp_path: Path):
    (tmp_path / "talk.md").write_text(NOTES)

    diagnosis = Care(tmp_path, lambda: Notebook(tmp_path / "other").now).examine()

    assert diagnosis.findings[0].what == "Nothing was learned here yet."
    assert not (tmp_path / ".recall").exists()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "update reviews set rating = 1 where rowid = 2",
            "DAMAGE: 1 entry of the log is not what the journal says. `recall rebuild` makes the"
            " database anew from the journal.",
        ),
        (
            "delete from reviews where rowid = 2",
            "DAMAGE: The journal has 1 entry that the database lacks. `recall rebuild` puts them"
            " back.",
        ),
        (
            "update cards set due_day = '2031-01-01' where rowid = 2",
            "DAMAGE: 1 value of cards (due_day) is not what the log makes of them. `recall rebuild`"
            " makes the database anew from the journal.",
        ),
        (
            "drop index cards_due",
            "DAMAGE: missing are index cards_due. `recall rebuild` makes the database anew from the"
            " journal.",
        ),
        (
            "update cards set prompt_id = 'nobody' where rowid = 1",
            "DAMAGE: 1 rows belong to a row that is not there. `recall rebuild` makes the database"
            " anew from the journal.",
        ),
    ],
)
def test_damage_that_sqlite_does_not_see_is_seen_and_mended(studied: Notebook, sql: str, said: str):
    """All of these pass SQLite's own check."""
    spoil(studied, sql)
    with closing(sqlite3.connect(studied.base.db.path)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)

    assert said in found(studied)

    Care(studied.folder, lambda: studied.now).rebuild(lambda _: None)
    assert found(studied) == []


@pytest.mark.parametrize(
    "sql",
    [
        "insert into prompts_fts (rowid, front) values (1, 'words of no card')",
        "delete from prompts_fts_data where id > 10",
        "delete from prompts_fts_docsize",
    ],
)
def test_an_index_over_words_that_is_not_true_is_seen_and_made_anew(studied: Notebook, sql: str):
    """The pages are whole, and nothing that was learned is in danger."""
    with closing(sqlite3.connect(studied.base.db.path)) as db:
        db.execute(sql)
        db.commit()
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
    care = Care(studied.folder, lambda: studied.now)
    said = (
        "FAULT: The index for searching does not hold the words of the cards: `recall find` misses"
        " some. It can be made anew from the cards: `recall doctor --repair` does that."
    )

    assert found(studied) == [said]
    care.repair(care.examine())

    assert found(studied) == []
    with studied.open() as collection:
        assert [card.front for card in collection.find("quorum")] == ["Quorum"]


def test_a_journal_that_lost_a_line_is_seen(studied: Notebook):
    [journal] = (studied.folder / ".recall" / "journal").glob("*.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:3] + lines[4:]))

    assert found(studied) == [
        f"FAULT: {journal.name}:4 does not follow the line before it: lines are missing, or were"
        " put in. `recall rebuild --journal` mends it from the database.",
        "FAULT: The journal lacks 1 entry that the database has. `recall rebuild --journal` puts"
        " them into it.",
    ]


def test_a_damaged_journal_of_another_machine_is_to_be_fetched_again(studied: Notebook):
    """This machine cannot mend it, but keeps what it has taken in of it."""
    journals = studied.folder / ".recall" / "journal"
    [own] = journals.glob("*.jsonl")
    other = journals / "other-123456.jsonl"
    own.rename(other)
    lines = other.read_bytes().splitlines(keepends=True)
    other.write_bytes(b"".join([lines[0], b"{}\n", *lines[2:-1], b"{}\n"]))
    said = (
        "FAULT: other-123456.jsonl:2 is damaged: its checksum does not fit; so it is with 1 other"
        " line. It is the journal of another machine. Get the file again: from Git, or from that"
        " machine. What this database has taken in of it before is kept; `recall rebuild"
        " --journal` writes that into this machine's own journal. If that machine is no more, or is"
        " this one before its database was lost, take the file away then."
    )

    assert found(studied) == [
        said,
        "FAULT: The journal lacks 2 entries that the database has. `recall rebuild --journal` puts"
        " them into it.",
    ]

    with studied.open() as collection:
        collection.rebuild_journal()
    assert found(studied) == [said]
    runner = CliRunner(env={"RECALL_NOW": studied.now.isoformat()})
    shown = runner.invoke(recall, ["-C", str(studied.folder), "doctor"])
    assert shown.output.splitlines()[0] == (
        "All this database holds is whole, but not another machine's journal. 1 thing needs you:"
    )

    other.write_bytes(b"".join(lines))
    assert found(studied) == []


def test_damage_is_not_written_to_until_it_is_dealt_with(studied: Notebook):
    path = studied.base.db.path
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("select rootpage from sqlite_schema where name = 'notes'").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    path.write_bytes(data)

    assert examined(studied).worst is Grade.DAMAGE
    told: list[str] = []
    with studied.collection.open(
        studied.folder, studied.settings, lambda: studied.now, told.append
    ) as collection:
        assert collection.read_only
        assert "is damaged (SQLite says: " in told[0]

    Care(studied.folder, lambda: studied.now).rebuild(lambda _: None)
    assert found(studied) == []


def test_a_database_that_was_called_damaged_and_is_whole_is_let_go_on_request(studied: Notebook):
    mark = studied.folder / ".recall" / "recall.db.damaged"
    mark.write_text("a bad cable\n")
    mark.chmod(0o600)
    care = Care(studied.folder, lambda: studied.now)

    assert found(studied) == [
        "FAULT: The database was found damaged (a bad cable), but is whole now. If the journal"
        " agrees with it, let it be written again: `recall doctor --repair` does that."
    ]
    assert mark.exists()
    care.repair(care.examine())
    assert found(studied) == []
    assert not mark.exists()


def test_a_database_that_is_gone_is_missed(studied: Notebook):
    studied.base.db.path.unlink()

    assert found(studied) == [
        "DAMAGE: The database is gone; its journal is there. `recall rebuild` makes the database"
        " anew from the journal."
    ]


def test_a_clock_that_went_back_is_told(studied: Notebook):
    studied.now -= timedelta(seconds=59)
    assert found(studied) == []
    studied.now += timedelta(seconds=59)
    studied.now -= timedelta(hours=2)
    assert found(studied) == [
        "FAULT: The last change was at 2026-11-24 09:01 UTC, and now it is 2026-11-24 07:01."
        " Set the clock of this machine, or wait until then: nothing is lost."
    ]
    studied.now -= timedelta(days=3)
    assert found(studied)[0].startswith("FAULT: 3 answers are dated in the future (up to 2026-11")


def test_an_answer_that_damage_has_dated_in_the_future_is_not_to_be_taken_back(studied: Notebook):
    """It was given, on the day that the journal says; a rebuild brings that back."""
    spoil(studied, "update reviews set study_day = '2036-11-24' where rowid = 3")
    runner = CliRunner(env={"RECALL_NOW": studied.now.isoformat(), "TZ": "UTC"})
    say = partial(runner.invoke, recall)
    here = ["-C", str(studied.folder)]

    assert say([*here, "due"]).stderr == (
        "1 answer is dated in the future (2036-11-24), and the journal says otherwise: the database"
        " is damaged. `recall rebuild` makes it anew from the journal; `recall doctor` says more.\n"
    )
    refused = say([*here, "undo", "--future"])
    assert refused.exit_code == 5
    why = "1 answer is not dated as the journal says"
    assert refused.stderr.startswith(f"{studied.folder}/.recall/recall.db is damaged ({why}).")
    assert (
        "FAULT: 1 answer is dated in the future (up to 2036-11-24). The journal says otherwise:"
        " that is the damage, and `recall rebuild` mends it."
    ) in found(studied)

    say([*here, "rebuild"])
    assert say([*here, "due"]).stderr == ""
    assert found(studied) == []
    with studied.open() as collection:
        assert [
            row["study_day"]
            for row in collection._base.db.rows("select study_day from reviews order by review_id")
        ] == ["2026-11-23", "2026-11-23", "2026-11-24"]


def test_settings_that_cannot_be_read_keep_doctor_from_nothing(studied: Notebook):
    (studied.folder / "recall.toml").write_text("new_per_day = many\n")

    [said] = found(studied)
    assert said.startswith(f"FAULT: {studied.folder}/recall.toml:1: This is not TOML: ")
    assert any(each.what.startswith("The database and") for each in examined(studied).findings)


def test_files_that_others_may_read_are_closed_on_request(studied: Notebook):
    state = studied.folder / ".recall"
    backups = state / "backups"
    state.chmod(0o755)
    backups.chmod(0o755)
    care = Care(studied.folder, lambda: studied.now)

    assert found(studied) == [
        "FAULT: Other users may open .recall, .recall/backups: notes are private. Take their"
        " rights away. `recall doctor --repair` does that."
    ]
    care.repair(care.examine())
    assert found(studied) == []
    assert [stat.S_IMODE(path.stat().st_mode) for path in (state, backups)] == [0o700, 0o700]


def test_a_folder_that_git_brought_is_closed_when_it_is_first_used(studied: Notebook):
    """Git gives every folder the rights of any folder; nobody has to know that after a clone."""
    state = studied.folder / ".recall"
    for file in state.iterdir():
        if file.name not in ("journal", ".gitignore", ".gitattributes"):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    for folder in (state, state / "journal"):
        folder.chmod(0o755)
    fresh = found(studied)

    studied.open().__exit__()

    assert not [said for said in fresh if "Other users" in said]
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert not [said for said in found(studied) if "Other users" in said]


def test_files_that_git_brought_into_a_closed_folder_are_no_fault(studied: Notebook):
    [journal] = (studied.folder / ".recall" / "journal").glob("*.jsonl")
    for path in (journal, journal.parent):
        path.chmod(0o755)

    assert found(studied) == []


@pytest.mark.parametrize(
    "name",
    [
        "talk.sync-conflict-20261123-101010-ABCDEFG.md",
        "talk (Ada's conflicted copy 2026-11-23).md",
        "talk (conflicted copy 2026-11-23 101010).md",
        "talk_conflict-20261123-101010.md",
        "recall (1).toml",
        ".recall/recall.sync-conflict-20261123-101010-ABCDEFG.db",
        ".recall/recall 2.db",
        ".recall/recall-DESKTOP-42.db",
        ".recall/journal/desk-abc.sync-conflict-20261123-101010-ABCDEFG.jsonl",
    ],
)
def test_copies_of_sync_tools_are_told(studied: Notebook, name: str):
    """Two machines changed one file, and nobody has seen the other half since."""
    (studied.folder / name).write_bytes(b"")
    (studied.folder / name).chmod(0o600)

    assert any(f"{name} is a copy that a sync tool made." in said for said in found(studied))


def test_a_copy_of_a_journal_is_a_sign_of_two_machines_with_one_name(studied: Notebook):
    """Each machine writes a file of its own, unless one has a copy of the other's database."""
    name = ".recall/journal/desk-abc.sync-conflict-20261123-101010-ABCDEFG.jsonl"
    (studied.folder / name).write_bytes(b"")

    assert found(studied) == [
        f"FAULT: {name} is a copy that a sync tool made. Two machines seem to write a journal of"
        " one name, as where the one has a copy of the other's database. Recall does not read it."
        " A journal that it holds is read once it has a name of its own that ends in .jsonl; else"
        " take the file away. If there are two, move recall.db of one of them away: it is made"
        " anew of the journals, and writes one of its own."
    ]


@pytest.mark.parametrize(
    "name", ["conflicts.md", "talk 2.md", "recall notes.md", "2026 (draft).md"]
)
def test_notes_are_not_taken_for_copies(studied: Notebook, name: str):
    (studied.folder / name).write_text("# T\n")

    assert found(studied) == []


def test_a_backup_that_cannot_be_read_is_named(studied: Notebook):
    """Nobody should first hear of it when they need it."""
    [copy] = (studied.folder / ".recall" / "backups").glob("*.db")
    copy.write_bytes(b"")

    assert found(studied)[0] == (
        f"FAULT: The backup {copy.stem} cannot be read: it is cut off or damaged. Delete it;"
        " `recall backup` makes one of what is there now."
    )


def test_what_a_kill_left_is_deleted_on_request(studied: Notebook):
    left = [
        studied.folder / ".talk.md.abcd1234",
        studied.folder / ".recall" / "backups" / ".copying-abcd1234.db",
    ]
    mine = studied.folder / ".notes.markdown"
    for path in (*left, mine):
        path.write_bytes(b"half")
        path.chmod(0o600)
        os.utime(path, (0, 0))
    care = Care(studied.folder, lambda: studied.now)

    assert found(studied) == [
        "FAULT: 2 drafts of files that were never finished, as a kill leaves them. They are of no"
        " use. `recall doctor --repair` does that."
    ]
    care.repair(care.examine())
    assert [path.exists() for path in (*left, mine)] == [False, False, True]


@pytest.fixture
def shut(studied: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Notebook:
    """The collection, of somebody who is not root and has no settings elsewhere."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert found(studied) == []
    if os.geteuid() == 0:
        for path in (studied.folder, *studied.folder.rglob("*")):
            os.chown(path, 65534, 65534)
    return studied


@pytest.mark.parametrize("place", ["journal", "journal/*.jsonl", "backups", "backups/*.db"])
def test_what_nobody_may_read_is_neither_lost_nor_damaged(shut: Notebook, place: str):
    """Whoever is told to delete a backup, or to write a journal anew, may do so."""
    [path] = (shut.folder / ".recall").glob(place)
    path.chmod(0)

    told = said_by_somebody(shut.folder, lambda: "\n".join(found(shut)))

    path.chmod(0o700)
    name = path.relative_to(shut.folder)
    assert told == f"FAULT: You may not read {name}. Give yourself the right to read it."


def test_a_folder_that_nobody_may_look_into_is_named_with_what_to_do(shut: Notebook):
    state = shut.folder / ".recall"
    state.chmod(0)

    told = said_by_somebody(shut.folder, lambda: "\n".join(found(shut)))

    state.chmod(0o700)
    assert told == (
        "FAULT: You may not look into .recall. Give yourself the right to read it and to write"
        " there."
    )


def test_a_database_that_nobody_may_read_is_not_called_unwritable(shut: Notebook):
    runner = CliRunner(env={"RECALL_NOW": shut.now.isoformat()})
    due = partial(runner.invoke, recall, ["-C", str(shut.folder), "due"])
    shut.base.db.path.chmod(0)

    told = said_by_somebody(shut.folder, lambda: due().stderr)

    assert told == (
        f"Cannot read {shut.base.db.path}: Permission denied. Give yourself the right to read it.\n"
    )


def test_a_file_in_the_place_of_the_folder_is_not_well(tmp_path: Path):
    (tmp_path / ".recall").write_text("")

    diagnosis = Care(tmp_path, lambda: MORNING).examine()

    assert [(each.grade, each.what, each.todo) for each in diagnosis.of(diagnosis.worst)] == [
        (
            Grade.FAULT,
            ".recall, which is to keep what you learn, is no folder.",
            "Move it away or give it another name, then say it again.",
        )
    ]


def test_settings_without_a_memory_may_be_what_is_left(tmp_path: Path):
    """Or what `recall init` has made just now: that is no fault."""
    (tmp_path / "recall.toml").write_text("")

    first = Care(tmp_path, lambda: MORNING).examine().findings[0]

    assert (first.grade, first.what, first.todo) == (
        Grade.REMARK,
        "Nothing was learned here yet.",
        "If something was, .recall is gone: put it back before you begin, or `recall restore FILE`"
        " with a backup of it.",
    )


def test_a_full_disk_is_told_before_it_costs_an_answer(
    studied: Notebook, monkeypatch: pytest.MonkeyPatch
):
    free = shutil.disk_usage(studied.folder).free
    monkeypatch.setattr(surroundings, "ROOM", free * 2)

    assert found(studied)[0].startswith("FAULT: Only ")


def test_a_linked_database_is_told(studied: Notebook):
    path = studied.base.db.path
    path.rename(studied.folder / "elsewhere.db")
    path.symlink_to(studied.folder / "elsewhere.db")

    assert any("is a link or has a second name" in said for said in found(studied))


def test_the_report_can_be_shown_to_a_stranger(studied: Notebook):
    """It goes into a bug report: no word of a card is in it, whatever is wrong."""
    spoil(studied, f"update reviews set card_id = '{CANARY}x' where rowid = 2")
    spoil(studied, "update prompts set front = 'x' || front, note_text = 'y' || note_text")
    done = CliRunner(env={"RECALL_NOW": studied.now.isoformat()}).invoke(
        recall, ["-C", str(studied.folder), "doctor", "--json"]
    )

    report = json.loads(done.output)
    assert done.exit_code == 5
    assert report["state"] == "damage"
    assert {each["about"] for each in report["findings"]} >= {"database", "cards", "versions"}
    assert report["versions"]["sqlite"] == sqlite3.sqlite_version
    assert CANARY not in done.output
    assert "durable" not in done.output


def test_of_a_newer_database_doctor_does_not_say_that_it_is_whole(studied: Notebook):
    with closing(sqlite3.connect(studied.base.db.path)) as db:
        db.execute(f"pragma user_version = {SCHEMA + 1}")

    done = CliRunner(env={"RECALL_NOW": studied.now.isoformat()}).invoke(
        recall, ["-C", str(studied.folder), "doctor"]
    )

    assert done.exit_code == 1
    assert done.output.splitlines()[:3] == [
        "What you learned could not be looked into. 1 thing needs you:",
        f"  fault     It is of schema {SCHEMA + 1}, and this Recall knows {SCHEMA}.",
        "            Upgrade Recall.",
    ]


def test_doctor_says_first_how_things_stand(studied: Notebook):
    def said() -> tuple[int, str]:
        done = CliRunner(env={"RECALL_NOW": studied.now.isoformat()}).invoke(
            recall, ["-C", str(studied.folder), "doctor"]
        )
        return done.exit_code, done.output.splitlines()[0]

    assert said() == (0, "All is well.")
    (studied.folder / ".recall").chmod(0o755)
    assert said() == (1, "All you learned is whole. 1 thing needs you:")
    spoil(studied, "update reviews set rating = 1 where rowid = 2")
    first = "Something of what you learned is damaged; your notes are not. What to do:"
    assert said() == (5, first)
