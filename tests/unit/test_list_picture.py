"""The nights as a list: a line each, made only when it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE
from stillnight.diary.drawing import ASCII, UNICODE, Cells, Chosen, Signs, text_of
from stillnight.diary.list_picture import ListPicture
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Cramp, Night, StrategyUse
from tests.builders import SUNDAY, at, good_night, night_with
from tests.strategies import LAW, NIGHTS, SLEEPS

NOBODY = Chosen()
TEN_YEARS = SUNDAY - timedelta(days=3652)
SATURDAY = SUNDAY - timedelta(days=1)


def listed(on: Callable[[date], Night | None], first: date = TEN_YEARS, last: date = SUNDAY, **how: Any) -> ListPicture:
    """The list of the nights that ``on`` tells of."""
    given: dict[str, Any] = {
        "first": first,
        "last": last,
        "measure": BY_ID["se"],
        "signs": UNICODE,
        "on": on,
        "width": 80,
    }
    return ListPicture(**given | how)


def of_night(night: Night | None, **how: Any) -> str:
    """The line of one night."""
    return text_of(listed(lambda day: night, SUNDAY, SUNDAY, **how).line(0, NOBODY)).rstrip()


@given(st.dates(FIRST_DATE, LAST_DATE), st.integers(0, 90_000), st.integers(0, 90_000))
@LAW
def test_a_line_is_the_night_that_stands_on_it(first: date, y: int, more: int) -> None:
    """The third line is the third night, and a click on a line finds the night it shows."""
    last = date.fromordinal(min(first.toordinal() + y + more, LAST_DATE.toordinal()))
    shown = listed(lambda day: None, first, last)
    day = date.fromordinal(min(first.toordinal() + y, last.toordinal()))
    cells = shown.cells(day)
    assert cells == Cells(0, (day - first).days, 80, 1)
    assert {shown.day_at(x, cells.y) for x in (0, 40, 79)} == {day}
    assert f" {day.day} " in text_of(shown.line(cells.y, NOBODY))
    assert shown.height == (last - first).days + 1


def test_outside_the_list_there_is_no_night() -> None:
    """Above the first night and below the last stands nothing."""
    shown = listed(lambda day: None)
    assert (shown.day_at(0, -1), shown.day_at(0, shown.height)) == (None, None)
    assert (shown.cells(TEN_YEARS - timedelta(days=1)), shown.cells(SUNDAY + timedelta(days=1))) == (None, None)


def test_only_nights_that_are_drawn_are_asked_for() -> None:
    """Ten years of lines cost nothing: a screen of twenty asks for twenty nights, each once."""
    asked: list[date] = []

    def on(day: date) -> Night | None:
        asked.append(day)
        return None

    shown = listed(on)
    assert (shown.height, shown.cells(SUNDAY), shown.day_at(0, 3000) is not None) == (3653, Cells(0, 3652, 80, 1), True)
    shown.heading()
    assert asked == []
    for y in range(3000, 3020):
        shown.line(y, NOBODY)
    assert asked == [TEN_YEARS + timedelta(days=y) for y in range(3000, 3020)]


NIGHT = night_with(
    {
        "sleep": good_night().sleep,
        "urge.worst": 6,
        "cramps": (Cramp(),),
        "uses": (StrategyUse(strategy="walk", done="done"), StrategyUse(strategy="bath", done="skipped")),
        "notes": "Long drive\nin the afternoon.",
    }
)


def test_a_line_says_all_of_a_night() -> None:
    """Date, figure, bar, urge, cramps, strategies that I did, and how my note begins."""
    shown = listed(lambda day: NIGHT)
    assert text_of(shown.heading()).rstrip() == " night            efficiency      urge cramps strat. notes"
    assert of_night(NIGHT) == "  Sun 22 Nov 2026  82%      ▒▒▒    6    1      1      Long drive in the afternoon."


def test_a_narrow_line_says_it_shorter() -> None:
    """On forty-five columns the year goes, and a letter stands over each count."""
    shown = listed(lambda day: NIGHT, width=45)
    assert text_of(shown.heading()).rstrip() == " night      efficiency  u  c  s  notes"
    assert of_night(NIGHT, width=45) == "  Sun 22 Nov 82%   ▒▒▒   6  1  1  Long drive in the afternoon."


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"notes": "x"}, "  Sun 22 Nov 2026           ~      –    –      –      x"),
        ({"urge.worst": 0, "cramps": (), "uses": ()}, "  Sun 22 Nov 2026           ~      0    0      0"),
        ({"sleep.none": True}, "  Sun 22 Nov 2026           ×      –    –      –"),
    ],
)
def test_blank_is_not_zero_in_a_line(answers: dict[str, Any], line: str) -> None:
    """What I did not say is a dash, none is a nought, and a night without sleep has its own sign."""
    assert of_night(night_with(answers)) == line


def test_a_night_without_an_entry_stays_in_the_background() -> None:
    """A gap in the list is a line with its date and nothing more."""
    assert of_night(None) == "  Sun 22 Nov 2026           ·"
    assert {piece.tint for piece in listed(lambda day: None).line(0, NOBODY)[1:]} == {"ghost"}


def test_ascii_letters_stand_for_the_bar() -> None:
    """Without Unicode the bar is made of letters."""
    assert (
        of_night(NIGHT, signs=ASCII)
        == "  Sun 22 Nov 2026  82%      ccc    6    1      1      Long drive in the afternoon."
    )


def test_the_cursor_is_a_sign_and_a_ground() -> None:
    """The line of the cursor begins with its sign, the other end with another, and both stand out in full."""
    shown = listed(lambda day: NIGHT, SATURDAY - timedelta(days=2), SUNDAY)
    lines = [shown.line(y, Chosen(SUNDAY, SATURDAY)) for y in range(4)]
    assert [text_of(line)[:2] for line in lines] == ["  ", "  ", "◇ ", "◆ "]
    assert [{piece.ground for piece in line} for line in lines] == [{""}, {""}, {"chosen"}, {"chosen"}]


def test_a_note_is_data() -> None:
    """Nothing in a note can steer the terminal or break the line, and only the start of a long one is read."""
    line = of_night(night_with({"notes": "\x1b]0;title\x07[b]\nx\u202ey" + "z" * 20_000}))
    assert "␛]0;title␇[b] xyz" in line
    assert line.isprintable()
    assert len(line) < 140


@given(
    NIGHTS | SLEEPS, st.sampled_from(MEASURES), st.sampled_from([(80, 54), (45, 34)]), st.sampled_from([UNICODE, ASCII])
)
@LAW
def test_columns_stand_under_their_words(night: Night, measure: Measure, size: tuple[int, int], signs: Signs) -> None:
    """Whatever a night holds, its note begins under the word for it, and no column runs into the next."""
    width, before = size
    shown = listed(lambda day: night, SUNDAY, SUNDAY, width=width, measure=measure, signs=signs)
    # What draws the heading begins every line of words one column in.
    heading, line = shown.heading(), shown.line(0, NOBODY)
    assert text_of(heading)[before - 1 :] == "notes"
    assert sum(cell_len(piece.text) for piece in line[:-1]) == before <= width
    assert all(piece.text.endswith(" ") for piece in line[:-1])


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_long_label_is_cut_with_a_sign(measure: Measure) -> None:
    """Where the name of a measure has no room it ends in the ellipsis, never in the next column."""
    heading = text_of(listed(lambda day: None, width=45, measure=measure).heading())
    label = heading[12:24]
    assert label.rstrip() in {measure.label, f"{measure.label[:10]}…"}
    assert label.endswith(" ")


def test_a_clock_figure_stands_in_its_column() -> None:
    """When the urge began reads as a time."""
    night = night_with({"urge.worst": 6, "urge.began": at("2026-11-22 20:45")})
    assert of_night(night, measure=BY_ID["onset"]).startswith("  Sun 22 Nov 2026  20:45    ▒▒▒    6")
