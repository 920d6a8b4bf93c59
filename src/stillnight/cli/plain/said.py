"""The night and the calendar in words, one thing a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from stillnight.cli.plain.prompts import label
from stillnight.cli.wiring import Sitting
from stillnight.diary.answers import answer, asked
from stillnight.diary.calendar import grid, span
from stillnight.diary.calendar_say import summary_lines, weeks_in_words
from stillnight.diary.clock import say_night
from stillnight.diary.measure import Measure
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import PARTS, QUESTIONS
from stillnight.diary.say import BLANK, label_of, say
from stillnight.diary.summary import summary
from stillnight.diary.week import WEEKDAY
from stillnight.diary.words import clean

WEEKS: Final = 5
"""Weeks that the calendar says."""


def night_in_words(night: Night) -> Iterator[str]:
    """What was answered, what is blank, and what the night comes to."""
    yield f"Night of {say_night(night.night_of)}."
    if night.is_blank():
        yield "Nothing is noted for this night yet."
        return
    for part, words in PARTS.items():
        there = [question for question in QUESTIONS if question.part == part and asked(night, question)]
        blank = [question for question in there if answer(night, question.id) is None]
        yield f"{words.capitalize()}:"
        for question in there:
            if question not in blank:
                yield from _answered(night, question)
        if blank:
            yield f"  Blank: {'; '.join(label_of(question.id) for question in blank)}."
    yield from _figures(night)


def _answered(night: Night, question: Question) -> Iterator[str]:
    value = answer(night, question.id)
    if question.kind == "text":
        yield f"  {label(question)}:"
        yield from (f"    {line}" for line in clean(value).split("\n"))
    else:
        yield f"  {label(question)}: {say(question, value)}."


def _figures(night: Night) -> Iterator[str]:
    """Each measure with its figure; then which are blank, and for want of which answers."""
    figures = [(measure.label, measure, measure.of(night)) for measure in MEASURES]
    yield "Figures:"
    for name, measure, figure in figures:
        if figure.value is not None:
            yield f"  {name}: {measure.say(figure.value)}."
    blank = [(name, figure) for name, _, figure in figures if figure.value is None]
    if blank:
        yield f"  Blank: {'; '.join(name for name, _ in blank)}."
    needed = dict.fromkeys(label_of(missing) for _, figure in blank for missing in figure.missing)
    if needed:
        yield f"  They need: {'; '.join(needed)}."


def calendar_in_words(sitting: Sitting, measure: Measure) -> Iterator[str]:
    """The last weeks, a line each, and what the year comes to."""
    tonight = sitting.tonight
    starts = WEEKDAY[sitting.person.week_starts or sitting.home.week]
    first = tonight - timedelta(days=(tonight.weekday() - starts) % 7 + 7 * (WEEKS - 1))
    nights = sitting.diary.nights(first, tonight)
    weeks = list(weeks_in_words(grid(nights, measure, (first, tonight), tonight, starts), nights, measure))
    yield f"Calendar, {measure.label}, the last {WEEKS} weeks."
    yield from (week.replace(BLANK, "blank") for week in weeks)
    if not weeks:
        yield "No night of them is recorded."
    yield f"{tonight.year}:"
    first, last = span(tonight, "year")
    year = sitting.diary.nights(first, last)
    began = next((night.night_of for night in year), first)
    found = summary(year, measure, began, min(last, tonight), ongoing=True)
    yield from (f"  {line}" for line in summary_lines(found, measure, since=began if began > first else None))
