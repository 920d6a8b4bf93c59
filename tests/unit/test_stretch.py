"""Which nights are looked back on, and which of them count as work days and free days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stillnight.diary.days import Days, of_days
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Night
from stillnight.diary.stretch import last_over, stretch
from tests.builders import SUNDAY, good_night, night_with

LAST = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("count", "begins", "ends", "expected"),
    [
        (None, None, None, (date(2026, 10, 25), LAST)),
        (14, None, None, (date(2026, 11, 8), LAST)),
        (1, None, None, (LAST, LAST)),
        (14, date(2026, 11, 1), None, (date(2026, 11, 1), date(2026, 11, 14))),
        (28, date(2026, 11, 1), None, (date(2026, 11, 1), LAST)),
        (None, date(2026, 11, 1), None, (date(2026, 11, 1), LAST)),
        (None, date(2026, 11, 1), date(2026, 11, 5), (date(2026, 11, 1), date(2026, 11, 5))),
        (7, None, date(2026, 11, 7), (date(2026, 11, 1), date(2026, 11, 7))),
    ],
)
def test_how_i_say_which_nights(
    count: int | None, begins: date | None, ends: date | None, expected: tuple[date, date]
) -> None:
    """So many up to the last that is over, or from a date, or to one, or between two."""
    assert stretch(LAST, count, begins, ends) == expected


def test_what_does_not_fit_together_is_said() -> None:
    """Two dates and a number contradict one another, and the end is not before the beginning."""
    with pytest.raises(NotUnderstood, match="leave --nights out"):
        stretch(LAST, 7, date(2026, 11, 1), date(2026, 11, 5))
    with pytest.raises(NotUnderstood, match="no night from 2026-11-05 to 2026-11-01"):
        stretch(LAST, None, date(2026, 11, 5), date(2026, 11, 1))


def test_tonight_counts_once_it_is_over() -> None:
    """In the evening last night is the last; when I have said how tonight ended it is tonight."""
    before = SUNDAY - timedelta(days=1)
    assert last_over(Night(night_of=SUNDAY)) == before
    assert last_over(night_with({"urge.worst": 6})) == before
    assert last_over(good_night()) == SUNDAY
    assert last_over(night_with({"sleep.none": True})) == SUNDAY


@pytest.mark.parametrize(("days", "kinds"), [("work", ["work", "night-shift"]), ("free", ["free"]), ("all", None)])
def test_work_and_free_days_apart(days: Days, kinds: list[str] | None) -> None:
    """A night shift is work; days of travel and nights that do not say are in neither."""
    every = ("work", "free", "travel", "night-shift", None)
    nights = [night_with({"day.kind": kind}, SUNDAY - timedelta(days=back)) for back, kind in enumerate(every)]
    assert [night.day.kind for night in of_days(nights, days)] == (list(every) if kinds is None else kinds)
