"""The three parts of a night: which is open, and folding them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import SUNDAY, good_night
from tests.tui.driving import app_at, diary_with, go_to, line, press, rows_of, shown_ids

HEADINGS = ["part:evening", "part:night", "part:morning"]


@pytest.mark.parametrize(
    ("moment", "open_rows", "folded", "cursor"),
    [
        ("2026-11-22 21:40", {"urge.worst", "fatigue", "cramps", "notes"}, {"sleep.bed"}, "urge.worst"),
        ("2026-11-23 03:12", {"cramps", "notes"}, {"urge.worst", "fatigue", "sleep.bed"}, "cramps"),
        ("2026-11-23 07:10", {"sleep.bed", "naps", "cramps"}, {"urge.worst", "fatigue"}, "sleep.bed"),
    ],
)
async def test_the_part_of_the_hour_is_open_and_has_the_cursor(
    moment: str, open_rows: set[str], folded: set[str], cursor: str
) -> None:
    """In the evening I see the evening's questions, at three the night's, at seven the morning's."""
    app = app_at(moment)
    async with app.run_test(size=(80, 24)):
        shown = set(shown_ids(app))
        assert open_rows <= shown
        assert not folded & shown
        assert set(HEADINGS) <= shown
        assert rows_of(app).cursor_id == cursor


async def test_the_cursor_begins_on_the_first_question_that_is_still_blank() -> None:
    """Coming back in the morning, I go on where I stopped."""
    app = app_at("2026-11-23 07:10", diary_with(good_night(tried_after=None)))
    async with app.run_test(size=(80, 24)):
        assert rows_of(app).cursor_id == "sleep.tried_after"


@pytest.mark.parametrize("key", ["enter", "space", "right", "l"])
async def test_a_folded_part_opens_with_one_key(key: str) -> None:
    """One key on a folded heading shows its questions, and I stay on it."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "part:morning")
        assert line(app, "part:morning") == "0 of 13 · folded, Enter opens"
        await press(pilot, key)
        assert "sleep.bed" in shown_ids(app)
        assert line(app, "part:morning") == "0 of 13"
        assert rows_of(app).cursor_id == "part:morning"


@pytest.mark.parametrize("key", ["enter", "space", "left", "h"])
async def test_an_open_part_folds_with_one_key(key: str) -> None:
    """One key on an open heading hides its questions and says so."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "part:evening")
        await press(pilot, key)
        assert "urge.worst" not in shown_ids(app)
        assert "folded" in line(app, "part:evening")
        assert rows_of(app).cursor_id == "part:evening"


async def test_left_never_opens_and_right_never_folds() -> None:
    """The arrows mean one thing each, however often they are pressed."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "part:evening")
        await press(pilot, "right")
        assert "urge.worst" in shown_ids(app)
        await press(pilot, "left", "left")
        assert "urge.worst" not in shown_ids(app)


async def test_a_heading_says_how_much_of_its_part_is_answered() -> None:
    """The heading tells me how many of its questions have an answer, folded or not."""
    app = app_at("2026-11-23 07:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert line(app, "part:morning") == "8 of 14"
        await go_to(pilot, "sleep.quality")
        await press(pilot, "4")
        assert line(app, "part:morning") == "9 of 14"


@pytest.mark.parametrize("moment", ["2026-11-22 21:40", "2026-11-23 03:12", "2026-11-23 07:10"])
async def test_another_night_has_all_its_parts_open(moment: str) -> None:
    """A night that is over is filled in as a whole, whatever the hour is now."""
    app = app_at(moment, night_of=date(2026, 11, 20))
    async with app.run_test(size=(80, 24)) as pilot:
        assert {"urge.worst", "cramps", "sleep.bed"} <= set(shown_ids(app))
        assert rows_of(app).cursor_id == "sleep.bed"
        await press(pilot, "T")
        assert app.tonight_screen.night.night_of == SUNDAY
        assert not {"urge.worst", "sleep.bed"} <= set(shown_ids(app))


async def test_details_of_none_are_not_asked() -> None:
    """With no urge tonight, nothing more is asked about it; with one, its details are."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "urge.began" not in shown_ids(app)
        await press(pilot, "0")
        assert "urge.began" not in shown_ids(app)
        await press(pilot, "4")
        assert "urge.began" in shown_ids(app)


async def test_a_night_without_sleep_asks_for_no_times_of_sleep() -> None:
    """When I say that I did not sleep, the diary stops asking when I woke."""
    app = app_at("2026-11-23 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "sleep.none")
        await press(pilot, "space")
        assert [row for row in shown_ids(app) if row.startswith("sleep.")] == [
            "sleep.bed", "sleep.up", "sleep.rested", "sleep.none",
        ]  # fmt: skip
        assert rows_of(app).cursor_id == "sleep.none"
