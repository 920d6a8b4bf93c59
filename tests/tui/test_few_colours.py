"""The looks where a terminal has 256 colours, as over SSH, or sixteen: as dim and as clear as with all of them."""

from __future__ import annotations

from typing import Final

import pytest
from rich.style import Style

from stillnight.diary.person import Look
from tests.tui.driving import press, strips
from tests.tui.palettes import PALETTES, RGB, inks_of, number_of_16, of_palette, on_256
from tests.tui.test_looks import BRIGHTEST_AT_NIGHT, PICTURES, PLACES, contrast, drawn, in_look, luminance

TYPING: Final = (("home", "down", *"6", "down", *"99x", "enter"), ("end", "up", "enter", *"ab"), ("ctrl+p", "down"))
"""A mistake on its row, notes that are being written, the palette with a command in hand."""

EVERYWHERE: Final = (*PLACES, *TYPING)

LEAST: Final[dict[Look, float]] = {"contrast": 7.0, "evening": 4.5, "day": 4.5, "red": 2.0}
"""The least contrast of words: WCAG's AAA and AA; in the dark a dim red that can be read."""

every_place = pytest.mark.parametrize("keys", EVERYWHERE, ids="-".join)
every_look = pytest.mark.parametrize("look", LEAST)


@pytest.fixture(autouse=True)
def no_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing says that the terminal could do more."""
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 256 colours."""
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of sixteen."""
    monkeypatch.setenv("TERM", "xterm")


def are_levels(look: Look, keys: tuple[str, ...]) -> bool:
    """Whether this place shows levels in colours that are pictures, whose signs tell them apart."""
    return look != "contrast" and "C" in keys


@pytest.mark.usefixtures("many")
@every_look
@every_place
async def test_words_are_as_clear_with_256_colours(look: Look, keys: tuple[str, ...]) -> None:
    """Over SSH, where there are 256, every look keeps the contrast that it has with all colours."""
    if are_levels(look, keys):
        return
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        found = {(on_256(style.color), on_256(style.bgcolor)) for text, style in drawn(app) if text.strip(PICTURES)}
        assert {pair for pair in found if contrast(*pair) < LEAST[look]} == set()


@pytest.mark.usefixtures("many")
@every_place
async def test_no_cell_of_the_red_look_is_bright_with_256_colours(keys: tuple[str, ...]) -> None:
    """On the phone in the dark bedroom, over SSH, nothing is bright, and all of it is red."""
    app = in_look("red")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        for red, green, blue in seen(style for text, style in drawn(app) if text.strip()):
            assert luminance((red, green, blue)) <= BRIGHTEST_AT_NIGHT
            assert green == blue <= red // 2


def seen(styles: object) -> set[RGB]:
    """The inks and papers of these styles, as 256 colours show them."""
    return {on_256(colour) for style in styles for colour in (style.color, style.bgcolor)}  # type: ignore[attr-defined]


@pytest.mark.usefixtures("few")
@every_place
async def test_the_red_look_of_sixteen_colours_is_one_red_on_black(keys: tuple[str, ...]) -> None:
    """On a terminal of sixteen colours no yellow and no bright red shows up, nor what it takes bold or a line for."""
    app = in_look("red")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        pieces = [style for text, style in drawn(app) if text.strip() or style.reverse or style.underline]
        assert {number_of_16(colour) for style in pieces for colour in (style.color, style.bgcolor)} == {0, 1}
        assert not any(style.bold or style.underline or style.italic or style.dim for style in pieces)
    for palette in PALETTES:
        assert luminance(of_palette(1, palette)) <= BRIGHTEST_AT_NIGHT


@pytest.mark.usefixtures("few")
@every_look
@every_place
async def test_words_are_as_clear_with_sixteen_colours(look: Look, keys: tuple[str, ...]) -> None:
    """On the bare console and in an old xterm every word can be read, whether bold is brighter there or not."""
    if are_levels(look, keys):
        return
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        written = [style for text, style in drawn(app) if text.strip(PICTURES)]
        pairs = {(ink, number_of_16(style.bgcolor)) for style in written for ink in inks_of(style)}
        shown = {(name, of_palette(ink, name), of_palette(paper, name)) for name in PALETTES for ink, paper in pairs}
        assert {(name, *pair) for name, *pair in shown if contrast(*pair) < LEAST[look]} == set()


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


@pytest.mark.parametrize("look", [*LEAST, "terminal"])
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


@pytest.mark.parametrize("look", [*LEAST, "terminal"])
async def test_a_range_in_the_calendar_is_seen_without_colour(monkeypatch: pytest.MonkeyPatch, look: Look) -> None:
    """With NO_COLOR the nights that I marked are in reverse, all of them and not only their ends."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = in_look(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "C", "space", *["up"] * 4)
        marked = "".join(text for text, style in drawn(app) if style.reverse)
        assert len(marked) == 5, marked
