"""``stillnight heatmap``: the calendar's picture, printed; or the same in words for those who listen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from stillnight.cli.asked import Asked
from stillnight.cli.colours import painter
from stillnight.cli.columns import columns, first_columns
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.width import WIDTH, width_of
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary import drawing
from stillnight.diary.calendar import span
from stillnight.diary.calendar_say import summary_lines, weeks_in_words
from stillnight.diary.calendar_words import FIRST_DATE
from stillnight.diary.clock import MONTHS, Clock
from stillnight.diary.drawing import Chosen, Drawn, Picture, Piece
from stillnight.diary.errors import NightInTheFuture, NotUnderstood
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay
from stillnight.diary.person import colours_chosen, look_chosen, signs_chosen
from stillnight.diary.pictures import Showing
from stillnight.diary.summary import summary
from stillnight.diary.typed import Option, parse_choice
from stillnight.diary.week import WEEKDAY
from stillnight.diary.words import quoted
from stillnight.tui.glyphs import ASCII, Glyphs, glyphs_for, locale_is_guessed

MONTH_LINES: Final = 13
"""Lines of a month: its heading, and two for each of six weeks."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Print the picture that was asked for."""
    sitting = sit_down(args, clock, environ)
    measure, day = measure_named(args.measure), _day(args.year, sitting, args.night)
    width = width_of(args.width)
    is_ascii = args.ascii or signs_chosen(sitting.person) == "ascii"
    glyphs = ASCII if is_ascii else glyphs_for(environ, locale_is_guessed())
    showing = Showing(
        measure=measure,
        signs=drawing.ASCII if glyphs is ASCII else drawing.UNICODE,
        tonight=sitting.tonight,
        starts=WEEKDAY[sitting.person.week_starts or sitting.home.week],
        overlay=_overlay(args.mark),
        numbered=args.weeks,
    )
    nights = sitting.diary.nights(*span(day, "year"))
    if args.text:
        for line in _in_words(showing, nights, day, args.view):
            tell(glyphs.plain(line))
    else:
        look, colours = look_chosen(sitting.person), colours_chosen(sitting.person)
        paint = painter(args.color, sys.stdout, environ, look, colours)
        for pieces in _page(showing, nights, day, args.view, width):
            print(paint.line(_cut(pieces, width, glyphs)))
    tell_trouble(sitting.diary)
    return 0


def measure_named(typed: str) -> Measure:
    """The measure of this id or label, or of the beginning of one.

    Raises:
        NotUnderstood: there is none, or more than one.
    """
    if typed in BY_ID:
        return BY_ID[typed]
    try:
        return BY_ID[parse_choice(typed, [Option(one.id, one.label) for one in BY_ID.values()])]
    except NotUnderstood:
        raise NotUnderstood(f"--measure: {quoted(typed)} is no measure; use one of {', '.join(BY_ID)}") from None


def _day(year: int | None, sitting: Sitting, night: str | None) -> date:
    """The night whose year, or whose month, is shown."""
    if night is not None:
        return sitting.evening(night)
    if year is None:
        return sitting.tonight
    if year < FIRST_DATE.year:
        raise NotUnderstood(f"--year: a diary begins in {FIRST_DATE.year} at the earliest")
    if year > sitting.tonight.year:
        raise NightInTheFuture(date(min(year, 9999), 1, 1))
    return min(date(year, 12, 31), sitting.tonight)


def _overlay(mark: str | None) -> Overlay | None:
    if not mark:
        return None
    return Overlay(mark) if mark in {"cramps", "uses"} else Overlay("uses", mark)


def _page(showing: Showing, nights: Nights, day: date, view: str, width: int) -> Iterator[Drawn]:
    """The title, the picture, the legend, and what the year comes to."""
    first, last = span(day, "year")
    last = min(last, showing.tonight)
    title = f"{MONTHS[day.month - 1]} {day.year}" if view == "month" else f"{day.year}"
    yield [Piece(f" {title}: {showing.measure.label}", "strong")]
    if view == "list":
        listed = showing.nights((first, last), nights.on, width)
        yield [Piece(" "), *listed.heading()]
        picture: Picture = listed
    elif view == "month":
        picture = showing.month(nights, day, (width, MONTH_LINES))
    else:
        picture = showing.year(nights, day, width)
    yield from (picture.line(y, Chosen()) for y in range(picture.height))
    yield from ([Piece(" "), *line] for line in showing.legend(width - 2))
    began = next((night.night_of for night in nights), first)
    found = summary(nights, showing.measure, began, last, ongoing=last == showing.tonight)
    since = began if began > first else None
    for text in summary_lines(found, showing.measure, since=since, wide=width >= WIDTH):
        yield [Piece(f" {text}")]


def _in_words(showing: Showing, nights: Nights, day: date, view: str) -> Iterator[str]:
    size = span(day, "month") if view == "month" else span(day, "year")
    grid = showing.grid(nights, size)
    lines = list(weeks_in_words(grid, nights, showing.measure))
    yield from lines or [f"no night recorded from {size[0].isoformat()} to {size[1].isoformat()}"]


def _cut(pieces: Drawn, width: int, glyphs: Glyphs) -> Drawn:
    """A line as these signs show it, no longer than there is room; what is cut ends in the ellipsis."""
    line: Drawn = []
    left = width
    for text, tint, ground in pieces:
        plain = glyphs.plain(text)
        size = columns(plain)
        if size > left:
            cut = first_columns(plain, left - 1) + glyphs.ellipsis if left else ""
            return [*line, Piece(cut, tint, ground)]
        line.append(Piece(plain, tint, ground))
        left -= size
    return line
