"""Every night has its place in the weeks, on any calendar, from the first a diary may hold to the last."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.calendar import Grid, Look, Span, grid, months_on, span, week_number, within
from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Cramp
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay
from stillnight.diary.week import WEEKDAY
from tests.builders import SUNDAY, night_with
from tests.strategies import LAW

URGE = BY_ID["urge"]
STARTS = tuple(WEEKDAY.values())
SIZES: tuple[Span, ...] = ("year", "half", "quarter", "month")
ALL_KINDS_OF_YEAR = range(2001, 2029)
"""Twenty-eight years in a row begin on each weekday, leap and not."""

YEARS = (1970, *ALL_KINDS_OF_YEAR, 2100, 2199)
ANY_DAY = st.dates(FIRST_DATE, LAST_DATE)


def empty(first: date, last: date, starts: int = 0, tonight: date = LAST_DATE) -> Grid:
    """The grid of nights of which none is recorded."""
    return grid(Nights(), URGE, (first, last), tonight, starts)


def year_of(year: int, starts: int = 0) -> Grid:
    """The grid of a whole year without entries."""
    return empty(date(year, 1, 1), date(year, 12, 31), starts)


def weeks_by_the_library(year: int, starts: int) -> list[list[date | None]]:
    """The weeks of a year as the ``calendar`` module has them, other years' days left blank."""
    months = (calendar.Calendar(starts).monthdatescalendar(year, month) for month in range(1, 13))
    weeks = {week[0]: week for month in months for week in month}
    return [[day if day.year == year else None for day in weeks[first]] for first in sorted(weeks)]


@pytest.mark.parametrize("year", YEARS)
def test_the_weeks_of_a_year_are_those_of_the_calendar_module(year: int) -> None:
    """Leap year or not, on whatever day it begins: each night stands in the week every wall calendar shows it in."""
    for starts in STARTS:
        shown = year_of(year, starts)
        columns = [[shown.at(week, row) for row in range(7)] for week in range(shown.weeks)]
        assert columns == weeks_by_the_library(year, starts)


def test_all_kinds_of_year_are_among_them() -> None:
    """The years looked at begin on each of the seven days, with and without a 29 February."""
    kinds = {(date(year, 1, 1).weekday(), calendar.isleap(year)) for year in ALL_KINDS_OF_YEAR}
    assert len(kinds) == 14


@pytest.mark.parametrize(
    ("year", "starts", "columns"),
    [
        (2026, 0, 53),
        (2027, 0, 53),
        (2012, 0, 54),
        (2012, 6, 53),
        (2000, 6, 54),
        (2000, 5, 53),
        (2011, 6, 53),
        (2016, 5, 54),
        (1988, 4, 53),
        (2004, 4, 54),
    ],
)
def test_a_leap_year_that_begins_on_the_last_day_of_a_week_has_54_columns(year: int, starts: int, columns: int) -> None:
    """366 nights of which the first stands alone in its week need 54 columns, all other years 53."""
    assert year_of(year, starts).weeks == columns


@given(ANY_DAY, st.integers(0, 400), st.sampled_from(STARTS), st.integers(-60, 60), st.integers(-3, 9))
@LAW
def test_place_and_at_undo_each_other(first: date, count: int, starts: int, week: int, row: int) -> None:
    """The cell of a night holds that night, and the night of a cell stands in it."""
    shown = empty(first, first + timedelta(days=count), starts)
    days = [first + timedelta(days=at) for at in range(count + 1)]
    assert [shown.at(*shown.place(day)) for day in days] == days
    found = shown.at(week, row)
    assert found is None or shown.place(found) == (week, row)


@given(ANY_DAY, st.sampled_from(SIZES), st.sampled_from(STARTS))
@LAW
def test_every_night_has_exactly_one_cell(day: date, size: Span, starts: int) -> None:
    """No night is shown twice and none is missing, and it stands in the row of its weekday."""
    first, last = span(day, size)
    shown = empty(first, last, starts)
    cells = {
        (week, row): found for week in range(-1, shown.weeks + 1) for row in range(7) if (found := shown.at(week, row))
    }
    assert sorted(cells.values()) == [first + timedelta(days=at) for at in range((last - first).days + 1)]
    assert all((starts + row) % 7 == found.weekday() for (_, row), found in cells.items())


def test_the_borders_of_a_year_are_its_own() -> None:
    """New Year's Eve is the last cell of one year's picture, and New Year's Day the first of the next one's."""
    old, new = year_of(2026), year_of(2027)
    assert (old.at(0, 2), old.at(0, 3), old.at(52, 3), old.at(52, 4)) == (
        None,
        date(2026, 1, 1),
        date(2026, 12, 31),
        None,
    )
    assert (new.at(0, 3), new.at(0, 4), new.place(date(2027, 12, 31))) == (None, date(2027, 1, 1), (52, 4))


def test_the_first_and_the_last_year_of_a_diary_are_whole() -> None:
    """A diary may begin on 1 January 1970 and end on 31 December 2199, and both years are drawn."""
    first, last = year_of(1970), year_of(2199)
    assert (first.at(0, 3), last.at(52, 1)) == (FIRST_DATE, LAST_DATE)
    assert (len(first.looks), len(last.looks)) == (365, 365)


@pytest.mark.parametrize(
    "tonight", [date(2025, 12, 31), date(2026, 1, 1), SUNDAY, date(2026, 12, 31), date(2027, 1, 1)]
)
def test_nights_after_tonight_are_to_come(tonight: date) -> None:
    """What has not begun looks different from what I did not fill in, even where something is recorded there."""
    recorded = Nights([night_with({"urge.worst": 6}, SUNDAY + timedelta(days=1))])
    shown = grid(recorded, URGE, span(SUNDAY, "year"), tonight, 0)
    for day in days_of(2026):
        assert (shown.look(day) is Look.COMING) == (day > tonight)


def days_of(year: int) -> Iterator[date]:
    """Every day of a year."""
    return (date(year, 1, 1) + timedelta(days=at) for at in range(366 if calendar.isleap(year) else 365))


def test_a_grid_shows_its_own_nights_and_no_others() -> None:
    """Last year's nights do not spill into this year's picture."""
    urges = {date(2025, 12, 31): 9, date(2026, 1, 1): 9, SUNDAY: 4, date(2027, 1, 1): 9}
    shown = grid(
        Nights(night_with({"urge.worst": worst}, day) for day, worst in urges.items()),
        URGE,
        span(SUNDAY, "year"),
        date(2027, 2, 1),
        0,
    )
    looks = {day: shown.look(day) for day in days_of(2026)}
    assert {day: look for day, look in looks.items() if look is not Look.BLANK} == {
        date(2026, 1, 1): Look.FIRST,
        SUNDAY: Look.THIRD,
    }


def test_a_grid_marks_what_was_asked_for() -> None:
    """With cramps marked, each night with a cramp is marked, and without a mark none is."""
    nights = Nights(night_with({"cramps": (Cramp(),)}, day) for day in (SUNDAY, SUNDAY - timedelta(days=9)))
    marked = grid(nights, URGE, span(SUNDAY, "year"), SUNDAY, 0, Overlay("cramps").marks)
    bare = grid(nights, URGE, span(SUNDAY, "year"), SUNDAY, 0)
    assert [day for day in days_of(2026) if marked.marked(day)] == [SUNDAY - timedelta(days=9), SUNDAY]
    assert not any(bare.marked(day) for day in days_of(2026))


def test_a_year_keeps_two_bytes_a_night() -> None:
    """A year of cells is not a thousand objects."""
    shown = year_of(2024)
    assert (type(shown.looks), len(shown.looks), len(shown.marks)) == (bytes, 366, 366)


@given(ANY_DAY)
@LAW
def test_weeks_from_monday_are_numbered_as_iso_8601_does(day: date) -> None:
    """My week 47 is everybody's week 47, and 1 January may still be in week 53."""
    assert week_number(day, 0) == day.isocalendar()[1]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 12, 31), 53),
        (date(2027, 1, 1), 53),
        (date(2027, 1, 3), 53),
        (date(2027, 1, 4), 1),
        (date(2024, 12, 30), 1),
        (date(2021, 1, 3), 53),
        (SUNDAY, 47),
    ],
)
def test_week_53_lasts_into_january(day: date, number: int) -> None:
    """The year 2026 has 53 weeks, and the last of them ends on 3 January."""
    assert week_number(day, 0) == number


@given(ANY_DAY)
@LAW
def test_weeks_from_sunday_count_from_the_week_of_new_years_day(day: date) -> None:
    """The C library's %U counts from the first Sunday; the days before it are one more week unless there are none."""
    before_the_first_sunday = date(day.year, 1, 1).weekday() != 6
    assert week_number(day, 6) == int(day.strftime("%U")) + before_the_first_sunday


@pytest.mark.parametrize("starts", [4, 5])
@pytest.mark.parametrize("year", [1970, 2021, 2024, 2026, 2199])
def test_other_weeks_count_up_on_their_first_day(year: int, starts: int) -> None:
    """Where weeks begin on Friday or Saturday, a new number begins on just that day."""
    number = 1
    for day in days_of(year):
        number += day.weekday() == starts and day != date(year, 1, 1)
        assert week_number(day, starts) == number


@pytest.mark.parametrize(
    ("day", "size", "first", "last"),
    [
        (SUNDAY, "year", date(2026, 1, 1), date(2026, 12, 31)),
        (SUNDAY, "half", date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 6, 30), "half", date(2026, 1, 1), date(2026, 6, 30)),
        (SUNDAY, "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 3, 31), "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2024, 2, 1), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2100, 2, 1), "month", date(2100, 2, 1), date(2100, 2, 28)),
        (FIRST_DATE, "year", FIRST_DATE, date(1970, 12, 31)),
        (LAST_DATE, "month", date(2199, 12, 1), LAST_DATE),
    ],
)
def test_a_span_holds_the_night(day: date, size: Span, first: date, last: date) -> None:
    """Half of a year is six whole months, a quarter three."""
    assert span(day, size) == (first, last)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (SUNDAY, 0, SUNDAY),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(day: date, months: int, then: date) -> None:
    """A month after 31 January is the last of February."""
    assert months_on(day, months) == then


def test_nobody_walks_out_of_the_diary() -> None:
    """Walking stops at the first night a diary may hold, and at tonight."""
    assert within(SUNDAY.toordinal() + 1, SUNDAY) == SUNDAY
    assert within(-5, SUNDAY) == FIRST_DATE
    assert within(date(2000, 2, 29).toordinal(), SUNDAY) == date(2000, 2, 29)
