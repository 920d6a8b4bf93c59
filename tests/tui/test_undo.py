"""Undo and redo: of answers, lists and many answers at once, and never of what somebody else changed since."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from stillnight.diary.answers import differences
from stillnight.diary.edits import answering
from stillnight.diary.night import Cramp
from stillnight.store.memory import MemoryDiary
from tests.builders import BERLIN, SUNDAY, at, good_night, night_with, without_ids
from tests.tui.driving import (
    after_a_fortnight,
    answer,
    app_at,
    diary_with,
    go_to,
    line,
    night,
    press,
    rows_of,
    said,
    tonight,
)


async def test_undo_takes_an_answer_back_and_redo_gives_it_again() -> None:
    """I set 6, then 7 by mistake; undo gives me the 6, undo again the blank, redo each of them again."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        await press(pilot, "escape", "7", "ctrl+z")
        assert night(app).urge.worst == 6
        assert said(app) == "undone: Worst urge 6 of 10"
        await press(pilot, "ctrl+z")
        assert night(app).is_blank()
        assert said(app) == "undone: Worst urge blank"
        await press(pilot, "ctrl+y", "ctrl+y")
        assert night(app).urge.worst == 7
        assert said(app) == "done again: Worst urge 7 of 10"
        assert line(app, "urge.worst").endswith("7 of 10")


async def test_there_is_nothing_to_undo_at_first() -> None:
    """Undo with nothing done says so, and what was there before I came stays."""
    app = app_at("2026-11-22 21:40", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+z")
        assert said(app) == "nothing to undo"
        await press(pilot, "ctrl+y")
        assert said(app) == "nothing to redo"
        assert night(app) == good_night()


async def test_a_new_answer_ends_what_could_be_redone() -> None:
    """After undoing, a new answer counts; redo does not bring the old one over it."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "ctrl+z", "3", "ctrl+y")
        assert night(app).urge.worst == 3
        assert said(app) == "nothing to redo"


async def test_all_as_usual_is_undone_in_one_step() -> None:
    """One key took all the usual answers; one key takes all of them back."""
    app = app_at("2026-11-22 21:40", after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        before = night(app)
        await press(pilot, "Y")
        assert night(app).caffeine.count == 2
        await press(pilot, "ctrl+z")
        assert differences(before, night(app)) == {}
        assert "Caffeine blank" in said(app)
        await press(pilot, "ctrl+y")
        assert night(app).caffeine.count == 2


async def test_a_blanked_answer_comes_back() -> None:
    """Backspace on the wrong row is no loss."""
    app = app_at("2026-11-23 07:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.latency", "backspace")
        assert night(app).sleep.latency is None
        await press(pilot, "ctrl+z")
        assert night(app) == good_night()
        assert said(app) == "undone: Took 18 min"


async def test_notes_come_back() -> None:
    """Notes that I overwrote come back with one key."""
    app = app_at("2026-11-22 21:40", diary_with(night_with({"notes": "a long day"})))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter")
        await press(pilot, *["backspace"] * 10, *"short", "escape")
        assert night(app).notes == "short"
        await press(pilot, "ctrl+z")
        assert night(app).notes == "a long day"


async def test_a_quick_cramp_is_undone_field_by_field() -> None:
    """Undo takes back what I said of a cramp, one answer at a time, and at last the cramp."""
    app = app_at("2026-11-23 03:12")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "1", "1", "escape")
        await press(pilot, "ctrl+z")
        assert without_ids(night(app)).cramps == (Cramp(at=at("2026-11-23 03:12"), side="left"),)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert night(app).is_blank()
        await press(pilot, "ctrl+y", "ctrl+y", "ctrl+y")
        assert without_ids(night(app)).cramps == (Cramp(at=at("2026-11-23 03:12"), side="left", muscle="calf"),)


async def test_undo_goes_to_the_night_it_changes() -> None:
    """Undoing from another night shows me the night that it changed."""
    past = date(2026, 11, 20)
    app = app_at("2026-11-22 21:40", night_of=past)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.quality", "4")
        await press(pilot, "T")
        assert tonight(app).night.night_of == SUNDAY
        await press(pilot, "ctrl+z")
        assert tonight(app).night.night_of == past
        assert night(app, past).is_blank()
        assert said(app) == "undone: Quality blank"


async def test_undo_never_takes_back_what_another_sitting_answered_since() -> None:
    """My phone has changed that answer meanwhile: undo on the laptop leaves the phone's answer alone."""
    files: dict[str, bytes] = {}
    app = app_at("2026-11-22 21:40", MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        MemoryDiary(files).change(SUNDAY, answering({"urge.worst": 8}, BERLIN))
        await press(pilot, "ctrl+z")
        assert night(app).urge.worst == 8
        assert said(app) == "another session has changed that answer since; nothing undone"
        assert line(app, "urge.worst").endswith("8 of 10")
        await press(pilot, "ctrl+z")
        assert said(app) == "nothing to undo"


async def test_undo_leaves_other_answers_of_another_sitting_alone() -> None:
    """What my phone answered elsewhere in the same night survives my undo."""
    files: dict[str, bytes] = {}
    app = app_at("2026-11-22 21:40", MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        MemoryDiary(files).change(SUNDAY, answering({"fatigue": 8}, BERLIN))
        await press(pilot, "ctrl+z")
        assert night(app) == night_with({"fatigue": 8}, zone=night(app).zone)  # type: ignore[arg-type]
        assert line(app, "fatigue").endswith("8 of 10")


async def test_redo_never_overwrites_what_another_sitting_answered_since() -> None:
    """Redo asks the same: an answer that came from elsewhere stays."""
    files: dict[str, bytes] = {}
    app = app_at("2026-11-22 21:40", MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "ctrl+z")
        MemoryDiary(files).change(SUNDAY, answering({"urge.worst": 2}, BERLIN))
        await press(pilot, "ctrl+y")
        assert night(app).urge.worst == 2
        assert said(app) == "another session has changed that answer since; nothing done"


@pytest.mark.parametrize(
    ("keys", "left"), [(["x"], ""), (["enter", "1", "escape"], "left")], ids=["taken away", "changed"]
)
async def test_a_cramp_noted_elsewhere_keeps_nobody_from_undoing(keys: list[str], left: str) -> None:
    """My phone has noted a cramp since: undo takes back what I did to mine, and the other one stays."""
    files: dict[str, bytes] = {}
    mine, theirs = Cramp(id="mine", at=at("2026-11-23 01:10")), Cramp(id="theirs", at=at("2026-11-23 03:12"))
    app = app_at("2026-11-23 07:10", diary_with(night_with({"cramps": (mine,)}), files=files))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", *keys, "escape")
        here = night(app).cramps or ()
        assert [one.side or "" for one in here] == ([left] if left else [])
        MemoryDiary(files).change(SUNDAY, lambda kept: msgspec.structs.replace(kept, cramps=(*here, theirs)))
        await press(pilot, "ctrl+z")
        assert night(app).cramps == (mine, theirs)
        assert said(app).startswith("undone: Cramps 2: 01:10; 03:12; another session answered: ")


async def test_a_cramp_changed_elsewhere_is_not_undone_over() -> None:
    """My phone has changed the very answer of that cramp since: it stays as the phone has it."""
    files: dict[str, bytes] = {}
    mine = Cramp(id="mine", at=at("2026-11-23 01:10"))
    theirs = msgspec.structs.replace(mine, side="right")
    app = app_at("2026-11-23 07:10", diary_with(night_with({"cramps": (mine,)}), files=files))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", "enter", "1", "escape", "escape")
        MemoryDiary(files).change(SUNDAY, lambda kept: msgspec.structs.replace(kept, cramps=(theirs,)))
        await press(pilot, "ctrl+z")
        assert night(app).cramps == (theirs,)
        assert said(app) == "another session has changed that answer since; nothing undone"


async def test_undo_keeps_the_cursor_where_it_is() -> None:
    """After undoing I am on the row where I was."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "0")
        await go_to(pilot, "notes")
        await press(pilot, "ctrl+z")
        assert rows_of(app).cursor_id == "notes"
