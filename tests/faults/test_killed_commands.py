"""`kill -9` in the middle of commands that change many things, or a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults import killed_commands
from faults.ground import deck, made, opened
from faults.nursery import NOW

from recall.cli import recall


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(killed_commands.scanned(9), id="scan"),
        pytest.param(killed_commands.begun(), id="the very first scan"),
        pytest.param(killed_commands.exported(), id="export"),
        pytest.param(killed_commands.jotted(), id="jot"),
        pytest.param(killed_commands.remade("reviews"), id="rebuild of a damaged one"),
    ],
)
def test_a_killed_command_has_done_everything_or_nothing(case: killed_commands.Case):
    """The memory is what the notes were at one time; a file is the old one or the new one."""
    assert killed_commands.tallied(case, 4, seed=2).bad == 0


def test_a_program_that_writes_in_place_is_found_out_at_one_of_its_steps():
    """The kills come at the same steps whatever the hour, so that no kill proves something, too."""
    jot = killed_commands.jotted()

    assert killed_commands.tallied(jot, 0, seed=2, twist=jot.twist).bad == 1


def test_copies_that_a_killed_add_left_unread_are_read_by_the_next(tmp_path: Path):
    """Though there is nothing more to copy."""
    folder = made(tmp_path / "notes", 1)
    talk = tmp_path / "talk.md"
    talk.write_text(deck(2, first=50), "utf-8")
    say = partial(CliRunner(env={"RECALL_NOW": NOW}).invoke, recall)
    say(["-C", str(folder), "add", "--yes", str(talk)])
    (folder / "more.md").write_text(deck(3, first=90), "utf-8")

    again = say(["-C", str(folder), "add", "--yes", str(talk)])

    assert again.stdout.splitlines()[-1] == "Nothing was added."
    assert again.stderr == "Notes changed: 3 new.\n"
    assert sum(row[0] == "more.md" for row in killed_commands.memory_of(folder)[1]) == 3


def test_what_a_killed_jot_left_beside_the_inbox_is_taken_away_by_the_next(tmp_path: Path):
    """Nobody has to wonder what those files are, or whether they may go."""
    folder = made(tmp_path / "notes", 1)
    (folder / ".inbox.md.a1b2c3d4").write_text("- half a thou", "utf-8")
    (folder / ".inbox.md.notes.md").write_text("mine", "utf-8")
    (folder / ".other.md.a1b2c3d4").write_text("of somebody who still writes", "utf-8")

    with opened(folder) as collection:
        collection.jot("A lease :: a lock that ends by itself")

    assert sorted(path.name for path in folder.iterdir()) == [
        ".inbox.md.notes.md",
        ".other.md.a1b2c3d4",
        ".recall",
        "inbox.md",
        "recall.toml",
        "terms.md",
    ]
