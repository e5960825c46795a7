"""Instants, zones and study days: when a day begins and what the wall clock said."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def study_day(at: datetime, *, rollover_hour: int, zone: tzinfo | None) -> date:
    """Return the study day that the instant belongs to.

    A day begins at `rollover_hour` (0-23) on the wall clock of `zone`, so a
    review at two in the morning still counts for the evening before. Zone None
    is the one the machine is set to.

    `at` must be timezone-aware.
    """
    local = _on_the_wall(at, zone)
    if local.hour < rollover_hour:
        return local.date() - timedelta(days=1)
    return local.date()


def day_start(day: date, *, rollover_hour: int, zone: tzinfo | None) -> datetime:
    """Return the instant (UTC) at which the study day begins."""
    local = datetime.combine(day, time(rollover_hour), zone)
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return local.replace(tzinfo=UTC)


def day_after(day: date, days: int = 1) -> date:
    """Return the day so many days later, the last one that calendars have at the latest."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _on_the_wall(at: datetime, zone: tzinfo | None) -> datetime:
    """Return what the clock of the zone shows; that of UTC where its day is in no calendar.

    A clock gone wrong may say the last hour of the year 9999.
    """
    try:
        return at.astimezone(zone)
    except (OverflowError, ValueError):
        return at.astimezone(UTC)


def offset_minutes(at: datetime, zone: tzinfo | None) -> int:
    """Return how far east of UTC the wall clock of `zone` is at the instant."""
    offset = _on_the_wall(at, zone).utcoffset()
    assert offset is not None  # astimezone always gives one
    return round(offset.total_seconds() / 60)


def to_ms(at: datetime) -> int:
    """Return the instant as whole milliseconds since 1970."""
    return (at - EPOCH) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """Return the instant, in UTC, that lies `ms` milliseconds after 1970 began."""
    return EPOCH + timedelta(milliseconds=ms)
