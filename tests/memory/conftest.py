"""A notebook for every test of the collection's memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from memory.machines import Machine
from memory.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notes")


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    """Two machines on which the same notes were learned; the first one's clock is ahead."""
    desk, lap = Machine(tmp_path / "desk"), Machine(tmp_path / "lap")
    yield desk, lap
    for one in (desk, lap):
        one.close()
