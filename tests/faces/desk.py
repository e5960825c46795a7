"""A small desk for the screen's own tests: cards in memory, answers in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from recall.cards import CardId, Face, Kind, PromptId, StudyCard
from recall.reviews import Memory, Rating, Schedule, State
from recall.screen.sitting import Sitting
from recall.session import Session, Undone, UndoneKind, Waiting
from recall.settings import Settings

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAYS = {Rating.HARD: 6, Rating.GOOD: 14, Rating.EASY: 31}


def card(
    number: int,
    front: str = "Why does Raft use randomised election timeouts?",
    back: str = "So that one server usually times out first and wins before others start.",
    **changes: object,
) -> StudyCard:
    """Return a review card with sensible facts."""
    standing = StudyCard(
        card_id=CardId(f"c{number}"),
        prompt_id=PromptId(f"p{number}"),
        slot=1,
        kind=Kind.BASIC,
        face=Face(1, front, back, back),
        deck="talks::Raft in practice",
        context="Diego Ongaro · Leaders",
        source="https://example.org/watch?v=raft&t=760s",
        path="raft.md",
        line=40 + number,
        note_text=f"{front} {back}",
        state=State.REVIEW,
        memory=Memory(8.0, 5.0),
        step=0,
        due_day="2026-11-23",
        due_at=None,
        last_day="2026-11-15",
        reviews=4,
        lapses=0,
        suspended=False,
        orphan=False,
        changed=False,
        flagged=False,
        rev=4,
    )
    return standing._replace(**changes)  # type: ignore[arg-type]


class MemoryDesk:
    """Keeps what it is told, as the store does, without a disk."""

    def __init__(self, cards: Sequence[StudyCard], *, waiting: Sequence[Waiting] = ()) -> None:
        self.cards = {card.card_id: card for card in cards}
        self.answers: list[tuple[CardId, Rating]] = []
        self.aside: list[tuple[str, CardId]] = []
        self.waiting = list(waiting)

    def plan(self, now: datetime) -> Sequence[CardId]:
        waiting = {each.card_id for each in self.waiting}
        return [card_id for card_id in self.cards if card_id not in waiting]

    def learning(self, now: datetime) -> Sequence[Waiting]:
        return list(self.waiting)

    def draw(self, card_id: CardId, now: datetime) -> StudyCard | None:
        return self.cards[card_id]

    def card(self, card_id: CardId) -> StudyCard:
        return self.cards[card_id]

    def day(self, now: datetime) -> date:
        return now.date()

    def choices(self, card: StudyCard, now: datetime) -> Mapping[Rating, Schedule]:
        again = Schedule(State.RELEARNING, Memory(2.0, 6.0), None, now + timedelta(minutes=10))
        later = {
            rating: Schedule(
                State.REVIEW, Memory(days, 5.0), now.date() + timedelta(days=days), None
            )
            for rating, days in DAYS.items()
        }
        return {Rating.AGAIN: again, **later}

    def answer(
        self, card: StudyCard, rating: Rating, schedule: Schedule, now: datetime, took_ms: int
    ) -> None:
        self.answers.append((card.card_id, rating))

    def undo(self, now: datetime) -> Undone | None:
        if not self.answers:
            return None
        card_id, rating = self.answers.pop()
        return Undone(
            UndoneKind.ANSWER, card_id, rating, self.cards[card_id].face.front, self.day(now)
        )

    def bury(self, card: StudyCard, now: datetime) -> None:
        self.aside.append(("bury", card.card_id))

    def suspend(self, card: StudyCard, now: datetime) -> None:
        self.aside.append(("suspend", card.card_id))

    def flag(self, card: StudyCard, word: str, now: datetime) -> None:
        self.aside.append((f"flag {word}".strip(), card.card_id))
        self.cards[card.card_id] = card._replace(flagged=True)

    def unflag(self, card: StudyCard, now: datetime) -> None:
        self.aside.append(("unflag", card.card_id))
        self.cards[card.card_id] = card._replace(flagged=False)

    def seconds_per_card(self) -> float:
        return 12.0

    def due_tomorrow(self, now: datetime) -> int:
        return 18

    def new_left(self) -> int:
        return 7

    def rest(self) -> None:
        pass


def sitting_over(
    desk: MemoryDesk, *, now: datetime = NOW, settings: Settings | None = None
) -> Sitting:
    """Return a begun sitting over the desk, its clock standing still."""
    session = Session(desk, learn_ahead=timedelta(minutes=20))
    session.start(now)
    return Sitting(
        session, lambda: now, UTC, settings or Settings(), Path(), lambda card, edit: edit()
    )
