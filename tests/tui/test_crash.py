"""A fault of ours: it shows nothing of the diary, loses nothing, and is told by the exit code."""

from __future__ import annotations

from datetime import date

import pytest

from stillnight.diary.errors import DiaryNotSaved, DiaryReadOnly, fault_words
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.tonight import TonightScreen
from tests.builders import SUNDAY, night_with
from tests.tui.driving import answer, app_at, diary_with, line, night, press, said, trouble

SECRET = "slept in the other room"
EVENING = "2026-11-22 21:40"


async def test_a_fault_shows_no_value_of_the_diary_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If the app breaks, the terminal shows where, and not a word that I wrote."""

    def broken(screen: TonightScreen) -> None:
        notes = screen.night.notes
        raise ValueError(f"cannot draw {notes}")

    monkeypatch.setattr(TonightScreen, "action_picture", broken)
    app = app_at(EVENING, diary_with(night_with({"notes": SECRET})))
    with pytest.raises(ValueError, match="cannot draw"):
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "v")
    words = " ".join(capsys.readouterr().err.split())
    assert app.return_code == 1
    assert SECRET not in words
    assert "other room" not in words
    assert "stopped on a fault of its own" in words
    assert "ValueError" in words
    assert "test_crash.py" in words
    assert "Traceback" not in words


def test_the_words_of_a_crash_name_the_place_and_not_the_value() -> None:
    """What I am asked to report is the kind of fault and its place."""
    try:
        int(SECRET)
    except ValueError as error:
        words = fault_words(error)
    assert SECRET not in words
    assert "ValueError at test_crash.py:" in words
    assert "Every answer that was shown as saved is on the disk." in words


async def test_what_was_saved_before_a_fault_stays_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer before the fault is in the diary."""

    def broken(screen: TonightScreen) -> None:
        raise RuntimeError

    monkeypatch.setattr(TonightScreen, "action_picture", broken)
    app = app_at(EVENING, diary := MemoryDiary())
    with pytest.raises(RuntimeError):
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "6", "v")
    assert diary.night(SUNDAY).urge.worst == 6


async def test_a_file_that_is_not_ours_to_write_is_told_on_the_row_and_the_old_answer_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When the diary may not be written, the row says so at once and shows what is really kept."""
    app = app_at(EVENING, diary := diary_with(night_with({"urge.worst": 4})))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down")

        def refuse(*_: object) -> None:
            raise DiaryReadOnly("nights-2026.json may not be written")

        with monkeypatch.context() as refusing:
            refusing.setattr(diary, "change", refuse)
            await press(pilot, "6")
            assert trouble(app) == "nights-2026.json may not be written"
            assert line(app, "urge.worst").endswith("4 of 10")
            await press(pilot, "c")
            assert night(app).cramps is None
        await press(pilot, "6")
        assert trouble(app) == ""
        assert night(app).urge.worst == 6


@pytest.mark.parametrize("keys", [["ctrl+z"], ["r"], ["z", *"Europe/London", "enter"]], ids=lambda keys: keys[0])
async def test_a_disk_that_refuses_undo_or_a_setting_does_not_end_the_app(
    monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    """A full disk is told in words whatever I was doing; the app goes on."""
    app = app_at(EVENING, diary := MemoryDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")

        def full(*_: object) -> None:
            raise DiaryNotSaved("it is not saved: the disk is full; make room")

        with monkeypatch.context() as refusing:
            refusing.setattr(diary, "change", full)
            refusing.setattr(diary, "change_person", full)
            await press(pilot, *keys)
            assert app._exception is None
            assert "the disk is full: kept here and tried again by itself" in app.tonight_screen.said.said
            assert app.tonight_screen.top.saved[0] == "NOT SAVED: the disk is full"
        app.upkeep.retry()
        assert app.tonight_screen.top.saved[0].startswith("saved ")


DAMAGED = {"nights-2025.json": b'{"stillnight": {'}
"""A year whose file breaks off."""


@pytest.mark.parametrize("keys", [["["], ["g", *"2025-12-31", "enter"]], ids=lambda keys: keys[0])
async def test_a_year_that_does_not_read_is_told_and_the_night_in_hand_stays(keys: list[str]) -> None:
    """Going back into a year whose file is damaged, I am told so and stay where I am."""
    first = date(2026, 1, 1)
    app = app_at(EVENING, MemoryDiary(dict(DAMAGED)), night_of=first)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert app._exception is None
        words = app.tonight_screen.said.said if app.screen is app.tonight_screen else said(app)
        assert words.startswith("nights-2025.json is damaged")
        assert app.tonight_screen.night.night_of == first


async def test_a_diary_whose_year_does_not_read_opens_and_says_so() -> None:
    """With this year's file damaged the app opens, says which file it is, and writes nothing over it."""
    files = {"nights-2026.json": DAMAGED["nights-2025.json"]}
    app = app_at(EVENING, MemoryDiary(files))
    async with app.run_test(size=(120, 40)) as pilot:
        assert said(app).startswith("nights-2026.json is damaged")
        await press(pilot, "6", "c")
        assert app._exception is None
    assert files == {"nights-2026.json": DAMAGED["nights-2025.json"]}


async def test_notes_being_written_are_kept_when_the_line_is_lost() -> None:
    """The link drops while I write notes: what I had written by then is in the diary."""
    app = app_at(EVENING, diary := MemoryDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *"a long night")
        app.leave(129)
        await pilot.pause()
    assert diary.night(SUNDAY).notes == "a long night"
