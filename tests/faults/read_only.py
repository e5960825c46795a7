"""R10: nothing can be written, because the disk is mounted so.

What only looks works; what would change something says why not, ends with 1, and changes nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from faults.damaged_pages import LATER, learned
from faults.ground import playground
from faults.harnesses import CannotTryError, Outcome

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


def figure(trials: int, seed: int) -> Outcome:
    """Try every command once; control: on the same disk, mounted to be written."""
    with playground() as place:
        prepared(place)
        before = everything(place / "notes")
        wrong = len(unlike(on_disk(place))) + (everything(place / "notes") != before)
        writable = len(unlike(on_disk(place, mounted="rw")))
    return Outcome(
        f"{len(LOOKS)} commands that look, {len(CHANGES)} that change, {wrong} not as they should",
        wrong,
        f"on a disk that can be written {writable} commands change something",
        caught=writable > 0,
    )


def prepared(place: Path) -> None:
    """Make a collection, a talk that is in none, and a folder to write to."""
    learned(place / "notes")
    (place / "out").mkdir()
    (place / "out").chmod(0o777)
    (place / "talk.md").write_text("# Talk\n\n- Paxos :: a protocol\n", "utf-8")
    said(place, "backup")


def said(place: Path, *words: str) -> tuple[int, str]:
    """Return how a command ended, and its words."""
    environment = {"RECALL_NOW": LATER.isoformat(), "XDG_CONFIG_HOME": str(place / "config")}
    done = CliRunner(env=environment).invoke(recall, ["-C", str(place / "notes"), *words])
    ended = done.exit_code if isinstance(done.exception, SystemExit | None) else -1
    return ended, done.output


def tried(place: Path) -> str:
    """Return how every command ended, as JSON."""
    os.chdir(place)
    card = json.loads(said(place, "list", "--json")[1])[0]["id"]
    backup = next(iter((place / "notes/.recall/backups").glob("*asked*.db"))).stem
    named = {word: word.format(card=card, backup=backup) for word in (*LOOKS, *CHANGES)}
    return json.dumps({word: said(place, *full.split()) for word, full in named.items()})


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unlike(ended: dict[str, list[object]]) -> dict[str, list[object]]:
    """Return how those ended that did not look, or that did not say why they changed nothing."""
    looked = {word: end for word, end in ended.items() if word in LOOKS and end[0] not in (0, 3)}
    changed = {
        word: end
        for word, end in ended.items()
        if word in CHANGES and (end[0] != 1 or "Cannot write" not in str(end[1]))
    }
    return looked | changed


DISK = """
import sys; sys.path[:0] = [{tests!r}]
import subprocess
from pathlib import Path
from faults.read_only import tried
place = Path({place!r})
notes = str(place / "notes")
subprocess.run(["mount", "--bind", notes, notes], check=True)
subprocess.run(["mount", "-o", "remount,{mounted},bind", notes], check=True)
print(tried(place))
"""


def on_disk(place: Path, mounted: str = "ro") -> dict[str, list[object]]:
    """Return how every command ended with the notes on a disk mounted so.

    Raises CannotTryError where nobody may mount anything.
    """
    tests = str(Path(__file__).resolve().parents[1])
    program = DISK.format(tests=tests, place=str(place), mounted=mounted)
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    if "mount" in done.stderr or "unshare" in done.stderr:
        raise CannotTryError("this machine lets nobody mount anything")
    ended: dict[str, list[object]] = json.loads(done.stdout.splitlines()[-1])
    return ended
