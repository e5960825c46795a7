"""The database and its journal are lost: every command names what is left, and begins nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from memory.notebook import MORNING, Notebook

from recall.cli import recall
from recall.collection.caring import Care
from recall.collection.doctor import Grade
from recall.store import opening

COMMANDS = ("due", "scan", "list", "rebuild", "init")

Losing = Callable[[Path], None]


def gone(state: Path) -> None:
    for file in (*state.glob("recall.db*"), *(state / "journal").glob("*.jsonl")):
        file.unlink()


def emptied(state: Path) -> None:
    for file in (*state.glob("recall.db*"), *(state / "journal").glob("*.jsonl")):
        file.write_bytes(b"")


def journal_emptied(state: Path) -> None:
    emptied(state)
    for file in state.glob("recall.db*"):
        file.unlink()


@pytest.fixture
def studied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """Two cards; nobody waits long for whoever may fill an empty database."""
    monkeypatch.setattr(opening, "_FILLED_S", 0.0)
    notebook = Notebook(tmp_path / "notes")
    notebook.after("# Raft\n\n- Lease :: a lock that expires\n- Quorum :: a majority\n")
    return notebook


def closed(notebook: Notebook) -> Path:
    notebook.collection.__exit__()
    return notebook.folder / ".recall"


def without_backups(notebook: Notebook) -> Path:
    notebook.learn()
    state = closed(notebook)
    shutil.rmtree(state / "backups", ignore_errors=True)
    return state


def said_by_all(folder: Path) -> str:
    """Return what every command says, which has to be the same, with exit code 5."""
    found = set()
    for command in COMMANDS:
        done = CliRunner().invoke(recall, ["-C", str(folder), command])
        assert (done.exit_code, done.stdout) == (5, "")
        found.add(done.stderr.strip())
    (said,) = found
    [damage] = Care(folder, lambda: MORNING).examine().of(Grade.DAMAGE)
    state = folder / ".recall"
    assert said.startswith(f"{state}/{damage.what.replace('The database', 'recall.db')}")
    assert damage.todo in said
    return said


@pytest.mark.parametrize(
    ("lose", "state"),
    [
        (gone, "and its journal are gone"),
        (emptied, "and its journal are empty"),
        (journal_emptied, "is gone, and its journal is empty"),
    ],
)
def test_a_backup_without_answers_is_named(studied: Notebook, lose: Losing, state: str):
    """It has the cards and what was decided of them."""
    name = studied.collection.back_up().path.stem
    there = closed(studied)
    lose(there)
    away = there / "backups" if lose is gone else there

    assert said_by_all(studied.folder) == (
        f"{there}/recall.db {state}, but a backup is there: {name} (0 answers). `recall restore"
        f" {name}` brings it back, `recall restore` shows all. Nothing was begun anew; if you want"
        f" that, move the folder {away} away first."
    )


def test_damaged_copies_are_named_and_what_they_still_hold_comes_back(studied: Notebook):
    """Whoever set them aside may have the only answers in them."""
    state = without_backups(studied)
    kept = state / "backups" / "2026-11-23-restore-20261123T090000Z.damaged"
    kept.mkdir(parents=True)
    shutil.copy(state / "recall.db", kept)
    [journal] = (state / "journal").glob("*.jsonl")
    shutil.copy(journal, f"{journal}.damaged")
    gone(state)

    assert said_by_all(studied.folder) == (
        f"{state}/recall.db and its journal are gone, but copies of what was damaged are there:"
        f" {kept}, {journal}.damaged. Copy recall.db from the folder that ends in .damaged to"
        f" {state}/recall.db and copy the journal that ends in .damaged to the same name without"
        " that ending, then say `recall rebuild`: it brings back all that can still be read."
        f" Nothing was begun anew; if you want that, move the folder {state} away first."
    )

    shutil.copy(kept / "recall.db", state)
    shutil.copy(f"{journal}.damaged", journal)
    done = CliRunner().invoke(recall, ["-C", str(studied.folder), "rebuild"])
    assert done.stdout == (
        "The database has 2 cards and 2 answers again, from 6 entries in 1 journal.\n"
    )


def test_init_of_a_collection_that_holds_nothing_learned_says_what_would_bring_it_back(
    studied: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """Who begins again where all of `.recall` is gone may not know that it was there."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    state = closed(studied)
    init = partial(CliRunner().invoke, recall, ["init", str(studied.folder)])
    first = init()
    assert "Nothing learned is here" not in first.output
    shutil.rmtree(state)

    again = init()

    assert again.exit_code == 0
    assert (
        f"Nothing learned is here yet. If you had learned from these notes before, put {state}"
        " back as another machine, Git or a backup of your disk has it, before you go on:"
        " `recall rebuild` brings all back from its folder `journal`.\n"
    ) in again.output


def test_an_empty_file_that_a_kill_left_in_a_new_folder_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A kill, or a power cut, in the very first command: nothing was learned before it."""
    monkeypatch.setattr(opening, "_FILLED_S", 0.0)
    state = tmp_path / "notes" / ".recall"
    state.parent.mkdir()
    state.mkdir(mode=0o700)
    (state.parent / "raft.md").write_text("- Lease :: a lock that expires\n", encoding="utf-8")
    for name in (".gitignore", ".gitattributes", "recall.db"):
        (state / name).touch()

    def said(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(recall, ["-C", str(state.parent), *words])
        return done.exit_code, done.output.splitlines()[-1]

    assert said("doctor")[0] == 0
    assert said("rebuild") == (
        1,
        "There is no journal to rebuild the database from, and no database. `recall restore` shows"
        " the backups; without one, `recall scan` makes the cards anew from your notes.",
    )
    assert said("scan") == (0, "1 new.")
    assert (state / ".gitignore").read_text("utf-8").startswith("recall.db*\n")
    assert (state / ".gitattributes").read_text("utf-8") == "journal/* -text\n"


@pytest.mark.parametrize(
    ("lose", "what"),
    [
        (emptied, "and its journal are empty"),
        (journal_emptied, "is gone, and its journal is empty"),
    ],
)
def test_where_nothing_is_left_it_is_said_and_nothing_is_begun(
    studied: Notebook, lose: Losing, what: str
):
    """An empty file is all that tells of what was learned; a new beginning would hide it."""
    state = without_backups(studied)
    lose(state)
    shutil.rmtree(state / "backups", ignore_errors=True)

    assert said_by_all(studied.folder) == (
        f"{state}/recall.db {what}, and there is no backup and no other copy here. If another"
        " machine has its journal, or a backup of your disk has this folder, copy"
        f" {state}/journal from there and say `recall rebuild`. Nothing was begun anew; if you want"
        f" that, move the folder {state} away first."
    )


def test_a_file_in_the_place_of_the_memory_is_named_by_rebuild_too(tmp_path: Path):
    """There may well be a journal, in the folder whose name it has."""
    (tmp_path / "recall.toml").write_text("# mine\n", "utf-8")
    (tmp_path / ".recall").write_text("in the way", "utf-8")

    said = CliRunner().invoke(recall, ["-C", str(tmp_path), "rebuild"])

    assert (said.exit_code, said.stderr) == (
        1,
        f"Cannot write {tmp_path}/.recall: something other than a folder has its name. Nothing was"
        " changed. Move it away or give it another name, then say it again.\n",
    )
