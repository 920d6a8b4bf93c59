"""``stillnight show``: a night and its measures, on a page for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from stillnight.cli.asked import Asked
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.wiring import sit_down
from stillnight.diary.answers import answer
from stillnight.diary.clock import Clock, say_night
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.questions import PARTS, QUESTIONS
from stillnight.diary.say import BLANK, say
from stillnight.diary.words import clean

_ROW: Final = 20
"""Columns of a label."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Show the night that was asked for."""
    if args.date is not None and args.night is not None:
        raise NotUnderstood("the date is given twice; give it once")
    sitting = sit_down(args, clock, environ)
    night = sitting.diary.night(sitting.evening(args.date if args.night is None else args.night))
    if args.json:
        from stillnight.cli.as_json import encoded, night_as_json

        print(encoded(night_as_json(night)))
    else:
        for line in page(night):
            tell(line)
    tell_trouble(sitting.diary)
    return 0


def page(night: Night) -> Iterator[str]:
    """The lines of a night's page."""
    yield say_night(night.night_of) + (f" · {night.zone}" if night.zone else "")
    if night.is_blank():
        evening = night.night_of.isoformat()
        yield "Nothing is noted for this night yet."
        yield f"Fill it in with 'stillnight --night {evening}'"
        yield f"or with 'stillnight set sleep.bed=22:00 --night {evening}'."
        return
    for part, words in PARTS.items():
        yield from ("", words.upper())
        yield from _part(night, part)
    yield from ("", "MEASURES")
    for measure in MEASURES:
        figure = measure.of(night)
        words = BLANK if figure.value is None else measure.say(figure.value)
        yield f"  {measure.label:{_ROW}}  {words}" + (f"  {figure.why}" if figure.why else "")


def _part(night: Night, part: str) -> Iterator[str]:
    """The answers of one part; a detail stands under what it is a detail of."""
    rows = [(q, answer(night, q.id)) for q in QUESTIONS if q.part == part]
    given = [(question, value) for question, value in rows if value is not None]
    if not given:
        yield f"  {BLANK} nothing yet"
    for question, value in given:
        label = ("  " if question.needs else "") + question.label
        lines = clean(value).split("\n") if question.kind == "text" else [say(question, value)]
        yield f"  {label:{_ROW}}  {lines[0]}"
        yield from (f"  {'':{_ROW}}  {line}" for line in lines[1:])
