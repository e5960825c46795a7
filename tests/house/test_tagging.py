"""Tags put into front matter and taken out: one line changes, and undo gives it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory.notebook import Notebook

from recall.collection.tagging import (
    BadTagError,
    NoFileNamedError,
    NotTaggedError,
    UnknownTagError,
    a_tag,
)
from recall.deckfiles import read
from recall.deckfiles.tagging import tags_of, with_tags
from recall.session import UndoneKind


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    made = Notebook(tmp_path / "notes")
    monkeypatch.chdir(made.folder)
    return made


NOTES = "# Raft\n\n- Raft :: a protocol\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\ntags: [x]\n---\n\n"),
        ("---\ntitle: Raft\n---\n", "---\ntitle: Raft\ntags: [x]\n---\n"),
        ("---\ntags: [a, b]\n---\n", "---\ntags: [a, b, x]\n---\n"),
        ("---\ntags: a, b c\n---\n", "---\ntags: [a, b c, x]\n---\n"),
        ("---\ntags:\nlayout: post\n---\n", "---\ntags: [x]\nlayout: post\n---\n"),
        (
            "---\ntags:\n  - a\n  - b\ndate: 2026-11-23\n---\n",
            "---\ntags: [a, b, x]\ndate: 2026-11-23\n---\n",
        ),
        ("---\ntags:\n- a\n- b\n---\n", "---\ntags: [a, b, x]\n---\n"),
        ("---\ntags: [a,\n  b]\n---\n", "---\ntags: [a, b, x]\n---\n"),
        ("---\nTags: ['no', 1984]\n---\n", '---\ntags: ["no", "1984", x]\n---\n'),
        ("---\ntags: [a] # mine\n---\n", None),
        ("---\ntags: ['#a']\n---\n", None),
        ("---\ntags: [no, 12, c++]\n---\n", '---\ntags: ["no", "12", "c++", x]\n---\n'),
        ("+++\ntitle = 'R'\n+++\n", "+++\ntags = [\"x\"]\ntitle = 'R'\n+++\n"),
        ('+++\ntags = ["a"]\n[more]\nk = 1\n+++\n', '+++\ntags = ["a", "x"]\n[more]\nk = 1\n+++\n'),
    ],
)
def test_a_tag_changes_one_line(before: str, after: str | None):
    """However somebody writes front matter, all else in it stays; else nothing is touched."""
    data = (before + NOTES).encode()

    new = with_tags(data, (*tags_of(data), "x"))

    assert new == (None if after is None else (after + NOTES).encode())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_tag_is_written_as_the_file_is(newline: str, encoding: str):
    """Line ends and encoding stay those of the program that keeps the file."""
    text = f"---\ntitle: Ñ\n---\n{NOTES}"

    new = with_tags(text.replace("\n", newline).encode(encoding), ("ñu",))

    assert new is not None
    assert new.decode(encoding) == text.replace("Ñ\n", "Ñ\ntags: [ñu]\n").replace("\n", newline)


LINES = (
    "---|+++|tags: a|tags:|  - b|- c|title: T|x = 1|tags = ['q']||# note|[t]|tags: [a, b]|...|"
    "- a bullet :: of notes|Prose: yes|  d: e"
)
HEADS = st.lists(st.sampled_from(LINES.split("|")), max_size=9).map("\n".join)


@given(HEADS, st.lists(st.sampled_from(["a", "no", "x y", "c++", "ñ", "1"]), unique=True))
def test_whatever_stands_above_the_notes_only_tags_change(head: str, tags: list[str]):
    """Every note is read as before, or the file is left alone."""
    data = f"{head}\n{NOTES}".encode()

    new = with_tags(data, tags)

    if new is not None:
        assert tags_of(new) == tuple(tags)
        said = [(one.note.text, one.context.section) for one in read("t.md", data).notes]
        assert [(one.note.text, one.context.section) for one in read("t.md", new).notes] == said


def test_a_tag_comes_to_the_cards_and_undo_takes_it_away(notebook: Notebook):
    """The file is, byte for byte, what it was, and so is every history."""
    notebook.after(NOTES, "raft.md")
    notebook.after("# Lease\n\n- Lease :: a lock\n", "lease.md")
    notebook.learn()
    learned = notebook.cards()
    before = (notebook.folder / "raft.md").read_bytes()

    changes = notebook.collection.plan_tag("consensus", ["raft.md", "lease.md"])
    notebook.collection.apply_tags(changes)
    tagged = notebook.collection.tags()
    (undone,) = notebook.collection.undo()

    assert tagged == {"consensus": 2}
    assert (undone.kind, undone.front) == (UndoneKind.TAGS, "lease.md, raft.md")
    assert (notebook.folder / "raft.md").read_bytes() == before
    assert notebook.collection.tags() == {}
    assert notebook.cards() == learned


def test_a_tag_gets_another_name_everywhere(notebook: Notebook):
    """Once, also where a file has both names."""
    notebook.after("---\ntags: [db, storage]\n---\n# One\n\n- Raft :: a protocol\n", "one.md")
    notebook.after("---\ntags: db\n---\n# Two\n\n- Lease :: a lock\n", "two.md")

    notebook.collection.apply_tags(notebook.collection.plan_retag("db", "storage"))

    assert notebook.collection.tags() == {"storage": 2}
    assert (notebook.folder / "two.md").read_text().startswith("---\ntags: [storage]\n---\n")


def test_a_tag_is_taken_out(notebook: Notebook):
    """The last one leaves an empty list."""
    notebook.after("---\ntags:\n  - db\n---\n# One\n\n- Raft :: a protocol\n", "one.md")

    notebook.collection.apply_tags(notebook.collection.plan_untag("db"))

    assert (notebook.folder / "one.md").read_text().startswith("---\ntags: []\n---\n")


def test_what_cannot_be_tagged_is_said_and_nothing_is_written(notebook: Notebook):
    """Half of a rename would leave two tags for one thing."""
    notebook.after("---\ntags: [db]\n---\n# One\n\n- Raft :: a protocol\n", "one.md")
    notebook.after("---\ntags: [db] # mine\n---\n# Two\n\n- Lease :: a lock\n", "two.md")

    with pytest.raises(NotTaggedError) as caught:
        notebook.collection.plan_retag("db", "storage")
    with pytest.raises(UnknownTagError, match="No file has the tag 'nowhere'"):
        notebook.collection.plan_untag("nowhere")
    with pytest.raises(NoFileNamedError):
        notebook.collection.plan_tag("x", [])

    assert str(caught.value) == (
        "two.md: its tags cannot be changed without changing something else; change them in its"
        " front matter yourself. Nothing was changed."
    )


@pytest.mark.parametrize("word", ["", "#", "a,b", "a\x1b[2J", '"', "[x]", "a\\b"])
def test_what_is_no_tag_is_refused(word: str):
    """A tag must stand in a list, in YAML and TOML, and mean itself."""
    with pytest.raises(BadTagError):
        a_tag(word)


def test_a_tag_may_be_typed_with_its_sign():
    """As people write it elsewhere."""
    assert a_tag("#raft  and paxos") == "raft and paxos"
