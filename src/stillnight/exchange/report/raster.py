"""The picture of a report: one row a night, as the AASM's two-week diary draws it, and each row in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from stillnight.diary.clock import say_day
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.picture import asleep, in_bed, moments, picture
from stillnight.diary.questions import BY_ID as QUESTIONS
from stillnight.diary.say import BLANK, say, say_clock
from stillnight.exchange.report.model import Bar, NightRow, Sign

CELLS = 48
"""Half hours, for plain text."""

_SPOKEN = ("sleep.bed", "sleep.tried", "sleep.latency", "sleep.awakenings", "sleep.awake", "sleep.woke", "sleep.up")


def night_rows(nights: Nights, first: date, last: date, starts: int) -> tuple[NightRow, ...]:
    """A row for each date, recorded or not."""
    days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    return tuple(_row(day, nights.on(day), starts) for day in days)


def _row(day: date, there: Night | None, starts: int) -> NightRow:
    night = there or Night(night_of=day)
    began = night.urge.began
    return NightRow(
        night_of=day,
        day=say_day(day),
        kind=night.day.kind,
        recorded=not night.is_blank(),
        in_bed=tuple(_bars(in_bed(night), day, starts)),
        asleep=tuple(_bars(asleep(night), day, starts)),
        tried=_inside(night.sleep.tried, day, starts),
        signs=tuple(_signs(night, starts)),
        cells=picture(night, CELLS, starts),
        asleep_for=_figure("tst", night),
        efficiency=_figure("se", night),
        urge=_figure("urge", night),
        cramps=_figure("cramps", night),
        words="; ".join(_spoken(night)) or ("no times" if not night.is_blank() else "no entry"),
        worst=night.urge.worst,
        began=_inside(began, day, starts),
    )


def _figure(key: str, night: Night) -> str:
    value = BY_ID[key].of(night).value
    return BLANK if value is None else BY_ID[key].short(value)


def hours(moment: datetime, day: date, starts: int) -> float:
    """Hours on the clock from the beginning of the night; outside 0 to 24 where the picture does not hold it."""
    return (moment.replace(tzinfo=None) - datetime.combine(day, time(starts))) / timedelta(hours=1)


def _inside(moment: datetime | None, day: date, starts: int) -> float | None:
    at = None if moment is None else hours(moment, day, starts)
    return at if at is not None and 0 <= at < 24 else None


def _bars(spans: list[tuple[datetime, datetime]], day: date, starts: int) -> Iterator[Bar]:
    for begins, ends in spans:
        bar = Bar(max(hours(begins, day, starts), 0), min(hours(ends, day, starts), 24))
        if bar.begins < bar.ends:
            yield bar


def _signs(night: Night, starts: int) -> Iterator[Sign]:
    found = [
        Sign(mark, at)
        for mark, when in moments(night).items()
        for moment in when
        if (at := _inside(moment, night.night_of, starts)) is not None
    ]
    yield from sorted(found, key=lambda sign: sign.at)


def _spoken(night: Night) -> Iterator[str]:
    """The times of a night in words."""
    if night.sleep.none:
        yield "did not sleep"
    for key in _SPOKEN:
        value = getattr(night.sleep, key.removeprefix("sleep."))
        if value is not None:
            yield f"{QUESTIONS[key].label.lower()} {say(QUESTIONS[key], value)}"
    for mark, when in moments(night).items():
        if when:
            yield f"{mark} {', '.join(map(say_clock, when))}"
