"""Signs of today are ticked with a key each, in full words, and what to do is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillnight import content
from stillnight.store.disk import DiskDiary
from stillnight.tui.screens.signs import SignsScreen
from tests.builders import SUNDAY, night_with
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    go_to,
    line,
    night,
    on_disk,
    press,
    rows_of,
    said,
    screen_text,
    settled,
    shown_ids,
    tonight,
)
from tests.tui.refusing import RefusingDiary
from tests.tui.test_guide import flat, sizes

EVENING = "2026-11-22 21:40"


async def test_a_hot_leg_is_ticked_with_its_number_saved_and_answered_at_once(tmp_path: Path) -> None:
    """G, s, 5: it is on the disk, and the same-day line stands under it."""
    app = app_at(EVENING, DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "s", "5")
        assert on_disk(tmp_path / "diary")["signs"] == ["hot-leg"]
        assert said(app) == "saved 21:40:00"
        assert "A clot needs checking the same day: your doctor or the urgent-care line." in flat(app)
        await press(pilot, "space")
        assert "clot" not in flat(app)
        assert night(app).signs is None


@sizes
async def test_every_sign_reads_whole_on_every_screen_and_is_reached_with_the_arrow(size: tuple[int, int]) -> None:
    """On the phone too I read each sign to its end, the most urgent first."""
    app = app_at(EVENING)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", "s")
        flags = [flag for flag in content.flags() if flag.sign]
        assert shown_ids(app) == [flag.sign for flag in flags]
        for flag in flags:
            assert rows_of(app).cursor_id == flag.sign
            assert flag.asks in flat(app)
            await press(pilot, "space")
            assert flag.says in flat(app)
            await press(pilot, "space", "down")


async def test_none_of_these_is_an_answer_and_a_blank_is_not() -> None:
    """- says none of these today; unticking the last sign leaves a blank, which is something else."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        assert line(app, "signs").split() == ["Signs", "today", "–"]
        await press(pilot, "s", "-")
        assert night(app).signs == ()
        assert "none of these" in flat(app)
        await press(pilot, "q")
        assert "none of these" in line(app, "signs")
        await press(pilot, "s", "5", "5")
        assert night(app).signs is None


async def test_enter_says_what_a_sign_may_mean_and_where_that_is_from() -> None:
    """Before I tick it I can read why it is asked; nothing is ticked by reading."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "s", "down", "enter")
        text = flat(app)
        assert "can be a sign of a blocked artery" in text
        assert "Call for help now if it is so." in text
        assert "SOURCES" in text
        await press(pilot, "q")
        assert isinstance(app.screen, SignsScreen)
        assert night(app).signs is None


async def test_a_tick_can_be_undone() -> None:
    """A slip of the thumb is taken back like any answer."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "s", "1", "q")
        assert shown_ids(app)[0] == "flag:breathless"
        await press(pilot, "ctrl+z")
        assert night(app).signs is None
        assert shown_ids(app)[0] == "topic:help-now"
        assert said(app).startswith("undone: Signs")


async def test_the_row_on_tonight_opens_the_signs_of_that_night() -> None:
    """What I ticked shows on Tonight; Enter there opens the signs in full words, of that night and no other."""
    monday = SUNDAY.replace(day=16)
    app = app_at(EVENING, diary_with(night_with({"signs": ("weak-legs",)}, monday)), night_of=monday)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "signs", "enter")
        assert isinstance(app.screen, SignsScreen)
        await go_to(pilot, "wound")
        await press(pilot, "space", "q")
        assert set(tonight(app).night.signs or ()) == {"weak-legs", "wound"}
        assert night(app).is_blank()


async def test_signs_are_in_the_palette_of_tonight() -> None:
    """From Tonight it is ctrl+p and their name."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("signs")
        await settled(pilot)
        await press(pilot, "5", "q")
        assert tonight(app).night.signs == ("hot-leg",)
        assert line(app, "signs") == "swollen or hot leg"


async def test_a_tick_that_the_disk_refuses_is_kept_and_said() -> None:
    """The disk is full: the tick and its line stay, and the foot says that it is not saved."""
    app = app_at(EVENING, RefusingDiary(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "s", "5")
        assert "NOT SAVED" in said(app)
        assert "A clot needs checking the same day" in flat(app)


@pytest.mark.parametrize("size", [(45, 20)])
async def test_the_line_under_a_tick_never_says_that_i_have_something(size: tuple[int, int]) -> None:
    """It says what can be a sign of what; it is no doctor."""
    app = app_at(EVENING)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", "s", *"123456789")
        assert "you have" not in screen_text(app).casefold()
