"""Putting a clock time that was typed on the right day of its night."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from stillnight.diary.answers import answer, earlier, with_answer
from stillnight.diary.clock import in_zone, instant, minutes_between
from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.typed import Ago, ClockTime

LONGEST_AHEAD = 18 * 60
"""Minutes. "Later" is the next such time on the clock, unless it is further than this: then earlier was meant."""

_A_DAY = 24 * 60


class Setting(Struct, frozen=True, kw_only=True):
    """Where and when a time is typed: what turns a clock time into an instant."""

    night_of: date
    zone: str
    now: datetime
    starts: int = 12
    """Hour at which the night begins."""

    def opens(self, hours: int = 0) -> datetime:
        """The wall time, without zone, ``hours`` from the night's boundary."""
        return datetime.combine(self.night_of, time()) + timedelta(hours=self.starts + hours)


def place(typed: ClockTime | Ago, question: Question, setting: Setting, before: datetime | None) -> datetime:
    """The instant meant by a typed time.

    Args:
        typed: what was typed.
        question: says from which hour on its times can fall.
        setting: the night, the zone and the present moment.
        before: the answer that comes before this one, if there is one.

    Raises:
        NotUnderstood: "now" in a night that is not now.
        TimeDoesNotExist, TimeComesTwice: the clock changed in that hour.
    """
    if isinstance(typed, Ago):
        return _ago(typed, question, setting)
    at = time(typed.hour, typed.minute)
    if before is None:
        return instant(_next(at, setting.opens(question.opens)), at, setting.zone, typed.which)
    start = in_zone(before, setting.zone).replace(tzinfo=None)
    day = _next(at, start)
    if datetime.combine(day, at) - start > timedelta(minutes=LONGEST_AHEAD):
        day -= timedelta(days=1)
    return instant(day, at, setting.zone, typed.which)


def _next(at: time, start: datetime) -> date:
    """The day of the first ``at`` on the clock that is not before ``start``."""
    return start.date() if at >= start.time() else start.date() + timedelta(days=1)


def _ago(typed: Ago, question: Question, setting: Setting) -> datetime:
    moment = in_zone(setting.now.astimezone(UTC) - timedelta(minutes=typed.minutes), setting.zone)
    first, last = setting.opens(min(question.opens, 0)), setting.opens(24 + max(question.opens, 0))
    if not first <= moment.replace(tzinfo=None) < last:
        raise NotUnderstood("now is not in this night; type the time, like 23:15")
    return moment


def settled(night: Night) -> Night:
    """The night with each time that stands a day early or late after its predecessor moved to the right day.

    Into bed first typed as 11:00 and mended to 23:00 leaves those after it a day late; mended the other way, early.
    """
    for question in QUESTIONS:
        own, before = answer(night, question.id), earlier(night, question, QUESTIONS)
        if not isinstance(own, datetime) or before is None or 0 <= minutes_between(before, own) < _A_DAY:
            continue
        moved = _by_a_day(own, 1 if minutes_between(before, own) < 0 else -1, night.zone)
        if 0 <= minutes_between(before, moved) <= LONGEST_AHEAD:
            night = with_answer(night, question.id, moved)
    return night


def _by_a_day(moment: datetime, days: int, zone: str | None) -> datetime:
    """The same wall clock a day on (1) or back (-1); the same moment where that hour is missing or comes twice.

    A moment with another offset than the zone's (typed before a flight) keeps its own.
    """
    other = moment + timedelta(days=days)
    if zone is None or in_zone(moment, zone).utcoffset() != moment.utcoffset():
        return other
    try:
        return instant(other.date(), other.time(), zone)
    except (TimeDoesNotExist, TimeComesTwice):
        return moment
