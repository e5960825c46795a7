"""Studying: what is due, sessions, answers and undo, on the memory on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from recall import queues
from recall.cards import CardId, StudyCard
from recall.collection.base import Base, moment_of
from recall.days import day_after, day_start
from recall.errors import (
    DamagedError,
    EarlierDayError,
    NothingFromTheFutureError,
    NothingToUndoError,
    NotStudiedError,
    RestoredLastError,
    Unasked,
    UnknownCardError,
    UnknownDeckError,
)
from recall.queues import DEFAULT_SECONDS, DueCounts, Limits, Today
from recall.reviews import Rating, Review, Schedule
from recall.session import Session, Undone, UndoneKind, Waiting
from recall.store import answers, asking, decisions, queue, undoing
from recall.store.log import EventKind
from recall.store.queue import FutureAnswers as FutureAnswers

if TYPE_CHECKING:
    from recall.scheduling import Forgetting, Scheduler
    from recall.stats import Stats
    from recall.store.database import Reader, Writer


class Answered(NamedTuple):
    """One review given without a screen, and the card as it stood before."""

    card: StudyCard
    review: Review
    is_future: bool
    """Whether its study day has not come: the card stays away until then."""
    is_in_question: bool
    """Whether a person has to say if it goes on with the history of another card."""


def due_counts(base: Base, deck: str | None) -> dict[str, DueCounts]:
    """Return what today still holds, by deck, within the limits of the day."""
    now = base.clock()
    desk = CollectionDesk(base, decks_of(base, deck))
    today = desk.today(now)
    seconds = desk.seconds_per_card()
    reviews = Counter(candidate.deck for candidate in today.reviews)
    new = Counter(candidate.deck for candidate in today.new)
    learning = Counter(waiting.card.deck for waiting in desk.learning_cards(now))
    return {
        name: DueCounts(
            reviews[name],
            new[name],
            learning[name],
            seconds * (reviews[name] + new[name] + learning[name]),
        )
        for name in sorted(reviews.keys() | new.keys() | learning.keys())
    }


def start_session(base: Base, deck: str | None) -> Session:
    """Return a session over today's queue; raises UnknownDeckError."""
    desk = CollectionDesk(base, decks_of(base, deck))
    return Session(desk, learn_ahead=timedelta(minutes=base.settings.learn_ahead))


def answer(base: Base, card_id: CardId, rating: Rating, at: datetime) -> Answered:
    """Store one review; raises UnknownCardError or NotStudiedError."""
    card = asking.study_card(base.db, card_id)
    if card.shelved:
        why = asking.why_unasked(base.db, card)
        where = card.path if why is Unasked.GONE else f"{card.path}:{card.line}"
        raise NotStudiedError(card.card_id, why, where)
    desk = CollectionDesk(base, None)
    schedule = desk.choices(card, at)[rating]
    review = desk.store(card, rating, schedule, at, took_ms=0)
    in_question = asking.is_in_question(base.db, card)
    return Answered(card, review, review.study_day > base.today(), in_question)


def undo(base: Base, count: int, *, earlier: bool) -> list[Undone]:
    """Withdraw the last `count` acts, newest first; several are of today alone, unless `earlier`.

    Raises NothingToUndoError if there is none, EarlierDayError if none of several is of today, and
    RestoredLastError if a restore on this machine came after it, unless `earlier`.
    """
    desk = CollectionDesk(base, None)
    since = date.min if earlier or count == 1 else base.today()
    undone: list[Undone] = []
    for _ in range(count):
        acts = undoing.last_acts(base.db)
        if not earlier and (restored := _restored_since(base, acts)):
            if not undone:
                raise RestoredLastError(restored.to, restored.before)
            break
        if acts and acts[0].study_day < since:
            if not undone:
                raise EarlierDayError(acts[0].study_day, count)
            break
        step = desk.undo(base.clock())
        if step is None:
            break
        undone.append(step)
    if not undone:
        raise NothingToUndoError
    return undone


def _restored_since(base: Base, acts: Sequence[undoing.Act]) -> undoing.Restored | None:
    """Return the restore that was done here after these acts, if one was and can be taken back."""
    from recall import backup

    restored = undoing.last_restore(base.db)
    if restored is None or (acts and acts[0].event_id > restored.event_id):
        return None
    here = any(each.name == restored.before for each in backup.backups(base.state))
    return restored if here else None


def undo_future(base: Base) -> list[Undone]:
    """Withdraw every answer of a study day that has not come, whatever was done since.

    Raises NothingFromTheFutureError, and DamagedError where the journal says otherwise of one: then
    damage has dated it, and it is to be kept.
    """
    desk = CollectionDesk(base, None)
    with base.db.writing() as writer:
        acts = undoing.future_answers(writer, base.today())
        if not acts:
            raise NothingFromTheFutureError
        if count := misdated(writer, base.state, base.today()):
            those = "1 answer is" if count == 1 else f"{count:,} answers are"
            raise DamagedError(base.db.path, f"{those} not dated as the journal says")
        desk.withdraw(acts, base.clock())
    return [
        Undone(UndoneKind.ANSWER, act.card_id, act.rating, desk.front(act.card_id), act.study_day)
        for act in acts
    ]


def set_suspended(base: Base, card_ids: Sequence[CardId], suspended: bool) -> int:
    """Take cards out of the queue, or back in, all or none; return how many changed."""
    here = [answers.called_here(base.db, card_id) for card_id in card_ids]
    return decisions.set_suspended(base.db, here, suspended, moment_of(base))


def future_answers(base: Base) -> FutureAnswers | None:
    """Return what is known of answers of study days that have not come; None without any."""
    found = queue.future_answers(base.db, base.today())
    if found is None:
        return None
    return found._replace(unlike=misdated(base.db, base.state, base.today()))


def misdated(reader: Reader, state: Path, today: date) -> int:
    """Return of how many answers dated after today the journal says something else.

    The journals are read from their beginning where there are such answers at all.
    """
    acts = undoing.future_answers(reader, today)
    if not acts:
        return 0
    from recall.journal import comparing

    return len(comparing.unlike(reader, state, [act.event_id for act in acts]))


def stats(base: Base) -> Stats:
    """Return today's work, true retention, the streak and the forecast."""
    from recall import stats as figures
    from recall.store import history

    now = base.clock()
    desk = CollectionDesk(base, None)
    day = desk.day(now)
    studied = history.study_days(base.db)
    exists = _calendar(base)
    due = history.due_by_day(base.db, day_after(day, figures.FORECAST_DAYS))
    backlog = sum(cards for due_day, cards in due.items() if due_day < day)
    due[day] = due.get(day, 0) + history.in_steps(base.db, desk.end_of(day))
    longest_window = max(days for _, days in figures.WINDOWS)
    return figures.Stats(
        day=day,
        today=history.effort_on(base.db, day),
        streak=figures.streak(studied, day, exists=exists),
        longest_streak=figures.longest_streak(studied, exists=exists),
        goal=base.settings.retention,
        retention=figures.retention(
            history.first_answers_after(base.db, day - timedelta(days=longest_window)), day
        ),
        backlog=backlog,
        forecast=figures.forecast(due, day),
        states=history.states(base.db),
        total_reviews=history.total_reviews(base.db),
        total_days=len(studied),
        seconds_per_card=desk.seconds_per_card(),
    )


def _calendar(base: Base) -> Callable[[date], bool]:
    """Return what tells whether the place of the collection has a day at all."""

    def exists(day: date) -> bool:
        hour = base.settings.rollover_hour
        return base.day_of(day_start(day, rollover_hour=hour, zone=base.zone)) == day

    return exists


def decks_of(base: Base, name: str | None) -> list[str] | None:
    """Return the decks that `name` means, None for all; raises UnknownDeckError."""
    if name is None:
        return None
    known = queue.deck_names(base.db)
    found = queues.decks_named(name, known)
    if not found:
        raise UnknownDeckError(name, known)
    return found


class CollectionDesk:
    """What a session needs (see session.Desk), on the memory of one collection."""

    def __init__(self, base: Base, decks: Sequence[str] | None) -> None:
        self._base = base
        self._db = base.db
        self._decks = decks
        self._scheduler: Scheduler | None = None
        self._load: dict[date, int] = {}
        """How many cards come back on the days that were asked about."""

    # What is due --------------------------------------------------------------------------

    def plan(self, now: datetime) -> Sequence[CardId]:
        return self.today(now).in_order()

    def today(self, now: datetime) -> Today:
        """Return the review and new cards that today still takes."""
        day, settings = self.day(now), self._base.settings
        done = queue.done_on(self._db, day)
        limits = Limits(settings.reviews_per_day - done.reviews, settings.new_per_day - done.new)
        enough = queues.backlog(settings.reviews_per_day)
        due = queue.count_due(self._db, day, self._decks, at_most=enough)
        learning = (waiting.card.note for waiting in self.learning_cards(now))
        return queues.choose(
            queue.due_reviews(
                self._db, day, self._decks, safest_first=due + done.reviews >= enough
            ),
            queue.new_cards(self._db, day, self._decks),
            taken=queue.notes_asked_on(self._db, day) | set(learning),
            limits=limits,
        )

    def learning_cards(self, now: datetime) -> Sequence[queue.LearningCard]:
        """Return the (re)learning cards that come back today, soonest first."""
        day = self.day(now)
        return queue.learning_cards(self._db, day, self.end_of(day), self._decks)

    def learning(self, now: datetime) -> Sequence[Waiting]:
        return [Waiting(w.card.card_id, w.due_at) for w in self.learning_cards(now)]

    def draw(self, card_id: CardId, now: datetime) -> StudyCard | None:
        if not asking.is_asked_today(self._db, card_id, self.day(now)):
            return None
        return self.card(card_id)

    def card(self, card_id: CardId) -> StudyCard:
        return asking.study_card(self._db, card_id)

    def day(self, now: datetime) -> date:
        return self._base.day_of(now)

    def end_of(self, day: date) -> datetime:
        """Return the instant at which the study day is over."""
        hour = self._base.settings.rollover_hour
        return day_start(day_after(day), rollover_hour=hour, zone=self._base.zone)

    def due_tomorrow(self, now: datetime) -> int:
        tomorrow = day_after(self.day(now))
        steps = queue.learning_cards(self._db, tomorrow, self.end_of(tomorrow), self._decks)
        by_then = queue.count_due(self._db, tomorrow, self._decks) + len(steps)
        # What today still asks is said to be due today; it must not be counted twice.
        return by_then - len(self.today(now).reviews) - len(self.learning_cards(now))

    def new_left(self) -> int:
        return queue.count_new(self._db, self._decks)

    def rest(self) -> None:
        from recall.collection import backing_up, keeping

        backing_up.ahead(self._base)
        keeping.keep(self._base, quietly=True)

    def seconds_per_card(self) -> float:
        took_ms = queue.median_took_ms(self._db)
        return DEFAULT_SECONDS if took_ms is None else took_ms / 1000

    # What is done -------------------------------------------------------------------------

    def choices(self, card: StudyCard, now: datetime) -> Mapping[Rating, Schedule]:
        if self._scheduler is None:
            # Only now: the first question does not wait for py-fsrs.
            from recall.scheduling import Scheduler

            self._scheduler = Scheduler(self._base.settings)
        return self._scheduler.choices(card, day=self.day(now), now=now, load=self._load_of)

    def answer(
        self, card: StudyCard, rating: Rating, schedule: Schedule, now: datetime, took_ms: int
    ) -> None:
        self.store(card, rating, schedule, now, took_ms)

    def store(
        self, card: StudyCard, rating: Rating, schedule: Schedule, now: datetime, took_ms: int
    ) -> Review:
        """Write the review for good and return it; raises AlreadyAnsweredError."""
        moment = moment_of(self._base, now)
        review = answers.append_review(self._db, card, rating, schedule, moment, took_ms)
        if schedule.due_day in self._load:
            self._load[schedule.due_day] += 1
        return review

    def undo(self, now: datetime) -> Undone | None:
        """Take back the last step; a write into the notes that cannot be is passed over.

        Raises WrittenSinceError of such a one.
        """
        with self._db.writing() as writer:
            acts = undoing.last_acts(writer)
            if not acts:
                return None
            if acts[0].kind is not EventKind.NOTES_WRITTEN:
                self._take_back(writer, acts, now)
        self._load.clear()
        first = acts[0]
        if first.kind is EventKind.NOTES_WRITTEN:
            return self._unwritten(acts, now)
        if first.kind in undoing.NAMELESS:
            return self._undone_decision(acts)
        front = self.card(first.card_id).face.front
        return Undone(
            UNDONE[first.kind], first.card_id, first.rating, front, first.study_day, len(acts)
        )

    def _take_back(self, writer: Writer, acts: Sequence[undoing.Act], now: datetime) -> None:
        moment = moment_of(self._base, now)
        if acts[0].kind is EventKind.REGENERATED:
            from recall.collection import reverting

            reverting.revert(writer, acts[0], self._forgetting(), moment)
            return
        if acts[0].kind is EventKind.DECIDED:
            from recall.collection import deciding

            deciding.take_back(writer, acts[0], self._forgetting(), moment)
            return
        if acts[0].kind in undoing.CURATED:
            from recall.collection import curating, handwriting

            if acts[0].kind is EventKind.EDITED:
                handwriting.take_back(self._base, writer, acts, moment)
            else:
                curating.take_back(writer, acts, self._forgetting, moment)
            return
        self.withdraw(acts, now)

    def withdraw(self, acts: Sequence[undoing.Act], now: datetime) -> None:
        """Take back answers or decisions about cards, wherever in the log they stand."""
        undoing.withdraw(self._db, acts, self._forgetting(), moment_of(self._base, now))

    def front(self, card_id: CardId) -> str:
        """Return the question of a card; its id where the log has answers alone of it."""
        try:
            return self.card(card_id).face.front
        except UnknownCardError:
            return card_id

    def _undone_decision(self, acts: Sequence[undoing.Act]) -> Undone:
        first = acts[0]
        front = undoing.about(self._db, first)
        # Drafts that went because another one was taken are none of its cards.
        count = sum(act.kind is first.kind for act in acts)
        return Undone(UNDONE[first.kind], None, None, front, first.study_day, count)

    def _unwritten(self, acts: Sequence[undoing.Act], now: datetime) -> Undone | None:
        from recall.collection import scan, writes

        taken = writes.take_back(self._base, acts, moment_of(self._base, now))
        if taken is None:
            return self.undo(now)
        scan.after_writing(self._base)
        return Undone(WRITES[taken.by], None, None, taken.what, acts[0].study_day)

    def bury(self, card: StudyCard, now: datetime) -> None:
        moment = moment_of(self._base, now)
        decisions.bury(self._db, card.card_id, day_after(moment.study_day), moment)

    def suspend(self, card: StudyCard, now: datetime) -> None:
        decisions.set_suspended(self._db, [card.card_id], True, moment_of(self._base, now))

    def flag(self, card: StudyCard, word: str, now: datetime) -> None:
        decisions.flag(self._db, card.card_id, word, moment_of(self._base, now))

    def unflag(self, card: StudyCard, now: datetime) -> None:
        decisions.unflag(self._db, card.card_id, moment_of(self._base, now))

    def _load_of(self, day: date) -> int:
        if day not in self._load:
            self._load[day] = queue.load(self._db, day)
        return self._load[day]

    def _forgetting(self) -> Forgetting:
        from recall.scheduling import Forgetting

        return Forgetting(self._base.settings.weights)


UNDONE = {
    None: UndoneKind.ANSWER,
    EventKind.BURIED: UndoneKind.BURY,
    EventKind.SUSPENDED: UndoneKind.SUSPENSION,
    EventKind.UNSUSPENDED: UndoneKind.RETURN,
    EventKind.FLAGGED: UndoneKind.FLAG,
    EventKind.UNFLAGGED: UndoneKind.FLAG_OFF,
    EventKind.REGENERATED: UndoneKind.REGENERATION,
    EventKind.ACCEPTED: UndoneKind.ACCEPTANCE,
    EventKind.REJECTED: UndoneKind.REJECTION,
    EventKind.EDITED: UndoneKind.WORDING,
    EventKind.NOTE_ONLY: UndoneKind.NOTE_ONLY,
    EventKind.SKIPPED: UndoneKind.SKIP,
    EventKind.DECIDED: UndoneKind.SAME_FACT,
}

WRITES = {
    "jot": UndoneKind.JOT,
    "add": UndoneKind.ADDITION,
    "tag": UndoneKind.TAGS,
    "edit": UndoneKind.EDIT,
}
"""What the commands that write into notes did, by how the log names them."""
