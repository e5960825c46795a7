"""Which file or folder a word on a command line names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from recall.globs import ANY_MARKDOWN

ENDINGS = tuple(glob.rpartition("*")[2] for glob in ANY_MARKDOWN)


def named(word: str, collection: Path) -> Path:
    """Return where the file or folder is that somebody means.

    It is looked for from the folder one stands in, and where that has nothing of the name, from
    that of the collection. What is in neither is returned as it was said.
    """
    here, inside = from_home(word), collection / word
    return here if is_there(here) or not is_there(inside) else inside


def from_home(word: str) -> Path:
    """Return the path that a word names, where `~` is one's home and `~ada` that of Ada.

    Where there is no Ada, the name is meant as it was typed.
    """
    with suppress(RuntimeError):
        return Path(word).expanduser()
    return Path(word)


def is_there(path: Path) -> bool:
    """Return whether there is something; a name that can be none, or that is closed, is not."""
    with suppress(OSError):
        return path.exists()
    return False


def is_named(word: str, collection: Path) -> bool:
    """Return whether the word names a file or folder; a deck is named by any other."""
    return word.lower().endswith(ENDINGS) or is_there(named(word, collection))
