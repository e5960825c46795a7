"""The second copy of the log, kept while nobody waits."""

from __future__ import annotations

from recall.collection.base import Base
from recall.errors import BusyError, DamagedError, RecallError
from recall.store import entries


def keep(base: Base) -> None:
    """Put into the journal whatever it lacks; what goes wrong is told, and nothing else fails."""
    try:
        # Asked here: most commands log nothing, and the rest costs them a few milliseconds.
        if base.db.read_only or not entries.is_waiting(base.db):
            return
        from recall.journal import outbox

        for fault in outbox.empty(base.db, base.state):
            base.tell(f"{fault}. What it lost was put back from the database.")
    except (BusyError, DamagedError):
        # Whoever holds the database will do it, or the next command; and damage is told by
        # whatever met it first.
        return
    except RecallError as error:
        base.tell(
            f"The journal, the second copy of what you learned, was not written: {error}"
            " Everything is in the database; the next command tries again."
        )
