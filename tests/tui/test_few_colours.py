"""The looks where a terminal has 256 colours or sixteen, or where none is wanted: what is in hand is seen."""

from __future__ import annotations

from typing import Final

import pytest
from rich.style import Style

from stillnight.diary.person import Look
from tests.tui.driving import press, strips
from tests.tui.palettes import number_of_16, on_256
from tests.tui.test_looks import drawn, in_look

LOOKS: Final[tuple[Look, ...]] = ("evening", "red", "day", "contrast")
"""The looks that name their colours."""

every_look = pytest.mark.parametrize("look", LOOKS)


@pytest.fixture(autouse=True)
def no_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing says that the terminal could do more."""
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of sixteen."""
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "keys",
    [
        ("home", "down", *"6", "down", *"99x", "enter"),
        ("end", "up", "enter", *"ab"),
        ("C",),
        ("S", "plus"),
        ("ctrl+p",),
    ],
    ids="-".join,
)
async def test_the_red_look_of_sixteen_colours_is_one_red_on_black(keys: tuple[str, ...]) -> None:
    """No yellow and no bright red shows up, nor what may be brighter: bold in many terminals, lines in the console."""
    app = in_look("red")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        pieces = [style for text, style in drawn(app) if text.strip() or style.reverse or style.underline]
        assert {number_of_16(colour) for style in pieces for colour in (style.color, style.bgcolor)} == {0, 1}
        assert not any(style.bold or style.underline or style.italic or style.dim for style in pieces)


@pytest.mark.usefixtures("few")
@every_look
async def test_the_row_in_hand_is_in_reverse_where_colours_are_few(look: Look) -> None:
    """With sixteen colours there is no ground that is a little lighter: my row is in reverse, and of one ink."""
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6")
        rows = {strip.text[0]: {style for _, style, _ in strip} for strip in strips(app)}
        styles = [style for style in rows["▸"] if style is not None]
        assert all(style.reverse for style in styles)
        assert len({(style.color, style.bgcolor) for style in styles}) == 1


@pytest.mark.parametrize("term", ["xterm-256color", "xterm"])
@every_look
async def test_the_command_in_hand_is_seen_in_the_palette(
    monkeypatch: pytest.MonkeyPatch, look: Look, term: str
) -> None:
    """In the palette I see which command Enter would run, in every look and with however few colours."""
    monkeypatch.setenv("TERM", term)
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", "down")
        assert len(set(map(ground, command_names(app)))) == 2


@pytest.mark.parametrize("look", [*LOOKS, "terminal"])
async def test_the_command_in_hand_is_seen_without_colour(monkeypatch: pytest.MonkeyPatch, look: Look) -> None:
    """With NO_COLOR it is in reverse."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", "down")
        names = command_names(app)
        assert {style.bgcolor for style in names} == {None}
        assert [bool(style.reverse) for style in names].count(True) == 1


def ground(style: Style) -> tuple[object, ...]:
    """What a style stands on, as sixteen or 256 colours show it."""
    paper = style.color if style.reverse else style.bgcolor
    return (style.reverse, paper and on_256(paper), paper and number_of_16(paper))


def command_names(app: object) -> list[Style]:
    """The styles of the names of three commands in the palette."""
    names = {"About you", "All as usual", "Blood tests"}
    return [style for text, style in drawn(app) if text.strip() in names]  # type: ignore[arg-type]


@pytest.mark.parametrize("look", [*LOOKS, "terminal"])
async def test_a_range_in_the_calendar_is_seen_without_colour(monkeypatch: pytest.MonkeyPatch, look: Look) -> None:
    """With NO_COLOR the nights that I marked are in reverse, all of them and not only their ends."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "space", *["up"] * 4)
        marked = "".join(text for text, style in drawn(app) if style.reverse)
        assert len(marked) == 5, marked
