"""What every test with the real Anki needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from phone.handset import Phone


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Phone]:
    fresh = Phone(tmp_path)
    yield fresh
    fresh.collection.close()
