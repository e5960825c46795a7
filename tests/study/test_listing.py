"""Lists, searches and the log."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from study.bench import Bench, gaps

from recall.cards import CardId, Question
from recall.errors import UnknownCardError, UnknownDeckError
from recall.reviews import Rating
from recall.store.listing import match_query


def test_a_list_has_the_keys_that_programs_rely_on(bench: Bench):
    """More may be added, none is taken away."""
    bench.add("Why?", "Because.")
    bench.collection.answer(CardId("c1"), Rating.GOOD)

    row = bench.collection.cards()[0]._asdict()

    assert row == {
        "id": "c1",
        "prompt": "prompt1",
        "deck": "Talks",
        "kind": "basic",
        "front": "Why?",
        "answer": "Because.",
        "back": "Because.",
        "extra": "",
        "context": "A talk",
        "state": "learning",
        "due_day": None,
        "due_at": "2026-11-23T09:10:00Z",
        "stability": 2.3065,
        "difficulty": pytest.approx(2.118, abs=1e-3),
        "reviews": 1,
        "lapses": 0,
        "last_day": "2026-11-23",
        "suspended": False,
        "orphan": False,
        "buried_until": None,
        "changed": False,
        "flagged": False,
        "refused": False,
        "left_out": False,
        "tier": "ready",
        "pattern": "question",
        "speaker": None,
        "source": None,
        "language": "en",
        "tags": [],
        "section": [],
        "file": "talks.md",
        "line": 1,
    }


def test_a_gap_card_shows_its_gap_and_a_reversed_one_its_other_side(bench: Bench):
    """Each card of a prompt is listed as it is asked."""
    bench.add(wording=gaps("one", "two"))
    bench.add(wording=Question("Raft", "a consensus protocol", both_ways=True))

    rows = [(row.kind, row.front, row.answer, row.back) for row in bench.collection.cards()]

    assert rows == [
        ("cloze", "Keep in mind […] and two", "one", "Keep in mind one and two"),
        ("cloze", "Keep in mind one and […]", "two", "Keep in mind one and two"),
        ("reversed", "Raft", "a consensus protocol", "a consensus protocol"),
        ("reversed", "a consensus protocol", "Raft", "Raft"),
    ]


def test_a_list_keeps_to_a_deck(bench: Bench):
    """By its name, or the name of the file above it."""
    bench.add(deck="A::B")
    bench.add(deck="C")

    assert [row.id for row in bench.collection.cards("a")] == ["c1"]
    assert bench.collection.decks() == ["A::B", "C"]
    with pytest.raises(UnknownDeckError):
        bench.collection.cards("D")


def test_words_are_found_by_their_beginnings(bench: Bench):
    """In question, answer and note; all the words, in any order."""
    bench.add("Why does Raft use random timeouts?", "So that votes are rarely split.")
    bench.add("Who elects the leader?", "A majority.")

    def found(words: str) -> list[str]:
        return [row.id for row in bench.collection.find(words)]

    assert found("time raft") == ["c1"]
    assert found("majority") == ["c2"]
    assert sorted(found("note")) == ["c1", "c2"]
    assert found("raft majority") == []
    assert found("") == []


def test_a_question_counts_more_than_an_answer(bench: Bench):
    """What one searches for stands first."""
    bench.add("Who votes?", "Those who know a leader.")
    bench.add("Who is the leader?", "The one with most votes.")

    assert [row.id for row in bench.collection.find("leader")] == ["c2", "c1"]


def test_a_misspelt_word_finds_what_comes_nearest(bench: Bench):
    """A slip of the finger is no dead end."""
    bench.add("Why does Raft use randomised timeouts?", "So that votes are rarely split.")
    bench.add("What is a lease?", "A promise with an end.")

    assert bench.collection.find("randomized tiemouts") == []
    assert [row.id for row in bench.collection.close_to("randomized tiemouts")] == ["c1"]
    assert bench.collection.close_to("zzzzzz qqqqq") == []


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text())
def test_nothing_that_is_typed_upsets_a_search(bench: Bench, words: str):
    """Quotes, stars, parentheses and control characters are text like any other.

    They narrow a search and never widen it: no word of a query language is obeyed.
    """
    if not bench.collection.decks():
        bench.add('AND OR NOT NEAR("a" b)* ^col:', "-")

    found = {row.id for row in bench.collection.find(words)}
    close = {row.id for row in bench.collection.close_to(words)}

    assert found | close <= {"c1"}
    assert {row.id for row in bench.collection.find(f"{words} NEAR")} == (
        {"c1"} if found or not match_query(words) else set()
    )
    assert not bench.collection.find(f"{words} elsewhere")


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("raft leader", '"raft"* "leader"*'),
        ('say "hi', '"say"* """hi"*'),
        ("NOT a OR b*", '"NOT"* "a"* "OR"* "b*"*'),
        ("front:x", '"front:x"*'),
        ("a\x00b\x1fc", '"a"* "b"* "c"*'),
        ("\ud800", ""),
        (" -- \t ", ""),
    ],
)
def test_words_are_quoted_for_the_index(words: str, query: str):
    """No operator of the index can be typed by accident."""
    assert match_query(words) == query


def test_one_card_is_told_with_its_history(bench: Bench):
    """What was undone is not part of it."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.AGAIN)
    bench.collection.answer(CardId("c1"), Rating.GOOD)
    bench.collection.answer(CardId("c1"), Rating.EASY)
    bench.collection.undo()

    ratings = [review.rating for review in bench.collection.history(CardId("c1"))]

    assert ratings == [Rating.AGAIN, Rating.GOOD]
    assert bench.collection.card(CardId("c1")).reviews == 2
    with pytest.raises(UnknownCardError) as error:
        bench.collection.history(CardId("c9"))
    assert str(error.value) == (
        "No card has the id 'c9'. `recall list` shows the ids, `recall find WORDS` those of the"
        " cards with your words."
    )


def test_the_log_keeps_what_was_undone(bench: Bench):
    """Undo adds an entry; nothing is ever taken out."""
    bench.add()
    bench.collection.answer(CardId("c1"), Rating.AGAIN)
    bench.collection.undo()

    log = bench.collection.log()

    assert [entry["kind"] for entry in log] == ["review", "withdrawn"]
    assert log[1]["subject"] == log[0]["id"]
