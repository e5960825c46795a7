"""Recall as a person starts it: a program of its own, in a script or on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte
from faults.nursery import nursery

NOW = "2026-11-23T09:00:00Z"
MAIN = [sys.executable, "-m", "recall"]


AT_ITS_START = ("PYTHON", "LANG", "LC_", "TZ")
"""How the names begin that Python asks its environment for before it runs anything."""


def done(
    words: Sequence[str], *, env: Mapping[str, str], cwd: Path, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run `recall WORDS` to its end and return what it said, as it is but for ends of lines."""
    if _at_its_start(env) == _at_its_start(os.environ):
        return nursery().done(words, env=env, cwd=cwd, typed=typed)
    return started(words, env=env, cwd=cwd, typed=typed)


def started(
    words: Sequence[str], *, env: Mapping[str, str], cwd: Path, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Do what `done` does with a Python of its own, which takes ten times as long."""
    return subprocess.run(
        [*MAIN, *words],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=env,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def _at_its_start(env: Mapping[str, str]) -> dict[str, str]:
    return {name: word for name, word in env.items() if name.startswith(AT_ITS_START)}


INTERRUPT = "\x03"
SETTLED = 0.3
"""Seconds from when a prompt is seen until the program surely waits for a line."""


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
        """Run a command to its end, without a terminal."""
        return done(words, env=self.environment(env), cwd=self.folder.parent, typed=typed)

    def run_into(self, file: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command whose output goes to the file."""
        return nursery().done(words, env=self.environment(), cwd=self.folder.parent, said_to=file)

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
        return Terminal(words, self.environment(env), self.folder.parent, size)


class Terminal:
    """A terminal with a program in it: what it wrote, and what stands there."""

    def __init__(
        self, words: tuple[str, ...], env: Mapping[str, str], cwd: Path, size: tuple[int, int]
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.program = nursery().on_terminal(words, env=env, cwd=cwd, columns=columns, rows=rows)

    @property
    def written(self) -> bytes:
        """Everything that the program wrote."""
        return self.program.said

    def wait_for(self, text: str) -> None:
        """Read until the text stands on the screen."""
        for _ in range(400):
            if any(text in row for row in self._screen.display):
                return
            self._read()
        raise AssertionError(f"{text!r} never came:\n" + "\n".join(self._screen.display))

    def press(self, keys: str, then: str) -> None:
        """Press keys and read until the text stands on the screen."""
        self.type(keys)
        self.wait_for(then)

    def type(self, keys: str) -> None:
        if keys == INTERRUPT:
            # Nobody is as quick as this: a signal that comes between what Python checks and its
            # wait for a line is held back until that line is there.
            time.sleep(SETTLED)
        self.program.type(keys.encode())

    def end(self) -> int | None:
        """Read until the program has ended; return its exit code, or None if it was killed."""
        while self._read():
            pass
        self.program.hang_up()
        assert self.program.code is not None
        return self.program.code if self.program.code >= 0 else None

    def _read(self) -> bool:
        """Show what comes; return whether there can be more."""
        ended = self.program.has_ended()
        data = self.program.read(0.05)
        self._stream.feed(data)
        return bool(data) or not ended
