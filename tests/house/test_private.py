"""What you learn stays where you keep it: nothing of it, or of you, turns up anywhere else."""

from __future__ import annotations

import json
import platform
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from memory.notebook import Notebook

from recall.cli import recall

SECRET = "tanager-91c2"
"""Stands in every note, answer and tag."""

TOKEN = "token-5f0e77"
"""Stands in the environment, as keys of other programs do."""

NOTES = f"# Talk of {SECRET}\n\n- Lease {SECRET} :: a lock of {SECRET}\n- Quorum :: half {SECRET}\n"


class Home:
    """A person's folders, with a collection among them, and programs that run in it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.notes = place / "jane-doe" / "diary"
        self.notes.mkdir(parents=True)
        self.env = {
            "HOME": str(place / "jane-doe"),
            "XDG_CONFIG_HOME": str(place / "config"),
            "XDG_DATA_HOME": str(place / "data"),
            "XDG_STATE_HOME": str(place / "state"),
            "XDG_CACHE_HOME": str(place / "cache"),
            "TMPDIR": str(place / "tmp"),
            "RECALL_NOW": "2026-11-23T09:00:00Z",
            "API_TOKEN": TOKEN,
        }
        (place / "tmp").mkdir()

    def say(self, *words: str) -> Result:
        return CliRunner(env=self.env).invoke(recall, ["-C", str(self.notes), *words])

    def elsewhere(self) -> Iterator[Path]:
        """Yield every file that is not in the collection."""
        for path in self.place.rglob("*"):
            if path.is_file() and self.notes not in path.parents:
                yield path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A collection that has been through every command that writes, and then was damaged."""
    home = Home(tmp_path)
    (home.notes / "private-notes.md").write_text(NOTES)
    card = json.loads(home.say("list", "--json").stdout)[0]["id"]
    for words in (
        ("scan",),
        ("answer", card, "good"),
        ("jot", f"Raft :: a protocol {SECRET}"),
        ("find", SECRET),
        ("suspend", card),
        ("undo",),
        ("export", str(home.notes / "out.apkg")),
        ("backup",),
        ("check",),
        ("stats",),
        ("log",),
        ("doctor",),
    ):
        done = home.say(*words)
        assert done.exit_code in (0, 1), (words, done.output)
    return home


def test_no_word_of_a_note_is_kept_outside_the_collection(home: Home):
    """Not in settings, caches, states, logs or what temporary files leave behind."""
    assert (home.notes / ".recall" / "recall.db").exists()
    assert [path for path in home.elsewhere() if SECRET.encode() in path.read_bytes()] == []
    assert [*(home.place / "tmp").iterdir()] == []


def test_nothing_of_the_environment_is_kept_anywhere(home: Home):
    """A collection goes into Git; the keys of other programs must not."""
    files = [path for path in home.place.rglob("*") if path.is_file()]

    assert len(files) > 5
    assert [path for path in files if TOKEN.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    "damage",
    [
        "select 1",
        "update cards set lapses = 7 where reviews > 0",
        "delete from prompts_fts_docsize",
        f"update prompts set front = '{SECRET}' || x'ff'",
        "drop index cards_due",
    ],
)
def test_a_report_can_be_shown_to_strangers(home: Home, damage: str):
    """Neither words of cards, nor where they stand, nor who you are, whatever is wrong."""
    with closing(sqlite3.connect(home.notes / ".recall" / "recall.db")) as db:
        db.execute(damage)
        db.commit()
    said = home.say("doctor", "--json").stdout

    assert json.loads(said)["findings"]
    found = [word for word in (SECRET, TOKEN, "jane-doe", "private-notes", "diary") if word in said]
    assert found == []


def test_a_package_does_not_say_where_it_was_made(tmp_path: Path):
    """It goes to other people: no path, no name of the machine or of who uses it."""
    notes = tmp_path / "jane-doe" / "diary"
    notes.mkdir(parents=True)
    notebook = Notebook(notes)
    notebook.after(NOTES, "private-notes.md")
    package = tmp_path / "out.apkg"
    notebook.collection.export(package)

    with zipfile.ZipFile(package) as opened:
        inside = b"".join(opened.read(name) for name in opened.namelist())

    assert SECRET.encode() in inside
    names = ("jane-doe", "diary", "private-notes", str(tmp_path), platform.node())
    assert [name for name in names if name and name.encode() in inside] == []
