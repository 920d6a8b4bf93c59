"""The diary opens where I am in my night, and remembers the nights I left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stillnight.diary.catchup import missed, part_at
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.question import Part
from tests.builders import SUNDAY, at, night_with


def recorded(*back: int) -> Nights:
    """Nights so many days before Sunday, each with an answer."""
    return Nights(night_with({"fatigue": 3}, SUNDAY - timedelta(days=days)) for days in back)


def days_back(found: tuple[date, ...]) -> list[int]:
    """The same nights as days before Sunday."""
    return [(SUNDAY - day).days for day in found]


@pytest.mark.parametrize(
    ("clock", "starts", "part"),
    [
        ("12:00", 12, "evening"),
        ("21:40", 12, "evening"),
        ("22:59", 12, "evening"),
        ("23:00", 12, "night"),
        ("03:12", 12, "night"),
        ("04:59", 12, "night"),
        ("05:00", 12, "morning"),
        ("07:10", 12, "morning"),
        ("11:59", 12, "morning"),
        ("21:40", 20, "evening"),
        ("11:00", 20, "night"),
        ("14:00", 20, "morning"),
        ("00:00", 0, "evening"),
    ],
)
def test_the_part_of_the_hour_is_open(clock: str, starts: int, part: Part) -> None:
    """In the evening, at night and in the morning I find what belongs there, counted from where my night begins."""
    assert part_at(at(f"2026-11-22 {clock}"), starts) == part


@pytest.mark.parametrize(
    ("nights", "left_out"),
    [
        ((), []),
        ((0,), []),
        ((1,), []),
        ((3,), [2, 1]),
        ((3, 1), [2]),
        ((30,), list(range(14, 0, -1))),
        ((15, 14, 13), list(range(12, 0, -1))),
    ],
)
def test_nights_left_out_since_the_first_are_offered(nights: tuple[int, ...], left_out: list[int]) -> None:
    """I am reminded of a fortnight at most, oldest first, and never of nights before I began or of tonight."""
    assert days_back(missed(recorded(*nights), SUNDAY)) == left_out


def test_an_empty_entry_counts_as_left_out() -> None:
    """A night I opened without answering is still to be filled in."""
    nights = recorded(3).replace(Night(night_of=SUNDAY - timedelta(days=2)))
    assert days_back(missed(nights, SUNDAY)) == [2, 1]
