"""Long sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.ground import answers, database, faults, made, opened

from recall.reviews import Rating
from recall.store import database as room

LONG = 200_000


def test_a_long_session_does_not_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What stands in the log beside the database is put into it, and the log begins anew."""
    monkeypatch.setattr(room, "LONG_LOG_BYTES", LONG)
    folder = made(tmp_path / "notes", 5)
    log = database(folder).with_name("recall.db-wal")
    sizes = []

    with opened(folder) as collection, opened(folder) as another:
        cards = collection.cards()
        for turn in range(30):
            collection.answer(cards[turn % 5].id, Rating.AGAIN)
            sizes.append(log.stat().st_size)
        seen = another.cards()

    assert max(sizes) < 2 * LONG
    assert sum(card.reviews for card in seen) == 30
    assert (len(answers(folder)), faults(folder)) == (30, [])
