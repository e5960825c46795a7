"""Waiting for another process that writes, and for how long."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from recall.errors import BusyError
from recall.store import faults
from recall.store.holders import holder

BUSY_MS = 10_000
"""For how long a program that holds the database is waited for."""

_LOOK_S = 0.002


def patience(path: Path) -> Callable[[int, int, int], None]:
    """Return what ends a copy of the database that is kept waiting; Python would try for ever."""
    give_up = time.monotonic() + BUSY_MS / 1000

    def wait(status: int, left: int, pages: int) -> None:
        if status in faults.BUSY and time.monotonic() > give_up:
            raise BusyError(path, holder(path))

    return wait


def patiently(db: sqlite3.Connection, statement: str) -> sqlite3.Cursor:
    """Execute the statement and return its cursor, waiting for other processes.

    SQLite does not wait by itself while another process turns a new database to WAL.
    """
    give_up = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            return db.execute(statement)
        except sqlite3.OperationalError as error:
            if not faults.is_busy(error) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def begin_in_turn(db: sqlite3.Connection) -> None:
    """Begin a transaction that writes, once nobody else does.

    SQLite waits ever longer between its looks, up to a tenth of a second, and so whoever
    has waited longest is the last to see that the way is free. We look every few moments.
    """
    give_up = time.monotonic() + BUSY_MS / 1000
    db.execute("pragma busy_timeout = 0")
    try:
        while True:
            try:
                db.execute("begin immediate")
                return
            except sqlite3.OperationalError as error:
                if not faults.is_busy(error) or time.monotonic() > give_up:
                    raise
            time.sleep(_LOOK_S)
    finally:
        db.execute(f"pragma busy_timeout = {BUSY_MS}")
