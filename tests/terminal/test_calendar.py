"""The calendar in a real terminal: walked, left and come back to; nothing sent while nobody moves."""

from __future__ import annotations

import signal
from datetime import date, timedelta
from pathlib import Path

import pytest

from stillnight.store.disk import DiskDiary
from tests import invented
from tests.terminal.evening import COMMAND, surroundings
from tests.terminal.screen import Terminal
from tests.terminal.sent import colours, modes_left, texts

LAST = date(2024, 1, 18)
"""The last night of these diaries, long past whatever the real clock says."""


@pytest.fixture
def year(folder: Path) -> Path:
    """A diary of sixty nights."""
    diary = DiskDiary(folder)
    for night in invented.nights(LAST, 60, missing=0.1):
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
    return folder


def start(folder: Path, size: tuple[int, int] = (80, 24), *, environ: dict[str, str] | None = None) -> Terminal:
    """Start the program at the calendar, and go to the last night of the diary."""
    words = [COMMAND, "--diary", str(folder), "--zone", "Europe/Berlin", "--screen", "calendar"]
    terminal = Terminal(words, surroundings(**(environ or {})), size)
    terminal.wait_for("Enter open")
    terminal.press("g", LAST.isoformat(), "enter")
    terminal.wait_for("Thu 18")
    return terminal


@pytest.mark.parametrize("size", [(80, 24), (45, 20), (120, 40)])
def test_a_year_is_walked_and_a_night_opened_in_a_real_terminal(size: tuple[int, int], year: Path) -> None:
    """I walk to a night, open it, come back to the same cell, and quit; the terminal is as it was."""
    with start(year, size) as terminal:
        terminal.press("left")
        terminal.wait_for("Thu 11")
        terminal.press("enter")
        terminal.wait_for("THIS MORNING")
        terminal.press("C")
        terminal.wait_for("Enter open")
        terminal.wait_for("Thu 11")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert modes_left(terminal.output) == set()


def test_the_calendar_is_quiet_while_nobody_moves(year: Path) -> None:
    """The year stands on my screen all evening and sends nothing."""
    with start(year) as terminal:
        terminal.settle()
        assert terminal.sends_nothing_for(2.5)


def test_keys_typed_ahead_are_walked_one_after_another(year: Path) -> None:
    """Thirty arrows in one packet take me thirty nights back."""
    with start(year) as terminal:
        terminal.press(*["up"] * 30)
        there = LAST - timedelta(days=30)
        terminal.wait_for(f"{there:%a} {there.day} → ")


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"LANG": "C"}], ids=str)
def test_the_levels_are_letters_where_there_is_no_unicode(environ: dict[str, str], year: Path) -> None:
    """On the bare console the year is written in letters."""
    with start(year, environ=environ) as terminal:
        terminal.wait_for("a <65%")
        terminal.settle()
        assert texts(terminal.output).isascii()


def test_no_color_leaves_signs_alone(year: Path) -> None:
    """Without a single colour the levels still differ, and the cell I am on is reversed."""
    with start(year, environ={"NO_COLOR": "1"}) as terminal:
        terminal.settle()
        assert colours(terminal.output) == set()
        assert "◆" in terminal.text
        assert len({sign for row in terminal.rows[3:11] for sign in row} & set("▁░▒▓█")) >= 3


def test_a_hang_up_leaves_nothing_behind(year: Path) -> None:
    """The line drops while I look at my year: the program is gone, the diary as it was."""
    before = {path.name: path.read_bytes() for path in year.glob("*.json")}
    with start(year) as terminal:
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_for_exit() == 129
    assert {path.name: path.read_bytes() for path in year.glob("*.json")} == before
