"""A whole night with real keys: the evening, then the morning in another sitting, then the file on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillnight.diary.measures import BY_ID
from stillnight.store.disk import DiskDiary
from tests.builders import SUNDAY, at, good_night
from tests.tui.driving import answer, app_at, diary_with, line, on_disk, press, screen_text

EVENING = (
    *("6", "down"),  # worst urge
    *("2", "0", "4", "5", "down"),  # it began
    *("2", "h", "3", "0", "down"),  # it lasted
    *("1", "down"),  # set off by sitting
    *("2", "0", "down"),  # rest before it
    *("2", "down"),  # moving helped: partly
    *("1", "2", "down"),  # where: both calves
    *("2", "5", "down"),  # feels like: tingling, burning
    *("4", "down"),  # tired today
    *("minus", "down"),  # strategies: none
    *("2", "down"),  # caffeine
    *("1", "5", "3", "0", "down"),  # last at
    *("0", "down"),  # alcohol: none
    *("3", "5", "down"),  # exercise
    *("1", "8", "0", "0", "down"),  # at
    "space",  # medicines: add one
    *(*"gabapentin", "down"),
    *("enter", *"300 mg", "down"),
    *("2", "1", "0", "0", "enter"),
    *("escape", "down"),
    *("2",),  # kind of day: free
)

MORNING = (
    *("2", "2", "0", "0", "down"),  # into bed
    *("2", "2", "3", "0", "down"),  # tried to sleep
    *("1", "8", "down"),  # took
    *("2", "down"),  # woke up
    *("3", "0", "down"),  # awake in all
    *("6", ":", "3", "0", "down"),  # final awakening
    *("0", "down"),  # tried on for: a length is typed, 0 is none
    *("minus", "down"),  # too early by
    *("0", "6", "4", "5", "down"),  # out of bed
    *("7", ":", "0", "0", "down"),  # slept, I think
    *("4", "down"),  # quality
    *("3", "down"),  # rested
    *("backspace", "down"),  # did not sleep: left blank
    "minus",  # other sleep: none
)

ON_DISK = {
    "night_of": "2026-11-22",
    "zone": "Europe/Berlin",
    "urge": {
        "worst": 6,
        "began": "2026-11-22T20:45:00+01:00",
        "lasted": 150,
        "where": ["left-calf", "right-calf"],
        "feels": ["tingling", "burning"],
        "set_off": ["sitting"],
        "rest_before": 20,
        "eased": "partly",
    },
    "sleep": {
        "bed": "2026-11-22T22:00:00+01:00",
        "tried": "2026-11-22T22:30:00+01:00",
        "latency": 18,
        "awakenings": 2,
        "awake": 30,
        "woke": "2026-11-23T06:30:00+01:00",
        "tried_after": 0,
        "earlier": 0,
        "up": "2026-11-23T06:45:00+01:00",
        "estimate": 420,
        "quality": 4,
        "rested": 3,
    },
    "naps": [],
    "caffeine": {"count": 2, "last": "2026-11-22T15:30:00+01:00"},
    "alcohol": {"count": 0},
    "exercise": {"minutes": 35, "at": "2026-11-22T18:00:00+01:00"},
    "doses": [{"name": "gabapentin", "dose": "300 mg", "at": "2026-11-22T21:00:00+01:00"}],
    "uses": [],
    "fatigue": 4,
    "day": {"kind": "free"},
}


async def test_a_night_filled_in_with_keys_stands_on_disk_as_it_was_answered(tmp_path: Path) -> None:
    """What I answer in the evening and in the morning is in the file, every word of it."""
    app = app_at("2026-11-22 21:40", DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*EVENING)
    app = app_at("2026-11-23 07:10", DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*MORNING)
        await pilot.pause()
        assert on_disk(tmp_path / "diary") == ON_DISK


async def test_a_night_typed_ahead_in_one_go_stands_on_disk_as_it_was_answered(tmp_path: Path) -> None:
    """However slow the link and however fast I type, the file holds the same answers."""
    for moment, keys in (("2026-11-22 21:40", EVENING), ("2026-11-23 07:10", MORNING)):
        app = app_at(moment, DiskDiary(tmp_path / "diary"))
        async with app.run_test(size=(45, 20)) as pilot:
            await press(pilot, *keys)
    assert on_disk(tmp_path / "diary") == ON_DISK


async def test_a_night_filled_in_with_keys_gives_the_figures_of_the_clinic(tmp_path: Path) -> None:
    """The figures of my night are those a sleep clinician would work out by hand."""
    app = app_at("2026-11-23 07:10", DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *MORNING)
    filled = DiskDiary(tmp_path / "diary").night(SUNDAY)
    values = {key: BY_ID[key].of(filled).value for key in ("tib", "presleep", "sol", "spt", "waso", "tst", "twak")}
    assert values == {"tib": 525, "presleep": 30, "sol": 18, "spt": 462, "waso": 30, "tst": 432, "twak": 15}
    se, se_dse = BY_ID["se"].of(filled).value, BY_ID["se_dse"].of(filled).value
    assert isinstance(se, float)
    assert round(se, 1) == 82.3
    assert se_dse == pytest.approx(90.0)
    assert BY_ID["midpoint"].of(filled).value == at("2026-11-23 02:39")


async def test_the_figures_stand_under_the_answers_as_soon_as_they_can() -> None:
    """I see my night in figures as soon as the last answer they need is there."""
    app = app_at("2026-11-23 07:10", diary_with(good_night(up=None)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "in bed –   asleep 7 h 12   efficiency –" in screen_text(app)
        await answer(pilot, "sleep.up", "0", "6", "4", "5", "enter")
        assert "in bed 8 h 45   asleep 7 h 12   efficiency 82 %" in screen_text(app)


async def test_nothing_is_lost_when_the_lid_closes_after_any_answer(tmp_path: Path) -> None:
    """I can close the lid after any answer: what I had given by then is in the file."""
    app = app_at("2026-11-22 21:40", DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        assert on_disk(tmp_path / "diary")["urge"] == {"worst": 6}
        await pilot.press("down", "2", "0", "4", "5", "enter")
        assert on_disk(tmp_path / "diary")["urge"] == {"worst": 6, "began": "2026-11-22T20:45:00+01:00"}
        assert line(app, "urge.began").startswith("20:45")
        assert "saved 21:40:00" in screen_text(app)
