"""Which nights were missed, and which part of a night the hour belongs to."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from stillnight.diary.nights import Nights
from stillnight.diary.question import Part

LOOKS_BACK: Final = 14
"""Nights before tonight that are offered to be caught up."""

_PARTS: Final[tuple[tuple[int, Part], ...]] = ((11, "evening"), (17, "night"), (24, "morning"))
"""Hours after the night began at which each part ends."""


def part_at(now: datetime, starts: int = 12) -> Part:
    """The part of the night's entry that this hour is for: evening to 23:00, morning from 05:00 on."""
    hours = (now.hour - starts) % 24
    return next(part for ends, part in _PARTS if hours < ends)


def missed(nights: Nights, tonight: date) -> tuple[date, ...]:
    """Nights of the last fortnight without an entry, oldest first; none before the first recorded night."""
    recorded = [night.night_of for night in nights if not night.is_blank() and night.night_of < tonight]
    if not recorded:
        return ()
    first = max(min(recorded), tonight - timedelta(days=LOOKS_BACK))
    days = (first + timedelta(days=back) for back in range((tonight - first).days))
    return tuple(day for day in days if day not in recorded)
