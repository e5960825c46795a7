"""What a person wrote: notes with the lines they stand on, their context and their faults."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recall.paths import shown_path


class Span(NamedTuple):
    """Lines of a file, both ends included, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in someone's notes; reading goes on after it."""

    path: str
    """Relative to the collection, or as the person named it."""

    span: Span
    message: str
    """One sentence: what is wrong and what came of it."""

    remark: bool = False
    """Whether nothing is wrong: it is only worth knowing, and nobody has to mend it."""

    def __str__(self) -> str:
        return f"{shown_path(self.path)}:{self.span.first}: {self.message}"


class Fault(NamedTuple):
    """A fault in a text, found where the name of its file is not known."""

    line: int
    message: str
    remark: bool = False

    def problem(self, path: str) -> Problem:
        """Return the fault as a problem of the file."""
        return Problem(path, Span(self.line, self.line), self.message, self.remark)


class NoteKind(StrEnum):
    """What a note is in its file."""

    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    """Stands outside a list; becomes cards only through explicit syntax."""
    COMMENT = "comment"
    """The inside of an HTML comment `<!-- recall … -->`."""


@dataclass(frozen=True, slots=True)
class Note:
    """One bullet or paragraph, as Markdown without its list marker."""

    text: str
    """Wrapped lines are joined by one space; code, tables and further paragraphs keep theirs,
    and so do lines that start with `Q:` or `A:`. HTML comments are not in it, nor a
    timestamp at its beginning or end."""

    span: Span
    """The lines of its own text; those of its children are not in it."""

    children: tuple[Note, ...] = ()
    """The bullets below it, and the comments `<!-- recall … -->` that stand in it."""

    kind: NoteKind = NoteKind.BULLET
    depth: int = 0
    """0 for a top-level bullet, 1 for its child, and so on."""

    task: bool = False
    """Whether it is a task, `- [ ]` or `- [x]`."""

    numbered: bool = False
    """Whether its list is one of `1.`, `2.`, `3.`, so that its author gave it a place in it."""

    anchor: str | None = None
    """The identity its author wrote, `^like-this`, without the caret; it is not in `text`."""

    skip: bool = False
    """Whether `<!-- recall: skip -->` stands on it or on its section."""


class CardsMode(StrEnum):
    """What a deck's front matter lets Recall make of its notes."""

    RULES = "rules"
    EXPLICIT = "explicit"
    NONE = "none"


class Party(StrEnum):
    """What kind of speaker a section has."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PANEL = "panel"


class Person(NamedTuple):
    """Somebody whom a talk names, on stage or beside it."""

    name: str
    also: tuple[str, ...] = ()
    """Short forms that its author introduced: initials, a handle."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a note and is needed to understand it."""

    deck: str = ""
    """Full name, `File title::Talk`; the file's title alone when it has one talk."""

    talk: str | None = None
    """Title of the talk, without its speaker."""

    speaker: str | None = None
    party: Party = Party.PERSON
    people: tuple[Person, ...] = ()
    """Everybody whom the talk names: its speakers, who asks them, who moderates."""

    voice: str | None = None
    """Whose words the note is, where that is not the speaker but somebody beside them."""

    pronoun: str | None = None
    """`he`, `she` or `they` for the speaker, as far as the section tells."""

    topic: str | None = None
    """What the section is about when it is not a person: its heading or lead-in line."""

    section: tuple[str, ...] = ()
    """Headings above the note, outermost first, as plain text."""

    outside: int = 0
    """How many of these headings are no part of the talk: a journal's own title."""

    lead_in: str | None = None
    """The line that introduces the list, such as `Key insights:`."""

    parent: Note | None = None
    above: tuple[Note, ...] = ()
    """The notes it is nested in, outermost first; the last one is its parent."""

    previous: Note | None = None
    """The note before it in the same list."""

    siblings: tuple[Note, ...] = ()
    """All the notes of its list, itself included."""

    source: str | None = None
    """Address of the talk, with the second when a timestamp stands near the note."""

    date: str | None = None
    """As the author wrote it in the front matter, ISO where it is a date."""

    tags: tuple[str, ...] = ()
    language: str = "en"
    """ISO 639-1 code of the note's own text; `und` when it cannot be told."""

    cards: CardsMode = CardsMode.RULES


class PlacedNote(NamedTuple):
    """A note and what stands around it."""

    note: Note
    context: Context


@dataclass(frozen=True, slots=True)
class DeckFile:
    """One Markdown file, read."""

    path: str
    """Relative to the collection with `/` between folders, or as the person named it."""

    title: str
    notes: tuple[PlacedNote, ...]
    """Every list item, nested ones right after their parent, and every explicit
    paragraph or comment, in the order of the file."""

    problems: tuple[Problem, ...] = ()
    unread: bool = False
    """Whether what it says cannot be told, so that nothing of it is gone: it is no text, or
    stands in a merge conflict. Then it has no notes."""


class Fate(StrEnum):
    """What became of a note; every list item has exactly one."""

    READY = "ready"
    DRAFT = "draft"
    NEEDS_YOU = "needs-you"
    SKIPPED = "skipped"
