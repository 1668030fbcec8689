"""Moments in time as pages write them: in UTC, to the minute."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from babel.dates import format_date, format_time


def parse_time(time: str | None) -> datetime | None:
    """An ISO date or time as a moment in UTC (one without an offset is taken for UTC); None where it is neither."""
    if time is None:
        return None
    try:
        when = datetime.fromisoformat(time)
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def has_time(time: str) -> bool:
    """Whether an ISO date has a time of day with it."""
    return "T" in time or " " in time


@lru_cache(maxsize=1 << 12)
def written(when: datetime, form: str, locale: str, *, with_time: bool) -> str:
    """*when* as *locale* writes it, its day in *form*.

    A page tells the time of an article once a line: what was written once is kept.
    """
    day = str(format_date(when, form, locale=locale))
    return f"{day} {format_time(when, 'HH:mm', locale=locale)}" if with_time else day
