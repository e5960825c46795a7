"""R10: where nothing can be written, what only looks works, and what would change says why not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from faults.harnesses import CannotTryError
from faults.read_only import LOOKS, everything, on_disk, prepared, said, tried, unlike
from rights import said_by_somebody, said_without_rights


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("read-only")
    prepared(place)
    return place


@pytest.fixture
def own(place: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    shutil.copytree(place, tmp_path / "place", dirs_exist_ok=True)
    # Another user may not be able to import anything: root does it first.
    for word in ("export --dry-run", "lint", "inbox --json", "list", f"explain {place}/talk.md"):
        assert said(tmp_path / "place", *word.split())[0] in (0, 3)
    assert said(tmp_path / "place", *"config set new_per_day 20".split())[0] == 0
    return tmp_path / "place"


def test_files_and_folders_without_the_right_to_write(own: Path):
    before = everything(own / "notes")

    ended = json.loads(said_without_rights(own / "notes", lambda: tried(own)))

    assert unlike(ended) == {}
    assert everything(own / "notes") == before


def test_files_alone_without_the_right_to_write(own: Path):
    """Their folder could be written, and the database replaced: it is not."""
    database = (own / "notes/.recall/recall.db").read_bytes()
    for path in (own / "notes").rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o444)

    ended = json.loads(said_by_somebody(own / "notes", lambda: tried(own)))

    looks = {word: end for word, end in ended.items() if word in LOOKS and end[0] not in (0, 3)}
    answers = {word: ended[word][0] for word in ("review --plain", "answer {card} good", "undo")}
    assert looks == {}
    assert answers == dict.fromkeys(answers, 1)
    assert (own / "notes/.recall/recall.db").read_bytes() == database


def test_a_disk_that_is_mounted_read_only(own: Path):
    """As a card reader with its switch on, or a file system that had an error."""
    before = everything(own / "notes")
    try:
        ended = on_disk(own)
    except CannotTryError as error:
        pytest.skip(str(error))

    assert unlike(ended) == {}
    assert everything(own / "notes") == before
