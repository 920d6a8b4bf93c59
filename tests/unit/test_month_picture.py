"""A month of boxes: every night with its day, its bar and its figure, in whatever room there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from stillnight.diary.calendar import Grid, grid, span
from stillnight.diary.calendar_words import LAST_DATE
from stillnight.diary.drawing import ASCII, UNICODE, Chosen, text_of
from stillnight.diary.measures import BY_ID
from stillnight.diary.month_picture import MonthPicture
from stillnight.diary.night import Cramp
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay
from stillnight.diary.week import WEEKDAY
from tests.builders import SUNDAY, night_with

QUALITY = BY_ID["quality"]
STARTS = tuple(WEEKDAY.values())
NOBODY = Chosen()
ROOMS = [(40, 7), (45, 12), (45, 20), (62, 10), (80, 13), (80, 19), (120, 36)]
"""From the smallest terminal that is usable to a rich one."""

MONTHS = [
    date(2026, 2, 1),  # four weeks from Sunday, five from Monday
    date(2024, 2, 1),
    date(2026, 8, 1),  # six weeks from Monday
    date(2026, 11, 1),
    date(2027, 1, 1),
    date(1970, 1, 1),
    date(2199, 12, 1),
]


def empty(month: date, starts: int = 0) -> Grid:
    """The grid of a month without entries."""
    return grid(Nights(), QUALITY, span(month, "month"), LAST_DATE, starts)


def picture(shown: Grid, room: tuple[int, int], figures: Callable[[date], str] = str, **how: Any) -> MonthPicture:
    """The picture of a month in some room."""
    given: dict[str, Any] = {"grid": shown, "measure": QUALITY, "signs": UNICODE, "figures": figures, "room": room}
    return MonthPicture(**given | how)


def texts(shown: MonthPicture, chosen: Chosen = NOBODY) -> list[str]:
    """The lines as plain text."""
    return [text_of(shown.line(y, chosen)) for y in range(shown.height)]


def days_of(month: date) -> list[date]:
    """Every day of a month."""
    first, last = span(month, "month")
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


@pytest.mark.parametrize("numbered", [False, True], ids=["plain", "numbered"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]}")
def test_a_month_fits_its_room(room: tuple[int, int], numbered: bool) -> None:
    """No line is wider than the terminal and no week is below its edge, in any month and with any first day."""
    for month in MONTHS:
        for starts in STARTS:
            shown = picture(empty(month, starts), room, lambda day: "10h30", numbered=numbered, mark="▲")
            lines = texts(shown, Chosen(month))
            assert max(map(cell_len, lines)) <= room[0]
            assert len(lines) == shown.height <= room[1]
            assert {len(line) for line in lines} == {shown.before + 7 * shown.box}


@pytest.mark.parametrize("numbered", [False, True], ids=["plain", "numbered"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]}")
def test_every_night_has_its_day_in_its_box(room: tuple[int, int], numbered: bool) -> None:
    """In each box stands the day of the night that a click on any part of the box finds."""
    for month in MONTHS:
        shown = picture(empty(month), room, numbered=numbered)
        lines = texts(shown)
        for day in days_of(month):
            box = shown.cells(day)
            assert box is not None
            assert lines[box.y][box.x : box.x + 3].strip() == str(day.day)
            places = ((box.x + x, box.y + y) for x in range(box.width) for y in range(box.height))
            assert {shown.day_at(*place) for place in places} == {day}


def test_outside_the_boxes_there_is_no_night() -> None:
    """A click on the weekdays' names, on a week's number or beside the month finds nothing."""
    shown = picture(empty(SUNDAY), (80, 19), numbered=True)
    assert [shown.day_at(x, y) for x, y in ((10, 0), (0, 1), (3, 1), (3 + 7 * shown.box, 4), (10, 30))] == [None] * 5
    assert (shown.cells(date(2026, 10, 31)), shown.cells(date(2026, 12, 1))) == (None, None)


def test_a_box_is_as_tall_as_there_is_room() -> None:
    """With little room each week has one line, with more its figure, with much a line between."""
    november = empty(SUNDAY)
    assert november.weeks == 6
    heights = {room: picture(november, (80, room)).tall for room in (7, 12, 13, 18, 19, 40)}
    assert heights == {7: 1, 12: 1, 13: 2, 18: 2, 19: 3, 40: 3}


QUALITIES = dict(zip(days_of(SUNDAY), (1, 2, 3, 4, 5), strict=False))
"""The first five nights of November, each better than the one before."""


def november(tonight: date = date(2026, 11, 6)) -> Grid:
    """A month that has just begun."""
    nights = Nights(night_with({"sleep.quality": rated}, day) for day, rated in QUALITIES.items())
    return grid(nights, QUALITY, span(SUNDAY, "month"), tonight, 6, Overlay("cramps").marks)


def test_the_picture_of_a_hand_made_month() -> None:
    """The bar of a night is as long as its level, its figure stands below, and what is to come is empty."""
    shown = picture(november(), (70, 11), lambda day: str(QUALITIES.get(day, "")))
    assert [line.rstrip() for line in texts(shown)[:4]] == [
        " Sun       Mon       Tue       Wed       Thu       Fri       Sat",
        "  1 ▁       2 ░░      3 ▒▒▒     4 ▓▓▓▓    5 █████   6 ·       7",
        " 1         2         3         4         5",
        "  8         9        10        11        12        13        14",
    ]


def test_the_smallest_month_still_shows_every_night() -> None:
    """On forty columns and seven lines each night is its day and one sign."""
    assert [line.rstrip() for line in texts(picture(november(), (40, 7)), Chosen(date(2026, 11, 4)))] == [
        " Sun  Mon  Tue  Wed  Thu  Fri  Sat",
        "  1 ▁  2 ░  3 ▒◆ 4 ▓  5 █  6 ·  7",
        "  8    9   10   11   12   13   14",
        " 15   16   17   18   19   20   21",
        " 22   23   24   25   26   27   28",
        " 29   30",
    ]


@pytest.mark.parametrize("text", ["", "1", "82%", "7h12", "10h30", "12345678901234567890"])
@pytest.mark.parametrize("width", [35, 40, 42, 49, 80, 120])
def test_a_figure_never_overflows_its_box(width: int, text: str) -> None:
    """A figure that has no room is left out rather than cut or run into the next one."""
    shown = picture(empty(date(2026, 2, 1), starts=6), (width, 13), lambda day: text)
    line = texts(shown)[2]
    boxes = {line[at : at + shown.box] for at in range(0, len(line), shown.box)}
    assert len(line) == 7 * shown.box
    assert boxes == {(f" {text}" if len(text) < shown.box else "").ljust(shown.box)}


def test_figures_are_asked_only_for_lines_that_show_them() -> None:
    """A month with one line a week works out no figure."""
    asked: list[date] = []

    def figure(day: date) -> str:
        asked.append(day)
        return ""

    texts(picture(empty(SUNDAY), (40, 7), figure))
    assert asked == []
    texts(picture(empty(SUNDAY), (80, 13), figure))
    assert asked == days_of(SUNDAY)


@pytest.mark.parametrize("starts", STARTS)
def test_a_week_has_the_number_of_its_days(starts: int) -> None:
    """In the margin stands the number of the week, in January perhaps 53."""
    shown = picture(empty(date(2027, 1, 1), starts), (80, 7), numbered=True)
    numbers = [line[:2] for line in texts(shown)[1:]]
    by_hand = {
        0: ["53", "01", "02", "03", "04"],
        4: ["01", "02", "03", "04", "05"],
        5: ["01", "02", "03", "04", "05", "06"],
        6: ["01", "02", "03", "04", "05", "06"],
    }
    assert numbers == by_hand[starts]


def test_a_mark_stands_between_the_day_and_its_bar() -> None:
    """A night with a cramp is marked beside its day, and its bar is as it was."""
    rated = {"sleep.quality": 4, "cramps": (Cramp(),)}
    nights = Nights([night_with(rated, date(2026, 11, 2)), night_with({"sleep.quality": 4}, date(2026, 11, 3))])
    marks = Overlay("cramps").marks
    shown = grid(nights, QUALITY, span(SUNDAY, "month"), date(2026, 11, 4), 0, marks)
    assert "  2▲▓▓▓▓    3 ▓▓▓▓" in texts(picture(shown, (70, 11), mark=UNICODE.cramp))[2]
    assert "  2^dddd    3 dddd" in texts(picture(shown, (70, 11), mark=ASCII.cramp, signs=ASCII))[2]
    assert "  2 ▓▓▓▓    3 ▓▓▓▓" in texts(picture(shown, (70, 11)))[2]


def test_the_cursor_and_a_range_stand_on_their_boxes() -> None:
    """The whole box of the cursor and of each chosen night stands out, and no other."""
    shown = picture(november(), (70, 13))
    chosen = Chosen(date(2026, 11, 2), date(2026, 11, 4))
    for y in (1, 2):
        grounds = [piece.ground for piece in shown.line(y, chosen)]
        per_box = [set(grounds[at : at + len(grounds) // 7]) for at in range(0, len(grounds), len(grounds) // 7)]
        assert [bool(found - {""}) for found in per_box] == [False, True, True, True, False, False, False]
        assert all("" not in found for found in per_box[1:4])
    assert "◆ 2" in texts(shown, chosen)[1]
    assert "◇ 4" in texts(shown, chosen)[1]
