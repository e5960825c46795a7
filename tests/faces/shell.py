"""Recall as a person starts it: a program of its own, in a pipe or on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pexpect
import pyte

NOW = "2026-11-23T09:00:00Z"
MAIN = [sys.executable, "-m", "recall"]


class Shell:
    """Runs commands on one collection."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def environment(self, more: Mapping[str, str | None] | None = None) -> dict[str, str]:
        """Return an environment without a person's own settings; None takes a name out."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("RECALL_")}
        kept |= {
            "RECALL_NOW": NOW,
            "RECALL_COLLECTION": str(self.folder),
            "HOME": str(self.folder.parent),
            "XDG_CONFIG_HOME": str(self.folder.parent / "config"),
            "XDG_DATA_HOME": str(self.folder.parent / "data"),
            "TERM": "xterm-256color",
        }
        for name in ("NO_COLOR", "VISUAL", "EDITOR"):
            kept.pop(name, None)
        for name, value in (more or {}).items():
            if value is None:
                kept.pop(name, None)
            else:
                kept[name] = value
        return kept

    def run(
        self, *words: str, typed: str = "", env: Mapping[str, str | None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command with its input, output and errors in pipes."""
        return subprocess.run(
            [*MAIN, *words],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=self.environment(env),
            cwd=self.folder.parent,
            timeout=60,
            check=False,
        )

    def json(self, *words: str) -> Any:
        """Return what a command prints as JSON."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def terminal(
        self,
        *words: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
    ) -> Terminal:
        """Start a command on a terminal of its own."""
        return Terminal(words, self.environment(env), size)


class Terminal:
    """A terminal with a program in it: what it wrote, and what stands there."""

    def __init__(self, words: tuple[str, ...], env: dict[str, str], size: tuple[int, int]) -> None:
        columns, rows = size
        self.written = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.child = pexpect.spawn(
            MAIN[0], [*MAIN[1:], *words], env=env, dimensions=(rows, columns), timeout=20
        )
        self.child.delaybeforesend = 0

    def wait_for(self, text: str) -> None:
        """Read until the text stands on the screen."""
        for _ in range(400):
            if any(text in row for row in self._screen.display):
                return
            self._read()
        raise AssertionError(f"{text!r} never came:\n" + "\n".join(self._screen.display))

    def press(self, keys: str, then: str) -> None:
        """Press keys and read until the text stands on the screen."""
        self.child.send(keys)
        self.wait_for(then)

    def end(self) -> int | None:
        """Read until the program has ended and return its exit code."""
        while self._read():
            pass
        self.child.close()
        code: int | None = self.child.exitstatus
        return code

    def _read(self) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return self.child.isalive()
        except pexpect.EOF:
            return False
        self.written += data
        self._stream.feed(data)
        return True
