"""What cannot be read is not gone: its cards stay as they are, and the scan names the lines."""

from __future__ import annotations

import pytest
from memory.notebook import Notebook
from rights import said_by_somebody

from recall.collection.scan import CardFate
from recall.deckfiles import MAX_FILE

TALK = """\
# Talk

- WAL makes commits :: durable
- A B-tree keeps its keys :: sorted
"""

IN_CONFLICT = """\
# Talk

<<<<<<< HEAD
- WAL makes commits :: durable at last
=======
- WAL makes commits :: quick
>>>>>>> theirs
- A B-tree keeps its keys :: sorted
"""

CONFLICT = (
    "talk.md:3: a merge conflict that is not resolved, up to line 7; nothing of the file is read"
    " until it is, and its cards stay as they are."
)
BINARY = (
    "talk.md:1: this is no text but binary data; nothing of it is read, and its cards stay as"
    " they are."
)


def learned(notebook: Notebook) -> None:
    notebook.after(TALK)
    notebook.learn()


UNREADABLE = [
    pytest.param(IN_CONFLICT.encode(), CONFLICT, id="conflict"),
    pytest.param(IN_CONFLICT.replace("\n", "\r\n").encode(), CONFLICT, id="conflict of Windows"),
    pytest.param(
        f"{TALK}\n>>>>>>> 8f14e45 (the other side)\n".encode(),
        "talk.md:6: a mark of a merge conflict was left here; nothing of the file is read until it"
        " is taken out, and its cards stay as they are.",
        id="left over",
    ),
    pytest.param(b"\0" * 4096, BINARY, id="zeros after a power cut"),
    pytest.param(bytes(range(256)) * 8, BINARY, id="any bytes"),
    pytest.param(
        b"\xff\xfe" + TALK.encode("utf-16-le") + b"\x00\xd8",
        "talk.md:1: the file begins as UTF-16 but is none; nothing of it is read, and its cards"
        " stay as they are.",
        id="broken UTF-16",
    ),
    pytest.param(
        "\ufeffa\0b\x02".encode("utf-16-le"),
        "talk.md:1: the file begins as UTF-16 but is none; nothing of it is read, and its cards"
        " stay as they are.",
        id="UTF-16 of controls",
    ),
    pytest.param(
        TALK.encode() + b"x" * MAX_FILE,
        "talk.md:1: the file is larger than 8 MiB; nothing of it is read, and its cards stay as"
        " they are. Split it.",
        id="too large",
    ),
]


@pytest.mark.parametrize(("data", "problem"), UNREADABLE)
def test_a_file_that_cannot_be_read_keeps_its_cards(notebook: Notebook, data: bytes, problem: str):
    learned(notebook)
    before = notebook.cards()
    (notebook.folder / "talk.md").write_bytes(data)

    report = notebook.scan()

    assert notebook.cards() == before
    assert report.applied
    assert report.lines == ()
    assert [str(one) for one in report.problems] == [problem]
    assert [str(one) for one in notebook.collection.problems()] == [problem]


def test_a_file_nobody_gave_the_right_to_read_says_what_to_do(notebook: Notebook):
    learned(notebook)
    notebook.collection.__exit__()
    for path in (notebook.folder, *notebook.folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (notebook.folder / "talk.md").chmod(0)

    def look() -> str:
        with notebook.open() as collection:
            return "\n".join(map(str, collection.problems()))

    assert said_by_somebody(notebook.folder, look) == (
        "talk.md:1: cannot be read (Permission denied); its cards stay as they are. Give yourself"
        " the right to read it."
    )


def test_a_conflict_makes_no_cards_of_a_new_file(notebook: Notebook):
    report = notebook.after(IN_CONFLICT)

    assert notebook.cards() == []
    assert [str(one) for one in report.problems] == [CONFLICT]


def test_a_resolved_conflict_changes_the_card_that_was_learned(notebook: Notebook):
    learned(notebook)
    notebook.after(IN_CONFLICT)

    report = notebook.after(TALK.replace("durable", "quick"))

    assert report.counts == {CardFate.CHANGED: 1}
    assert [(card.answer, card.reviews) for card in notebook.cards()] == [
        ("quick", 1),
        ("sorted", 1),
    ]
    assert not report.problems


def test_regenerating_leaves_the_cards_of_a_conflict_alone(notebook: Notebook):
    learned(notebook)
    notebook.after(IN_CONFLICT)

    plan = notebook.collection.plan_regenerate([])

    assert (plan.bullets, plan.quiet) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        f"{TALK}\n```\n{IN_CONFLICT}```\n",
        TALK.replace("# Talk", "Talk\n======="),
        TALK + "\nIn Git:\n\n    <<<<<<< HEAD\n",
    ],
    ids=["shown in a fence", "underlined heading", "shown indented"],
)
def test_what_only_looks_like_a_conflict_is_read(notebook: Notebook, text: str):
    """A talk on Git may show one."""
    learned(notebook)

    notebook.after(text)

    assert [(card.answer, card.reviews) for card in notebook.live()] == [
        ("durable", 1),
        ("sorted", 1),
    ]
