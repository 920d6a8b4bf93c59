"""The calendar: which look a night has for a measure, and where it stands in a grid of weeks.

A grid keeps two bytes a night and no object, so that a year costs less than a kilobyte.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final, Literal

from msgspec import Struct

from stillnight.diary.calendar_words import FIRST_DATE
from stillnight.diary.clock import DAY, minute_of_day
from stillnight.diary.measure import Measure, Value
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights

NOON: Final = DAY // 2

Span = Literal["year", "half", "quarter", "month"]
"""How much of a year stands in one picture."""

MONTHS: Final[dict[Span, int]] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""How many months a span has."""

Marked = Callable[[Night], bool]
"""Whether a night has the second thing that is looked for, besides the measure."""


class Look(IntEnum):
    """How a night looks: five that have no level, and five levels."""

    COMING = 0
    """It has not begun."""

    BLANK = 1
    """Nothing is recorded."""

    PART = 2
    """Something is recorded, and not what the measure needs."""

    NO_SLEEP = 3
    """The person did not sleep, and the measure is one of sleep."""

    NONE = 4
    """Recorded, and zero: an answer, not a blank."""

    FIRST = 5
    SECOND = 6
    THIRD = 7
    FOURTH = 8
    FIFTH = 9

    @property
    def level(self) -> int | None:
        """The level from 1 to 5; ``None`` for a look that has none."""
        return self - Look.FIRST + 1 if self >= Look.FIRST else None


def level(measure: Measure, value: Value) -> int:
    """The level of a value, 1 to 5: where less is better the fifth is the least, else the most or the latest.

    A clock time may be minutes after midnight; the bounds count from noon. Fractions
    are rounded as they are said, so that what is called 90 % is never drawn as less.
    """
    number = minute_of_day(value) if isinstance(value, datetime) else value
    number = number if measure.unit in {"count", "rating"} else round(number)
    passed = bisect_right(measure.bounds, (number - NOON) % DAY if measure.unit == "clock" else number)
    return 5 - passed if measure.better == "less" else 1 + passed


def level_of_none(measure: Measure) -> int:
    """The level that a zero belongs to: with a zero that is best it is the fifth."""
    return level(measure, 0)


def look(measure: Measure, night: Night | None) -> Look:
    """How a night that has begun looks."""
    if night is None or night.is_blank():
        return Look.BLANK
    figure = measure.of(night)
    if night.sleep.none and measure.of_sleep and not figure.value:
        return Look.PART if figure.missing else Look.NO_SLEEP
    if figure.value is None:
        return Look.PART if figure.happened else Look.NONE
    return Look.NONE if figure.value == 0 else Look(Look.FIRST + level(measure, figure.value) - 1)


def figure_of(measure: Measure, night: Night | None) -> str:
    """The figure of a night in five characters at the most; empty where it has none, or no sleep to have one of."""
    value = None if night is None else measure.of(night).value
    return "" if value is None or look(measure, night) is Look.NO_SLEEP else measure.short(value)


class Grid(Struct, frozen=True, gc=False):
    """The nights of a span in weeks: a column a week, a row a day of the week."""

    first: date
    last: date
    starts: int
    """The day a week begins with, as ``date.weekday`` counts."""

    looks: bytes
    """A look for each night from the first to the last."""

    marks: bytes
    """1 for each night that is marked, else 0."""

    @property
    def weeks(self) -> int:
        """How many columns there are."""
        return self.place(self.last)[0] + 1

    def place(self, day: date) -> tuple[int, int]:
        """The column and the row of a night of the span."""
        before = (self.first.weekday() - self.starts) % 7
        return divmod((day - self.first).days + before, 7)

    def at(self, week: int, row: int) -> date | None:
        """The night in a column and a row; ``None`` where the span has none."""
        before = (self.first.weekday() - self.starts) % 7
        days = 7 * week + row - before
        inside = 0 <= row < 7 and 0 <= days <= (self.last - self.first).days
        return self.first + timedelta(days=days) if inside else None

    def look(self, day: date) -> Look:
        """How a night of the span looks."""
        return Look(self.looks[(day - self.first).days])

    def marked(self, day: date) -> bool:
        """Whether a night of the span is marked."""
        return bool(self.marks[(day - self.first).days])


def grid(
    nights: Nights, measure: Measure, days: tuple[date, date], tonight: date, starts: int, marked: Marked | None = None
) -> Grid:
    """The grid of the nights from the first to the last of these days.

    Args:
        nights: the recorded nights; those outside the days are left out.
        measure: what the looks show.
        days: the first and the last night of the grid.
        tonight: the night after which none has begun.
        starts: the day a week begins with, as ``date.weekday`` counts.
        marked: what is marked besides; nothing without it.
    """
    first, last = days
    count = (last - first).days + 1
    begun = min(max((tonight - first).days + 1, 0), count)
    looks, marks = bytearray([Look.BLANK] * begun + [Look.COMING] * (count - begun)), bytearray(count)
    for night in nights.between(first, min(last, tonight)):
        at = (night.night_of - first).days
        looks[at] = look(measure, night)
        marks[at] = marked is not None and marked(night)
    return Grid(first, last, starts, bytes(looks), bytes(marks))


def span(day: date, size: Span) -> tuple[date, date]:
    """The first and the last night of the year, half, quarter or month that holds this one."""
    months = MONTHS[size]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def within(ordinal: int, tonight: date) -> date:
    """The night of this ordinal, kept between the first a diary may hold and tonight."""
    return date.fromordinal(min(max(ordinal, FIRST_DATE.toordinal()), tonight.toordinal()))


def week_number(day: date, starts: int) -> int:
    """The number of a night's week.

    Weeks that begin on Monday are numbered as ISO 8601 does; others count from the week of 1 January, as calendars
    in the United States do.
    """
    if starts == 0:
        return day.isocalendar().week
    new_year = date(day.year, 1, 1)
    before = (new_year.weekday() - starts) % 7
    return ((day - new_year).days + before) // 7 + 1
