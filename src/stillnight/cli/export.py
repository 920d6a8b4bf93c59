"""``stillnight export``: the diary for another program, another machine, or a study."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from stillnight.cli.asked import Asked
from stillnight.cli.output import output_of
from stillnight.cli.progress import Progress
from stillnight.cli.telling import tell, tell_invented, tell_on_the_side
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary.clock import Clock
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.typed import parse_date
from stillnight.diary.words import clean, clean_line, counted, one_spaced

if TYPE_CHECKING:
    from stillnight.exchange.redact import Redactor

Years = Iterable[Iterable[Night]]
"""The nights, a year at a time."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Write what was asked for; 1 where something damaged could not go into it."""
    _check(args)
    path = output_of(args)
    sitting = sit_down(args, clock, environ)
    first, last = _span(args, sitting)
    with Progress() as progress:
        told = _Told(progress)
        pieces = _pieces(args, sitting, told.counted(sitting.diary.by_year(first, last)))
        if path is None:
            _print(pieces)
        else:
            from stillnight.store.elsewhere import write_elsewhere

            write_elsewhere(path, pieces, force=args.force)
    if path is not None:
        tell(f"written: {counted(told.nights, 'night')} to {path}")
    tell_invented(sitting.diary)
    left_out = sitting.diary.unread()
    if left_out:
        tell_on_the_side(f"not everything could be exported: {left_out}")
    return 1 if left_out else 0


class _Told:
    """Counts the nights that pass, and says so."""

    def __init__(self, progress: Progress) -> None:
        self.nights = 0
        self._progress = progress

    def counted(self, years: Iterable[Iterable[Night]]) -> Iterator[list[Night]]:
        """The same nights."""
        for year in years:
            nights = list(year)
            self.nights += len(nights)
            self._progress.step(f"exporting: {counted(self.nights, 'night')}")
            yield nights


def _check(args: Asked) -> None:
    """Refuse options that would do nothing.

    Raises:
        NotUnderstood: one would.
    """
    if args.format not in ("csv", "events") and (args.bom or args.headers != "words"):
        raise NotUnderstood("--bom and --headers are for tables; say --format csv or --format events")
    if args.label is not None and (args.format != "ndjson" or not one_spaced(clean_line(args.label))):
        raise NotUnderstood("--as names a diary in --format ndjson; give it a few letters, like --as p017")


def _span(args: Asked, sitting: Sitting) -> tuple[date, date]:
    first = parse_date(args.first, sitting.tonight) if args.first else date.min
    last = parse_date(args.last, sitting.tonight) if args.last else date.max
    if first > last:
        raise NotUnderstood("--from is after --to; give the earlier date with --from")
    return first, last


def _pieces(args: Asked, sitting: Sitting, years: Years) -> Iterator[bytes]:
    """The bytes of the export, a year at a time."""
    person: Person = sitting.person
    if args.redact:
        redactor = _redactor(sitting)
        person, years = redactor.person(), (map(redactor.night, year) for year in years)
    match args.format:
        case "csv" | "events":
            return _table(args, years)
        case "ndjson":
            from stillnight.chance import new_id
            from stillnight.exchange.flat import flat

            return flat(years, one_spaced(clean_line(args.label)) if args.label else new_id())
        case _:
            from stillnight.exchange.document import document
            from stillnight.store.migrations import newest

            return document(person, years, newest())


def _table(args: Asked, years: Years) -> Iterator[bytes]:
    from stillnight.exchange.columns import NIGHTS
    from stillnight.exchange.events import EVENTS, events_of
    from stillnight.exchange.table import BOM, table

    if args.format == "csv":
        rows = table(NIGHTS, years, args.headers)
    else:
        rows = table(EVENTS, (chain.from_iterable(map(events_of, year)) for year in years), args.headers)
    return chain([BOM], rows) if args.bom else rows


def _redactor(sitting: Sitting) -> Redactor:
    from secrets import randbelow

    from stillnight import content
    from stillnight.exchange.redact import MOST_WEEKS, Redactor, shift_of

    recorded = sitting.diary.recorded()
    shift = shift_of(recorded[0] if recorded else sitting.tonight, randbelow(MOST_WEEKS))
    catalogue = content.catalogue()

    def strategy_id(text: str) -> str | None:
        known = catalogue.get(text)
        return known.id if known else None

    return Redactor(sitting.person, shift, strategy_id)


def _print(pieces: Iterable[bytes]) -> None:
    """To a pipe or a file as it is; to a terminal without what would steer it."""
    if sys.stdout.isatty():
        for piece in pieces:
            print(clean(piece.decode(), len(piece)), end="")
        return
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
