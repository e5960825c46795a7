"""A disk that forgets: seen by doctor, made anew by rebuild, and never a traceback."""

from __future__ import annotations

from faults import damaged_pages


def test_damage_is_seen_and_what_was_learned_comes_back():
    """A few times; `figures.py R11` does it as often as one likes."""
    outcome = damaged_pages.figure(trials=10, seed=5)

    assert outcome.bad == 0, outcome.said


def test_sqlite_alone_would_not_see_it(tmp_path):
    """One letter of an answer, changed on the disk: every page still looks whole."""
    whole = damaged_pages.learned(tmp_path / "whole")

    came = damaged_pages.tried(whole, tmp_path / "damaged", harm=damaged_pages.one_letter)

    assert came.missed_by_sqlite
    assert not came.missed
    assert not came.lost
