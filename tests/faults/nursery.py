"""Programs to be watched, typed to and killed: each a process that runs Recall as `recall` would.

Loading Python and Recall takes longer than most of what is tried. So one process loads it once
and makes copies of itself; what runs in a copy, and what kills it, is real.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import gc
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, Self

import recall

TESTS = Path(__file__).resolve().parents[1]
UNWRITTEN = 120
"""The code that Python ends with when the last words of a program cannot be written."""
RECALL = Path(recall.__file__).resolve().parents[1]
"""Where Recall is loaded from, here and there."""
NOW = "2026-11-23T09:00:00Z"


class Program:
    """One running program."""

    def __init__(self, home: Nursery, pid: int, terminal: int | None) -> None:
        self.pid = pid
        self.terminal = terminal
        """Our end of its terminal, or of the pipes to it; None where it has none."""
        self.code: int | None = None
        """Its exit code once it has ended; below 0 the signal that ended it."""
        self.said = b""
        """Everything it wrote to its terminal."""
        self._nursery = home

    def send(self, what: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, what)

    def kill(self) -> None:
        """End it as the kernel does when memory runs out: it cannot say or do anything more."""
        self.send(signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Return its exit code when it has ended; what it still says is read meanwhile."""
        while not self.has_ended():
            self.read(0.01)
        while self.read(0):
            pass
        assert self.code is not None
        return self.code

    def has_ended(self) -> bool:
        if self.code is None:
            self.code = self._nursery.code_of(self.pid)
        return self.code is not None

    def type(self, keys: bytes) -> None:
        assert self.terminal is not None
        with contextlib.suppress(OSError):
            os.write(self.terminal, keys)

    def read(self, seconds: float) -> bytes:
        """Return what it writes next, waiting so long for it; nothing if nothing comes."""
        if self.terminal is None:
            time.sleep(seconds)
            return b""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            # Its end of the terminal is closed.
            time.sleep(seconds)
            return b""
        self.said += data
        return data

    def resize(self, columns: int, rows: int) -> None:
        assert self.terminal is not None
        set_size(self.terminal, columns, rows)

    def hang_up(self) -> None:
        """Close our end of its terminal, as a closed window does."""
        if self.terminal is not None:
            os.close(self.terminal)
            self.terminal = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if not self.has_ended():
            self.kill()
        self.hang_up()


def set_size(terminal: int, columns: int, rows: int) -> None:
    """Give the terminal a size."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@functools.cache
def nursery() -> Nursery:
    """Return the one nursery of this process; it ends with it."""
    return Nursery()


class Nursery:
    """Has Recall loaded, and starts programs; see `nursery`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), str(RECALL)])},
        )
        atexit.register(self._end)

    def _end(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait()

    def start(
        self,
        folder: Path,
        *words: str,
        on_terminal: bool = False,
        env: Mapping[str, str] | None = None,
        twist: str = "",
        typed: Path | None = None,
        said: Path | None = None,
        file_bytes: int | None = None,
        kill_at: int | None = None,
        steps: Path | None = None,
    ) -> Program:
        """Start `recall WORDS` on the collection in `folder`.

        `twist` names a function, `faults.module:name`, that is called in the program first.
        Without a terminal its input comes from the file `typed` and its words go to the file
        `said`, or to nowhere. It can write files of no more than `file_bytes`. It is killed
        before its step `kill_at`, or writes into the file `steps` which of them change something.
        """
        ours, theirs = os.openpty() if on_terminal else (None, None)
        if ours is not None:
            set_size(ours, 80, 24)
        order = _order(words, environment(folder) | dict(env or {}), folder) | {
            "twist": twist,
            "terminal": os.ttyname(theirs) if theirs is not None else None,
            "typed": str(typed or os.devnull),
            "said": str(said or os.devnull),
            "complained": str(said or os.devnull),
            "file_bytes": file_bytes,
            "kill_at": kill_at,
            "steps": str(steps) if steps else "",
        }
        pid = self._ask(order)
        if theirs is not None:
            os.close(theirs)
        return Program(self, pid, ours)

    def on_terminal(
        self, words: Sequence[str], *, env: Mapping[str, str], cwd: Path, columns: int, rows: int
    ) -> Program:
        """Start `recall WORDS` on a terminal of that size, with just that environment."""
        ours, theirs = os.openpty()
        set_size(ours, columns, rows)
        pid = self._ask(_order(words, env, cwd) | {"terminal": os.ttyname(theirs)})
        os.close(theirs)
        return Program(self, pid, ours)

    def done(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        typed: str = "",
        said_to: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run `recall WORDS` to its end, with just that environment and with no terminal.

        What it says goes to the file `said_to`, and is not returned then.
        """
        with tempfile.TemporaryDirectory() as place:
            files = {name: f"{place}/{name}" for name in ("typed", "said", "complained")}
            Path(files["said"]).touch()
            Path(files["typed"]).write_text(typed, "utf-8", "surrogateescape")
            streams = files | ({"said": str(said_to)} if said_to else {})
            pid = self._ask(_order(words, env, cwd) | streams)
            code: int = self._ask({"end_of": pid})
            said, complained = (
                Path(files[name]).read_text("utf-8", "surrogateescape")
                for name in ("said", "complained")
            )
        return subprocess.CompletedProcess(list(words), code, said, complained)

    def run(self, folder: Path, *words: str, **how: Any) -> int:
        """Run `recall WORDS` to its end and return its exit code."""
        return self.start(folder, *words, **how).wait()

    def code_of(self, pid: int) -> int | None:
        """Return the exit code of a program; None while it runs."""
        code: int | None = self._ask({"code_of": pid})
        return code

    def _ask(self, order: Mapping[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _order(words: Sequence[str], env: Mapping[str, str], cwd: Path) -> dict[str, object]:
    return {
        "words": list(words),
        "env": dict(env),
        "cwd": str(cwd),
        "twist": "",
        "terminal": None,
        "file_bytes": None,
        "kill_at": None,
        "steps": "",
    }


def environment(folder: Path) -> dict[str, str]:
    """Return an environment without a person's own settings, where time stands still."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RECALL_")}
    for name in ("NO_COLOR", "VISUAL", "EDITOR"):
        kept.pop(name, None)
    return kept | {
        "RECALL_NOW": NOW,
        "RECALL_COLLECTION": str(folder),
        "HOME": str(folder.parent),
        "XDG_CONFIG_HOME": str(folder.parent / "config"),
        "XDG_DATA_HOME": str(folder.parent / "data"),
        "TERM": "xterm-256color",
    }


# In the process that makes the copies ---------------------------------------------------------


def serve() -> None:
    """Start a program for every line that comes in, until no more can come."""
    for module in pkgutil.walk_packages(recall.__path__, "recall."):
        importlib.import_module(module.name)
    gc.freeze()
    codes: dict[int, int] = {}
    for line in sys.stdin.buffer:
        order = json.loads(line)
        if "code_of" in order:
            reply = _code_of(order["code_of"], codes)
        elif "end_of" in order:
            reply = os.waitstatus_to_exitcode(os.waitpid(order["end_of"], 0)[1])
        else:
            reply = _started(order)
        sys.stdout.buffer.write(json.dumps(reply).encode() + b"\n")
        sys.stdout.buffer.flush()


def _started(order: Mapping[str, Any]) -> int:
    """Start a program and return its number, once it has its terminal, or its files."""
    reader, writer = os.pipe()
    if not (pid := os.fork()):
        _become(order)
    os.close(writer)
    # The other end is closed with everything that is not the program's own.
    os.read(reader, 1)
    os.close(reader)
    return pid


def _code_of(pid: int, codes: dict[int, int]) -> int | None:
    if pid not in codes:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if not ended:
            return None
        codes[pid] = os.waitstatus_to_exitcode(status)
    return codes[pid]


def _become(order: Mapping[str, Any]) -> NoReturn:
    """Be the program that was ordered, to its end."""
    code = 70
    try:
        os.setsid()
        _heed_the_usual_signals()
        _take_streams(order)
        os.environ.clear()
        os.environ.update(order["env"])
        os.chdir(order["cwd"])
        sys.argv = ["recall", *order["words"]]
        if order["file_bytes"] is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["file_bytes"],) * 2)
        if order["twist"]:
            _function(order["twist"])()
        _take_steps(order)
        code = _ended(_function("recall.__main__:main"))
    finally:
        os._exit(code)


def _take_steps(order: Mapping[str, Any]) -> None:
    if order["kill_at"] is not None:
        importlib.import_module("faults.steps").kill_at(order["kill_at"])
    elif order["steps"]:
        steps = importlib.import_module("faults.steps")
        steps.note_changes(Path(order["cwd"]), Path(order["steps"]))


def _heed_the_usual_signals() -> None:
    """Be told of signals as a program is that a person starts at a terminal.

    A shell lets what it starts in the background ignore Ctrl-C, and its children inherit that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for what in (signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
        signal.signal(what, signal.SIG_DFL)


def _take_streams(order: Mapping[str, Any]) -> None:
    if order["terminal"]:
        # The first terminal that the leader of a session opens becomes its own.
        handle = os.open(order["terminal"], os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(handle, number)
    else:
        os.dup2(os.open(order["typed"], os.O_RDONLY), 0)
        for number, name in ((1, "said"), (2, "complained")):
            os.dup2(os.open(order[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.closerange(3, 64)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _function(where: str) -> Callable[[], object]:
    module, _, name = where.partition(":")
    found: Callable[[], object] = getattr(importlib.import_module(module), name)
    return found


def _ended(main: Callable[[], object]) -> int:
    """Run the program and return the code that Python would end it with."""
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    else:
        code = 0
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return UNWRITTEN
    return code


if __name__ == "__main__":
    serve()
