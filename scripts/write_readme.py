"""Write into README.md what the program itself says: tables, and the output of its commands.

Every block marked `console` is run in a copy of `decks/`, in the order of the page, and every table
between markers is made from the code. A test compares the result with the file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from recall.cli import config
from recall.screen.keys import WALK_KEYS, table_markdown
from recall.settings import KNOWN, Settings

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"

NOW = "2026-11-23T09:00:00Z"

EXIT_CODES = (
    (0, "done"),
    (1, "could not be done; of `due --exit-code`: nothing is due"),
    (2, "wrong use, or a wrong setting"),
    (3, "done, and `check`, `scan` or `lint` named faults in the notes"),
    (4, "the collection is busy"),
    (5, "the collection is damaged"),
    (130, "interrupted"),
    (141, "whoever read the output went away, as `head` does"),
)


def settings_table() -> str:
    """Return the table of settings, with their defaults."""
    defaults = Settings()
    rows = ["| Setting | Default | What it does |", "|---|---|---|"]
    for setting in KNOWN:
        default = config.shown(getattr(defaults, setting.name))
        rows.append(f"| `{setting.name}` | `{default}` | {setting.meaning} |")
    return "\n".join(rows)


def exit_codes_table() -> str:
    """Return the table of exit codes."""
    rows = ["| Exit code | |", "|---|---|"]
    return "\n".join([*rows, *(f"| {code} | {words} |" for code, words in EXIT_CODES)])


TABLES: dict[str, Callable[[], str]] = {
    "keys": table_markdown,
    "inbox-keys": lambda: table_markdown(WALK_KEYS),
    "settings": settings_table,
    "exit codes": exit_codes_table,
}


def rendered(text: str) -> str:
    """Return the page with its tables and outputs as they are today."""
    for name, table in TABLES.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = text.partition(start)
        text = f"{before}{start}{table()}\n{end}{rest.partition(end)[2]}"
    with tempfile.TemporaryDirectory() as place:
        # macOS gives a temporary folder through a link.
        stage = Path(place).resolve()
        shutil.copytree(
            ROOT / "decks", stage / "clone" / "decks", ignore=shutil.ignore_patterns(".recall")
        )
        return re.sub(
            r"(?<=```console\n).*?(?=```)",
            lambda found: _run_block(found[0], stage),
            text,
            flags=re.DOTALL,
        )


def _run_block(block: str, stage: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_output(command[2:], stage)}" for command in commands)


def _output(command: str, stage: Path) -> str:
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=stage / "clone",
        env=_environment(stage),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return (run.stdout + run.stderr).replace(str(stage / "clone"), ".").replace(str(stage), "~")


def _environment(stage: Path) -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {
        "PATH": path,
        "HOME": str(stage),
        "RECALL_NOW": NOW,
        "TZ": "UTC",
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUTF8": "1",
    }


def main() -> None:
    """Write README.md anew."""
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
