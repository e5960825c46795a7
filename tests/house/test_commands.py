"""init, add, jot, check and config as they are typed: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from faces import shell
from rights import said_by_somebody

from recall.cli import recall

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


def run(
    place: Path,
    *words: str,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
    how: Callable[..., subprocess.CompletedProcess[str]] = shell.done,
) -> Said:
    """Run the program as a person does, with a home of its own and the clock at rest."""
    home = {
        **os.environ,
        "HOME": str(place),
        "XDG_CONFIG_HOME": str(place / "config"),
        "RECALL_NOW": "2026-11-23T09:00:00Z",
        **(env or {}),
    }
    done = how(words, env=home, cwd=place, typed=stdin)
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
    assert run(place, "add", "--yes", "talk.md") == Said(
        0,
        "talk.md → notes/talk.md: 2 list items: 1 ready, 1 skipped\n"
        "    3  ready      Leader :: the one server that takes writes\n"
        "                  Q  Leader  [definition]\n"
        "                  A  the one server that takes writes\n"
        "    4  skipped    [slides](https://example.org)\n"
        "                  (link only)\n"
        "Added notes/talk.md.\n"
        "Notes changed: 1 new.\n",
        "",
    )
    assert run(place, "jot", "Lease ::", "a lock that expires") == Said(
        0,
        "notes/inbox.md:3: noted, with a card\n  Q  Lease\n  A  a lock that expires\n",
        "",
    )


def test_a_piped_list_becomes_as_many_notes(place, notes):
    """Bytes that are no text are no reason to lose the rest."""
    said = run(place, "jot", "-", stdin="- Lease :: a lock\n- Quorum :: most of them \udcff\n")

    assert said == Said(
        0,
        "notes/inbox.md:3: noted, with 2 cards\n"
        "  Q  Lease\n  A  a lock\n  Q  Quorum\n  A  most of them \N{REPLACEMENT CHARACTER}\n",
        "",
    )


def test_those_who_jot_at_once_all_find_their_bullet(place, notes):
    """A second terminal, or a script, takes nothing away."""
    with ThreadPoolExecutor() as pool:
        jots = [("jot", f"term {n} :: meaning") for n in range(4)]
        said = list(pool.map(lambda words: run(place, *words, how=shell.started), jots))

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
        (("add", "."), 1, ". holds the collection itself."),
        (("add", "empty"), 1, "empty has no Markdown files"),
        (("add", "https://example.org/a"), 2, "Addresses are not read yet: https://example.org/a."),
        (("add", "-"), 2, "Notes to add are read from files only. `recall jot -`"),
        (("suspend", "-"), 2, "No id was given. `recall list` and `recall find WORDS --ids` have"),
        (("-C", "empty", "init", "new"), 2, "Two folders were named, empty with -C and new."),
        (("-C", "empty", "due"), 1, "empty is no collection: it has no Markdown."),
        (("config", "set", "new_per_day", "-5"), 2, "new_per_day is -5; it must be a whole number"),
        (("jot",), 2, "There is nothing to jot down."),
        (("jot", "-"), 2, "There is nothing to jot down."),
        (("init", "talk.md"), 1, "talk.md is not a folder."),
        (("init", "new", "--include", "../*"), 2, "include is "),
        (("init", "notes", "--include", "*.md"), 2, "notes/recall.toml is there already"),
        (("check", "empty"), 1, "empty has no Markdown files (*.md)."),
        (("check", "missing.md"), 1, "Cannot read missing.md: No such file or directory."),
        (("config", "set", "retenton", "0.9"), 2, "No setting is called 'retenton'."),
        (("config", "set", "retention", "9"), 2, "retention is 9; it must be a number from"),
        (
            ("-C", "nowhere", "check"),
            1,
            "There is no folder nowhere. Is the name right? `recall init nowhere` makes it a"
            " collection.",
        ),
        (("-C", "talk.md", "check"), 1, "talk.md is not a folder. A collection is a folder of"),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr_in_a_sentence(place, notes, words, code, message):
    """No traceback for anything a person can type."""
    (notes / "in.md").write_text(TALK)
    (place / "photo.png").write_bytes(b"\x89PNG\r\n")
    (place / "empty").mkdir()

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
    assert first.startswith("notes/bad.md:")
    assert last.endswith(("problem.", "problems."))
    assert (said.code, as_json.code) == (3, 3)
    found = json.loads(as_json.out)
    assert f"notes/{found[0]['file']}:{found[0]['line']}: {found[0]['message']}" == first
    assert found[0]["path"] == f"{notes}/bad.md"
    assert not found[0]["remark"]


def test_check_of_good_notes_is_content(place, notes):
    """And a file need not be in a collection."""
    assert run(place, "check", "talk.md") == Said(0, "No problems.\n", "")


def test_check_takes_a_folder_for_the_markdown_in_it(place, notes):
    """As explain and add do; what stands elsewhere is not looked at."""
    (place / "talks").mkdir()
    (place / "talks" / "bad.md").write_text("---\ntags: {}\n---\n- one :: two\n")
    (place / "other.md").write_text("")

    assert run(place, "check", "talks") == Said(
        3,
        "talks/bad.md:2: “tags” should be a list of words; it is left out.\n1 problem.\n",
        "",
    )


def test_settings_of_ones_own_that_cannot_be_written_keep_no_folder_from_being_a_collection(place):
    """One is told to name it from then on."""
    (place / "afile").write_text("mine")

    said = run(place, "init", "notes", env={"XDG_CONFIG_HOME": str(place / "afile")})

    assert said == Said(
        0,
        "notes is now a collection. It has no Markdown yet.\n"
        "\n"
        "Settings: notes/recall.toml\n"
        "What you learn is kept in: notes/.recall\n"
        "Where it is not near, name it with -C: your own settings cannot be written.\n"
        "Next: recall -C notes jot TEXT\n",
        "",
    )


@pytest.mark.parametrize("words", [("init",), ("-C", "{notes}", "export")])
def test_a_folder_that_is_gone_below_ones_feet_is_said(place, notes, words):
    """Another terminal may have deleted it; the way on is another folder."""
    (notes / "talk.md").write_text(TALK)
    run(place, "-C", "notes", "scan")
    (place / "gone").mkdir()
    command = [sys.executable, "-P", "-m", "recall", *(word.format(notes=notes) for word in words)]

    done = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", *command],
        cwd=place / "gone",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CONFIG_HOME": str(place / "config")},
    )

    assert (done.returncode, done.stderr) == (
        1,
        "The folder you stand in is gone. Go to another one, and say it again.\n",
    )


def test_a_file_that_is_nearly_known_and_its_origin_are_named_where_they_stand(place, notes):
    """Their places can be opened from where one stands, in `add` as in `log`."""
    (notes / "raft.md").write_text("- Leader :: the one server that takes writes\n")
    run(place, "scan")
    (place / "talk.md").write_text("- Leader :: the one server that takes the writes\n")

    added = run(place, "add", "--yes", "talk.md").out.splitlines()
    logged = run(place, "log").out.splitlines()

    assert "Comes in as a draft, nearly the same as notes/raft.md:1: Leader" in added
    assert "Added notes/talk.md." in added
    assert "2026-11-23 09:00:00  notes/talk.md  file added" in logged


def import_what_commands_need(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run some commands: somebody else may not be able to import what they need."""
    monkeypatch.chdir(place)
    (place / "warm.md").write_text("---\ntitle: W\n---\n" + TALK)
    runner = CliRunner(env={"XDG_CONFIG_HOME": str(place / "warm")})
    for words in ("init warm", "-C warm add --yes warm.md", "explain warm.md", "check warm.md"):
        assert runner.invoke(recall, words.split()).exit_code == 0


def test_a_file_that_cannot_be_read_keeps_no_folder_from_being_a_collection(place, monkeypatch):
    """Its owner hears of it, and has the cards of all other files."""
    import_what_commands_need(place, monkeypatch)
    (place / "blog").mkdir()
    (place / "blog" / "good.md").write_text(TALK)
    (place / "blog" / "locked.md").write_text(TALK)
    (place / "blog" / "locked.md").chmod(0)
    for folder in (place, place / "blog"):
        folder.chmod(0o777)

    def look() -> str:
        said = CliRunner(env={"XDG_CONFIG_HOME": str(place)}).invoke(recall, ["init", "blog"])
        return f"{said.stderr}{said.stdout.splitlines()[0]}"

    monkeypatch.chdir(place)
    assert said_by_somebody(place / "blog", look) == (
        "blog/locked.md:1: cannot be read (Permission denied). Give yourself the right to read"
        " it.\n"
        "blog is now a collection. 2 Markdown files: 2 bullets, 1 ready card, 1 skipped"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("explain", "locked.md"),
            "Cannot read locked.md: Permission denied. Give yourself the right to read it.",
        ),
        (
            ("check", "locked.md"),
            "Cannot read locked.md: Permission denied. Give yourself the right to read it.",
        ),
        (
            ("-C", "closed", "due"),
            "Cannot read closed: Permission denied. Give yourself the right to read it.",
        ),
        (
            ("init", "closed"),
            "Cannot write closed: Permission denied. Nothing was changed. Give yourself the right"
            " to write there.",
        ),
    ],
)
def test_what_belongs_to_somebody_else_is_named(place, notes, monkeypatch, words, sentence):
    """The person can mend the rights, or name something else."""
    import_what_commands_need(place, monkeypatch)
    (place / "locked.md").write_text(TALK)
    (place / "locked.md").chmod(0)
    (place / "closed").mkdir(mode=0)
    for folder in (place, notes):
        folder.chmod(0o777)

    def look() -> str:
        said = CliRunner(env={"XDG_CONFIG_HOME": str(place)}).invoke(recall, list(words))
        return f"{said.exit_code} {said.output}"

    monkeypatch.chdir(place)
    assert said_by_somebody(notes, look) == f"1 {sentence}\n"


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


PROSE = (
    "# Holiday\n\n" + "We went to the sea and it was warm, and then we came home again. " * 5 + "\n"
)


def test_a_section_without_bullets_is_worth_a_remark_and_no_more(place, notes):
    """A blog has prose: being told so at every command helps nobody."""
    (notes / "blog.md").write_text(PROSE)

    assert run(place, "scan") == Said(0, "Nothing changed.\n", "")
    assert run(place, "due") == Said(0, "Nothing is due.\n", "")
    said = run(place, "check")
    assert said.code == 0
    assert said.out.startswith("notes/blog.md:1: no bullets here:")
    assert said.out.endswith("No problems, 1 remark.\n")
    assert json.loads(run(place, "check", "--json").out)[0]["remark"]


def test_a_folder_without_notes_stays_as_it_is(place, notes):
    """A slip of the hand makes no database in any folder, by whichever way it was named."""
    (place / "other").mkdir()

    said = [
        run(place, "-C", "other", "due"),
        run(place, "due", env={"RECALL_COLLECTION": str(place / "other")}),
    ]

    assert [one.code for one in said] == [1, 1]
    assert list((place / "other").iterdir()) == []
    (place / "other" / "talk.md").write_text(TALK)
    assert run(place, "-C", "other", "due", "--count").out == "1\n"


def test_init_makes_the_folder_a_collection_that_is_named_before_it(place):
    """-C means the same for every command."""
    said = run(place, "-C", "new", "init")

    assert said.out.startswith("new is now a collection.")
    assert sorted(path.name for path in (place / "new").iterdir()) == ["recall.toml"]


def test_an_empty_database_is_no_new_beginning(place, notes):
    """What one has learned does not go without a word."""
    (notes / "talk.md").write_text(TALK)
    run(place, "due")
    database = notes / ".recall" / "recall.db"
    database.write_bytes(b"")

    said = run(place, "due")

    assert said == Said(
        5,
        "1 new · ~1 min\n",
        f"{database} is empty: what you learned is not in it. Your notes are untouched, and nothing"
        " was changed. There is a second copy of all you learned: `recall rebuild` makes the"
        " database anew from it. `recall restore` shows the backups.\n"
        "Shown is what the journal, your notes and the rest of the database have: 0 answers."
        " `recall rebuild` brings all of it back.\n",
    )
    assert database.read_bytes() == b""
    database.unlink()
    assert run(place, "due", "--count").out == "1\n"


def test_check_finds_damage_that_no_other_command_meets(place, notes):
    """A page that is read once a year is damaged all year long."""
    (notes / "talk.md").write_text(TALK)
    run(place, "due")
    database = notes / ".recall" / "recall.db"
    data = bytearray(database.read_bytes())
    with closing(sqlite3.connect(database)) as db:
        (page,) = db.execute("select rootpage from sqlite_schema where name = 'reviews'").fetchone()
        (size,) = db.execute("pragma page_size").fetchone()
    data[(page - 1) * size : page * size] = b"\xaa" * size
    database.write_bytes(data)

    said = run(place, "check")

    assert said.code == 5
    assert said.out == ""
    assert said.err.startswith(f"{database} is damaged (")
    assert "`recall rebuild` makes the database anew from it." in said.err


def overwritten(database: Path, table: str | None) -> None:
    """Let the disk give back garbage for a table, or without one for the head of the file."""
    data = bytearray(database.read_bytes())
    page, size = 1, 100
    if table is not None:
        with closing(sqlite3.connect(database)) as db:
            found = db.execute("select rootpage from sqlite_schema where name = ?", (table,))
            (page,) = found.fetchone()
            (size,) = db.execute("pragma page_size").fetchone()
    start = (page - 1) * size
    data[start : start + size] = b"\xaa" * size
    database.write_bytes(data)


@pytest.mark.parametrize("table", ["notes", "prompts_fts_data"])
@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("jot", "Lease :: a lock"), "inbox.md"),
        (("tag", "add", "databases", "notes/talk.md"), "talk.md"),
        (("add", "--yes", "other.md"), "other.md"),
    ],
)
def test_damage_that_is_met_after_a_write_hides_no_write(place, notes, table, words, written):
    """Whoever reads that nothing was written says it again, and has it twice."""
    (notes / "talk.md").write_text(TALK)
    (place / "other.md").write_text("# Other\n\n- Quorum :: a majority\n")
    run(place, "due")
    # The backup of the day would find it before anything is written.
    run(place, "jot", "First :: one")
    database = notes / ".recall" / "recall.db"
    overwritten(database, table)
    before = {path.name: path.read_bytes() for path in notes.glob("*.md")}

    said = run(place, *words)

    after = {path.name: path.read_bytes() for path in notes.glob("*.md")}
    assert {name for name in after if after[name] != before.get(name)} == {written}
    assert said.code == 5
    assert said.err.startswith(
        "Your notes are written, and their cards come as soon as the database is whole again."
        f" {database} is damaged ("
    )
    assert "). Nothing more is written to it: what can still be read can be looked" in said.err


@pytest.mark.parametrize("table", [None, "cards", "prompts", "events"])
def test_a_damaged_database_hides_nothing_of_what_there_is(place, notes, table):
    """What is due can be seen, whatever the disk lost, and how it is mended."""
    (notes / "talk.md").write_text(TALK)
    # What was written just now is compared once more by a later look, and remembered.
    os.utime(notes / "talk.md", (1e9, 1e9))
    (first, *_) = json.loads(run(place, "list", "--json").out)
    run(place, "answer", first["id"], "4")
    looks = [
        ("list",),
        ("find", "writes"),
        ("due",),
        ("decks",),
        ("show", first["id"]),
        ("log",),
        (),
    ]
    whole = [run(place, *words).out for words in looks]
    database = notes / ".recall" / "recall.db"
    overwritten(database, table)
    damaged = database.read_bytes()

    said = [run(place, *words) for words in looks]

    assert [one.out for one in said] == whole
    assert {one.code for one in said} <= ({5} if table is None else {0, 5})
    assert "`recall rebuild` makes the database anew from it." in run(place, "due").err
    assert run(place, "check").code == 5
    assert run(place, "answer", first["id"], "4").code == 5
    assert database.read_bytes() == damaged


def test_drafts_have_a_list_of_their_own(place, notes):
    """What is never asked is in nobody's way, and yet can be found and made a card."""
    (notes / "again.md").write_text(TALK)
    run(place, "due")
    (notes / "talk.md").write_text(TALK)
    assert run(place, "due").err == "Notes changed: 1 draft.\n"

    listed = json.loads(run(place, "list", "--json").out)
    drafts = json.loads(run(place, "list", "--drafts", "--json").out)

    assert [(one["tier"], one["path"]) for one in listed] == [("ready", f"{notes}/again.md")]
    assert [(one["tier"], one["file"]) for one in drafts] == [("draft", "talk.md")]
    assert run(place, "list", "--drafts") == Said(
        0,
        "notes/talk.md:3: Leader\n"
        "\n"
        "`recall inbox` shows them one by one, to be accepted, worded or rejected.\n",
        "",
    )
    assert run(place, "find", "leader") == Said(0, "notes/again.md:3  Leader\n", "")


def test_paths_are_such_that_an_editor_opens_them_from_here(place, notes):
    """One copies a line into the editor, wherever one stands."""
    (notes / "talk.md").write_text(TALK)
    (place / "elsewhere").mkdir()

    assert run(place, "find", "leader").out == "notes/talk.md:3  Leader\n"
    assert run(place / "elsewhere", "find", "leader", env=at_home(place)).out == (
        f"{notes}/talk.md:3  Leader\n"
    )


def at_home(place: Path) -> dict[str, str]:
    """Return what keeps the home where it is when one goes elsewhere."""
    return {"HOME": str(place), "XDG_CONFIG_HOME": str(place / "config")}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_is_stored_but_cannot_be_shown_is_said_to_be_stored(place, notes):
    """Who sees only the failure writes the note again."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "recall", "jot", "Lease :: a lock"],
            cwd=place,
            env={**os.environ, **at_home(place)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr) == (
        1,
        "The note is stored: notes/inbox.md:3. It could only not be shown: No space left on"
        " device.\n",
    )
    assert (notes / "inbox.md").read_text().endswith("- Lease :: a lock\n")


def test_a_bullet_is_jotted_down_as_it_is(place, notes):
    """The dash of a list is no option; an option still is one."""
    assert run(place, "jot", "- Lease :: a lock").out.startswith("notes/inbox.md:3: noted")
    assert run(place, "jot", "--help").out.startswith("Usage: recall jot")
    assert run(place, "jot", "--jsno").code == 2


def test_a_slip_in_the_name_of_a_command_is_understood(place):
    """One finds the right one without the help."""
    said = run(place, "revew")

    assert (said.code, said.err.splitlines()[-1]) == (
        2,
        "Error: No such command 'revew'. Did you mean 'review'?",
    )


def test_a_name_with_a_line_in_it_is_shown_on_one(place, notes):
    """What reads the output line by line, or sees it on a terminal, is not deceived."""
    (notes / "one\ntwo.md").write_text("- Lease :: a lock\n\n```\n")

    assert json.loads(run(place, "list", "--json").out)[0]["deck"] == "one two"
    assert run(place, "find", "lease").out == "notes/one␊two.md:1  Lease\n"
    assert run(place, "check").out.startswith("notes/one␊two.md:3: ")
    assert run(place, "explain", "notes/one\ntwo.md").out.startswith(
        "notes/one␊two.md: 1 list item"
    )


def test_a_file_is_the_same_in_every_locale(place, notes):
    """A job run by cron must not take a file with an accent for a file that is gone."""
    (notes / "café.md").write_text(TALK)
    (card,) = json.loads(run(place, "list", "--json").out)
    plain = {
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "utf-8",
    }

    assert run(place, "scan", env=plain) == Said(0, "Nothing changed.\n", "")
    (notes / "café.md").write_text(TALK + "- Term :: a reign\n")
    assert run(place, "scan", env=plain) == Said(0, "1 new.\n", "")
    assert json.loads(run(place, "list", "--json").out)[0] == card


def test_the_log_reads_like_a_diary(place, notes):
    """Questions beside ids, words instead of numbers, the time of the clock on the wall."""
    (notes / "recall.toml").write_text('time_zone = "Europe/Madrid"\n')
    (notes / "talk.md").write_text(TALK)
    (card,) = json.loads(run(place, "list", "--json").out)
    run(place, "answer", card["id"], "good")

    assert run(place, "log").out.splitlines()[1:] == [
        f"2026-11-23 10:00:00  {card['id']}  card added  Leader",
        f"2026-11-23 10:00:00  {card['id']}  answered good, back at 10:10  Leader",
    ]
