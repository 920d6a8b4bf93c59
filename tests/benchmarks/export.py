"""Exports of the oldest diary, against reading its files and encoding the same values with the standard library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.exchange.columns import NIGHTS
from stillnight.exchange.document import document
from stillnight.exchange.flat import flat
from stillnight.exchange.table import table
from stillnight.store.disk import DiskDiary
from stillnight.store.migrations import newest
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.rounds import Benchmark, Comparison

TARGET = 3.0
BARE = "read and json"


def benchmark(diaries: Diaries) -> Benchmark:
    """The document within the target; tables and lines compute every measure as well, so their ratio is only told."""
    folder, years = diaries.app[diaries.oldest], diaries.oldest
    formats: dict[str, Callable[[], Iterator[bytes]]] = {
        f"export json, {years} y": lambda: document(Person(), _years(folder), newest()),
        f"export csv, {years} y": lambda: table(NIGHTS, _years(folder)),
        f"export ndjson, {years} y": lambda: flat(_years(folder), "p001"),
    }
    ours = [partial(_timed, name, export) for name, export in formats.items()]
    told = [Comparison(name, name, BARE, target=TARGET if "export json" in name else None) for name in formats]
    return Benchmark(trials=(*ours, partial(_timed, BARE, partial(_bare, folder))), comparisons=tuple(told))


def _years(folder: Path) -> Iterator[Nights]:
    return DiskDiary(folder).by_year(date.min, date.max)


def _bare(folder: Path) -> Iterator[bytes]:
    """Every file read and parsed, and its nights encoded again, without a look at them."""
    for path in sorted(folder.glob("nights-*.json")):
        yield json.dumps(list(json.loads(path.read_bytes())["nights"].values())).encode()


def _timed(name: str, export: Callable[[], Iterator[bytes]]) -> dict[str, float]:
    began = perf_counter()
    for _ in export():
        pass
    return {name: 1000 * (perf_counter() - began)}
