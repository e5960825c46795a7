"""The journal: the second copy of the log, in files that Git and sync tools can carry.

Each machine appends to a file of its own. Whatever stands in any of them belongs to the log:
the union of all is the log, and what the prompts and cards are follows from it in the order of
the ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from recall.journal.comparing import Differences
    from recall.store.database import Reader

# Most commands only look whether a file has changed: the rest is imported by those who need it.


def compare(database: Reader, folder: Path, weights: tuple[float, ...] = ()) -> Differences:
    """Return in what the database and the journals differ, and the cards from both.

    `folder` is the one that has the database and the folder of journals in it; `weights` are
    those of FSRS, the published ones when there are none. Nothing is changed.
    """
    from recall.journal import comparing

    return comparing.compare(database, folder, weights)
