"""The review on a real terminal: it starts, stores, and gives the terminal back."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from faces.shell import Shell

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Back from the other screen, with a cursor, without mouse reports and bracketed paste."""


def reviews_of(shell: Shell) -> list[str]:
    """Return the ratings in the log, oldest first."""
    lines = shell.run("log", "--json").stdout.splitlines()
    return [entry["rating"] for entry in map(json.loads, lines) if entry["kind"] == "review"]


def test_a_review_on_the_screen_is_in_the_log(shell: Shell):
    """Reveal, grade, leave: the answer is stored and the shell's history keeps a line."""
    terminal = shell.terminal("review")
    terminal.wait_for("1/3")
    terminal.press(" ", "Again")
    terminal.press("3", "2/4")
    terminal.type("q")

    assert terminal.end() == 0
    assert reviews_of(shell) == ["good"]
    assert terminal.written.endswith(b"due, 2 new waiting.\r\n")
    assert all(mode in terminal.written for mode in RESTORED)


def test_what_the_button_says_is_what_is_stored(shell: Shell):
    """The interval on the screen is a promise."""
    terminal = shell.terminal("review")
    terminal.wait_for("1/3")
    terminal.press(" ", "Again")
    line = next(row for row in terminal._screen.display if "4 Easy" in row)
    days = int(line.split("4 Easy ")[1].split()[0])
    terminal.press("4", "2/3")
    terminal.type("\x03")

    assert terminal.end() == 0
    (card,) = [row for row in shell.json("list") if row["state"] == "review"]
    assert card["due_day"] == f"2026-{11 if days <= 7 else 12}-{(22 + days) % 30 + 1:02}"


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 0)])
def test_a_signal_leaves_a_usable_terminal(shell: Shell, name: str, code: int):
    """Closing a window or `kill` costs neither answers nor the terminal."""
    terminal = shell.terminal("review")
    terminal.wait_for("1/3")
    terminal.press(" ", "Again")
    terminal.press("3", "2/4")
    terminal.program.send(signal.Signals[name])

    assert terminal.end() == code
    assert reviews_of(shell) == ["good"]
    assert all(mode in terminal.written for mode in RESTORED)


def test_a_note_is_edited_and_asked_anew(shell: Shell, tmp_path: Path):
    """A slip that is seen while studying is mended there, and the card keeps its history."""
    editor = tmp_path / "vi"
    editor.write_text("#!/bin/sh\nsed -i 's/a stretch of time/an era/' \"$2\"\n", encoding="utf-8")
    editor.chmod(0o755)
    terminal = shell.terminal("review", env={"EDITOR": str(editor)})
    terminal.wait_for("1/3")
    terminal.press(" ", "a stretch of time")

    terminal.press("e", "an era with at most one leader")

    assert "term" in "\n".join(terminal._screen.display)
    terminal.type("q")
    assert terminal.end() == 0


def test_what_was_edited_in_a_review_can_be_taken_back(shell: Shell, tmp_path: Path):
    """A slip of the hand in the editor costs no more than one of the fingers."""
    note = shell.folder / "raft.md"
    before = note.read_bytes()
    editor = tmp_path / "vi"
    editor.write_text("#!/bin/sh\nsed -i 's/a stretch of time/an era/' \"$2\"\n", encoding="utf-8")
    editor.chmod(0o755)
    terminal = shell.terminal("review", env={"EDITOR": str(editor)})
    terminal.wait_for("1/3")
    terminal.press(" ", "a stretch of time")
    terminal.press("e", "an era with at most one leader")
    edited = note.read_bytes()

    terminal.press("u", "Undone: the last edit: raft.md")
    terminal.type("q")

    assert terminal.end() == 0
    assert before != edited
    assert note.read_bytes() == before


def test_an_editor_that_fails_leaves_the_review_open(shell: Shell):
    """What went wrong is said on the screen, and the card is still there to be answered."""
    terminal = shell.terminal("review", env={"EDITOR": "false"})
    terminal.wait_for("1/3")
    terminal.press(" ", "a stretch of time")

    terminal.press("e", "The editor 'false' ended with code 1.")
    terminal.press("3", "2/4")
    terminal.type("q")

    assert terminal.end() == 0
    assert reviews_of(shell) == ["good"]


def test_the_plain_review_on_a_terminal(shell: Shell):
    """The same, without a full screen."""
    terminal = shell.terminal("review", "--plain")
    terminal.wait_for("Enter: answer")
    terminal.press("\r", "1 Again")
    terminal.press("4\r", "2/3")
    terminal.press("q\r", "Still due today: 2.")

    assert terminal.end() == 0
    assert reviews_of(shell) == ["easy"]
    assert b"\x1b" not in terminal.written


def test_ctrl_c_is_a_way_out_of_the_plain_review(shell: Shell):
    """As it is on the screen."""
    terminal = shell.terminal("review", "--plain")
    terminal.wait_for("Enter: answer")
    terminal.type("\x03")

    assert terminal.end() == 0
    assert b"Traceback" not in terminal.written


def test_a_dumb_terminal_gets_lines(shell: Shell):
    """Where the screen cannot be drawn, nobody has to know about --plain."""
    terminal = shell.terminal("review", env={"TERM": "dumb"})
    terminal.press("q\r", "Still due today: 3.")

    assert terminal.end() == 0
    assert b"\x1b" not in terminal.written


def test_the_first_card_in_lines_loads_nothing_heavy(shell: Shell):
    """It waits for neither the screen, nor the scheduler, nor the reader of Markdown."""
    shell.run("scan")
    program = (
        "import sys\n"
        "from recall.cli import recall\n"
        "recall(['review', '--plain'], standalone_mode=False)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="",
        capture_output=True,
        text=True,
        env=shell.environment(),
        check=True,
    )

    heavy = {"textual", "rich", "fsrs", "markdown_it", "sqlite_utils", "rapidfuzz", "yaml"}
    assert set(done.stdout.splitlines()[-1].split()) & heavy == set()


def test_ctrl_z_stops_the_review_until_it_is_wanted_again(shell: Shell):
    """The shell's own keys work, and the screen is drawn anew."""
    terminal = shell.terminal("review")
    terminal.wait_for("1/3")
    terminal.type("\x1a")
    while "T" not in _state_of(terminal.program.pid) or RESTORED[0] not in terminal.written:
        terminal._read()
    assert RESTORED[0] in terminal.written

    terminal.program.send(signal.SIGCONT)
    terminal.press(" ", "Again")
    terminal.type("q")
    assert terminal.end() == 0


def _state_of(pid: int) -> str:
    """Return the letter that the system has for the state of a process."""
    done = subprocess.run(
        ["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def test_a_pipe_gets_lines(shell: Shell):
    """A script can review; the end of its words ends the session."""
    done = shell.run("review", typed="\n3\n\n1\n")

    assert done.returncode == 0
    assert reviews_of(shell) == ["good", "again"]
    assert "Q: " in done.stdout


def test_the_screen_without_colours(shell: Shell):
    """NO_COLOR is honoured where escape sequences cannot be avoided."""
    terminal = shell.terminal("review", env={"NO_COLOR": "1"})
    terminal.wait_for("1/3")
    terminal.type("q")
    terminal.end()

    colours = re.findall(rb"\x1b\[[0-9;]*m", terminal.written)
    codes = {code for run in colours for code in run[2:-1].split(b";")}
    assert not codes & {
        b"%d" % number for number in (*range(30, 39), *range(40, 49), *range(90, 108))
    }


NO_BACKUP = (
    b"No backup could be made today (something other than a folder has its name). What you do now"
    b" is stored all the same; `recall backup FILE` makes one elsewhere.\r\n"
)


@pytest.mark.parametrize(
    ("words", "first", "keys"),
    [
        ("review", "1/4", ((" ", "Again"), ("4", "2/4"))),
        ("inbox --ready", "1/1", (("\r", "Nothing waits"),)),
    ],
)
def test_what_goes_wrong_beside_the_screen_is_told_behind_it(
    shell: Shell, words: str, first: str, keys: tuple[tuple[str, str], ...]
):
    """In the middle of a card nobody could read it, and what is drawn next would be over it."""
    (shell.folder / "why.md").write_text(
        "- Raft elects one leader per term, because two leaders could overwrite each other.\n",
        encoding="utf-8",
    )
    shell.run("scan")
    (shell.folder / ".recall" / "backups").write_text("in the way", encoding="utf-8")
    terminal = shell.terminal(*words.split())
    terminal.wait_for(first)
    for key, then in keys:
        terminal.press(key, then)
    terminal.type("q")

    assert terminal.end() == 0
    on_screen, _, behind = terminal.written.rpartition(RESTORED[0])
    assert behind.count(NO_BACKUP) == 1
    assert b"No backup" not in on_screen
