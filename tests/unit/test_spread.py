"""The middle of my nights and their spread are those of the textbooks, at midnight too, and say how many they are."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from stillnight.diary.measures import BY_ID
from stillnight.diary.spread import Spread, quantile, spread, spread_of, values
from tests.builders import SUNDAY, at, night_with
from tests.strategies import LAW

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)
NOON = at("2026-11-22 12:00", "UTC")
EVENINGS = st.lists(st.integers(-300, 300), min_size=1, max_size=40)
"""Clock times within five hours of some time, in minutes from it."""


def times(*clock: str) -> list[Any]:
    """Moments with these times on the clock."""
    return [at(f"2026-11-22 {time}", "UTC") for time in clock]


@given(NUMBERS, st.floats(0, 1))
@LAW
def test_quantiles_are_those_of_numpy(numbers: list[float], share: float) -> None:
    """Any share of my nights lies below the value that another program would name."""
    assert quantile(sorted(numbers), share) == pytest.approx(
        float(np.quantile(numbers, share, method="linear")), abs=1e-6
    )


@given(NUMBERS)
@LAW
def test_the_median_and_the_middle_half_are_those_of_numpy(numbers: list[float]) -> None:
    """The middle half reaches from the first quartile to the third, in whatever order the nights came."""
    found = spread(numbers)
    assert found is not None
    assert found.n == len(numbers)
    assert [found.low, found.median, found.high] == pytest.approx(np.quantile(numbers, (0.25, 0.5, 0.75)), abs=1e-6)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([7], Spread(1, 7, 7, 7)),
        ([1, 2], Spread(2, 1.25, 1.5, 1.75)),
        ([3, 1, 2], Spread(3, 1.5, 2, 2.5)),
        ([4, 1, 3, 2], Spread(4, 1.75, 2.5, 3.25)),
        ([0, 0, 0, 10], Spread(4, 0, 0, 2.5)),
    ],
)
def test_a_spread_worked_out_by_hand(numbers: list[int], expected: Spread) -> None:
    """One night is its own median, and two lie a quarter of the way either side of it."""
    assert spread(numbers) == expected


@pytest.mark.parametrize(
    ("clock", "low", "median", "high"),
    [
        (("23:50", "00:10"), 23 * 60 + 55, 0, 5),
        (("23:00", "00:00", "01:00"), 23 * 60 + 30, 0, 30),
        (("22:00", "23:00", "23:30", "00:30", "01:00"), 23 * 60, 23 * 60 + 30, 30),
        (("02:39",), 159, 159, 159),
        (("11:50", "12:10"), 11 * 60 + 55, 720, 12 * 60 + 5),
        (("00:00", "00:00", "00:00"), 0, 0, 0),
    ],
)
def test_midnight_is_no_border(clock: tuple[str, ...], low: float, median: float, high: float) -> None:
    """Ten to twelve and ten past have their middle at midnight, not at noon."""
    found = spread(times(*clock))
    assert found is not None
    assert found.n == len(clock)
    apart = [
        (got - expected + 720) % 1440 - 720
        for got, expected in zip((found.low, found.median, found.high), (low, median, high), strict=True)
    ]
    assert apart == pytest.approx([0, 0, 0], abs=1e-6)
    assert all(0 <= minute < 1440 for minute in (found.low, found.median, found.high))


@given(EVENINGS, st.integers(0, 1439))
@LAW
def test_clock_times_spread_like_numbers_around_their_mean(apart: list[int], centre: int) -> None:
    """Turned so that scipy's circular mean is at noon, numpy's quartiles of the times are mine."""
    moments = [NOON + timedelta(minutes=centre + one) for one in apart]
    found = spread(moments)
    assert found is not None
    minutes = np.array([moment.hour * 60 + moment.minute for moment in moments], dtype=float)
    mean = float(stats.circmean(minutes, high=1440))
    turned = (minutes - mean + 720) % 1440
    expected = np.quantile(turned, (0.25, 0.5, 0.75))
    got = [(minute - mean + 720) % 1440 for minute in (found.low, found.median, found.high)]
    assert got == pytest.approx(expected, abs=1e-3)
    assert found.n == len(apart)


def test_times_that_point_nowhere_have_no_middle() -> None:
    """Of six in the morning and six in the evening neither noon nor midnight is the middle, so none is named."""
    assert spread(times("06:00", "18:00")) is None
    assert spread([]) is None


def test_a_blank_is_no_zero_in_a_spread() -> None:
    """Nights that do not say are left out of the median and of the number it rests on."""
    said = (0, None, 4, None, 8)
    nights = [
        night_with({"urge.worst": worst, "notes": "x"}, SUNDAY - timedelta(days=back))
        for back, worst in enumerate(said)
    ]
    assert values(BY_ID["urge"], nights) == [0, 4, 8]
    assert spread_of(BY_ID["urge"], nights) == Spread(3, 2, 4, 6)
    assert spread_of(BY_ID["cramps"], nights) is None


def test_a_night_without_sleep_counts_as_one_of_no_sleep() -> None:
    """Zero sleep is a figure, and no sleep period is none."""
    nights = [night_with({"sleep.none": True})]
    assert spread_of(BY_ID["tst"], nights) == Spread(1, 0, 0, 0)
    assert spread_of(BY_ID["spt"], nights) is None


def test_no_urge_has_no_time() -> None:
    """When the urge began rests only on nights on which it began."""
    began = night_with({"urge.worst": 6, "urge.began": at("2026-11-22 20:45")})
    nights = [began, night_with({"urge.worst": 0}, SUNDAY - timedelta(days=1))]
    found = spread_of(BY_ID["onset"], nights)
    assert found is not None
    assert (found.n, round(found.median)) == (1, 20 * 60 + 45)
