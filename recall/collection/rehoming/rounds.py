"""Rounds in which gaps that came get the learned cards whose sentences they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from recall import matching
from recall.cards import CardId
from recall.collection.changes import MovedCard
from recall.collection.rehoming.come import Come
from recall.collection.rehoming.gone import Gone
from recall.collection.rehoming.places import Places
from recall.store.prompts import Content

SAME = 100.0
"""Likeness of a sentence that is in its own words."""

Place = Callable[[Content, str], object]
"""What a gap that went, and one that came, have to have in common: told by what the prompt says,
and by the answer."""


def home(content: Content, _: str) -> tuple[str, str]:
    """Return the file and the heading."""
    return content.path, content.section


def path(content: Content, _: str) -> str:
    """Return the file."""
    return content.path


def anywhere(_: Content, answer: str) -> str:
    """Return the answer: all that two gaps have to share, whatever files they stand in."""
    return matching.folded(answer)


class Rounds:
    """Gives each gap that came the learned card whose sentence it stands in, nearest first."""

    def __init__(self, come: Iterable[Come], places: Places | None = None) -> None:
        self.come = list(come)
        """Those that have no card yet."""
        self.places = places or Places()
        self.moved: list[MovedCard] = []
        self._taken: set[CardId] = set()

    def left(self, gone: Iterable[Gone]) -> list[Gone]:
        """Return the cards that went nowhere yet."""
        return [one for one in gone if one.card.card_id not in self._taken]

    def settle(
        self, gone: Iterable[Gone], place: Place, *, least: float = matching.STANDING
    ) -> None:
        """Look among cards that are gone for those of one place; `least` is how alike their
        sentences have to be, from 0 to 100."""
        olds: defaultdict[object, list[Gone]] = defaultdict(list)
        news: defaultdict[object, list[Come]] = defaultdict(list)
        for one in self.left(gone):
            olds[place(self.places.now(one.content), one.card.answer)].append(one)
        for there in self.come:
            news[place(there.content, there.answer)].append(there)
        self.take(
            moved
            for here, come in news.items()
            for moved in _standing(olds.get(here, ()), come, least)
        )

    def leave(self, added: int) -> None:
        """Let no card go on in what was added, nor anywhere else."""
        self.moved = [one for one in self.moved if one.added != added]

    def take(self, moved: Iterable[MovedCard]) -> None:
        """Let cards go where they are told to, and look no more for those, nor in those places."""
        self.moved += moved
        self._taken = {one.card.card_id for one in self.moved}
        filled = {(one.added, one.prompt_id, one.slot) for one in self.moved}
        self.come = [one for one in self.come if (one.added, one.prompt_id, one.slot) not in filled]


def _standing(gone: Sequence[Gone], come: Sequence[Come], least: float) -> list[MovedCard]:
    found = matching.standing(
        {number: (one.wording, one.slot) for number, one in enumerate(gone)},
        {number: (one.wording, one.slot) for number, one in enumerate(come)},
        least=least,
    )
    return [gone[mine].moved_to(come[theirs]) for theirs, mine in found.items()]
