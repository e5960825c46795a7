"""Two bullets that become one: what was learned of each goes on in it."""

from __future__ import annotations

from itertools import permutations

import pytest
from memory.notebook import Notebook

HEAD = "# Clay\n\n## Kilns, by Ada Rowe\n\n- Vacuum removes :: dead rows\n"
MELTS = "A glaze melts at ==1240 degrees== and runs at ==1260 degrees==."
PARTS = "The three parts of a glaze are ==silica==, ==flux== and ==alumina==."
COLD = "The kiln is emptied ==cold==."
PINHOLES = "Pinholes come from gas that leaves the clay too late."

Shown = dict[str, tuple[str, str, bool]]


def _learned(notebook: Notebook, *bullets: str) -> Shown:
    _write(notebook, *bullets)
    notebook.walk()
    notebook.learn()
    return _shown(notebook)


def _write(notebook: Notebook, *bullets: str) -> None:
    notebook.after(HEAD + "".join(f"- {bullet}\n" for bullet in bullets))


def _shown(notebook: Notebook) -> Shown:
    """Return question, answer and whether it is due as changed, of every live card by its id."""
    return {card.card_id: (card.front, card.answer, card.changed) for card in notebook.live()}


def test_two_bullets_with_gaps_keep_the_cards_of_both(notebook: Notebook):
    known = _learned(notebook, MELTS, PARTS)
    _write(notebook, f"{MELTS} {PARTS}")

    assert len(known) == 6
    assert _shown(notebook) == known
    assert notebook.collection.undecided() == []


def test_joined_bullets_are_edited_each_for_itself(notebook: Notebook):
    """The second number is in the cards of the first half alone, and brings back no other."""
    known = _learned(notebook, MELTS, PARTS)
    _write(notebook, f"{MELTS} {PARTS}")
    _write(notebook, f"{MELTS.replace('1260', '1270')} {PARTS}")

    now = _shown(notebook)
    assert now.keys() == known.keys()
    assert {answer: changed for _, answer, changed in now.values()} == {
        "dead rows": False,
        "1240 degrees": True,
        "1270 degrees": True,
        "silica": False,
        "flux": False,
        "alumina": False,
    }


def _joined_to_cold(notebook: Notebook, before: str, after: str) -> tuple[Shown, Shown, set[str]]:
    """Return the cards, what is learned of them after a bullet became another one that stands in
    the next, and what nobody has answered."""
    known = _learned(notebook, before, COLD)
    _write(notebook, f"{COLD} {after}")
    new = {card.card_id for card in notebook.live() if not card.reviews}
    shown = _shown(notebook)
    now = {card_id: card for card_id, card in shown.items() if card_id not in new}
    return known, now, {shown[card_id][1] for card_id in new}


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("GPT-2 has ==1.5 billion== weights.", "GPT-3 has ==175 billion== weights.", "175 billion"),
        (
            "The prize of 2018 went to ==Bengio==.",
            "The prize of 2019 went to ==Hanrahan==.",
            "Hanrahan",
        ),
        ("The games of 2012 were in ==London==.", "The games of 2016 were in ==Rio==.", "Rio"),
        ("Chapter 1 is about ==limits== alone.", "Chapter 2 is about ==series== alone.", "series"),
    ],
)
def test_the_next_of_its_kind_in_another_bullet_is_another_fact(
    notebook: Notebook, before: str, after: str, new: str
):
    """What it speaks of and what it hides are both others: in its own place it would be asked
    about, and here nobody can be."""
    known, now, added = _joined_to_cold(notebook, before, after)

    assert {answer for _, answer, _ in known.values()} - {a for _, a, _ in now.values()} == {
        before.split("==")[1]
    }
    assert now.keys() < known.keys()
    assert added == {new}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The kiln took ==30 hours== for 5 firings.",
            "The kiln took ==40 hours== for 6 firings.",
        ),
        ("The kiln took ==30 hours== to cool.", "The kiln took ==40 hours== to cool."),
        ("GPT-2 has ==1.5 billion== weights.", "GPT-2 has ==1.6 billion== weights."),
        ("GPT-2 has ==1.5 billion== weights.", "GPT-3 has ==1.5 billion== weights."),
    ],
)
def test_what_was_counted_again_or_corrected_goes_on_in_another_bullet(
    notebook: Notebook, before: str, after: str
):
    known, now, added = _joined_to_cold(notebook, before, after)

    assert now.keys() == known.keys()
    assert {answer for _, answer, changed in now.values() if changed} == {after.split("==")[1]}
    assert added == set()


def test_bullets_that_are_parted_again_have_their_cards_again(notebook: Notebook):
    known = _learned(notebook, MELTS, PARTS)
    _write(notebook, f"{MELTS} {PARTS}")
    _write(notebook, MELTS, PARTS)

    assert _shown(notebook) == known


def test_a_gap_more_in_the_joined_bullet_is_asked_for_with_them(notebook: Notebook):
    """It is a card of the half it was marked in, where the others of that half show it."""
    known = _learned(notebook, COLD, MELTS)
    _write(notebook, f"{COLD} {MELTS}".replace("The kiln", "The ==kiln=="))

    now = _shown(notebook)
    assert {card_id: now.pop(card_id) for card_id in known} == known
    assert [answer for _, answer, _ in now.values()] == ["kiln"]


def test_what_the_rules_asked_stays_beside_the_gaps_of_the_other_half(notebook: Notebook):
    """Whoever marks a gap in one bullet has not taken back what was learned of the next one."""
    known = _learned(notebook, COLD, PINHOLES)
    _write(notebook, f"{COLD} {PINHOLES}")
    joined = _shown(notebook)
    _write(notebook, f"{COLD.replace('emptied', 'unloaded')} {PINHOLES}")
    edited = _shown(notebook)
    _write(notebook, COLD, PINHOLES)

    asked = ("According to Ada Rowe, where do pinholes come from?",
             "Gas that leaves the clay too late", False)  # fmt: skip
    assert joined.keys() == edited.keys() == known.keys()
    assert [asked in shown.values() for shown in (known, joined, edited)] == [True, True, True]
    assert asked in _shown(notebook).values()


def test_a_gap_marked_where_the_rules_hid_another_word_is_another_card(notebook: Notebook):
    """Nobody could answer with yes: the note says what it said, and its author asks for a word."""
    nests = "Swallow nests are protected; removing one is a fine of 900 euros."
    known = _learned(notebook, nests)
    _write(notebook, nests.replace("Swallow", "==Swallow=="))

    assert "900" in {answer for _, answer, _ in known.values()}
    assert notebook.collection.undecided() == []
    assert "Swallow" in {answer for _, answer, _ in _shown(notebook).values()}


def test_a_gap_marked_in_the_sentence_itself_takes_the_place_of_what_the_rules_asked(
    notebook: Notebook,
):
    known = _learned(notebook, PINHOLES)
    _write(notebook, PINHOLES.replace("gas", "==gas=="))

    assert "Gas that leaves the clay too late" in {answer for _, answer, _ in known.values()}
    assert [answer for _, answer, _ in _shown(notebook).values()] == ["dead rows", "gas"]


def test_items_of_a_list_that_became_one_keep_their_cards_when_it_is_reworded(notebook: Notebook):
    """Nobody is asked about a list of one item."""
    models = "Two things to give models:\n  - More time scales on which to learn{}A way to reason"
    known = _learned(notebook, models.format("\n  - "))
    _write(notebook, models.format(". "))
    _write(notebook, models.format(". ").replace("on which to", "on which in order to"))

    assert len(known) == 4
    assert known.keys() <= _shown(notebook).keys()
    assert notebook.collection.undecided() == []


RED = "The red kiln of Faenza needs ==birch wood== for three days."
GREEN = RED.replace("red", "green")
LEADEN = "Lead makes a glaze ==run sooner== than borax does."


@pytest.mark.parametrize("order", list(permutations((RED, COLD, LEADEN))))
@pytest.mark.parametrize("first", [True, False])
def test_a_card_goes_where_its_sentence_went_though_one_like_it_is_written_in_its_place(
    notebook: Notebook, order: tuple[str, ...], first: bool
):
    """What is said of the green kiln nobody has learned."""
    known = _learned(notebook, RED, COLD)
    whole = " ".join(order)
    _write(notebook, *([GREEN, whole] if first else [whole, GREEN]))

    learned = {card.card_id: card.answer for card in notebook.live() if card.reviews}
    assert learned == {card_id: answer for card_id, (_, answer, _) in known.items()}
    assert [card.reviews for card in notebook.live() if "green" in card.front] == [0]
    assert {card.changed for card in notebook.live()} == {False}
    assert notebook.collection.undecided() == []
