"""The calendar in words: one night on one line, what a stretch of nights comes to, and a week for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stillnight.diary.calendar import Grid, Look, look, week_number
from stillnight.diary.clock import MONTHS, say_day, say_night
from stillnight.diary.drawing import Drawn, Piece, Signs, tint
from stillnight.diary.measure import Measure
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.say import BLANK
from stillnight.diary.spread import Spread
from stillnight.diary.summary import LEAST_IN_MONTH, Month, Summary, best_and_worst

TEACHING = (
    "Nothing is recorded yet. Every night that you fill in becomes a cell here:",
    "the fuller the cell, the better the night, for whichever measure m shows.",
    "T goes to tonight. Fill in what you like; come back in the morning.",
)
"""What an empty calendar says."""


def counted(count: int, one: str, many: str = "") -> str:
    """So many of something: "1 cramp", "no cramps", "2 cramps"."""
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def night_line(day: date, night: Night | None, measure: Measure, signs: Signs, tonight: date, *, wide: bool) -> Drawn:
    """One night in words: its date, its figure, and what else there was."""
    date_ = say_night(day) if wide else say_day(day)
    if day > tonight:
        return [Piece(date_, "strong"), Piece("  has not begun", "ghost")]
    how = look(measure, night)
    line = [Piece(date_, "strong"), Piece(f"  {signs.look(how)} ", tint(how, measure))]
    if night is None or how is Look.BLANK:
        return [*line, Piece("no entry", "ghost")]
    return [*line, Piece(_figure(night, measure, how), "answer"), Piece(_besides(night, measure))]


def _figure(night: Night, measure: Measure, how: Look) -> str:
    figure = measure.of(night)
    if how is Look.NO_SLEEP:
        return "did not sleep"
    if figure.value is None:
        return f"{measure.label} {BLANK}, {figure.why}"
    return f"{measure.label} {'none' if how is Look.NONE else measure.say(figure.value)}"


def _besides(night: Night, measure: Measure) -> str:
    """The urge, the cramps and the strategies, except what the figure says already."""
    said: list[str] = []
    if night.urge.worst is not None and measure.id != "urge":
        said.append(f"urge {night.urge.worst}")
    if night.cramps is not None and measure.id != "cramps":
        said.append(counted(len(night.cramps), "cramp"))
    if night.uses and measure.id != "uses":
        done = sum(use.done in (None, "done") for use in night.uses)
        said.append(counted(done, "strategy", "strategies"))
    return "".join(f"  {words}" for words in said)


def summary_lines(found: Summary, measure: Measure, *, since: date | None) -> list[str]:
    """What a year comes to, a sentence a line. ``since``: the first entry, where the year has nights before it."""
    begun = f" since {say_day(since)}" if since else ""
    run = f"{found.current_run} now, " if found.current_run else ""
    lines = [f"{found.recorded} of {counted(found.passed, 'night')} recorded{begun}; in a row: {run}"]
    lines[0] += f"{found.longest_run} at the most"
    lines.append(f"{measure.label}: {say_spread(found.spread, measure)}")
    return [*lines, _months(found, measure)]


def say_spread(found: Spread | None, measure: Measure) -> str:
    """Median and middle half, with the number of nights they rest on."""
    if found is None:
        return "no night with a figure"
    low, median, high = (measure.say(value) for value in (found.low, found.median, found.high))
    return f"median {median}, middle half {low} to {high}, n {found.n}"


def _months(found: Summary, measure: Measure) -> str:
    pair = best_and_worst(found, measure)
    if pair is None:
        return f"A best and a worst month need two months of {LEAST_IN_MONTH} nights or more that differ."
    better = measure.better != "neither"
    words = ("best", "worst") if better else ("latest", "earliest") if measure.unit == "clock" else ("most", "least")
    said = (f"{word} {_month(month, measure)}" for word, month in zip(words, pair, strict=True))
    return f"months: {'; '.join(said)}"


def _month(month: Month, measure: Measure) -> str:
    return f"{MONTHS[month.first.month - 1]} {measure.say(month.spread.median)}, n {month.spread.n}"


def range_lines(found: Summary, measure: Measure) -> list[str]:
    """What a chosen range comes to."""
    first, last = say_day(found.first, year=found.first.year != found.last.year), say_day(found.last, year=True)
    cramps = f"{counted(found.cramps, 'cramp')} on {found.cramp_nights} of {found.asked_cramps} nights that say"
    return [
        f"{first} to {last}: {found.recorded} of {counted(found.passed, 'night')} recorded",
        f"{measure.label}: {say_spread(found.spread, measure)}",
        cramps if found.asked_cramps else f"cramps: {BLANK}",
    ]


def weeks_in_words(grid: Grid, nights: Nights, measure: Measure) -> Iterator[str]:
    """The weeks of a grid that have an entry, a line each, for those who listen rather than look."""
    for week in range(grid.weeks):
        days = [day for row in range(7) if (day := grid.at(week, row)) is not None]
        begun = [day for day in days if grid.look(day) is not Look.COMING]
        recorded = sum(grid.look(day) is not Look.BLANK for day in begun)
        if recorded:
            figures = ", ".join(_spoken(nights.on(day), measure) for day in begun)
            number = week_number(days[0], grid.starts)
            when = f"week {number}, from {say_day(days[0])}"
            yield f"{when}: {recorded} of {counted(len(begun), 'night')}, {measure.label} {figures}"


def _spoken(night: Night | None, measure: Measure) -> str:
    value = None if night is None else measure.of(night).value
    if night is not None and look(measure, night) is Look.NO_SLEEP:
        return "no sleep"
    return BLANK if value is None else measure.short(value)
