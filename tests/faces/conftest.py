from __future__ import annotations

from pathlib import Path

import pytest
from faces.shell import Shell

DECK = """---
title: Raft in practice
speaker: Ada Rowe
source: https://example.org/talks/raft
---

- Raft term :: a stretch of time with at most one leader
- Raft quorum :: a majority of all servers
- Raft heartbeat :: an empty message that keeps the leader in office
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Give a shell in front of a small collection, at a Monday morning."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recall.toml").write_text('time_zone = "UTC"\n', encoding="utf-8")
    (notes / "raft.md").write_text(DECK, encoding="utf-8")
    return Shell(notes)
