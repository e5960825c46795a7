"""Deck files: from the bytes of a Markdown file to its notes and its faults."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path, PurePosixPath

from recall import context, markdown
from recall.context.orders import order_faults, question_faults
from recall.deckfiles import finding
from recall.deckfiles.conflicts import conflicts
from recall.deckfiles.encoding import Decoded, Written, decoded, unreadable, written
from recall.deckfiles.front_matter import split
from recall.notes import DeckFile, Fault, PlacedNote

__all__ = ["MAX_FILE", "Written", "bytes_of", "read", "title_from", "written"]

MAX_FILE = 8 << 20
"""Bytes of a file that are read; a larger one is no journal."""


def read(path: str, data: bytes) -> DeckFile:
    """Return the notes of a file; what is wrong with it is among its problems.

    `path` is how the file is named in them. Never fails, whatever the bytes are.
    """
    name = title_from(path)
    whole = decoded(data) if len(data) <= MAX_FILE else _too_large()
    if whole.unreadable:
        return _unread(path, name, whole.faults)
    if found := conflicts(whole.text):
        return _unread(path, name, (*whole.faults, *found))
    return _taken_apart(path, name, whole)


def _unread(path: str, title: str, faults: tuple[Fault, ...]) -> DeckFile:
    problems = tuple(fault.problem(path) for fault in sorted(set(faults)))
    return DeckFile(path, title, (), problems, unread=True)


def _taken_apart(path: str, name: str, whole: Decoded) -> DeckFile:
    head = split(whole.text)
    structure = markdown.blocks(head.body)
    found = context.placed(structure, head.facts, name, _is_explicit)
    orders = chain(order_faults(structure.blocks), question_faults(structure.blocks))
    problems = chain(whole.faults, head.faults, structure.faults, found.faults, orders)
    return DeckFile(
        path=path,
        title=found.title,
        notes=found.notes,
        problems=tuple(fault.problem(path) for fault in sorted(set(problems))),
    )


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, as far as `read` looks at them.

    Raises UnreadableFileError, also for what is no plain file.
    """
    return finding.bytes_of(path, limit=MAX_FILE)


def _too_large() -> Decoded:
    return unreadable(f"the file is larger than {MAX_FILE >> 20} MiB", advice=" Split it.")


def title_from(path: str) -> str:
    """Return the name of a file without its folders and its ending."""
    name = PurePosixPath(path.replace("\\", "/")).stem
    return " ".join(_CONTROLS.sub(" ", name or path).split()) or "untitled"


_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _is_explicit(placed: PlacedNote) -> bool:
    """Tell whether somebody wrote the note as a card."""
    from recall.generators import EXPLICIT

    if not any(
        mark in placed.note.text for mark in ("::", "==", "Q:", "P:", "Q*", "P*", "Q_", "P_")
    ):
        return False
    return any(True for syntax in EXPLICIT for _ in syntax.draft(*placed))
