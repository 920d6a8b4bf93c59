"""Where a terminal shows nothing but ASCII, nothing else is sent, of a person's own words neither; the columns stay."""

from __future__ import annotations

import msgspec
import pytest

from stillnight.diary.person import Signs
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import ASCII, UNICODE, Drawing, drawing_for
from tests.tui.driving import HOME, StandingClock, answer, night, press, screen_lines, screen_text, strips
from tests.tui.test_wide_signs import PLACES, diary_in_japanese

UTF8 = {"LANG": "de_DE.UTF-8"}


def plain_app(*, ascii_only: bool) -> StillnightApp:
    """The app over a diary in Japanese, with signs as the surroundings say."""
    return StillnightApp(diary_in_japanese(), StandingClock("2026-11-22 21:40"), HOME, ascii_only=ascii_only)


@pytest.mark.parametrize("how", ["--ascii", "LANG=C"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 20)])
@pytest.mark.parametrize("keys", PLACES, ids="-".join)
async def test_my_own_words_are_ascii_too(
    keys: tuple[str, ...], size: tuple[int, int], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal without Unicode my Japanese notes are question marks, and no line is longer or shorter for it."""
    monkeypatch.setenv("LANG", "C" if how == "LANG=C" else "C.UTF-8")
    app = plain_app(ascii_only=how == "--ascii")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert [line for line in screen_lines(app) if not line.isascii()] == []
        assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]


async def test_what_is_shown_as_ascii_is_kept_as_i_typed_it() -> None:
    """I type an umlaut where none can be shown: the diary has it."""
    app = plain_app(ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *"K\u00e4se ", "escape")
        assert "K\u00e4se" in str(night(app).notes)
        await press(pilot, "enter")
        assert "Kase" in screen_text(app)


@pytest.mark.parametrize(
    ("signs", "environ", "ascii_only", "drawn"),
    [
        ("auto", UTF8, False, Drawing(UNICODE, only_ascii=False)),
        ("auto", UTF8, True, Drawing(ASCII, only_ascii=True)),
        ("auto", {"LANG": "C"}, False, Drawing(ASCII, only_ascii=True)),
        ("auto", UTF8 | {"TERM": "linux"}, False, Drawing(ASCII, only_ascii=False)),
        ("ascii", UTF8, False, Drawing(ASCII, only_ascii=False)),
        ("ascii", {"LANG": "C"}, False, Drawing(ASCII, only_ascii=True)),
        ("unicode", {"LANG": "C"}, False, Drawing(UNICODE, only_ascii=False)),
        ("unicode", UTF8 | {"TERM": "linux"}, False, Drawing(UNICODE, only_ascii=False)),
        ("unicode", UTF8, True, Drawing(ASCII, only_ascii=True)),
    ],
)
def test_the_option_goes_before_the_setting_and_that_before_the_locale(
    signs: Signs, environ: dict[str, str], ascii_only: bool, drawn: Drawing
) -> None:
    """Plain signs by setting leave my words as they are, for whom box signs are two columns wide; --ascii is strict."""
    assert drawing_for(signs, environ, ascii_only=ascii_only) == drawn


async def test_signs_of_unicode_are_chosen_from_the_list() -> None:
    """The host does not know that my terminal shows Unicode: I say so once."""
    app = plain_app(ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "L", "end", "up", "enter")
        assert app.session.person().signs == "unicode"
        assert msgspec.json.decode(msgspec.json.encode(app.session.person()))["signs"] == "unicode"
