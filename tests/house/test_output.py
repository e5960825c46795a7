"""What the command line says beside its outcome: where something is, and what takes so long."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from recall.cli import output


class Terminal(io.StringIO):
    """Something one reads from a screen."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "said"), [(Terminal(), "Reading big.md …\n"), (io.StringIO(), "")]
)
def test_what_takes_long_says_so_on_a_terminal_alone(monkeypatch, stream, said):
    """Nobody wonders whether it hangs, and no log is filled."""
    monkeypatch.setattr(output, "PATIENCE_S", 0.01)
    monkeypatch.setattr("sys.stderr", stream)

    with output.patience("Reading big.md …"):
        time.sleep(0.2)

    assert stream.getvalue() == said


def test_what_is_quick_says_nothing(monkeypatch):
    """The outcome is enough."""
    monkeypatch.setattr("sys.stderr", terminal := Terminal())

    with output.patience("Reading big.md …"):
        pass

    assert terminal.getvalue() == ""


def test_a_place_is_named_as_an_editor_opens_it_from_here(tmp_path, monkeypatch):
    """Relative below where one stands, absolute elsewhere, always on one line."""
    monkeypatch.chdir(tmp_path)

    assert output.place(tmp_path / "notes", "a.md", 3) == "notes/a.md:3"
    assert output.place(Path("notes"), "a.md", 3) == "notes/a.md:3"
    assert output.place(tmp_path.parent / "else", "a.md") == f"{tmp_path.parent}/else/a.md"
    assert output.place(Path("notes"), "a\nb.md", 3) == "notes/a␊b.md:3"
    assert output.place(Path("notes"), "a\x1b[2J\u202eb.md") == "notes/a␛[2J�b.md"
