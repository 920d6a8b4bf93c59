"""A year at a glance: it fits the terminal, and each night is where its week and its weekday cross."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.diary.calendar import Grid, Span, grid, months_on, span
from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE
from stillnight.diary.drawing import ASCII, UNICODE, Chosen, text_of
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Cramp
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay
from stillnight.diary.week import WEEKDAY
from stillnight.diary.year_picture import YearPicture, fitting
from tests.builders import SUNDAY, night_with
from tests.strategies import LAW

CRAMPS = BY_ID["cramps"]
CRAMP = Cramp()
STARTS = tuple(WEEKDAY.values())
NOBODY = Chosen()
WIDTHS = range(20, 301)
KINDS_OF_YEAR = (1970, *range(2001, 2029), 2100, 2199)
"""Years beginning on each weekday, leap and not, and the first and last of a diary."""


def empty(day: date, size: Span, starts: int) -> Grid:
    """The grid of a span without entries."""
    return grid(Nights(), CRAMPS, span(day, size), LAST_DATE, starts)


def picture(shown: Grid, **how: Any) -> YearPicture:
    """The picture of a grid."""
    return YearPicture(**{"grid": shown, "measure": CRAMPS, "signs": UNICODE} | how)


def fitted(day: date, width: int, starts: int, *, marked: bool = False, numbered: bool = False) -> YearPicture:
    """The picture that stands in so many columns."""
    size, cell = fitting(width, marked=marked)
    return picture(empty(day, size, starts), cell=cell, mark="▲" if marked else "", numbered=numbered)


def texts(shown: YearPicture, chosen: Chosen = NOBODY) -> list[str]:
    """The lines as plain text."""
    return [text_of(shown.line(y, chosen)) for y in range(shown.height)]


@pytest.mark.parametrize(
    ("width", "bare", "marked"),
    [
        (300, ("year", 2), ("year", 2)),
        (120, ("year", 2), ("year", 2)),
        (119, ("year", 1), ("half", 2)),
        (80, ("year", 1), ("half", 2)),
        (62, ("year", 1), ("half", 2)),
        (61, ("half", 1), ("quarter", 2)),
        (45, ("half", 1), ("quarter", 2)),
        (40, ("half", 1), ("quarter", 2)),
        (39, ("quarter", 1), ("quarter", 2)),
        (36, ("quarter", 1), ("quarter", 2)),
        (35, ("quarter", 1), ("quarter", 1)),
        (20, ("quarter", 1), ("quarter", 1)),
    ],
)
def test_how_much_of_a_year_stands_in_a_width(width: int, bare: tuple[Span, int], marked: tuple[Span, int]) -> None:
    """A year fits 80 columns, with two columns a night from 120; below 62 it is half, below 40 a quarter."""
    assert (fitting(width, marked=False), fitting(width, marked=True)) == (bare, marked)


@pytest.mark.parametrize("numbered", [False, True], ids=["plain", "numbered"])
@pytest.mark.parametrize("marked", [False, True], ids=["bare", "marked"])
def test_no_picture_is_wider_than_the_terminal(marked: bool, numbered: bool) -> None:
    """From 20 to 300 columns nothing is cut, whatever the year, the span of it, and the week's first day."""
    narrowest: dict[tuple[Span, int], int] = {}
    for width in WIDTHS:
        narrowest.setdefault(fitting(width, marked=marked), width)
    for (size, cell), width in narrowest.items():
        months = {"year": 12, "half": 6, "quarter": 3}[size]
        for year in KINDS_OF_YEAR:
            for starts in STARTS:
                for month in range(1, 13, months):
                    shown = picture(
                        empty(date(year, month, 1), size, starts),
                        cell=cell,
                        mark="▲" if marked else "",
                        numbered=numbered,
                    )
                    assert max(cell_len(text_of(shown.line(y, NOBODY))) for y in range(3)) <= shown.width <= width


@given(st.dates(FIRST_DATE, LAST_DATE), st.sampled_from(STARTS), st.sampled_from(WIDTHS), st.booleans(), st.booleans())
@LAW
def test_a_night_is_found_where_it_stands(day: date, starts: int, width: int, marked: bool, numbered: bool) -> None:
    """A click on the cell of a night finds that night, in every column the cell has."""
    shown = fitted(day, width, starts, marked=marked, numbered=numbered)
    cells = shown.cells(day)
    assert cells is not None
    assert cells.height == 1
    assert {shown.day_at(cells.x + at, cells.y) for at in range(cells.width)} == {day}
    assert cells.x + cells.width <= shown.width <= width
    assert cells.y < shown.height


def test_outside_the_cells_there_is_no_night() -> None:
    """A click on a label, on a month's name or beside the year finds nothing, and other years have no cell."""
    shown = picture(empty(SUNDAY, "year", 0))
    assert [shown.day_at(x, y) for x, y in ((4, 1), (5, 0), (5, 1), (5 + 53, 1), (20, 8), (-1, 3))] == [None] * 6
    assert shown.day_at(5, 4) == date(2026, 1, 1)
    assert (shown.cells(date(2025, 12, 31)), shown.cells(date(2027, 1, 1))) == (None, None)


@pytest.mark.parametrize("cell", [1, 2])
@pytest.mark.parametrize("starts", STARTS)
def test_a_months_name_stands_over_the_week_of_its_first(starts: int, cell: int) -> None:
    """Where the name of a month begins, the column below holds the first of that month."""
    for year in KINDS_OF_YEAR:
        heading = texts(picture(empty(date(year, 1, 1), "year", starts), cell=cell))[0]
        months = [months_on(date(year, 1, 1), at) for at in range(12)]
        weeks = [(first - date(year, 1, 1)).days + (date(year, 1, 1).weekday() - starts) % 7 for first in months]
        assert [heading.index(calendar.month_abbr[first.month]) for first in months] == [
            5 + cell * (days // 7) for days in weeks
        ]
        assert heading.split() == list(calendar.month_abbr)[1:]


def test_the_picture_of_a_hand_made_quarter() -> None:
    """Each row is a weekday, each column a week: nights with cramps, without, in part, and those to come."""
    answers: dict[date, dict[str, Any]] = {
        date(2026, 10, 1): {"cramps": ()},
        date(2026, 10, 5): {"cramps": (CRAMP,)},
        date(2026, 10, 6): {"cramps": (CRAMP,) * 2},
        date(2026, 10, 7): {"cramps": (CRAMP,) * 4},
        date(2026, 10, 8): {"urge.worst": 3},
    }
    nights = Nights(night_with(said, day) for day, said in answers.items())
    shown = picture(grid(nights, CRAMPS, span(SUNDAY, "quarter"), date(2026, 10, 20), 0), numbered=True)
    assert texts(shown) == [
        "     Oct Nov  Dec",
        "     40  44  48  52",
        " Mon  ▓··          ",
        " Tue  ▒··          ",
        " Wed  ▁·           ",
        " Thu ○~·           ",
        " Fri ···           ",
        " Sat ···           ",
        " Sun ···           ",
    ]


@pytest.mark.parametrize(
    ("starts", "days"),
    [
        (0, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
        (6, ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]),
        (5, ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]),
        (4, ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"]),
    ],
)
def test_the_rows_begin_with_the_first_day_of_the_week(starts: int, days: list[str]) -> None:
    """In London the top row is Monday, in New York Sunday, in Cairo Saturday."""
    assert [line.split()[0] for line in texts(picture(empty(SUNDAY, "year", starts)))[1:]] == days


@pytest.mark.parametrize(("cell", "every"), [(1, 4), (2, 2)])
def test_weeks_are_numbered_over_their_columns(cell: int, every: int) -> None:
    """The numbers are those of ISO 8601, each over its week, far enough apart to be read."""
    shown = picture(empty(date(2027, 1, 1), "year", 0), cell=cell, numbered=True)
    numbers = texts(shown)[1]
    mondays = [date(2026, 12, 28) + timedelta(weeks=week) for week in range(0, 53, every)]
    assert numbers.split() == [f"{monday.isocalendar()[1]:02}" for monday in mondays]
    assert [numbers[5 + cell * week :][:2] for week in range(0, 53, every)] == numbers.split()
    assert numbers.split()[:2] == ["53", f"{every:02}"]


def test_the_cursor_and_its_range_are_seen_without_colour() -> None:
    """The cell under the cursor has its own sign, the other end of a range another, and all between stand out."""
    shown = picture(empty(SUNDAY, "year", 0), signs=ASCII)
    cursor, anchor = SUNDAY - timedelta(days=7), SUNDAY
    row = shown.line(7, Chosen(cursor, anchor))
    assert text_of(row)[5 + 45 : 5 + 47] == "@&"
    assert [piece.ground for piece in row if piece.ground] == ["cursor", "chosen"]


def test_a_mark_never_hides_a_level() -> None:
    """With a mark a cell has two columns: the level in the first, the mark in the second."""
    nights = Nights([night_with({"cramps": (CRAMP,)}), night_with({"cramps": ()}, SUNDAY - timedelta(days=1))])
    shown = picture(
        grid(nights, CRAMPS, span(SUNDAY, "quarter"), SUNDAY, 0, Overlay("cramps").marks), cell=2, mark=UNICODE.cramp
    )
    cells = shown.cells(SUNDAY)
    assert cells is not None
    assert texts(shown)[7][cells.x : cells.x + 2] == "▓▲"
    assert texts(shown)[6][cells.x : cells.x + 2] == "○ "
    assert texts(shown, Chosen(SUNDAY))[7][cells.x : cells.x + 2] == "◆▲"


def test_two_columns_of_a_cell_are_filled_by_a_level_and_half_by_the_rest() -> None:
    """A level is two blocks, none and no entry are one sign, and the cursor fills its cell."""
    nights = Nights([night_with({"cramps": (CRAMP,)}), night_with({"cramps": ()}, SUNDAY - timedelta(days=1))])
    shown = picture(grid(nights, CRAMPS, span(SUNDAY, "year"), SUNDAY, 0), cell=2)
    cells = shown.cells(SUNDAY)
    assert cells is not None
    lines = texts(shown, Chosen(SUNDAY - timedelta(days=2)))
    assert [lines[y][cells.x : cells.x + 2] for y in (7, 6, 5, 4)] == ["▓▓", "○ ", "◆·", "· "]


@pytest.mark.parametrize("starts", STARTS)
def test_all_lines_of_the_days_are_one_length(starts: int) -> None:
    """The right edge of a picture is straight, also where the year ends in the middle of a week."""
    shown = picture(empty(SUNDAY, "year", starts), cell=2)
    assert {cell_len(line) for line in texts(shown)[1:]} == {shown.width} == {5 + 2 * 53}
