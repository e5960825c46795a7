"""`recall lint`: what a strict reviewer says of cards, where they stand, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from memory.notebook import Notebook

from recall.cli import recall
from recall.collection.linting import REMEDIES, Finding, lint
from recall.deckfiles import read
from recall.gates import GATES


def said(text: str) -> list[tuple[int, str, bool]]:
    """Return the line and name of every finding, and whether it is advice."""
    found = lint([("talk.md", text.encode())])
    return [(one.line, one.name, one.is_advice) for one in found]


def messages(text: str) -> list[str]:
    return [f"{one.line}: {one.message}" for one in lint([("talk.md", text.encode())])]


def test_a_file_in_conflict_is_not_fine():
    text = "# Talk\n\n<<<<<<< ours\n- a :: one thing\n=======\n- a :: other\n>>>>>>> theirs\n"

    assert [one.split(":")[0] for one in messages(text)] == ["3"]


@pytest.mark.parametrize(
    ("order", "said_of_it"),
    [
        ("recall: ship", "nothing is called “recall: ship”; did you mean “recall: skip”?"),
        ("recall skipp", "nothing is called “recall: skipp”; did you mean “recall: skip”?"),
        (
            "recall: ment so",
            "nothing is called “recall: ment so”; did you mean “recall: meant so”?",
        ),
        ("recall: hush", "“recall: hush” is no card, and no order but skip and meant so."),
    ],
)
def test_an_order_that_nobody_knows_is_named(order: str, said_of_it: str):
    text = f"# Talk\n\n- Tape lasts for decades because it rests on its shelf. <!-- {order} -->\n"

    assert messages(text) == [f"3: {said_of_it}"]
    assert len(read("talk.md", text.encode()).notes) == 1


def test_a_language_that_has_no_code_is_named():
    assert messages("---\nlang: klingon\n---\n\n- Raft :: a protocol for agreeing on a log\n") == [
        "2: “lang” is klingon; it can be a code such as en. It is left out."
    ]


def test_a_question_without_an_answer_is_a_remark():
    found = read("talk.md", b"# Talk\n\nQ: Why is tape cheap?\n\nSomething else.\n\n- One\n")

    assert [str(problem) for problem in found.problems if problem.remark] == [
        "talk.md:3: this question has no answer: write A: below it."
    ]


GOOD = """\
# Storage

Q: Why is tape cheaper than disk?
A: It needs no power while nobody reads it.

- Raft :: a protocol for agreeing on a log
- A write-ahead log makes commits ==durable against power cuts==.
- Backups are useless until somebody has restored one.
"""


def test_good_cards_are_left_in_peace():
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("card", "found"),
    [
        ("- What is tape good for? :: tape", [("answer shown", False)]),
        ("- Why is it cheap? :: nothing moves", [("dangling reference", False)]),
        ("- What about Kafka? :: a log that many may read", [("vague question", False)]),
        ("- Name an example of an archive. :: the tape vault", [("any example", True)]),
        ("- Is tape cheaper than disk? :: yes", [("yes or no", True)]),
        (
            "- Which is cheaper, tape or disk? :: tape",
            [("either or", True), ("answer shown", False)],
        ),
        (
            "- How do tapes die? :: They break. Heat dries their glue out, too.",
            [("compound answer", True)],
        ),
        ("- Why is tape cheap :: nothing moves while nobody reads", [("no question mark", True)]),
        ("- ¿Por qué es barata la cinta :: porque nada se mueve", [("no question mark", True)]),
        ("- Tape is ==not== dead in archives.", [("function word gap", False)]),
        ("- Tape lasts a very ==long== while.", [("guessable gap", True)]),
        (
            "- Which formats of tape are there? :: LTO, DLT, AIT, VXA",
            [("long list", True)],
        ),
        (
            "Q: Which formats of tape are there?\nA:\n- LTO\n- DLT\n- AIT\n- VXA",
            [("long list", True)],
        ),
        ("- Q: Which formats of tape are there?", [("no answer", True)]),
        ("- Q:\n  A: It needs no power.", [("empty", False)]),
    ],
)
def test_each_fault_is_named(card: str, found: list[tuple[str, bool]]):
    """By the name of its gate, where a gate finds it."""
    assert [one[1:] for one in said(f"# Storage\n\n{card}\n")] == found


def test_a_finding_says_what_to_do():
    (found,) = lint([("talk.md", b"# T\n\nQ: Is tape dead?\nA: No\n")])

    assert found == Finding(
        "talk.md",
        3,
        "yes or no",
        "it can be answered with yes or no. Ask why, how or what instead.",
        is_advice=True,
        front="Is tape dead?",
        pattern="question-answer",
    )


def test_every_remedy_is_for_a_fault_that_can_be_found():
    """A gate that changes its name would else go on unheard."""
    own = {"near-twin", "long list", "no answer"}

    assert REMEDIES.keys() - own <= {gate.name for gate in GATES}


def test_the_line_is_that_of_the_question():
    """Several may stand in one paragraph."""
    text = "# T\n\nQ: Why do tapes break?\nA: Heat\nQ: Why?\nA: Heat dries glue out\n"

    assert said(text) == [(5, "vague question", False)]


def test_cards_that_say_the_same_twice_are_twins():
    """Whether or not the rules wrote one of them; brothers of one note are on purpose."""
    text = (
        "# T\n\n- Why is tape cheaper than disk? :: because it needs no power\n"
        "- Tape is cheaper than disk because it needs no power.\n"
        "- Raft :: a protocol for agreeing on a log\n"
        "- Raft :: what floats on a river\n"
    )

    found = lint([("talk.md", text.encode())])

    assert [(one.line, one.name, one.message) for one in found] == [
        (
            4,
            "near-twin",
            "it is nearly the card of talk.md:3."
            " Keep one of them, or say in both what sets them apart.",
        ),
        (
            6,
            "near-twin",
            "talk.md:5 asks the same and wants another answer."
            " Keep one of them, or say in both what sets them apart.",
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- Is tape dead? :: no <!-- recall: meant so -->",
        "- Is tape dead? :: no\n  <!-- recall: meant so -->",
        "Q: Is tape dead?\nA: no\n<!-- recall: meant so -->",
        "- Is tape dead? :: no <!-- recall: skip -->",
    ],
)
def test_what_is_meant_so_is_not_said_again(text: str):
    """The card stays what it is, and the published page shows nothing of it."""
    assert said(f"# T\n\n{text}\n") == []


def test_what_is_meant_of_one_bullet_is_not_meant_of_the_one_before():
    text = "- Is tape dead? :: no\n- Is film dead? :: yes <!-- recall: meant so -->\n"

    assert said(f"# T\n\n{text}") == [(3, "yes or no", True)]


# As it is typed -------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("RECALL_NOW", "2026-11-24T09:00:00Z")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(recall, words)


def test_a_file_of_no_collection_is_looked_at_too(tmp_path: Path, run):
    """Nothing is stored anywhere."""
    (tmp_path / "talk.md").write_text("# T\n\nQ: Why?\nA: Heat\n- Is tape dead? :: no\n")

    found = run("lint", "talk.md")

    assert (found.exit_code, found.stderr) == (3, "")
    assert found.stdout == (
        "talk.md:3: vague question: many answers would be right."
        " Ask for the one thing you want to know. (Why?)\n"
        "talk.md:5: advice: yes or no: it can be answered with yes or no."
        " Ask why, how or what instead. (Is tape dead?)\n"
        "1 fault, 1 piece of advice.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["talk.md"]


def test_nothing_to_say_is_exit_code_0(tmp_path: Path, run):
    (tmp_path / "talk.md").write_text(GOOD)

    found = run("lint", "talk.md")

    assert (found.exit_code, found.stdout) == (0, "Nothing to say against the cards.\n")


def test_a_program_gets_every_finding(tmp_path: Path, run):
    (tmp_path / "talk.md").write_text("# T\n\nQ: Why?\nA: Heat\n")

    found = run("lint", "--json", "talk.md")

    assert found.exit_code == 3
    assert json.loads(found.stdout) == [
        {
            "file": "talk.md",
            "path": str(tmp_path / "talk.md"),
            "line": 3,
            "name": "vague question",
            "message": "many answers would be right. Ask for the one thing you want to know.",
            "advice": False,
            "front": "Why?",
            "pattern": "question-answer",
        }
    ]


def test_cards_of_other_files_of_the_collection_may_be_twins(tmp_path: Path, run):
    """Two files, one head."""
    notebook = Notebook(tmp_path / "notes")
    notebook.write("# T\n\n- Raft :: a protocol for agreeing on a log\n", "one.md")
    notebook.after("# U\n\n- Raft :: the protocol for agreeing on a log\n", "two.md")
    line = (
        "notes/two.md:3: near-twin: it is nearly the card of one.md:3."
        " Keep one of them, or say in both what sets them apart. (Raft)\n1 fault.\n"
    )

    assert run("-C", "notes", "lint").stdout == line
    assert run("lint", "notes/two.md").stdout == line
    assert run("-C", "notes", "lint", "U").stdout == line
    assert run("-C", "notes", "lint", "nobody").exit_code == 1
