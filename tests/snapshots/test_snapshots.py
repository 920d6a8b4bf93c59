"""Whole screens as they look: appearance only; what they do is tested beside."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from stillnight.diary.medicines import adding_entry
from stillnight.diary.person import Medicine, Person, Planned
from stillnight.store.memory import MemoryDiary
from stillnight.tui.glyphs import ASCII
from tests import invented
from tests.builders import SUNDAY, good_night, night_with
from tests.tui.driving import after_a_fortnight, answer, app_at, diary_with, press

Compare = Callable[..., bool]
"""What pytest-textual-snapshot hands out."""

EVENING, NIGHT, MORNING = "2026-11-22 21:40", "2026-11-23 03:12", "2026-11-23 07:10"


@pytest.fixture(autouse=True)
def recorded_on_one_python_only(request: pytest.FixtureRequest) -> None:
    """Refuse to record elsewhere than on Python 3.11; every Python compares."""
    if request.config.getoption("--snapshot-update") and sys.version_info[:2] != (3, 11):
        pytest.fail("record snapshots on Python 3.11 only")


def pressing(*keys: str, row: str = "") -> Callable[[Pilot[None]], Awaitable[None]]:
    """What is done before the screen is compared: keys pressed, on a row if one is named."""

    async def before(pilot: Pilot[None]) -> None:
        if row:
            await answer(pilot, row)
        await press(pilot, *keys)

    return before


def test_tonight_in_the_evening_at_80_by_24(snap_compare: Compare) -> None:
    """The evening on the laptop, half filled in, with usual answers offered."""
    app = app_at(EVENING, after_a_fortnight())
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("6", "down", *"2045", "down"))


def test_the_morning_at_120_by_40_has_the_night_beside_it(snap_compare: Compare) -> None:
    """The morning in the kitchen: the night draws itself beside the answers."""
    app = app_at(MORNING, diary_with(next(invented.nights(SUNDAY, 1, seed=4))))
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing(row="sleep.woke"))


def test_a_cramp_on_the_phone_at_45_by_20(snap_compare: Compare) -> None:
    """The cramp at 03:12: side, muscle and pain in three keys."""
    app = app_at(NIGHT, diary_with(night_with({"urge.worst": 6})))
    assert snap_compare(app, terminal_size=(45, 20), run_before=pressing("c", "1", "1", "7"))


def test_the_help_of_a_row(snap_compare: Compare) -> None:
    """What the row asks, and every key."""
    app = app_at(EVENING)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("question_mark", row="fatigue"))


def test_notes_are_written_on_a_page_of_their_own(snap_compare: Compare) -> None:
    """The notes of a night, brackets and all."""
    app = app_at(EVENING, diary_with(night_with({"notes": "Long drive [2h].\nSlept in the other room."})))
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("enter", row="notes"))


def test_the_red_look_for_the_dark(snap_compare: Compare) -> None:
    """Dim red on black, with an answer being typed that is none."""
    app = app_at(MORNING, diary_with(good_night(up=None)))
    before = pressing("r", *"2561", "enter", row="sleep.up")
    assert snap_compare(app, terminal_size=(45, 20), run_before=before)


def a_year() -> MemoryDiary:
    """A year of invented nights, with every look there is among them."""
    marked = (
        night_with({"sleep.none": True}, SUNDAY - timedelta(days=4)),
        night_with({"cramps": (), "urge.worst": 0}, SUNDAY - timedelta(days=5)),
    )
    return diary_with(*invented.nights(SUNDAY - timedelta(days=1), 400, missing=0.1), *marked)


def test_the_year_at_80_by_24(snap_compare: Compare) -> None:
    """A year at a glance on the laptop, the cursor some weeks back."""
    app = app_at(EVENING, a_year())
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("C", "left", "left", "up"))


def test_half_a_year_on_the_phone_at_45_by_20_in_red(snap_compare: Compare) -> None:
    """The year in bed, dim red, with cramps marked."""
    app = app_at(EVENING, a_year())
    assert snap_compare(app, terminal_size=(45, 20), run_before=pressing("r", "C", "m", "m", "left"))


def test_the_year_with_marks_at_120_by_40(snap_compare: Compare) -> None:
    """The urge and the cramps beside one another, and every month below."""
    app = app_at(EVENING, a_year())
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing("C", "m", "m", "o", "space", "left", "left"))


def test_the_month_at_80_by_24(snap_compare: Compare) -> None:
    """A month of boxes with day, bar and figure, its weeks numbered."""
    app = app_at(EVENING, a_year())
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("C", "m", "v", "w", "up"))


def test_the_list_at_80_by_24_by_day(snap_compare: Compare) -> None:
    """The nights one below the other, in the look of the day."""
    app = app_at(EVENING, a_year())
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("r", "r", "C", "v", "v", "up", "up"))


def test_the_year_in_ascii_without_colour(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bare console with NO_COLOR: letters for the levels, the cursor reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_at(EVENING, a_year(), glyphs=ASCII)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("C", "left"))


def test_the_guide_with_a_sign_at_its_top_at_80_by_24(snap_compare: Compare) -> None:
    """What to look at first, what is mine, and the pages with how they begin."""
    diary = diary_with(night_with({"signs": ("hot-leg",), "urge.worst": 6}))
    diary.change_person(adding_entry("medicines", Medicine(name="gabapentin", dose="300 mg", usual="21:00")))
    assert snap_compare(app_at(EVENING, diary), terminal_size=(80, 24), run_before=pressing("G", "down"))


def test_signs_in_bed_at_45_by_20_in_red(snap_compare: Compare) -> None:
    """A tick and its line, on the phone, dim red."""
    app = app_at(NIGHT, diary_with())
    assert snap_compare(app, terminal_size=(45, 20), run_before=pressing("r", "G", "s", "5"))


def test_a_page_of_the_guide_without_colour_in_ascii(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page to read at forty columns on the bare console."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_at(NIGHT, diary_with(), glyphs=ASCII)
    assert snap_compare(app, terminal_size=(40, 15), run_before=pressing("G", "h", "space"))


def an_evening_with_a_plan() -> MemoryDiary:
    """A diary with five strategies on the plan, and a leg that is hot today."""
    diary = diary_with(night_with({"signs": ("hot-leg",)}))
    plan = tuple(Planned(strategy=key) for key in ("calf-stretch", "warm-bath", "no-late-caffeine", "walking", "cold"))
    diary.change_person(lambda _: Person(plan=plan, week_starts="mon"))
    return diary


RATED = ("S", "space", "b", "7", "a", "4", "3", "down", "down", "minus", "down", "s", *"too late", "enter")
"""A stretch with its ratings, one not done, one skipped with its reason."""


def test_the_checklist_on_the_phone_at_45_by_20_in_red(snap_compare: Compare) -> None:
    """The four answers, one withheld with why, in the dark."""
    app = app_at(NIGHT, an_evening_with_a_plan())
    assert snap_compare(app, terminal_size=(45, 20), run_before=pressing("r", *RATED, "home", "down", "down"))


def test_the_checklist_at_120_by_40_has_the_card_beside_it(snap_compare: Compare) -> None:
    """Rows at the left, how it is done and what is known at the right."""
    app = app_at(EVENING, an_evening_with_a_plan())
    assert snap_compare(app, terminal_size=(120, 40), run_before=pressing(*RATED, "down"))


def test_the_timer_at_80_by_24(snap_compare: Compare) -> None:
    """A stretch under way, held in its third step."""
    app = app_at(EVENING, an_evening_with_a_plan())
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("S", "g", "right", "right", "space"))


def test_the_plan_at_40_by_15_in_ascii(snap_compare: Compare) -> None:
    """The plan on the smallest screen of a bare console."""
    app = app_at(EVENING, an_evening_with_a_plan(), glyphs=ASCII)
    assert snap_compare(app, terminal_size=(40, 15), run_before=pressing("S", "p", "down", "3", "J"))
