"""Where a list has an order, the order is learned; and a card asks for as many as there are."""

from __future__ import annotations

import pytest
from memory.notebook import Notebook

from recall import deckfiles
from recall.reviews import Rating

HEAD = "# Storage\n\n## Commits, by Ruth Abdi\n\n"
NUMBERED = (
    "- Steps of a commit:\n"
    "  1. the leader writes the entry\n"
    "  2. a majority stores it\n"
    "  3. the leader applies it\n"
    "  4. the client hears of it\n"
)
SWAPPED = (
    "- Steps of a commit:\n"
    "  1. the leader writes the entry\n"
    "  2. the leader applies it\n"
    "  3. a majority stores it\n"
    "  4. the client hears of it\n"
)
BULLETS, BULLETS_SWAPPED = (
    "\n".join(f"  - {line[5:]}" if line[2:3].isdigit() else line for line in text.split("\n"))
    for text in (NUMBERED, SWAPPED)
)
ITEMS = [line[5:] for line in NUMBERED.splitlines()[1:]]
FIRST, SECOND, THIRD, LAST = ITEMS
WHOLE = f"1) {FIRST}; 2) {SECOND}; 3) {THIRD}; 4) {LAST}"


def _due_after(notebook: Notebook, before: str, after: str) -> dict[str, bool]:
    """Return which of the learned cards are due again today, by what they asked for; all stay."""
    notebook.after(HEAD + before)
    notebook.walk()
    notebook.learn()
    known = {card.card_id: card.answer for card in notebook.live()}
    notebook.after(HEAD + after)
    now = {card.card_id: card for card in notebook.live()}
    return {answer: now[card_id].changed for card_id, answer in known.items()}


def test_steps_that_changed_their_order_are_due_today(notebook: Notebook):
    """Which step comes second is what was learned; the first and the last are what they were."""
    due = _due_after(notebook, NUMBERED, SWAPPED)

    assert due == {FIRST: False, SECOND: True, THIRD: True, LAST: False, WHOLE: True}


def test_bullets_sorted_otherwise_simply_go_on(notebook: Notebook):
    due = _due_after(notebook, BULLETS, BULLETS_SWAPPED)

    assert due == dict.fromkeys([*ITEMS, WHOLE], False)


def test_a_lead_may_say_that_its_bullets_have_an_order(notebook: Notebook):
    lead = "Steps of a commit, in this order:"
    before, after = (
        text.replace("Steps of a commit:", lead) for text in (BULLETS, BULLETS_SWAPPED)
    )

    assert set(_due_after(notebook, before, after).values()) >= {True}


def test_numbers_for_bullets_change_nothing(notebook: Notebook):
    """The order is the one they had."""
    due = _due_after(notebook, BULLETS, NUMBERED)

    assert due == dict.fromkeys([*ITEMS, WHOLE], False)


def test_steps_put_back_in_order_are_due_where_the_wrong_order_was_learned(notebook: Notebook):
    _due_after(notebook, NUMBERED, SWAPPED)
    for card in notebook.live():
        if card.changed:
            notebook.collection.answer(card.card_id, Rating.EASY)  # type: ignore[arg-type]
    notebook.after(HEAD + NUMBERED)

    assert {card.answer for card in notebook.live() if card.changed} == {SECOND, THIRD, WHOLE}


def test_a_step_that_is_gone_changes_no_order(notebook: Notebook):
    notebook.after(HEAD + NUMBERED)
    notebook.learn()
    notebook.after(HEAD + NUMBERED.replace(f"  2. {SECOND}\n", "").replace("3.", "2."))

    now = {card.answer: card.changed for card in notebook.live()}
    assert now == {
        FIRST: False,
        THIRD: False,
        LAST: False,
        f"1) {FIRST}; 2) {THIRD}; 3) {LAST}": True,
    }


def test_a_list_that_loses_its_first_step_is_a_list_still(notebook: Notebook):
    """Markdown takes `2.` right below other words for more of them; its author does not."""
    notebook.after(HEAD + NUMBERED)
    notebook.learn()
    notebook.after(HEAD + NUMBERED.replace(f"  1. {FIRST}\n", ""))

    now = {card.answer: (card.changed, card.reviews) for card in notebook.live()}
    assert now == {
        SECOND: (False, 1),
        THIRD: (False, 1),
        LAST: (False, 1),
        f"1) {SECOND}; 2) {THIRD}; 3) {LAST}": (True, 1),
    }


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("- Steps:\n  2. store\n  3. apply\n", ["Steps:", "store", "apply"]),
        ("Steps:\n2. store\n3. apply\n", ["store", "apply"]),
        ("- It was built in\n  1985. In\n  1986. It burned\n",
         ["It was built in 1985. In 1986. It burned"]),
        ("- Steps:\n  3. apply\n", ["Steps:", "apply"]),
        ("- Year of the fire:\n  1985. It was dry\n", ["Year of the fire: 1985. It was dry"]),
        ("- Of those the\n  2. and the 3. count\n", ["Of those the 2. and the 3. count"]),
    ],
)  # fmt: skip
def test_only_numbers_right_below_a_colon_are_steps(text: str, notes: list[str]):
    read = deckfiles.read("talk.md", f"# Talk\n\n{text}".encode()).notes

    assert [placed.note.text for placed in read] == notes


@pytest.mark.parametrize("lead", ["Three costs of services:", "Costs of services:"])
def test_a_list_with_an_item_less_is_asked_for_as_many_as_there_are(notebook: Notebook, lead: str):
    """No card asks for three and has two, though the lead speaks of three still."""
    costs = f"- {lead}\n  - calls fail\n  - traces must be joined\n  - teams page each other\n"
    notebook.after(HEAD + costs)
    notebook.learn()
    notebook.after(HEAD + costs.replace("  - traces must be joined\n", ""))

    live = notebook.live()
    assert len(live) == 3
    assert [card.front for card in live if "the two costs" not in card.front] == []
