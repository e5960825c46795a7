"""Notes that say the same: each has its own cards, and a lost database gives each card back to its
note."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults import histories
from memory.notebook import Notebook

from recall.reviews import Rating

HEAD = "# Storage\n\n"
INSULIN = "- Insulin was discovered by Frederick Banting in 1921.\n"
LEASE = "- Lease :: a lock that expires by itself\n"
WAYS = "- Three ways to lose data:\n  - delete it\n  - overwrite it\n  - forget where it is\n"
VOTES = "- Vague\n  - A follower votes once per term.\n"


@pytest.fixture
def insulin(notebook: Notebook) -> Notebook:
    """Two bullets alike, to the first of which more is said below it: the second has its cards."""
    notebook.after(HEAD + INSULIN + INSULIN + LEASE)
    below = "  - Ottawa :: capital of Canada\n"
    notebook.after(HEAD + INSULIN + below + INSULIN + LEASE)
    return notebook


def test_cards_that_went_to_the_other_of_two_bullets_alike_come_back_there(
    insulin: Notebook, tmp_path: Path
):
    """Whether a bullet is a draft and why, which card is whose: the log can tell of both."""
    assert histories.lost(insulin, tmp_path / "copy") == []


def test_the_first_of_two_lists_alike_that_is_cut_leaves_no_question_twice(notebook: Notebook):
    """Its gaps, which were answered more often, go on with the other, whose question is there."""
    notebook.after(HEAD + ABOVE + WAYS + WAYS + BELOW)
    notebook.learn()
    for card in notebook.live():
        if card.line == 5 and card.front == GAPS:
            notebook.collection.answer(card.card_id, Rating.GOOD)  # type: ignore[arg-type]

    notebook.after(HEAD + ABOVE + WAYS + BELOW)

    asked = [(card.front, card.answer, card.reviews) for card in notebook.live()]
    assert sorted(one for one in asked if WHOLE in one[0]) == [
        (WHOLE, "1) delete it; 2) overwrite it; 3) forget where it is", 1),
        (GAPS, "delete it", 2),
        (GAPS, "forget where it is", 2),
        (GAPS, "overwrite it", 2),
    ]


def test_cards_that_give_their_place_to_others_alike_go_on_at_once_where_their_sentence_came(
    tmp_path: Path,
):
    """Of two bullets with gaps one gets a sentence more, and its cards take the place of the
    other's: a database made anew does no more with those than the scan did."""
    assert histories.history(tmp_path / "notes", 20261146) == (histories.DAYS, [])


def test_a_question_that_stands_twice_under_one_bullet_is_asked_once(
    notebook: Notebook, tmp_path: Path
):
    """Pasted once too often; nor does it change with the next scan, or a lost database."""
    term = "  Q: What does a follower do on a newer term?\n  A: It takes it over\n"
    notebook.after(f"{HEAD}- Compaction is like taking out the rubbish.\n{term}{term}{LEASE}")
    notebook.learn()

    assert [card.front for card in notebook.live()] == [
        "What does a follower do on a newer term?",
        "Lease",
    ]
    assert histories.lost(notebook, tmp_path / "copy") == []


@pytest.mark.parametrize(
    ("again", "lines"), [(VOTES * 3 + LEASE, [6, 8]), (VOTES + LEASE + VOTES * 2, [7, 9])]
)
def test_a_bullet_alike_without_a_card_takes_none_from_those_below_it(
    notebook: Notebook, tmp_path: Path, again: str, lines: list[int]
):
    """Its cards were accepted in the inbox, and those of the bullet that came later were not."""
    notebook.after(HEAD + VOTES + VOTES + LEASE)
    notebook.walk()
    assert [card.line for card in notebook.live() if card.front.startswith("Vague — ")] == [4, 6]

    notebook.after(HEAD + again)

    assert [card.line for card in notebook.live() if card.front.startswith("Vague — ")] == lines
    assert histories.lost(notebook, tmp_path / "copy") == []


def test_so_does_one_whose_card_is_written_below_it(notebook: Notebook, tmp_path: Path):
    """The cards of the last one were there before the author wrote that, and no copy has any."""
    written = WAYS + "  Q: What does a follower do on a newer term?\n  A: It takes it over\n"
    for notes in (WAYS, written, written * 2, written * 3):
        notebook.after(HEAD + notes + LEASE)

    assert [card.line for card in notebook.live() if card.front == WHOLE] == [15]
    assert histories.lost(notebook, tmp_path / "copy") == []


ABOVE = (
    "- The ==leader== sends ==heartbeats== to its followers.\n"
    "- 7 of 10 outages begin with a change of settings.\n"
)
BELOW = (
    "- Write-ahead logging makes commits :: durable\n"
    "  - Ottawa :: capital of Canada\n"
    "- 7 of 10 outages begin with a change of settings.\n"
)
WHOLE = "What are the three ways to lose data?"
GAPS = f"{WHOLE} — 1) […]; 2) overwrite it; 3) forget where it is"
