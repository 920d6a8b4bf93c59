"""Middle and spread of a measure over nights, each with the number of nights it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from stillnight.diary.clock import DAY, circular_mean, minute_of_day
from stillnight.diary.measure import Measure, Value
from stillnight.diary.night import Night

QUARTERS: Final = (0.25, 0.5, 0.75)


class Spread(Struct, frozen=True):
    """The median of some values and the half of them around it; clock values in minutes after midnight."""

    n: int
    low: float
    """A quarter of the values lie below it."""

    median: float
    high: float
    """A quarter of the values lie above it."""


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value that this share of at least one ordered value lies below.

    Between two values by straight line (type 7 of Hyndman and Fan 1996, doi:10.2307/2684934).
    """
    whole, part = divmod(share * (len(ordered) - 1), 1)
    below, above = ordered[int(whole)], ordered[min(int(whole) + 1, len(ordered) - 1)]
    return below + part * (above - below)


def spread(values: Iterable[Value]) -> Spread | None:
    """The spread of a measure's values; ``None`` for none, or for clock times that point in no direction.

    Clock times are taken on the half circle either side of their mean, so that midnight is no border.
    """
    found = list(values)
    if found and isinstance(found[0], datetime):
        return _spread_of_times([minute_of_day(moment) for moment in found if isinstance(moment, datetime)])
    return _spread([value for value in found if not isinstance(value, datetime)])


def _spread(values: list[int | float]) -> Spread | None:
    if not values:
        return None
    low, median, high = (quantile(sorted(values), share) for share in QUARTERS)
    return Spread(len(values), low, median, high)


def _spread_of_times(minutes: list[int]) -> Spread | None:
    centre = circular_mean(minutes)
    if centre is None:
        return None
    apart = minutes_apart(minutes, centre)
    low, median, high = ((centre + quantile(apart, share)) % DAY % DAY for share in QUARTERS)
    return Spread(len(minutes), low, median, high)


def minutes_apart(minutes: Iterable[float], centre: float) -> list[float]:
    """How far clock times lie from one of them all, -720 to 720 minutes, in order."""
    return sorted((minute - centre + DAY / 2) % DAY - DAY / 2 for minute in minutes)


def values(measure: Measure, nights: Iterable[Night]) -> list[Value]:
    """The values of a measure; nights that have none are left out, never counted as zero."""
    figures = (measure.of(night).value for night in nights)
    return [value for value in figures if value is not None]


def spread_of(measure: Measure, nights: Iterable[Night]) -> Spread | None:
    """The spread of a measure over nights; ``statistics`` says more about the same values."""
    return spread(values(measure, nights))
