"""One walk to every screen there is: in every look, with all colours, with 256 and with sixteen, clear and dim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

import msgspec
import pytest
from rich.style import Style

from stillnight.diary.person import Look
from stillnight.tui.app import StillnightApp
from tests.builders import SUNDAY, night_with
from tests.emoji import emoji_in
from tests.hostile import hostile_night, hostile_person
from tests.tui.driving import app_at, diary_with, screen_text
from tests.tui.palettes import PALETTES, RGB, inks_of, number_of_16, of_palette, on_256
from tests.tui.test_hostile_places import EVENING, SIZE, WALK, Stop, go
from tests.tui.test_looks import BRIGHTEST_AT_NIGHT, PICTURES, contrast, drawn, luminance, rgb

MORE: Final = (
    Stop("TonightScreen", ("@fatigue", "6", "@urge.began", "backspace", *"99x", "enter")),
    Stop("CalendarScreen", ("escape", "C", "v", "space", "up", "up")),
    Stop("CalendarScreen", ("v", "m", "m")),
    Stop("PickScreen", ("M",)),
    Stop("PickScreen", ("q", "L")),
    Stop("PaletteScreen", ("q", "ctrl+p", "down")),
)
"""A mistake on its row, a range, a month, measures, looks, and the palette with a command in hand."""

LEAST: Final[dict[Look, float]] = {"contrast": 7.0, "evening": 4.5, "day": 4.5, "red": 2.0}
"""The least contrast of words: WCAG's AAA and AA; in the dark a dim red that can be read."""

Pairs = Callable[[Style], Iterator[tuple[RGB, RGB]]]
"""What may be seen of a style: ink and paper."""


def with_all(style: Style) -> Iterator[tuple[RGB, RGB]]:
    """Ink and paper where a terminal has all colours."""
    yield rgb(style.color), rgb(style.bgcolor)


def with_256(style: Style) -> Iterator[tuple[RGB, RGB]]:
    """Ink and paper where it has 256, as over SSH."""
    yield on_256(style.color), on_256(style.bgcolor)


def with_16(style: Style) -> Iterator[tuple[RGB, RGB]]:
    """Ink and paper where it has sixteen: in two usual palettes, and whether bold is brighter there or not."""
    paper = number_of_16(style.bgcolor)
    for palette in PALETTES:
        for ink in inks_of(style):
            yield of_palette(ink, palette), of_palette(paper, palette)


TERMINALS: Final[dict[str, tuple[str, str, Pairs]]] = {
    "all colours": ("xterm-256color", "truecolor", with_all),
    "256 colours": ("xterm-256color", "", with_256),
    "16 colours": ("xterm", "", with_16),
}
"""TERM, COLORTERM, and what is seen there."""


@pytest.fixture(params=TERMINALS)
def pairs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Pairs:
    """A terminal of each kind, and what is seen there."""
    term, colorterm, found = TERMINALS[request.param]
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    return found


async def walked(look: Look, check: Callable[[StillnightApp, Stop], None]) -> None:
    """Go to every screen in this look, and hold each against a rule."""
    words = "warm bath, 20 min"
    diary = diary_with(hostile_night(words), night_with({"notes": words}, SUNDAY - timedelta(days=1)))
    diary.change_person(lambda _: msgspec.structs.replace(hostile_person(words), look=look))
    app = app_at(EVENING, diary)
    async with app.run_test(size=SIZE) as pilot:
        for stop in (*WALK, *MORE):
            await go(pilot, diary, stop, words)
            assert type(app.screen).__name__ == stop.screen, f"{stop} leads to:\n{screen_text(app)}"
            check(app, stop)


@pytest.mark.parametrize("look", LEAST)
async def test_words_stand_clear_of_their_paper_on_every_screen(look: Look, pairs: Pairs) -> None:
    """High contrast is WCAG's AAA everywhere, evening and day its AA off the calendar, whose levels are pictures."""

    def check(app: StillnightApp, stop: Stop) -> None:
        written = {style for text, style in drawn(app) if text.strip(PICTURES)}
        low = [pair for style in written for pair in pairs(style) if contrast(*pair) < LEAST[look]]
        is_picture = stop.screen == "CalendarScreen" and look != "contrast"
        assert is_picture or low == [], stop

    await walked(look, check)


async def test_nothing_is_bright_in_the_red_look_on_any_screen(pairs: Pairs) -> None:
    """In the dark bedroom the brightest cell of every screen is dim, and red, with however few colours."""

    def check(app: StillnightApp, stop: Stop) -> None:
        seen = {style for text, style in drawn(app) if text.strip() or style.reverse or style.underline}
        for red, green, blue in {colour for style in seen for pair in pairs(style) for colour in pair}:
            assert luminance((red, green, blue)) <= BRIGHTEST_AT_NIGHT, stop
            assert green == blue <= red // 2 + 1, stop

    await walked("red", check)


async def test_there_is_no_emoji_on_any_screen() -> None:
    """No picture is shown that my terminal may draw in colours of its own, or two columns wide."""

    def check(app: StillnightApp, stop: Stop) -> None:
        assert emoji_in(screen_text(app)) == [], stop

    await walked("evening", check)
