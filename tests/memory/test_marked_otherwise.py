"""Gaps that are made wider, narrower or moved by a word, in a sentence that says what it said."""

from __future__ import annotations

import pytest
from memory.notebook import Card, Notebook

SAVED = "Etcd listens on port ==2379== for clients, and is ==a store==."


def _learned(notebook: Notebook, bullet: str) -> dict[str, str]:
    notebook.after(f"# Talk\n\n- {bullet}\n")
    notebook.walk()
    notebook.learn()
    return {card.answer: card.card_id for card in notebook.live()}


def _after(notebook: Notebook, bullet: str) -> list[Card]:
    notebook.after(f"# Talk\n\n- {bullet}\n")
    assert notebook.collection.undecided() == []
    return notebook.live()


@pytest.mark.parametrize(
    ("before", "after", "answer", "changed"),
    [
        ("Etcd listens on port ==2379==.", "Etcd listens on ==port 2379==.", "port 2379", True),
        ("Etcd listens on ==port 2379==.", "Etcd listens on port ==2379==.", "2379", True),
        ("Etcd listens on port ==2379==.", "Etcd listens on ==port 2380==.", "port 2380", True),
        ("Etcd listens on port {{c1::2379}}.", "Etcd listens on {{c1::port 2379}}.", "port 2379",
         True),
        ("A crash replays ==the raft log==.", "A crash replays the ==raft log==.", "raft log",
         False),
        ("A quorum is ==more than half== of servers.", "A quorum is more than ==half of servers==.",
         "half of servers", True),
        ("Raft is by ==Ongaro and Ousterhout== only.", "Raft is by ==Ongaro== and Ousterhout only.",
         "Ongaro", True),
        ("Raft has ==one leader== per term.", "Raft has ==one== leader per term.", "one", True),
        ("Raft has ==one== leader per term.", "Raft has ==one leader== per term.", "one leader",
         True),
        ("A write needs ==most servers== here.", "A write needs ==most== servers here.", "most",
         True),
        ("A follower does ==not== vote twice.", "A follower does ==not vote== twice.", "not vote",
         True),
        ("Terms rise ==only== here.", "Terms ==rise only== here.", "rise only", True),
        ("It waits ==before it== stands.", "It waits ==before== it stands.", "before", False),
    ],
)  # fmt: skip
def test_a_gap_that_hides_a_word_more_or_less_keeps_its_card(
    notebook: Notebook, before: str, after: str, answer: str, changed: bool
):
    """The sentence says what it said. It is due today where other words are asked for."""
    known = _learned(notebook, before)
    now = _after(notebook, after)

    assert [(one.card_id, one.answer, one.changed) for one in now] == [
        (*known.values(), answer, changed)
    ]


def test_the_other_gaps_of_its_bullet_are_as_they_were(notebook: Notebook):
    known = _learned(notebook, SAVED)
    now = _after(notebook, SAVED.replace("port ==2379==", "==port 2379=="))

    assert {one.card_id: (one.answer, one.changed) for one in now} == {
        known["2379"]: ("port 2379", True),
        known["a store"]: ("a store", False),
    }


def test_a_gap_in_two_keeps_its_card_in_one_of_them(notebook: Notebook):
    known = _learned(notebook, "Raft is by ==Ongaro and Ousterhout== only.")
    now = _after(notebook, "Raft is by ==Ongaro== and ==Ousterhout== only.")

    assert [(one.answer, one.reviews) for one in now] == [("Ongaro", 1), ("Ousterhout", 0)]
    assert now[0].card_id == known["Ongaro and Ousterhout"]


def test_of_a_gap_in_two_the_one_with_a_word_of_content_keeps_the_card(notebook: Notebook):
    """Small words tell which gap it is where there are no others."""
    known = _learned(notebook, "Raft has ==one leader== per term.")
    now = _after(notebook, "Raft has ==one== ==leader== per term.")

    assert [(one.answer, one.reviews) for one in now if one.card_id in known.values()] == [
        ("leader", 1)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("==Paxos== beats Raft in papers.", "Paxos beats ==Raft== in papers."),
        ("==Paxos== beats Raft in ==papers==.", "Paxos beats ==Raft== in ==papers==."),
        ("==The== Raft of 2014 is used.", "The Raft ==of 2014== is used."),
        ("Raft has ==one== leader per term.", "Raft has one ==leader== per term."),
    ],
)
def test_another_gap_of_the_same_sentence_is_another_question(
    notebook: Notebook, before: str, after: str
):
    known = _learned(notebook, before)
    now = _after(notebook, after)

    other = next(one for one in now if one.answer not in known)
    assert (other.reviews, other.card_id in known.values()) == (0, False)


def test_a_gap_marked_within_what_a_draft_hid_is_asked_though_the_draft_was_not_taken(
    notebook: Notebook,
):
    """Whoever took another draft did not say that this word is not to be asked."""
    nests = "Swallow nests are protected; removing one is a fine of 900 euros."
    _learned(notebook, nests)
    now = _after(notebook, nests.replace("Swallow", "==Swallow=="))

    assert "Swallow" in [one.answer for one in now]


SNAPSHOTS = "Snapshots shorten ==the log== of a busy machine."
COMMIT = "Raft needs ==a majority== to commit."


@pytest.mark.parametrize("is_joined_first", [False, True])
def test_a_gap_that_is_marked_again_in_another_bullet_keeps_its_card(
    notebook: Notebook, is_joined_first: bool
):
    """The rules had asked for more of its sentence meanwhile. It is due today, as in its own
    bullet."""
    plain = SNAPSHOTS.replace("==", "")
    known = _learned(notebook, f"{SNAPSHOTS}\n- {COMMIT}")
    _after(notebook, f"{plain}\n- {COMMIT}")
    notebook.learn()
    if is_joined_first:
        _after(notebook, f"{COMMIT} {plain}")
    now = _after(notebook, f"{COMMIT} {SNAPSHOTS}")

    assert [(one.answer, one.card_id, one.reviews, one.changed) for one in now] == [
        ("the log", known["the log"], 2, True),
        ("a majority", known["a majority"], 2, False),
    ]
