"""Databases that never touch the disk, made to be put into another file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def in_memory() -> Iterator[sqlite3.Connection]:
    """Give an empty database that is gone afterwards; `serialize()` gives its file."""
    with closing(sqlite3.connect(":memory:")) as db:
        yield db
