"""The looks, a terminal without colour, and a terminal without Unicode."""

from __future__ import annotations

import pytest

from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import ASCII, UNICODE, glyphs_for
from stillnight.tui.theme import THEMES
from stillnight.tui.widgets.rows import RowList
from tests import invented
from tests.builders import SUNDAY
from tests.tui.driving import answer, app_at, diary_with, go_to, press, rows_of, screen_lines, screen_text, strips

EVENING = "2026-11-22 21:40"
FULL = next(invented.nights(SUNDAY, 1, seed=4))


async def test_r_changes_the_look_and_the_next_sitting_has_it() -> None:
    """The key r makes the screen dim red for the dark, again day, again evening; and it stays so next time."""
    files: dict[str, bytes] = {}
    app = app_at(EVENING, MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        seen = [app.theme]
        for _ in range(5):
            await press(pilot, "r")
            seen.append(app.theme)
        assert seen == ["evening", "red", "day", "contrast", "terminal", "evening"]
        await press(pilot, "r")
    again = app_at(EVENING, MemoryDiary(files))
    async with again.run_test(size=(80, 24)):
        assert again.theme == "red"
        assert again.session.person().look == "red"


async def test_the_red_look_shows_only_red_on_black() -> None:
    """In the dark bedroom no blue, green or white light comes from the screen."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "r")
        for keys in ((), ("question_mark",), ("escape", "c")):
            await press(pilot, *keys)
            for colour in shown_colours(app):
                red, green, blue = colour
                assert red <= 0xD7
                assert green <= red // 2
                assert blue <= red // 2


def shown_colours(app: StillnightApp) -> set[tuple[int, int, int]]:
    """The colours of all text and backgrounds on the screen."""
    colours = set()
    for strip in strips(app):
        for segment in strip:
            style = segment.style
            for colour in (style.color, style.bgcolor) if style else ():
                if colour is not None:
                    red, green, blue = colour.get_truecolor()
                    colours.add((red, green, blue))
    return colours


@pytest.mark.parametrize("keys", [(), ("question_mark",), ("v",), ("c",), ("g",), ("ctrl+p",)])
async def test_without_colour_no_line_has_one_and_signs_tell_all(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    """With NO_COLOR nothing is coloured, and the row I am on is told by its sign."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "fatigue")
        marked = [text for text in screen_lines(app) if text.startswith("▸ ")]
        assert [text[2:13] for text in marked] == ["Tired today"]
        await press(pilot, *keys)
        coloured = [
            segment
            for strip in strips(app)
            for segment in strip
            if segment.style and (segment.style.color or segment.style.bgcolor) and segment.text.strip()
        ]
        assert coloured == []


@pytest.mark.parametrize("look", list(THEMES))
async def test_in_every_look_the_row_in_hand_differs_from_the_others(look: str) -> None:
    """In each look I see which row I am on, by its sign and its background."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)):
        app.theme = look
        rows = rows_of(app)
        here, other = rows.render_line(rows.cursor_line), rows.render_line(rows.cursor_line + 1)
        assert here.text.startswith("▸ ")
        assert other.text.startswith("  ")
        assert here._segments[0].style != other._segments[0].style


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_without_unicode_the_screen_is_ascii(size: tuple[int, int]) -> None:
    """On a bare console every sign is one it has."""
    app = app_at("2026-11-23 07:10", diary_with(FULL), glyphs=ASCII)
    async with app.run_test(size=size) as pilot:
        for keys in ((), ("home", "enter"), ("end",), ("]",), ("u",), ("7",), ("backspace",), ("m",), ("[",)):
            await press(pilot, *keys)
            assert screen_text(app).isascii(), [text for text in screen_lines(app) if not text.isascii()]


@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("v",), ("c",), ("g",), ("z",), ("notes", "enter"), ("uses", "enter"), ("uses", "space")],
)
async def test_without_unicode_every_box_is_ascii(keys: tuple[str, ...]) -> None:
    """On a bare console the boxes are drawn with signs it has too."""
    app = app_at("2026-11-22 21:40", diary_with(FULL), glyphs=ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        if len(keys) == 2:
            await go_to(pilot, keys[0])
        await press(pilot, keys[-1])
        assert app.screen is not app.tonight_screen
        assert screen_text(app).isascii(), [text for text in screen_lines(app) if not text.isascii()]


async def test_without_unicode_choices_are_ticked_with_signs_there_are() -> None:
    """Ticks are x and o where there is no check mark."""
    app = app_at("2026-11-22 21:40", glyphs=ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        await answer(pilot, "urge.where", "enter", "1")
        rows = app.screen.query_one(RowList)
        assert [row.label for row in rows.rows[:2]] == ["1 x", "2 o"]


@pytest.mark.parametrize(
    ("environ", "unicode"),
    [
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C.utf8"}, True),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"LANG": "C.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, False),
    ],
)
def test_the_signs_follow_the_locale_and_the_terminal(environ: dict[str, str], unicode: bool) -> None:
    """What my terminal can show is read from its locale, the strongest setting first."""
    assert glyphs_for(environ) is (UNICODE if unicode else ASCII)
