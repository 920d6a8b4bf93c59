"""Nights and moments for tests, built without the code under test where a value is expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from stillnight.diary.answers import with_answer
from stillnight.diary.night import Night
from stillnight.diary.placing import Setting

BERLIN = "Europe/Berlin"
LONDON = "Europe/London"
NEW_YORK = "America/New_York"
SUNDAY = date(2026, 11, 22)
"""An evening without a change of the clock near it."""


def at(text: str, zone: str = BERLIN, *, second: bool = False) -> datetime:
    """The moment the zone's clock shows this, by the standard library; ``second`` where the hour comes twice."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=int(second))
    offset = local.utcoffset()
    assert offset is not None
    return local.replace(tzinfo=timezone(offset), fold=0)


def here(night_of: date = SUNDAY, zone: str = BERLIN, *, now: datetime | None = None, starts: int = 12) -> Setting:
    """Where an answer is typed; by default in the morning after the night."""
    morning = datetime.combine(night_of + timedelta(days=1), datetime.min.time()).replace(hour=9)
    return Setting(night_of=night_of, zone=zone, now=now or at(str(morning), zone), starts=starts)


def night_with(answers: Mapping[str, Any], night_of: date = SUNDAY, zone: str = BERLIN) -> Night:
    """A night with these answers by question id, and no others."""
    night = Night(night_of=night_of, zone=zone)
    for question_id, value in answers.items():
        night = with_answer(night, question_id, value)
    return night


def without_ids(night: Night) -> Night:
    """The night as the person said it: what tells its items apart is chance."""
    lists = {name: getattr(night, name) for name in ("cramps", "doses", "naps", "uses")}
    plain = {name: items and tuple(replace(item, id=None) for item in items) for name, items in lists.items()}
    return replace(night, **plain)


def good_night(**sleep: Any) -> Night:
    """The first vector of the clinical notes: in bed 22:00 to 06:45, asleep 432 minutes; ``sleep`` changes answers."""
    answers = {
        "bed": at("2026-11-22 22:00"),
        "tried": at("2026-11-22 22:30"),
        "latency": 18,
        "awakenings": 2,
        "awake": 30,
        "woke": at("2026-11-23 06:30"),
        "tried_after": 0,
        "up": at("2026-11-23 06:45"),
    }
    return night_with({f"sleep.{key}": value for key, value in (answers | sleep).items()})


def short_night() -> Night:
    """The third vector: in bed 23:50 to 06:40, asleep 240 minutes."""
    return good_night(
        bed=at("2026-11-22 23:50"),
        tried=at("2026-11-23 00:10"),
        latency=45,
        awake=75,
        woke=at("2026-11-23 06:10"),
        tried_after=30,
        up=at("2026-11-23 06:40"),
    )
