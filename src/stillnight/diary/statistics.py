"""What is said of a measure over nights: n, mean, standard deviation, quartiles and range, times on the circle.

The middle and the middle half are those of ``spread``, which the calendar shows, so that no two pages can differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct

from stillnight.diary.clock import DAY, circular_mean, minute_of_day
from stillnight.diary.measure import Measure, Value
from stillnight.diary.night import Night
from stillnight.diary.say import BLANK
from stillnight.diary.spread import minutes_apart, spread, values
from stillnight.diary.typed import format_duration

LEAST_FOR_DEVIATION: Final = 2
"""Values that a standard deviation needs; of one there is none."""


class Statistics(Struct, frozen=True, kw_only=True):
    """What some values of a measure come to, in its unit; clock times in minutes after midnight, 0 to 1440.

    All but ``n`` are ``None`` without a value, and where clock times point in no direction.
    """

    n: int
    """Nights with a figure; the others are no zeros."""

    mean: float | None = None
    sd: float | None = None
    """Standard deviation, of clock times in minutes; ``None`` below two values."""

    least: float | None = None
    """The smallest; of clock times the earliest, seen from their mean."""

    low: float | None = None
    """First quartile."""

    median: float | None = None
    high: float | None = None
    """Third quartile."""

    most: float | None = None
    """The largest, or the latest."""


def statistics(found: Iterable[Value]) -> Statistics:
    """What these values of one measure come to."""
    given = list(found)
    if given and isinstance(given[0], datetime):
        return _of_times([moment for moment in given if isinstance(moment, datetime)])
    return _of_numbers([value for value in given if not isinstance(value, datetime)])


def statistics_of(measure: Measure, nights: Iterable[Night]) -> Statistics:
    """What a measure comes to over nights."""
    return statistics(values(measure, nights))


def _of_numbers(numbers: list[int | float]) -> Statistics:
    middle = spread(numbers)
    if middle is None:
        return Statistics(n=0)
    return Statistics(
        n=middle.n,
        mean=math.fsum(numbers) / middle.n,
        sd=_deviation(numbers),
        least=min(numbers),
        low=middle.low,
        median=middle.median,
        high=middle.high,
        most=max(numbers),
    )


def _deviation(numbers: list[int | float]) -> float | None:
    """The standard deviation of a sample: the squares are divided by n - 1 (Bessel)."""
    if len(numbers) < LEAST_FOR_DEVIATION:
        return None
    mean = math.fsum(numbers) / len(numbers)
    return math.sqrt(math.fsum((number - mean) ** 2 for number in numbers) / (len(numbers) - 1))


def _of_times(moments: list[datetime]) -> Statistics:
    minutes = [minute_of_day(moment) for moment in moments]
    centre = circular_mean(minutes)
    middle = spread(moments)
    if centre is None or middle is None:
        return Statistics(n=len(minutes))
    apart = minutes_apart(minutes, centre)
    return Statistics(
        n=len(minutes),
        mean=centre,
        sd=_circular_deviation(minutes),
        least=(centre + apart[0]) % DAY % DAY,
        low=middle.low,
        median=middle.median,
        high=middle.high,
        most=(centre + apart[-1]) % DAY % DAY,
    )


def _circular_deviation(minutes: list[int]) -> float | None:
    """The circular standard deviation, sqrt(-2 ln R) radians as minutes, where R is the mean resultant length.

    Mardia and Jupp, Directional Statistics, 2000, ch. 2; Fisher, Statistical Analysis of Circular Data, 1993, ch. 2.
    """
    if len(minutes) < LEAST_FOR_DEVIATION:
        return None
    angles = [minute / DAY * math.tau for minute in minutes]
    length = math.hypot(math.fsum(map(math.cos, angles)), math.fsum(map(math.sin, angles))) / len(angles)
    # Equal times may come to a hair above 1.
    return math.sqrt(-2 * math.log(min(length, 1))) / math.tau * DAY


def say_figure(measure: Measure, value: float | None, *, short: bool = False) -> str:
    """A figure of a measure in words, in five characters if ``short``; the sign of a blank where there is none."""
    if value is None:
        return BLANK
    return measure.short(value) if short else measure.say(value)


def say_deviation(measure: Measure, value: float | None, *, short: bool = False) -> str:
    """A standard deviation in words: of clock times it is a length, "41 min"."""
    if value is None or measure.unit != "clock":
        return say_figure(measure, value, short=short)
    whole = round(value)
    hours, minutes = divmod(whole, 60)
    return (f"{hours}h{minutes:02}" if hours else f"{minutes}m") if short else format_duration(whole)
