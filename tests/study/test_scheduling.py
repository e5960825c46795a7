"""When a card comes back: the four answers, fuzz, load and replay."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import mean

import fsrs
import pytest
from study.bench import MORNING, a_card, answered

from recall.errors import UnusableWeightsError
from recall.reviews import Memory, Rating, Schedule, State
from recall.scheduling import (
    PUBLISHED_WEIGHTS,
    Forgetting,
    Scheduler,
    elapsed_days,
    fraction,
    fuzz_range,
    pick,
)
from recall.settings import Settings

TODAY = MORNING.date()
AGAIN, HARD, GOOD, EASY = Rating

KNOWN = a_card(
    state=State.REVIEW,
    memory=Memory(20.0, 5.0),
    due_day="2026-11-23",
    last_day="2026-11-03",
    reviews=4,
)


def waits(schedules: dict[Rating, Schedule]) -> list[timedelta]:
    """Return how long each rating waits; a review card counts from the start of the study day."""
    return [
        schedule.due_at - MORNING if schedule.due_at else (schedule.due_day or date.max) - TODAY
        for schedule in schedules.values()
    ]


def test_our_weights_are_the_published_ones():
    """A new collection starts where everyone starts."""
    assert tuple(fsrs.Scheduler().parameters) == PUBLISHED_WEIGHTS


def test_a_new_card_goes_through_the_learning_steps():
    """One minute, ten minutes, then days; easy goes straight to days."""
    schedules = Scheduler(Settings()).choices(a_card(), day=TODAY, now=MORNING)

    assert waits(schedules) == [
        timedelta(minutes=1),
        timedelta(minutes=5.5),
        timedelta(minutes=10),
        timedelta(days=9),
    ]
    assert [s.state for s in schedules.values()] == [State.LEARNING] * 3 + [State.REVIEW]
    assert [s.step for s in schedules.values()] == [0, 0, 1, 0]


def test_a_forgotten_card_is_relearned_first():
    """It returns in ten minutes, and to days afterwards."""
    scheduler = Scheduler(Settings())
    lapse = scheduler.choices(KNOWN, day=TODAY, now=MORNING)[AGAIN]

    again = scheduler.choices(answered(KNOWN, lapse, TODAY), day=TODAY, now=MORNING)[GOOD]

    assert (lapse.state, lapse.due_at) == (State.RELEARNING, MORNING + timedelta(minutes=10))
    assert again.state is State.REVIEW
    assert again.due_day is not None
    assert again.due_day > TODAY


def test_without_steps_every_answer_gives_days():
    """Some people want each card at most once a day."""
    scheduler = Scheduler(Settings(learning_steps=(), relearning_steps=()))

    new = scheduler.choices(a_card(), day=TODAY, now=MORNING)
    known = scheduler.choices(KNOWN, day=TODAY, now=MORNING)

    assert {s.state for s in (*new.values(), *known.values())} == {State.REVIEW}
    assert waits(new)[0] == timedelta(days=1)


def test_better_ratings_wait_longer():
    """Hard, good and easy differ by a day at least, as on the phone."""
    tiny = a_card(state=State.REVIEW, memory=Memory(0.1, 9.9), due_day="2026-11-23",
                  last_day="2026-11-22", reviews=9)  # fmt: skip

    schedules = Scheduler(Settings()).choices(tiny, day=TODAY, now=MORNING)

    hard, good, easy = waits(schedules)[1:]
    assert timedelta(days=1) <= hard < good < easy <= timedelta(days=4)


def test_no_interval_is_longer_than_the_longest():
    """Whoever has an exam in a month can say so."""
    schedules = Scheduler(Settings(maximum_interval=30)).choices(KNOWN, day=TODAY, now=MORNING)

    assert waits(schedules)[1:] == [timedelta(days=days) for days in (28, 29, 30)]


def test_more_retention_means_shorter_intervals():
    """The one dial that trades work for certainty."""
    lax = Scheduler(Settings(retention=0.8)).choices(KNOWN, day=TODAY, now=MORNING)
    strict = Scheduler(Settings(retention=0.95)).choices(KNOWN, day=TODAY, now=MORNING)

    assert waits(strict)[2] < waits(lax)[2]
    assert strict[GOOD].memory == lax[GOOD].memory


def test_the_same_card_gets_the_same_interval_again():
    """Undo is no way to roll for a better one."""
    first = Scheduler(Settings()).choices(KNOWN, day=TODAY, now=MORNING)
    second = Scheduler(Settings()).choices(KNOWN, day=TODAY, now=MORNING)

    assert first == second


def test_cards_learned_together_part_company():
    """Ten cards of one talk do not come back as a block for ever."""
    scheduler = Scheduler(Settings())

    days = {
        scheduler.choices(KNOWN._replace(card_id=f"c{n}"), day=TODAY, now=MORNING)[GOOD].due_day
        for n in range(20)
    }

    assert len(days) > 4


def test_a_clock_set_back_counts_as_the_same_day():
    """Time between two answers is never below zero."""
    future = KNOWN._replace(last_day="2036-01-01", due_day="2036-02-01")

    schedules = Scheduler(Settings()).choices(future, day=TODAY, now=MORNING)

    assert elapsed_days("2036-01-01", TODAY) == 0
    assert all(wait > timedelta(0) for wait in waits(schedules))
    assert schedules[GOOD].memory.stability >= 20.0


def test_a_clock_that_claims_the_end_of_time_is_survived():
    """A flat battery must not cost the session."""
    late = datetime(9999, 12, 30, 12, tzinfo=UTC)

    schedules = Scheduler(Settings()).choices(KNOWN, day=late.date(), now=late)

    assert schedules[EASY].due_day == date.max


def test_weights_that_cannot_be_used_are_named():
    """A typo in the settings is no traceback."""
    weights = (*PUBLISHED_WEIGHTS[:20], 7.0)

    with pytest.raises(UnusableWeightsError) as error:
        Scheduler(Settings(weights=weights))
    with pytest.raises(UnusableWeightsError):
        Forgetting(weights)

    assert str(error.value) == (
        "The weights of this collection cannot be used: One or more parameters are out of"
        " bounds: parameters[20] = 7.0 is out of bounds: (0.1, 0.8). Take `weights` out of"
        " recall.toml to go back to the published ones."
    )


def test_fuzz_leaves_short_intervals_alone():
    """One day or two are what was meant."""
    assert [fuzz_range(days) for days in (1, 2)] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(3, (2, 4)), (7, (5, 9)), (10, (8, 12)), (20, (17, 23)), (85, (79, 91)), (1000, (948, 1052))],
)
def test_fuzz_moves_an_interval_as_far_as_anki_does(days: int, expected: tuple[int, int]):
    """A person with both sees the same kind of days."""
    assert fuzz_range(days) == expected


def test_fuzz_keeps_to_both_ends():
    """Neither shorter than the answer below it nor longer than allowed."""
    assert fuzz_range(85, least=84, longest=86) == (84, 86)
    assert fuzz_range(85, least=100) == (100, 107)


def test_fuzz_favours_no_day():
    """On average the interval stays what the memory asks for."""
    first, last = fuzz_range(85)
    days = [first + pick([0] * (last - first + 1), fraction(f"c{n}", 3)) for n in range(20_000)]

    shares = Counter(days)

    assert mean(days) == pytest.approx(85, abs=0.1)
    assert set(shares) == set(range(79, 92))
    assert max(shares.values()) < 1.15 * min(shares.values())


def test_crowded_days_are_avoided():
    """Forty cards one day and none the next is no way to study."""
    scheduler = Scheduler(Settings())
    load: Counter[date] = Counter()

    for n in range(700):
        card = KNOWN._replace(card_id=f"c{n}")
        due_day = scheduler.choices(card, day=TODAY, now=MORNING, load=load.__getitem__)[
            GOOD
        ].due_day
        assert due_day is not None
        load[due_day] += 1

    assert max(load.values()) < 1.35 * min(load.values())


def test_a_replay_equals_py_fsrs():
    """Plain floats for a million reviews give what the library would have."""
    dice = random.Random(6)
    library = fsrs.Scheduler(enable_fuzzing=False)
    forgetting = Forgetting()

    for _ in range(300):
        card = fsrs.Card(card_id=1, due=MORNING)
        day, answers = TODAY, []
        for _ in range(dice.randint(1, 20)):
            rating = dice.choice(list(Rating))
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
            card, _ = library.review_card(card, fsrs.Rating(rating), midnight)
            answers.append((rating, day))
            day += timedelta(days=dice.choice([0, 0, 1, 2, 7, 30, 200]))
        if (card.stability or 0) < 36_500:
            expected = pytest.approx((card.stability, card.difficulty), rel=1e-9)
            assert forgetting.replay(answers) == expected


def test_a_replay_of_nothing_is_no_memory():
    """A card that was never asked is new, not known for zero days."""
    assert Forgetting().replay([]) is None


def test_retrievability_is_what_py_fsrs_says():
    """At the stability itself it is 90 %."""
    forgetting = Forgetting()
    card = fsrs.Card(card_id=1, stability=20.0, difficulty=5.0, due=MORNING, last_review=MORNING)
    later = MORNING + timedelta(days=33)

    assert forgetting.retrievability(20.0, 20) == pytest.approx(0.9)
    assert forgetting.retrievability(20.0, 33) == pytest.approx(
        fsrs.Scheduler().get_card_retrievability(card, later), rel=1e-12
    )
