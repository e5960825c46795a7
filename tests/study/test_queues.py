"""What a day holds and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from study.bench import Bench

from recall import queues
from recall.queues import Candidate, DueCounts, Limits, Today, choose
from recall.reviews import Rating


def candidate(card_id: str, note: str | None = None) -> Candidate:
    return Candidate(card_id, ("talks.md", note or card_id), "Talks")


def candidates(*card_ids: str) -> list[Candidate]:
    return [candidate(card_id) for card_id in card_ids]


def known(bench: Bench, number: int, *, days_ago: int, interval: int, stability: float) -> None:
    """Put one review card into the collection."""
    bench.add()
    last = bench.base.today() - timedelta(days=days_ago)
    with bench.base.db.writing() as writer:
        writer.run(
            "update cards set state = 'review', stability = ?, difficulty = 5.0, due_day = ?,"
            " last_day = ?, reviews = 1 where card_id = ?",
            [
                stability,
                (last + timedelta(days=interval)).isoformat(),
                last.isoformat(),
                f"c{number}",
            ],
        )


def plan(bench: Bench) -> list[str]:
    return list(bench.collection.start_session()._desk.plan(bench.now))


def test_new_cards_are_spread_among_the_reviews():
    """Ten new cards in a row tire more than ten here and there."""
    today = Today(tuple(candidates(*"abcdefgh")), tuple(candidates("1", "2")))

    assert "".join(today.in_order()) == "ab1cdef2gh"


def test_a_note_gives_one_card_a_day():
    """The review comes before the new card, and what was asked today counts too."""
    today = choose(
        [candidate("a", "x"), candidate("b", "x"), candidate("c", "y")],
        [candidate("d", "y"), candidate("e", "z"), candidate("f", "w")],
        taken=[("talks.md", "w")],
        limits=Limits(reviews=10, new=10),
    )

    assert [c.card_id for c in today.reviews] == ["a", "c"]
    assert [c.card_id for c in today.new] == ["e"]


def test_no_more_candidates_are_read_than_the_day_takes():
    """Ten thousand new cards cost no more than ten."""
    endless = (candidate(str(number)) for number in range(10**9))

    today = choose([], endless, taken=[], limits=Limits(reviews=10, new=3))

    assert len(today.new) == 3


def test_the_most_endangered_review_comes_first(bench: Bench):
    """Who stops half-way has saved what was about to be lost."""
    known(bench, 1, days_ago=10, interval=10, stability=10.0)
    known(bench, 2, days_ago=30, interval=10, stability=10.0)
    known(bench, 3, days_ago=12, interval=12, stability=40.0)

    assert plan(bench) == ["c2", "c1", "c3"]


def test_after_missed_weeks_the_safest_come_first_and_not_too_many(make_bench):
    """A backlog is worked off in days, and what can still be saved is saved."""
    bench = make_bench(reviews_per_day=3)
    for number in range(1, 9):
        known(bench, number, days_ago=10 + number, interval=5, stability=10.0)

    first_day = plan(bench)
    for card_id in first_day:
        bench.collection.answer(card_id, Rating.EASY)

    assert first_day == ["c1", "c2", "c3"]
    assert plan(bench) == []
    bench.wait(days=1)
    assert plan(bench) == ["c8", "c7", "c6"]


def test_the_limits_of_the_day_hold_over_all_sessions(make_bench):
    """Ten new cards a day are ten, however often one sits down."""
    bench = make_bench(new_per_day=3)
    bench.add_many(8)

    first = plan(bench)
    bench.collection.answer(first[0], Rating.EASY)
    second = plan(bench)
    bench.collection.undo()

    assert first == ["c1", "c2", "c3"]
    assert second == ["c2", "c3"]
    assert plan(bench) == first
    bench.collection.answer(first[0], Rating.EASY)
    bench.wait(days=1)
    assert plan(bench) == ["c2", "c3", "c4"]


def test_two_in_the_morning_is_still_yesterday(make_bench):
    """A late session takes nothing from tomorrow."""
    bench = make_bench(new_per_day=1)
    bench.add_many(2)
    bench.collection.answer("c1", Rating.EASY)

    bench.wait(hours=17)
    night = plan(bench)
    bench.wait(hours=3)

    assert night == []
    assert plan(bench) == ["c2"]


def test_buried_cards_come_back_tomorrow(bench: Bench):
    """Out for today is not out for good."""
    bench.add_many(2)
    session = bench.collection.start_session()
    session.start(bench.now)

    session.bury(bench.now)

    assert plan(bench) == ["c2"]
    bench.wait(days=1)
    assert plan(bench) == ["c1", "c2"]


def test_suspended_cards_come_back_when_told(bench: Bench):
    """Suspending is for cards that one does not want now."""
    bench.add_many(2)

    changed = [bench.collection.set_suspended(["c1", "c2"], True) for _ in range(2)]

    assert changed == [2, 0]
    assert plan(bench) == []
    assert bench.collection.set_suspended(["c1"], False) == 1
    assert plan(bench) == ["c1"]


def test_the_counts_of_a_day_are_what_a_session_will_ask(make_bench):
    """`recall due` and `recall review` tell the same story."""
    bench = make_bench(new_per_day=2)
    bench.add(deck="Talks::Hinton", pin="same")
    bench.add(deck="Talks::Hinton", pin="same")
    bench.add(deck="Talks::Marcus")
    bench.add(deck="Other")
    known(bench, 5, days_ago=10, interval=5, stability=5.0)

    counts = bench.collection.due_counts()

    assert counts == {
        "Talks": DueCounts(due=1, new=0, learning=0, seconds=8.0),
        "Talks::Hinton": DueCounts(due=0, new=1, learning=0, seconds=8.0),
        "Talks::Marcus": DueCounts(due=0, new=1, learning=0, seconds=8.0),
    }
    assert queues.total(counts.values()) == DueCounts(1, 2, 0, 24.0)
    assert queues.total(counts.values()).minutes == 1
    assert len(plan(bench)) == 3
    assert bench.collection.due_counts("other") == {
        "Other": DueCounts(due=0, new=1, learning=0, seconds=8.0)
    }


def test_a_learning_card_counts_until_it_is_through(bench: Bench):
    """It comes again today, and its siblings wait for it."""
    bench.add(pin="same")
    bench.add(pin="same")
    bench.collection.answer("c1", Rating.GOOD)

    assert bench.collection.due_counts() == {
        "Talks": DueCounts(due=0, new=0, learning=1, seconds=8.0)
    }


def test_a_deck_is_named_with_its_parent_and_without_regard_to_capitals():
    """`ai learnings` is all the talks of that file."""
    decks = ["AI learnings", "AI learnings::Hinton", "AI learnings 2", "Inbox"]

    assert queues.decks_named("ai learnings", decks) == ["AI learnings", "AI learnings::Hinton"]
    assert queues.decks_named("hinton", decks) == ["AI learnings::Hinton"]
    assert queues.decks_named("AI", decks) == []


def test_answers_at_one_instant_keep_their_order(bench: Bench):
    """A clock that stands still, as in a demonstration, loses nothing."""
    bench.add_many(3)

    for card_id in ("c1", "c2", "c3"):
        bench.collection.answer(card_id, Rating.EASY)

    log = bench.collection.log()
    assert [entry["card"] for entry in log] == ["c1", "c2", "c3"]
    assert len({entry["at"] for entry in log}) == 3
    assert bench.row("c1")["last_day"] == date(2026, 11, 23).isoformat()


def test_a_day_of_thousands_takes_what_its_cards_take(make_bench):
    """Whoever sets no limit to a day is not made to wait for the square of its cards."""

    def steps(cards: int) -> int:
        bench = make_bench(new_per_day=9999)
        with bench.base.db.writing():
            bench.add_many(cards)
        counted = count()
        bench.base.db._db.set_progress_handler(lambda: next(counted) and None, 1000)
        assert bench.collection.due_counts()["Talks"].new == cards
        return next(counted)

    assert steps(6000) < 8 * steps(1500)
