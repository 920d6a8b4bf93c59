"""A cramp or an urge noted at once from anywhere, also when all the keys arrive in one packet."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from stillnight.diary.night import Cramp
from stillnight.tui.screens.item import ItemScreen
from tests.builders import SUNDAY, at, good_night, night_with, without_ids
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    line,
    night,
    post_at_once,
    press,
    question_rows,
    rows_of,
    said,
    screen_text,
    settled,
    tonight,
    typed,
)

LEFT_CALF_7 = Cramp(at=at("2026-11-23 03:12"), side="left", muscle="calf", pain=7)


async def test_a_cramp_is_noted_now_and_three_keys_say_the_rest() -> None:
    """At 03:12: c, then left, calf, 7; and back to sleep."""
    app = app_at("2026-11-23 03:12")
    async with app.run_test(size=(45, 20)) as pilot:
        await pilot.press("c")
        await settled(pilot)
        assert without_ids(night(app)).cramps == (Cramp(at=at("2026-11-23 03:12")),)
        assert isinstance(app.screen, ItemScreen)
        await pilot.press("1", "1", "7")
        assert without_ids(night(app)).cramps == (LEFT_CALF_7,)
        assert "pain" not in said(app)
        assert line(app, "pain") == "7 of 10"


async def test_keys_typed_ahead_of_the_box_all_reach_it() -> None:
    """Over a slow link c 1 1 7 arrive together; the cramp is whole, and no other row has changed."""
    app = app_at("2026-11-23 03:12")
    async with app.run_test(size=(45, 20)) as pilot:
        post_at_once(app, "c117")
        await settled(pilot)
        assert without_ids(night(app)) == night_with({"cramps": (LEFT_CALF_7,)})


async def test_a_long_line_of_keys_typed_ahead_loses_nothing() -> None:
    """A cramp, the urge and how long it lasted, another cramp, then last night: all in one go, all kept."""
    app = app_at("2026-11-23 03:12")
    keys = ["c", "1", "1", "1", "0", "escape", "u", "1", "0", "down", "down", "4", "5", "down",
            "end", "up", "up", "space", "2", "q", "["]  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        post_at_once(app, keys)
        await settled(pilot)
        kept = night(app)
        first = Cramp(at=at("2026-11-23 03:12"), side="left", muscle="calf", pain=10)
        assert without_ids(kept).cramps == (first, Cramp(side="right"))
        assert (kept.urge.worst, kept.urge.began, kept.urge.lasted) == (10, at("2026-11-23 03:12"), 45)
        assert tonight(app).night.night_of == date(2026, 11, 21)


async def test_text_typed_ahead_of_its_editor_is_all_there() -> None:
    """Opening a box and typing a name in one go gives the whole name."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses")
        post_at_once(app, ["space", *"quick c u q T ? test", "enter", "escape"])
        await settled(pilot)
        assert [dose.name for dose in night(app).doses or ()] == ["quick c u q T ? test"]
        tonight(app)


async def test_notes_typed_ahead_of_their_page_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter on notes and the first words can come together, also the first time, when the page takes a moment."""
    monkeypatch.delitem(sys.modules, "stillnight.tui.screens.notes", raising=False)
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes")
        post_at_once(app, ["enter", *"cqu T ?", "escape", "up"])
        await settled(pilot)
        assert night(app).notes == "cqu T ?"
        assert rows_of(app).cursor_id == "cramps"


async def test_a_key_that_closes_a_box_lets_the_next_one_act_below_it() -> None:
    """The key q closes the box only; the 4 after it is for the row below."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "fatigue")
        post_at_once(app, ["question_mark", "q", "4"])
        await settled(pilot)
        assert night(app).fatigue == 4


async def test_the_urge_is_noted_now_and_one_key_says_how_strong() -> None:
    """The key u notes that it began now and asks how strong; 6 answers."""
    app = app_at("2026-11-22 20:45")
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "u")
        assert night(app).urge.began == at("2026-11-22 20:45")
        assert said(app) == "The urge began at 20:45. How strong is it? 0 to 9, or 1 then 0."
        assert rows_of(app).cursor_id == "urge.worst"
        await press(pilot, "6")
        assert night(app) == night_with({"urge.worst": 6, "urge.began": at("2026-11-22 20:45")})


async def test_a_second_urge_does_not_move_when_it_first_began() -> None:
    """The urge comes back at three: when it first began stays 20:45."""
    began = at("2026-11-22 20:45")
    app = app_at("2026-11-23 03:12", diary_with(night_with({"urge.worst": 6, "urge.began": began})))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "u", "8")
        assert (night(app).urge.began, night(app).urge.worst) == (began, 8)


@pytest.mark.parametrize(("key", "row"), [("c", "cramps"), ("u", "urge.worst")])
async def test_a_quick_note_from_another_night_goes_to_tonight(key: str, row: str) -> None:
    """Reading last week, a cramp comes: it is noted in tonight, and last week is as it was."""
    past = date(2026, 11, 16)
    app = app_at("2026-11-23 03:12", diary := diary_with(good_night()), night_of=past)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        assert diary.night(past).is_blank()
        assert (night(app).cramps is None) == (key == "u")
        assert (night(app).urge.began is None) == (key == "c")
        if key == "c":
            await press(pilot, "escape")
        assert tonight(app).night.night_of == SUNDAY
        assert rows_of(app).cursor_id == row
        assert night(app).sleep == good_night().sleep


@pytest.mark.parametrize("where", ["part:morning", "notes", "urge.worst"])
async def test_a_cramp_is_noted_from_any_row(where: str) -> None:
    """Wherever the cursor is, c notes the cramp."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, where, "c", "escape")
        assert without_ids(night(app)).cramps == (Cramp(at=at("2026-11-22 21:40")),)
        assert question_rows(app).cursor_id == "cramps"


async def test_while_a_time_is_typed_c_and_u_are_letters() -> None:
    """While I type on a row, c is a letter and notes no cramp."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5")
        await answer(pilot, "urge.began", "2", "c", "u", "q", "T", "question_mark")
        assert typed(app) == "2cuqT?"
        assert night(app).cramps is None
        assert "2cuqT?" in screen_text(app)
