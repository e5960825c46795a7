"""A disk without room."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from faces.shell import MAIN, Shell
from faults import disk_full
from faults.ground import database, made, opened

from recall.errors import UnwritableFileError
from recall.store import exporting


def test_a_full_disk_costs_no_answer():
    """What cannot be stored is refused in words; what was acknowledged is there."""
    tally = disk_full.limited(3, seed=8)

    assert tally.bad == 0
    assert tally.refused > 0


def test_a_package_that_is_written_is_not_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Only that it was sent cannot be remembered; it says so, and is the package it says it is."""
    folder = made(tmp_path / "notes", 3)

    def full(*args: object) -> None:
        raise UnwritableFileError(database(folder), "the disk is full")

    with opened(folder) as collection:
        monkeypatch.setattr(exporting, "remember_sent", full)
        report = collection.export(tmp_path / "out.apkg")

    assert (report.notes, report.remembered) == (3, False)
    assert zipfile.is_zipfile(tmp_path / "out.apkg")


LOOKS = ("due --count", "stats", "list")
MORE_LOOKS = (*LOOKS, "due", "find term", "log")
NOTHING_STORED = (
    "Nothing can be stored now: the disk reports an error, or is full. What was stored before is"
    " shown, and none of it is lost. Make room on the disk.\n"
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give a shell in front of cards that were learned."""
    shell = Shell(made(tmp_path / "notes", 3))
    for card in shell.json("list"):
        assert shell.run("answer", card["id"], "good").returncode == 0
    return shell


def without_room(shell: Shell, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that can write no byte into any file."""
    return subprocess.run(
        [*MAIN, *words],
        input="",
        capture_output=True,
        encoding="utf-8",
        env=shell.environment({"EDITOR": "true"}),
        cwd=shell.folder.parent,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", LOOKS)
def test_what_was_learned_is_shown_though_there_is_no_room_at_all(shell: Shell, words: str):
    """SQLite needs room even to begin; who only looks needs none."""
    before = shell.run(*words.split())
    (shell.folder / "more.md").write_text("# More\n\n- One more :: card\n", encoding="utf-8")

    looked = without_room(shell, *words.split())

    assert (looked.returncode, looked.stdout) == (before.returncode, before.stdout)
    assert looked.stderr.startswith(NOTHING_STORED)


def test_that_notes_cannot_be_taken_in_is_said(shell: Shell):
    (shell.folder / "more.md").write_text("# More\n\n- One more :: card\n", encoding="utf-8")

    looked = without_room(shell, "due")

    assert looked.stderr == (
        f"{NOTHING_STORED}Some notes changed since: their cards come in once something can be"
        " stored again.\n"
    )


def test_what_would_change_something_says_what_to_do(shell: Shell):
    (card, *_) = shell.json("list")

    refused = without_room(shell, "answer", card["id"], "good")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"{NOTHING_STORED}Cannot write {database(shell.folder)}: the disk reports an error, or is"
        " full. Nothing was changed. Make room on the disk, then say it again.\n"
    )
    assert shell.run("answer", card["id"], "good").returncode == 0


def test_on_a_disk_filled_to_the_last_byte_everything_is_shown(shell: Shell, tmp_path: Path):
    """A small disk of our own, where the machine lets us have one."""
    if not disk_full.can_mount():
        pytest.skip("this machine lets nobody mount anything")
    disk = tmp_path / "disk"
    disk.mkdir()
    before = {words: shell.run(*words.split()).stdout for words in MORE_LOOKS}

    said = subprocess.run(
        [
            *("unshare", "-m", "--propagation", "private", sys.executable, "-c", FILLED),
            *(str(shell.folder), str(disk), json.dumps(MORE_LOOKS)),
        ],
        env=shell.environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(said.stdout) == before


FILLED = """
import json, os, shutil, subprocess, sys
notes, disk, looks = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], check=True)
shutil.copytree(notes, disk + "/notes")
try:
    with open(disk + "/ballast", "wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))
except OSError:
    pass
os.environ["RECALL_COLLECTION"] = disk + "/notes"
os.chdir(disk)
said = {}
for words in json.loads(looks):
    command = [sys.executable, "-m", "recall", *words.split()]
    said[words] = subprocess.run(command, capture_output=True, text=True).stdout
print(json.dumps(said))
"""
