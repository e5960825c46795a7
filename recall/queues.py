"""What today holds and in which order: limits of the day, siblings apart, new cards spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from recall.cards import CardId

DEFAULT_SECONDS = 8.0
"""From question to answer, for a person who has no history yet."""

NoteKey = tuple[str, str]
"""Path and pin: what the cards of one note share."""


class Candidate(NamedTuple):
    """A card that could be asked today."""

    card_id: CardId
    note: NoteKey
    deck: str


class DueCounts(NamedTuple):
    """What today still holds for one deck, or for several together."""

    due: int
    """Review cards."""
    new: int
    learning: int
    """Cards in (re)learning steps that come back today."""
    seconds: float
    """How long all of it will take this person."""

    @property
    def minutes(self) -> int:
        return ceil(self.seconds / 60)

    @property
    def cards(self) -> int:
        return self.due + self.new + self.learning


class Limits(NamedTuple):
    """How much of each kind today still takes."""

    reviews: int
    new: int


class Today(NamedTuple):
    """The cards of the day that wait in no learning step."""

    reviews: tuple[Candidate, ...]
    new: tuple[Candidate, ...]

    def in_order(self) -> list[CardId]:
        """Return reviews in their order, with the new cards spread evenly among them."""
        return [
            candidate.card_id
            for _, candidate in sorted(
                [*_paced(self.reviews), *_paced(self.new)], key=lambda paced: paced[0]
            )
        ]


def _paced(candidates: Sequence[Candidate]) -> list[tuple[float, Candidate]]:
    count = len(candidates)
    return [((index + 0.5) / count, candidate) for index, candidate in enumerate(candidates)]


def choose(
    reviews: Iterable[Candidate],
    new: Iterable[Candidate],
    *,
    taken: Iterable[NoteKey],
    limits: Limits,
) -> Today:
    """Return what today takes from the candidates, which come in order of urgency.

    At most one card of a note a day: `taken` are the notes that were already asked
    today or have a card in learning. Reads no further than the limits ask for.
    """
    seen = set(taken)
    return Today(_one_per_note(reviews, seen, limits.reviews), _one_per_note(new, seen, limits.new))


def _one_per_note(
    candidates: Iterable[Candidate], seen: set[NoteKey], limit: int
) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    if limit <= 0:
        return ()
    for candidate in candidates:
        if candidate.note in seen:
            continue
        seen.add(candidate.note)
        chosen.append(candidate)
        if len(chosen) == limit:
            break
    return tuple(chosen)


def backlog(per_day: int) -> int:
    """Return from how many due cards on there is a backlog: more than two days can hold.

    Then the cards that are still remembered best come first: they can be saved, and the
    forgotten ones lose little by waiting. Otherwise the most endangered come first.
    """
    return 2 * per_day + 1


def minutes(cards: int, seconds_per_card: float) -> int:
    """Return the minutes, rounded up, that so many cards will take."""
    return ceil(cards * seconds_per_card / 60)


def total(counts: Iterable[DueCounts]) -> DueCounts:
    """Return the counts of several decks together."""
    rows = list(counts)
    return DueCounts(
        sum(row.due for row in rows),
        sum(row.new for row in rows),
        sum(row.learning for row in rows),
        sum(row.seconds for row in rows),
    )


def decks_named(name: str, decks: Iterable[str]) -> list[str]:
    """Return the decks that `name` means: the one of that name and those below it.

    A talk may be named without the file above it, `Hinton` for `AI learnings::Hinton`.
    Capitals do not matter. Empty when no deck has the name.
    """
    asked = f"::{name.casefold()}::"
    return [deck for deck in decks if asked in f"::{deck.casefold()}::"]
