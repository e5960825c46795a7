"""A person's notes, with what every bullet of them states known beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

_BULLET = re.compile(r"(?P<mark>\s*(?:[-*+]|\d+[.)])\s+)(?P<text>\S.*)")
_HEADING = re.compile(r"#{1,6} ")


class Fact(NamedTuple):
    """What a bullet states."""

    number: int
    version: int = 0
    """Another one for every number, name or negation it had: what is learned of one may not hold
    for the next."""


class Entry(NamedTuple):
    """A bullet without those below it, or any other line."""

    mark: str
    """What the bullet begins with, from the margin to its text; empty for other lines."""
    text: str
    rest: tuple[str, ...] = ()
    """The lines that go on with it."""
    facts: frozenset[Fact] = frozenset()

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.mark + self.text, *self.rest)

    @property
    def indent(self) -> int:
        return len(self.mark) - len(self.mark.lstrip())

    @property
    def is_bullet(self) -> bool:
        return bool(self.mark)

    @property
    def is_heading(self) -> bool:
        return not self.mark and _HEADING.match(self.text) is not None

    @property
    def numbers(self) -> frozenset[int]:
        """The facts, in whatever version."""
        return frozenset(fact.number for fact in self.facts)


Entries = tuple[Entry, ...]


class Place(NamedTuple):
    """Where an entry stands."""

    path: str
    at: int
    """Its position among the entries of the file."""


class Journal:
    """The files of a collection; edits are made here and then written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._versions = count(1)
        self.files: dict[str, Entries] = {}
        self._written: dict[str, Entries] = {}
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(folder).as_posix()
            self.files[path] = tuple(self._read(file.read_text("utf-8").split("\n")))
        self._written = dict(self.files)
        self._promises: list[Callable[[], frozenset[int]]] = []
        self._taken_back: list[tuple[str, Entries]] = []
        self.commits: list[dict[str, Entries]] = [dict(self.files)]

    def _read(self, lines: Sequence[str]) -> Iterator[Entry]:
        bullet: Entry | None = None
        fenced = front = False
        for number, line in enumerate(lines):
            if line.strip() == "---" and (number == 0 or front):
                front = number == 0
            fenced ^= line.lstrip().startswith("```")
            found = None if fenced or front else _BULLET.fullmatch(line)
            if found:
                if bullet:
                    yield bullet
                bullet = Entry(found["mark"], found["text"], (), frozenset([self.fact()]))
            elif bullet and line[:1].isspace() and line.strip():
                bullet = bullet._replace(rest=(*bullet.rest, line))
            else:
                if bullet:
                    yield bullet
                bullet = None
                yield Entry("", line)
        if bullet:
            yield bullet

    def fact(self) -> Fact:
        """Return one that nobody stated before."""
        return Fact(next(self._numbers))

    def changed(self, entry: Entry, text: str) -> Entry:
        """Return the bullet with a text that states of its subject what it did not."""
        version = next(self._versions)
        facts = frozenset(fact._replace(version=version) for fact in entry.facts)
        return entry._replace(text=text, facts=facts)

    def write(self) -> None:
        """Write what is not as it was written last, and remove what is no more."""
        for path in self._written.keys() - self.files.keys():
            (self.folder / path).unlink()
        for path, entries in self.files.items():
            if self._written.get(path) != entries:
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("\n".join(line for e in entries for line in e.lines), "utf-8")
        self._written = dict(self.files)

    def commit(self) -> None:
        """Let it be possible to come back to the files as they are."""
        self.commits.append(dict(self.files))

    # Away and back --------------------------------------------------------------------------

    def later(self, path: str, entry: Entry) -> None:
        """Have the bullet that states the same be this one again after the next scan."""
        self._promises.append(lambda: self._mend(path, entry))

    def restore_later(self, path: str, entries: Entries) -> None:
        """Have the bullets back that a file has lost, if nothing else in it was edited."""
        after = self.files[path]
        self._promises.append(lambda: self._restore(path, after, entries))

    def checkout_later(self, files: dict[str, Entries]) -> None:
        """Have all files as they were."""
        self._promises.append(lambda: self._checkout(files))

    def take_back_later(self, before: dict[str, Entries]) -> None:
        """Have the files that were edited since as they were, whatever is written into them."""
        for path, entries in before.items():
            if self.files.get(path) != entries:
                self._taken_back.append((path, entries))

    def take_back(self) -> frozenset[int]:
        """Take back what was put off, last first; return the facts whose bullets change by it."""
        touched = frozenset[int]()
        for path, entries in reversed(self._taken_back):
            now = self.files.get(path, ())
            touched |= numbers([*{*now} ^ {*entries}])
            self.files[path] = entries
        self._taken_back = []
        return touched

    def keep_promises(self) -> frozenset[int]:
        """Do all that was put off; return the facts that are touched by it."""
        promises, self._promises = self._promises, []
        return frozenset[int]().union(*(promise() for promise in promises))

    def _mend(self, path: str, entry: Entry) -> frozenset[int]:
        for place in self.places(lambda e: e.is_bullet and e.facts == entry.facts):
            if place.path == path and entry.text.startswith(self.entry(place).text):
                self.set(place, self.entry(place)._replace(text=entry.text))
                return entry.numbers
        return frozenset()

    def _restore(self, path: str, after: Entries, before: Entries) -> frozenset[int]:
        if self.files.get(path) != after:
            return frozenset()
        self.files[path] = before
        return numbers(before) - numbers(after)

    def _checkout(self, files: dict[str, Entries]) -> frozenset[int]:
        touched = {*self.files.values()} ^ {*files.values()}
        self.files = dict(files)
        return frozenset[int]().union(*map(numbers, touched))

    # Looking --------------------------------------------------------------------------------

    def places(
        self, wanted: Callable[[Entry], bool] = lambda entry: entry.is_bullet
    ) -> list[Place]:
        """Return where entries stand, by file and line."""
        return [
            Place(path, at)
            for path, entries in sorted(self.files.items())
            for at, entry in enumerate(entries)
            if wanted(entry)
        ]

    def entry(self, place: Place) -> Entry:
        return self.files[place.path][place.at]

    def end(self, place: Place) -> int:
        """Return the position after the bullet and all below it."""
        entries, indent = self.files[place.path], self.entry(place).indent
        at = place.at + 1
        while at < len(entries) and entries[at].is_bullet and entries[at].indent > indent:
            at += 1
        return at

    def block(self, place: Place) -> Entries:
        """Return the bullet with all below it."""
        return self.files[place.path][place.at : self.end(place)]

    def at_line(self, path: str, line: int) -> Place | None:
        """Return which entry of a file a line is of, counted from 1."""
        first = 1
        for at, entry in enumerate(self.files.get(path, ())):
            if first <= line < first + len(entry.lines):
                return Place(path, at)
            first += len(entry.lines)
        return None

    # Changing -------------------------------------------------------------------------------

    def put(self, path: str, first: int, end: int, entries: Sequence[Entry]) -> None:
        """Put entries in the place of others."""
        old = self.files.get(path, ())
        self.files[path] = (*old[:first], *entries, *old[end:])

    def set(self, place: Place, *entries: Entry) -> None:
        """Put entries in the place of one."""
        self.put(place.path, place.at, place.at + 1, entries)

    def cut(self, place: Place) -> Entries:
        """Take the bullet out with all below it."""
        block = self.block(place)
        self.put(place.path, place.at, self.end(place), ())
        return block


def numbers(entries: Sequence[Entry]) -> frozenset[int]:
    """Return the facts that the entries state."""
    return frozenset[int]().union(*(entry.numbers for entry in entries))


def shifted(entries: Sequence[Entry], by: int) -> Entries:
    """Return the bullets further in, or, below 0, further out."""

    def moved(line: str) -> str:
        spaces = len(line) - len(line.lstrip(" "))
        return " " * max(0, spaces + by) + line[spaces:]

    return tuple(e._replace(mark=moved(e.mark), rest=tuple(map(moved, e.rest))) for e in entries)
