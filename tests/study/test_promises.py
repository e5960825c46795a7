"""Whatever a person does, in whatever order, and whatever the clock does meanwhile."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from math import ceil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from study.bench import Bench, a_card, gaps

from recall.cards import CardId, StudyCard
from recall.errors import NothingToUndoError
from recall.reviews import Memory, Rating, Schedule, State
from recall.scheduling import Forgetting, Scheduler
from recall.session import Session
from recall.settings import Settings
from recall.store import answers, asking, undoing

DAY = timedelta(days=1)

ratings = st.sampled_from(list(Rating))

# A second, some minutes, nights, weeks, a wrong year, and all of it backwards too.
jumps = st.one_of(
    st.integers(1, 90).map(lambda n: timedelta(seconds=n)),
    st.integers(1, 600).map(lambda n: timedelta(minutes=n)),
    st.integers(1, 90).map(lambda n: n * DAY),
    st.integers(-90, -1).map(lambda n: n * DAY),
    st.integers(-5_000, -1).map(lambda n: timedelta(minutes=n)),
    st.sampled_from([3_650 * DAY, -3_650 * DAY]),
)

zones = st.sampled_from(
    [
        "UTC",
        "Europe/Madrid",
        "America/St_Johns",
        "Pacific/Apia",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
    ]
)


class Studying(RuleBasedStateMachine):
    """One person, two terminals, and a clock that nobody can rely on."""

    @initialize(zone=zones, new_per_day=st.integers(1, 8))
    def begin(self, zone: str, new_per_day: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        chosen = Settings(time_zone=zone, new_per_day=new_per_day)
        self.bench = Bench(Path(self.folder.name) / "notes", chosen)
        self.bench.base.db._db.execute("pragma synchronous = off")
        self.cards = [
            *self.bench.add_many(4),
            *self.bench.add(wording=gaps("one", "two", "three")),
            *self.bench.add(pin="shared"),
            *self.bench.add(pin="shared"),
        ]
        self.session = self.started()

    def started(self) -> Session:
        session = self.bench.collection.start_session()
        session.start(self.bench.now)
        return session

    def teardown(self) -> None:
        if hasattr(self, "bench"):
            self.bench.base.db.close()
            self.folder.cleanup()

    @property
    def now(self) -> datetime:
        return self.bench.now

    @rule(jump=jumps)
    def time_passes(self, jump: timedelta) -> None:
        later = self.now + jump
        if datetime(1990, 1, 1, tzinfo=UTC) < later < datetime(2100, 1, 1, tzinfo=UTC):
            self.bench.now = later

    @rule()
    def sit_down(self) -> None:
        self.session = self.started()

    @rule()
    def start_again(self) -> None:
        self.session.start(self.now)

    @precondition(lambda self: self.session.current is not None)
    @rule(rating=ratings)
    def answer(self, rating: Rating) -> None:
        card = self.session.current
        assert card is not None
        self.session.reveal(self.now)
        choice = self.session.choices(self.now)[rating - 1]
        self.session.grade(rating, self.now)
        if self.session.notice is None:
            assert self.replayed(card.card_id) == self.bench.row(card.card_id)
            stored = asking.study_card(self.bench.base.db, card.card_id)
            assert (stored.state, stored.memory) == choice.schedule[:2]
            assert stored.last_day == self.bench.base.today().isoformat()

    @rule()
    def reveal(self) -> None:
        """As a face does: the buttons are drawn, and may be looked at for long."""
        self.session.reveal(self.now)
        self.session.choices(self.now)

    @rule()
    def undo(self) -> None:
        if self.session.undo(self.now):
            assert self.session.current is not None
        else:
            assert self.bench.collection.log() == [] or undoing.last_acts(self.bench.base.db) == []

    @rule()
    def bury(self) -> None:
        self.session.bury(self.now)

    @rule()
    def suspend(self) -> None:
        self.session.suspend(self.now)

    @rule()
    def flag(self) -> None:
        self.session.flag("", self.now)

    @rule(which=st.integers(0, 8), rating=ratings)
    def answer_in_another_terminal(self, which: int, rating: Rating) -> None:
        self.bench.collection.answer(self.cards[which], rating)

    @rule()
    def undo_in_another_terminal(self) -> None:
        try:
            self.bench.collection.undo()
        except NothingToUndoError:
            assert undoing.last_acts(self.bench.base.db) == []

    @rule()
    def work_off_the_day(self) -> None:
        """Nothing is left over when a session says that it is finished."""
        session = self.started()
        for _ in range(60):
            if session.current is None:
                break
            session.reveal(self.now)
            session.grade(Rating.EASY, self.now)
        assert session.current is None
        assert self.bench.collection.start_session()._desk.plan(self.now) == []
        self.session = session

    @invariant()
    def progress_makes_sense(self) -> None:
        if not hasattr(self, "bench"):
            return
        progress = self.session.progress
        assert 0 <= progress.done <= progress.total
        assert (progress.minutes_left is None) == (progress.done == progress.total)
        assert self.session.current is None or progress.done < progress.total

    @invariant()
    def every_card_is_what_its_log_says(self) -> None:
        if not hasattr(self, "bench"):
            return
        for card_id in self.cards:
            before = self.bench.row(card_id)
            assert self.replayed(card_id) == before
            given = answers.live_reviews(self.bench.base.db, card_id)
            assert before["reviews"] == len(given)
            for review in given:
                due_day, due_at = review.after.due_day, review.after.due_at
                assert review.after.memory.stability > 0
                assert 1 <= review.after.memory.difficulty <= 10
                assert due_day is None or due_day > review.study_day
                assert due_at is None or due_at >= review.reviewed_at

    def replayed(self, card_id: CardId) -> dict[str, object]:
        """Return the card's row as its log alone would give it."""
        db = self.bench.base.db
        row: dict[str, object] = {}
        try:
            with db.writing() as writer:
                undoing.restore(writer, card_id, Forgetting())
                row = self.bench.row(card_id)
                raise Withdrawn
        except Withdrawn:
            return row


class Withdrawn(Exception):
    """Takes a trial back."""


Studying.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

TestStudying = Studying.TestCase
"""A property for each invariant above, over any sequence of steps."""


days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
memories = st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10))
steps = st.lists(st.floats(0.5, 5_000), max_size=4).map(tuple)


@st.composite
def cards(draw: st.DrawFn) -> StudyCard:
    """A card in any state, with any history that can be told from outside."""
    state = draw(st.sampled_from(list(State)))
    if state is State.NEW:
        return a_card(draw(st.text(min_size=1, max_size=8)))
    last = draw(days)
    in_review = state is State.REVIEW
    return a_card(
        draw(st.text(min_size=1, max_size=8)),
        state=state,
        memory=draw(memories),
        step=0 if in_review else draw(st.integers(0, 5)),
        last_day=last.isoformat(),
        due_day=(last + draw(st.integers(1, 4_000)) * DAY).isoformat() if in_review else None,
        due_at=None if in_review else 1,
        reviews=draw(st.integers(1, 300)),
    )


@given(
    card=cards(),
    day=days,
    retention=st.floats(0.7, 0.99),
    learning=steps,
    relearning=steps,
    longest=st.integers(1, 36_500),
    load=st.dictionaries(st.integers(1, 60), st.integers(0, 500), max_size=40),
)
def test_a_better_rating_never_comes_back_on_an_earlier_day(
    card: StudyCard,
    day: date,
    retention: float,
    learning: tuple[float, ...],
    relearning: tuple[float, ...],
    longest: int,
    load: dict[int, int],
):
    """Honesty must never cost time: who says Good waits at least as long as who says Hard."""
    scheduler = Scheduler(
        Settings(
            retention=retention,
            learning_steps=learning,
            relearning_steps=relearning,
            maximum_interval=longest,
        )
    )
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    schedules = scheduler.choices(
        card, day=day, now=now, load=lambda due_day: load.get((due_day - day).days, 0)
    )

    waits = [days_until(schedule, day, now) for schedule in schedules.values()]
    assert waits == sorted(waits)
    assert list(schedules) == list(Rating)
    for schedule in schedules.values():
        assert (schedule.due_day is None) == (schedule.state is not State.REVIEW)
        assert (schedule.due_at is None) == (schedule.state is State.REVIEW)
        assert schedule.due_day is None or day < schedule.due_day <= day + longest * DAY
        assert schedule.due_at is None or schedule.due_at > now
        assert 0.001 <= schedule.memory.stability <= 36_500
        assert 1 <= schedule.memory.difficulty <= 10


def days_until(schedule: Schedule, day: date, now: datetime) -> float:
    """Return how many days the schedule waits; a step counts as the day it may reach."""
    if schedule.due_day:
        return (schedule.due_day - day).days
    assert schedule.due_at is not None
    wait = (schedule.due_at - now) / DAY
    return wait if wait < 1 else ceil(wait)


@given(st.lists(st.tuples(ratings, days), min_size=1, max_size=40))
def test_replaying_any_days_gives_the_memory_that_was_stored(answers: list[tuple[Rating, date]]):
    """Also when the clock went back in between; bit for bit, so that nothing drifts."""
    scheduler = Scheduler(Settings())
    card = a_card()
    for rating, day in answers:
        now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        after = scheduler.choices(card, day=day, now=now)[rating]
        card = card._replace(
            state=after.state,
            memory=after.memory,
            step=after.step,
            due_day=after.due_day.isoformat() if after.due_day else None,
            last_day=day.isoformat(),
        )

    assert Forgetting().replay(answers) == card.memory
