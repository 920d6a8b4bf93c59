"""Cramps, medicines, strategies and other sleep: lists with a box for each item."""

from __future__ import annotations

from pathlib import Path

import msgspec

from stillnight.diary.night import Cramp, Dose, SleepEpisode, StrategyUse
from stillnight.store.disk import DiskDiary
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.screens.items import ItemsScreen
from tests.builders import SUNDAY, at, good_night, night_with, without_ids
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
    shown_ids,
    tonight,
    trouble,
    typed,
)

FIRST = Cramp(at=at("2026-11-23 01:10"), side="left", muscle="calf", pain=5)
SECOND = Cramp(at=at("2026-11-23 03:12"), side="right", muscle="foot", pain=7)
TWO_CRAMPS = night_with({"cramps": (FIRST, SECOND)})


async def test_a_cramp_is_added_with_a_key_a_field(tmp_path: Path) -> None:
    """Space on cramps, then left, calf and 7; each is in the file as soon as it is given."""
    app = app_at("2026-11-23 03:12", DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(45, 20)) as pilot:
        await answer(pilot, "cramps", "space")
        assert isinstance(app.screen, ItemScreen)
        assert not (tmp_path / "diary").exists()
        await press(pilot, "1")
        assert on_disk(tmp_path / "diary")["cramps"] == [{"side": "left"}]
        await press(pilot, "1")
        assert on_disk(tmp_path / "diary")["cramps"] == [{"side": "left", "muscle": "calf"}]
        await press(pilot, "7", "down", "n", "down", "2", "down", "space", "down", "2")
        assert said(app) == "saved 03:12:00"
        await press(pilot, "escape")
        assert line(app, "cramps") == "1: 03:12 left calf, pain 7, 2 min"
    assert on_disk(tmp_path / "diary")["cramps"] == [
        {
            "at": "2026-11-23T03:12:00+01:00",
            "side": "left",
            "muscle": "calf",
            "pain": 7,
            "minutes": 2,
            "woke": True,
            "ended_by": "walking",
        }
    ]


async def test_leaving_an_empty_box_adds_nothing() -> None:
    """Opening the box for a new cramp and closing it again leaves no cramp behind."""
    app = app_at("2026-11-23 03:12")
    async with app.run_test(size=(45, 20)) as pilot:
        await answer(pilot, "cramps", "space", "q")
        tonight(app)
        assert night(app).is_blank()


async def test_a_medicine_is_added_by_name_dose_and_time() -> None:
    """The box opens ready for the name; name and dose are typed as on the packet, and the time like any time."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space")
        await press(pilot, *"quinine? [c]", "down", "2", *" tablets", "down", *"2100", "down", "escape")
        assert without_ids(night(app)).doses == (
            Dose(name="quinine? [c]", dose="2 tablets", at=at("2026-11-22 21:00")),
        )
        assert line(app, "doses") == "1: quinine? [c] 2 tablets 21:00"


async def test_a_strategy_keeps_the_urge_before_and_after() -> None:
    """A strategy is ticked with what the urge was before and after it."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "uses", "space")
        await press(pilot, *"calf stretch", "down", "1", "7", "down", "4", "down", "3", "escape")
        assert without_ids(night(app)).uses == (
            StrategyUse(strategy="calf stretch", done="done", before=7, after=4, relief=3),
        )
        assert line(app, "uses") == "1: calf stretch 7 → 4"


async def test_a_nap_falls_on_the_day_before_the_night() -> None:
    """A nap from two to twenty past two was in the afternoon before this night."""
    app = app_at("2026-11-23 07:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "naps", "space")
        await press(pilot, "1", *"1400", "down", *"1420", "enter", "escape")
        nap = SleepEpisode(kind="nap", began=at("2026-11-22 14:00"), ended=at("2026-11-22 14:20"))
        assert without_ids(night(app)).naps == (nap,)
        assert line(app, "naps") == "1: nap 14:00 to 14:20"


async def test_a_second_sleep_of_the_morning_falls_on_the_morning_after() -> None:
    """Falling asleep again at half past seven is part of this night, not of the morning the day before."""
    app = app_at("2026-11-23 10:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "naps", "space")
        await press(pilot, "2", *"0730", "down", *"0900", "enter", "escape")
        again = SleepEpisode(kind="sleep", began=at("2026-11-23 07:30"), ended=at("2026-11-23 09:00"))
        assert without_ids(night(app)).naps == (again,)


async def test_a_sleep_that_ended_before_it_began_is_told_in_its_box() -> None:
    """When I mix up the two times of a nap, the box says so, and keeps what I said."""
    app = app_at("2026-11-23 07:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "naps", "space")
        await press(pilot, "1", *"1420", "down", *"1400", "enter")
        assert night(app).naps is not None
        assert "before" in trouble(app)


async def test_the_items_of_a_list_stand_in_the_order_of_their_times() -> None:
    """A cramp that I remember later stands where it belongs in the night."""
    app = app_at("2026-11-23 07:10", diary_with(night_with({"cramps": (SECOND,)})))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "space")
        await press(pilot, "1", "1", "5", "down", *"0110", "enter", "escape")
        assert without_ids(night(app)).cramps == (FIRST, SECOND)


async def test_an_item_is_opened_and_changed_in_place() -> None:
    """I open the second cramp, mend its pain, and the first is as it was."""
    app = app_at("2026-11-23 07:10", diary_with(TWO_CRAMPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        assert isinstance(app.screen, ItemsScreen)
        assert shown_ids(app) == ["0", "1", "add"]
        assert line(app, "1") == "03:12 right foot, pain 7"
        await press(pilot, "down", "enter", "down", "down", "8")
        assert without_ids(night(app)).cramps == (FIRST, msgspec.structs.replace(SECOND, pain=8))
        await press(pilot, "q")
        assert line(app, "1") == "03:12 right foot, pain 8"
        await press(pilot, "q")
        assert line(app, "cramps").startswith("2: 01:10 left calf, pain 5; 03:12 right foot, pain 8")


async def test_an_item_is_added_from_its_list() -> None:
    """The last line of a list adds one more."""
    app = app_at("2026-11-23 07:10", diary_with(TWO_CRAMPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        await press(pilot, "end", "enter", "3", "escape")
        assert shown_ids(app) == ["0", "1", "2", "add"]
        assert without_ids(night(app)).cramps == (FIRST, SECOND, Cramp(side="both"))


async def test_an_item_taken_away_is_gone_and_undo_brings_it_back() -> None:
    """The key x takes a cramp away at once; undo puts it where it was."""
    app = app_at("2026-11-23 07:10", diary_with(TWO_CRAMPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        await press(pilot, "x")
        assert without_ids(night(app)).cramps == (SECOND,)
        assert said(app) == "taken away; Esc, then ^z brings it back"
        await press(pilot, "escape", "ctrl+z")
        assert without_ids(night(app)).cramps == (FIRST, SECOND)


async def test_a_list_whose_last_item_went_is_blank_and_not_none() -> None:
    """Taking my only cramp away means that I have not answered, not that I had none."""
    app = app_at("2026-11-23 03:12", diary_with(night_with({"cramps": (FIRST,), "fatigue": 4})))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        await press(pilot, "x", "x")
        assert shown_ids(app) == ["add"]
        await press(pilot, "escape")
        assert night(app).cramps is None
        assert line(app, "cramps") == "Space adds, - none"


async def test_none_is_an_answer_of_a_list_and_an_item_replaces_it() -> None:
    """No cramps is an answer; the cramp that comes later replaces it."""
    app = app_at("2026-11-23 03:12")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "minus")
        assert without_ids(night(app)).cramps == ()
        assert line(app, "cramps") == "none"
        await press(pilot, "space", "2", "escape")
        assert without_ids(night(app)).cramps == (Cramp(side="right"),)


async def test_backspace_on_a_list_blanks_it_and_undo_brings_it_back() -> None:
    """Backspace on the row takes the whole list away, and undo brings every item back."""
    app = app_at("2026-11-23 03:12", diary_with(TWO_CRAMPS))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "backspace")
        assert night(app).cramps is None
        await press(pilot, "ctrl+z")
        assert without_ids(night(app)).cramps == (FIRST, SECOND)


async def test_what_another_sitting_added_meanwhile_stays() -> None:
    """The cramp noted on the phone is there when the laptop adds its own."""
    files: dict[str, bytes] = {}
    laptop = app_at("2026-11-23 07:10", diary_with(night_with({"cramps": (FIRST,)}), files=files))
    async with laptop.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "space")
        phone = diary_with(files=files)
        phone.change(SUNDAY, lambda kept: msgspec.structs.replace(kept, cramps=(*(kept.cramps or ()), SECOND)))
        await press(pilot, "3", "escape")
        assert without_ids(night(laptop)).cramps == (FIRST, SECOND, Cramp(side="both"))
        assert line(laptop, "cramps").startswith("3: ")


async def test_a_letter_is_text_while_a_name_is_typed() -> None:
    """Typing "squat", its q does not close the box."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "uses", "space")
        await press(pilot, *"squat? cut Tea", "enter")
        assert isinstance(app.screen, ItemScreen)
        assert typed(app) is None
        assert rows_of(app).cursor_id == "strategy"
        uses = night(app).uses
        assert uses is not None
        assert uses[0].strategy == "squat? cut Tea"
        await go_to(pilot, "amount")
        assert "Enter types" in screen_text(app)
