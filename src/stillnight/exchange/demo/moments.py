"""Moments of an invented night: by the clock on the wall, or so many minutes on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from stillnight.diary.clock import in_zone, instant
from stillnight.diary.errors import TimeDoesNotExist

STEP: Final = 5
"""Minutes: people say times to the nearest five."""

NOON: Final = 12 * 60


def shown(evening: date, minutes: float, zone: str) -> datetime:
    """The moment that the clock shows, in minutes after midnight of the evening's date; 1440 is the next midnight.

    People keep to the clock on the wall: a night in which it is changed is an hour shorter or longer.
    """
    days, minute = divmod(STEP * round(minutes / STEP), 24 * 60)
    day, at = evening + timedelta(days=days), time(minute // 60, minute % 60)
    try:
        return instant(day, at, zone, which=1)
    except TimeDoesNotExist:
        return instant(day, time(at.hour + 1, at.minute), zone)


def later(moment: datetime, minutes: float, zone: str) -> datetime:
    """The moment so many minutes later, as the clock there shows it."""
    return in_zone(moment + timedelta(minutes=round(minutes)), zone)
