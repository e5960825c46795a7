"""Helpers share the work of many notes: nothing but the time it takes depends on them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recall import helping, ranking
from recall.deckfiles import read
from recall.drafts import Outcome
from recall.habits import NO_HABITS
from recall.notes import PlacedNote

TUNE = Path(__file__).parents[1] / "corpus" / "tune"
MANY = 60


@pytest.fixture(scope="module")
def placed() -> tuple[PlacedNote, ...]:
    """Notes of several files: lists, nested bullets and prose in two languages."""
    every = (read(path.name, path.read_bytes()).notes for path in sorted(TUNE.glob("*.md")))
    return tuple(note for notes in every for note in notes[::3])[:MANY]


@pytest.fixture(scope="module")
def alone(placed: tuple[PlacedNote, ...]) -> list[Outcome]:
    return [ranking.decide(note, context) for note, context in placed]


@pytest.mark.parametrize("helpers", [0, 2])
def test_however_many_help_the_cards_are_the_same(
    placed: tuple[PlacedNote, ...], alone: list[Outcome], helpers: int
) -> None:
    """What a machine has beside its first processor says nothing about a talk."""
    assert helping.outcomes(placed, helpers=helpers) == alone


def test_a_helper_decides_as_we_do(placed: tuple[PlacedNote, ...], alone: list[Outcome]) -> None:
    """It is asked, and not only waited for."""
    helper = helping._begun()

    found = [helping._asked(helper, placed[at : at + 10], NO_HABITS) for at in (0, 10)]

    helping._ended(helper)
    assert [*found[0], *found[1]] == alone[:20]


def test_what_lies_in_the_folder_one_stands_in_is_not_run(
    placed: tuple[PlacedNote, ...],
    alone: list[Outcome],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cloned notes may bring a program along that is called like one of ours."""
    for name in ("recall", "pickle", "re", "json"):
        (tmp_path / f"{name}.py").write_text(f"open('{name}.ran', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    helper = helping._begun()
    found = helping._asked(helper, placed[:5], NO_HABITS)

    helping._ended(helper)
    assert found == alone[:5]
    assert not list(tmp_path.glob("*.ran"))


@pytest.mark.parametrize(
    "begin", ["raise SystemExit", "print('nothing of ours')", "import time; time.sleep(1000)"]
)
def test_a_helper_that_cannot_help_costs_no_card(
    placed: tuple[PlacedNote, ...],
    alone: list[Outcome],
    monkeypatch: pytest.MonkeyPatch,
    begin: str,
) -> None:
    """Its notes are decided by the one who asked."""
    monkeypatch.setattr(helping, "BEGIN", begin)

    assert helping.outcomes(placed, helpers=2) == alone


@pytest.mark.parametrize("program", ["", "/no/such/python"])
def test_where_no_helper_can_begin_nobody_waits_for_one(
    placed: tuple[PlacedNote, ...],
    alone: list[Outcome],
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    monkeypatch.setattr(sys, "executable", program)

    assert helping.outcomes(placed, helpers=2) == alone


def test_a_helper_ends_with_whom_it_helps() -> None:
    """Killed or broken off: what is left of the one who asked is the end of its orders."""
    helper = helping._begun()

    helping._ended(helper)

    assert helper.returncode == 0


def test_few_notes_are_not_worth_a_helper(
    placed: tuple[PlacedNote, ...], alone: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To begin one takes longer than to decide them."""
    monkeypatch.setattr(helping, "_helpers", None)

    assert helping.outcomes(placed) == alone
