"""What my nights come to: how many, how many in a row, the best and the worst month, and the cramps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Cramp, Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.summary import Month, Summary, best_and_worst, summary
from tests.builders import SUNDAY, at, night_with
from tests.strategies import LAW

URGE, QUALITY, USES, ONSET = (BY_ID[key] for key in ("urge", "quality", "uses", "onset"))
NEW_YEAR = date(2026, 1, 1)
DONE, SKIPPED = StrategyUse(done="done"), StrategyUse(done="skipped")


def back(*days: int) -> Nights:
    """Nights with an entry, so many days before Sunday."""
    return Nights(night_with({"urge.worst": 3}, SUNDAY - timedelta(days=one)) for one in days)


def of(nights: Nights, first: date = NEW_YEAR, last: date = SUNDAY) -> Summary:
    """The summary of the year so far."""
    return summary(nights, URGE, first, last)


@pytest.mark.parametrize(
    ("days", "longest", "current"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((1,), 1, 1),
        ((2,), 1, 0),
        ((0, 1, 2), 3, 3),
        ((1, 2, 3), 3, 3),
        ((2, 3, 4), 3, 0),
        ((0, 2, 3, 4), 3, 1),
        ((1, 3, 4, 5), 3, 1),
        ((5, 6, 9, 10, 11, 20), 3, 0),
        ((0, 1, 3, 4), 2, 2),
    ],
)
def test_runs_of_nights_in_a_row(days: tuple[int, ...], longest: int, current: int) -> None:
    """A run that reaches to last night still counts before I filled in tonight; one night missed ends it."""
    found = of(back(*days))
    assert (found.longest_run, found.current_run, found.recorded) == (longest, current, len(days))


def test_a_run_goes_over_the_ends_of_months() -> None:
    """From 29 October to 2 November are five nights in a row, and 28 February to 1 March three in a leap year."""
    days = [date(2026, 10, 29) + timedelta(days=one) for one in range(5)]
    assert of(Nights(night_with({"urge.worst": 1}, day) for day in days)).longest_run == 5
    leap = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
    nights = Nights(night_with({"urge.worst": 1}, day) for day in leap)
    assert of(nights, date(2024, 1, 1), date(2024, 12, 31)).longest_run == 3


@given(st.sets(st.integers(0, 60), max_size=60))
@LAW
def test_the_longest_run_is_the_longest_there_is(days: set[int]) -> None:
    """Whichever nights I recorded, no longer stretch of them is without a gap."""
    pattern = "".join("x" if one in days else " " for one in range(61))
    runs = pattern.split()
    found = of(back(*days))
    assert found.longest_run == max(map(len, runs), default=0)
    reaches = bool({0, 1} & days)
    assert found.current_run == (len(runs[0]) if reaches else 0)


def test_nights_recorded_and_nights_passed_are_counted() -> None:
    """Of the nights that have begun I see how many I recorded; a blank one is none, and other years do not count."""
    nights = Nights(
        [
            *back(0, 3),
            Night(night_of=SUNDAY - timedelta(days=1), zone="Europe/Berlin"),
            night_with({"urge.worst": 9}, date(2025, 12, 31)),
        ]
    )
    found = of(nights)
    assert (found.recorded, found.passed, found.first, found.last) == (2, 326, NEW_YEAR, SUNDAY)
    assert found.spread is not None
    assert found.spread.n == 2


def test_before_the_first_night_nothing_has_passed() -> None:
    """A stretch that has not begun has no nights."""
    found = of(Nights(), SUNDAY + timedelta(days=5), SUNDAY)
    assert (found.recorded, found.passed, found.spread, found.months, found.longest_run) == (0, 0, None, (), 0)


def test_cramps_are_counted_over_nights_that_say() -> None:
    """Two cramps and none are two cramps on one of two nights; the night that does not say is in neither."""
    answers: list[dict[str, Any]] = [{"cramps": (Cramp(), Cramp())}, {"cramps": ()}, {"urge.worst": 3}]
    found = of(Nights(night_with(said, SUNDAY - timedelta(days=one)) for one, said in enumerate(answers)))
    assert (found.cramps, found.cramp_nights, found.asked_cramps, found.recorded) == (2, 1, 2, 3)


def month(number: int, values: Iterable[Any], question: str = "urge.worst") -> list[Night]:
    """A month of 2026 with these answers on its first nights."""
    return [night_with({question: value}, date(2026, number, day)) for day, value in enumerate(values, 1)]


def test_a_month_has_the_spread_of_its_own_nights() -> None:
    """Each month with a figure stands in order with its median and its number of nights; one without is left out."""
    nights = Nights([*month(3, [1, 2, 9]), *month(1, [4, 4]), *month(2, [5], "fatigue")])
    found = of(nights)
    assert [(one.first, one.spread.n, one.spread.median) for one in found.months] == [
        (date(2026, 1, 1), 2, 4),
        (date(2026, 3, 1), 3, 2),
    ]


def test_months_of_two_years_are_not_one() -> None:
    """November of last year and November of this one are two months."""
    nights = Nights([night_with({"urge.worst": 3}, day) for day in (date(2025, 11, 5), date(2026, 11, 5))])
    found = of(nights, date(2025, 1, 1))
    assert [one.first for one in found.months] == [date(2025, 11, 1), date(2026, 11, 1)]


def names(found: tuple[Month, Month] | None) -> tuple[int, int] | None:
    """The numbers of the best and of the worst month."""
    return None if found is None else (found[0].first.month, found[1].first.month)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ({}, None),
        ({1: [3] * 10}, None),
        ({1: [3] * 10, 2: [5] * 10}, (1, 2)),
        ({1: [5] * 10, 2: [3] * 10}, (2, 1)),
        ({1: [3] * 10, 2: [5] * 9}, None),
        ({1: [3] * 10, 2: [5] * 9, 3: [4] * 10}, (1, 3)),
        ({1: [3] * 10, 2: [3] * 12}, None),
        ({1: [4] * 10, 2: [2] * 10, 3: [2] * 10, 4: [7] * 10, 5: [7] * 10}, (2, 4)),
        ({1: [9] * 9, 2: [0] * 10, 3: [1] * 10}, (2, 3)),
    ],
)
def test_the_best_and_the_worst_month_have_ten_nights(
    months: dict[int, list[int]], expected: tuple[int, int] | None
) -> None:
    """Less urge is better; nine nights are too few, equal months no contest, and of a tie the first is named."""
    nights = Nights(night for number, values in months.items() for night in month(number, values))
    assert names(best_and_worst(of(nights), URGE)) == expected


def test_where_more_is_better_the_best_month_has_the_most() -> None:
    """The month with the better quality is the best."""
    nights = Nights([*month(1, [2] * 10, "sleep.quality"), *month(2, [4] * 10, "sleep.quality")])
    assert names(best_and_worst(summary(nights, QUALITY, NEW_YEAR, SUNDAY), QUALITY)) == (2, 1)


def test_where_neither_is_better_the_first_named_has_the_most() -> None:
    """Of strategies the month with the most comes first, and none is a figure."""
    nights = Nights([*month(1, [()] * 10, "uses"), *month(2, [(SKIPPED, DONE)] * 10, "uses")])
    assert names(best_and_worst(summary(nights, USES, NEW_YEAR, SUNDAY), USES)) == (2, 1)


def began(number: int, clock: str) -> list[Night]:
    """Ten nights of a month on which the urge began at this time; before noon it is the morning after."""
    nights = []
    for day in range(1, 11):
        evening = date(2026, number, day)
        shown = evening + timedelta(days=clock < "12:00")
        nights.append(night_with({"urge.worst": 5, "urge.began": at(f"{shown} {clock}")}, evening))
    return nights


def test_a_month_past_midnight_is_later_than_one_before() -> None:
    """Half past midnight is later than half past eleven, and six in the evening the earliest."""
    nights = Nights([*began(2, "23:30"), *began(4, "00:30"), *began(6, "18:00")])
    found = summary(nights, ONSET, NEW_YEAR, SUNDAY)
    assert [round(one.spread.median) % 1440 for one in found.months] == [23 * 60 + 30, 30, 18 * 60]
    assert names(best_and_worst(found, ONSET)) == (4, 6)
