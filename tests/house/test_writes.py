"""Writes into notes: only what was said, only where nobody else wrote, and taken back by undo."""

from __future__ import annotations

import codecs
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from memory.notebook import Notebook

from recall import deckfiles, writing
from recall.collection import writes
from recall.collection.adding import INBOX, appended
from recall.collection.writes import ChangedMeanwhileError, WrittenSinceError
from recall.deckfiles import read
from recall.errors import NothingToUndoError, RecallError, UnwritableFileError
from recall.session import UndoneKind


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notes")


def notes_of(folder: Path) -> dict[str, bytes]:
    """Return every note by its path, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".recall" not in path.parts
    }


# The file stays what it is ----------------------------------------------------------------

ENCODINGS = {
    "utf-8": "",
    "utf-8 with a mark": "\ufeff",
    "utf-16-le": "\ufeff",
    "utf-16-be": "\ufeff",
    "utf-32-le": "\ufeff",
    "cp1252": "",
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_a_jotted_line_is_written_as_the_file_is(name: str, newline: str, end: str):
    """An inbox that another program keeps can still be read there: encoding, mark, line ends."""
    encoding = name.split(" ")[0]
    text = f"# Bandeja\n\nVoilà\n\n- mañana, così{end}".replace("\n", newline)
    data = (ENCODINGS[name] + text).encode(encoding)
    bullet = "- Qué es un “lapse” :: olvidó"

    found = appended(data, bullet)

    assert found is not None
    after, line = found
    whole = text if end else text + newline
    body = whole.rstrip() + newline
    expected = body + bullet + newline + whole[len(body) :]
    assert after == (ENCODINGS[name] + expected).encode(encoding)
    notes = read("inbox.md", after).notes
    assert [(one.note.span.first, one.note.text) for one in notes][-1] == (line, bullet[2:])


LINES = st.sampled_from(
    [
        "- a",
        "  - b",
        "# T",
        "",
        "   ",
        "voilà",
        "1. x",
        "> q",
        "```",
        "\xa0",
        "- ñ…",
        "\x0c",
        "|a|",
    ]
)


@given(
    st.lists(LINES, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-16-le", "cp1252"]),
    st.booleans(),
)
@example(["voilà"], "\n", "utf-8", False)
def test_a_jotted_line_changes_nothing_else(lines: list[str], newline: str, name: str, ended: bool):
    """Take the line out again and every byte is as it was, but for an end the last line lacked."""
    text = newline.join(lines) + (newline if ended else "")
    data = codecs.BOM_UTF16_LE * (name == "utf-16-le") + text.encode(name)
    found = appended(data, "- new :: line")
    assert found is not None
    after, line = found

    form = deckfiles.written(after)
    assert form is not None
    bullet = form.encode(f"- new :: line{form.newline}")
    at = after.index(bullet)
    head, tail = after[:at], after[at + len(bullet) :]

    assert after.count(bullet) == 1
    assert data.endswith(tail)
    assert head.startswith(data[: len(data) - len(tail)])
    added = head[len(data) - len(tail) :].decode(form.structure)
    assert added.removeprefix("# Inbox").strip("\r\n") == ""
    above = after[:at].decode(form.structure).replace("\r\n", "\n").replace("\r", "\n")
    assert line == above.count("\n") + 1


def test_control_characters_are_not_jotted(notebook: Notebook):
    """One NUL would make the whole inbox binary data, and take its cards out."""
    notebook.collection.jot("Old :: card")

    notebook.collection.jot("Raft\0 :: \x1b[31mred \udce9")

    assert (notebook.folder / INBOX).read_text(encoding="utf-8") == (
        "# Inbox\n\n- Old :: card\n- Raft� :: �[31mred �\n"
    )
    assert len(notebook.live()) == 2


def test_what_is_no_text_is_not_written_to(notebook: Notebook):
    """A line of text in a file of another kind would damage it."""
    (notebook.folder / INBOX).write_bytes(b"PK\3\4\0\0\0\0" * 20)

    with pytest.raises(UnwritableFileError) as caught:
        notebook.collection.jot("Raft :: a protocol")

    assert caught.value.why == "it is no text that a line can be added to"
    assert (notebook.folder / INBOX).read_bytes() == b"PK\3\4\0\0\0\0" * 20


def test_the_rights_of_a_note_stay(notebook: Notebook):
    """A note that only its owner may read stays so."""
    (notebook.folder / INBOX).write_text("# Inbox\n")
    (notebook.folder / INBOX).chmod(0o640)

    notebook.collection.jot("Raft :: a protocol")

    assert stat.S_IMODE((notebook.folder / INBOX).stat().st_mode) == 0o640


@pytest.mark.parametrize("what", ["link", "folder", "pipe"])
def test_what_is_no_file_is_not_written_to(notebook: Notebook, tmp_path: Path, what: str):
    """A link in notes from elsewhere would choose which file of the person is written to."""
    outside = tmp_path / "outside.md"
    outside.write_text("# Mine\n")
    inbox = notebook.folder / INBOX
    {
        "link": lambda: inbox.symlink_to(outside),
        "folder": inbox.mkdir,
        "pipe": lambda: os.mkfifo(inbox),
    }[what]()

    with pytest.raises(UnwritableFileError):
        notebook.collection.jot("Raft :: a protocol")

    assert outside.read_text() == "# Mine\n"


# Somebody else writes meanwhile -----------------------------------------------------------


def at_the_last_moment(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> None:
    """Let something happen when the new file is ready and not yet in the place of the old one."""
    flushed = writing._draft_beside

    def draft(target: Path, data: bytes) -> Path:
        made = flushed(target, data)
        monkeypatch.setattr(writing, "_draft_beside", flushed)
        deed()
        return made

    monkeypatch.setattr(writing, "_draft_beside", draft)


def test_what_an_editor_saves_meanwhile_is_not_overwritten(notebook: Notebook, monkeypatch):
    """Of the two who write, the person's own words win, and the other is told."""
    notebook.collection.jot("Old :: card")
    inbox = notebook.folder / INBOX
    at_the_last_moment(monkeypatch, lambda: inbox.write_text("# Inbox\n\n- mine :: words\n"))

    with pytest.raises(ChangedMeanwhileError):
        notebook.collection.jot("Raft :: a protocol")

    assert notes_of(notebook.folder) == {INBOX: b"# Inbox\n\n- mine :: words\n"}
    assert len([e for e in notebook.collection.log() if e["kind"] == "notes-written"]) == 1


def test_of_several_files_all_are_written_or_none(notebook: Notebook, tmp_path: Path, monkeypatch):
    """Half of a folder would have to be found out and finished by hand."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n- {name} :: card\n")
    plan = notebook.collection.plan_add([tmp_path / "one.md", tmp_path / "two.md"])
    put, turn = writes.replace, iter([False, True, False])

    def second_fails(target: Path, old: bytes | None, new: bytes | None) -> None:
        if next(turn, False):
            raise UnwritableFileError(target, "the disk is full")
        put(target, old, new)

    monkeypatch.setattr(writes, "replace", second_fails)

    with pytest.raises(UnwritableFileError):
        notebook.collection.apply_add(plan)

    assert notes_of(notebook.folder) == {}
    assert notebook.collection.log() == []


# Taken back -------------------------------------------------------------------------------


def test_undo_takes_a_jotted_line_out_again(notebook: Notebook):
    """The file is, byte for byte, what it was."""
    (notebook.folder / INBOX).write_bytes(b"\xef\xbb\xbf# Inbox\r\n\r\n- old :: card\r\n\r\n")
    before = notes_of(notebook.folder)
    notebook.collection.jot("Raft :: a protocol")

    (undone,) = notebook.collection.undo()

    assert (undone.kind, undone.front) == (UndoneKind.JOT, "- Raft :: a protocol")
    assert notes_of(notebook.folder) == before
    assert [card.front for card in notebook.live()] == ["old"]


def test_undo_of_the_first_line_takes_the_inbox_away(notebook: Notebook):
    """It was not there before."""
    notebook.collection.jot("Raft :: a protocol")
    notebook.collection.jot("Lease :: a lock")

    notebook.collection.undo(2)

    assert notes_of(notebook.folder) == {}
    with pytest.raises(NothingToUndoError):
        notebook.collection.undo()


def test_undo_leaves_what_was_written_elsewhere_in_the_file(notebook: Notebook):
    """Only the jotted line goes."""
    (notebook.folder / INBOX).write_text("# Inbox\n\n- old :: card\n")
    notebook.collection.jot("Raft :: a protocol")
    notebook.write("# Inbox\n\n- older :: card\n- Raft :: a protocol\n- mine :: too\n", INBOX)

    notebook.collection.undo()

    assert notes_of(notebook.folder) == {INBOX: b"# Inbox\n\n- older :: card\n- mine :: too\n"}


def test_a_line_that_was_edited_since_stays_and_undo_goes_on(notebook: Notebook):
    """Nobody's words are thrown away, and nobody is kept from taking back an older answer."""
    (notebook.folder / INBOX).write_text("# Inbox\n\n- old :: card\n")
    notebook.scan()
    notebook.learn()
    notebook.collection.jot("Raft :: a protocol")
    notebook.write("# Inbox\n\n- old :: card\n- Raft :: a better protocol\n", INBOX)

    with pytest.raises(WrittenSinceError) as caught:
        notebook.collection.undo()
    (undone,) = notebook.collection.undo()

    assert str(caught.value) == (
        "inbox.md was edited since, so what was written there stays; take it out there if you want"
        " to. Nothing was changed; the next undo goes on with the step before."
    )
    assert undone.kind is UndoneKind.ANSWER
    assert b"a better protocol" in notes_of(notebook.folder)[INBOX]


def test_undo_of_an_added_file_takes_its_copy_away(notebook: Notebook, tmp_path: Path):
    """What was added together goes together; the person's own file is not touched."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n- {name} :: card\n")
    files = [tmp_path / "one.md", tmp_path / "two.md"]
    notebook.collection.apply_add(notebook.collection.plan_add(files))

    (undone,) = notebook.collection.undo()

    assert (undone.kind, undone.front) == (UndoneKind.ADDITION, "one.md, two.md")
    assert notes_of(notebook.folder) == {}
    assert notebook.live() == []
    assert files[0].read_text() == "# one\n\n- one :: card\n"


def test_undo_of_an_update_gives_the_older_copy_back(notebook: Notebook, tmp_path: Path):
    """And the copy is again one that the next `add` may update."""
    talk = tmp_path / "talk.md"
    talk.write_text("# Talk\n\n- one :: card\n")
    notebook.collection.apply_add(notebook.collection.plan_add([talk]))
    talk.write_text("# Talk\n\n- one :: card\n- two :: cards\n")
    notebook.collection.apply_add(notebook.collection.plan_add([talk]))

    notebook.collection.undo()

    assert notes_of(notebook.folder) == {"talk.md": b"# Talk\n\n- one :: card\n"}
    assert [file.step for file in notebook.collection.plan_add([talk]).files] == ["update"]


def test_a_kill_between_the_file_and_the_log_of_an_undo_is_made_good(notebook: Notebook):
    """The file has its old content already: the step is only to be withdrawn."""
    (notebook.folder / INBOX).write_text("# Inbox\n\n- old :: card\n")
    before = notes_of(notebook.folder)
    notebook.collection.jot("Raft :: a protocol")
    (notebook.folder / INBOX).write_bytes(before[INBOX])

    (undone,) = notebook.collection.undo()

    assert undone.kind is UndoneKind.JOT
    assert notes_of(notebook.folder) == before


BYTES = st.lists(
    st.sampled_from(
        [b"- a\n", b"- b\r\n", b"\xff\n", b"\n", b"- c", "ñ\n".encode(), b"\r", b"\0\n"]
    ),
    max_size=8,
).map(b"".join)


@given(BYTES, BYTES)
def test_what_was_cut_gives_both_contents(before: bytes, after: bytes):
    """Whatever the two files hold, the log can give the older one back from the newer one."""
    body = json.loads(json.dumps(writes._body(writes.By.EDIT, writes.Write("a.md", before, after))))

    assert writes._before("a.md", after, body) == before


def test_a_refused_write_words_itself(notebook: Notebook):
    """The person knows what to do."""
    error: RecallError = ChangedMeanwhileError(Path("notes/inbox.md"))

    assert str(error) == (
        "notes/inbox.md was changed just now by someone else. Nothing was changed; try again."
    )
