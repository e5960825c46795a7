"""The machine and its owner's wishes: clock, versions, settings."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from recall import __version__, configuration
from recall.collection import study
from recall.collection.doctor.findings import Finding, fault, fine, remark
from recall.days import from_ms
from recall.errors import RecallError
from recall.store import queue
from recall.store.answers import LIVE_REVIEW
from recall.store.database import SCHEMA, SQLITE, Reader

MENDED = (3, 51, 3)
"""The SQLite that mended the fault in resetting its log."""


def versions() -> dict[str, str]:
    """Return what the collection is read with."""
    return {
        "recall": __version__,
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, SQLITE)),
        "schema": str(SCHEMA),
        "system": sys.platform,
    }


def look_at_versions() -> Iterator[Finding]:
    """Yield what is known of the versions that are used."""
    told = versions()
    said = f"Recall {told['recall']}, Python {told['python']}, SQLite {told['sqlite']}."
    if SQLITE < MENDED:
        yield remark(
            "versions",
            f"{said} SQLite before 3.51.3 can damage a database that two programs write and"
            " flush at once.",
            "Recall never does both at once; leave other programs away from recall.db.",
        )
    else:
        yield fine("versions", said)


def look_at_settings(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the settings; then the defaults are used here."""
    try:
        settings = configuration.load(folder)
        _check_zone(settings.time_zone)
    except RecallError as error:
        yield fault("settings", str(error), "Until then only this command works.")
    except (KeyError, OSError, ValueError):
        yield fault("settings", "This machine does not know the time zone of the settings.")
    else:
        yield fine("settings", "The settings can be used.")


def _check_zone(name: str) -> None:
    if name:
        from zoneinfo import ZoneInfo

        ZoneInfo(name)


def look_at_clock(reader: Reader, now: datetime, today: date) -> Iterator[Finding]:
    """Yield whether something happened at a time that has not come."""
    future = queue.future_answers(reader, today)
    if future is not None:
        said = "1 answer is" if future.answers == 1 else f"{future.answers} answers are"
        is_damage = study.misdated(reader, reader.path.parent, today)
        yield fault(
            "clock",
            f"{said} dated in the future (up to {future.last_day}).",
            _OTHERWISE if is_damage else _WRONG_THEN,
        )
    last = reader.scalar(_LAST)
    if future is None and isinstance(last, int) and from_ms(last) >= now + _TOLERATED:
        yield fault(
            "clock",
            f"The last change was at {from_ms(last):%Y-%m-%d %H:%M} UTC, and now it is"
            f" {now:%Y-%m-%d %H:%M}.",
            "Set the clock of this machine, or wait until then: nothing is lost.",
        )
    elif future is None:
        yield fine(
            "clock", f"The clock goes on from the last change; it is {now:%Y-%m-%d %H:%M} UTC."
        )


_OTHERWISE = "The journal says otherwise: that is the damage, and `recall rebuild` mends it."
_WRONG_THEN = (
    "If the clock was wrong then, `recall undo --future` takes them back; if it is wrong now, set"
    " it."
)

_TOLERATED = timedelta(minutes=1)
"""By so little two clocks may differ, or one be set back."""

# What was taken back is no sign of a wrong clock any more.
_LAST = f"""
select max(at) from (
    select max(at) as at from events where not exists (
        select 1 from events as withdrawal
        where withdrawal.kind = 'withdrawn' and withdrawal.subject = events.event_id
    )
    union all select max(at) from reviews where {LIVE_REVIEW}
)
"""
