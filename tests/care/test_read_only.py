"""R10: where nothing can be written, what only looks works, and what would change says why not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from faults.damaged_pages import LATER, learned
from rights import said_by_somebody, said_without_rights

from recall.cli import recall

LOOKS = (
    *("due", "due --json", "stats", "list", "list --drafts", "find leader", "decks", "log --json"),
    *("restore", "check", "lint", "explain notes/raft.md", "inbox --json", "config", "show {card}"),
    *("export out/x.apkg", "backup out/x.db", "scan --dry-run", "export --dry-run"),
)
CHANGES = (
    *("review --plain", "answer {card} good", "undo", "suspend {card}", "unsuspend {card}"),
    *("backup", "jot term::meaning", "add talk.md --yes", "rebuild", "restore {backup} --yes"),
    *("config set new_per_day 3", "rebuild --journal"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a collection, a talk that is in none, and one to write to."""
    place = tmp_path_factory.mktemp("read-only")
    learned(place / "notes")
    (place / "out").mkdir()
    (place / "out").chmod(0o777)
    (place / "talk.md").write_text("# Talk\n\n- Paxos :: a protocol\n")
    said(place, "backup")
    return place


def said(place: Path, *words: str) -> tuple[int, str]:
    """Return how a command ended, and its words."""
    environment = {"RECALL_NOW": LATER.isoformat(), "XDG_CONFIG_HOME": str(place / "config")}
    done = CliRunner(env=environment).invoke(recall, ["-C", str(place / "notes"), *words])
    ended = done.exit_code if isinstance(done.exception, SystemExit | None) else -1
    return ended, done.output


def tried(place: Path) -> str:
    """Return how every command ended, as JSON."""
    import os

    os.chdir(place)
    card = json.loads(said(place, "list", "--json")[1])[0]["id"]
    backup = next(iter((place / "notes/.recall/backups").glob("*asked*.db"))).stem
    named = {word: word.format(card=card, backup=backup) for word in (*LOOKS, *CHANGES)}
    return json.dumps({word: said(place, *full.split()) for word, full in named.items()})


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def judge(ended: dict[str, list[object]]) -> None:
    """Looking works, or says that there is something; changing says why not."""
    assert {
        word: end for word, end in ended.items() if word in LOOKS and end[0] not in (0, 3)
    } == {}
    refused = {word: end for word, end in ended.items() if word in CHANGES}
    assert {word: end for word, end in refused.items() if end[0] != 1} == {}
    assert {word: end for word, end in refused.items() if "Cannot write" not in str(end[1])} == {}


@pytest.fixture
def own(place: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    shutil.copytree(place, tmp_path / "place", dirs_exist_ok=True)
    # Another user may not be able to import anything: root does it first.
    for word in ("export --dry-run", "lint", "inbox --json", "list", f"explain {place}/talk.md"):
        assert said(tmp_path / "place", *word.split())[0] in (0, 3)
    return tmp_path / "place"


def test_files_and_folders_without_the_right_to_write(own: Path):
    before = everything(own / "notes")

    ended = json.loads(said_without_rights(own / "notes", lambda: tried(own)))

    judge(ended)
    assert everything(own / "notes") == before


def test_files_alone_without_the_right_to_write(own: Path):
    """Their folder could be written, and the database replaced: it is not."""
    before = everything(own / "notes")
    for path in (own / "notes").rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o444)

    ended = json.loads(said_by_somebody(own / "notes", lambda: tried(own)))

    looks = {word: end for word, end in ended.items() if word in LOOKS and end[0] not in (0, 3)}
    answers = {word: ended[word][0] for word in ("review --plain", "answer {card} good", "undo")}
    assert looks == {}
    assert answers == dict.fromkeys(answers, 1)
    kept = {path: data for path, data in everything(own / "notes").items() if path in before}
    assert {path: data for path, data in kept.items() if path.endswith(".db")}.items() <= (
        before.items()
    )


DISK = """
import sys; sys.path[:0] = [{tests!r}]
import subprocess
from pathlib import Path
from care.test_read_only import tried
place = Path({place!r})
notes = str(place / "notes")
subprocess.run(["mount", "--bind", notes, notes], check=True)
subprocess.run(["mount", "-o", "remount,ro,bind", notes], check=True)
print(tried(place))
"""


def test_a_disk_that_is_mounted_read_only(own: Path):
    """As a card reader with its switch on, or a file system that had an error."""
    before = everything(own / "notes")
    program = DISK.format(tests=str(Path(__file__).parents[1]), place=str(own))
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("this machine lets nobody mount anything")

    judge(json.loads(done.stdout.splitlines()[-1]))

    assert everything(own / "notes") == before
