"""`recall scan`: what a person and a program see of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from memory.notebook import Notebook
from memory.test_scan import ASKED, MAYBE, UNSURE

from recall.cli import recall
from recall.cli.scan import HELP

TALK = """\
# Talk

- WAL makes commits :: durable
- A B-tree keeps its keys :: sorted
"""


@pytest.fixture
def run(notebook: Notebook, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RECALL_NOW", "2026-11-24T09:00:00Z")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(notebook.folder.parent))
    monkeypatch.chdir(notebook.folder.parent)

    def run(*words: str) -> Result:
        return CliRunner().invoke(recall, ["-C", str(notebook.folder), "scan", *words])

    return run


def test_the_outcome_comes_first_and_a_dry_run_changes_nothing(notebook: Notebook, run):
    notebook.write(TALK)
    dry = run("--dry-run")

    assert dry.output == (
        "Would change: 2 new.\n"
        "notes/talk.md:3: new: WAL makes commits\n"
        "notes/talk.md:4: new: A B-tree keeps its keys\n"
    )
    assert notebook.cards() == []
    assert run().output == "2 new.\n"
    assert run().output == "Nothing changed.\n"


def test_an_edit_is_shown_with_what_was_there_before(notebook: Notebook, run):
    notebook.write(TALK)
    notebook.scan()
    notebook.learn()
    notebook.write(TALK.replace("WAL makes commits", "WAL makes *all* comits"))

    assert run("--dry-run").output == (
        "Would change: 1 changed (due today).\n"
        "notes/talk.md:3: changed: WAL makes *all* comits  (was: WAL makes commits)\n"
    )


def test_problems_go_to_standard_error_as_path_line_message(notebook: Notebook, run):
    notebook.write("---\ntitle: [\n---\n\n- One :: two\n", "bad.md")
    done = run()

    assert (done.exit_code, done.stdout) == (3, "1 new.\n")
    assert done.stderr.startswith("notes/bad.md:2: ")


@pytest.mark.parametrize("words", [(), ("--dry-run",), ("--json",)])
def test_faults_in_the_notes_are_exit_code_3_and_remarks_are_none(
    notebook: Notebook, run, words: tuple[str, ...]
):
    """As of `check` and `lint`, and as the table says; what could be read is stored."""
    notebook.write("# Talk\n\nNo bullet here.\n", "remark.md")
    assert run(*words).exit_code == 0

    notebook.write("---\ntitle: [\n---\n\n- One :: two\n", "bad.md")
    assert run(*words).exit_code == 3
    assert run().exit_code == 3
    assert len(notebook.cards()) == 1


def test_json_is_all_there_is_on_standard_output(notebook: Notebook, run):
    notebook.write(TALK)
    plan = json.loads(run("--json", "--dry-run").stdout)

    assert plan == {
        "applied": False,
        "counts": {"new": 2},
        "cards": [
            {"fate": "new", "file": "talk.md", "line": 3, "deck": "Talk",
             "front": "WAL makes commits", "before": None},
            {"fate": "new", "file": "talk.md", "line": 4, "deck": "Talk",
             "front": "A B-tree keeps its keys", "before": None},
        ],
        "to_decide": [],
        "drastic": [],
        "problems": [],
    }  # fmt: skip
    assert json.loads(run("--json").stdout)["applied"] is True


def reworded(notebook: Notebook) -> None:
    """Learn a card, and put what may be its fact in other words into another file."""
    notebook.after(f"# Talk\n\n{UNSURE}- One :: two\n")
    notebook.learn()
    notebook.write("# Talk\n\n- One :: two\n")
    notebook.write(f"# Elsewhere\n\n## Load\n\n{MAYBE}", "elsewhere.md")


QUESTION = {
    "before": ASKED[0],
    "after": ASKED[1],
    "file": "elsewhere.md",
    "line": 5,
}


def test_json_names_every_open_question_until_it_is_answered(notebook: Notebook, run):
    """A program that comes a minute later has to hear of it too."""
    reworded(notebook)

    asked = [json.loads(run("--json", *words).stdout) for words in (["--dry-run"], [], [])]
    assert [each["to_decide"] for each in asked] == [[QUESTION]] * 3
    assert [each["counts"] for each in asked] == [{"new": 1, "to decide": 1}] * 2 + [{}]

    notebook.write(f"# Elsewhere\n\n## Load\n\n- One more :: of them\n{MAYBE}", "elsewhere.md")
    assert json.loads(run("--json", "--dry-run").stdout)["to_decide"] == [QUESTION | {"line": 6}]
    notebook.write(f"# Elsewhere\n\n## Load\n\n{UNSURE}", "elsewhere.md")
    assert json.loads(run("--json", "--dry-run").stdout)["to_decide"] == []
    assert json.loads(run("--json").stdout)["to_decide"] == []


INSULIN = "- Insulin was discovered by ==Banting== in =={}==.\n"
LOG = "- Snapshots shorten ==the log== of a busy machine.\n"


def test_a_question_is_counted_once_however_many_cards_hang_on_it(notebook: Notebook, run):
    """As many are announced as are asked."""
    notebook.after(f"# Medicine\n\n{INSULIN.format(1921)}{LOG}")
    notebook.learn()
    notebook.write(f"# Medicine\n\n{LOG}{INSULIN.format(1922)}")

    assert run("--dry-run").output == (
        "Would change: 2 new, 1 to decide.\n"
        "notes/talk.md:3: to decide: Insulin was discovered by […] in 1921.\n"
        "notes/talk.md:4: new: Insulin was discovered by […] in 1922.\n"
        "notes/talk.md:4: new: Insulin was discovered by Banting in […].\n"
    )
    assert run().output == ("2 new, 1 to decide.\n1 to decide: run `recall scan` in a terminal.\n")


def test_questions_of_earlier_scans_are_told_apart_from_new_ones(notebook: Notebook, run):
    notebook.after(f"# Medicine\n\n{INSULIN.format(1921)}{LOG}", "medicine.md")
    reworded(notebook)
    run()
    notebook.write(f"# Medicine\n\n{LOG}{INSULIN.format(1922)}", "medicine.md")

    assert run().output == (
        "2 new, 1 to decide.\n2 to decide (1 of before): run `recall scan` in a terminal.\n"
    )
    assert run().output == ("Nothing changed.\n2 to decide: run `recall scan` in a terminal.\n")


def test_a_drastic_scan_without_a_terminal_needs_a_yes(notebook: Notebook, run):
    notebook.write(TALK)
    notebook.scan()
    notebook.learn()
    notebook.remove()

    refused = run()

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == (
        "All 2 cards of Talk (talk.md) would be suspended, because their notes are gone. Nothing"
        " was changed. Put the notes back, or say `recall scan --yes`: then they wait, with all"
        " you learned of them, until the notes come back. `recall scan --dry-run` shows the"
        " cards.\n"
    )
    assert run("--yes").output == "2 gone (suspended).\n"


def test_a_collection_that_is_no_folder_is_said_in_words(tmp_path: Path, run):
    done = CliRunner().invoke(recall, ["-C", str(tmp_path / "nowhere"), "scan"])

    assert done.exit_code == 1
    assert "nowhere" in done.stderr


def test_a_question_mark_explains_what_is_asked(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    notebook.after(f"# Talk\n\n{UNSURE}- One :: two\n")
    notebook.learn()
    notebook.write("# Talk\n\n- One :: two\n")
    notebook.write(f"# Elsewhere\n\n## Load\n\n{MAYBE}", "elsewhere.md")
    monkeypatch.setenv("RECALL_NOW", "2026-11-24T09:00:00Z")
    monkeypatch.setattr("recall.cli.scan.on_terminal", lambda: True)

    done = CliRunner().invoke(recall, ["-C", str(notebook.folder), "scan"], input="?\nn\n")

    assert done.output.count("The same fact? y keeps its history") == 2
    assert HELP in done.output
    assert notebook.collection.undecided() == []
