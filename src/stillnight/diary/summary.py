"""What a stretch of nights comes to: how many were recorded, their middle and spread, runs, months, cramps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct

from stillnight.diary.calendar import NOON
from stillnight.diary.clock import DAY
from stillnight.diary.measure import Measure
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.spread import Spread, spread_of

LEAST_IN_MONTH: Final = 10
"""Nights with a figure that a month needs to be called the best or the worst."""


class Month(Struct, frozen=True):
    """One month and the spread of a measure in it."""

    first: date
    spread: Spread


class Summary(Struct, frozen=True, kw_only=True):
    """What a stretch of nights comes to, for one measure."""

    first: date
    last: date
    recorded: int
    """Nights with an entry."""

    passed: int
    """Nights that have begun."""

    spread: Spread | None
    """Of the measure; ``None`` where no night has a figure."""

    longest_run: int
    """Nights with an entry one after another, at the most."""

    current_run: int
    """Those that reach to the last night, or to the one before it where that is still without an entry."""

    months: tuple[Month, ...]
    """The months with a figure, in order."""

    cramps: int
    """How many cramps were noted."""

    cramp_nights: int
    """Nights with at least one."""

    asked_cramps: int
    """Nights that say how many, none included."""


def summary(nights: Nights, measure: Measure, first: date, last: date, *, ongoing: bool = True) -> Summary:
    """The summary of the nights from the first to the last, which has begun.

    ``ongoing``: whether the last is tonight, so that a run may go on; a finished year has none.
    """
    there = [night for night in nights.between(first, last) if not night.is_blank()]
    dates = [night.night_of for night in there]
    runs = _runs(dates)
    counts = [len(night.cramps) for night in there if night.cramps is not None]
    return Summary(
        first=first,
        last=last,
        recorded=len(there),
        passed=max((last - first).days + 1, 0),
        spread=spread_of(measure, there),
        longest_run=max(runs, default=0),
        current_run=runs[-1] if ongoing and dates and (last - dates[-1]).days <= 1 else 0,
        months=tuple(_months(there, measure)),
        cramps=sum(counts),
        cramp_nights=sum(count > 0 for count in counts),
        asked_cramps=len(counts),
    )


def _runs(dates: list[date]) -> list[int]:
    """The lengths of the runs of dates that follow one another, in order."""
    breaks = [0, *(at for at, (one, next_) in enumerate(pairwise(dates), 1) if next_ - one > timedelta(days=1))]
    return [end - begin for begin, end in pairwise([*breaks, len(dates)])] if dates else []


def _months(nights: Iterable[Night], measure: Measure) -> Iterable[Month]:
    for first, of_month in groupby(nights, lambda night: night.night_of.replace(day=1)):
        found = spread_of(measure, of_month)
        if found is not None:
            yield Month(first, found)


def best_and_worst(found: Summary, measure: Measure) -> tuple[Month, Month] | None:
    """The best and the worst month by their medians; ``None`` where there are no two months to compare.

    Where neither end is better it is the month with the most (the latest) and the one with the least.
    """
    months = [month for month in found.months if month.spread.n >= LEAST_IN_MONTH]
    if len(months) < 2:
        return None
    clock = measure.unit == "clock"

    def rank(month: Month) -> float:
        return (month.spread.median - NOON) % DAY if clock else month.spread.median

    least, most = min(months, key=rank), max(months, key=rank)
    if least == most or rank(least) == rank(most):
        return None
    return (least, most) if measure.better == "less" else (most, least)
