"""A file is named from where one stands, or as it stands in the collection: in every command."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from faces import shell

RAFT = "- Leader :: the one server that takes writes\n- Is a term a number? :: yes\n"
"""It has a fault, so that each command that looks for some has a line for it."""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A collection that was scanned, with a file in it and one in a folder."""
    for path in (tmp_path / "notes" / "raft.md", tmp_path / "notes" / "talks" / "paxos.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {path.stem.capitalize()}\n\n{RAFT}", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    run(tmp_path / "notes", "init", ".")
    run(tmp_path / "notes", "scan")
    return tmp_path / "notes"


def run(stands: Path, *words: str) -> CompletedProcess[str]:
    """Say it where somebody stands who has a home of their own."""
    home = str(stands.parent)
    own = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "RECALL_NOW": "2026-11-23T09:00:00Z"}
    return shell.done(words, env={**os.environ, **own}, cwd=stands)


COMMANDS = [
    "explain {}",
    "check {}",
    "lint {}",
    "inbox {} --count",
    "inbox {} --ready --json",
    "regenerate {} --dry-run",
    "tag add databases {} --dry-run",
    "tag rename databases stores {} --dry-run",
    "add {} --dry-run",
]
"""Every command that takes the name of a file that is there."""


@pytest.mark.parametrize("name", ["talks", "talks/paxos.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_the_collection_is_found_from_anywhere(notes: Path, command: str, name: str):
    """What one command finds by a name, every other one finds by it too."""
    words = command.format(name).split()

    there = run(notes, *words)
    far = run(notes.parent / "elsewhere", "-C", "../notes", *words)

    assert not there.stderr.startswith("Cannot read")
    assert far.returncode == there.returncode
    assert (far.stdout, far.stderr) == tuple(
        text.replace(name, f"../notes/{name}") if "--json" not in words else text
        for text in (there.stdout, there.stderr)
    )


@pytest.mark.parametrize("command", ["explain {}", "check {}", "lint {}"])
def test_a_file_where_one_stands_comes_first(notes: Path, command: str):
    """Of two files of a name the one that one sees is meant."""
    (notes.parent / "elsewhere" / "raft.md").write_text("- Is this one read? :: yes\n", "utf-8")

    found = run(notes.parent / "elsewhere", "-C", "../notes", *command.format("raft.md").split())

    assert "../notes/raft.md:" not in found.stdout
    assert found.returncode in (0, 3)


def test_a_backup_in_the_folder_of_the_collection_is_found_from_anywhere(notes: Path):
    """Where it is copied to is where the notes are, and is named as it stands there."""
    run(notes, "backup", "mine.db")
    shutil.copy(notes / "mine.db", notes / "talks" / "mine.db")

    for name in ("mine.db", "talks/mine.db"):
        found = run(notes.parent / "elsewhere", "-C", "../notes", "restore", "--dry-run", name)
        assert found.stdout == (
            "mine.db would be restored: 0 answers in the place of 0."
            " Your notes, the words of their cards, and what you answered when a scan asked stay as"
            " they are.\n"
        )


@pytest.mark.parametrize("command", ["explain {}", "check {}", "lint {}", "add {} --dry-run"])
def test_a_file_that_is_nowhere_is_said_to_have_been_looked_for_in_both(notes: Path, command: str):
    """Whoever mistypes a name learns where it should have been."""
    found = run(notes.parent / "elsewhere", "-C", "../notes", *command.format("none.md").split())

    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == (
        "Cannot read none.md: No such file or directory. Is the name right? It is looked for from"
        " the folder you stand in, and then in the collection.\n"
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            "-C ~noone due",
            "There is no folder ~noone. Is the name right? `recall init '~noone'` makes it a"
            " collection.",
        ),
        ("inbox ~noone", "No deck is called '~noone'. Decks: Paxos, Raft."),
        (
            "restore ~noone/mine.db",
            "There is no file ~noone/mine.db. `recall restore` alone shows the backups that are"
            " here.",
        ),
        (
            "backup ~noone/mine.db",
            "Cannot write ~noone/mine.db: No such file or directory. Nothing was changed. Is there"
            " such a folder? Make it, or name another one.",
        ),
        (
            "export ~noone/phone",
            "Cannot write ~noone/phone.apkg: there is no folder ~noone. Nothing was changed. Make"
            " it, or name another one.",
        ),
    ],
)
def test_the_home_of_somebody_who_is_not_there_is_a_name_like_others(
    notes: Path, command: str, message: str
):
    """A shell that knows no such home leaves the word as it was typed."""
    found = run(notes, *command.split())

    assert (found.stdout, found.stderr) == ("", f"{message}\n")
