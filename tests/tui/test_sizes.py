"""Forty columns is a real size: everything can be reached, nothing is cut without a sign, every box fits."""

from __future__ import annotations

import pytest

from stillnight.tui.commands import COMMANDS
from stillnight.tui.glyphs import ASCII, UNICODE, Glyphs
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.picture import NightPicture
from stillnight.tui.widgets.rows import RowList
from tests import invented
from tests.builders import SUNDAY
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    go_to,
    keys_shown,
    press,
    rows_of,
    screen_lines,
    screen_text,
    shown_ids,
    tonight,
)

SIZES = [(80, 24), (45, 20), (40, 15), (120, 40)]
MOMENTS = ["2026-11-22 21:40", "2026-11-23 07:10"]
FULL = next(invented.nights(SUNDAY, 1, seed=4))

sizes = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])


@sizes
@pytest.mark.parametrize("moment", MOMENTS)
async def test_every_row_is_reached_with_the_arrow_and_seen(size: tuple[int, int], moment: str) -> None:
    """Holding the arrow down, I pass every question, and each is on the screen when I am on it."""
    app = app_at(moment, diary_with(FULL))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "home")
        for row_id in shown_ids(app):
            assert rows_of(app).cursor_id == row_id
            marked = [text for text in screen_lines(app) if text.startswith("▸ ")]
            assert len(marked) == 1
            row = rows_of(app).cursor_row
            assert row is not None
            assert (row.label[:12]) in marked[0]
            await press(pilot, "down")
        assert rows_of(app).cursor_id == shown_ids(app)[-1]


@sizes
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
async def test_no_line_is_longer_or_shorter_than_the_screen(size: tuple[int, int], glyphs: Glyphs) -> None:
    """No line runs over the edge of the screen, on any row."""
    app = app_at(MOMENTS[0], diary_with(FULL), glyphs=glyphs)
    async with app.run_test(size=size) as pilot:
        for _ in range(4):
            lines = app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in lines] == [size[0]] * size[1]
            await press(pilot, "pagedown")


@sizes
async def test_what_is_cut_ends_in_an_ellipsis(size: tuple[int, int]) -> None:
    """An answer too long for the screen ends in a sign that there is more."""
    app = app_at("2026-11-23 03:12", diary_with())
    async with app.run_test(size=size) as pilot:
        await answer(pilot, "notes", "enter", *("It was a long night. " * 9), "escape")
        (shown,) = [text for text in screen_lines(app) if "Notes" in text]
        width = rows_of(app).size.width
        assert shown[:width].rstrip("↓↑ ").endswith("…")


@sizes
async def test_signs_say_that_there_is_more_above_and_below(size: tuple[int, int]) -> None:
    """At the edges of the list a sign says that it goes on; at its ends there is none."""
    app = app_at(MOMENTS[0], diary_with(FULL), night_of=SUNDAY)
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "part:morning")
        await press(pilot, "enter", "home")
        rows = rows_of(app)
        height, total = rows.size.height, len(rows.rows)
        edges = rows.render_line(0).text[-1], rows.render_line(height - 1).text[-1]
        assert edges == (" ", "↓" if total > height else " ")
        await press(pilot, "end")
        edges = rows.render_line(0).text[-1], rows.render_line(height - 1).text[-1]
        assert edges == ("↑" if total > height else " ", " ")


@sizes
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
async def test_the_footer_shows_whole_keys_and_always_how_to_move_and_get_help(
    size: tuple[int, int], glyphs: Glyphs
) -> None:
    """At the foot every key that is shown is whole, and moving and help are always among them."""
    app = app_at(MOMENTS[0], glyphs=glyphs)
    async with app.run_test(size=size):
        shown = keys_shown(app)
        assert len(shown) == size[0]
        assert "move" in shown
        assert "? help" in shown
        keys = app.screen.query_one(KeyLine)
        whole = [keys._words(command) for command in COMMANDS if command.footer]
        rest = shown
        for words in sorted(whole, key=len, reverse=True):
            rest = rest.replace(f"{words}  ", "", 1)
        assert rest.strip() == ""


async def test_the_footer_shows_the_keys_of_typing_while_something_is_typed() -> None:
    """While I type a time, the foot says how to keep it and how to leave it."""
    app = app_at(MOMENTS[1])
    async with app.run_test(size=(45, 20)) as pilot:
        await answer(pilot, "sleep.bed", "2")
        assert " ".join(keys_shown(app).split()) == "Enter keep ↑↓ go on Esc leave"
        await press(pilot, "escape")
        assert "? help" in keys_shown(app)


@pytest.mark.parametrize(("size", "beside"), [((99, 30), False), ((100, 30), True), ((120, 40), True)])
async def test_the_picture_stands_beside_the_list_from_100_columns(size: tuple[int, int], beside: bool) -> None:
    """On a wide terminal the night draws itself beside its answers, on a narrow one under them."""
    app = app_at(MOMENTS[1], diary_with(FULL))
    async with app.run_test(size=size):
        picture, rows = app.screen.query_one(NightPicture).region, app.screen.query_one(RowList).region
        assert (picture.x >= rows.right) is beside
        assert (picture.y >= rows.bottom) is not beside
        assert "█" in screen_text(app)


@pytest.mark.parametrize(("height", "lines"), [(24, 3), (23, 3), (20, 2), (19, 2), (18, 0), (15, 0)])
async def test_the_picture_makes_room_where_there_is_little(height: int, lines: int) -> None:
    """On a low screen the questions come first, and the picture is a key away."""
    app = app_at(MOMENTS[1], diary_with(FULL))
    async with app.run_test(size=(45, height)) as pilot:
        await pilot.pause()
        picture = app.screen.query_one(NightPicture)
        assert (picture.size.height if picture.display else 0) == lines
        assert rows_of(app).size.height >= 10


@sizes
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["v"], id="picture"),
        pytest.param(["question_mark"], id="help"),
        pytest.param(["g"], id="go to a night"),
        pytest.param(["z"], id="zone"),
        pytest.param(["c"], id="cramp"),
        pytest.param(["notes", "enter"], id="notes"),
        pytest.param(["cramps", "enter"], id="list"),
        pytest.param(["urge.where", "enter"], id="choices"),
        pytest.param(["uses", "space"], id="strategy"),
    ],
)
async def test_every_box_fits_the_screen_and_closes(size: tuple[int, int], keys: list[str]) -> None:
    """Whatever I open fits my screen, says how to close it, and closes."""
    app = app_at(MOMENTS[0], diary_with(FULL))
    async with app.run_test(size=size) as pilot:
        if len(keys) == 2:
            await go_to(pilot, keys[0])
        await press(pilot, keys[-1])
        assert app.screen is not app.tonight_screen
        rows_open = any(rows.editor for rows in app.screen.query(RowList)) and keys[-1] == "space"
        box = app.screen.children[0].region
        assert app.screen.region.contains_region(box)
        lines = screen_lines(app)
        assert lines[box.y].strip().startswith("╭")
        assert lines[box.bottom - 1].strip().endswith("╯")
        assert all(len(text) == size[0] for text in lines)
        if keys[-1] not in {"g", "z"}:
            assert "Esc" in screen_text(app) or "Enter keep" in screen_text(app)
        await press(pilot, "escape", *(["escape"] if rows_open else []))
        tonight(app)


@sizes
async def test_the_night_drawn_large_is_whole_on_every_screen(size: tuple[int, int]) -> None:
    """One key draws the night from noon to noon, also where there is no room for it beside the list."""
    app = app_at(MOMENTS[1], diary_with(FULL))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "v")
        text = screen_text(app)
        assert any(shown.strip("│ ").split() == ["12", "18", "00", "06"] for shown in screen_lines(app))
        assert "█" in text
        assert "in bed: " in text
