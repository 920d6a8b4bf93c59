"""What my nights come to is what numpy and scipy say of them, on the clock too, and the calendar says the same."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.nights import Nights
from stillnight.diary.statistics import Statistics, say_deviation, say_figure, statistics, statistics_of
from stillnight.diary.summary import summary
from tests.builders import SUNDAY, at, night_with
from tests.invented import nights
from tests.strategies import LAW

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60)
EVENINGS = st.lists(st.integers(-300, 300), min_size=2, max_size=40)
"""Clock times within five hours of some time, in minutes from it."""

NOON = at("2026-11-22 12:00", "UTC")


@given(NUMBERS)
@LAW
def test_numbers_are_those_of_numpy(numbers: list[float]) -> None:
    """Mean, sample deviation, quartiles and range, in whatever order the nights came."""
    found = statistics(numbers)
    quartiles = np.quantile(numbers, (0, 0.25, 0.5, 0.75, 1))
    assert found.n == len(numbers)
    assert found.mean == pytest.approx(float(np.mean(numbers)), abs=1e-6)
    assert found.sd == pytest.approx(float(np.std(numbers, ddof=1)), rel=1e-6, abs=1e-6)
    assert [found.least, found.low, found.median, found.high, found.most] == pytest.approx(quartiles, abs=1e-6)


@given(EVENINGS, st.integers(0, 1439))
@LAW
def test_clock_times_are_those_of_scipy(apart: list[int], centre: int) -> None:
    """The mean and the deviation of times go round midnight as those of another program do."""
    moments = [NOON + timedelta(minutes=centre + one) for one in apart]
    minutes = np.array([moment.hour * 60 + moment.minute for moment in moments], dtype=float)
    found = statistics(moments)
    assert found.mean is not None
    assert found.sd is not None
    mean = float(stats.circmean(minutes, high=1440))
    assert (found.mean - mean + 720) % 1440 - 720 == pytest.approx(0, abs=1e-3)
    assert found.sd == pytest.approx(float(stats.circstd(minutes, high=1440)), abs=0.05)


@given(EVENINGS, st.integers(0, 1439))
@LAW
def test_the_earliest_and_the_latest_are_times_that_i_gave(apart: list[int], centre: int) -> None:
    """The range goes from my earliest night to my latest, wherever midnight is."""
    moments = [NOON + timedelta(minutes=centre + one) for one in apart]
    found = statistics(moments)
    assert found.least is not None
    assert found.most is not None
    assert (found.least - 720 - centre - min(apart) + 720) % 1440 - 720 == pytest.approx(0, abs=1e-6)
    assert (found.most - 720 - centre - max(apart) + 720) % 1440 - 720 == pytest.approx(0, abs=1e-6)


def test_a_deviation_worked_out_by_hand() -> None:
    """Of 2, 4 and 9 the squares from 5 are 9, 1 and 16: 26 over two is 13."""
    found = statistics([2, 4, 9])
    assert (found.n, found.mean, found.median, found.least, found.most) == (3, 5, 4, 2, 9)
    assert found.sd == pytest.approx(13**0.5)


def test_of_one_night_there_is_no_deviation() -> None:
    """One night does not say how much nights differ."""
    for value in (7, at("2026-11-22 23:50")):
        assert statistics([value]).n == 1
        assert statistics([value]).sd is None
        assert statistics([value]).mean is not None


def test_without_nights_nothing_is_zero() -> None:
    """A month that I did not fill in has no mean at all."""
    assert statistics([]) == Statistics(n=0)


def test_times_that_point_nowhere_are_counted_and_no_more() -> None:
    """Of six in the morning and six in the evening no time is the middle."""
    assert statistics([at("2026-11-22 06:00"), at("2026-11-22 18:00")]) == Statistics(n=2)


def test_equal_times_do_not_differ() -> None:
    """Always at ten past eleven: no deviation, whatever the arithmetic of circles leaves over."""
    assert statistics([at("2026-11-22 23:10")] * 3).sd == pytest.approx(0, abs=1e-4)


def test_a_blank_is_no_zero() -> None:
    """Nights that do not say are in neither the mean nor the number it rests on."""
    said = (0, None, 4, None, 8)
    given_nights = [
        night_with({"urge.worst": worst, "notes": "x"}, SUNDAY - timedelta(days=back))
        for back, worst in enumerate(said)
    ]
    found = statistics_of(BY_ID["urge"], given_nights)
    assert (found.n, found.mean, found.sd) == (3, 4, 4)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_the_calendar_says_the_same(measure: object) -> None:
    """The line under my year and the table of figures never differ."""
    row = BY_ID[measure.id]  # type: ignore[attr-defined]
    there = Nights(nights(date(2026, 11, 22), 60, missing=0.1))
    spread = summary(there, row, date(2026, 9, 24), date(2026, 11, 22)).spread
    found = statistics_of(row, there)
    assert spread is not None
    assert (spread.n, spread.low, spread.median, spread.high) == (found.n, found.low, found.median, found.high)


def test_figures_in_words() -> None:
    """A deviation of times is a length; what cannot be said is a blank."""
    onset, share = BY_ID["onset"], BY_ID["se"]
    assert say_figure(onset, 20 * 60 + 45) == "20:45"
    assert say_deviation(onset, 65) == "1 h 05"
    assert say_deviation(onset, 65, short=True) == "1h05"
    assert say_deviation(onset, 41.4, short=True) == "41m"
    assert say_deviation(share, 8.6) == "9 %"
    assert say_figure(share, None) == say_deviation(onset, None) == "–"
