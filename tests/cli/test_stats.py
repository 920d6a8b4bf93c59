"""I ask from the shell what my nights come to."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest

from stillnight.cli.columns import columns
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.store.disk import DiskDiary
from tests.cli.shell import SUNDAY, Shell
from tests.invented import nights

SATURDAY = SUNDAY - timedelta(days=1)


@pytest.fixture
def kept(shell: Shell) -> list[Night]:
    """Forty nights of mine, the last of them last night."""
    found = list(nights(SATURDAY, 40, missing=0.1))
    diary = DiskDiary(shell.folder)
    for night in found:
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
    return found


def test_the_table_names_every_measure_and_its_nights(shell: Shell, kept: list[Night]) -> None:
    """I see all seventeen, each with the nights it rests on, and what was recorded at the top."""
    recent = [night for night in kept if night.night_of > SATURDAY - timedelta(days=28)]
    page = shell.done("stats")
    assert f"Sun 25 Oct to Sat 21 Nov 2026\n{len(recent)} of 28 nights recorded\n" in page
    for measure in MEASURES:
        assert f"\n{measure.label} " in page
    worst = [night.urge.worst for night in recent if night.urge.worst is not None]
    row = next(line for line in page.splitlines() if line.startswith("worst urge"))
    assert row.split()[2:6] == [
        str(len(worst)),
        f"{round(float(np.mean(worst)), 1):g}",
        f"{round(float(np.std(worst, ddof=1)), 1):g}",
        f"{float(np.median(worst)):g}",
    ]


@pytest.mark.parametrize("width", [80, 45, 38])
def test_it_keeps_within_the_columns_there_are(shell: Shell, kept: list[Night], width: int) -> None:
    """On the phone it is narrower, and nothing is cut."""
    page = shell.done("stats", "--width", str(width)).splitlines()
    assert max(map(columns, page)) <= width
    assert any("SD" in line for line in page)


def test_for_programs_it_is_json(shell: Shell, kept: list[Night]) -> None:
    """My script gets minutes and percent, and null for what there is none of."""
    found = json.loads(shell.done("stats", "--nights", "14", "--json"))
    recent = [night for night in kept if night.night_of > SATURDAY - timedelta(days=14)]
    assert list(found) == ["first", "last", "nights", "recorded", "days", "n", "measures"]
    assert (found["first"], found["last"], found["nights"]) == ("2026-11-08", "2026-11-21", 14)
    assert found["recorded"] == found["n"] == len(recent)
    assert list(found["measures"]) == [measure.id for measure in MEASURES]
    urge = found["measures"]["urge"]
    assert list(urge) == ["unit", "n", "mean", "sd", "min", "q1", "median", "q3", "max"]
    worst = [night.urge.worst for night in recent if night.urge.worst is not None]
    assert urge["mean"] == pytest.approx(float(np.mean(worst)))
    assert urge["sd"] == pytest.approx(float(np.std(worst, ddof=1)))


def test_free_days_alone(shell: Shell, kept: list[Night]) -> None:
    """I ask how I sleep when nobody wakes me."""
    free = [night for night in kept if night.day.kind == "free" and night.night_of > SATURDAY - timedelta(days=28)]
    found = json.loads(shell.done("stats", "--days", "free", "--json"))
    assert (found["days"], found["n"]) == ("free", len(free))
    assert f"after free days: {len(free)} nights" in shell.done("stats", "--days", "free")


def test_an_empty_diary_says_so_in_figures(shell: Shell) -> None:
    """Nothing is recorded: every n is 0 and nothing is called zero."""
    page = shell.done("stats")
    assert "0 of 28 nights recorded" in page
    row = next(line for line in page.splitlines() if line.startswith("asleep "))
    assert row.split() == ["asleep", "0", "-", "-", "-", "-", "-"]
    measures = json.loads(shell.done("stats", "--json"))["measures"]
    assert {row["n"] for row in measures.values()} == {0}
    assert {row["mean"] for row in measures.values()} == {None}


def test_without_unicode_it_reads_as_well(shell: Shell) -> None:
    """My terminal knows ASCII alone."""
    shell.environ["LANG"] = "C"
    assert shell.done("stats").isascii()


def test_what_makes_no_sense_is_one_line(shell: Shell) -> None:
    """Each mistake is said, with what to type instead."""
    assert "from 1 to 4000" in shell.refused("stats", "--nights", "0")
    assert "leave --nights out" in shell.refused("stats", "--nights", "7", "--from", "-9", "--to", "-2")
    assert "no night from" in shell.refused("stats", "--from", "2026-11-20", "--to", "2026-11-01")
    assert "2026-12-24" in shell.refused("stats", "--to", "2026-12-24")
    assert "--nights, --from and --to" in shell.refused("--night", "yesterday", "stats")
    assert "columns" in shell.refused("stats", "--width", "3")


def test_between_two_dates(shell: Shell, kept: list[Night]) -> None:
    """I look at the week of my holiday."""
    found = json.loads(shell.done("stats", "--from", "2026-11-01", "--to", "2026-11-07", "--json"))
    week = [night for night in kept if date(2026, 11, 1) <= night.night_of <= date(2026, 11, 7)]
    assert (found["nights"], found["recorded"]) == (7, len(week))
