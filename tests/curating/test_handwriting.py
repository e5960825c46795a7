"""Cards that a person words are put under their bullet, and nothing else in the file changes."""

from __future__ import annotations

import os
import signal

import pytest
from curating.decks import BARE, DRAFT, READY, TALK, one
from memory.notebook import Notebook

from recall.collection import handwriting
from recall.collection.writes import ChangedMeanwhileError
from recall.errors import RecallError
from recall.store.wordings import from_json

CARD = "Q: Who said so?\nA: Leslie"


def put(notebook: Notebook, data: bytes, path: str = "shape.md") -> bytes:
    """Word a card for the bullet that cannot be asked about, and return the file."""
    (notebook.folder / path).write_bytes(data)
    notebook.scan()
    (bullet,) = [
        w for w in notebook.collection.waiting() if w.path == path and w.text.startswith("Hmm")
    ]
    handwriting.write(notebook.base, bullet, CARD)
    return (notebook.folder / path).read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "- Hmm, what.\n",
            "- Hmm, what.\n  <!-- recall\n  Q: Who said so?\n  A: Leslie\n  -->\n",
            id="a bullet",
        ),
        pytest.param(
            "- Hmm, what.",
            "- Hmm, what.\n  <!-- recall\n  Q: Who said so?\n  A: Leslie\n  -->\n",
            id="without an end of line",
        ),
        pytest.param(
            "- Hmm, what.\r\n- Hm.\r\n",
            "- Hmm, what.\r\n  <!-- recall\r\n  Q: Who said so?\r\n  A: Leslie\r\n  -->\r\n"
            "- Hm.\r\n",
            id="lines of Windows",
        ),
        pytest.param(
            "1. Hmm, what is\n   that.\n2. Hm.\n",
            "1. Hmm, what is\n   that.\n   <!-- recall\n   Q: Who said so?\n   A: Leslie\n   -->\n"
            "2. Hm.\n",
            id="a numbered item of two lines",
        ),
        pytest.param(
            "- [ ] Read it\n  - Hmm, what.\n  - Hm.\n",
            "- [ ] Read it\n  - Hmm, what.\n    <!-- recall\n    Q: Who said so?\n    A: Leslie\n"
            "    -->\n  - Hm.\n",
            id="a nested bullet",
        ),
        pytest.param(
            "> - Hmm, what.\n> - Hm.\n",
            "> - Hmm, what.\n>   <!-- recall\n>   Q: Who said so?\n>   A: Leslie\n>   -->\n"
            "> - Hm.\n",
            id="a bullet in a quote",
        ),
    ],
)
def test_the_card_stands_where_its_bullet_ends(notebook: Notebook, before: str, after: str):
    """In the margin of the bullet, with the ends of line the file has; undo takes it out."""
    assert put(notebook, before.encode()).decode() == after
    assert notebook.card("Who said so?").answer == "Leslie"

    notebook.collection.undo()

    assert (notebook.folder / "shape.md").read_bytes() == before.encode()
    assert not [card for card in notebook.live() if card.path == "shape.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(notebook: Notebook):
    """What a person types in their editor just now must not be lost."""
    bullet = one(notebook, BARE)
    file = notebook.folder / "talk.md"
    file.write_text(TALK + "- More.\n", encoding="utf-8")

    with pytest.raises(ChangedMeanwhileError):
        handwriting.write(notebook.base, bullet, CARD)

    assert file.read_text(encoding="utf-8") == TALK + "- More.\n"


@pytest.mark.parametrize("text", ["", "   \n", "no card", "Q: only a question", "Q: a --> b\nA: c"])
def test_a_text_without_a_card_is_refused(notebook: Notebook, text: str):
    with pytest.raises(handwriting.NoCardError):
        handwriting.write(notebook.base, one(notebook, BARE), text)

    assert (notebook.folder / "talk.md").read_text(encoding="utf-8") == TALK


def test_a_draft_that_is_only_polished_keeps_its_identity(notebook: Notebook):
    """It is the same card, in a person's words."""
    before = {card.card_id for card in notebook.cards()}

    bullet = one(notebook, READY)
    text = handwriting.as_text(bullet).replace("use random", "use randomised")
    handwriting.write(notebook.base, bullet, text)

    assert {card.card_id for card in notebook.cards()} == before
    assert notebook.card("randomised").tier == "ready"


def test_cards_that_the_bullet_has_already_stay(notebook: Notebook):
    """Wording one card of two must not cost the other, nor what was learned of it."""
    text = "# Two\n\n- Raft is popular because it is easy to teach. " + DRAFT + "\n"
    notebook.after(text, "two.md")
    (bullet,) = notebook.collection.waiting(["Two"])
    assert (len(bullet.proposals), len(bullet.others)) == (1, 1)
    kept = notebook.card("Why is Raft popular?")
    notebook.learn()

    walk = notebook.collection.walk(["Two"])
    walk.word("Q: What keeps people from Paxos?\nA: Its proof")

    after = notebook.card("Why is Raft popular?")
    assert (after.card_id, after.reviews) == (kept.card_id, 1)
    assert notebook.card("What keeps people from Paxos?")


def test_gaps_are_written_as_gaps(notebook: Notebook):
    """In the syntax that a person would use, so that they can be moved."""
    notebook.after("# Gap\n\n- Voters chose {{c1::three}} of {{c2::five::how many?}}.\n", "gap.md")
    row = notebook.base.db.row("select wording from prompts where path = 'gap.md'")
    assert row

    assert handwriting.written(from_json(row[0])) == (
        "Voters chose {{c1::three}} of {{c2::five::how many?}}."
    )


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_kill_between_the_file_and_the_log_loses_nothing(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    """The card is in the notes then: the next scan takes it, and no draft waits beside it."""
    monkeypatch.setattr(handwriting.scan, "refresh", killed)
    if not (child := os.fork()):
        try:
            another = Notebook(notebook.folder, notebook.settings)
            handwriting.write(another.base, one(another, DRAFT), CARD)
        finally:
            os._exit(1)
    ended = os.waitpid(child, 0)[1]
    monkeypatch.undo()
    notebook.scan()

    assert os.WTERMSIG(ended) == signal.SIGKILL
    assert notebook.card("Who said so?").answer == "Leslie"
    assert [w.text for w in notebook.collection.waiting()] == [BARE]


def test_an_interrupt_between_the_file_and_the_log_changes_nothing(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
):
    """What is not in the log is taken out of the notes again."""
    before = (notebook.folder / "talk.md").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(handwriting.scan, "refresh", interrupted)
        with pytest.raises(KeyboardInterrupt):
            handwriting.write(notebook.base, one(notebook, DRAFT), CARD)

    assert (notebook.folder / "talk.md").read_bytes() == before
    assert [w.text for w in notebook.collection.waiting()] == [DRAFT, BARE]


def test_a_note_that_cannot_be_written_is_said(notebook: Notebook):
    """Nothing is stored of what could not be written."""
    bullet = one(notebook, BARE)
    (notebook.folder / "talk.md").unlink()

    with pytest.raises(RecallError):
        handwriting.write(notebook.base, bullet, CARD)

    assert [str(each["kind"]) for each in notebook.collection.log()].count("edited") == 0
