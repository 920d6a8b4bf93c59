"""An ordinary report: four weeks of invented nights with some left out, a new dose, a blood test, two notes."""

from __future__ import annotations

from datetime import date, timedelta

from stillnight.diary.nights import Nights
from stillnight.diary.person import LabResult, Medicine, Person
from stillnight.exchange.report.build import report
from stillnight.exchange.report.model import Report
from tests.invented import nights

LAST = date(2026, 11, 21)
FIRST = LAST - timedelta(days=27)
NIGHTS = Nights(night for night in nights(LAST, 28) if night.night_of.day not in {3, 12})
PERSON = Person(
    medicines=(
        Medicine(name="gabapentin", dose="300 mg", usual="21:00", since=date(2026, 6, 1), until=date(2026, 11, 7)),
        Medicine(name="gabapentin", dose="600 mg", usual="21:00", since=date(2026, 11, 8)),
        Medicine(name="iron", dose="1", since=date(2025, 1, 1), until=date(2025, 6, 1)),
    ),
    labs=(LabResult(test="ferritin", value=48, unit="ng/ml", on=date(2026, 10, 3), laboratory="Nord"),),
)


def plain_report(person: Person = PERSON, notes: tuple[date, ...] = ()) -> Report:
    """The report of these nights."""
    return report(NIGHTS, person, FIRST, LAST, date(2026, 11, 22), notes=notes)
