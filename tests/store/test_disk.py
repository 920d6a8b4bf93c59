"""What a save costs and touches in a folder of many years, and how old files become new ones."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryNotSaved
from stillnight.diary.port import Edit
from stillnight.store import codec, opening
from stillnight.store.disk import DiskDiary, FolderShelf
from stillnight.store.migrations import STEPS, Row, migrate, newest
from stillnight.store.storage import PageStorage
from stillnight.store.tables import TableDiary

EVENING = date(2026, 11, 22)
YEARS = range(1997, 2027)


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty years with one night each."""
    for year in YEARS:
        DiskDiary(tmp_path).change(date(year, 6, 1), tired(1))
    return tmp_path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often each call was made, of those that cost."""
    counts: Counter[str] = Counter()

    def count(place: Any, name: str) -> None:
        call: Callable[..., Any] = getattr(place, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            counts[name] += 1
            return call(*args, **kwargs)

        monkeypatch.setattr(place, name, counting)

    for name in ("fsync", "replace", "rename", "link", "write", "fdatasync"):
        count(os, name)
    count(opening, "decode")
    yield counts
    monkeypatch.undo()


def states(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file with its inode, its time and its bytes."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path.name: (info.st_ino, info.st_mtime_ns, path.read_bytes()) for path, info in found}


def test_reading_makes_nothing(tmp_path: Path) -> None:
    """I only had a look, and there is no new folder in my home."""
    diary = DiskDiary(tmp_path / "diary")
    diary.night(EVENING)
    diary.nights(date.min, date.max)
    diary.recorded()
    diary.person()
    assert diary.trouble() is None
    assert not (tmp_path / "diary").exists()


def test_a_save_is_two_flushes_and_one_rename(folder: Path, counted: Counter[str]) -> None:
    """A save costs the same in the thirtieth year as in the first, and is durable when it says so."""
    diary = DiskDiary(folder)
    diary.night(EVENING)
    counted.clear()
    diary.change(EVENING, tired(2))
    assert counted == {"fsync": 2, "replace": 1, "link": 1, "write": 1}


def test_a_save_touches_one_file(folder: Path) -> None:
    """My synchronised folder has one changed file after a save, and its backup."""
    before = states(folder)
    DiskDiary(folder).change(EVENING, tired(2))
    after = states(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "nights-2026.json",
        "nights-2026-r000001.json",
    }


def test_our_own_save_is_not_read_again(folder: Path, counted: Counter[str]) -> None:
    """Answering one question after the other stays quick."""
    diary = DiskDiary(folder)
    for much in range(5):
        diary.change(EVENING, tired(much))
        assert diary.nights(EVENING, EVENING).on(EVENING) == diary.night(EVENING)
    assert counted["decode"] == 1


def test_the_first_and_last_night_are_found_without_reading_thirty_files(folder: Path, counted: Counter[str]) -> None:
    """The diary opens as quickly in its thirtieth year."""
    assert DiskDiary(folder).recorded() == (date(1997, 6, 1), date(2026, 6, 1))
    assert counted["decode"] == 2


def test_only_the_years_asked_for_are_read(folder: Path, counted: Counter[str]) -> None:
    """Last week does not need my youth."""
    assert len(DiskDiary(folder).nights(date(2025, 1, 1), date(2026, 12, 31))) == 2
    assert counted["decode"] == 2


def test_a_year_that_another_process_began_is_seen(folder: Path) -> None:
    """Another window wrote the first night of the new year; this one shows it."""
    diary = DiskDiary(folder)
    assert diary.recorded() == (date(1997, 6, 1), date(2026, 6, 1))
    DiskDiary(folder).change(date(2027, 1, 1), tired(1))
    assert diary.recorded() == (date(1997, 6, 1), date(2027, 1, 1))


def test_a_failed_save_is_forgotten_in_memory_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refused my answer, and the screen does not show it as saved."""
    diary = DiskDiary(folder)
    diary.change(EVENING, tired(1))

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refused)
        with pytest.raises(DiaryNotSaved, match="the disk is full"):
            diary.change(EVENING, tired(2))
    assert diary.night(EVENING).fatigue == 1
    assert diary.change(EVENING, tired(2)).before.fatigue == 1


def test_other_files_in_the_folder_are_none_of_ours(folder: Path) -> None:
    """I keep a letter to my doctor beside the diary."""
    for name in ("letter.txt", "nights-26.json", "nights-2026 (copy).json"):
        (folder / name).write_text("Dear doctor")
    diary = DiskDiary(folder)
    assert len(diary.nights(date.min, date.max)) == len(YEARS)
    assert diary.trouble() is None


def one_more(kind: str, row: Row) -> Row:
    """An invented step to the next schema."""
    assert kind == "nights"
    return {**row, "fatigue": row["fatigue"] + 1}


def test_an_old_file_is_read_as_a_new_one_and_written_with_the_next_save(tmp_path: Path) -> None:
    """I updated Stillnight: my old nights are there, and the file changes only when I save."""
    DiskDiary(tmp_path).change(EVENING, tired(4))
    old = states(tmp_path)
    diary = TableDiary(FolderShelf(tmp_path), steps=[*STEPS, one_more])
    assert diary.night(EVENING).fatigue == 5
    assert states(tmp_path) == old
    diary.change(date(2026, 11, 23), tired(1))
    assert b'"schema": %d, "revision": 2, "count": 2' % (newest() + 1) in (tmp_path / "nights-2026.json").read_bytes()
    assert diary.night(EVENING).fatigue == 5
    assert "newer Stillnight" in str(first_trouble(DiskDiary(tmp_path)))


def first_trouble(diary: DiskDiary) -> str | None:
    """What a handle says after it looked at the night."""
    diary.night(EVENING)
    return diary.trouble()


def test_steps_run_in_order_from_the_schema_of_the_file() -> None:
    """A file from years ago takes every step, one from last year only the last."""

    def first(_: str, row: Row) -> Row:
        return {"steps": [*row["steps"], "first"]}

    def second(_: str, row: Row) -> Row:
        return {"steps": [*row["steps"], "second"]}

    row: Row = {"steps": []}
    assert migrate("person", row, 1, [first, second]) == {"steps": ["first", "second"]}
    assert migrate("person", row, 2, [first, second]) == {"steps": ["second"]}
    assert migrate("person", row, 3, [first, second]) == row
    assert newest([first, second]) == 3


def test_a_whole_database_cannot_be_dropped(folder: Path) -> None:
    """No mistake of ours takes thirty years away."""
    before = states(folder)
    pages = PageStorage(FolderShelf(folder))
    with pytest.raises(TypeError, match="only tables that were read here"):
        pages.write({})
    assert len(pages.read()) == len(YEARS)
    assert states(folder) == before


def test_every_file_reads_as_plain_json_with_one_night_a_line(folder: Path) -> None:
    """In twenty years any program can read it."""
    diary = DiskDiary(folder)
    diary.change(EVENING, tired(1))
    lines = (folder / "nights-2026.json").read_text(encoding="utf-8").splitlines()
    assert lines[2:4] == [
        '"20260601": {"night_of":"2026-06-01","fatigue":1},',
        '"20261122": {"night_of":"2026-11-22","fatigue":1}',
    ]
    assert codec.decode((folder / "nights-2026.json").read_bytes(), "", "nights", newest()).revision == 2
