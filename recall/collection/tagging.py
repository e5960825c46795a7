"""Tags of files: which there are, and putting them into front matter or out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from recall.collection import inbox, scan
from recall.collection.base import Base, moment_of
from recall.collection.writes import By, Write, content, write
from recall.deckfiles.tagging import tags_of, with_tags
from recall.errors import RecallError, UnreadableFileError, UsageError

Tags = tuple[str, ...]


class TagChange(NamedTuple):
    """One file whose tags change."""

    path: str
    before: Tags
    after: Tags
    old: bytes
    new: bytes


class BadTagError(UsageError):
    """A word that can be no tag."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word

    def __str__(self) -> str:
        return f"{self.word!r} can be no tag: a tag is words, without commas or quotes."


class NoFileNamedError(UsageError):
    """No file was named whose tags are to change."""

    def __str__(self) -> str:
        return (
            "Name the files or decks to tag: a tag stands in the front matter of a file and holds"
            " for all its cards."
        )


class NotTaggedError(RecallError):
    """A file whose front matter is such that only a person can change its tags."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path}: its tags cannot be changed without changing something else; change them"
            " in its front matter yourself. Nothing was changed."
        )


class UnknownTagError(RecallError):
    """No file that was named has the tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag

    def __str__(self) -> str:
        return f"No file has the tag {self.tag!r}. `recall tag` lists the tags."


def a_tag(word: str) -> str:
    """Return a word as a tag; raises BadTagError."""
    tag = " ".join(word.split()).lstrip("#")
    if not tag or re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff,\"'\\\[\]{}#]", tag):
        raise BadTagError(word)
    return tag


def adding(base: Base, tag: str, words: Sequence[str]) -> list[TagChange]:
    """Return what giving the tag to all files that the words name would change."""
    if not words:
        raise NoFileNamedError
    return _plan(base, words, lambda tags: tags if tag in tags else (*tags, tag))


def removing(base: Base, tag: str, words: Sequence[str]) -> list[TagChange]:
    """Return what taking the tag from the files would change; without words from all.

    Raises UnknownTagError.
    """
    changes = _plan(base, words, lambda tags: tuple(one for one in tags if one != tag))
    if not changes:
        raise UnknownTagError(tag)
    return changes


def renaming(base: Base, old: str, new: str, words: Sequence[str]) -> list[TagChange]:
    """Return what another name for a tag would change; raises UnknownTagError."""

    def renamed(tags: Tags) -> Tags:
        return tuple(dict.fromkeys(new if one == old else one for one in tags))

    changes = _plan(base, words, renamed)
    if not changes and old != new:
        raise UnknownTagError(old)
    return changes


def _plan(base: Base, words: Sequence[str], change: Callable[[Tags], Tags]) -> list[TagChange]:
    """Return every file whose tags would change; raises NotTaggedError."""
    changes = []
    for path in inbox.paths(base, words):
        data = content(base.file(path))
        if data is None:
            raise UnreadableFileError(base.file(path), "it is gone")
        before = tags_of(data)
        after = change(before)
        if after == before:
            continue
        new = with_tags(data, after)
        if new is None:
            raise NotTaggedError(path)
        changes.append(TagChange(path, before, after, data, new))
    return changes


def apply(base: Base, changes: Sequence[TagChange]) -> None:
    """Write the files, all or none, and scan; raises ChangedMeanwhileError."""
    if not changes:
        return
    writes = [Write(one.path, one.old, one.new, one.path) for one in changes]
    with base.db.writing() as writer:
        write(base, writer, By.TAG, writes, moment_of(base))
    scan.after_writing(base)
