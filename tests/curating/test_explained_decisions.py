"""What `recall explain` says of a file whose cards a person has decided about."""

from __future__ import annotations

import json

from click.testing import CliRunner
from curating.decks import BARE, DRAFT, READY, one
from memory.notebook import Notebook

from recall.cli import recall
from recall.collection import curating


def fates(notebook: Notebook) -> dict[str, tuple[str, str | None, list[str]]]:
    """Return for every note its fate, the reason, and the verdicts on its cards."""
    said = CliRunner().invoke(recall, ["explain", str(notebook.folder / "talk.md"), "--json"])
    return {
        note["text"]: (note["fate"], note["reason"], [card["verdict"] for card in note["decided"]])
        for note in json.loads(said.stdout)["notes"]
    }


def shown(notebook: Notebook) -> str:
    said = CliRunner().invoke(recall, ["explain", str(notebook.folder / "talk.md")])
    return " ".join(said.stdout.split())


def test_an_accepted_draft_is_ready(notebook: Notebook):
    """It is asked from now on, whatever keeps the rules from being sure."""
    bullet = one(notebook, DRAFT)

    curating.accept(notebook.base, [bullet])

    assert fates(notebook)[DRAFT] == ("ready", None, ["accepted"])
    assert ", accepted] A " in shown(notebook)


def test_a_rejected_card_is_skipped(notebook: Notebook):
    """It is not asked, and does not come back."""
    bullet = one(notebook, DRAFT)

    curating.reject(notebook.base, bullet, bullet.proposals)

    assert fates(notebook)[DRAFT] == ("skipped", "you rejected its card", ["rejected"])
    assert ", rejected] A " in shown(notebook)


def test_what_waits_instead_of_a_ready_card_is_told_beside_it(notebook: Notebook):
    bullet = one(notebook, READY)

    curating.reject(notebook.base, bullet, bullet.proposals)

    (fate, reason, verdicts) = fates(notebook)[READY]
    assert (fate, reason) == ("draft", "instead of the card you rejected")
    assert verdicts == ["rejected", *["draft"] * (len(verdicts) - 1)]
    assert ", rejected] A " in shown(notebook)
    assert "Raft uses random timeouts because […] [draft] A split votes" in shown(notebook)


def test_a_bullet_kept_as_a_note_and_one_skipped_say_so(notebook: Notebook):
    curating.settle(notebook.base, one(notebook, READY), for_good=False)
    curating.settle(notebook.base, one(notebook, BARE), for_good=True)

    told = fates(notebook)

    assert told[READY] == ("skipped", "you keep it as a note only", [])
    assert told[BARE] == ("skipped", "you skipped it for good", [])


def test_what_nobody_decided_about_is_told_as_the_rules_see_it(notebook: Notebook):
    """A card of today's rules needs no verdict."""
    assert fates(notebook)[READY] == ("ready", None, [])


def test_a_bullet_that_says_something_else_is_told_anew(notebook: Notebook):
    """What was decided was about other words."""
    curating.settle(notebook.base, one(notebook, READY), for_good=False)
    other = "Raft elects one leader per term because two could overwrite each other."
    text = (notebook.folder / "talk.md").read_text(encoding="utf-8")

    notebook.write(text.replace(READY, other))

    assert fates(notebook)[other] == ("ready", None, [])
