"""What happened to the invented person, and when: dates counted back from tonight.

The last fourteen months hold everything that a real diary may hold and rarely holds at once. A longer diary has
ordinary nights before them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from stillnight.diary.clock import zone_named
from stillnight.diary.night import DayKind

HOME: Final = "Europe/Berlin"
"""Where the invented person lives: two clock changes lie in any fourteen months."""

AWAY: Final = ("Asia/Bangkok", "Asia/Singapore")
"""Where the trip leads: six hours on from home, the first in winter, the second in summer."""

AHEAD: Final = timedelta(hours=6)


class Span(Struct, frozen=True):
    """Some nights in a row."""

    first: date
    nights: int

    def __contains__(self, evening: date) -> bool:
        """Whether a night is one of them."""
        return 0 <= self.at(evening) < self.nights

    def at(self, evening: date) -> int:
        """How many nights after the first this one is; negative before it."""
        return (evening - self.first).days


class Story(Struct, frozen=True):
    """The dates, all of them evenings."""

    settled: Span
    """The fortnight that the person marked to compare with."""

    drift: Span
    """Five weeks in which the urge began earlier and earlier."""

    back: Span
    """Three weeks in which that went."""

    trip: Span
    shifts: Span
    sleepless: date
    naps: date
    """The day after, with a nap."""

    def zone(self, evening: date) -> str:
        """The zone whose clock the night was written by."""
        if evening not in self.trip:
            return HOME
        return next(zone for zone in AWAY if _offset(zone, evening) - _offset(HOME, evening) == AHEAD)

    def is_special(self, evening: date) -> bool:
        """Whether the night is one that the diary is made to show; it is never left out."""
        spans = (self.trip, self.shifts)
        return evening in (self.sleepless, self.naps) or any(evening in span for span in spans) or changes(evening)

    def day_kind(self, evening: date) -> DayKind:
        """What kind of day it was."""
        if evening in self.trip:
            return "travel" if self.trip.at(evening) in (0, self.trip.nights - 1) else "free"
        if evening in self.shifts:
            return "night-shift"
        return "free" if evening.weekday() >= 5 else "work"

    def earlier(self, evening: date) -> float:
        """By how many minutes the urge began earlier than before: 150 after five weeks."""
        if evening in self.back:
            return 150 * (1 - (self.back.at(evening) + 1) / self.back.nights)
        return 150 * (self.drift.at(evening) + 1) / self.drift.nights if evening in self.drift else 0


def story(tonight: date) -> Story:
    """The story that ends with the evening before this one."""

    def ago(nights: int) -> date:
        return tonight - timedelta(days=nights)

    sleepless = next(day for day in map(ago, range(33, 29, -1)) if not changes(day))
    return Story(
        settled=Span(ago(300), 14),
        drift=Span(ago(270), 35),
        back=Span(ago(235), 21),
        trip=_unchanged(ago(150), 9),
        shifts=_unchanged(ago(75), 5),
        sleepless=sleepless,
        naps=sleepless + timedelta(days=1),
    )


def changes(evening: date) -> bool:
    """Whether the clock at home is changed in this night."""
    return _offset(HOME, evening) != _offset(HOME, evening + timedelta(days=1))


def _unchanged(first: date, nights: int) -> Span:
    """A span from that evening on, or from the first later one from which it holds no clock change."""
    while any(changes(first + timedelta(days=day)) for day in range(nights)):
        first += timedelta(days=1)
    return Span(first, nights)


def _offset(zone: str, evening: date) -> timedelta:
    offset = datetime.combine(evening, time(12), zone_named(zone)).utcoffset()
    assert offset is not None, "a moment with a zone has an offset"
    return offset
