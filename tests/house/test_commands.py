"""init, add, jot, check and config as they are typed: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

TALK = "# Raft\n\n- Leader :: the one server that takes writes\n- [slides](https://example.org)\n"


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder to stand in, with a talk outside the collection `notes`."""
    (tmp_path / "talk.md").write_text(TALK)
    return tmp_path


def run(place: Path, *words: str, stdin: str = "") -> Said:
    """Run the program as a person does, with a home of its own and the clock at rest."""
    done = subprocess.run(
        [sys.executable, "-m", "recall", *words],
        cwd=place,
        env={
            **os.environ,
            "HOME": str(place),
            "XDG_CONFIG_HOME": str(place / "config"),
            "RECALL_NOW": "2026-11-23T09:00:00Z",
            "PYTHONIOENCODING": "utf-8",
        },
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def notes(place: Path) -> Path:
    """The default collection, still empty."""
    (place / "notes").mkdir()
    (place / "notes" / "recall.toml").write_text("# retention = 0.9\n")
    (place / "config" / "recall").mkdir(parents=True)
    (place / "config" / "recall" / "recall.toml").write_text(f"collection = '{place}/notes'\n")
    return place / "notes"


def test_the_first_minute(place):
    """A folder, one talk, one insight: each command says what came of it."""
    assert run(place, "init", "notes") == Said(
        0,
        "notes is now a collection. It has no Markdown yet.\n"
        "\n"
        "Settings: notes/recall.toml\n"
        "What you learn is kept in: notes/.recall\n"
        "Recall uses this collection wherever no other one is near.\n"
        "Next: recall jot TEXT\n",
        "",
    )
    notes = str(place / "notes")
    assert run(place, "add", "--yes", "talk.md") == Said(
        0,
        "talk.md → talk.md: 2 list items: 1 ready, 1 skipped\n"
        "    3  ready      Leader :: the one server that takes writes\n"
        "                  Q  Leader  [definition]\n"
        "                  A  the one server that takes writes\n"
        "    4  skipped    [slides](https://example.org)\n"
        "                  (link only)\n"
        f"Added {notes}/talk.md.\n"
        "Notes changed: 1 new.\n",
        "",
    )
    assert run(place, "jot", "Lease ::", "a lock that expires") == Said(
        0,
        f"{notes}/inbox.md:3: noted, with a card\n  Q  Lease\n  A  a lock that expires\n",
        "",
    )


def test_a_piped_list_becomes_as_many_notes(place, notes):
    """Bytes that are no text are no reason to lose the rest."""
    said = run(place, "jot", "-", stdin="- Lease :: a lock\n- Quorum :: most of them \udcff\n")

    assert said == Said(
        0,
        f"{notes}/inbox.md:3: noted, with 2 cards\n"
        "  Q  Lease\n  A  a lock\n  Q  Quorum\n  A  most of them \N{REPLACEMENT CHARACTER}\n",
        "",
    )


def test_those_who_jot_at_once_all_find_their_bullet(place, notes):
    """A second terminal, or a script, takes nothing away."""
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda n: run(place, "jot", f"term {n} :: meaning"), range(4)))

    lines = (notes / "inbox.md").read_text().splitlines()
    assert [one.code for one in said] == [0] * 4
    assert sorted(lines[2:]) == [f"- term {n} :: meaning" for n in range(4)]


def test_init_of_a_folder_with_notes_shows_what_it_would_ask(place):
    """One sees cards before one has learned a command."""
    (place / "notes").mkdir()
    (place / "notes" / "talk.md").write_text(TALK)

    said = run(place, "init", "notes")

    assert said.out.startswith(
        "notes is now a collection. 1 Markdown file: 2 bullets, 1 ready card, 1 skipped\n"
        "\n"
        "  Q  Leader\n"
        "  A  the one server that takes writes\n"
    )
    assert said.out.endswith("Next: recall review\n")
    assert run(place, "init", "notes").out.startswith("notes is a collection already. 1 Markdown")


def test_a_second_collection_says_how_to_use_it(place, notes):
    """The first stays the default."""
    said = run(place, "init", "work")

    assert said.out.splitlines()[-2:] == [
        f"Where no collection is near, Recall still uses {place / 'notes'}.",
        "Next: recall -C work jot TEXT",
    ]


def test_adding_without_a_terminal_needs_a_yes(place, notes):
    """A script that forgot to say so changes nothing, and a dry run never does."""
    asked = run(place, "add", "talk.md")
    dry = run(place, "add", "--dry-run", "--yes", "talk.md")

    assert asked.out.splitlines()[-2:] == [
        "To add without being asked, say `recall add --yes …`.",
        "Nothing was added.",
    ]
    assert (asked.code, dry.code) == (0, 0)
    assert dry.out.splitlines()[-1] == "Nothing was added."
    assert not (notes / "talk.md").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("add", "missing.md"), 1, "Cannot read missing.md: No such file or directory."),
        (("add", "notes/in.md"), 1, "notes/in.md is in the collection already"),
        (("add", "photo.png"), 1, "photo.png is no Markdown file"),
        (("add", "."), 1, ". is a folder."),
        (("jot",), 2, "There is nothing to jot down."),
        (("jot", "-"), 2, "There is nothing to jot down."),
        (("init", "talk.md"), 1, "talk.md is not a folder."),
        (("init", "new", "--include", "../*"), 2, "include is "),
        (("init", "notes", "--include", "*.md"), 2, "notes/recall.toml is there already"),
        (("check", "missing.md"), 1, "Cannot read missing.md: No such file or directory."),
        (("config", "set", "retenton", "0.9"), 2, "No setting is called 'retenton'."),
        (("config", "set", "retention", "9"), 2, "retention is 9; it must be a number from"),
        (("-C", "nowhere", "check"), 1, "nowhere is not a folder."),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr_in_a_sentence(place, notes, words, code, message):
    """No traceback for anything a person can type."""
    (notes / "in.md").write_text(TALK)
    (place / "photo.png").write_bytes(b"\x89PNG\r\n")

    said = run(place, *words)

    assert said.err.startswith(message)
    assert said.err.count("\n") == 1
    assert (said.code, said.out) == (code, "")


def test_check_names_every_fault_with_its_line_and_exits_with_3(place, notes):
    """An editor can jump there; a hook can refuse a commit."""
    (notes / "bad.md").write_text("---\ntags: [a\n---\n- one :: two\n")
    (notes / "good.md").write_text(TALK)

    said = run(place, "check")
    as_json = run(place, "check", "--json")

    (first, *_, last) = said.out.splitlines()
    assert first.startswith("bad.md:")
    assert last.endswith(("problem.", "problems."))
    assert (said.code, as_json.code) == (3, 3)
    found = json.loads(as_json.out)
    assert f"{found[0]['file']}:{found[0]['line']}: {found[0]['message']}" == first


def test_check_of_good_notes_is_content(place, notes):
    """And a file need not be in a collection."""
    assert run(place, "check", "talk.md") == Said(0, "No problems.\n", "")


def test_config_as_json_has_value_and_source(place, notes):
    """For programs."""
    said = json.loads(run(place, "config", "--json").out)

    assert said["retention"] == {
        "value": 0.9,
        "source": "default",
        "meaning": "chance of recall at which a card comes back",
    }
    assert said["include"]["value"] == ["**/*.md"]


def test_config_set_says_where_it_was_written(place, notes):
    """One knows which file to look at."""
    file = notes / "recall.toml"

    said = run(place, "config", "set", "new_per_day", "15")

    assert said == Said(0, f"new_per_day is now 15, in {file}.\n", "")
    assert "\nnew_per_day = 15\n" in file.read_text()
    assert "# retention = 0.9\n" in file.read_text()
