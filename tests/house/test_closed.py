"""Who else uses the machine, or made the notes: their files stay theirs, and ours ours."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from memory.notebook import Notebook

from recall.collection.adding import NotMarkdownError
from recall.errors import RecallError, UnreadableFileError

CANARY = "tweety-7f3a9c"
"""Stands in files outside the notes; it may turn up nowhere else."""


@pytest.fixture
def open_mask() -> Iterator[None]:
    """Let every file be made with all the rights that are asked for."""
    before = os.umask(0)
    yield
    os.umask(before)


def lived_in(folder: Path) -> Notebook:
    """Return a collection that has been through what a person does with one."""
    notebook = Notebook(folder)
    notebook.after("# Raft\n\n- Raft :: a protocol\n- A leader leads, because it was elected.\n")
    notebook.learn()
    notebook.collection.jot("Lease :: a lock")
    notebook.collection.export(folder / "cards.apkg")
    notebook.collection.undo()
    return notebook


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
def test_nobody_else_reads_what_you_learn(tmp_path: Path, open_mask: None):
    """Whatever the mask of the shell, and while the database is open too."""
    notebook = lived_in(tmp_path / "notes")

    state = tmp_path / "notes" / ".recall"
    open_ones = {
        path.relative_to(state).as_posix(): oct(stat.S_IMODE(path.lstat().st_mode))
        for path in (state, *state.rglob("*"))
        if stat.S_IMODE(path.lstat().st_mode) & 0o077
    }

    assert notebook.live()
    assert open_ones == {}


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", "journal", "backups"])
@pytest.mark.parametrize("there", [True, False])
def test_a_link_inside_does_not_choose_what_is_written(tmp_path: Path, name: str, there: bool):
    """Cloned notes may bring a `.recall` along."""
    outside = tmp_path / "outside"
    if there:
        outside.mkdir()
    (tmp_path / "notes" / ".recall").mkdir(parents=True, mode=0o700)
    (tmp_path / "notes" / ".recall" / name).symlink_to(outside)

    with suppress(RecallError):
        lived_in(tmp_path / "notes").collection.__exit__()

    assert outside.exists() is there
    assert not there or [*outside.iterdir()] == []


# Files outside the notes ------------------------------------------------------------------


def test_no_file_outside_comes_into_the_collection(tmp_path: Path):
    """Not through links to files, folders, devices or themselves, pictures, or paths with dots."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(f"# S\n\n- Secret {CANARY} :: told\n")
    (outside / "secret.png").write_text(CANARY)
    (outside / "passwd").write_text(f"root:{CANARY}\n")
    notes = tmp_path / "notes"
    notes.mkdir()
    links = {
        "file.md": outside / "secret.md",
        "relative.md": Path("..") / "outside" / "secret.md",
        "folder": outside,
        "folder.md": outside,
        "loop": notes,
        "self.md": notes / "self.md",
        "device.md": Path("/dev/zero"),
        "fd.md": Path("/proc/self/environ"),
        "secret.png": outside / "secret.png",
    }
    for name, target in links.items():
        (notes / name).symlink_to(target)
    os.mkfifo(notes / "pipe.md")
    pictures = [
        "![a](../outside/secret.png)",
        "![b](secret.png)",
        f"![c]({outside}/secret.png)",
        f"![d](file://{outside}/secret.png)",
        f'<img src="{outside}/passwd">',
        "[sound:../outside/passwd]",
        f"[latex]\\input{{{outside}/passwd}}[/latex]",
        "{% include ../outside/secret.md %}",
        "![[secret]]",
    ]
    text = "\n".join(f"- Term {n} :: meaning {picture}" for n, picture in enumerate(pictures))
    notebook = Notebook(notes)

    notebook.after(f"---\nsource: file://{outside}/passwd\n---\n# Raft\n\n{text}\n", "real.md")
    notebook.learn()
    package = notes / "cards.apkg"
    notebook.collection.export(package)
    notebook.collection.__exit__()

    unpacked = b"".join(
        zipfile.ZipFile(package).read(one) for one in zipfile.ZipFile(package).namelist()
    )
    written = [path for path in notes.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(notebook.folder.joinpath("real.md").read_bytes()) > 100
    assert CANARY.encode() not in unpacked
    assert [path for path in written if CANARY.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("what", ["pipe", "device", "loop"])
def test_what_never_ends_is_not_waited_for(tmp_path: Path, what: str):
    """Nor is it read when somebody names it."""
    notebook = Notebook(tmp_path / "notes")
    named = tmp_path / "named.md"
    {
        "pipe": lambda: os.mkfifo(named),
        "device": lambda: named.symlink_to("/dev/zero"),
        "loop": lambda: named.symlink_to(named),
    }[what]()

    with pytest.raises((UnreadableFileError, NotMarkdownError)):
        notebook.collection.plan_add([named])
    with pytest.raises(UnreadableFileError):
        notebook.collection.explain(named)


def test_names_that_differ_in_case_or_form_are_two_files(tmp_path: Path):
    """Where the disk keeps them apart, so do we; nothing is read twice or lost."""
    notebook = Notebook(tmp_path / "notes")
    names = ["Raft.md", "raft.md", "caf\u00e9.md", "cafe\u0301.md"]
    for number, name in enumerate(names):
        (notebook.folder / name).write_text(f"# T\n\n- Term {number} :: meaning\n")
    there = len([*notebook.folder.glob("*.md")])

    notebook.scan()
    notebook.learn()

    assert len(notebook.live()) == there
    assert notebook.scan().lines == ()
