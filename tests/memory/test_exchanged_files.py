"""Two files exchange their names, and on another machine only one of the two has arrived."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from faults import histories
from memory.machines import Machine, assert_one_collection, deck, learned, say
from memory.notebook import Notebook

ZAB = "- Every follower of Zab waits for ==30 ms== before it stands for election."
RAFT = ZAB.replace("Zab", "Raft")
SLOW = ZAB.replace("30", "50")
LIST = "- The roles of a server in Zab:\n  1. follower\n  2. candidate\n  3. leader"
LEASE = "- Lease :: a lock that expires by itself"
QUORUM = "- Quorum :: a majority of all servers"
NAMES = ["talk.md", "other.md"]


def exchanged(machine: Machine, first: str, second: str) -> None:
    machine.write(second, "talk.md")
    machine.write(first, "other.md")


def whole(machine: Notebook) -> list[tuple[str, str, int, int]]:
    """Return every question that is asked with its answer, and what became of its history."""
    return sorted((card.front, card.answer, card.reviews, card.changed) for card in machine.live())


@pytest.mark.parametrize("came_first", NAMES)
@pytest.mark.parametrize("tells", ["nothing", "what it asks", "what it saw first"])
@pytest.mark.parametrize(
    ("one", "other"), [(ZAB, RAFT), (ZAB, SLOW), (LIST, LIST.replace("Zab", "Raft"))]
)
def test_each_history_is_on_its_own_sentence_when_both_files_are_there(
    machines: tuple[Machine, Machine], came_first: str, tells: str, one: str, other: str
):
    """A history on another fact is worse than one that is lost, and neither has to be."""
    desk, lap = machines
    first, second = deck(other, LEASE), deck(QUORUM, one)
    desk.write(first, "talk.md")
    desk.write(second, "other.md")
    desk.scan()
    desk.walk()
    ours = {card.card_id for card in desk.live() if card.path == "other.md"}
    desk.learn()
    desk.give(lap)
    lap.scan()
    lap.now = desk.now
    before = whole(desk)
    if tells == "what it saw first":
        exchanged(desk, first, second)
        say(desk, "scan")
        desk.give_journal(lap)
        lap.collection.refresh()

    lap.write({"talk.md": second, "other.md": first}[came_first], came_first)
    say(lap, "scan", "--yes")
    if tells == "what it asks":
        lap.give_journal(desk)
        desk.collection.refresh()
    exchanged(desk, first, second)
    desk.now = lap.now
    say(desk, "scan")
    exchanged(lap, first, second)
    say(lap, "scan", "--yes")
    desk.give_journal(lap)
    lap.scan()
    lap.give_journal(desk)
    desk.scan()

    assert whole(desk) == whole(lap) == before
    assert {card.card_id for card in desk.live() if card.path == "talk.md"} == ours
    assert desk.collection.undecided() == lap.collection.undecided() == []
    assert_one_collection(desk, lap)


def test_a_bullet_that_says_by_now_what_stands_elsewhere_is_asked_about(notebook: Notebook):
    """It may be corrected, or have given its place to a copy of the other one."""
    notebook.write(deck(RAFT), "talk.md")
    notebook.after(deck(ZAB), "other.md")
    notebook.learn()
    notebook.after(deck(RAFT), "other.md")

    assert [(asked.before, asked.after) for asked in notebook.collection.undecided()] == [
        (
            "Every follower of Zab waits for […] before it stands for election.",
            "Every follower of Raft waits for […] before it stands for election.",
        )
    ]


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize(
    ("one", "other"), [(ZAB, RAFT), (ZAB, SLOW), (LIST, LIST.replace("Zab", "Raft"))]
)
def test_who_took_the_first_for_an_edit_has_each_history_on_its_own_sentence_all_the_same(
    notebook: Notebook, tmp_path: Path, one: str, other: str, answered: bool
):
    """When the second one has come it is seen that they were exchanged."""
    notebook.write(deck(other), "talk.md")
    notebook.after(deck(one), "other.md")
    notebook.walk()
    notebook.learn()
    before = {card.card_id: (card.front, card.answer, card.due_day) for card in notebook.live()}
    notebook.after(deck(other), "other.md")
    for question in notebook.collection.undecided():
        notebook.collection.decide(question, same=True)
    if answered:
        notebook.learn()
    notebook.after(deck(one), "talk.md")

    now = {card.card_id: (card.front, card.answer, card.due_day) for card in notebook.live()}
    if answered:
        assert {key: value[:2] for key, value in now.items()} == {
            key: value[:2] for key, value in before.items()
        }
        assert any(card.changed for card in notebook.live() if card.path == "talk.md")
    else:
        assert now == before
    assert notebook.collection.undecided() == []
    assert histories.lost(notebook, tmp_path / "copy") == []


def test_two_copies_that_are_corrected_and_changed_back_stay_where_they_are(notebook: Notebook):
    notebook.write(deck(ZAB), "talk.md")
    notebook.after(deck(ZAB), "other.md")
    notebook.learn()
    before = {card.card_id: card.path for card in notebook.live()}
    for bullet in (SLOW, ZAB):
        for name in NAMES:
            notebook.after(deck(bullet), name)

    assert {card.card_id: card.path for card in notebook.live()} == before


def test_copies_that_are_corrected_one_after_the_other_keep_their_cards(notebook: Notebook):
    """The other one has said the same before, so that it is no other fact."""
    notebook.write(deck(ZAB), "talk.md")
    notebook.after(deck(ZAB), "other.md")
    notebook.learn()
    notebook.after(deck(SLOW), "talk.md")
    notebook.after(deck(SLOW), "other.md")

    assert learned(notebook) == [("50 ms", 1), ("50 ms", 1)]  # type: ignore[arg-type]
    assert notebook.collection.undecided() == []


def test_another_machine_hears_that_what_was_taken_for_an_edit_was_an_exchange(
    machines: tuple[Machine, Machine],
):
    """Also where the answer is taken back when it has no effect any more."""
    desk, lap = machines
    desk.write(deck(RAFT), "talk.md")
    desk.after(deck(ZAB), "other.md")
    desk.learn()
    desk.give(lap)
    lap.scan()
    before = whole(desk)
    desk.after(deck(RAFT), "other.md")
    (question,) = desk.collection.undecided()
    desk.collection.decide(question, same=True)
    desk.give_journal(lap)
    lap.collection.refresh()
    desk.after(deck(ZAB), "talk.md")
    desk.give(lap)
    lap.now = desk.now
    lap.scan()

    assert whole(desk) == whole(lap) == before
    assert_one_collection(desk, lap)
    desk.now += timedelta(minutes=1)
    desk.collection.undo()
    assert whole(desk) == before
    assert desk.collection.undecided() == []
