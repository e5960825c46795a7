"""The daily commands: what they print, for people and for programs, and how they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from faces.shell import MAIN, Shell

from recall.cli import COMMANDS

LIST_KEYS = {
    *("id", "prompt", "deck", "kind", "front", "answer", "back", "context", "state", "due_day"),
    *("due_at", "stability", "difficulty", "reviews", "lapses", "suspended", "orphan", "file"),
    "line",
}
"""What other programs rely on; more may be added."""


def ids(shell: Shell) -> list[str]:
    """Return the ids of all cards in the order of the notes."""
    return [row["id"] for row in shell.json("list")]


# What is printed --------------------------------------------------------------------------


def test_recall_alone_shows_today_and_the_next_step(shell: Shell):
    """Nobody has to remember a command to begin."""
    done = shell.run()

    assert (done.returncode, done.stdout) == (0, "3 new · ~1 min\nNext: recall review\n")
    assert done.stderr == "Notes changed: 3 new.\n"


def test_recall_alone_without_a_collection_says_how_to_start(shell: Shell, tmp_path: Path):
    """Three lines, no question, no error."""
    done = shell.run(env={"RECALL_COLLECTION": None})

    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert "recall init" in done.stdout


def test_recall_alone_after_the_days_work(shell: Shell):
    """Done is done, and there is still something one could do."""
    for card_id in ids(shell):
        shell.run("answer", card_id, "easy")

    done = shell.run()

    assert done.stdout.startswith("Nothing is due.\nNext: ")


def test_due_counts_for_people_and_programs(shell: Shell):
    """The same three cards in every form."""
    assert shell.run("due").stdout == "3 new · ~1 min\n"
    assert shell.run("due", "--count").stdout == "3\n"
    assert shell.json("due") == {"due": 0, "new": 3, "learning": 0, "minutes": 1}


def test_due_tells_a_script_by_its_exit_code(shell: Shell):
    """`recall due --exit-code && notify-send …` works."""
    assert shell.run("due", "--exit-code").returncode == 0
    for card_id in ids(shell):
        shell.run("answer", card_id, "4")
    assert shell.run("due", "--exit-code").returncode == 1


def test_the_list_has_the_keys_that_programs_rely_on(shell: Shell):
    """More keys may come, none may go."""
    rows = shell.json("list")

    assert all(row.keys() >= LIST_KEYS for row in rows)
    first = rows[0]
    assert {key: first[key] for key in ("kind", "answer", "state", "file", "line", "orphan")} == {
        "kind": "basic",
        "answer": "a stretch of time with at most one leader",
        "state": "new",
        "file": "raft.md",
        "line": 7,
        "orphan": False,
    }
    assert first["deck"] == "Raft in practice"


def test_an_answer_without_a_screen_is_a_review_like_any_other(shell: Shell):
    """Scripts and tests live by the same rules."""
    card_id = ids(shell)[0]

    answer = shell.json("answer", card_id, "easy")

    row = next(row for row in shell.json("list") if row["id"] == card_id)
    assert (answer["id"], answer["rating"], answer["state"]) == (card_id, 4, "review")
    assert (answer["due_day"], answer["stability"]) == (row["due_day"], row["stability"])
    (review,) = [e for e in log_of(shell) if e["kind"] == "review"]
    assert (review["card"], review["rating"]) == (card_id, "easy")


def test_an_answer_can_be_dated(shell: Shell):
    """What was studied elsewhere counts from when it was studied."""
    card_id = ids(shell)[0]

    answer = shell.json("answer", card_id, "3", "--at", "2026-11-20T08:00:00+01:00")

    assert (answer["at"], answer["study_day"]) == ("2026-11-20T07:00:00.000Z", "2026-11-20")


def log_of(shell: Shell) -> list[dict[str, object]]:
    """Return the log, one object a line."""
    return [json.loads(line) for line in shell.run("log", "--json").stdout.splitlines()]


def test_undo_says_what_it_took_back(shell: Shell):
    """And the card is as it was."""
    card_id = ids(shell)[0]
    before = shell.json("list")
    shell.run("answer", card_id, "1")

    done = shell.run("undo")

    assert (done.returncode, done.stdout.split(",")[0]) == (0, "Undone: Again")
    assert shell.json("list") == before
    assert log_of(shell)[-1]["kind"] == "withdrawn"


def test_find_finds_by_the_beginnings_of_words(shell: Shell):
    """With the place, so that an editor can go there."""
    done = shell.run("find", "quor")

    assert done.returncode == 0
    assert done.stdout.startswith("notes/raft.md:8  ")
    assert [row["line"] for row in shell.json("find", "quor")] == [8]
    assert shell.run("find", "quor", "--ids").stdout.split() == [ids(shell)[1]]


def test_nothing_found_is_said_with_what_comes_close(shell: Shell):
    """A typo leads on."""
    done = shell.run("find", "heartbaet")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Close to it:" in done.stderr
    assert "raft.md:9" in done.stderr


def test_suspended_cards_leave_the_queue_and_come_back(shell: Shell):
    """Ids may come out of a pipe."""
    found = shell.run("find", "quorum", "--ids").stdout

    assert shell.run("suspend", "-", typed=found).stdout == "1 card suspended.\n"
    assert shell.run("due", "--count").stdout == "2\n"
    assert shell.run("unsuspend", found.strip()).stdout == "1 card back in the queue.\n"
    assert shell.run("due", "--count").stdout == "3\n"


def test_show_has_all_that_is_known_of_a_card(shell: Shell):
    """Question, answer, place, memory, and the answers so far."""
    card_id = ids(shell)[1]
    shell.run("answer", card_id, "good")

    shown = shell.run("show", card_id).stdout

    assert "A: a majority of all servers" in shown
    assert "note     notes/raft.md:8" in shown.splitlines()
    assert "2026-11-23  Good   back in 10 min" in shown
    assert shell.json("show", card_id)["history"][0]["rating"] == 3


def test_decks_show_what_today_holds(shell: Shell):
    """One line a deck."""
    assert shell.run("decks").stdout.splitlines()[-1] == "    3  Raft in practice"
    assert shell.json("decks") == [{"deck": "Raft in practice", "today": 3}]


def test_stats_fit_a_terminal(shell: Shell):
    """80 columns and 24 rows, with and without a history."""
    for day, rating in ((20, "4"), (23, "3")):
        shell.run("answer", ids(shell)[0], rating, "--at", f"2026-11-{day}T09:00:00Z")

    lines = shell.run("stats").stdout.splitlines()

    assert len(lines) <= 24
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("Today: 1 card, 1 min, 0 again. Streak: 1 day")
    assert shell.json("stats")["today"]["reviews"] == 1


# How commands end -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("answer", "x", "3"), 1, "No card has the id 'x'."),
        (("edit", "zz"), 1, "No card has 'zz'. `recall find WORDS` looks for one, `recall list`"),
        (("log", "zz"), 1, "No line of the log has 'zz'."),
        (("show", "x"), 1, "No card has the id 'x'."),
        (("suspend", "x"), 1, "No card has the id 'x'."),
        (("answer", "x", "7"), 2, "'7' is no rating. Ratings: 1 again, 2 hard, 3 good, 4 easy."),
        (("answer", "x", "3", "--at", "noon"), 2, "--at is 'noon', which is no instant"),
        (
            ("undo",),
            1,
            "There is nothing to undo. `recall log` shows what was done, and taken back.",
        ),
        (("undo", "0"), 2, "0 is not in the range"),
        (("undo", "all"), 2, "Invalid value for '[N]': 'all' is not a valid number of steps."),
        (("-C", "", "due"), 2, "The name of the folder after -C is empty. Name one, or leave"),
        (("init", ""), 2, "The name of the folder is empty. For the one you stand in, leave"),
        (("due", "Nobody"), 1, "No deck is called 'Nobody'. Decks: Raft in practice."),
        (("review", "Nobody"), 1, "No deck is called 'Nobody'."),
        (("reviw",), 2, "No such command 'reviw'"),
        (("-C", "nowhere", "due"), 2, "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    shell: Shell, words: tuple[str, ...], code: int, sentence: str
):
    """Each names the thing and has its exit code; none is a traceback."""
    done = shell.run(*words)

    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in ({1, 2} if "nowhere" in words else {code})


@pytest.mark.parametrize("word", ["soon", "0000-00-00", "9999-12-31T23:59:59Z", "0001-01-01"])
def test_a_clock_that_cannot_be_read_is_refused(shell: Shell, word: str):
    """Rather than studying in the year one."""
    done = shell.run("due", env={"RECALL_NOW": word})

    assert done.returncode == 2
    assert done.stderr.startswith(f"RECALL_NOW is '{word}', which is no instant")


def test_a_closed_pipe_ends_quietly(shell: Shell):
    """`recall log | head -1` has nothing to complain about."""
    for _ in range(3):
        shell.run("answer", ids(shell)[0], "3")
    command = " ".join([*MAIN, "log", "--json"])

    done = subprocess.run(
        f"{{ {command}; echo code $? >&2; }} | true",
        shell=True,
        capture_output=True,
        text=True,
        env=shell.environment({"PYTHONUNBUFFERED": "1"}),
        check=False,
    )

    assert done.stderr in ("code 141\n", "code 0\n")


@pytest.mark.parametrize("more", [[], ["--json"]])
@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("answer", "The answer is stored."),
        ("undo", "1 step undone."),
        ("scan", "What the notes changed is stored."),
        ("export", "recall.apkg is written."),
    ],
)
def test_what_was_done_is_said_where_the_output_fails(
    shell: Shell, command: str, what: str, more: list[str]
):
    """Else somebody would do it once more."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    if (command, more) == ("undo", ["--json"]):
        pytest.skip("it has no --json")
    card_id = ids(shell)[0]
    shell.run("answer", card_id, "3")
    words = {"answer": [card_id, "3"]}.get(command, [])

    done = shell.run_into(Path("/dev/full"), command, *words, *more)

    assert (done.returncode, done.stderr) == (
        1,
        f"{what} It could only not be shown: No space left on device.\n",
    )


def test_a_full_disk_behind_the_output_is_a_sentence(shell: Shell):
    """What could not be written was not written."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*MAIN, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=shell.environment(),
            check=False,
        )

    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_streams_may_be_closed(shell: Shell):
    """A cron job may have none of them."""
    command = " ".join([*MAIN, "due", "--count"])

    done = subprocess.run(
        f"{command} <&- >&- 2>&-", shell=True, env=shell.environment(), check=False
    )

    assert done.returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(shell: Shell):
    """The person can mend the rights."""
    shell.folder.chmod(0o500)

    done = shell.run("due")

    shell.folder.chmod(0o700)
    assert done.returncode == 1
    assert done.stderr.startswith("Cannot write ")


# Help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_fits_and_has_an_example(shell: Shell, command: str):
    """Whoever asks for help gets a line to copy."""
    done = shell.run(command, "--help")

    assert done.returncode == 0
    assert "Example" in done.stdout
    assert f"recall {command}" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_the_help_lists_every_command_once(shell: Shell):
    """In eighty columns, each with its sentence, each section in one piece."""
    done = shell.run("--help")

    lines = done.stdout.splitlines()
    for name, listed in COMMANDS.items():
        row = next(line for line in lines if line.split()[:1] == [name])
        assert row.endswith(listed.does)
        assert lines.count(f"{listed.section}:") == 1
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


@pytest.mark.parametrize("command", ["due", "check"])
def test_answers_from_the_future_are_reported(shell: Shell, command: str):
    """A clock that was wrong for a day must not hide cards for years unseen."""
    card = shell.json("list")[0]["id"]
    future = {"RECALL_NOW": "2036-01-02T09:00:00Z"}
    shell.run("answer", card, "good", env=future)
    shell.run("answer", card, "good", env=future)

    done = shell.run(command)

    assert done.stderr == (
        "2 answers are dated in the future (up to 2036-01-02); `recall undo --future` takes them"
        " back.\n"
    )
    shell.run("undo", "--future")
    assert shell.run(command).stderr == ""


def test_an_answer_from_the_future_is_told_at_once_and_taken_back_alone(shell: Shell):
    """What was answered after it stays, and doctor has nothing more to say."""
    first, second = shell.json("list")[:2]

    given = shell.run("answer", first["id"], "good", "--at", "2036-01-02T09:00:00Z")

    assert given.stderr == (
        "This answer is dated in the future (2036-01-02): what comes of the card is counted from"
        " then. `recall undo` takes it back.\n"
    )
    shell.run("answer", second["id"], "good")
    assert shell.run("due").stderr == (
        "1 answer is dated in the future (2036-01-02); `recall undo --future` takes it back.\n"
    )
    assert shell.run("undo", "--future").stdout == f"Undone: Good, {first['front']}\n"
    assert shell.run("due").stderr == ""
    clock = [one for one in shell.json("doctor")["findings"] if one["about"] == "clock"]
    assert [one["state"] for one in clock] == ["fine"]
    assert [shell.json("show", one["id"])["reviews"] for one in (first, second)] == [0, 1]
    again = shell.run("undo", "--future")
    assert (again.returncode, again.stderr) == (
        1,
        "No answer is dated in the future: there is nothing to undo.\n",
    )


def test_ctrl_c_ends_a_command_with_the_usual_code(shell: Shell):
    """130 tells the shell's loop that it shall stop too."""
    terminal = shell.terminal("suspend", "-")
    terminal.wait_for("Ids of cards, one a line; Ctrl-D ends.")
    terminal.type("\x03")

    assert terminal.end() == 130
    assert b"Traceback" not in terminal.written


def test_ctrl_c_while_a_command_is_still_coming_says_nothing(shell: Shell):
    """An impatient key is no fault."""
    code = (
        "import os, signal, sys, recall.__main__ as program\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'recall.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "program.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_a_damaged_database_is_named_and_left_alone(shell: Shell):
    """Nothing is made worse by looking."""
    state = shell.folder / ".recall"
    state.mkdir()
    (state / "recall.db").write_bytes(b"this was a database once" * 200)

    done = shell.run("due")

    assert done.returncode == 5
    assert "is damaged" in done.stderr
    assert (state / "recall.db").read_bytes() == b"this was a database once" * 200


def test_the_log_says_what_was_taken_back_and_by_what(shell: Shell):
    card = ids(shell)[0]
    shell.run("backup", "early.db")
    shell.run("answer", card, "3")
    shell.run("undo")
    shell.run("answer", card, "1")

    shell.run("restore", "--yes", "early.db")

    front = shell.json("list")[0]["front"]
    said = [line.split("  ", 1)[1] for line in shell.run("log").stdout.splitlines()]
    assert f"{card}  taken back: answered good  {front}" in said
    assert f"{card}  taken back by the restore of early: answered again  {front}" in said


def test_that_the_database_is_damaged_is_said_once(shell: Shell):
    card = ids(shell)[0]
    (shell.folder / ".recall" / "recall.db.damaged").write_text("a bad cable\n")

    done = shell.run("answer", card, "3")

    assert done.returncode == 5
    assert done.stderr.count("is damaged (a bad cable)") == 1
    assert len(done.stderr.splitlines()) == 1


# Writing into notes -----------------------------------------------------------------------


def test_edit_opens_the_note_and_undo_gives_it_back(shell: Shell, tmp_path: Path):
    """The person's own editor, at the line; what they did can be taken back."""
    note = shell.folder / "raft.md"
    before = note.read_bytes()
    front = shell.json("list")[0]["front"]
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nfor last; do :; done\nprintf -- "- Lease :: a lock\\n" >> "$last"\n'
    )
    editor.chmod(0o700)

    edited = shell.run("edit", *front.split(), env={"EDITOR": str(editor)})
    undone = shell.run("undo")

    assert (edited.returncode, edited.stdout) == (0, "Notes changed: 1 new.\n"), edited.stderr
    assert undone.stdout == f"Undone: edit, raft.md: {front}\n"
    assert note.read_bytes() == before


@pytest.mark.parametrize("editor", [None, "vi", "nano"])
def test_edit_without_a_terminal_starts_no_editor_that_needs_one(shell: Shell, editor: str | None):
    """It would wait for keys that nobody can press, in a script or a scheduled task."""
    (card, *_) = shell.json("list")

    refused = shell.run("edit", card["id"], env={"EDITOR": editor})

    assert (refused.returncode, refused.stdout) == (2, "")
    name = editor or refused.stderr.split("'")[1]
    assert refused.stderr == (
        f"There is no terminal here for the editor {name!r}. Say it in a terminal, set VISUAL or"
        " EDITOR to a program that needs none, or change the file with anything you like: what you"
        " save is read with your next command.\n"
    )


def test_an_editor_that_fails_says_what_came_of_it_all_the_same(shell: Shell, tmp_path: Path):
    """It may have saved before it failed, or nothing at all."""
    (card, *_) = shell.json("list")
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nfor file; do :; done; echo "- more :: cards" >> "$file"; exit 3\n'
    )
    editor.chmod(0o700)

    saved = shell.run("edit", card["id"], env={"EDITOR": str(editor)})
    nothing = shell.run("edit", card["id"], env={"EDITOR": "false"})

    assert (saved.returncode, saved.stdout) == (1, "Notes changed: 1 new.\n")
    assert saved.stderr == f"The editor {str(editor)!r} ended with code 3.\n"
    assert (nothing.returncode, nothing.stdout) == (1, "The notes are as they were.\n")
    assert nothing.stderr == "The editor 'false' ended with code 1.\n"


def test_a_file_of_the_collection_may_be_named_from_anywhere(shell: Shell):
    """Its name is what every command shows of it."""
    tagged = shell.run("tag", "add", "consensus", "raft.md")

    assert tagged.returncode == 0
    assert shell.run("tag").stdout == "    3  consensus\n"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("alk 17", " Did you mean Talk 17?"),
        ("Tolk 17", " Did you mean Talk 17 or Talk 7 or Talk 1?"),
        ("zzz", ""),
    ],
)
def test_of_many_decks_those_are_named_that_may_be_meant(shell: Shell, word: str, meant: str):
    for number in range(20):
        (shell.folder / f"{number}.md").write_text(f"# Talk {number}\n\n- a {number} :: b\n")

    done = shell.run("due", word)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"No deck is called {word!r}.{meant} `recall decks` lists all 21."
    )


def test_edit_without_a_change_says_so(shell: Shell):
    """Nothing is logged that could be undone."""
    card = shell.json("list")[0]["id"]

    edited = shell.run("edit", card, env={"EDITOR": "true"})

    assert edited.stdout == "The notes are as they were.\n"
    assert shell.run("undo").stderr == (
        "There is nothing to undo. `recall log` shows what was done, and taken back.\n"
    )


def test_edit_asks_which_of_several_notes(shell: Shell):
    """And names no card by chance."""
    (shell.folder / "more.md").write_text("# More\n\n- Twin one :: a\n- Twin two :: b\n")

    many = shell.run("edit", "twin")
    none = shell.run("edit", "nowhere")

    assert (many.returncode, none.returncode) == (1, 1)
    assert many.stderr.splitlines()[1] == "2 notes have 'twin'. Name one by its id:"
    assert none.stderr == (
        "No card has 'nowhere'. `recall find WORDS` looks for one, `recall list` shows all.\n"
    )


def test_tags_are_listed_and_written(shell: Shell):
    """Each file that changes is named, with its tags before and after."""
    tried = shell.run("tag", "add", "consensus", str(shell.folder / "raft.md"), "--dry-run")
    before = (shell.folder / "raft.md").read_bytes()
    added = shell.run("tag", "add", "consensus", str(shell.folder / "raft.md"))
    again = shell.run("tag", "add", "consensus", str(shell.folder / "raft.md"))

    assert tried.stdout == ("The tags of 1 file would change.\nnotes/raft.md: none → consensus\n")
    assert added.stdout == "The tags of 1 file changed.\nnotes/raft.md: none → consensus\n"
    assert again.stdout == "Nothing changed: the tags are so already.\n"
    assert shell.json("tag") == [{"tag": "consensus", "cards": len(shell.json("list"))}]
    shell.run("undo")
    assert (shell.folder / "raft.md").read_bytes() == before
