"""The night as a picture: a row of cells from boundary to boundary, as the AASM's two-week diary draws it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from stillnight.diary.clock import minutes_between
from stillnight.diary.formulas import fell_asleep
from stillnight.diary.measure import NotComputable
from stillnight.diary.night import Night, SleepEpisode

State = Literal["up", "in-bed", "part", "asleep"]
"""What a cell shows: out of bed, awake in bed, asleep for part of the cell, asleep."""

Mark = Literal["caffeine", "alcohol", "medicine", "exercise", "urge", "cramp"]
"""What happened in a cell, besides sleep; where several did, the last in this order stands."""

MARKS: tuple[Mark, ...] = ("exercise", "caffeine", "alcohol", "medicine", "urge", "cramp")


class Picture(Struct, frozen=True):
    """One night in cells of equal length, the first beginning at the boundary hour."""

    states: tuple[State, ...]
    marks: tuple[Mark | None, ...]
    starts: int
    """Hour on the clock at which the first cell begins."""


def picture(night: Night, cells: int, starts: int = 12) -> Picture:
    """The night drawn in ``cells`` cells of 24 hours.

    Args:
        night: the answers; what is blank is not drawn.
        cells: how many; a multiple of 12 keeps the hours on cell borders.
        starts: hour at which the night begins.
    """
    line = _Line(night.night_of, cells, starts)
    return Picture(
        tuple(map(_state, line.shares(asleep(night)), line.shares(in_bed(night)))), _marks(night, line), starts
    )


def _state(asleep: float, in_bed: float) -> State:
    if asleep > 0.75:
        return "asleep"
    if asleep > 0.25:
        return "part"
    return "in-bed" if in_bed > 0.25 else "up"


class _Line:
    """The line of cells: wall-clock minutes from the boundary to cells."""

    def __init__(self, night_of: date, cells: int, starts: int) -> None:
        self._start = datetime(night_of.year, night_of.month, night_of.day) + timedelta(hours=starts)
        self._cells = cells

    def position(self, moment: datetime) -> float:
        """Where a moment stands on the line, in cells; may lie outside it."""
        since = moment.replace(tzinfo=None) - self._start
        return since / timedelta(days=1) * self._cells

    def shares(self, spans: list[tuple[datetime, datetime]]) -> list[float]:
        """How much of each cell the spans cover, 0 to 1."""
        covered = [0.0] * self._cells
        for first, last in spans:
            begin, end = self.position(first), self.position(last)
            for cell in range(max(int(begin), 0), min(int(end) + 1, self._cells)):
                covered[cell] += max(min(end, cell + 1) - max(begin, cell), 0)
        return covered

    def cell(self, moment: datetime) -> int | None:
        """The cell a moment falls in, if the picture holds it."""
        position = self.position(moment)
        return int(position) if 0 <= position < self._cells else None


def in_bed(night: Night) -> list[tuple[datetime, datetime]]:
    """From into bed to out of bed, as far as the night says; empty where one end is missing."""
    sleep = night.sleep
    first, last = sleep.bed or sleep.tried, sleep.up or sleep.woke
    return [(first, last)] if first is not None and last is not None and minutes_between(first, last) > 0 else []


def asleep(night: Night) -> list[tuple[datetime, datetime]]:
    """Every stretch of sleep with a beginning and an end: naps, and the main sleep without its awakenings."""
    spans = [span for nap in night.naps or () if (span := _episode(nap)) is not None]
    try:
        onset = fell_asleep(night)
    except NotComputable:
        return spans
    woke = night.sleep.woke
    return [*spans, (onset, woke)] if woke is not None and minutes_between(onset, woke) > 0 else spans


def _episode(nap: SleepEpisode) -> tuple[datetime, datetime] | None:
    if nap.began is None:
        return None
    if nap.ended is not None:
        return nap.began, nap.ended
    return None if nap.minutes is None else (nap.began, nap.began + timedelta(minutes=nap.minutes))


def moments(night: Night) -> dict[Mark, list[datetime]]:
    """When what is marked happened, where the night says when."""
    found: dict[Mark, list[datetime | None]] = {
        "exercise": [night.exercise.at],
        "caffeine": [night.caffeine.last],
        "alcohol": [night.alcohol.last],
        "medicine": [dose.at for dose in night.doses or ()],
        "urge": [night.urge.began],
        "cramp": [cramp.at for cramp in night.cramps or ()],
    }
    return {mark: [moment for moment in found[mark] if moment is not None] for mark in MARKS}


def _marks(night: Night, line: _Line) -> tuple[Mark | None, ...]:
    marks: dict[int, Mark] = {}
    for mark, when in moments(night).items():
        for moment in when:
            cell = line.cell(moment)
            if cell is not None:
                marks[cell] = mark
    return tuple(marks.get(cell) for cell in range(len(line.shares([]))))
