"""Diaries of many years, made in one go: the store's own pages, without a durable save for each night."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from stillnight.diary.night import Night
from stillnight.store.codec import Page, encode
from stillnight.store.disk import DiskDiary
from stillnight.store.documents import id_of, table_of, to_document
from stillnight.store.migrations import newest
from stillnight.store.storage import file_of
from tests.invented import nights

YEARS = (1, 10, 30)
"""The ages of diary that are measured."""


@dataclass(frozen=True)
class Diaries:
    """Folders of diaries by their age in years."""

    root: Path
    """The folder they are all in; what a benchmark makes goes there too."""

    last: date
    """The last night that is filled in; last night and tonight are blank."""

    app: Mapping[int, Path]
    """Up to the last night, as someone has them who opens the app; 0 is a diary that does not exist yet."""

    saving: Mapping[int, Path]
    """Of whole calendar years, the last one being ``full_year``, for saving into a year of 365 nights."""

    full_year: int

    @property
    def oldest(self) -> int:
        """The age of the longest diary."""
        return max(self.app)


def make(root: Path, today: date, years: Sequence[int] = YEARS) -> Diaries:
    """Make all diaries in a folder, and check that they open."""
    last = today - timedelta(days=2)
    first = date(last.year - max(years), 1, 1)
    invented = list(nights(last, (last - first).days + 1))
    whole = [night for night in invented if night.night_of.year < last.year]
    for age in years:
        _write(root / f"app-{age}", invented[-round(age * 365.25) :])
        _write(root / f"saving-{age}", [night for night in whole if night.night_of.year >= last.year - age])
    return Diaries(
        root=root,
        last=last,
        app={0: root / "app-0", **{age: root / f"app-{age}" for age in years}},
        saving={age: root / f"saving-{age}" for age in years},
        full_year=last.year - 1,
    )


def documents(folder: Path, first: date, last: date) -> dict[str, dict[str, Any]]:
    """The nights of a diary as documents by id, as TinyDB's own storage would hold them."""
    return {str(id_of(night.night_of)): to_document(night) for night in DiskDiary(folder).nights(first, last)}


def _write(folder: Path, invented: Sequence[Night]) -> None:
    folder.mkdir(mode=0o700)
    for table, of_year in groupby(invented, lambda night: table_of(night.night_of)):
        rows = {str(id_of(night.night_of)): to_document(night) for night in of_year}
        path = folder / file_of(table)
        path.write_bytes(encode(Page(schema=newest(), revision=1, rows=rows), "nights"))
        path.chmod(0o600)
    _check(folder, invented)


def _check(folder: Path, invented: Sequence[Night]) -> None:
    diary = DiskDiary(folder)
    ends = invented[0].night_of, invented[-1].night_of
    kept = list(diary.nights(*ends))
    if kept != list(invented) or diary.recorded() != ends or diary.trouble() is not None:
        raise ValueError(f"the diary in {folder} does not open as it was made: {diary.trouble()}")
