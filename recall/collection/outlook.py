"""What files would become as decks, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recall import deckfiles, ranking
from recall.cards import Draft, Face, Outcome, Tier, faces
from recall.notes import Context, Fate, Note, Problem


class Decided(NamedTuple):
    """One note and what would become of it."""

    note: Note
    context: Context
    outcome: Outcome

    def drafts(self, tier: Tier) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.outcome.drafts if draft.tier is tier)

    def cards(self, tier: Tier) -> list[Face]:
        """Return the cards of one tier, as they would be asked."""
        return [face for draft in self.drafts(tier) for face in faces(draft.wording, draft.extra)]


class Reading(NamedTuple):
    """One file, read."""

    path: str
    title: str
    notes: tuple[Decided, ...]
    problems: tuple[Problem, ...]


class Tally(NamedTuple):
    """How much of what some files hold."""

    notes: int
    ready: int
    """Cards, where the next two count notes."""
    waiting: int
    """Notes with nothing but drafts, or that need a person."""
    skipped: int


def read(path: str, data: bytes) -> Reading:
    """Return the fate of every note of a file."""
    file = deckfiles.read(path, data)
    decided = tuple(
        Decided(note, context, ranking.decide(note, context)) for note, context in file.notes
    )
    return Reading(path, file.title, decided, file.problems)


def tally(readings: Iterable[Reading]) -> Tally:
    """Return the sums over some files."""
    notes = [decided for reading in readings for decided in reading.notes]
    waiting = sum(decided.outcome.fate in (Fate.DRAFT, Fate.NEEDS_YOU) for decided in notes)
    return Tally(
        len(notes),
        sum(len(decided.cards(Tier.READY)) for decided in notes),
        waiting,
        sum(decided.outcome.fate is Fate.SKIPPED for decided in notes),
    )


def examples(readings: Iterable[Reading], count: int) -> list[Face]:
    """Return some ready cards to show, each from another note, and file as far as possible."""
    firsts = [list(_first_cards(reading)) for reading in readings]
    shown: list[Face] = []
    for rank in range(max(map(len, firsts), default=0)):
        shown += [cards[rank] for cards in firsts if rank < len(cards)]
        if len(shown) >= count:
            break
    return shown[:count]


def _first_cards(reading: Reading) -> Iterator[Face]:
    for decided in reading.notes:
        yield from decided.cards(Tier.READY)[:1]
