"""Learned gaps that are out of the queue though their sentence stands, asked as if it were new."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from memory.machines import Machine, assert_one_collection, shared
from memory.notebook import Notebook

from recall.cli import recall
from recall.collection import rehoming
from recall.collection.rehoming import left_out
from recall.journal import compare

HEAD = "# Raft\n\n- Vacuum removes :: dead rows\n"
COMMIT = "Raft needs ==a majority== to commit."
LEADER = "Raft has ==one leader== per term."
COUNT = "In {} etcd had =={}== contributors."
NOW = COUNT.format(2021, 52)


def _page(*bullets: str) -> str:
    return HEAD + "".join(f"- {bullet}\n" for bullet in bullets)


def _joined(*bullets: str) -> str:
    return " and ".join(bullet.removesuffix(".") for bullet in bullets) + "."


def _asked(notebook: Notebook) -> dict[str, tuple[str, int]]:
    """Return the card and the number of answers of all that is asked, by the answer."""
    found = {card.answer: (card.card_id, card.reviews) for card in notebook.live()}
    assert len(found) == len(notebook.live())
    return found


def _doctor(notebook: Notebook) -> str:
    notebook.collection.__exit__()
    env = {"RECALL_NOW": notebook.now.isoformat(), "TZ": "UTC"}
    done = CliRunner().invoke(recall, ["-C", str(notebook.folder), "doctor"], env=env)
    notebook.collection = notebook.open()
    return " ".join(done.output.split())


# Split while a question is open -----------------------------------------------------------------


def _split_while_asked(notebook: Notebook, *templates: str) -> None:
    """Learn a bullet of two sentences, change both numbers of one, and split it unanswered."""
    then, now = ([one.format(*at) for one in templates] for at in ((2019, 48), (2021, 52)))
    notebook.after(_page(_joined(*then)))
    notebook.learn()
    notebook.after(_page(_joined(*now)))
    notebook.after(_page(*now))


@pytest.mark.parametrize("templates", [(COUNT, COMMIT), (COMMIT, COUNT)])
def test_a_bullet_that_is_split_while_it_is_asked_about_keeps_both_cards(
    notebook: Notebook, templates: tuple[str, str]
):
    """The sentence that nobody touched goes on at once, the other one with the answer."""
    _split_while_asked(notebook, *templates)
    known = {card.answer: card.card_id for card in notebook.cards() if card.reviews}
    before = _asked(notebook)
    (question,) = notebook.collection.undecided()
    notebook.now += timedelta(minutes=1)
    notebook.collection.decide(question, same=True)

    assert before["a majority"] == (known["a majority"], 1)
    assert _asked(notebook) == before | {"52": (known["48"], 1)}
    assert notebook.collection.undecided() == []
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


@pytest.mark.parametrize("templates", [(COUNT, COMMIT), (COMMIT, COUNT)])
@pytest.mark.parametrize("same", [True, False])
def test_all_is_as_before_the_answer_where_that_is_undone(
    notebook: Notebook, templates: tuple[str, str], same: bool
):
    """And what is answered then does what it would have done the first time."""
    _split_while_asked(notebook, *templates)
    before, asked = notebook.cards(), notebook.collection.undecided()
    notebook.now += timedelta(minutes=1)
    notebook.collection.decide(asked[0], same=same)
    notebook.now += timedelta(minutes=1)
    notebook.collection.undo()

    assert [card for card in notebook.cards() if card.reviews or not card.shelved] == [
        card for card in before if card.reviews or not card.shelved
    ]
    assert notebook.collection.undecided() == asked
    notebook.scan()
    notebook.collection.decide(asked[0], same=True)
    assert {answer: reviews for answer, (_, reviews) in _asked(notebook).items()} == {
        "dead rows": 1,
        "a majority": 1,
        "52": 1,
    }


# Left out by an older version ---------------------------------------------------------------------


def _left_out(notebook: Notebook, monkeypatch: pytest.MonkeyPatch, *parts: str) -> dict[str, str]:
    """Learn a bullet of two sentences and split it as a version did that knew of no gaps which go
    on in another bullet; return the cards that were learned."""
    notebook.after(_page(f"{COMMIT} {LEADER}"))
    notebook.learn()
    known = {card.answer: card.card_id for card in notebook.live()}
    with monkeypatch.context() as older:
        older.setattr(rehoming, "rehomed", lambda reader, plan, *rest: plan)
        older.setattr(left_out, "with_left_out", lambda reader, plan: plan)
        notebook.after(_page(*parts))
    return known


def test_a_learned_card_whose_sentence_is_asked_as_if_it_were_new_is_named_and_comes_back(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    known = _left_out(notebook, monkeypatch, COMMIT, LEADER)
    (out,) = {*known.values()} - {card.card_id for card in notebook.live()}
    line = next(card.line for card in notebook.live() if not card.reviews)
    said = _doctor(notebook)
    report = notebook.scan()

    assert (
        f"1 learned card is retired, though its sentence stands: {out} (talk.md:{line})."
        " `recall scan` gives it back, in the place of what nobody has answered there."
    ) in said
    assert _asked(notebook) == {answer: (card, 1) for answer, card in known.items()}
    assert {line.fate.value for line in report.lines} == {"revived"}
    assert "retired" not in _doctor(notebook)
    assert compare(notebook.base.db, notebook.folder / ".recall").agree


@pytest.mark.parametrize(
    "states",
    [
        # Another sentence, though it hides the same word.
        [[COMMIT, LEADER.replace("Raft", "Paxos")], [LEADER, COMMIT.replace("Raft", "Paxos")]],
        # A copy of a line whose card is learned.
        [[f"{COMMIT} {LEADER}", COMMIT]],
        # It is gone, with its sentence.
        [[COMMIT], [LEADER]],
        [[f"{COMMIT} {LEADER.replace('==', '')}"]],
    ],
)
def test_nothing_is_left_out_where_the_sentence_is_another_or_is_asked(
    notebook: Notebook, states: list[list[str]]
):
    notebook.after(_page(f"{COMMIT} {LEADER}"))
    notebook.learn()
    for bullets in states:
        notebook.after(_page(*bullets))

        assert left_out.left_out(notebook.base.db) == []


def test_what_is_said_to_be_another_fact_is_not_left_out(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    notebook.after(_page(_joined(COUNT.format(2019, 48), COMMIT)))
    notebook.learn()
    notebook.after(_page(_joined(NOW, COMMIT)))
    (question,) = notebook.collection.undecided()
    notebook.now += timedelta(minutes=1)
    notebook.collection.decide(question, same=False)
    notebook.scan()

    assert left_out.left_out(notebook.base.db) == []
    assert {answer: reviews for answer, (_, reviews) in _asked(notebook).items()} == {
        "dead rows": 1,
        "a majority": 0,
        "52": 0,
    }


def test_both_machines_have_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk, lap = Machine(tmp_path / "desk"), Machine(tmp_path / "lap")
    shared(desk, lap, _page(f"{COMMIT} {LEADER}"))
    with monkeypatch.context() as older:
        older.setattr(rehoming, "rehomed", lambda reader, plan, *rest: plan)
        older.setattr(left_out, "with_left_out", lambda reader, plan: plan)
        desk.after(_page(COMMIT, LEADER))
        desk.give(lap)
        lap.scan()
    desk.scan()
    lap.scan()

    assert {(card.answer, card.reviews) for card in desk.live()} == {
        ("dead rows", 1),
        ("a majority", 1),
        ("one leader", 1),
    }
    assert_one_collection(desk, lap)
