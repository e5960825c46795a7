"""Hostile notes: nothing of them reaches a terminal as a command to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from faces.shell import Shell

PAYLOADS = {
    "title": "\x1b]2;OWNED\x07",
    "clipboard": "\x1b]52;c;T1dORUQ=\x1b\\",
    "link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "colour": "\x1b[31mred",
    "c1": "\x9b31m\x9d2;OWNED\x9c",
    "dcs": "\x1bP+q544e\x1b\\",
    "apc": "\x1b_OWNED\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "unterminated": "\x1b]0;OWNED",
    "back": "abc\x08\x08\x08xyz\x7f",
    "bidi": "\u202eDENWO\u2066",
    "tags": "\U000e004f\U000e0057",
    "rich": "[bold]OWNED[/bold] [@click=app.quit]x[/]",
}

FOREIGN = re.compile(
    "\x1b[]P_^XNO]|\x9b|\x9d|\x90|[\x80-\x9f]|\x08|\x07|\x7f|[\u202a-\u202e\u2066-\u2069]"
    "|[\U000e0000-\U000e007f]"
)
"""What neither our screen nor its library ever writes."""

POINTER = re.compile("\x1b\\]22;(default|pointer|text)\x07")
"""The one such sequence of the library's own: the shape of the mouse pointer."""

COMMANDS = [
    (),
    ("due",),
    ("list",),
    ("list", "--json"),
    ("find", "term"),
    ("find", "term", "--json"),
    ("find", "\x1b]2;OWNED\x07"),
    ("decks",),
    ("stats",),
    ("log",),
    ("log", "--json"),
    ("due", "\x1b]2;OWNED\x07"),
    ("show", "\x1b]2;OWNED\x07"),
    ("answer", "x", "\x1b]2;OWNED\x07"),
    ("check",),
    ("\x1b]2;OWNED\x07",),
    ("scan", "--dry-run"),
    ("config", "--sources"),
]


@pytest.fixture
def poisoned(shell: Shell) -> Shell:
    """Give a collection of hostile notes, in files with hostile names."""
    (shell.folder / "raft.md").unlink()
    for name, payload in PAYLOADS.items():
        lines = [
            "---",
            f"title: 'Title {name} {payload}'",
            f"speaker: 'Ada {payload}'",
            f"tags: ['tag {payload}']",
            "---",
            "",
            f"# Section {payload}",
            "",
            f"- term {name} {payload} :: meaning {payload}",
            f"- [link](https://x.example/{payload}) term :: see `{payload}` there",
            "",
        ]
        text = "\n".join(lines)
        (shell.folder / f"{name} {payload.replace('/', '')}.md").write_text(text, encoding="utf-8")
    return shell


def foreign(written: str) -> list[str]:
    """Return what stands in the output that could steer a terminal."""
    return [repr(written[max(0, m.start() - 20) : m.end() + 10]) for m in FOREIGN.finditer(written)]


def test_no_command_writes_an_escape_sequence_into_a_pipe(poisoned: Shell):
    """Neither one of a note's nor one of its own."""
    for words in COMMANDS:
        done = poisoned.run(*words)
        written = done.stdout + done.stderr

        assert "\x1b" not in written, words
        assert foreign(written) == [], words
        assert "Traceback" not in written, written


def test_no_command_writes_a_foreign_sequence_to_a_terminal(poisoned: Shell):
    """With colours allowed, only our own."""
    for words in [(), ("due",), ("list",), ("find", "term"), ("decks",)]:
        terminal = poisoned.terminal(*words)
        terminal.end()

        assert foreign(terminal.written.decode("utf-8")) == [], words


def test_cards_show_their_poison_without_its_effect(poisoned: Shell):
    """Every card of the day, question and answer, with note and facts."""
    terminal = poisoned.terminal("review", size=(100, 30))
    terminal.wait_for("1/10")
    for number in range(1, 11):
        terminal.press(" ", "Again")
        terminal.press("m", "Esc ─╯")
        terminal.press("q", "3 Good")
        terminal.press("i", "This card")
        terminal.press("q", "? help")
        terminal.press("4", f"{number + 1}/10" if number < 10 else "Tomorrow")
    terminal.child.send("q")
    terminal.end()

    written = POINTER.sub("", terminal.written.decode("utf-8"))
    assert "OWNED" in written
    assert foreign(written) == []


def test_lines_show_their_poison_without_its_effect(poisoned: Shell):
    """The plain review goes through the same exit."""
    done = poisoned.run("review", "--plain", typed="\nm\ni\no\n4\n" * 10)

    assert "OWNED" in done.stdout
    assert "\x1b" not in done.stdout
    assert foreign(done.stdout) == []


def test_a_file_name_that_is_no_text_is_survived(shell: Shell):
    """Old archives have names in old encodings."""
    name = b"caf\xe9.md"
    try:
        Path(shell.folder / name.decode("utf-8", "surrogateescape")).write_text("- a :: b\n")
    except OSError:
        pytest.skip("this file system takes only Unicode names")

    done = shell.run("list")

    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    checked = shell.run("check")
    assert checked.stdout.startswith("notes/caf?.md:1: the name of this file is not Unicode")
