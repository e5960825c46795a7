"""Words people type and names files have: never SQL, never an option, never for a shell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory.notebook import Notebook

from recall.errors import UnknownDeckError
from recall.screen.editing import edit

SIGNS = st.sampled_from(
    [*"\"'*^:(){}-+;,%_\\\0\n", " AND ", " OR ", " NEAR(", "raft", "front:", "--"]
)
WORDS = st.lists(SIGNS | st.text(max_size=4), max_size=8).map("".join)


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    made = Notebook(tmp_path_factory.mktemp("words") / "notes")
    made.after("---\ntags: [a]\n---\n# Raft\n\n- Raft :: a protocol\n")
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS)
def test_whatever_is_sought_the_database_is_only_asked(notebook: Notebook, words: str):
    """No word is an operator, and none is a statement."""
    schema = notebook.base.db.rows("select sql from sqlite_schema")
    count = len(notebook.collection.log())

    notebook.collection.find(words)
    notebook.collection.close_to(words)
    with pytest.raises(UnknownDeckError):
        notebook.collection.due_counts(f"no {words}")

    assert notebook.base.db.rows("select sql from sqlite_schema") == schema
    assert len(notebook.collection.log()) == count


NAMES = [
    "-rf.md",
    "$(touch x).md",
    "`touch x`.md",
    "a; touch x.md",
    "a b.md",
    "'a'.md",
    '"a".md',
    "+1",
]


@pytest.mark.parametrize(
    "name", [*NAMES, "a\nb.md", "%s.md", "~.md", "\u202ea.md", "*.md", "|x.md"]
)
@pytest.mark.parametrize("program", ["editor", "my editor", "vim"])
def test_an_editor_gets_the_name_and_nothing_else(tmp_path: Path, name: str, program: str):
    """Whoever named the file does not say what is run."""
    told = tmp_path / "told"
    fake = tmp_path / program
    fake.write_text(f'#!/bin/sh\nprintf "%s\\0" "$@" > "{told}"\n')
    fake.chmod(0o700)
    folder = tmp_path / "notes"
    folder.mkdir()

    edit(folder / name, 7, {"EDITOR": f"'{fake}' -w"})

    line = ["+7"] if program == "vim" else []
    assert told.read_bytes().decode().split("\0")[:-1] == ["-w", *line, str(folder / name)]
    assert [*folder.iterdir()] == []
