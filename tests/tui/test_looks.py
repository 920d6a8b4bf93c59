"""The looks as they are drawn: how bright the darkest is, how far words stand from their paper, and when red comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import msgspec
import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.command import CommandPalette

from stillnight.diary.person import Look, Person, is_red_hour, look_chosen
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.screens.pick import PickScreen
from tests.tui.beside import SIZE, Beside
from tests.tui.driving import StandingClock, after_a_fortnight, app_at, press, said, screen_text, strips

EVENING = "2026-11-22 21:40"


@pytest.fixture(autouse=True)
def many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


RGB = tuple[int, int, int]

PLACES: Final = (
    *(("home", "down", "6"), ("v",), ("question_mark",), ("g",), ("z",), ("c",), ("L",), ("ctrl+p",)),
    *(("C",), ("C", "v"), ("C", "v", "v"), ("C", "M"), ("C", "O"), ("C", "space", "up")),
    *(("S",), ("S", "enter"), ("S", "g"), ("S", "p"), ("S", "plus"), ("G",), ("G", "s"), ("G", "a"), ("G", "m")),
)
"""The keys that lead to every place and box."""

PICTURES: Final = " ▔" + "".join(map(chr, range(0x2581, 0x2588)))
"""Blanks, edges of boxes and thumbs of scrollbars: no words."""

BRIGHTEST_AT_NIGHT: Final = 0.25
"""Relative luminance that no cell of the red look passes; white has 1. Pure red, the brightest there is, has 0.21."""


def luminance(colour: RGB) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rgb(colour: Color | None) -> RGB:
    """A colour as it is shown; all of these looks name theirs."""
    assert colour is not None
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def drawn(app: StillnightApp) -> Iterator[tuple[str, Style]]:
    """Every piece on the screen with its style."""
    for strip in strips(app):
        for text, style, _ in strip:
            assert style is not None
            yield text, style


def pairs(app: StillnightApp) -> set[tuple[RGB, RGB]]:
    """Ink and paper of everything that is written on the screen."""
    found = set()
    for text, style in drawn(app):
        if text.strip(PICTURES):
            ink, paper = rgb(style.color), rgb(style.bgcolor)
            found.add((paper, ink) if style.reverse else (ink, paper))
    return found


def in_look(look: Look) -> StillnightApp:
    """The app in this look, over a diary with a fortnight."""
    diary = after_a_fortnight()
    diary.change_person(lambda person: msgspec.structs.replace(person, look=look))
    return app_at(EVENING, diary)


@pytest.mark.parametrize("keys", PLACES, ids="-".join)
async def test_no_cell_of_the_red_look_is_bright(keys: tuple[str, ...]) -> None:
    """In the dark bedroom the brightest cell of every screen is dim."""
    app = in_look("red")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        papers = [rgb(style.bgcolor) for _, style in drawn(app)]
        inks = [rgb(style.color) for text, style in drawn(app) if text.strip()]
        assert max(map(luminance, papers + inks)) <= BRIGHTEST_AT_NIGHT


@pytest.mark.parametrize(("look", "least"), [("contrast", 7.0), ("evening", 4.5), ("day", 4.5)])
@pytest.mark.parametrize("keys", PLACES, ids="-".join)
async def test_words_stand_clear_of_their_paper(look: Look, least: float, keys: tuple[str, ...]) -> None:
    """High contrast keeps WCAG's AAA (7 to 1) on every screen, evening and day its AA (4.5 to 1) off the calendar."""
    if look != "contrast" and "C" in keys:
        return  # the levels there are pictures, whose signs tell them apart
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        low = {pair: round(contrast(*pair), 2) for pair in pairs(app) if contrast(*pair) < least}
        assert low == {}


async def test_the_terminals_own_look_names_no_colour_but_the_sixteen() -> None:
    """My terminal's ink and paper are used, and the row in hand is in reverse."""
    app = in_look("terminal")
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ((), ("C",), ("S",), ("L",)):
            await press(pilot, *keys)
            colours = {colour.name for _, style in drawn(app) for colour in (style.color, style.bgcolor) if colour}
            assert colours <= {"default", *(f"color({number})" for number in range(16))}
            assert all(style.bgcolor is not None and style.bgcolor.is_default for _, style in drawn(app))
            assert any(style.reverse for _, style in drawn(app)) or "C" in keys


async def test_a_warning_in_the_terminals_own_look_is_in_its_red() -> None:
    """A night without sleep is marked in my terminal's red, and not in its ink."""
    app = in_look("terminal")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C")
        assert "color(1)" in {style.color.name for text, style in drawn(app) if style.color and text.strip() == "×"}


@pytest.mark.parametrize("look", ["contrast", "terminal"])
async def test_over_the_wire_the_new_looks_are_those_of_textual(look: Look) -> None:
    """What is sent draws just what Textual would have drawn."""
    diary = after_a_fortnight()
    diary.change_person(lambda person: msgspec.structs.replace(person, look=look))
    app = Beside(diary, StandingClock(EVENING), ColorSystem.EIGHT_BIT)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "6", "C", "S", "G", "L", "q", "r", "T")
        assert app.differences == []


async def test_a_look_is_picked_from_a_list_and_kept() -> None:
    """L shows all looks by name; a number takes one, and the next sitting has it."""
    files: dict[str, bytes] = {}
    app = app_at(EVENING, MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L")
        assert isinstance(app.screen, PickScreen)
        assert "high contrast" in screen_text(app)
        await press(pilot, "4")
        assert app.theme == "contrast"
    assert look_chosen(MemoryDiary(files).person()) == "contrast"


@pytest.mark.parametrize("size", [(80, 24), (45, 20)])
async def test_the_list_says_what_holds_now(size: tuple[int, int]) -> None:
    """I see which look I chose, whether red comes by itself, how many colours and which signs, each in a word."""
    diary = MemoryDiary()
    diary.change_person(lambda person: msgspec.structs.replace(person, look="day", red_from=22))
    app = app_at(EVENING, diary)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "L")
        said_now = [line.strip("│▸ ").split("now: ") for line in screen_text(app).splitlines() if "now: " in line]
        assert [(label.strip(), words[:5]) for label, words in said_now] == [
            ("day", "dark "),
            ("red by itself", "from "),
            ("colours", "as th"),
            ("signs", "as th"),
        ]
        assert "now: from 22:00" in screen_text(app)


async def test_how_many_colours_is_found_in_the_palette() -> None:
    """I look for colours by the word; the list opens at what holds, and what I take is kept."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.press(*"colours")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "enter")
        if isinstance(app.screen, CommandPalette):
            await press(pilot, "enter")
        assert isinstance(app.screen, PickScreen)
        await press(pilot, "down", "down", "enter")
        assert said(app) == "Colours from the next start: 16."
        assert app.session.person().colours == "16"


async def test_red_comes_and_goes_by_the_hour_at_a_key() -> None:
    """From ten to seven the screen is red when I touch a key; what I choose then stays until the morning."""
    clock = StandingClock(EVENING)
    app = app_at(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L", "9")
        assert said(app) == "Red by itself: from 22:00 to 7:00."
        assert app.theme == "evening"
        clock.moment += timedelta(hours=1)
        assert app.theme == "evening"
        await press(pilot, "down")
        assert app.theme == "red"
        await press(pilot, "r")
        clock.moment += timedelta(hours=2)
        await press(pilot, "down")
        assert app.theme == "day"
        clock.moment += timedelta(hours=7)
        await press(pilot, "down")
        assert app.theme == "day"
        assert not app._is_red_hour


@pytest.mark.parametrize(("start", "hours"), [(22, {22, 23, 0, 1, 2, 3, 4, 5, 6}), (None, set())])
def test_the_hours_for_red_go_over_midnight(start: int | None, hours: set[int]) -> None:
    """From ten in the evening to seven; off until I ask for it."""
    person = Person(red_from=start)
    assert {hour for hour in range(24) if is_red_hour(person, hour)} == hours


@pytest.mark.parametrize("broken", [b'"sepia"', b'""', b'"RED"'])
def test_a_broken_look_costs_the_look_alone(broken: bytes) -> None:
    """Somebody edited the settings: the evening's look is shown, and all else that I set is there."""
    person = msgspec.json.decode(b'{"look":' + broken + b',"zone":"Europe/Berlin","bell":false}', type=Person)
    assert look_chosen(person) == "evening"
    assert (person.zone, person.bell) == ("Europe/Berlin", False)
