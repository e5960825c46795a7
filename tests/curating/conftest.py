"""A notebook in which something waits for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from curating.decks import filled
from memory.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return filled(Notebook(tmp_path / "notes"))
