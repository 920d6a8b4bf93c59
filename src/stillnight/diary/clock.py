"""Time as a night needs it: the night rule, instants with their offset, elapsed minutes, circular means.

An instant is a ``datetime`` with the fixed offset the person's clock had. Everything is compared, sorted and
subtracted on UTC seconds; wall clocks are only for showing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from stillnight.diary.errors import TimeComesTwice, TimeDoesNotExist, ZoneUnknown
from stillnight.diary.words import quoted

Clock = Callable[[], datetime]
"""Tells the present moment, with an offset. The only way time enters; given at the edge."""

DAY: Final = 24 * 60
"""Minutes of a day on the clock face."""

_ZONE_NAME: Final = re.compile(r"(?!localtime|Factory|posix|right/)[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
"""What IANA names look like; the files beside them name no place, and those under right/ count leap seconds."""

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def zone_named(name: str) -> ZoneInfo:
    """The time zone with this IANA name.

    Raises:
        ZoneUnknown: there is none; the message offers the nearest names. It is never taken for UTC.
    """
    try:
        if not _ZONE_NAME.fullmatch(name):
            raise ValueError(name)
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        from difflib import get_close_matches

        near = get_close_matches(name[:60], available_timezones(), n=2, cutoff=0.6)
        hint = f"did you mean {' or '.join(near)}?" if near else "use a name like Europe/Berlin"
        raise ZoneUnknown(f"there is no time zone {quoted(name, 40)}; {hint}") from None


def in_zone(moment: datetime, zone: str) -> datetime:
    """The same moment as this zone's clock shows it, to the minute, with the offset fixed."""
    local = moment.astimezone(zone_named(zone))
    return _fixed(local)


def instant(day: date, at: time, zone: str, which: int | None = None) -> datetime:
    """The moment this zone's clock shows ``at`` on ``day``.

    Args:
        day: the date on the calendar.
        at: the time on the clock, to the minute.
        zone: IANA name.
        which: 1 or 2 where the clock shows the time twice, else ignored.

    Raises:
        TimeDoesNotExist: the clock skipped it.
        TimeComesTwice: the clock shows it twice and ``which`` does not say which is meant.
        ZoneUnknown: no such zone.
    """
    tz = zone_named(zone)
    wall = datetime.combine(day, at)
    first, second = (_fixed(wall.replace(tzinfo=tz, fold=fold)) for fold in (0, 1))
    # PEP 495: only a time that is skipped or comes twice has two offsets.
    return first if first.utcoffset() == second.utcoffset() else _judged(day, at, zone, (first, second), which)


def _judged(day: date, at: time, zone: str, passes: tuple[datetime, datetime], which: int | None) -> datetime:
    """The moment of a time in an hour that the clock skips or shows twice."""
    # pendulum costs 38 ms to import, more than the rest of the start after Textual; only these hours need it.
    import pendulum
    from pendulum.tz.exceptions import AmbiguousTime, NonExistingTime

    try:
        told = pendulum.datetime(day.year, day.month, day.day, at.hour, at.minute, tz=zone, raise_on_unknown_times=True)
    except NonExistingTime:
        there = f"{say_day(day)} in {zone}"
        raise TimeDoesNotExist(
            f"{at:%H:%M} did not exist on {there}: the clock skipped it; type the time before or after"
        ) from None
    except AmbiguousTime:
        if which is not None:
            return passes[which - 1]
        raise TimeComesTwice(
            f"{at:%H:%M} came twice that night: 1 the first, before the clock went back, or 2 the second", *passes
        ) from None
    return _fixed(told)


def _fixed(moment: datetime) -> datetime:
    """The moment to the minute as a plain ``datetime``: pendulum's own kinds stay inside this module."""
    minute = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
    return datetime(*minute, tzinfo=timezone(_offset(moment)))


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    assert offset is not None, "an instant has an offset"
    # Before zones were standard, offsets had seconds, which ISO 8601 cannot carry.
    return timedelta(minutes=offset // timedelta(minutes=1))


def moved(moment: datetime, minutes: int, zone: str) -> datetime:
    """The moment so many minutes on, as the clock shows it there: over a clock change the hour jumps as it did.

    A moment with another offset than the zone's (typed before a flight) keeps its own.
    """
    later = moment + timedelta(minutes=minutes)
    at_home = in_zone(moment, zone).utcoffset() == moment.utcoffset()
    return in_zone(later, zone) if at_home else later


def minutes_between(start: datetime, end: datetime) -> float:
    """Minutes that really passed from ``start`` to ``end``; negative when ``end`` is earlier."""
    return (end.timestamp() - start.timestamp()) / 60


def night_of(moment: datetime, starts: int = 12) -> date:
    """The date of the evening whose night holds this moment.

    Args:
        moment: the instant; its own wall clock counts.
        starts: hour at which a night begins, 0 to 23.
    """
    began = moment.replace(tzinfo=None) - timedelta(hours=starts)
    return date(began.year, began.month, began.day)


def minute_of_day(moment: datetime) -> int:
    """Minutes after midnight on the moment's own wall clock, 0 to 1439."""
    return moment.hour * 60 + moment.minute


def circular_mean(minutes: Iterable[float]) -> float | None:
    """Mean of clock times in minutes after midnight, 0 <= mean < 1440; ``None`` for none or when they cancel out.

    The direction of the mean unit vector (Mardia & Jupp, Directional Statistics, 2000, ch. 2): 23:50 and 00:10
    average to midnight.
    """
    angles = [minute / DAY * math.tau for minute in minutes]
    east, north = math.fsum(map(math.cos, angles)), math.fsum(map(math.sin, angles))
    if not angles or math.hypot(east, north) < 1e-9 * len(angles):
        return None
    return _on_face(math.atan2(north, east) / math.tau * DAY)


def middle(values: Iterable[float]) -> float:
    """The median of at least one value. Two lines of our own: ``statistics`` costs 2 ms of the start."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def circular_median(minutes: Iterable[float]) -> float | None:
    """Median of clock times in minutes after midnight, taken on the half circle either side of their mean."""
    times = list(minutes)
    centre = circular_mean(times)
    if centre is None:
        return None
    return _on_face(centre + middle((time - centre + DAY / 2) % DAY - DAY / 2 for time in times))


def _on_face(minutes: float) -> float:
    # A hair below midnight rounds up to DAY itself at the first %.
    return minutes % DAY % DAY


def say_day(day: date, year: bool = False) -> str:
    """A date in words: "Sun 22 Nov", with ``year`` "Sun 22 Nov 2026"."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def say_night(evening: date, year: bool = True, arrow: str = "→") -> str:
    """A night in words: "Sun 22 → Mon 23 Nov 2026"; month and year stand once where they are the same."""
    morning = evening + timedelta(days=1)
    first = say_day(evening, year=year and evening.year != morning.year)
    if evening.month == morning.month:
        first = f"{WEEKDAYS[evening.weekday()]} {evening.day}"
    return f"{first} {arrow} {say_day(morning, year=year)}"
