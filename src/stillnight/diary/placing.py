"""Putting a clock time that was typed on the right day of its night."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from stillnight.diary.answers import answer, earlier, with_answer
from stillnight.diary.clock import instant, minutes_between
from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.typed import Ago, ClockTime

LONGEST_AHEAD = 18 * 60
"""Minutes. "Later" is the next such time on the clock, unless it is further than this: then earlier was meant."""


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
    start = before.replace(tzinfo=None)
    day = _next(at, start)
    later = instant(day, at, setting.zone, typed.which)
    if minutes_between(before, later) > LONGEST_AHEAD:
        return instant(day - timedelta(days=1), at, setting.zone, typed.which)
    return later


def _next(at: time, start: datetime) -> date:
    """The day of the first ``at`` on the clock that is not before ``start``."""
    return start.date() if at >= start.time() else start.date() + timedelta(days=1)


def _ago(typed: Ago, question: Question, setting: Setting) -> datetime:
    moment = setting.now - timedelta(minutes=typed.minutes)
    wall = moment.replace(tzinfo=None)
    first = setting.opens(min(question.opens, 0))
    if not first <= wall <= setting.opens(24 + 12):
        raise NotUnderstood("now is not in this night; type the time, like 23:15")
    return moment.replace(second=0, microsecond=0)


def settled(night: Night) -> Night:
    """The night with each time that fell before its predecessor moved on a day, where that mends the order.

    Into bed first typed as 23:00 and mended to 01:00 may leave later answers on the wrong side of midnight.
    """
    for question in QUESTIONS:
        own, before = answer(night, question.id), earlier(night, question, QUESTIONS)
        if isinstance(own, datetime) and before is not None and minutes_between(before, own) < 0:
            moved = _a_day_on(own, night.zone)
            if 0 <= minutes_between(before, moved) <= LONGEST_AHEAD:
                night = with_answer(night, question.id, moved)
    return night


def _a_day_on(moment: datetime, zone: str | None) -> datetime:
    """The same wall clock one day later; the same moment where that hour is missing or comes twice."""
    later = moment + timedelta(days=1)
    if zone is None:
        return later
    try:
        return instant(later.date(), later.time(), zone)
    except (TimeDoesNotExist, TimeComesTwice):
        return moment
