"""Saving one night through the diary, against the least that a durable save can be and against TinyDB's own storage."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec
from tinydb import TinyDB
from tinydb.table import Document

from stillnight.diary.night import Night
from stillnight.store.disk import DiskDiary
from stillnight.store.documents import id_of, to_document
from stillnight.store.storage import file_of
from tests.benchmarks.diaries import Diaries, documents
from tests.benchmarks.first_frame import age_in_words
from tests.benchmarks.rounds import Benchmark, Comparison, Trial

AT_MOST_RAW = 3.0
AT_MOST_TINYDB = 1 / 50
AT_MOST_OLDER = 1.2
"""The same cost at any age, within the noise."""


def benchmark(diaries: Diaries, saves: int) -> Benchmark:
    """Saves into each age of diary, raw writes of a year's file, and TinyDB at the oldest age."""
    young, old = min(diaries.saving), diaries.oldest
    ours: list[Trial] = [partial(_timed, _name(age), saves, _diary_save(diaries, age)) for age in diaries.saving]
    raw = partial(_timed, "save raw", saves, _raw_save(diaries, young))
    tinydb = partial(_timed, "save tinydb", 1, _tinydb_save(diaries, old))
    older = [
        Comparison(
            f"save: {age_in_words(age)} to {age_in_words(young)}", _name(age), _name(young), target=AT_MOST_OLDER
        )
        for age in diaries.saving
        if age != young
    ]
    return Benchmark(
        trials=(*ours, raw, tinydb),
        comparisons=(
            Comparison("save: to raw write+fsync+rename", _name(young), "save raw", target=AT_MOST_RAW),
            Comparison(f"save: to TinyDB, {age_in_words(old)}", _name(old), "save tinydb", target=AT_MOST_TINYDB),
            *older,
        ),
    )


def _name(age: int) -> str:
    return f"save {age}"


def _timed(name: str, times: int, save: Callable[[], float]) -> dict[str, float]:
    """The middle of so many saves, in milliseconds."""
    return {name: 1000 * median(save() for _ in range(times))}


def _diary_save(diaries: Diaries, age: int) -> Callable[[], float]:
    """One night of the full year changed, in a diary that stays open as it does in the app."""
    diary, rng = DiskDiary(diaries.saving[age]), random.Random(age)

    def save() -> float:
        evening = _some_night(diaries.full_year, rng)
        began = perf_counter()
        diary.change(evening, _more_tired)
        return perf_counter() - began

    return save


def _raw_save(diaries: Diaries, age: int) -> Callable[[], float]:
    """The bytes of the same year written, flushed and renamed, and the folder flushed."""
    data = (diaries.saving[age] / file_of(f"{diaries.full_year:04d}")).read_bytes()
    folder = diaries.root / "raw"
    folder.mkdir()

    def save() -> float:
        began = perf_counter()
        _replace(folder, data)
        return perf_counter() - began

    return save


def _replace(folder: Path, data: bytes) -> None:
    temp = folder / "temp"
    with temp.open("wb", buffering=0) as file:
        file.write(data)
        os.fsync(file.fileno())
    temp.replace(folder / "file")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _tinydb_save(diaries: Diaries, age: int) -> Callable[[], float]:
    """One document upserted through TinyDB's own storage: one file with every night of the diary."""
    year = diaries.full_year
    rows = documents(diaries.saving[age], date(year - age, 1, 1), date(year, 12, 31))
    path = diaries.root / "tinydb.json"
    path.write_text(json.dumps({"nights": rows}), encoding="utf-8")
    kept, rng = DiskDiary(diaries.saving[age]), random.Random(age)

    def save() -> float:
        evening = _some_night(year, rng)
        document = Document(to_document(_more_tired(kept.night(evening))), doc_id=id_of(evening))
        with TinyDB(path) as database:
            began = perf_counter()
            database.table("nights").upsert(document)
            return perf_counter() - began

    return save


def _some_night(year: int, rng: random.Random) -> date:
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def _more_tired(night: Night) -> Night:
    return msgspec.structs.replace(night, fatigue=((night.fatigue or 0) + 1) % 11)
