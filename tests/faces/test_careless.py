"""What a careless person, a script or a scheduled task does: never a traceback, never a hang."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from faces.shell import MAIN, Shell


def with_no_input(shell: Shell, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose standard input was closed before it began."""
    return subprocess.run(
        [*MAIN, *words],
        capture_output=True,
        encoding="utf-8",
        env=shell.environment(),
        cwd=shell.folder.parent,
        preexec_fn=lambda: os.close(0),
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("jot -", 2, "There is nothing to jot down."),
        ("suspend -", 2, "No id was given."),
        ("add talk.md", 0, "To add without being asked, say `recall add --yes …`."),
    ],
)
def test_without_any_input_nothing_is_asked(shell: Shell, words: str, code: int, said: str):
    """As when a daemon starts it."""
    (shell.folder.parent / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")

    done = with_no_input(shell, *words.split())

    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_no_ids(shell: Shell, tmp_path: Path):
    done = subprocess.run(
        [*MAIN, "suspend", "-"],
        input=b"\xff\xfe\n",
        capture_output=True,
        env=shell.environment(),
        cwd=tmp_path,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.decode().startswith("No card has the id")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            "explain notes/raft",
            1,
            "Cannot read notes/raft: No such file or directory. Did you mean notes/raft.md?\n",
        ),
        (
            "backup nowhere/copy.db",
            1,
            "Cannot write nowhere/copy.db: No such file or directory. Nothing was changed. Is there"
            " such a folder? Make it, or name another one.\n",
        ),
        (
            "config get retention",
            2,
            "`recall config` shows retention with the other settings, `recall config set retention"
            " VALUE` changes it.\n",
        ),
        (
            "config set include ,",
            2,
            "include is []; it must be a list of patterns inside the collection, such as"
            ' ["talks/**/*.md"], and not empty.\n',
        ),
    ],
)
def test_a_slip_is_told_with_what_was_meant(shell: Shell, words: str, code: int, said: str):
    shell.run("scan")

    done = shell.run(*words.split())

    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def test_a_folder_within_a_collection_gets_no_memory_of_its_own(shell: Shell):
    """Else each of its cards would be asked twice, and know half of the answers."""
    part = shell.folder / "talks"
    part.mkdir()
    (part / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")
    shell.run("scan")

    refused = shell.run("-C", "notes/talks", "due")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"notes/talks is a part of the collection {shell.folder}: name that one. `recall init"
        " notes/talks` makes it one by itself.\n"
    )
    assert not (part / ".recall").exists()


def test_a_collection_that_moved_goes_on_from_its_new_place(shell: Shell):
    moved, anywhere = shell.folder.with_name("moved"), {"RECALL_COLLECTION": None}
    (card, *_) = shell.json("list")
    shell.run("answer", card["id"], "easy")
    assert shell.run("init", str(shell.folder), env=anywhere).returncode == 0
    shell.folder.rename(moved)

    lost = shell.run("due", env=anywhere)
    found = shell.run("init", str(moved), env=anywhere)

    assert (lost.returncode, lost.stderr) == (
        1,
        f"Your collection {shell.folder} is not there. If you moved it, say `recall init FOLDER`"
        " with its new place: it goes on as it was. -C FOLDER names another one.\n",
    )
    assert found.returncode == 0
    assert card["id"] in shell.run("log", "answered", env=anywhere).stdout


def test_a_note_jotted_over_what_was_emptied_tells_what_went(shell: Shell):
    """Who emptied the inbox by accident hears of it before it is forgotten."""
    shell.run("jot", "Lease :: a lock that runs out")
    (card,) = (one for one in shell.json("list") if one["front"] == "Lease")
    shell.run("answer", card["id"], "easy")
    (shell.folder / "inbox.md").write_text("", encoding="utf-8")

    jotted = shell.run("jot", "Fence :: a token that grows")

    assert jotted.returncode == 0
    assert jotted.stderr == "Notes changed: 1 new, 1 gone (suspended).\n"


def test_undo_says_which_way_it_went(shell: Shell):
    """A card whose return is undone is out again: who reads `suspension` thinks it is back."""
    (card, *_) = shell.json("list")
    shell.run("suspend", card["id"])
    shell.run("unsuspend", card["id"])

    assert shell.run("undo").stdout == f"Undone: return to the queue, {card['front']}\n"
    assert shell.run("undo").stdout == f"Undone: suspension, {card['front']}\n"


def test_words_are_stored_as_they_were_typed_where_the_machine_knows_ascii_alone(shell: Shell):
    """What cannot be shown there is not lost for the other days."""
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    jotted = shell.run("jot", "naïve — 日本 :: ok", env=ascii_alone)

    assert jotted.returncode == 0, jotted.stderr
    assert "- naïve — 日本 :: ok\n" in (shell.folder / "inbox.md").read_text("utf-8")


def test_an_interrupted_question_leaves_the_shell_a_line_of_its_own(shell: Shell):
    (shell.folder.parent / "talk.md").write_text("# Talk\n\n- One :: two\n", encoding="utf-8")
    terminal = shell.terminal("add", "talk.md")

    terminal.press("", "Add 1 file?")
    terminal.type("\x03")

    assert terminal.end() == 130
    assert terminal.written.endswith(b"\r\n")


def test_who_types_into_a_pipe_is_told_how_to_end(shell: Shell):
    terminal = shell.terminal("jot", "-")

    terminal.wait_for("What struck you, in one line or more; Ctrl-D ends.")
    terminal.press("Lease :: a lock that runs out\r\x04", "inbox.md:3: noted, with a card")

    assert terminal.end() == 0
