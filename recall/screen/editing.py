"""The person's own editor, opened at a line of a note or on a card."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from recall.errors import RecallError, UsageError

# How each family of editors is told the line. Any other gets the file alone.
_PLUS_LINE = frozenset(
    "vi vim nvim view gvim nano pico emacs emacsclient micro joe jed kak ne mg ex ed mcedit".split()
)
_COLON_LINE = frozenset("hx helix subl sublime_text zed".split())
_GOTO = frozenset("code codium code-insiders cursor windsurf".split())

# Without a terminal these wait for keys that never come, or write their screen into the pipe.
_NEED_TERMINAL = frozenset(
    "sensible-editor vi vim nvim view nano pico micro joe jed kak ne mg mcedit hx helix".split()
)


class BadEditorError(UsageError):
    """The editor that was named cannot be started."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(command, why)
        self.command = command
        self.why = why

    def __str__(self) -> str:
        return f"Cannot start the editor {self.command!r}: {self.why}. Set VISUAL or EDITOR."


class NoTerminalError(UsageError):
    """The editor needs a terminal, and there is none, as in a script or a pipe."""

    def __init__(self, editor: str) -> None:
        super().__init__(editor)
        self.editor = editor

    def __str__(self) -> str:
        return (
            f"There is no terminal here for the editor {self.editor!r}. Say it in a terminal, set"
            " VISUAL or EDITOR to a program that needs none, or change the file with anything you"
            " like: what you save is read with your next command."
        )


class EditorFailedError(RecallError):
    """The editor ended with an error."""

    def __init__(self, command: str, code: int) -> None:
        super().__init__(command, code)
        self.command = command
        self.code = code

    def __str__(self) -> str:
        return f"The editor {self.command!r} ended with code {self.code}."


def editor_command(environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """Return the program and its arguments that edit the file at the line.

    `VISUAL` comes before `EDITOR`; each is split like a shell would, but no shell runs it.
    `path` must be absolute, so that no editor takes it for an option.
    """
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or _usual_editor()
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise BadEditorError(chosen, str(error)) from error
    if not words:
        raise BadEditorError(chosen, "it names no program")
    return words + _place(Path(words[0]).stem.casefold(), str(path), line)


def _usual_editor() -> str:
    if sys.platform == "win32":
        return "notepad"
    return next((name for name in ("sensible-editor", "nano", "vim") if shutil.which(name)), "vi")


def _place(editor: str, path: str, line: int) -> list[str]:
    if editor in _PLUS_LINE or editor == "sensible-editor":
        return [f"+{line}", path]
    if editor in _COLON_LINE:
        return [f"{path}:{line}"]
    if editor in _GOTO:
        return ["--wait", "--goto", f"{path}:{line}"]
    return [path]


def edit(path: Path, line: int, environ: Mapping[str, str] = os.environ) -> None:
    """Open the file at the line in the person's editor and wait until it is closed.

    Raises BadEditorError, NoTerminalError or EditorFailedError.
    """
    command = editor_command(environ, path.absolute(), line)
    editor = Path(command[0]).stem.casefold()
    # Whoever gives it more words than a name may well have told it to do without.
    is_bare = len(command) == 1 + len(_place(editor, str(path.absolute()), line))
    if is_bare and editor in _NEED_TERMINAL and not _has_terminal():
        raise NoTerminalError(command[0])
    try:
        code = subprocess.call(command)
    except OSError as error:
        raise BadEditorError(command[0], error.strerror or str(error)) from error
    if code:
        raise EditorFailedError(command[0], code)


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


ABOUT = "<!-- Cards for this bullet go above. Without any change nothing is written."


def written(text: str, about: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return what a person makes of the text in their editor; None where it stays as it was.

    What it is `about` stands below it while it is edited. Raises BadEditorError,
    NoTerminalError or EditorFailedError.
    """
    with tempfile.TemporaryDirectory(prefix="recall-") as folder:
        file = Path(folder) / "card.md"
        file.write_text(f"{text}\n\n{ABOUT}\n{about} -->\n", encoding="utf-8")
        edit(file, 1, environ)
        new = file.read_text(encoding="utf-8", errors="replace").partition(ABOUT)[0].strip()
    return None if not new or new == text.strip() else new
