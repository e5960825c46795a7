"""A disk without room."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from faults import disk_full
from faults.ground import database, made, opened

from recall.errors import UnwritableFileError
from recall.store import exporting


def test_a_full_disk_costs_no_answer():
    """What cannot be stored is refused in words; what was acknowledged is there."""
    tally = disk_full.limited(3, seed=8)

    assert tally.bad == 0
    assert tally.refused > 0


def test_a_package_that_is_written_is_not_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Only that it was sent cannot be remembered; it says so, and is the package it says it is."""
    folder = made(tmp_path / "notes", 3)

    def full(*args: object) -> None:
        raise UnwritableFileError(database(folder), "the disk is full")

    with opened(folder) as collection:
        monkeypatch.setattr(exporting, "remember_sent", full)
        report = collection.export(tmp_path / "out.apkg")

    assert (report.notes, report.remembered) == (3, False)
    assert zipfile.is_zipfile(tmp_path / "out.apkg")
