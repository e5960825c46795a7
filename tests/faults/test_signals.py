"""What a person, or the system, does to a review that runs."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest
from faults import signals
from faults.ground import answers, faults, made
from faults.killed_reviews import missing
from faults.nursery import Nursery


@pytest.mark.parametrize("name", [*signals.ENDS, *signals.GOES_ON])
def test_whatever_ends_a_review_or_disturbs_it_costs_no_answer(tmp_path: Path, name: str):
    """On the screen, where there is most to put right; the long trials do it in lines too."""
    folder = made(tmp_path / "notes", 5)

    told, wrong = signals._one(folder, ("review",), name, random.Random(20), "")

    assert (wrong, missing(told, answers(folder)), faults(folder)) == ([], 0, [])


def test_trials_that_run_in_the_background_see_what_a_person_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A shell lets what it starts in the background ignore Ctrl-C."""
    folder = made(tmp_path / "notes", 5)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(signals, "nursery", Nursery)
    try:
        _, wrong = signals._one(folder, ("review", "--plain"), "SIGINT", random.Random(20), "")
    finally:
        signal.signal(signal.SIGINT, before)

    assert wrong == []
