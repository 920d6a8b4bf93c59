"""The calendar in words: one night on one line, what a stretch of nights comes to, and a week for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from stillnight.diary.calendar import Grid, Look, level, look, week_number
from stillnight.diary.clock import MONTHS, WEEKDAYS, say_day
from stillnight.diary.drawing import Drawn, Piece, Signs, tint
from stillnight.diary.measure import Figure, Measure
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.say import BLANK, label_of
from stillnight.diary.spread import Spread
from stillnight.diary.summary import LEAST_IN_MONTH, Month, Summary, best_and_worst
from stillnight.diary.words import counted

TEACHING = (
    "Nothing is recorded yet. Every night that you fill in becomes a cell here:",
    "the fuller the cell, the better the night, for whichever measure m shows.",
    "T goes to tonight. Fill in what you like; come back in the morning.",
)
"""What an empty calendar says."""


FIGURE = len("no sleep")
"""Columns of a night's figure, or of the words in its place."""

BESIDES = len("urge 10  cramps 10  strategies 10")
"""Columns of what else a night had."""


def figure_columns(measure: Measure, *, wide: bool) -> int:
    """The columns of a night's date and figure, the same for every night."""
    return len(_date(date.min, wide=wide)) + len(f"  ~ {measure.label} ") + FIGURE


def night_lines(
    day: date, night: Night | None, measure: Measure, signs: Signs, tonight: date, *, wide: bool, room: int
) -> tuple[Drawn, Drawn]:
    """One night in words: its date and its figure, and what else there was, blank where nobody said.

    Everything has its own columns, so that from night to night the eye stays, and few of them change. Why there is
    no figure is said in as many words as the ``room`` of the second line has, in columns.
    """
    if day > tonight:
        return [Piece(f"{_date(day, wide=wide)}  has not begun")], []
    how = look(measure, night)
    night = night or Night(night_of=day)
    figure = measure.of(night)
    words = Piece(f"{_figure(figure, measure, how):{FIGURE}}", "strong")
    first = [Piece(f"{_date(day, wide=wide)}  {signs.look(how)} {measure.label} "), words]
    besides = "  ".join(_besides(night, measure))
    why = _why(figure, room - len(besides) - 2) if how is Look.PART else ""
    return first, [Piece(f"{besides}  {why}" if why else besides)]


def _date(day: date, *, wide: bool) -> str:
    """Both dates of a night, or the evening's, each day in two columns: "Sun  8 → Mon  9 Nov"."""
    morning = day + timedelta(days=1)
    evening = f"{WEEKDAYS[day.weekday()]} {day.day:2}"
    if not wide:
        return f"{evening} {MONTHS[day.month - 1]}"
    return f"{evening} → {WEEKDAYS[morning.weekday()]} {morning.day:2} {MONTHS[morning.month - 1]}"


def _figure(figure: Figure, measure: Measure, how: Look) -> str:
    """The figure, or what there is in its place."""
    if how is Look.BLANK:
        return "no entry"
    if how is Look.NO_SLEEP:
        return "no sleep"
    if how is Look.NONE:
        return "none"
    return BLANK if figure.value is None else measure.say(figure.value)


def _why(figure: Figure, room: int) -> str:
    """Why there is no figure, in so many columns; of more than two missing answers the first is named."""
    missing = figure.missing
    named = f"needs {label_of(missing[0])} and {len(missing) - 1} more" if len(missing) > 2 else figure.why
    short = f"{len(missing)} blank" if missing else "unclear"
    return next((said for said in (named, short) if len(said) <= room), "")


def _besides(night: Night, measure: Measure) -> Iterator[str]:
    """The urge, the cramps and the strategies, except what the figure says already."""
    cramps, uses = night.cramps, night.uses
    done = None if uses is None else sum(use.done in (None, "done") for use in uses)
    counts = (("urge", night.urge.worst), ("cramps", None if cramps is None else len(cramps)), ("strategies", done))
    for label, count in counts:
        if label != measure.label and label != measure.id:
            yield f"{label} {BLANK if count is None else count:<2}"


def summary_lines(found: Summary, measure: Measure, *, since: date | None, wide: bool = True) -> list[str]:
    """What a year comes to, a sentence a line; shorter ones where there is little room.

    ``since``: the first entry, where the year has nights before it.
    """
    begun = f" since {say_day(since)}" if since and wide else ""
    recorded = f"{found.recorded} of {counted(found.passed, 'night')}{' recorded' if wide else ''}{begun}"
    run = f"{found.current_run} now, " if found.current_run else ""
    middle = say_spread(found.spread, measure, wide=wide)
    return [
        f"{recorded}; in a row: {run}{found.longest_run} at most"
        if wide
        else f"{recorded}; runs: {run}most {found.longest_run}",
        f"{measure.label}: {middle}" if wide else middle,
        _months(found, measure, wide=wide),
    ]


def say_spread(found: Spread | None, measure: Measure, *, wide: bool = True) -> str:
    """Median and middle half, with the number of nights they rest on."""
    if found is None:
        return "no night with a figure"
    low, median, high = (measure.say(value) for value in (found.low, found.median, found.high))
    return f"median {median}, {'middle half ' if wide else ''}{low} to {high}, n {found.n}"


def _months(found: Summary, measure: Measure, *, wide: bool) -> str:
    pair = best_and_worst(found, measure)
    if pair is None:
        needed = f"A best and a worst month need two months of {LEAST_IN_MONTH} nights or more that differ."
        return needed if wide else f"best month: two of {LEAST_IN_MONTH}+ nights must differ"
    better = measure.better != "neither"
    of_the_clock = ("latest", "earliest") if wide else ("late", "early")
    words = ("best", "worst") if better else of_the_clock if measure.unit == "clock" else ("most", "least")
    said = (f"{word} {_month(month, measure, wide=wide)}" for word, month in zip(words, pair, strict=True))
    return f"months: {'; '.join(said)}" if wide else ", ".join(said)


def _month(month: Month, measure: Measure, *, wide: bool) -> str:
    name, median, n = MONTHS[month.first.month - 1], month.spread.median, month.spread.n
    return f"{name} {measure.say(median)} (n {n})" if wide else f"{name} {measure.short(median)} n {n}"


def month_lines(found: Summary, measure: Measure, signs: Signs) -> list[Drawn]:
    """Each month with a figure: its median, a bar as long as its level, its middle half, and its nights."""
    lines: list[Drawn] = [[Piece("month  median    middle half", "heading")]] if found.months else []
    for month in found.months:
        low, median, high = (measure.say(value) for value in (month.spread.low, month.spread.median, month.spread.high))
        how = Look(Look.FIRST + level(measure, month.spread.median) - 1)
        bar = signs.look(how) * (how.level or 1)
        name = Piece(f"{MONTHS[month.first.month - 1]:7}{median:10}")
        lines.append([name, Piece(f"{f'{low} to {high}':20}", "ghost"), Piece(f"{bar:7}", tint(how, measure))])
        lines[-1].append(Piece(f"n {month.spread.n}", "ghost"))
    return lines


def range_lines(found: Summary, measure: Measure, *, wide: bool = True) -> list[str]:
    """What a chosen range comes to; shorter sentences where there is little room."""
    other_year = found.first.year != found.last.year
    days = f"{say_day(found.first, year=other_year)} to {say_day(found.last, year=wide or other_year)}"
    middle = say_spread(found.spread, measure, wide=wide)
    cramps = f"{counted(found.cramps, 'cramp')} on {found.cramp_nights} of {found.asked_cramps} nights that say"
    return [
        f"{days}: {found.recorded} of {counted(found.passed, 'night')}{' recorded' if wide else ''}",
        f"{measure.label}: {middle}" if wide else middle,
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
