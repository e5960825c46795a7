"""Which notes of the collection the words on a command line mean: files, folders or decks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from recall import naming
from recall.collection.base import Base
from recall.collection.study import decks_of
from recall.errors import RecallError
from recall.globs import stored
from recall.store import notes


class NotInCollectionError(RecallError):
    """A file that was named is no deck of the collection."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(path, folder)
        self.path = path
        self.folder = folder

    def __str__(self) -> str:
        if not self.path.exists():
            return (
                f"There is no file {self.path}, and no deck in {self.folder} has that name."
                " `recall decks` lists the decks."
            )
        if self.path.resolve().is_relative_to(self.folder.resolve()):
            return f"{self.path} is not read as a deck: see `include` and `exclude` in recall.toml."
        return f"{self.path} is no deck of the collection in {self.folder}. `recall add` copies it."


class Choice(NamedTuple):
    """Notes of the collection, by their files and decks."""

    paths: frozenset[str]
    """Files all of whose notes are meant."""
    decks: frozenset[str]
    """Decks all of whose notes are meant, whatever file they stand in."""
    everything: bool
    """Whether nothing was named, which means all."""

    def has(self, path: str, deck: str) -> bool:
        """Return whether a note of the deck, in the file, is meant."""
        return self.everything or path in self.paths or deck in self.decks


def chosen(base: Base, words: Sequence[str]) -> Choice:
    """Return what the words mean: files and folders that are there, else decks by name.

    Raises NotInCollectionError and UnknownDeckError.
    """
    paths: set[str] = set()
    decks: set[str] = set()
    known = notes.files(base.db)
    for word in words:
        if naming.is_named(word, base.folder):
            paths |= _in_collection(base, naming.named(word, base.folder), known)
        else:
            decks |= set(decks_of(base, word) or ())
    return Choice(frozenset(paths), frozenset(decks), everything=not words)


def _in_collection(base: Base, named: Path, known: Iterable[str]) -> set[str]:
    """Return the paths, as they are stored, of a file or of the decks below a folder."""
    folder = base.folder.resolve()
    if folder.is_relative_to(named.resolve()):
        return set(known)
    try:
        inside = stored(named.resolve().relative_to(folder).as_posix())
    except ValueError as error:
        raise NotInCollectionError(named, base.folder) from error
    found = {path for path in known if path == inside or path.startswith(f"{inside}/")}
    if not found:
        raise NotInCollectionError(named, base.folder)
    return found
