"""``stillnight stats``: what many nights come to, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from stillnight.cli.asked import Asked
from stillnight.cli.period import period
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.width import WIDTH, width_of
from stillnight.cli.wiring import sit_down
from stillnight.diary.clock import Clock, say_day
from stillnight.diary.days import Days, of_days
from stillnight.diary.measure import Measure
from stillnight.diary.measures import MEASURES
from stillnight.diary.nights import Nights
from stillnight.diary.say import BLANK
from stillnight.diary.statistics import Statistics, say_deviation, say_figure, statistics_of
from stillnight.diary.words import counted
from stillnight.diary.wrapping import wrapped
from stillnight.tui.glyphs import glyphs_for, locale_is_guessed

_LABEL: Final = 19
"""Columns of a label."""

_HEADING: Final = f"{'':{_LABEL}}   n  mean   SD     median middle half     range"

_FOOT: Final = (
    f"n: nights with a figure; a blank is no zero. {BLANK}: too few to say (SD needs 2).",
    "Clock times are taken on the circle, their SD too. Middle half: the quartiles.",
    "The mean of a share, such as efficiency, is that of the nightly shares.",
)

Found = tuple[tuple[Measure, Statistics], ...]


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Print the table."""
    width = width_of(args.width)
    sitting = sit_down(args, clock, environ)
    first, last = period(args, sitting)
    days: Days = args.days
    there = [night for night in sitting.diary.nights(first, last) if not night.is_blank()]
    chosen = Nights(of_days(there, days))
    found = tuple((measure, statistics_of(measure, chosen)) for measure in MEASURES)
    passed = (last - first).days + 1
    if args.json:
        from stillnight.cli.as_json import encoded

        head = {"first": first, "last": last, "nights": passed, "recorded": len(there), "days": days, "n": len(chosen)}
        print(encoded({**head, "measures": {measure.id: _plain(measure, of) for measure, of in found}}))
    else:
        glyphs = glyphs_for(environ, locale_is_guessed())
        heading = [
            f"{say_day(first, year=first.year != last.year)} to {say_day(last, year=True)}",
            f"{len(there)} of {counted(passed, 'night')} recorded",
            *([] if days == "all" else [f"after {days} days: {counted(len(chosen), 'night')}"]),
        ]
        for line in _page(heading, found, width):
            tell(glyphs.plain(line))
    tell_trouble(sitting.diary)
    return 0


def _page(heading: list[str], found: Found, width: int) -> Iterator[str]:
    """The heading, the table, and how to read it."""
    for line in heading:
        yield from wrapped(line, width)
    yield ""
    yield from _wide(found) if width >= WIDTH else _narrow(found)
    yield ""
    for line in _FOOT:
        yield from wrapped(line, width)


def _wide(found: Found) -> Iterator[str]:
    yield _HEADING
    for measure, of in found:
        mean, sd, median, half, span = _words(measure, of)
        yield f"{measure.label:{_LABEL}}{of.n:4}  {mean:6} {sd:6} {median:6} {half:15} {span}".rstrip()


def _narrow(found: Found) -> Iterator[str]:
    """Two or three lines a measure, each within 38 columns."""
    for measure, of in found:
        mean, sd, median, half, span = _words(measure, of)
        yield f"{measure.label}, n {of.n}"
        if of.mean is not None:
            yield f"  mean {mean}, SD {sd}, median {median}"
            yield f"  half {half}"
            yield f"  range {span}"


def _words(measure: Measure, of: Statistics) -> tuple[str, str, str, str, str]:
    def said(value: float | None) -> str:
        return say_figure(measure, value, short=True)

    def span(low: float | None, high: float | None) -> str:
        return BLANK if low is None else f"{said(low)} to {said(high)}"

    sd = say_deviation(measure, of.sd, short=True)
    return said(of.mean), sd, said(of.median), span(of.low, of.high), span(of.least, of.most)


def _plain(measure: Measure, of: Statistics) -> dict[str, Any]:
    """A row for programs: minutes (of clock times after midnight), percent, counts and ratings, not rounded."""
    return {
        "unit": measure.unit,
        "n": of.n,
        "mean": of.mean,
        "sd": of.sd,
        "min": of.least,
        "q1": of.low,
        "median": of.median,
        "q3": of.high,
        "max": of.most,
    }
