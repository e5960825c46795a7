"""A small collection to study from, with a clock that a test turns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from recall.cards import (
    CardId,
    Face,
    Gap,
    GapText,
    Kind,
    PromptId,
    Question,
    StudyCard,
    Wording,
    faces,
    kind_of,
)
from recall.collection import Collection
from recall.collection.base import Base
from recall.days import to_ms
from recall.reviews import Schedule, State
from recall.settings import Settings
from recall.store import prompts, wordings

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday, nine o'clock."""


class Bench:
    """A real collection under a folder, its clock, and short ways to put cards into it."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        folder.mkdir(exist_ok=True)
        self.now = MORNING
        self.settings = settings or Settings(time_zone="UTC")
        self.folder = folder
        self.collection = self.open()
        self._numbers = count(1)

    def open(self) -> Collection:
        """Open the collection once more, as another terminal would."""
        return Collection.open(self.folder, self.settings, lambda: self.now)

    @property
    def base(self) -> Base:
        return self.collection._base

    def wait(self, **how_long: float) -> datetime:
        """Let time pass and return the instant it is then."""
        self.now += timedelta(**how_long)
        return self.now

    def add(
        self,
        front: str = "",
        answer: str = "an answer",
        *,
        wording: Wording | None = None,
        deck: str = "Talks",
        pin: str | None = None,
        path: str = "talks.md",
        tier: str = "ready",
        orphan: bool = False,
    ) -> list[CardId]:
        """Put one prompt into the collection and return its cards."""
        number = next(self._numbers)
        wording = wording or Question(front or f"Question {number}?", answer)
        shown = faces(wording)
        prompt_id = PromptId(f"prompt{number}")
        content = prompts.Content(
            kind=kind_of(wording),
            wording=wordings.to_json(wording),
            front=shown[0].front,
            answer=shown[0].answer,
            extra="",
            pattern="question",
            tier=tier,
            deck=deck,
            context="A talk",
            speaker=None,
            source=None,
            language="en",
            tags="[]",
            path=path,
            line=number,
            end_line=number,
            section="[]",
            anchor=None,
            note_line=number,
            note_text=f"Note {number}",
            pin=pin or f"pin{number}",
            fingerprint=f"fingerprint{number}",
        )
        cards = [
            prompts.NewCard(
                card_id=CardId(f"c{number}" if face.slot == 1 else f"c{number}-{face.slot}"),
                prompt_id=prompt_id,
                slot=face.slot,
                answer=face.answer,
                card_ms=number * 100 + face.slot,
                position=number * 100 + face.slot,
                shelved=tier == "draft",
            )
            for face in shown
        ]
        with self.base.db.writing() as writer:
            prompts.add(writer, [(prompt_id, number, content)], 0)
            prompts.add_cards(writer, cards)
            if orphan:
                prompts.orphan(writer, [(prompt_id, True)], 0)
        return [card.card_id for card in cards]

    def add_many(self, number: int, **how: str) -> list[CardId]:
        """Put cards of different notes into the collection."""
        return [card for _ in range(number) for card in self.add(**how)]

    def row(self, card_id: str) -> dict[str, object]:
        """Return everything the database says about a card, but for its revision."""
        row = self.base.db.row("select * from cards where card_id = ?", [card_id])
        assert row is not None
        return {key: row[key] for key in row.keys() if key != "rev"}  # noqa: SIM118


def gaps(*answers: str) -> GapText:
    """Return a text with one gap for each answer."""
    pieces: list[str | Gap] = []
    for slot, answer in enumerate(answers, start=1):
        pieces += [" and " if pieces else "Keep in mind ", Gap(slot, answer)]
    return GapText(tuple(pieces))


def a_card(card_id: str = "c1", **known: object) -> StudyCard:
    """Return a card that was never asked, but for what is `known` of it."""
    card = StudyCard(
        card_id=CardId(card_id),
        prompt_id=PromptId("prompt1"),
        slot=1,
        kind=Kind.BASIC,
        face=Face(1, "Question?", "Answer.", "Answer."),
        deck="Talks",
        context="A talk",
        source=None,
        path="talks.md",
        line=1,
        note_text="Note",
        state=State.NEW,
        memory=None,
        step=0,
        due_day=None,
        due_at=None,
        last_day=None,
        reviews=0,
        lapses=0,
        suspended=False,
        orphan=False,
        changed=False,
        flagged=False,
        rev=0,
    )
    return card._replace(**known)


def answered(card: StudyCard, after: Schedule, day: date) -> StudyCard:
    """Return the card as an answer on the study day leaves it."""
    return card._replace(
        state=after.state,
        memory=after.memory,
        step=after.step,
        due_day=after.due_day.isoformat() if after.due_day else None,
        due_at=to_ms(after.due_at) if after.due_at else None,
        last_day=day.isoformat(),
        reviews=card.reviews + 1,
        rev=card.rev + 1,
    )
