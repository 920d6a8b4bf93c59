"""The calendar: a year of nights walked with the arrows, and every night one key from its entry."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from stillnight.diary.clock import say_day
from stillnight.diary.edits import answering
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Cramp, Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.store.memory import MemoryDiary
from stillnight.tui.almanac import CYCLE, VIEWS, Almanac
from stillnight.tui.app import StillnightApp
from stillnight.tui.commands import SCREENS
from stillnight.tui.glyphs import ASCII, UNICODE, Glyphs
from stillnight.tui.screens.calendar import CalendarScreen
from stillnight.tui.widgets.heatmap import Heatmap
from tests import invented
from tests.builders import BERLIN, SUNDAY, at, night_with
from tests.tui.driving import (
    HOME,
    StandingClock,
    answer,
    app_at,
    diary_with,
    press,
    said,
    screen_lines,
    screen_text,
    tonight,
    type_text,
)

EVENING = "2026-11-22 21:40"
SIZES = [(80, 24), (45, 20), (40, 15), (120, 40), (62, 24)]

sizes = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])


def night_of(day: date, **answers: object) -> Night:
    """A night with these answers, the dots of their ids written as two underscores."""
    return night_with({key.replace("__", "."): value for key, value in answers.items()}, day)


@cache
def _files_of_a_year() -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    diary_with(*invented.nights(SUNDAY - timedelta(days=1), 400, missing=0.11), files=files)
    return files


def a_year() -> MemoryDiary:
    """A diary with four hundred invented nights up to yesterday, one in nine missing."""
    return MemoryDiary(dict(_files_of_a_year()))


def calendar(app: StillnightApp) -> CalendarScreen:
    """The screen in front, which has to be the calendar."""
    assert isinstance(app.screen, CalendarScreen), f"{type(app.screen).__name__} is in front"
    return app.screen


def cursor(app: StillnightApp) -> date:
    """The night the cursor is on."""
    return calendar(app).almanac.cursor


def heatmap(app: StillnightApp) -> Heatmap:
    """The picture."""
    return calendar(app).heatmap


def words(app: StillnightApp) -> str:
    """What is said of the night under the cursor."""
    return " ".join("".join(text for text, _, _ in line) for line in calendar(app).night.lines)


def below(app: StillnightApp) -> str:
    """What stands below the picture."""
    return "\n".join("".join(text for text, _, _ in line) for line in calendar(app).below.lines)


# --- coming and going ------------------------------------------------------------------------------


async def test_c_opens_the_calendar_at_tonight_and_t_comes_back() -> None:
    """A capital C shows my year with the cursor on tonight; a capital T brings tonight's entry back."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        assert cursor(app) == SUNDAY
        assert screen_lines(app)[1].split()[:2] == ["Tonight", "Calendar"]
        await press(pilot, "left", "T")
        assert tonight(app).night.night_of == SUNDAY


async def test_it_opens_at_the_calendar_when_that_is_asked_for() -> None:
    """On Sunday I look at my year first; Tonight is one key away."""
    app = StillnightApp(a_year(), StandingClock(EVENING), HOME, None, UNICODE, screen="calendar")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "left")
        assert cursor(app) == SUNDAY - timedelta(days=7)
        await press(pilot, "T", "6")
        assert app.session.night(SUNDAY).urge.worst == 6


def test_a_screen_that_is_none_is_refused_in_words() -> None:
    """A screen I misspell is answered with those there are."""
    with pytest.raises(NotUnderstood, match="there are tonight, calendar"):
        StillnightApp(MemoryDiary(), StandingClock(EVENING), HOME, screen="calender")


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_goes_along_the_line_of_screens(key: str) -> None:
    """Tab and shift+Tab go from screen to screen, round and round."""
    app = app_at(EVENING, a_year())
    line = [command.id for command in SCREENS]
    onwards = [*line[1:], line[0]] if key == "tab" else line[::-1]
    async with app.run_test(size=(80, 24)) as pilot:
        for screen in onwards:
            await press(pilot, key)
            assert app.current_mode == screen
        tonight(app)


async def test_enter_opens_the_night_and_coming_back_lands_on_it_with_the_change_shown() -> None:
    """I open a night of last week, correct it, come back, and stand where I was; the cell is another."""
    monday = date(2026, 11, 16)
    app = app_at(EVENING, diary_with(night_of(monday, urge__worst=8)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "m", "m", "g", *"2026-11-16", "enter")
        assert "worst urge 8" in words(app)
        await press(pilot, "enter")
        assert tonight(app).night.night_of == monday
        await answer(pilot, "urge.worst", "2")
        await press(pilot, "C")
        assert cursor(app) == monday
        assert "worst urge 2" in words(app)


async def test_a_cramp_is_noted_from_the_calendar() -> None:
    """The c key notes a cramp from anywhere, side, muscle and pain one key each after it."""
    app = app_at("2026-11-23 03:12", a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "c", "1", "1", "7")
        (cramp,) = app.session.night(SUNDAY).cramps or ()
        assert (cramp.at, cramp.side, cramp.muscle, cramp.pain) == (at("2026-11-23 03:12"), "left", "calf", 7)


async def test_undo_on_the_calendar_goes_to_the_night_and_shows_it() -> None:
    """I undo from the calendar: it says what, and stands on the night it was in."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "C", "m", "m")
        assert "worst urge 6" in words(app)
        await press(pilot, "left", "ctrl+z")
        assert cursor(app) == SUNDAY
        assert said(app) == "undone: Worst urge blank"
        assert "worst urge 6" not in words(app)


# --- walking ---------------------------------------------------------------------------------------


STEPS = {
    "year": {"left": -7, "h": -7, "right": 7, "l": 7, "up": -1, "k": -1, "down": 1, "j": 1},
    "month": {"left": -1, "h": -1, "right": 1, "l": 1, "up": -7, "k": -7, "down": 7, "j": 7},
    "list": {"up": -1, "k": -1, "down": 1, "j": 1, "left": -7, "right": 7},
}


@pytest.mark.parametrize(("view", "key"), [(view, key) for view in VIEWS for key in STEPS[view]])
async def test_the_arrows_go_as_the_nights_stand(view: str, key: str) -> None:
    """An arrow goes to the cell beside, above or below, and so do the letters of vi."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", *["v"] * VIEWS.index(view), "g", *"2026-07-15", "enter", key)
        assert cursor(app) == date(2026, 7, 15) + timedelta(days=STEPS[view][key])


@pytest.mark.parametrize(
    ("keys", "lands"),
    [
        (("home",), date(2026, 7, 1)),
        (("end",), date(2026, 7, 31)),
        (("pageup",), date(2026, 6, 15)),
        (("pagedown",), date(2026, 8, 15)),
        (("left_square_bracket",), date(2025, 7, 15)),
        (("comma",), date(2025, 7, 15)),
        (("comma", "full_stop"), date(2026, 7, 15)),
        (("end", "pageup"), date(2026, 6, 30)),
        (("end", "right_square_bracket"), SUNDAY),
    ],
)
async def test_home_end_page_and_brackets_go_by_month_and_year(keys: tuple[str, ...], lands: date) -> None:
    """The ends of the month, a month, a year: one key each; the last of a shorter month where there is no 31st."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "g", *"2026-07-15", "enter", *keys)
        assert cursor(app) == lands


@pytest.mark.parametrize("key", ["right", "down", "pagedown", "end", "right_square_bracket", "n"])
async def test_no_key_goes_past_tonight(key: str) -> None:
    """Nights that have not begun are not walked on."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", key)
        assert cursor(app) == SUNDAY


async def test_a_year_that_has_not_begun_is_refused_in_words() -> None:
    """A bracket too many says why nothing moves."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "right_square_bracket")
        assert said(app) == "No night after tonight has begun."
        await press(pilot, "left")
        assert said(app) == ""


async def test_n_goes_from_entry_to_entry_over_the_border_of_a_year() -> None:
    """The n key skips the nights without an entry, and N goes back."""
    days = [date(2025, 12, 30), date(2026, 1, 3), date(2026, 11, 20)]
    app = app_at(EVENING, diary_with(*(night_of(day, urge__worst=3) for day in days)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        found = []
        for _ in days:
            await press(pilot, "N")
            found.append(cursor(app))
        assert found == days[::-1]
        await press(pilot, "N")
        assert said(app) == "No night before this one has an entry."
        await press(pilot, "n", "n")
        assert cursor(app) == days[-1]


async def test_a_date_that_is_none_keeps_the_question_open() -> None:
    """A wrong date says why; the right one goes there."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "g", *"2027-01-01", "enter")
        assert "has not begun yet" in screen_text(app)
        await press(pilot, "ctrl+u", *"1 jan", "enter")
        assert cursor(app) == date(2026, 1, 1)


async def test_a_click_goes_to_a_night_and_a_second_one_opens_it() -> None:
    """With a mouse I point at a night; pointing again opens it."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        place = heatmap(app)._picture
        assert place is not None
        cells = place.cells(date(2026, 3, 3))
        assert cells is not None
        await pilot.click(Heatmap, offset=(cells.x, cells.y))
        await pilot.pause()
        assert cursor(app) == date(2026, 3, 3)
        await pilot.click(Heatmap, offset=(cells.x, cells.y))
        await pilot.pause()
        assert tonight(app).night.night_of == date(2026, 3, 3)


async def test_each_view_keeps_its_own_cursor() -> None:
    """I leave the year in March and the month in July, and find each where I left it."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "g", *"2026-03-03", "enter", "v")
        assert cursor(app) == date(2026, 3, 3)
        await press(pilot, "g", *"2026-07-15", "enter", "v", "v")
        assert (calendar(app).almanac.view, cursor(app)) == ("year", date(2026, 3, 3))
        await press(pilot, "v")
        assert (calendar(app).almanac.view, cursor(app)) == ("month", date(2026, 7, 15))


# --- what is said ----------------------------------------------------------------------------------


async def test_the_night_under_the_cursor_is_said_in_words() -> None:
    """Each look is said in words too: a figure, in part, none, no sleep, no entry."""
    nights = (
        night_of(SUNDAY, urge__worst=6, cramps=(Cramp(),)),
        night_of(SUNDAY - timedelta(days=1), sleep__none=True),
        night_of(SUNDAY - timedelta(days=2), cramps=()),
    )
    app = app_at(EVENING, diary_with(*nights))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C")
        needs = "urge 6   cramps 1   strategies –   needs into bed and 5 more"
        assert words(app).split("  ", 1) == ["Sun 22 → Mon 23 Nov", f"~ efficiency –         {needs}"]
        await press(pilot, "up")
        assert "× efficiency no sleep" in words(app)
        await press(pilot, "up")
        assert "cramps 0" in words(app)
        await press(pilot, "up")
        assert "· efficiency no entry" in words(app)
        await press(pilot, "M", "5", "end", "down", "down")
        assert calendar(app).almanac.measure.id == "cramps"


async def test_a_range_says_what_it_comes_to() -> None:
    """I mark a week and read its middle, its spread and its cramps, each with the nights they rest on."""
    worst = [2, 4, 4, 6, 9]
    nights = [night_of(SUNDAY - timedelta(days=back), urge__worst=mark) for back, mark in enumerate(worst)]
    nights.append(night_of(SUNDAY - timedelta(days=6), cramps=(Cramp(), Cramp())))
    app = app_at(EVENING, diary_with(*nights))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "m", "m")
        of_the_year = below(app)
        await press(pilot, "space", *["up"] * 6)
        assert below(app).split("\n") == [
            "Mon 16 Nov to Sun 22 Nov 2026: 6 of 7 nights recorded",
            "worst urge: median 4, middle half 4 to 6, n 5",
            "2 cramps on 1 of 1 nights that say",
        ]
        await press(pilot, "escape")
        assert below(app) == of_the_year
        assert calendar(app).almanac.anchor is None


async def test_below_the_picture_stands_what_the_year_comes_to() -> None:
    """Nights recorded of nights passed, runs, the middle, and the best and the worst month with their nights."""
    april = [night_of(date(2026, 4, day), urge__worst=2) for day in range(1, 13)]
    may = [night_of(date(2026, 5, day), urge__worst=7) for day in range(1, 11)]
    app = app_at(EVENING, diary_with(*april, *may, night_of(SUNDAY, urge__worst=0)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "m", "m")
        assert below(app).split("\n") == [
            "23 of 236 nights recorded since Wed 1 Apr; in a row: 1 now, 12 at most",
            "worst urge: median 2, middle half 2 to 7, n 23",
            "months: best Apr 2 (n 12); worst May 7 (n 10)",
        ]


async def test_an_empty_diary_teaches() -> None:
    """The first time I look, it says what will stand here and what to do."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        assert "Nothing is recorded yet." in below(app)
        assert "T goes to tonight." in screen_text(app)


# --- what is shown ---------------------------------------------------------------------------------


async def test_m_goes_through_every_measure_and_comes_round() -> None:
    """Pressing m shows each measure once, the ones asked for most first."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        seen = []
        for _ in CYCLE:
            seen.append(calendar(app).almanac.measure.id)
            assert calendar(app).almanac.measure.label in screen_lines(app)[0]
            await press(pilot, "m")
        assert seen[:7] == ["se", "tst", "urge", "onset", "cramps", "quality", "uses"]
        assert len(set(seen)) == len(CYCLE)
        assert calendar(app).almanac.measure.id == "se"


async def test_a_mark_has_a_column_of_its_own_and_stands_in_the_legend() -> None:
    """With cramps marked I still see each night's level beside the mark."""
    app = app_at(EVENING, diary_with(night_of(SUNDAY, urge__worst=8, cramps=(Cramp(),))))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "m", "m", "o", "up")
        assert said(app) == ""
        sunday = next(line for line in screen_lines(app) if line.startswith(" Sun"))
        assert sunday.rstrip().endswith("▁▲")
        assert "▲ cramp" in screen_text(app)
        await press(pilot, "o")
        assert said(app) == "Marked: strategy."
        await press(pilot, "o")
        assert said(app) == "Nothing is marked."


async def test_a_strategy_is_chosen_to_be_marked() -> None:
    """O lists what was used this year; I pick the warm bath."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "O")
        (row,) = [number for number, line in enumerate(screen_lines(app)) if "warm bath" in line.lower()]
        (first,) = [number for number, line in enumerate(screen_lines(app)) if "nothing" in line]
        await press(pilot, *["down"] * (row - first), "enter")
        overlay = calendar(app).almanac.overlay
        assert overlay is not None
        assert overlay.strategy == "warm-bath"


async def test_w_numbers_the_weeks_and_capital_w_lets_them_begin_on_another_day() -> None:
    """I number the weeks, and tell the diary that my week begins on Sunday; it remembers."""
    diary = a_year()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "w")
        assert any(line.split()[:3] == ["01", "05", "09"] for line in screen_lines(app))
        await press(pilot, "W")
        assert said(app) == "Weeks begin on Sun."
        names = [line[1:4] for line in screen_lines(app) if line[1:4] in {"Sun", "Mon", "Sat"}]
        assert names[0] == "Sun"
    assert diary.person().week_starts == "sun"


async def test_the_territory_says_when_weeks_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where I live, weeks begin on Sunday; I need not say so."""
    from stillnight.cli.zones import home_of

    home = home_of("Europe/Berlin", None, {"LANG": "en_US.UTF-8"})
    app = app_at(EVENING, a_year(), home=home)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        names = [line[1:4] for line in screen_lines(app) if line[1:4] in {"Sun", "Mon", "Sat"}]
        assert names == ["Sun", "Mon", "Sat", "Sun"]


async def test_another_sessions_change_is_seen() -> None:
    """My phone answers while the laptop shows the year: the cell changes, the cursor stays."""
    files: dict[str, bytes] = {}
    app = app_at(EVENING, MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "m", "m", "up", "up")
        here = cursor(app)
        MemoryDiary(files).change(here, answering({"urge.worst": 8}, BERLIN))
        app.upkeep.look()
        await pilot.pause()
        assert cursor(app) == here
        assert "worst urge 8" in words(app)


# --- sizes and signs -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(45, 20), (80, 24), (120, 40)], ids=["45x20", "80x24", "120x40"])
async def test_no_line_of_the_calendar_is_cut(size: tuple[int, int]) -> None:
    """Whatever a night has or lacks, each measure says it in a line that I can read to its end."""
    whole = night_of(SUNDAY, urge__worst=10, cramps=(Cramp(),) * 12, uses=(StrategyUse(),) * 12)
    begun = night_of(SUNDAY - timedelta(days=1), sleep__bed=at("2026-11-21 23:00"))
    app = app_at(EVENING, diary_with(whole, begun, night_of(SUNDAY - timedelta(days=2), sleep__none=True)))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "C")
        for _ in MEASURES:
            for move in ("end", "up", "up", "up"):
                await press(pilot, move)
                assert UNICODE.ellipsis not in screen_text(app), screen_text(app)
            await press(pilot, "m")


@sizes
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
async def test_everything_fits_and_the_legend_always_shows(size: tuple[int, int], view: str, glyphs: Glyphs) -> None:
    """At every size each line is as wide as the screen, nothing scrolls away, and the legend is there."""
    app = app_at(EVENING, a_year(), glyphs=glyphs)
    async with app.run_test(size=size) as pilot:
        for keys in (["C", *["v"] * VIEWS.index(view)], ["o"], ["space", "up", "left"], ["m", "m", "m"]):
            await press(pilot, *keys)
            lines = app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in lines] == [size[0]] * size[1]
            assert app.screen.max_scroll_y == 0
            text = screen_text(app)
            assert [one for one in ("no entry", "in part", "none", "to come") if one not in text] == []
            assert "arrows" in text.split("\n")[-1]
            assert text.isascii() or glyphs is UNICODE


@sizes
async def test_the_cursor_is_seen_without_colour(size: tuple[int, int]) -> None:
    """On any terminal one cell is reversed, with a sign of its own: that is where I am."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "C")
        strips = app.screen._compositor.render_strips()
        reversed_ = [seg.text for strip in strips for seg in strip if seg.style is not None and seg.style.reverse]
        assert [text[0] for text in reversed_] == ["◆"]


@sizes
async def test_a_year_becomes_half_a_year_and_a_quarter_and_is_never_cut(size: tuple[int, int]) -> None:
    """A narrower screen shows fewer months, each of them whole."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "C")
        months = next(line.split() for line in screen_lines(app) if "Nov" in line and "Dec" in line)
        assert len(months) == (12 if size[0] >= 62 else 6 if size[0] >= 40 else 3)


# --- cost ------------------------------------------------------------------------------------------


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Region, ...]]]:
    """Every refresh that a widget asks for: its id and the regions, none for all of it."""
    found: list[tuple[str, tuple[Region, ...]]] = []
    from textual.widget import Widget

    plain = Widget.refresh

    def refresh(self: Widget, *regions: Region, **options: bool) -> Widget:
        found.append((self.id or type(self).__name__, regions))
        return plain(self, *regions, **options)

    monkeypatch.setattr(Widget, "refresh", refresh)
    return found


@pytest.mark.parametrize("key", ["left", "up", "pageup"])
async def test_a_move_repaints_two_cells_and_the_line_of_words(
    refreshed: list[tuple[str, tuple[Region, ...]]], key: str
) -> None:
    """An arrow draws the cell I left, the cell I came to, and what is said of it; nothing else."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "left")
        refreshed.clear()
        await press(pilot, key)
        (cells,) = [regions for name, regions in refreshed if name == "heatmap"]
        assert [region.size for region in cells] == [(1, 1), (1, 1)]
        assert {name for name, _ in refreshed} == {"heatmap", "night"}


async def test_another_measure_repaints_the_grid_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The m key draws the picture anew, once."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        drawn: list[int] = []
        plain = Heatmap.render_line

        def render_line(self: Heatmap, y: int) -> Strip:
            drawn.append(y)
            return plain(self, y)

        monkeypatch.setattr(Heatmap, "render_line", render_line)
        await press(pilot, "m")
        assert sorted(drawn) == list(range(8))


async def test_the_year_is_read_and_no_other() -> None:
    """Thirty years of nights cost no more than one: only the file of the year in sight is read."""
    files: dict[str, bytes] = {}
    diary_with(*(night_of(date(year, 6, 1), urge__worst=3) for year in range(1997, 2027)), files=files)
    app = app_at(EVENING, reading := Reading(files))
    async with app.run_test(size=(80, 24)) as pilot:
        reading.asked.clear()
        await press(pilot, "C")
        assert reading.asked == [(date(2026, 1, 1), date(2026, 12, 31))]
        await press(pilot, "left_square_bracket")
        assert reading.asked[1:] == [(date(2025, 1, 1), date(2025, 12, 31))]


class Reading(MemoryDiary):
    """A diary that notes which nights it was asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.asked: list[tuple[date, date]] = []

    def nights(self, first: date, last: date) -> Nights:
        """The nights between, noted."""
        self.asked.append((first, last))
        return super().nights(first, last)


async def test_the_widget_keeps_nothing_for_each_cell() -> None:
    """Ten years of nights leave no ten years of objects behind: the picture is two bytes a night."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        assert not heatmap(app).children
        kept = [
            value for value in vars(heatmap(app)).values() if isinstance(value, (list, tuple, dict, set, frozenset))
        ]
        assert max((len(value) for value in kept), default=0) < 50


async def test_the_list_makes_only_the_lines_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten years stand in the list, and only what I see of them is made."""
    diary = diary_with(*(night_of(date(year, 6, 1), urge__worst=3) for year in range(2016, 2027)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "v", "v")
        picture = heatmap(app)._picture
        assert picture is not None
        assert picture.height == (SUNDAY - date(2016, 6, 1)).days + 1
        asked: list[date] = []
        plain = Almanac.on

        def on(self: Almanac, day: date) -> Night | None:
            asked.append(day)
            return plain(self, day)

        monkeypatch.setattr(Almanac, "on", on)
        await press(pilot, *["pageup"] * 3)
        assert len(set(asked)) <= 24 * 4 + 3
        assert say_day(cursor(app)) in screen_text(app)


async def test_typed_text_never_acts_and_never_steers() -> None:
    """A note with brackets and control characters stands in the list as it was written."""
    note = "[b]bold[/b] \x1b[31mred\x07 [@click=app.quit]x[/]"
    app = app_at(EVENING, diary_with(night_of(SUNDAY, notes=note)))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "C", "v", "v")
        assert "[b]bold[/b]" in screen_text(app)
        assert "\x1b" not in screen_text(app)


async def test_the_screen_follows_the_size_of_the_terminal() -> None:
    """I turn the phone: the year is whole again, and I stand where I stood."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "C", "left")
        here = cursor(app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert cursor(app) == here
        assert "Jan" in screen_text(app)
        assert f"{here:%a %d} → " in screen_text(app)


async def test_help_says_what_the_measure_is() -> None:
    """? explains the measure on show with its definition and its source, then the keys of the calendar."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "C", "question_mark")
        text = screen_text(app)
        assert "THE CALENDAR SHOWS: efficiency" in text
        assert "SE, sleep efficiency: TST as a share of TIB." in " ".join(text.replace("│", " ").split())


async def test_the_wheel_and_other_keys_do_no_harm() -> None:
    """A mouse wheel or a key that means nothing here leaves me where I am."""
    app = app_at(EVENING, a_year())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "left")
        here = cursor(app)
        await type_text(pilot, "56")
        app.post_message(events.MouseScrollDown(None, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert cursor(app) == here
