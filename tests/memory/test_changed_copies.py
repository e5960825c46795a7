"""A note copied, changed in the copy, and cut later: a person is asked, nothing goes in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from memory.notebook import Notebook
from memory.test_apart import Machine, assert_alike, deck, learned

from recall.collection.changes import Question
from recall.journal import compare

CHURN = "Churn above ==95== % a year hides every growth number."
MENDED = CHURN.replace("95", "94")
LEASE = "- Lease :: a lock that expires by itself"


def copied(notebook: Notebook, copy: str, *, path: str = "other.md") -> None:
    """Learn a note, let a copy of it come that was changed, and cut the note."""
    notebook.after(deck(f"- {CHURN}", LEASE))
    notebook.learn()
    if path == "talk.md":
        notebook.after(deck(f"- {CHURN}", f"- {copy}", LEASE))
        notebook.after(deck(f"- {copy}", LEASE))
    else:
        notebook.after(f"# Other\n\n- {copy}\n", path)
        notebook.after(deck(LEASE))


def questions(notebook: Notebook) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in notebook.collection.undecided()]


def answers(notebook: Notebook) -> list[tuple[str, int, bool]]:
    """Return what can be asked of churn, with the answers it has had, and whether it changed."""
    return [(c.answer, c.reviews, c.changed) for c in notebook.live() if "Churn" in c.front]


ASKED = (
    "Churn above […] % a year hides every growth number. → 95",
    "Churn above […] % a year hides every growth number. → 94",
)


@pytest.mark.parametrize("path", ["other.md", "talk.md"])
def test_a_learned_note_that_was_copied_changed_and_cut_is_asked_about(
    notebook: Notebook, path: str
):
    copied(notebook, MENDED, path=path)

    assert questions(notebook) == [ASKED]
    assert answers(notebook) == [("94", 0, False)]
    assert compare(notebook.base.db, notebook.folder / ".recall").unlike == ()


def test_the_scan_shows_the_question_and_no_card_as_gone(notebook: Notebook):
    notebook.after(deck(f"- {CHURN}", LEASE))
    notebook.learn()
    notebook.after(f"# Other\n\n- {MENDED}\n", "other.md")

    report = notebook.after(deck(LEASE))

    old = next(card.prompt_id for card in notebook.cards() if card.answer == "95")
    assert report.plan.questions == (Question(old, *ASKED, "other.md", 3),)  # type: ignore[arg-type]
    assert {str(fate): count for fate, count in report.counts.items()} == {"to decide": 1}


def test_the_history_goes_to_the_copy_if_a_person_says_so(notebook: Notebook):
    """It comes back at once, for its number is another one."""
    copied(notebook, MENDED)
    (question,) = notebook.collection.undecided()

    notebook.collection.decide(question, same=True)

    assert answers(notebook) == [("94", 1, True)]
    assert compare(notebook.base.db, notebook.folder / ".recall").unlike == ()
    notebook.collection.undo()
    assert answers(notebook) == [("94", 0, False)]
    assert questions(notebook) == [ASKED]


def test_it_stays_away_from_the_copy_if_a_person_says_so(notebook: Notebook):
    copied(notebook, MENDED)
    (question,) = notebook.collection.undecided()

    notebook.collection.decide(question, same=False)

    assert answers(notebook) == [("94", 0, False)]
    assert questions(notebook) == []


def test_the_note_put_back_has_its_history_and_the_question_is_gone(notebook: Notebook):
    copied(notebook, MENDED)

    notebook.after(deck(f"- {CHURN}", LEASE))

    assert answers(notebook) == [("95", 1, False), ("94", 0, False)]
    assert questions(notebook) == []


@pytest.mark.parametrize(
    "other",
    [
        "Growth above ==40== % a year hides every hiring mistake.",
        "Margin above ==94== % a year hides every price that was too low.",
        "Raft elects a leader ==once per term==, because two could overwrite each other.",
    ],
)
def test_another_fact_is_not_asked_about(notebook: Notebook, other: str):
    """Notes of one kind are alike, and a note that is deleted was wanted no more."""
    copied(notebook, other)

    assert questions(notebook) == []


def test_what_was_there_before_or_is_known_by_itself_is_not_asked_about(notebook: Notebook):
    """It is no copy, or has a history of its own."""
    notebook.after(f"# Other\n\n- {CHURN.replace('95', '93')}\n", "before.md")
    notebook.after(deck(f"- {CHURN}", LEASE))
    notebook.after(f"# Other\n\n- {MENDED}\n", "other.md")
    for card in notebook.live():
        if card.path != "before.md":
            notebook.collection.answer(card.card_id, 4)  # type: ignore[arg-type]

    notebook.after(deck(LEASE))

    assert questions(notebook) == []


def test_machines_that_share_journals_ask_the_same(tmp_path: Path):
    """Whoever answers first answers for both, and a lost database changes nothing."""
    desk, lap = Machine(tmp_path / "desk"), Machine(tmp_path / "lap")
    copied(desk, MENDED)
    desk.give(lap)
    lap.scan()
    assert questions(lap) == questions(desk) == [ASKED]
    lap.now = desk.now
    (question,) = lap.collection.undecided()
    lap.collection.decide(question, same=True)

    assert_alike(desk, lap)

    both = [("94", 1), ("a lock that expires by itself", 1)]
    assert learned(desk) == learned(lap) == both
    assert questions(desk) == questions(lap) == []
    desk.lose_database()
    desk.collection.refresh()
    assert learned(desk) == both


def test_a_bullet_that_stands_twice_goes_on_though_another_machine_deleted_it(tmp_path: Path):
    """One of the two may be what the other machine moved, and no command may stop at that."""
    desk, lap = Machine(tmp_path / "desk"), Machine(tmp_path / "lap")
    quorum = "- Quorum :: a majority of all servers"
    churn = f"- {CHURN}"
    desk.after(deck(churn, LEASE, quorum))
    desk.learn()
    desk.give(lap)
    lap.scan()
    desk.after(deck(LEASE, quorum))
    lap.after(deck(LEASE, quorum, churn, churn))
    desk.give_journal(lap)
    lap.scan()

    assert [(card.answer, card.reviews) for card in lap.live() if card.answer == "95"] == [
        ("95", 1),
        ("95", 0),
    ]
