"""What a sitting does, on a real collection."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from study.bench import MORNING, Bench, gaps

from recall.cards import CardId, PromptId
from recall.collection import Collection
from recall.collection.study import CollectionDesk
from recall.days import to_ms
from recall.errors import (
    AlreadyAnsweredError,
    CardChangedError,
    EarlierDayError,
    NothingToUndoError,
    NotStudiedError,
    UnknownDeckError,
)
from recall.reviews import Memory, Rating, Schedule, State
from recall.scheduling import Forgetting
from recall.session import (
    Progress,
    Session,
    Summary,
    Undone,
    UndoneKind,
    interval_words,
)
from recall.stats import rate
from recall.store import log, prompts, undoing
from recall.store.log import EventKind


def started(bench: Bench, deck: str | None = None) -> Session:
    session = bench.collection.start_session(deck)
    session.start(bench.now)
    return session


def give(session: Session, bench: Bench, rating: Rating, seconds: int = 5) -> None:
    now = bench.wait(seconds=seconds)
    session.reveal(now)
    session.grade(rating, now)


def asked(session: Session) -> str:
    assert session.current is not None
    return session.current.card_id


def test_an_answer_is_stored_before_the_next_card_is_drawn(bench: Bench):
    """Whoever saw the next card can pull the plug."""
    bench.add_many(2)
    session = started(bench)
    first = asked(session)

    give(session, bench, Rating.GOOD)

    other = bench.open()
    assert [entry["card"] for entry in other.log()] == [first]
    assert asked(session) != first
    other._base.db.close()


def test_what_the_button_says_is_what_is_stored(bench: Bench):
    """No second roll of the dice between looking and pressing."""
    bench.add()
    session = started(bench)
    session.reveal(bench.now)

    choices = session.choices(bench.now)
    later = bench.wait(seconds=30)
    same = session.choices(later)
    session.grade(Rating.EASY, later)

    assert [choice.interval for choice in choices] == ["1 min", "5.5 min", "10 min", "9 d"]
    assert same is choices
    easy = choices[3].schedule
    row = bench.row("c1")
    assert (row["due_day"], row["stability"], row["difficulty"]) == (
        easy.due_day.isoformat(),
        *easy.memory,
    )


def test_the_answer_stays_hidden_until_asked_for(bench: Bench):
    """A grade pressed too early is no grade."""
    bench.add()
    session = started(bench)

    session.grade(Rating.GOOD, bench.now)

    assert session.choices(bench.now) == ()
    assert session.notice == "Reveal the answer first."
    assert session.notice is None
    assert bench.collection.log() == []


def test_a_session_ends_with_what_it_came_to(bench: Bench):
    """The end screen and the line in the shell history."""
    bench.add_many(2)
    session = started(bench)

    give(session, bench, Rating.EASY)
    give(session, bench, Rating.AGAIN)
    give(session, bench, Rating.EASY, seconds=60)

    assert session.current is None
    assert session.waiting_until is None
    assert session.progress == Progress(3, 3, None)
    assert session.summary(bench.now) == Summary(
        reviewed=3,
        cards=2,
        again=1,
        remembered=None,
        took=timedelta(seconds=70),
        due_tomorrow=1,
        new_left=0,
    )


@pytest.mark.parametrize(("days", "left", "tomorrow"), [(0, 2, 0), (8, 2, 1), (9, 3, 0)])
def test_what_is_still_due_today_is_not_counted_for_tomorrow_too(
    bench: Bench, days: int, left: int, tomorrow: int
):
    """A card that is being learned, and one whose day has come, are still today's."""
    bench.add_many(3)
    session = started(bench)
    give(session, bench, Rating.EASY)  # back in 9 days
    give(session, bench, Rating.GOOD)  # back in 10 minutes

    bench.wait(days=days)
    session = started(bench)

    progress = session.progress
    assert progress.total - progress.done == left
    assert session.summary(bench.now).due_tomorrow == tomorrow


def test_minutes_left_are_this_persons_own(bench: Bench):
    """A slow reader is not told a fast reader's time."""
    bench.add_many(9)
    session = started(bench)
    before = session.progress

    give(session, bench, Rating.EASY, seconds=60)
    give(started(bench), bench, Rating.EASY, seconds=40)

    assert before == Progress(0, 9, 2)
    assert started(bench).progress == Progress(0, 7, 6)


def test_a_learning_card_comes_when_its_step_is_over(bench: Bench):
    """Ten minutes are ten minutes, as long as there is something else to do."""
    bench.add_many(3)
    session = started(bench)
    first = asked(session)

    give(session, bench, Rating.AGAIN)
    second = asked(session)
    bench.wait(minutes=2)
    give(session, bench, Rating.EASY)
    third = asked(session)

    assert second != first
    assert third == first


def test_a_learning_card_may_come_early_when_nothing_else_is_left(bench: Bench):
    """Nobody should sit and wait for the last card."""
    bench.add()
    session = started(bench)

    give(session, bench, Rating.GOOD)

    assert asked(session) == "c1"
    assert session.waiting_until is None


def test_a_step_beyond_the_learn_ahead_limit_is_waited_for(make_bench):
    """A card that should come in an hour does not come at once."""
    bench = make_bench(learning_steps=(60.0,))
    bench.add()
    session = started(bench)

    give(session, bench, Rating.AGAIN)

    assert session.current is None
    assert session.waiting_until == bench.now + timedelta(hours=1)
    session.start(bench.wait(minutes=30))
    assert session.current is None
    session.start(bench.wait(minutes=30))
    assert asked(session) == "c1"


def test_undo_brings_the_card_back_as_it_was(bench: Bench):
    """A slip of the finger costs one key."""
    bench.add_many(2)
    before = bench.row("c1")
    session = started(bench)

    give(session, bench, Rating.EASY)
    undone = session.undo(bench.now)

    assert undone
    assert asked(session) == "c1"
    assert not session.revealed
    assert bench.row("c1") == before
    assert session.progress == Progress(0, 2, 1)


def test_undo_goes_back_step_by_step_whatever_the_step_was(bench: Bench):
    """Answers, burying, suspending and flags come back in their order."""
    bench.add_many(4)
    before = [bench.row(card) for card in ("c1", "c2", "c3", "c4")]
    session = started(bench)

    give(session, bench, Rating.GOOD)
    session.bury(bench.wait(seconds=5))
    session.suspend(bench.wait(seconds=5))
    session.flag("too long", bench.wait(seconds=5))
    order = []
    while session.undo(bench.wait(seconds=5)):
        order.append(asked(session))

    assert order == ["c4", "c3", "c2", "c1"]
    assert session.notice == "There is nothing to undo."
    assert [bench.row(card) for card in ("c1", "c2", "c3", "c4")] == before
    assert session.progress.total == 4
    for expected in ("c1", "c2", "c3", "c4"):
        assert asked(session) == expected
        give(session, bench, Rating.EASY)
    assert session.current is None


def test_undo_works_the_next_day_in_another_process(bench: Bench):
    """The log knows what was last, not the terminal."""
    bench.add()
    bench.collection.answer("c1", Rating.AGAIN)
    bench.wait(days=1)
    other = bench.open()

    undone = other.undo()

    assert undone == [Undone(UndoneKind.ANSWER, "c1", Rating.AGAIN, "Question 1?", MORNING.date())]
    assert bench.row("c1")["state"] == "new"
    with pytest.raises(NothingToUndoError):
        other.undo()
    other._base.db.close()


def test_a_card_answered_in_another_terminal_keeps_that_answer(bench: Bench):
    """Two windows never count one card twice."""
    bench.add_many(2)
    session = started(bench)
    session.reveal(bench.now)
    other: Collection = bench.open()
    other.answer("c1", Rating.EASY)

    session.grade(Rating.AGAIN, bench.now)

    assert session.notice == (
        "Card c1 was already answered somewhere else: that answer stands, and yours was not stored."
        " `recall log c1` shows it."
    )
    assert [entry["rating"] for entry in other.log()] == ["easy"]
    assert asked(session) == "c2"
    other._base.db.close()


def test_a_card_that_another_terminal_took_is_passed_over(bench: Bench):
    """The plan of this morning is not blind to the rest of the day."""
    bench.add_many(3)
    session = started(bench)
    other = bench.open()
    other.answer("c2", Rating.EASY)

    give(session, bench, Rating.EASY)

    assert asked(session) == "c3"
    other._base.db.close()


def test_siblings_come_on_different_days(bench: Bench):
    """The first answer would give the second away."""
    bench.add(wording=gaps("one", "two", "three"))
    bench.add()
    days = []

    for _ in range(4):
        session = started(bench)
        seen = []
        while session.current:
            seen.append(asked(session))
            give(session, bench, Rating.EASY)
        days.append(seen)
        bench.wait(days=1)

    assert days == [["c1", "c2"], ["c1-2"], ["c1-3"], []]


def test_prompts_of_one_note_are_siblings_too(bench: Bench):
    """Two questions on one bullet give each other away as gaps do."""
    bench.add(pin="same")
    bench.add(pin="same")

    session = started(bench)

    assert session.progress.total == 1


def test_a_session_can_keep_to_one_talk_or_to_all_of_a_file(bench: Bench):
    """A deck is named as it is shown, with or without capitals."""
    bench.add(deck="AI learnings::Geoffrey Hinton")
    bench.add(deck="AI learnings::Gary Marcus")
    bench.add(deck="AI learnings from others")

    assert started(bench, "AI learnings").progress.total == 2
    assert started(bench, "ai learnings::geoffrey hinton").progress.total == 1
    with pytest.raises(UnknownDeckError) as error:
        started(bench, "Hinton")
    assert str(error.value) == (
        "No deck is called 'Hinton'. Decks: AI learnings from others,"
        " AI learnings::Gary Marcus, AI learnings::Geoffrey Hinton."
    )


def test_an_edited_card_is_shown_with_its_new_words(bench: Bench):
    """Editing from the review comes back to the same card."""
    bench.add()
    session = started(bench)
    session.reveal(bench.now)
    with bench.base.db.writing() as writer:
        writer.run("update prompts set wording = ?", ['{"front": "Better?", "answer": "Yes."}'])
        writer.run("update cards set rev = rev + 1")

    session.reload(bench.now)
    assert session.current is not None
    front = session.current.face.front
    session.grade(Rating.GOOD, bench.now)

    assert front == "Better?"
    assert len(bench.collection.log()) == 1


def test_a_card_whose_note_was_deleted_gives_way(bench: Bench):
    """After an edit the card may be gone; the session goes on."""
    bench.add_many(2)
    session = started(bench)
    with bench.base.db.writing() as writer:
        writer.run("update prompts set orphan = 1 where prompt_id = 'prompt1'")
        writer.run("update cards set shelved = 1 where card_id = 'c1'")

    session.reload(bench.now)

    assert asked(session) == "c2"


def test_drafts_and_orphans_are_never_asked(bench: Bench):
    """What nobody accepted, and what is gone, stays out of the queue."""
    bench.add(tier="draft")
    bench.add(orphan=True)

    assert started(bench).current is None


def test_a_clock_set_back_makes_no_time_negative(bench: Bench):
    """Nobody answers before the question."""
    bench.add()
    session = started(bench)

    give(session, bench, Rating.GOOD, seconds=-3600)

    assert [entry["took_ms"] for entry in bench.collection.log()] == [0]


def test_undo_remembers_that_the_fact_was_edited(bench: Bench):
    """A number that changed since it was learned still has to be asked about."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.EASY)
    bench.wait(days=1)
    edit_the_fact(bench)
    before = bench.row("c1")

    bench.collection.answer(CardId("c1"), Rating.GOOD)
    bench.collection.undo()

    assert (before["changed"], before["due_day"]) == (1, "2026-11-24")
    assert bench.row("c1") == before


def test_a_screen_left_open_overnight_shows_the_new_day(bench: Bench):
    """Nobody should have to leave and come back to get the morning's cards."""
    bench.add(wording=gaps("one", "two"))
    session = started(bench)
    give(session, bench, Rating.EASY)

    session.start(bench.wait(hours=1))
    evening = session.current
    session.start(bench.wait(days=1))

    assert evening is None
    assert asked(session) == "c1-2"


def test_two_terminals_at_once_lose_no_answer_and_count_none_twice(bench: Bench):
    """Each answer is stored or refused; the cards are what the log says."""
    bench.add_many(5)
    outcomes: list[str] = []

    def answer_all() -> None:
        other = bench.open()
        for number in range(30):
            try:
                other.answer(CardId(f"c{number % 5 + 1}"), Rating.GOOD)
                outcomes.append("stored")
            except AlreadyAnsweredError:
                outcomes.append("refused")
        other._base.db.close()

    terminals = [threading.Thread(target=answer_all) for _ in range(2)]
    for terminal in terminals:
        terminal.start()
    for terminal in terminals:
        terminal.join()

    assert len(outcomes) == 60
    assert len(bench.collection.log()) == outcomes.count("stored")
    assert sum(row.reviews for row in bench.collection.cards()) == outcomes.count("stored")


def test_a_draft_is_not_answered_from_a_script(bench: Bench):
    """Only a person's word brings it into the schedule."""
    bench.add(tier="draft")

    with pytest.raises(NotStudiedError) as error:
        bench.collection.answer(CardId("c1"), Rating.GOOD)

    assert str(error.value) == (
        "Card c1 is a draft, and is asked once you have accepted it: `recall inbox`."
        " The answer was not stored."
    )


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=30), "30 s"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=5.5), "5.5 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=36), "1.5 d"),
    ],
)
def test_a_step_is_told_in_the_unit_one_would_use(wait: timedelta, words: str):
    """Nobody thinks in 120 minutes."""
    step = Schedule(State.LEARNING, Memory(1.0, 5.0), None, MORNING + wait)

    assert interval_words(step, day=MORNING.date(), now=MORNING) == words


@pytest.mark.parametrize(("days", "words"), [(1, "1 d"), (364, "364 d"), (438, "1.2 y")])
def test_days_are_exact_up_to_a_year(days: int, words: str):
    """What the button says is what is stored."""
    day = MORNING.date()
    schedule = Schedule(State.REVIEW, Memory(1.0, 5.0), day + timedelta(days=days), None)

    assert interval_words(schedule, day=day, now=MORNING) == words


FIRST_QUESTION = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from recall.collection import Collection
from recall.settings import Settings

now = datetime(2026, 11, 23, 9, tzinfo=UTC)
with Collection.open(Path(sys.argv[1]), Settings(), lambda: now) as collection:
    session = collection.start_session()
    session.start(now)
    assert session.current and session.progress.total
heavy = {"fsrs", "sqlite_utils", "rapidfuzz", "markdown_it", "genanki", "yaml", "hashlib"}
heavy.add("recall.notes")  # its records cost as much as the database
print(sorted(heavy & sys.modules.keys()))
"""


def test_the_first_question_waits_for_no_heavy_library(bench: Bench):
    """It is drawn as soon as the screen can be; py-fsrs comes when an answer is weighed."""
    bench.add()

    done = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTION, str(bench.folder)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_undoing_an_answer_to_a_note_that_is_gone_goes_on_with_the_next(bench: Bench):
    """There is nothing left to ask about it."""
    bench.add_many(2)
    session = started(bench)
    give(session, bench, Rating.EASY)
    with bench.base.db.writing() as writer:
        prompts.orphan(writer, [(PromptId("prompt1"), True)], 0)

    session.undo(bench.now)

    assert asked(session) == "c2"
    assert bench.row("c1")["state"] == "new"


# A screen that stays open, clocks that differ ---------------------------------------------


def test_an_answer_after_the_rollover_is_shown_its_new_intervals_first(bench: Bench):
    """What the button says, what is stored, and what a replay gives stay one."""
    bench.add()
    bench.now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    bench.collection.answer(CardId("c1"), Rating.EASY)
    bench.now = datetime(2026, 12, 2, 3, 50, tzinfo=UTC)
    session = started(bench)
    session.reveal(bench.now)
    evening = session.choices(bench.now)

    session.grade(Rating.GOOD, bench.wait(minutes=20))
    notice, morning = session.notice, session.choices(bench.now)
    session.grade(Rating.GOOD, bench.wait(seconds=5))

    assert notice == "A new day has begun; the intervals are those of today."
    assert morning != evening
    stored = bench.row("c1")
    assert stored["due_day"] == morning[2].schedule.due_day.isoformat()
    assert stored["last_day"] == "2026-12-02"
    assert replayed(bench, "c1") == stored


def replayed(bench: Bench, card_id: str) -> dict[str, object]:
    """Return the card's row as its log gives it."""
    with bench.base.db.writing() as writer:
        undoing.restore(writer, CardId(card_id), Forgetting())
    return bench.row(card_id)


def test_a_learning_step_is_counted_from_the_answer(bench: Bench):
    """Who thinks for half an hour does not get the card back before they have answered."""
    bench.add()
    bench.add()
    session = started(bench)
    session.reveal(bench.now)
    interval = session.choices(bench.now)[0].interval

    session.grade(Rating.AGAIN, bench.wait(minutes=30))

    assert interval == "1 min"
    assert bench.row("c1")["due_at"] == to_ms(bench.now + timedelta(minutes=1))
    assert asked(session) == "c2"


def test_undo_takes_back_what_was_done_last_whatever_the_clock_said(bench: Bench):
    """A clock that was set back does not make an answer the older act."""
    bench.add_many(2)
    session = started(bench)
    session.bury(bench.now)

    give(session, bench, Rating.GOOD, seconds=-3600)
    session.undo(bench.now)

    assert asked(session) == "c2"
    assert bench.row("c2")["state"] == "new"
    assert bench.row("c1")["buried_until"] == "2026-11-24"


def test_undo_remembers_an_edit_made_while_the_clock_stood_still(bench: Bench):
    """Under `RECALL_NOW` the order of things still holds."""
    bench.add_many(3)
    for card in ("c2", "c3", "c1"):
        bench.collection.answer(CardId(card), Rating.EASY)
    edit_the_fact(bench)
    before = bench.row("c1")

    bench.collection.answer(CardId("c1"), Rating.GOOD)
    bench.collection.undo()

    assert before["changed"] == 1
    assert bench.row("c1") == before


def test_the_order_of_answers_is_that_of_the_log(bench: Bench):
    """Statistics and the schedule read one history, also when the clock went back."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.EASY)
    at = bench.wait(days=13)
    bench.collection.answer(CardId("c1"), Rating.GOOD, at)
    earlier = at - timedelta(minutes=1)
    bench.collection.answer(CardId("c1"), Rating.AGAIN, earlier)

    assert [r.rating for r in bench.collection.history(CardId("c1"))] == [
        Rating.EASY,
        Rating.GOOD,
        Rating.AGAIN,
    ]
    assert bench.collection.stats().retention[0].both == rate(1, 1)


def edit_the_fact(bench: Bench) -> None:
    """Edit the first prompt as a scan does that brings its card forward."""
    today = bench.base.today()
    with bench.base.db.writing() as writer:
        body = {"edit": "fact", "brought_forward": ["c1"]}
        log.append(writer, EventKind.PROMPT_CHANGED, "prompt1", body, bench.now, 0, today)
        prompts.mark_changed(writer, [CardId("c1")], today.isoformat())


# A card that changed meanwhile ------------------------------------------------------------


def test_a_card_whose_note_changed_meanwhile_is_shown_anew(bench: Bench):
    """Nobody answered it elsewhere, so nobody is told so."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.EASY)
    bench.wait(days=20)
    session = started(bench)
    session.reveal(bench.now)
    with bench.base.db.writing() as writer:
        writer.run("update prompts set wording = ?", ['{"front": "Better?", "answer": "Yes."}'])
    edit_the_fact(bench)

    session.grade(Rating.GOOD, bench.now)

    assert session.notice == "Its note has changed; here is the new one."
    assert session.current is not None
    assert session.current.face.front == "Better?"
    assert not session.revealed
    assert bench.row("c1")["reviews"] == 1


def test_a_card_that_was_put_aside_meanwhile_gives_way(bench: Bench):
    """Suspended in another window: no answer is stored, and the next card comes."""
    bench.add_many(2)
    session = started(bench)
    session.reveal(bench.now)
    bench.collection.set_suspended([CardId("c1")], True)

    session.grade(Rating.GOOD, bench.now)

    assert session.notice == "It was taken out of today's cards meanwhile; nothing was stored."
    assert asked(session) == "c2"


def test_a_card_whose_answer_was_taken_back_meanwhile_is_asked_again(bench: Bench):
    """It is as it was before, but somebody was at it."""
    bench.add_many(2)
    session = started(bench)
    session.reveal(bench.now)
    bench.collection.answer(CardId("c1"), Rating.EASY)
    bench.collection.undo()

    session.grade(Rating.GOOD, bench.now)

    assert session.notice == "It has changed somewhere else; here it is as it stands now."
    assert asked(session) == "c1"


def test_a_script_is_told_that_a_card_changed(bench: Bench):
    """It may ask again; the answer was not stored."""
    bench.add()
    desk = CollectionDesk(bench.base, None)
    card = desk.card(CardId("c1"))
    schedule = desk.choices(card, bench.now)[Rating.GOOD]
    bench.collection.set_suspended([CardId("c1")], True)

    with pytest.raises(CardChangedError) as error:
        desk.answer(card, Rating.GOOD, schedule, bench.now, 0)

    assert str(error.value) == (
        "Card c1 has changed meanwhile; the answer was not stored. Give it anew."
    )


# Several cards at once, and flags ---------------------------------------------------------


def test_a_mistyped_count_does_not_undo_the_days_before(bench: Bench):
    """Five hundred steps back in place of five would cost a month."""
    bench.add_many(3)
    bench.collection.answer("c1", Rating.GOOD)
    bench.wait(days=1)
    bench.collection.answer("c2", Rating.GOOD)

    today = bench.collection.undo(500)
    with pytest.raises(EarlierDayError) as refused:
        bench.collection.undo(500)
    all_days = bench.collection.undo(500, earlier=True)

    assert [step.card_id for step in today] == ["c2"]
    assert str(refused.value) == (
        "The last step is of 2026-11-23, not of today. `recall undo` takes that one back,"
        " `recall undo 500 --earlier` 500 of any day."
    )
    assert [step.card_id for step in all_days] == ["c1"]


def test_undo_in_a_new_session_says_which_day_it_reached(bench: Bench):
    """A stray key on the first card of the morning must not pass unnoticed."""
    bench.add_many(2)
    bench.collection.answer("c1", Rating.GOOD)
    session = bench.collection.start_session()
    session.start(bench.wait(days=1))

    session.undo(bench.now)

    assert session.notice == "Undone: the last answer of 23 Nov."


def test_cards_suspended_together_come_back_together(bench: Bench):
    """One command is one step."""
    bench.add_many(4)
    before = [bench.row(card) for card in ("c1", "c2", "c3", "c4")]
    bench.collection.set_suspended([CardId("c4")], True)

    changed = bench.collection.set_suspended([CardId(c) for c in ("c1", "c2", "c3", "c4")], True)
    undone = bench.collection.undo()

    assert changed == 3
    assert undone == [
        Undone(UndoneKind.SUSPENSION, CardId("c1"), None, "Question 1?", MORNING.date(), cards=3)
    ]
    assert [bench.row(card) for card in ("c1", "c2", "c3")] == before[:3]
    assert bench.row("c4")["suspended"] == 1
    bench.collection.undo()
    assert bench.row("c4") == before[3]


def test_a_flag_can_be_taken_away(bench: Bench):
    """The card was mended; and taking it away can be undone like any step."""
    bench.add()
    session = started(bench)

    session.flag("vague", bench.now)
    session.unflag(bench.now)
    taken_away = bench.row("c1")["flagged"]
    session.undo(bench.now)

    assert taken_away == 0
    assert bench.row("c1")["flagged"] == 1
    kinds = [entry["kind"] for entry in bench.collection.log()]
    assert kinds == ["flagged", "unflagged", "withdrawn"]
