"""The report as plain text within 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from stillnight.diary.picture import Mark, State
from stillnight.diary.wrapping import wrapped
from stillnight.exchange.report.model import KINDS, KINDS_KEY, MADE_BY, NO_EFFECT, SELF_REPORTED, UNLOCATED, Report

WIDTH: Final = 80
_STATES: Final[dict[State, str]] = {"up": "·", "in-bed": "─", "part": "▒", "asleep": "█"}
_ASCII: Final[dict[State, str]] = {"up": ".", "in-bed": "-", "part": "=", "asleep": "#"}
_MARKS: Final[dict[Mark, str]] = {
    "caffeine": "C",
    "alcohol": "A",
    "medicine": "M",
    "exercise": "E",
    "urge": "u",
    "cramp": "^",
}


def as_text(report: Report, *, ascii_only: bool = False) -> list[str]:
    """The lines of the report, each within 80 columns.

    Args:
        report: what it says.
        ascii_only: draw the nights with ASCII signs; the words are the caller's to make plain.
    """
    return [line for section in _sections(report, _ASCII if ascii_only else _STATES) for line in section]


def _sections(report: Report, states: dict[State, str]) -> Iterator[Iterator[str]]:
    yield _head(report)
    yield _table(report)
    yield _list("PUBLISHED FIGURES FOR COMPARISON, NOT VERDICTS", report.comparisons)
    yield _picture(report, states)
    yield _list("URGE TO MOVE THE LEGS", report.urge)
    yield _list("CRAMPS", report.cramps)
    yield _list("MEDICINES", report.treatment.medicines or ("none listed",))
    yield _list("DOSES NOTED", report.treatment.doses or ("none noted",))
    if report.treatment.labs:
        yield _list("BLOOD TESTS, AS THE LABORATORY WROTE THEM", report.treatment.labs)
    yield _list("STRATEGIES, NIGHTS ON WHICH EACH WAS USED", (report.treatment.strategies or "none noted", NO_EFFECT))
    yield _list("NOTES", report.notes or (report.without_notes,))
    yield _list(f"{SELF_REPORTED}", (MADE_BY, f"Made on {report.made.isoformat()}."))


def _head(report: Report) -> Iterator[str]:
    yield "SLEEP DIARY" + (f": {report.name}" if report.name else "")
    for line in (*report.header, SELF_REPORTED):
        yield from wrapped(line, WIDTH, "  ")
    yield ""
    for line in report.definitions:
        yield from wrapped(line, WIDTH)


def _list(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", heading)
    for line in lines:
        yield from wrapped(f"- {line}", WIDTH, "  ")


def _table(report: Report) -> Iterator[str]:
    yield from ("", f"{'':29} n  {'mean':8} {'SD':8} {'median':9} range")
    for row in report.rows:
        yield f"{row.label:29}{row.n:2}  {row.mean:8} {row.sd:8} {row.median:9} {row.span}".rstrip()
    yield from ("", f"{'mean (n), by the day before':29}{'work days':20}free days")
    for row in report.rows:
        yield f"{row.label:29}{row.work:20}{row.free:20}".rstrip()
    compared = [row for row in report.rows if row.context]
    yield from ("", *(f"{row.label}: {row.context}" for row in compared))


def _picture(report: Report, states: dict[State, str]) -> Iterator[str]:
    hours = "".join(f"{(report.starts + hour) % 24:02}".ljust(6) for hour in range(0, 24, 3))
    yield from ("", "THE NIGHTS, HALF AN HOUR A SIGN", f"{'':14}{hours}  TST   SE urge")
    for row in report.picture:
        cells = (
            states[state] if mark is None else _MARKS[mark]
            for state, mark in zip(row.cells.states, row.cells.marks, strict=True)
        )
        head = f"{row.day:11}{KINDS[row.kind]:1}  "
        drawn = "".join(cells) if row.recorded else "no entry".ljust(len(row.cells.states))
        yield f"{head}{drawn} {row.asleep_for:>5}{row.efficiency:>5}{row.urge:>4}"
    in_bed, part, asleep = states["in-bed"], states["part"], states["asleep"]
    key = f"{asleep} asleep, {part} in part, {in_bed} in bed awake; C caffeine, A alcohol, M medicine, E exercise, "
    for line in (f"{key}u urge began, ^ cramp; {KINDS_KEY}.", UNLOCATED):
        yield from wrapped(line, WIDTH)
