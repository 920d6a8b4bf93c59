"""Long diaries go out a year at a time: thirty years take up as much memory as two. Counted, not timed."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import Final

import pytest

from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.exchange.columns import NIGHTS
from stillnight.exchange.document import document
from stillnight.exchange.events import EVENTS, events_of
from stillnight.exchange.flat import flat
from stillnight.exchange.table import table
from stillnight.store.disk import DiskDiary
from tests import invented
from tests.benchmarks.diaries import Diaries, make
from tests.builders import SUNDAY
from tests.exchange.diaries import reading

Years = Iterable[Iterable[Night]]

FORMATS: dict[str, Callable[[Years], Iterator[bytes]]] = {
    "json": lambda years: document(Person(), years, 2),
    "csv": lambda years: table(NIGHTS, years),
    "events": lambda years: table(EVENTS, (chain.from_iterable(map(events_of, year)) for year in years)),
    "ndjson": lambda years: flat(years, "p001"),
}


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> Diaries:
    """A diary of two whole years, and one of six."""
    return make(tmp_path_factory.mktemp("diaries"), date(2026, 11, 22), years=(2, 6))


def peak_of(folder: Path, export: Callable[[Years], Iterator[bytes]]) -> int:
    """The most bytes that were held at once while everything was exported and nothing of it kept."""
    tracemalloc.start()
    for _ in export(DiskDiary(folder).by_year(date.min, date.max)):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("name", FORMATS)
def test_six_years_take_up_no_more_than_two(diaries: Diaries, name: str) -> None:
    """My host has little memory, and my diary gets longer every night."""
    peak_of(diaries.saving[2], FORMATS[name])  # what is kept for ever is not counted twice
    assert peak_of(diaries.saving[6], FORMATS[name]) < 1.3 * peak_of(diaries.saving[2], FORMATS[name])


CALLS: Final = {"csv": 260, "ndjson": 250}
"""Python functions that may be called for a night with all its answers."""


@pytest.mark.parametrize("name", CALLS)
def test_a_night_costs_few_calls(name: str) -> None:
    """Thirty years go out while I wait: no answer is looked up again for every measure that rests on it."""
    nights = list(invented.nights(SUNDAY, 20))
    list(FORMATS[name]([nights]))  # what is made once is not counted
    called = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal called
        called += event == "call"

    sys.setprofile(count)
    try:
        list(FORMATS[name]([nights]))
    finally:
        sys.setprofile(None)
    assert called / len(nights) < CALLS[name]


def test_a_year_is_asked_for_when_the_one_before_is_written() -> None:
    """The first bytes leave before the last year is read."""
    log: list[str] = []

    def years() -> Iterator[list[Night]]:
        for year in (2020, 2021, 2022):
            log.append(f"read {year}")
            yield [Night(night_of=date(year, 1, 1), fatigue=1)]

    for piece in document(Person(), years(), 2):
        log += [f"write {year}" for year in (2020, 2021, 2022) if str(year).encode() in piece]
    assert log == ["read 2020", "write 2020", "read 2021", "write 2021", "read 2022", "write 2022"]


def test_a_document_is_read_a_night_at_a_time(diaries: Diaries, tmp_path: Path) -> None:
    """Six years come in through a window of some nights."""
    path = tmp_path / "long.json"
    path.write_bytes(b"".join(FORMATS["json"](DiskDiary(diaries.saving[6]).by_year(date.min, date.max))))
    tracemalloc.start()
    count = sum(1 for _ in reading(path).nights())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 6 * 365
    assert peak < path.stat().st_size / 4
