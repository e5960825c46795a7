"""Why a file gives the cards it gives: every note with its fate, and every fault."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from recall import deckfiles, ranking
from recall.cards import Face, Tier, faces
from recall.drafts import Outcome
from recall.errors import RecallError
from recall.globs import ANY_MARKDOWN, chosen, on_disk, walk
from recall.habits import NO_HABITS, Habits
from recall.notes import Context, Fate, Note, NoteKind, Problem


class NoMarkdownError(RecallError):
    """A folder that was named holds no Markdown file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"{self.folder} has no Markdown files (*.md)."
            " Hidden folders and symbolic links are not looked into. Name a file, or another"
            " folder."
        )


class DecidedCard(NamedTuple):
    """A card that a person decided about."""

    verdict: str
    """`accepted`, `rejected`, or `not taken` where another one of the note was; `draft` where it
    waits instead of a rejected one."""
    fingerprint: str
    front: str
    answer: str


@dataclass(frozen=True, slots=True)
class ExplainedNote:
    """One note, where it stands and what becomes of it."""

    note: Note
    context: Context
    outcome: Outcome
    decided: tuple[DecidedCard, ...] = ()
    """None outside of a collection."""

    def cards(self, *tiers: Tier) -> list[Face]:
        """Return the cards of the tiers, as they would be asked."""
        return [
            face
            for draft in self.outcome.drafts
            if draft.tier in tiers
            for face in faces(draft.wording, draft.extra)
        ]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a file gives, and why."""

    file: str
    title: str
    notes: tuple[ExplainedNote, ...]
    problems: tuple[Problem, ...]

    def list_items(self) -> int:
        """Return how many notes are bullets."""
        return sum(explained.note.kind is NoteKind.BULLET for explained in self.notes)

    def fates(self) -> Counter[Fate]:
        """Return how many notes have each fate."""
        return Counter(explained.outcome.fate for explained in self.notes)


def explain(file: Path, habits: Habits = NO_HABITS, *, why: bool = False) -> Explanation:
    """Return the fate of every note of a file, for a person of such habits.

    `why` asks for what was refused beside the cards too.
    Raises UnreadableFileError; what is wrong inside the file is among the problems.
    """
    return explain_bytes(str(file), deckfiles.bytes_of(file), habits=habits, why=why)


def explain_bytes(
    name: str,
    data: bytes,
    *,
    first_line: int = 1,
    habits: Habits = NO_HABITS,
    why: bool = False,
) -> Explanation:
    """Return the fate of every note, from a line on, of a file that has been read already."""
    read = deckfiles.read(name, data)
    notes = tuple(
        ExplainedNote(note, context, ranking.decide(note, context, habits, why=why))
        for note, context in read.notes
        if note.span.first >= first_line
    )
    return Explanation(name, read.title, notes, read.problems)


def files_in(path: Path) -> list[Path]:
    """Return the file that is named, or the Markdown files of a folder.

    Raises NoMarkdownError for a folder without any.
    """
    if not path.is_dir():
        return [path]
    seen = walk(path, chosen(ANY_MARKDOWN, ()))
    found = [path / on_disk(one.path) for one in seen if not one.is_closed_folder]
    if not found:
        raise NoMarkdownError(path)
    return found
