"""The cards of `decks/`, all of them: a change of the rules shows what it changes."""

from __future__ import annotations

import difflib
import importlib.util
import json
from pathlib import Path

from recall.collection.explaining import explain
from recall.notes import Fate

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "write_golden.py"


def test_decks_give_the_cards_that_were_last_approved():
    """After reading the difference: `python scripts/write_golden.py`."""
    spec = importlib.util.spec_from_file_location("write_golden", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    approved = script.GOLDEN.read_text(encoding="utf-8").splitlines()
    difference = difflib.unified_diff(approved, script.golden().splitlines(), lineterm="", n=3)
    assert list(difference) == []


def test_decks_have_no_problem_and_more_than_half_of_the_bullets_have_ready_cards():
    """They are the first thing a new user sees."""
    golden = json.loads((ROOT / "tests" / "golden" / "decks.json").read_text(encoding="utf-8"))

    notes = [note for file in golden.values() for note in file["notes"]]
    ready = [note for note in notes if note["fate"] == Fate.READY]
    assert [file["problems"] for file in golden.values()] == [[]] * len(golden)
    assert len(ready) / len(notes) > 0.5


def test_every_deck_names_its_talk():
    """The context line and the link on the back come from there."""
    for path in sorted((ROOT / "decks").glob("*.md")):
        for explained in explain(path).notes:
            assert explained.context.source is not None, path.name
            assert explained.context.deck.startswith("AI learnings::"), path.name
