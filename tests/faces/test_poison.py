"""Hostile notes: nothing of them reaches a terminal as a command to it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import reduce
from pathlib import Path

import pytest
from faces.shell import Shell

from recall.cli import COMMANDS, recall


def sequences() -> Iterator[tuple[str, str]]:
    """Give what programs have been attacked with, by a name that a file can have."""
    ends = {"bell": "\x07", "string end": "\x1b\\", "c1 end": "\x9c", "open": ""}
    numbers = ["0;OWNED", "2;OWNED", "4;1;?", "7;file:///", "8;;https://evil.example", "9;OWNED"]
    numbers += [
        "10;?",
        "22;wait",
        "50;x",
        "52;c;T1dORUQ=",
        "133;C",
        "777;notify;a;b",
        "1337;File=:",
    ]
    for place, number in enumerate(numbers):
        end = [*ends][place % len(ends)]
        yield f"osc {number.split(';')[0]} {end}", f"\x1b]{number}{ends[end]}"
    for name, opening in {"dcs": "P+q544e", "apc": "_G", "pm": "^x", "sos": "Xx"}.items():
        for end, closing in ends.items():
            yield f"{name} {end}", f"\x1b{opening}OWNED{closing}"
    for final in (
        "31m",
        "2J",
        "H",
        "?1049h",
        "?1000h",
        "6n",
        "c",
        "5i",
        "1 q",
        "21t",
        "?2004h",
        "8;9;9t",
    ):
        yield f"csi {final}", f"\x1b[{final}OWNED"
    for code in (0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F, 0x85, 0x84):
        yield f"c1 {code:x}", f"{chr(code)}31mOWNED{chr(0x9C)}"
    for code in (*range(1, 9), *range(0xB, 0x20), 0x7F):
        yield f"c0 {code:x}", f"one{chr(code)}two"
    for code in (
        0x061C,
        0x200E,
        0x200F,
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ):
        yield f"order {code:x}", f"{chr(code)}DENWO{chr(code)}"
    yield "reset", "\x1bcOWNED"
    yield "charset", "\x1b(0OWNED\x0e"
    yield "keypad", "\x1b=OWNED\x1b#8"
    yield "tags", "\U000e004f\U000e0057"
    yield "rich", "[bold]OWNED[/bold] [@click=app.quit]x[/] [link=https://evil.example]y[/link]"


PAYLOADS = dict(sequences())
FEW = ("osc 2 string end", "osc 7 open", "csi 31m", "c1 9b", "order 202e", "tags", "rich", "c0 8")
"""One of each kind, for what takes a program of its own."""

FOREIGN = re.compile(
    "\x1b[]P_^XNO]|\x9b|\x9d|\x90|[\x80-\x9f]|\x08|\x07|\x7f|[\u202a-\u202e\u2066-\u2069]"
    "|[\U000e0000-\U000e007f]"
)
"""What neither our screen nor its library ever writes."""

POINTER = re.compile("\x1b\\]22;(default|pointer|text)\x07")
"""The one such sequence of the library's own: the shape of the mouse pointer."""

HOSTILE = "\x1b]2;OWNED\x07"
"""As a word on the command line."""

TRIED = [
    (),
    ("find", "term"),
    ("find", "term", "--json"),
    ("explain", "{file}"),
    ("explain", "{file}", "--json"),
    ("explain", "{file}", "--why"),
    ("check", "{folder}"),
    ("list", "--drafts"),
    ("show", "{card}"),
    ("show", "{card}", "--json"),
    ("answer", "{card}", "good"),
    ("answer", "{card}", HOSTILE),
    ("answer", "{card}", "good", "--at", HOSTILE),
    ("suspend", "{card}"),
    ("add", "{outside}", "--dry-run"),
    ("add", "{outside}", "--yes"),
    ("add", "-"),
    ("add", f"https://evil.example/{HOSTILE}"),
    ("jot", f"{HOSTILE} :: {HOSTILE}"),
    ("tag", "add", "x", "{file}"),
    ("tag", "rm", HOSTILE),
    ("tag", "rename", "x", HOSTILE),
    ("edit", "term"),
    ("edit", "{card}"),
    ("config", "--sources"),
    ("config", "set", HOSTILE, "1"),
    ("config", "set", "time_zone", HOSTILE),
    ("init", "{folder}"),
    ("review", "--plain"),
    ("scan", "--dry-run"),
    ("undo", "3"),
    ("export", "{folder}/" + HOSTILE),
    ("-C", HOSTILE, "due"),
    ("due", f"--{HOSTILE}"),
    (HOSTILE,),
]
"""Besides every command alone, with `--json`, and with a hostile word."""


TOGETHER = 9
"""Payloads in one file of many."""


def poisoned_notes(folder: Path, payloads: Mapping[str, str]) -> None:
    """Write hostile notes, in files with hostile names."""
    for name, payload in payloads.items():
        lines = [
            "---",
            f"title: 'Title {name} {payload}'",
            f"speaker: 'Ada {payload}'",
            f"tags: ['tag {payload}']",
            f"source: https://evil.example/{payload}",
            f"cards: {payload}",
            f"sourse: {payload}",
            "---",
            "",
            f"# Section {payload}",
            "",
            f"- term {name} {payload} :: meaning {payload}",
            f"- [link](https://x.example/{payload}) term :: see `{payload}` there",
            f"- {payload} is what one says of a {payload}, because {payload}.",
            "",
        ]
        file = folder / f"{name} {payload.replace('/', '')}.md".replace("\0", "")
        file.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def poisoned(shell: Shell) -> Shell:
    """Give a collection of hostile notes, a kind each."""
    (shell.folder / "raft.md").unlink()
    poisoned_notes(shell.folder, {name: PAYLOADS[name] for name in FEW})
    return shell


def everything_poisoned(folder: Path) -> dict[str, str]:
    """Make hostile notes of every kind and return what commands name of them."""
    names = [*PAYLOADS]
    groups = [names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
    poisoned_notes(folder, {group[0]: " ".join(map(PAYLOADS.get, group)) for group in groups})
    outside = folder.parent / f"outside {HOSTILE}.md"
    outside.write_text(f"---\ntitle: [{HOSTILE}\n---\n- term {HOSTILE} :: {HOSTILE}\n")
    return {
        "{file}": str(sorted(folder.glob("*.md"))[0]),
        "{folder}": str(folder),
        "{outside}": str(outside),
    }


def said_by(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the program writes, run as one, but in this process."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch, suppress(SystemExit):
        patch.setattr("sys.argv", ["recall", *words])
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n4\n" * 5)))
        recall.run()
    written = capsys.readouterr()
    return written.out + written.err


def foreign(written: str) -> list[str]:
    """Return what stands in the output that could steer a terminal."""
    return [repr(written[max(0, m.start() - 20) : m.end() + 10]) for m in FOREIGN.finditer(written)]


def test_no_command_writes_an_escape_sequence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Neither one of a note's nor one of its own, whatever is asked for and whatever fails."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, value in Shell(notes).environment({"EDITOR": "true"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    names = everything_poisoned(notes)
    listed = json.loads(said_by(["list", "--json"], capsys).partition("\n]")[0] + "]")
    names["{card}"] = listed[0]["id"]
    bare = [(name, *more) for name in COMMANDS for more in ((), ("--json",), (HOSTILE,))]

    for words in [*bare, *TRIED]:
        asked = [reduce(lambda word, each: word.replace(*each), names.items(), w) for w in words]
        written = said_by(asked, capsys)

        assert foreign(written) == [], words
        assert "\x1b" not in written, words
        assert "Traceback" not in written, written


def test_a_crash_is_no_way_around_the_exit(shell: Shell):
    """What a fault of ours says may quote a note too."""
    code = (
        "import sys, recall.__main__ as program, recall.cli.due as due\n"
        f"def fails(*_): raise ValueError({HOSTILE!r})\n"
        "due.refreshed = fails\n"
        "sys.argv = ['recall', 'due']\n"
        "program.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=shell.environment(), check=False
    )

    assert done.returncode == 1
    assert "ValueError: ␛]2;OWNED␇" in done.stderr.decode()
    assert b"\x1b" not in done.stderr


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
    terminal.type("q")
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
