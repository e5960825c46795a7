"""The person's own editor, at the right line, never through a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from recall.screen.editing import BadEditorError, EditorFailedError, edit, editor_command

NOTE = Path("/notes/a talk.md")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+41", "/notes/a talk.md"]),
        ("nano -w", ["nano", "-w", "+41", "/notes/a talk.md"]),
        ("/usr/bin/emacsclient -t", ["/usr/bin/emacsclient", "-t", "+41", "/notes/a talk.md"]),
        ("hx", ["hx", "/notes/a talk.md:41"]),
        ("code", ["code", "--wait", "--goto", "/notes/a talk.md:41"]),
        ("'my editor' --now", ["my editor", "--now", "/notes/a talk.md"]),
        ("vim; rm -rf x", ["vim;", "rm", "-rf", "x", "/notes/a talk.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, command: list[str]):
    """The note is open at its line; what stands in the variable is never a shell's program."""
    assert editor_command({"EDITOR": editor}, NOTE, 41) == command


def test_visual_comes_before_editor():
    """As every program of the kind has it."""
    assert editor_command({"VISUAL": "hx", "EDITOR": "vi"}, NOTE, 1)[0] == "hx"


@pytest.mark.parametrize("words", ["vim 'unclosed", "   "])
def test_an_editor_that_cannot_be_read_is_named(words: str):
    """A typo in a variable is a sentence, not a crash."""
    with pytest.raises(BadEditorError, match="Set VISUAL or EDITOR"):
        editor_command({"EDITOR": words}, NOTE, 1)


def test_an_editor_that_is_not_there_is_named(tmp_path: Path):
    """So is one that was never installed."""
    with pytest.raises(BadEditorError) as caught:
        edit(tmp_path / "note.md", 1, {"EDITOR": "no-such-editor"})

    assert str(caught.value) == (
        "Cannot start the editor 'no-such-editor': No such file or directory. Set VISUAL or EDITOR."
    )


def test_an_editor_that_fails_is_named(tmp_path: Path):
    """The person hears that their edit may not have been saved."""
    with pytest.raises(EditorFailedError) as caught:
        edit(tmp_path / "note.md", 1, {"EDITOR": "false"})

    assert str(caught.value) == "The editor 'false' ended with code 1."
