"""`recall inbox` and `recall add` as a person starts them: on a terminal, in a pipe, and killed."""

from __future__ import annotations

import json
import signal
import sqlite3
from pathlib import Path

import pytest
from curating.decks import BARE, DRAFT, ELSEWHERE, TALK
from faces.shell import Shell, Terminal

from recall import migrations
from recall.store.database import SCHEMA, Database


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give a shell in front of a collection with one deck, and another file outside of it."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (notes / "elsewhere.md").write_text(ELSEWHERE, encoding="utf-8")
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    shell = Shell(notes)
    shell.run("scan")
    return shell


def added(shell: Shell) -> Shell:
    done = shell.run("add", "--yes", str(shell.folder.parent / "talk.md"))
    assert done.returncode == 0, done.stderr
    return shell


def decisions(shell: Shell) -> list[str]:
    entries = map(json.loads, shell.run("log", "--json").stdout.splitlines())
    kinds = ("accepted", "rejected", "edited", "note-only", "skipped", "withdrawn")
    return [entry["kind"] for entry in entries if entry["kind"] in kinds]


# Adding


def test_adding_on_a_terminal_goes_through_what_came_in(shell: Shell):
    """Ready cards with one key, then the draft, then the bullet without a card; then it is told."""
    terminal = added_on_terminal(shell)
    terminal.press("\r", "1/3")
    terminal.press("A", "2/3")
    terminal.press("r", "3/3")
    terminal.press("n", "Nothing waits.")
    terminal.type("q")

    assert terminal.end() == 0
    assert decisions(shell) == ["accepted", "rejected", "note-only"]
    tail = terminal.written.split(b"\x1b[?1049l")[-1].decode()
    assert "1 card accepted, 1 rejected, 1 bullet left without a card." in tail


def added_on_terminal(shell: Shell) -> Terminal:
    terminal = shell.terminal("add", str(shell.folder.parent / "talk.md"))
    terminal.wait_for("Add 1 file?")
    return terminal


def test_what_was_not_looked_at_waits_in_the_inbox(shell: Shell):
    """Leaving is never a loss."""
    terminal = added_on_terminal(shell)
    terminal.press("\r", "1/3")
    terminal.type("q")

    assert terminal.end() == 0
    assert b"2 bullets wait: recall inbox" in terminal.written
    assert b"1 bullet with ready cards not looked at: recall inbox --ready" in terminal.written
    assert shell.run("inbox", "--count").stdout == "2\n"
    ready = shell.run("inbox", "--ready", "Raft", typed="a\n")
    assert "Accepted." in ready.stdout


def test_adding_with_yes_takes_ready_cards_alone(shell: Shell):
    """Drafts wait, and are not asked about."""
    added(shell)

    assert decisions(shell) == []
    assert [row["file"] for row in shell.json("list")] == ["elsewhere.md", "talk.md"]
    assert shell.run("inbox", "--count").stdout == "2\n"


def test_a_person_who_says_no_adds_nothing(shell: Shell):
    terminal = added_on_terminal(shell)
    terminal.type("n\r")

    assert terminal.end() == 0
    assert b"Nothing was added." in terminal.written


# The inbox


def test_the_inbox_on_a_terminal(shell: Shell, tmp_path: Path):
    """A draft is worded in the person's own editor, and stands under its bullet."""
    editor = tmp_path / "vi"
    editor.write_text(
        "#!/bin/sh\nsed -i 's/^Q: .*/Q: What keeps people from Paxos?/' \"$2\"\n", encoding="utf-8"
    )
    editor.chmod(0o755)
    added(shell)
    terminal = shell.terminal("inbox", env={"EDITOR": str(editor)})
    terminal.wait_for("1/2")

    terminal.press("e", "2/2")
    terminal.press("s", "Nothing waits.")
    terminal.type("q")

    assert terminal.end() == 0
    assert decisions(shell) == ["edited", "skipped"]
    assert (shell.folder / "talk.md").read_text(encoding="utf-8") == TALK.replace(
        f"- {DRAFT}\n",
        f"- {DRAFT}\n  <!-- recall\n  Q: What keeps people from Paxos?\n"
        "  A: Because its proof is hard to follow\n  -->\n",
    )
    fronts = [row["front"] for row in shell.json("list")]
    assert "What keeps people from Paxos?" in fronts


def test_an_editor_that_fails_leaves_the_inbox_open(shell: Shell):
    """What went wrong is said on the screen, and the bullet still waits."""
    added(shell)
    terminal = shell.terminal("inbox", env={"EDITOR": "false"})
    terminal.wait_for("1/2")

    terminal.press("e", "The editor 'false' ended with code 1.")
    terminal.press("n", "2/2")
    terminal.type("q")

    assert terminal.end() == 0
    assert decisions(shell) == ["note-only"]


def test_the_inbox_in_a_pipe(shell: Shell):
    added(shell)

    done = shell.run("inbox", typed="a\nn\n")

    assert done.returncode == 0
    assert done.stdout.endswith(
        "Kept as a note only.\n1 card accepted, 1 bullet left without a card.\nNothing waits.\n"
    )
    assert "\x1b" not in done.stdout
    assert decisions(shell) == ["accepted", "note-only"]


@pytest.mark.parametrize(("words", "env"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_the_inbox_in_lines_on_a_terminal(shell: Shell, words: list[str], env: dict[str, str]):
    added(shell)
    terminal = shell.terminal("inbox", *words, env=env)
    terminal.wait_for("Enter: accept")
    terminal.press("\r", "2/2")
    terminal.press("q\r", "1 bullet waits: recall inbox")

    assert terminal.end() == 0
    assert b"\x1b" not in terminal.written
    assert decisions(shell) == ["accepted"]


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", None)])
def test_a_walk_that_is_killed_keeps_every_decision(shell: Shell, name: str, code: int | None):
    """What was decided is stored before the next bullet comes."""
    added(shell)
    terminal = shell.terminal("inbox")
    terminal.wait_for("1/2")
    terminal.press("a", "2/2")
    terminal.program.send(signal.Signals[name])

    assert terminal.end() == code
    assert decisions(shell) == ["accepted"]
    assert [one["text"] for one in shell.json("inbox")] == [BARE]


def test_two_terminals_decide_about_one_bullet(shell: Shell):
    """The first decision holds; the second person is told, and goes on."""
    added(shell)
    first, second = shell.terminal("inbox"), shell.terminal("inbox")
    for terminal in (first, second):
        terminal.wait_for("1/2")

    first.press("a", "2/2")
    second.press("r", "decided elsewhere")

    for terminal in (first, second):
        terminal.type("\x1b")
        terminal.type("\x03")
        assert terminal.end() == 0
    assert decisions(shell) == ["accepted"]


def test_what_waits_for_a_program(shell: Shell):
    added(shell)

    draft, bare = shell.json("inbox")

    assert draft == {
        "file": "talk.md",
        "path": str(shell.folder / "talk.md"),
        "line": 6,
        "deck": "Raft",
        "context": "Raft · Leaders",
        "source": None,
        "text": DRAFT,
        "fate": "draft",
        "reason": "nearly repeats another card",
        "choose_one": False,
        "cards": [
            {
                "prompt": draft["cards"][0]["prompt"],
                "tier": "draft",
                "pattern": "because",
                "front": "Why is Paxos seldom used?",
                "answer": "Because its proof is hard to follow",
                "back": "Because its proof is hard to follow",
                "extra": "",
                "refused": None,
            }
        ],
        "what_else": [],
    }
    assert (bare["text"], bare["fate"], bare["cards"]) == (BARE, "needs-you", [])


def test_an_empty_inbox_says_so(shell: Shell):
    done = shell.run("inbox")

    assert (done.stdout, done.returncode) == ("Nothing waits.\n", 0)


def test_today_tells_what_waits(shell: Shell):
    added(shell)

    assert "2 bullets wait: recall inbox" in shell.run().stdout.splitlines()


def test_undo_says_what_it_took_back(shell: Shell):
    added(shell)
    shell.run("inbox", typed="r\n")

    assert shell.run("undo").stdout == "Undone: rejection, Why is Paxos seldom used?\n"


def test_a_rejected_card_is_told_from_a_draft(shell: Shell):
    added(shell)
    shell.run("inbox", typed="r\n")

    assert shell.json("list", "--drafts") == []
    assert [row["refused"] for row in shell.json("list")] == [False, False, True]
    assert "  rejected    Why is Paxos seldom used?" in shell.run("list").stdout


# A database of before


def test_an_older_database_gets_a_place_for_decisions(tmp_path: Path):
    """What was learned stays; nothing has been decided yet."""
    path = tmp_path / "recall.db"
    connection = sqlite3.connect(path, isolation_level=None)
    steps = migrations.STEPS
    migrations.STEPS = steps[:1]
    try:
        migrations.migrate(connection)
    finally:
        migrations.STEPS = steps
    connection.execute(
        "insert into events values ('0', 1, 0, '2026-11-23', 'file-added', 'talk.md', '{}')"
    )
    connection.close()

    db = Database(path)

    assert db.scalar("pragma user_version") == SCHEMA
    assert db.scalar("select count(*) from settled") == 0
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), db.writing() as writer:
        writer.run("delete from events")
    db.close()
