"""`recall explain`: the fate of every bullet, for a person and for a program."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from memory.notebook import Notebook

from recall.cli import recall
from recall.globs import chosen, walk

TALK = """\
# Tape – Ada Rowe

<https://youtu.be/abcdefghijk>

- [1:05] RAID :: redundant array of independent disks
- https://a.example/slides
- Tape is kept in ==salt mines==
"""


def explain(*words: str) -> Result:
    return CliRunner().invoke(recall, ["explain", *words])


def test_a_program_gets_every_note_and_card_in_the_agreed_shape(tmp_path: Path):
    """Other programs rely on these keys."""
    file = tmp_path / "tape.md"
    file.write_text(TALK, encoding="utf-8")

    found = json.loads(explain(str(file), "--json").stdout)

    assert (found["file"], found["problems"]) == (str(file), [])
    raid, slides, gap = found["notes"]
    assert {key: raid[key] for key in ("line", "end_line", "text", "section", "speaker")} == {
        "line": 5,
        "end_line": 5,
        "text": "RAID :: redundant array of independent disks",
        "section": ["Tape – Ada Rowe"],
        "speaker": "Ada Rowe",
    }
    assert raid["source"] == "https://www.youtube.com/watch?v=abcdefghijk&t=65s"
    assert (raid["language"], raid["fate"], raid["reason"]) == ("en", "ready", None)
    assert raid["cards"] == [
        {
            "kind": "basic",
            "tier": "ready",
            "front": "RAID",
            "answer": "redundant array of independent disks",
            "back": "redundant array of independent disks",
            "extra": "",
            "context": "Ada Rowe · Tape",
            "pattern": "definition",
        }
    ]
    assert (slides["fate"], slides["cards"]) == ("skipped", [])
    assert slides["reason"]
    assert gap["cards"] == [
        {
            "kind": "cloze",
            "tier": "ready",
            "front": "Tape is kept in […]",
            "answer": "salt mines",
            "back": "Tape is kept in salt mines",
            "extra": "",
            "context": "Ada Rowe · Tape",
            "pattern": "gap",
        }
    ]


def test_a_person_sees_the_sum_then_every_bullet_with_its_cards(tmp_path: Path):
    """The outcome comes first; then what to look at, line by line."""
    file = tmp_path / "tape.md"
    file.write_text(TALK, encoding="utf-8")

    lines = explain(str(file)).stdout.splitlines()

    assert lines[0] == f"{file}: 3 list items: 2 ready, 1 skipped"
    assert lines[2] == "  Ada Rowe · Tape"
    assert lines[4:7] == [
        "    5  ready      RAID :: redundant array of independent disks",
        "                  Q  RAID  [definition]",
        "                  A  redundant array of independent disks",
    ]
    assert lines[8] == "    6  skipped    https://a.example/slides"


PROSE = """\
# Tape – Ada Rowe

- Tape is cheaper than disk because it needs no power while nobody reads it.
- It was a long afternoon.
"""


def test_a_person_can_ask_what_was_refused_and_by_which_gate(tmp_path: Path):
    """So that a missing card can be understood, and a wrong rule reported."""
    file = tmp_path / "tape.md"
    file.write_text(PROSE, encoding="utf-8")

    quiet, all_of_it = explain(str(file)).stdout, explain("--why", str(file)).stdout
    found = json.loads(explain(str(file), "--json").stdout)

    refused = [refusal for note in found["notes"] for refusal in note["refused"]]
    assert refused
    assert {tuple(refusal) for refusal in refused} == {
        ("front", "answer", "pattern", "gate", "reason")
    }
    shown = " ".join(all_of_it.split())
    for refusal in refused:
        by = "" if refusal["gate"] == "rank" else f"{refusal['gate']}: "
        assert (
            f"✗ {refusal['front']} → {refusal['answer']} [{refusal['pattern']}]"
            f" {by}{refusal['reason']}" in shown
        )
    assert quiet.count("✗") <= 1 < all_of_it.count("✗") + len(refused)


def test_no_line_is_wider_than_a_terminal(tmp_path: Path):
    """Eighty columns, whatever the bullet."""
    file = tmp_path / "t.md"
    file.write_text(PROSE + "- " + "many words " * 40 + "because of it\n", encoding="utf-8")

    lines = explain("--why", str(file)).stdout.splitlines()[1:]

    assert max(map(len, lines)) <= 80


def test_cards_of_older_rules_in_the_collection_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What the rules say today is not what is asked; elsewhere there is nothing to compare."""
    monkeypatch.chdir(tmp_path)
    notebook = Notebook(tmp_path / "notes")
    notebook.after(PROSE)
    before = explain("notes/talk.md").stdout
    with notebook.base.db.writing() as writer:
        writer.run("update prompts set extra = 'once' where line = 3")

    lines = explain("notes/talk.md").stdout.splitlines()
    found = json.loads(explain("notes/talk.md", "--json").stdout)

    hint = "1 note has other cards in the collection (older rules): recall regenerate"
    told = [line for line in lines if line not in before.splitlines()]
    assert told == [
        " " * 18 + "(the collection has other cards; by today's rules: 1 reworded)",
        hint,
    ]
    why = "According to Ada Rowe, why is tape cheaper than disk?"
    assert [note["pinned"] for note in found["notes"]] == [
        [{"change": "reworded", "before": why, "after": why}],
        [],
    ]


def test_a_folder_stands_for_its_markdown_files(tmp_path: Path):
    """Journals are kept in folders."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.md").write_text("- one\n", encoding="utf-8")
    (tmp_path / "b" / "c.md").write_text("", encoding="utf-8")

    found = json.loads(explain(str(tmp_path), "--json").stdout)

    assert [one["file"] for one in found] == [str(tmp_path / "a.md"), str(tmp_path / "b" / "c.md")]
    assert found[1]["problems"] == [{"line": 1, "message": "the file is empty."}]


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path):
    """One bad name among twenty must not stop the others."""
    (tmp_path / "a.md").write_text("- one\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.md")

    found = explain(str(tmp_path / "pipe.md"), str(tmp_path / "a.md"), "--json")

    assert found.exit_code == 0
    assert found.stderr == f"Cannot read {tmp_path / 'pipe.md'}: it is not a file.\n"
    assert [one["file"] for one in json.loads(found.stdout)] == [str(tmp_path / "a.md")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "none.md",
            "Cannot read {path}: No such file or directory. Is the name right? It is looked for"
            " from the folder you stand in, and then in the collection.",
        ),
        (
            "empty",
            "{path} has no Markdown files (*.md). Hidden folders and symbolic links are not looked"
            " into. Name a file, or another folder.",
        ),
    ],
)
def test_nothing_to_read_is_a_sentence(tmp_path: Path, name: str, message: str):
    """No traceback for anything a person can type."""
    (tmp_path / "empty").mkdir()
    path = tmp_path / name

    found = explain(str(path))

    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr == message.format(path=path) + "\n"


def test_decks_are_found_without_following_links_or_opening_pipes(tmp_path: Path):
    """A link may lead out of the notes, and a pipe never ends."""
    (tmp_path / "notes" / ".git").mkdir(parents=True)
    (tmp_path / "notes" / "drafts").mkdir()
    (tmp_path / "outside.md").write_text("- secret\n", encoding="utf-8")
    for name in ("b.md", "A.MD", "a.txt", ".hidden.md", ".git/c.md", "drafts/d.md"):
        (tmp_path / "notes" / name).write_text("- one\n", encoding="utf-8")
    (tmp_path / "notes" / "link.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "notes" / "loop").symlink_to(tmp_path / "notes")
    os.mkfifo(tmp_path / "notes" / "pipe.md")

    def found(include: tuple[str, ...], exclude: tuple[str, ...] = ()) -> list[str]:
        base = tmp_path / "notes"
        return [seen.path for seen in walk(base, chosen(include, exclude))]

    assert found(("**/*.md",)) == ["A.MD", "b.md", "drafts/d.md"]
    assert found(("**/*.md",), ("drafts",)) == ["A.MD", "b.md"]
    assert found(("*.md",), ("[bB]*",)) == ["A.MD", "drafts/d.md"]
    assert found(("drafts/*.md", "b.md")) == ["b.md", "drafts/d.md"]
    assert found(("./drafts/",)) == ["drafts/d.md"]
    assert found(()) == []


def test_what_a_list_asks_for_has_nothing_refused_beside_it(tmp_path: Path):
    """A poor card that was refused is news only where a bullet goes without one."""
    file = tmp_path / "backup.md"
    file.write_text(
        "# Backups\n\n- Three things that break a backup:\n"
        "  - nobody has tested the restore\n"
        "  - it lies on the same disk\n"
        "  - it misses the write-ahead log\n",
        encoding="utf-8",
    )

    plain, why = explain(str(file)).stdout, explain("--why", str(file)).stdout

    assert plain.count("(asked for by the list in line 3)") == 3
    assert "✗" not in plain
    assert "✗" in why
