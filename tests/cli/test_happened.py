"""A time on the clock means the last time it was shown."""

from __future__ import annotations

from datetime import datetime

import pytest

from stillnight.cli.happened import last_time
from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("now", "typed", "meant"),
    [
        ("2026-11-22T21:40+01:00", "21:40", "2026-11-22T21:40+01:00"),
        ("2026-11-22T21:40+01:00", "03:12", "2026-11-22T03:12+01:00"),
        ("2026-11-22T21:40+01:00", "22:30", "2026-11-21T22:30+01:00"),
        ("2026-11-22T21:40+01:00", "21:50", "2026-11-22T21:50+01:00"),
        ("2026-11-23T00:05+01:00", "23:50", "2026-11-22T23:50+01:00"),
        ("2026-11-22T23:55+01:00", "0:05", "2026-11-23T00:05+01:00"),
        ("2026-11-22T21:40+01:00", "now", "2026-11-22T21:40+01:00"),
        ("2026-11-23T00:05+01:00", "-20", "2026-11-22T23:45+01:00"),
        ("2026-03-28T21:00+01:00", "02:30", "2026-03-28T02:30+01:00"),
        ("2026-03-29T01:30+01:00", "02:30", "2026-03-28T02:30+01:00"),
        ("2026-03-29T03:10+02:00", "-20", "2026-03-29T01:50+01:00"),
        ("2026-10-25T02:40+02:00", "02:30", "2026-10-25T02:30+02:00"),
        ("2026-10-25T02:10+01:00", "02:50 first", "2026-10-25T02:50+02:00"),
        ("2026-10-25T02:10+01:00", "02:50", "2026-10-25T02:50+02:00"),
        ("2026-10-25T09:00+01:00", "02:30 second", "2026-10-25T02:30+01:00"),
    ],
)
def test_a_time_is_the_last_there_was(now: str, typed: str, meant: str) -> None:
    """I say when; it is never taken for a time to come, and the bedside clock may be a little fast."""
    moment = last_time(typed, datetime.fromisoformat(now), BERLIN)
    assert moment.isoformat() == datetime.fromisoformat(meant).isoformat()


def test_an_hour_that_came_twice_is_asked_about() -> None:
    """In the morning half past two may have been either."""
    with pytest.raises(TimeComesTwice):
        last_time("02:30", datetime.fromisoformat("2026-10-25T09:00+01:00"), BERLIN)


def test_an_hour_that_was_skipped_is_refused() -> None:
    """In the morning half past two has not been at all."""
    with pytest.raises(TimeDoesNotExist):
        last_time("02:30", datetime.fromisoformat("2026-03-29T09:00+02:00"), BERLIN)


def test_what_is_no_time_is_refused() -> None:
    """I mistype."""
    with pytest.raises(NotUnderstood):
        last_time("soon", datetime.fromisoformat("2026-03-29T09:00+02:00"), BERLIN)
