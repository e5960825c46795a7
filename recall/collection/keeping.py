"""The second copy of the log: written while nobody waits, and read when it has more to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from recall.collection.base import Base
from recall.errors import (
    BusyError,
    DamagedError,
    NotFollowedError,
    RecallError,
    UnwritableFileError,
)
from recall.store import entries

if TYPE_CHECKING:
    from recall.journal.lines import Fault
    from recall.journal.taking import Taken
    from recall.scheduling import Forgetting
    from recall.store.prompts import LearnedCard


def keep(base: Base, *, quietly: bool = False) -> None:
    """Put into the journal whatever it lacks; what goes wrong is told, and nothing else fails.

    What goes wrong `quietly` is told another time: a message would spoil the screen.
    """
    try:
        # Asked here: most commands log nothing, and the rest costs them a few milliseconds.
        if base.db.read_only or not entries.is_waiting(base.db):
            return
        from recall.journal import looking, outbox

        if quietly and looking.stale(base.db, base.state):
            return
        mended = outbox.empty(base.db, base.state)
        for sentence in _mended(mended):
            base.tell(sentence)
        if mended:
            _tell_of_losses(base)
    except (BusyError, DamagedError):
        # Whoever holds the database will do it, or the next command; and damage is told by
        # whatever met it first.
        return
    except RecallError as error:
        if quietly:
            return
        base.tell(_unwritten(error))


def _unwritten(error: RecallError) -> str:
    why = error.what() + error.advice() if isinstance(error, UnwritableFileError) else str(error)
    return (
        "The journal, the second copy of what you learned, could not be brought up to date."
        f" {why} Everything is in the database; the next command tries again."
    )


def take_in(base: Base) -> None:
    """Put into the log what other machines learned, where their journals say something new.

    Raises NotFollowedError where nothing else was learned here and that cannot be followed.
    """
    from recall.journal import looking

    if base.db.read_only or not looking.stale(base.db, base.state):
        return
    from recall.journal import taking

    try:
        taken = taking.take_in(
            base.db,
            base.state,
            lambda: forgetting(base),
            is_here=lambda path: base.file(path).exists(),
        )
    except BusyError:
        return
    except UnwritableFileError as error:
        base.tell(_unwritten(error))
        return
    except NotFollowedError as error:
        if not entries.count(base.db):
            # All that was learned is in there: made without it, every card would be a new one.
            raise
        base.tell(f"The journals of other machines could not be taken in: {error}")
        return
    for sentence in sentences(taken):
        base.tell(sentence)
    if taken.own or taken.mended or (taken.entries and taken.is_first):
        _tell_of_losses(base)


def _tell_of_losses(base: Base) -> None:
    """Say what both copies lack, where one of the two was not what it should be.

    Then the other may be an older copy, too, and nothing of it is seen in either.
    """
    from recall.collection import recarding, rescuing

    if held := rescuing.in_backups(base.db, base.state).held:
        # The backup of the day, if this command made it, has found the same.
        base.db.before_closing = None
        base.tell(rescuing.losses(held))
    elif lacking := recarding.lacking(base.db):
        base.tell(f"{recarding.told(len(lacking))} {recarding.REBUILD}")


def forgetting(base: Base) -> Forgetting:
    """Return what tells the memory that answers leave."""
    from recall.scheduling import Forgetting

    return Forgetting(base.settings.weights)


def sentences(taken: Taken) -> Iterator[str]:
    """Yield what a person has to know of what was taken in."""
    if taken.own:
        yield (
            f"The database lacked {_entries(taken.own)} of this machine's journal, as an older copy"
            " of it does. They were put back."
        )
    if others := taken.entries - taken.own:
        whose = f"{_entries(others)} from the journal of {', '.join(taken.machines)}"
        is_made = taken.is_first and not taken.own
        yield f"There was no database: it was made of {whose}." if is_made else f"Took in {whose}."
    if taken.stay:
        yield _stay(taken.stay)
    yield from _mended(taken.mended)
    for name, faults in groupby(sorted(taken.faults), lambda fault: fault.file):
        yield f"{_of_one_file([*faults])}. {_and_the_rest(name in taken.empty)}"


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _mended(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield what was wrong with this machine's own journal, and what was done about it."""
    if not faults:
        return
    from recall.journal.lines import CUT, GONE, LACKING
    from recall.journal.shelf import KEPT

    said = _of_one_file(faults)
    if faults[0].what == GONE:
        yield f"{said}. It was written anew from the database."
    elif all(fault.what.startswith((CUT, LACKING)) for fault in faults):
        yield f"{said}. What it lost was put back from the database."
    else:
        yield (
            f"{said}. What it lost was put back from the database; as it was it is kept in"
            f" {faults[0].file}{KEPT}."
        )


def _of_one_file(faults: Sequence[Fault]) -> str:
    first, *more = faults
    count = "1 other line" if len(more) == 1 else f"{len(more):,} other lines"
    return f"{first}; so it is with {count}" if more else str(first)


NAMED = 3
"""Cards that are named in one sentence; the others are counted."""


def _stay(cards: Sequence[LearnedCard]) -> str:
    """Return which cards stay for what was learned of them, and how they would go."""
    named = [f"“{one.front}” ({one.path}:{one.line})" for one in cards[:NAMED]]
    if rest := len(cards) - len(named):
        named.append(f"{rest} more")
    told = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    ids = " ".join(one.card_id for one in cards[:NAMED])
    it = "it" if len(cards) == 1 else "them"
    return (
        f"Rejected on one machine, but learned on another, and so kept: {told};"
        f" `recall suspend {ids}` takes {it} out."
    )


def _and_the_rest(is_empty: bool) -> str:
    if is_empty:
        return "Nothing could be taken in from this file; `recall doctor` says what to do."
    return "All whole lines of it were taken in; `recall doctor` says more."
