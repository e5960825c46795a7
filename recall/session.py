"""One sitting over the queue: which card is asked, what its answers would do, what was answered.

It draws nothing and stores nothing: faces show it, and a Desk does what it decides. The
terminal, plain text and tests share it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from recall.cards import CardId, StudyCard
from recall.errors import AlreadyAnsweredError, CardChangedError
from recall.queues import minutes
from recall.reviews import Rating, Schedule, State


class Choice(NamedTuple):
    """One button: what its rating would store, and the words for it."""

    rating: Rating
    schedule: Schedule
    interval: str
    """How long until the card returns, `10 min`, `6 d`: what the schedule holds."""


class Progress(NamedTuple):
    """How far the session is; `total` grows when a card has to come again today."""

    done: int
    """Answers given."""
    total: int
    """Answers given and cards still to come."""
    minutes_left: int | None
    """None when nothing is left."""


class Summary(NamedTuple):
    """What a session came to."""

    reviewed: int
    """Answers given."""
    cards: int
    """Different cards among them."""
    again: int
    remembered: float | None
    """Share of review cards that were not forgotten, 0 to 1; None when there were none."""
    took: timedelta
    """Spent between question and answer."""
    due_tomorrow: int
    """Cards that come back then, without those that today still asks."""
    new_left: int
    """Cards never asked yet."""


class Waiting(NamedTuple):
    """A (re)learning card and the instant it comes back."""

    card_id: CardId
    due_at: datetime


class UndoneKind(StrEnum):
    """What was taken back."""

    ANSWER = "answer"
    BURY = "bury"
    SUSPENSION = "suspension"
    RETURN = "return to the queue"
    FLAG = "flag"
    FLAG_OFF = "removal of the flag"
    REGENERATION = "regeneration"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    WORDING = "wording"
    NOTE_ONLY = "note only"
    SKIP = "skip for good"
    JOT = "jotted note"
    ADDITION = "addition"
    TAGS = "change of tags"
    EDIT = "edit"
    SAME_FACT = "decision on the same fact"


_OUTSIDE_THE_INBOX = (
    UndoneKind.JOT,
    UndoneKind.ADDITION,
    UndoneKind.TAGS,
    UndoneKind.EDIT,
    UndoneKind.SAME_FACT,
)
"""Steps about no one card that were not made in the inbox."""


class Undone(NamedTuple):
    """One step that was taken back, and the card it was about."""

    kind: UndoneKind
    card_id: CardId | None
    """None for a decision about a card before it was learned, or about its note; for a write."""
    rating: Rating | None
    """Of the answer; None for other kinds."""
    front: str
    """The question, for a message; of a write, what was written."""
    day: date
    """The study day on which it was done."""
    cards: int = 1
    """How many cards the step was about; `card_id` is the first of them."""


class Desk(Protocol):
    """What a session needs from the memory on disk."""

    def plan(self, now: datetime) -> Sequence[CardId]:
        """Return today's review and new cards, in order, within the limits of the day."""

    def learning(self, now: datetime) -> Sequence[Waiting]:
        """Return the (re)learning cards that come back today, soonest first."""

    def draw(self, card_id: CardId, now: datetime) -> StudyCard | None:
        """Return the card if it is still to be asked today."""

    def card(self, card_id: CardId) -> StudyCard:
        """Return the card as it stands."""

    def day(self, now: datetime) -> date:
        """Return the study day of the instant."""

    def choices(self, card: StudyCard, now: datetime) -> Mapping[Rating, Schedule]:
        """Return what each rating would make of the card."""

    def answer(
        self, card: StudyCard, rating: Rating, schedule: Schedule, now: datetime, took_ms: int
    ) -> None:
        """Store the answer for good.

        If the card has changed, raises AlreadyAnsweredError or CardChangedError.
        """

    def undo(self, now: datetime) -> Undone | None:
        """Take back the last answer, bury, suspension or flag; None when there is none."""

    def bury(self, card: StudyCard, now: datetime) -> None:
        """Put the card off until tomorrow."""

    def suspend(self, card: StudyCard, now: datetime) -> None:
        """Take the card out until told."""

    def flag(self, card: StudyCard, word: str, now: datetime) -> None:
        """Mark the card to be mended later."""

    def unflag(self, card: StudyCard, now: datetime) -> None:
        """Take the mark away."""

    def seconds_per_card(self) -> float:
        """Return this person's own median from question to answer."""

    def due_tomorrow(self, now: datetime) -> int:
        """Return how many cards come back on the next study day, once today's are answered."""

    def new_left(self) -> int:
        """Return how many cards were never asked."""

    def rest(self) -> None:
        """Do what can wait until the person reads."""


class _Answer(NamedTuple):
    card_id: CardId
    rating: Rating
    state_before: State
    took_ms: int


class Session:
    """One sitting; call `start`, then reveal and grade until `current` is None."""

    def __init__(self, desk: Desk, *, learn_ahead: timedelta) -> None:
        """Take cards from `desk`; learning cards may come `learn_ahead` early at the end."""
        self.current: StudyCard | None = None
        self.revealed = False
        self.waiting_until: datetime | None = None
        self._desk = desk
        self._learn_ahead = learn_ahead
        self._plan: deque[CardId] = deque()
        self._planned_for: date | None = None
        self._learning: Sequence[Waiting] = ()
        self._choices: tuple[Choice, ...] = ()
        self._weighed_at: datetime | None = None
        """When the choices were worked out."""
        self._answers: list[_Answer] = []
        self._shown_at: datetime | None = None
        self._notice: str | None = None
        self._seconds: float | None = None

    # What a face shows --------------------------------------------------------------------

    @property
    def progress(self) -> Progress:
        left = self._left()
        if self._seconds is None:
            self._seconds = self._desk.seconds_per_card()
        done = len(self._answers)
        return Progress(done, done + left, minutes(left, self._seconds) if left else None)

    @property
    def notice(self) -> str | None:
        """One line to flash; reading it clears it."""
        notice, self._notice = self._notice, None
        return notice

    def choices(self, now: datetime) -> tuple[Choice, ...]:
        """Return the buttons of the revealed card, the same ones until it is graded.

        Empty while the answer is hidden.
        """
        if self.current is None or not self.revealed:
            return ()
        if not self._choices:
            self._choices = self._weighed(self.current, now)
            self._weighed_at = now
        return self._choices

    def _weighed(self, card: StudyCard, now: datetime) -> tuple[Choice, ...]:
        day = self._desk.day(now)
        return tuple(
            Choice(rating, schedule, interval_words(schedule, day=day, now=now))
            for rating, schedule in self._desk.choices(card, now).items()
        )

    def summary(self, now: datetime) -> Summary:
        """Return what came of the session so far."""
        reviews = [a for a in self._answers if a.state_before is State.REVIEW]
        remembered = sum(a.rating is not Rating.AGAIN for a in reviews)
        return Summary(
            reviewed=len(self._answers),
            cards=len({a.card_id for a in self._answers}),
            again=sum(a.rating is Rating.AGAIN for a in self._answers),
            remembered=remembered / len(reviews) if reviews else None,
            took=timedelta(milliseconds=sum(a.took_ms for a in self._answers)),
            due_tomorrow=self._desk.due_tomorrow(now),
            new_left=self._desk.new_left(),
        )

    # What a person does -------------------------------------------------------------------

    def start(self, now: datetime) -> None:
        """Draw the first card; once begun, draw again if none is shown (a wait is over).

        On a new study day the queue is that of the new day.
        """
        if self.current is not None:
            return
        day = self._desk.day(now)
        if self._planned_for != day:
            self._plan = deque(self._desk.plan(now))
            self._planned_for = day
        self._draw(now)

    def rest(self) -> None:
        """Do what nobody waits for; to be called while a card is shown."""
        self._desk.rest()

    def reveal(self, now: datetime) -> None:
        """Show the answer; a second time changes nothing."""
        if self.current is not None:
            self.revealed = True

    def grade(self, rating: Rating, now: datetime) -> None:
        """Store the answer, then draw the next card.

        If storing fails the card stays as it is and the error is the caller's. Nothing is
        stored, and `notice` says why, if the card was answered elsewhere meanwhile or has
        changed, or if a new study day has begun since its choices were worked out.
        """
        card = self.current
        if card is None:
            return
        if not self.revealed:
            self._notice = "Reveal the answer first."
            return
        if self._is_of_another_day(now):
            self._choices = ()
            self._notice = "A new day has begun; the intervals are those of today."
            return
        chosen = next(choice for choice in self.choices(now) if choice.rating is rating)
        took_ms = self._took_ms(now)
        try:
            self._desk.answer(card, rating, self._from_now(chosen.schedule, now), now, took_ms)
        except AlreadyAnsweredError as error:
            self._redraw(card.card_id, now)
            self._notice = str(error)
            return
        except CardChangedError:
            self._redraw(card.card_id, now)
            self._notice = _change_words(card, self.current)
            return
        self._answers.append(_Answer(card.card_id, rating, card.state, took_ms))
        self._draw(now)

    def undo(self, now: datetime) -> bool:
        """Take back the last step of the log and show its card; False when there is none.

        A card whose note is gone since is not shown, but has its schedule back.
        """
        undone = self._desk.undo(now)
        if undone is None:
            self._notice = "There is nothing to undo."
            return False
        if undone.day < self._desk.day(now):
            self._notice = f"Undone: the last {undone.kind} of {undone.day:%-d %b}."
        if undone.card_id is None:
            where = (
                f": {undone.front}" if undone.kind in _OUTSIDE_THE_INBOX else ", made in the inbox"
            )
            self._notice = f"Undone: the last {undone.kind}{where}."
            self._learning = self._desk.learning(now)
            self.reload(now)
            return True
        if undone.kind is UndoneKind.ANSWER:
            self._forget_answer(undone.card_id)
        self._put_back(undone.card_id)
        self._learning = self._desk.learning(now)
        card = self._desk.card(undone.card_id)
        # Its note may be gone since: then there is nothing to ask.
        self._show(self._next(now) if card.shelved else card, now)
        return True

    def bury(self, now: datetime) -> None:
        """Put the card off until tomorrow and draw the next."""
        if self.current is not None:
            self._desk.bury(self.current, now)
            self._draw(now)

    def suspend(self, now: datetime) -> None:
        """Take the card out until told and draw the next."""
        if self.current is not None:
            self._desk.suspend(self.current, now)
            self._draw(now)

    def flag(self, word: str, now: datetime) -> None:
        """Mark the card to be mended later; it stays on the screen."""
        if self.current is None:
            return
        self._desk.flag(self.current, word, now)
        self.current = self._desk.card(self.current.card_id)

    def unflag(self, now: datetime) -> None:
        """Take the mark away; the card stays on the screen."""
        if self.current is None:
            return
        self._desk.unflag(self.current, now)
        self.current = self._desk.card(self.current.card_id)

    def reload(self, now: datetime) -> None:
        """Show the same card with its present text, or the next one if it is gone."""
        if self.current is None:
            return
        card = self._desk.card(self.current.card_id)
        if card.suspended or card.shelved:
            self._draw(now)
            return
        self.current = card
        self._choices = ()

    # How it goes on -----------------------------------------------------------------------

    def _draw(self, now: datetime) -> None:
        self._learning = self._desk.learning(now)
        self._show(self._next(now), now)

    def _redraw(self, card_id: CardId, now: datetime) -> None:
        """Show the card as it stands now, or the next one if it needs no answer any more."""
        self._learning = self._desk.learning(now)
        self._show(self._desk.draw(card_id, now) or self._next(now), now)

    def _next(self, now: datetime) -> StudyCard | None:
        """Return the card whose turn it is: learning that is due, the plan, learning early."""
        if card := self._learning_until(now, now):
            return card
        while self._plan:
            if card := self._desk.draw(self._plan.popleft(), now):
                return card
        return self._learning_until(now + self._learn_ahead, now)

    def _learning_until(self, latest: datetime, now: datetime) -> StudyCard | None:
        for waiting in self._learning:
            if waiting.due_at > latest:
                break
            if card := self._desk.draw(waiting.card_id, now):
                return card
        return None

    def _show(self, card: StudyCard | None, now: datetime) -> None:
        self.current = card
        self.revealed = False
        self._choices = ()
        self._shown_at = now
        waits = card is None and self._learning
        self.waiting_until = self._learning[0].due_at if waits else None

    def _put_back(self, undone: CardId) -> None:
        """Return the card on the screen to its place, as another takes the screen."""
        card = self.current
        if card is None or card.card_id == undone:
            return
        if card.state in (State.NEW, State.REVIEW):
            self._plan.appendleft(card.card_id)

    def _forget_answer(self, card_id: CardId) -> None:
        for index in reversed(range(len(self._answers))):
            if self._answers[index].card_id == card_id:
                del self._answers[index]
                return

    def _is_of_another_day(self, now: datetime) -> bool:
        if not self._choices or self._weighed_at is None:
            return False
        return self._desk.day(self._weighed_at) != self._desk.day(now)

    def _from_now(self, schedule: Schedule, now: datetime) -> Schedule:
        """Return the schedule with its step counted from the answer, not from the question."""
        if schedule.due_at is None or self._weighed_at is None:
            return schedule
        return schedule._replace(due_at=schedule.due_at + (now - self._weighed_at))

    def _took_ms(self, now: datetime) -> int:
        if self._shown_at is None:
            return 0
        return max(0, (now - self._shown_at) // timedelta(milliseconds=1))

    def _left(self) -> int:
        shown = self.current.card_id if self.current else None
        elsewhere = sum(waiting.card_id != shown for waiting in self._learning)
        return len(self._plan) + elsewhere + (shown is not None)


def _change_words(shown: StudyCard, drawn: StudyCard | None) -> str:
    """Return why an answer to a card was not stored, by what is drawn in its place."""
    if drawn is None or drawn.card_id != shown.card_id:
        return "It was taken out of today's cards meanwhile; nothing was stored."
    if (drawn.face, drawn.changed) != (shown.face, shown.changed):
        return "Its note has changed; here is the new one."
    return "It has changed somewhere else; here it is as it stands now."


def interval_words(schedule: Schedule, *, day: date, now: datetime) -> str:
    """Return how long a schedule waits, as a button says it: `10 min`, `6 d`, `1.2 y`."""
    if schedule.due_day is not None:
        return _days_words((schedule.due_day - day).days)
    assert schedule.due_at is not None  # a schedule has a day or an instant
    wait_minutes = (schedule.due_at - now) / timedelta(minutes=1)
    if wait_minutes < 1:
        return f"{wait_minutes * 60:.0f} s"
    if wait_minutes < 60:
        return f"{round(wait_minutes, 1):g} min"
    if wait_minutes < 24 * 60:
        return f"{round(wait_minutes / 60, 1):g} h"
    return f"{round(wait_minutes / (24 * 60), 1):g} d"


def _days_words(days: int) -> str:
    return f"{days} d" if days < 365 else f"{days / 365.25:.1f} y"
