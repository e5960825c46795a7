"""A notebook for every test of the collection's memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from memory.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notes")
