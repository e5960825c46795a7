"""A note that is edited while the question is open whether it is what was learned."""

from __future__ import annotations

import pytest
from memory.notebook import Notebook

GAP = "In {} etcd had =={}== contributors."
PLAIN = "In {} the survey counted {} leaders."


def _learned_and_asked(notebook: Notebook, bullet: str) -> str:
    """Learn a bullet, change its year and its count, and return the card that is asked about."""
    _write(notebook, bullet.format(2019, 48))
    notebook.walk()
    notebook.learn()
    (card,) = notebook.live()
    _write(notebook, bullet.format(2021, 52))
    assert len(notebook.collection.undecided()) == 1
    return card.card_id


def _write(notebook: Notebook, bullet: str) -> None:
    notebook.after(f"# Talk\n\n- {bullet}\n")


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
@pytest.mark.parametrize(("year", "count"), [(2019, 52), (2019, 50), (2020, 48), (2021, 48)])
def test_a_card_goes_on_where_the_next_edit_leaves_one_number_changed(
    notebook: Notebook, bullet: str, year: int, count: int
):
    """Corrected at once it would have gone on. It is due today."""
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(year, count))

    assert [(one.card_id, one.answer, one.changed) for one in notebook.live()] == [
        (card, str(count), True)
    ]
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
def test_a_card_is_as_it_was_where_the_next_edit_takes_it_back(notebook: Notebook, bullet: str):
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(2019, 48))

    assert [(one.card_id, one.changed) for one in notebook.live()] == [(card, False)]
    assert notebook.collection.undecided() == []


@pytest.mark.parametrize("bullet", [GAP, PLAIN])
def test_the_question_is_about_what_stands_there_now(notebook: Notebook, bullet: str):
    """Both numbers are others once more: nobody but the learner can tell."""
    card = _learned_and_asked(notebook, bullet)
    _write(notebook, bullet.format(2022, 58))

    (question,) = notebook.collection.undecided()
    assert "2022" in question.after
    assert question.prompt_id == next(c.prompt_id for c in notebook.cards() if c.card_id == card)


def test_another_bullet_that_comes_meanwhile_takes_nothing_from_it(notebook: Notebook):
    card = _learned_and_asked(notebook, GAP)
    asked = notebook.collection.undecided()
    notebook.after(f"# Talk\n\n- {GAP.format(2021, 52)}\n- {GAP.format(2020, 48)}\n")

    assert card not in [one.card_id for one in notebook.live()]
    assert {*asked} <= {*notebook.collection.undecided()}
