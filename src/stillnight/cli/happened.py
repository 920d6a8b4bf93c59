"""When something happened that is noted afterwards, and which night that was."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct

from stillnight.cli.reading import named
from stillnight.cli.wiring import Sitting
from stillnight.diary.clock import in_zone, instant
from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist
from stillnight.diary.question import Question
from stillnight.diary.reading import read
from stillnight.diary.typed import Ago, ClockTime, parse_time

FAST: Final = timedelta(minutes=15)
"""How far ahead of ours the clock beside a bed may be."""


class Happening(Struct, frozen=True):
    """A night and the moment of it, ``None`` where nobody said when."""

    evening: date
    at: datetime | None


def happening(sitting: Sitting, night: str | None, name: str, question: Question, text: str | None) -> Happening:
    """When it happened.

    Args:
        sitting: the diary, the zone and the present moment.
        night: what ``--night`` says. Without it a time is the last such time on the clock, in its own night.
        name: the option that says when.
        question: the question it answers.
        text: what it says; without it, it is now, in a night that is past nobody knows.

    Raises:
        NotUnderstood: the time is none, or still to come.
    """
    evening = sitting.evening(night)
    with named(name):
        if text is None:
            return Happening(evening, sitting.minute if evening == sitting.tonight else None)
        if night is not None or not text.strip():
            return Happening(evening, _in_night(sitting, evening, question, text))
        at = last_time(text, sitting.minute, sitting.home.zone)
    opens = sitting.setting(sitting.diary.night(evening)).opens(min(question.opens, 0))
    return Happening(evening if at.replace(tzinfo=None) >= opens else evening - timedelta(days=1), at)


def _in_night(sitting: Sitting, evening: date, question: Question, text: str) -> datetime | None:
    at: datetime | None = read(question, text, sitting.setting(sitting.diary.night(evening)))
    if at is not None and at > sitting.now + FAST:
        raise NotUnderstood("that is still to come in this night; give the night it was with --night DATE")
    return at


def last_time(text: str, now: datetime, zone: str) -> datetime:
    """The last moment at which the clock showed this time.

    Raises:
        NotUnderstood: it is no time.
        TimeDoesNotExist, TimeComesTwice: the clock changed in that hour.
    """
    typed = parse_time(text)
    if isinstance(typed, Ago):
        return in_zone(now - timedelta(minutes=typed.minutes), zone)
    latest = in_zone(now + FAST, zone)
    today = _shown(latest.date(), typed, zone, latest)
    return today or instant(latest.date() - timedelta(days=1), time(typed.hour, typed.minute), zone, typed.which)


def _shown(day: date, typed: ClockTime, zone: str, latest: datetime) -> datetime | None:
    """The moment the clock showed it on that day, if it has by now; of two only one may have been yet."""
    at = time(typed.hour, typed.minute)
    try:
        moment = instant(day, at, zone, typed.which)
    except TimeComesTwice as twice:
        if twice.second <= latest:
            raise
        moment = twice.first
    except TimeDoesNotExist:
        if at <= latest.time():
            raise
        return None
    return moment if moment <= latest else None
