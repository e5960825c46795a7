"""A real collection to edit, scan and learn from, for the tests of its memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from recall.collection import Collection
from recall.collection.base import Base
from recall.collection.scan import ScanReport
from recall.reviews import Rating
from recall.settings import Settings

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday, nine o'clock."""


class Card(NamedTuple):
    """One card as the database has it."""

    card_id: str
    prompt_id: str
    slot: int
    front: str
    answer: str
    path: str
    line: int
    reviews: int
    changed: bool
    due_day: str | None
    orphan: bool
    shelved: bool
    retired: bool
    tier: str


class Notebook:
    """A folder of decks with its memory; scanning and time go by hand."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.now = MORNING
        self.settings = settings or Settings(time_zone="UTC", new_per_day=1000)
        self.collection = self.open()

    def open(self) -> Collection:
        return Collection.open(self.folder, self.settings, lambda: self.now)

    @property
    def base(self) -> Base:
        return self.collection._base

    def write(self, text: str, path: str = "talk.md") -> None:
        """Write a deck file; the lines are those of `text` without its indentation."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def remove(self, path: str = "talk.md") -> None:
        (self.folder / path).unlink()

    def scan(self, *, agreed: bool = False) -> ScanReport:
        self.now += timedelta(minutes=1)
        plan = self.collection.plan_scan()
        return self.collection.apply_scan(plan, agreed=agreed)

    def learn(self) -> None:
        """Answer every card that can be answered as easy, so that it comes back in days."""
        for card in self.cards():
            if not card.shelved:
                self.now += timedelta(seconds=10)
                self.collection.answer(card.card_id, Rating.EASY)  # type: ignore[arg-type]

    def walk(self) -> None:
        """Accept every draft that is proposed."""
        walk = self.collection.walk()
        while walk.current is not None:
            if walk.proposal is not None:
                walk.accept()
            else:
                walk.later()

    def after(self, text: str, path: str = "talk.md") -> ScanReport:
        """Write the file anew and scan."""
        self.write(text, path)
        return self.scan()

    def cards(self) -> list[Card]:
        """Return every card, also those that are gone, in the order they were made in."""
        rows = self.base.db.rows(
            "select card_id, prompt_id, slot, front, cards.answer, path, line, reviews, changed,"
            " due_day, orphan, shelved, retired, tier"
            " from cards join prompts using (prompt_id) order by position"
        )
        return [Card(*row) for row in rows]

    def live(self) -> list[Card]:
        """Return the cards that a session could ask."""
        return [card for card in self.cards() if not card.shelved]

    def card(self, front: str) -> Card:
        """Return the one live card whose question has the words."""
        found = [card for card in self.live() if front in card.front]
        assert len(found) == 1, (front, self.live())
        return found[0]
