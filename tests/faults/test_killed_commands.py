"""`kill -9` in the middle of commands that change many things, or a file."""

from __future__ import annotations

from pathlib import Path

from faults import killed_commands
from faults.ground import made, opened


def test_a_killed_scan_has_done_everything_or_nothing():
    """What the memory says of the notes is what they said at one time."""
    outcome = killed_commands.memory(8, seed=2)

    assert outcome.bad == 0, outcome.said


def test_a_killed_command_leaves_the_old_file_or_the_new_one():
    """A package that is half there cannot be read by a phone, and half an inbox is no inbox."""
    outcome = killed_commands.files(6, seed=3)

    assert outcome.bad == 0, outcome.said


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
