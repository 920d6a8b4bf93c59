"""I ask for the report in the palette, tick the notes it may show, and am told where it is."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

import pytest

from stillnight.diary.errors import DiaryNotSaved
from stillnight.tui.app import StillnightApp
from tests.builders import SUNDAY, night_with
from tests.tui.driving import app_at, diary_with, press, said, screen_text, settled

EVENING = "2026-11-22 21:40"
FRIDAY, SATURDAY = SUNDAY - timedelta(days=2), SUNDAY - timedelta(days=1)
NOTED = (night_with({"notes": "a long day"}, FRIDAY), night_with({"notes": "[/b] private"}, SATURDAY))


class Kept:
    """Writes nothing, and remembers of which evenings the notes were chosen."""

    def __init__(self) -> None:
        self.chosen: list[Container[date]] = []

    def __call__(self, notes: Container[date]) -> str:
        """Keep a report."""
        self.chosen.append(notes)
        return "diary/reports/report-2026-11-22.html"


def _app(*noted: bool) -> tuple[StillnightApp, Kept]:
    app, kept = app_at(EVENING, diary_with(*(NOTED if all(noted) else ()))), Kept()
    app.keep_report = kept
    return app, kept


async def test_without_notes_it_is_kept_at_once() -> None:
    """One command, and I read where the file is."""
    app, kept = _app(False)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        assert "The report is kept" in screen_text(app)
        assert "diary/reports/report-2026-11-22.html" in screen_text(app)
    assert kept.chosen == [set()]


async def test_only_notes_that_are_ticked_are_in_it() -> None:
    """I see each note with its night, literally, tick the one for my doctor, and make the report."""
    app, kept = _app(True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        assert "Sat 21 Nov: [/b] private" in screen_text(app)
        assert "without notes" in screen_text(app)
        await press(pilot, "2")
        assert "with 1 note" in screen_text(app)
        await press(pilot, "p")
        assert "The report is kept" in screen_text(app)
    assert kept.chosen == [{FRIDAY}]


@pytest.mark.parametrize("key", ["enter", "space", "p"])
async def test_none_ticked_is_none(key: str) -> None:
    """I make it as it is: my notes stay mine."""
    app, kept = _app(True)
    async with app.run_test(size=(45, 20)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        await press(pilot, key)
        assert "The report is kept" in screen_text(app)
    assert kept.chosen == [set()]


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_note_is_ticked_and_unticked_where_the_cursor_is(key: str) -> None:
    """On the row of a note the key says which notes, and makes nothing yet."""
    app, kept = _app(True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        await press(pilot, "down", key, "down", key, key)
        assert kept.chosen == []
        await press(pilot, "p")
    assert kept.chosen == [{SATURDAY}]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_who_closes_the_list_makes_no_report(key: str) -> None:
    """I only wanted to look, or it was the wrong command: nothing is written, also with notes ticked."""
    app, kept = _app(True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        await press(pilot, "1", key)
        assert said(app) == "No report was made."
    assert kept.chosen == []


async def test_what_the_disk_refuses_is_said() -> None:
    """The disk is full: one line, and the diary goes on."""
    app, _ = _app(False)

    def full(_: Container[date]) -> str:
        raise DiaryNotSaved("the disk is full")

    app.keep_report = full
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("report")
        await settled(pilot)
        assert said(app) == "the disk is full"


async def test_where_no_file_may_be_written_it_is_not_offered() -> None:
    """On a captive account the palette does not hold what cannot be done."""
    app, _ = _app(False)
    app.keep_report = None
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Report for a clinic" not in titles
        await app.run_action("report")
        await settled(pilot)
        assert said(app) == "No report can be written here."
