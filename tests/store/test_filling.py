"""A new diary is filled in one go, and an old one never is."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from stillnight.diary.errors import DiaryMixed, DiaryNotSaved
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.store.bundle import keep_elsewhere
from stillnight.store.check import check
from stillnight.store.disk import DiskDiary, FolderShelf
from stillnight.store.filling import fill
from stillnight.store.memory import MemoryDiary, MemoryShelf
from stillnight.store.restore import Restorer, from_file

NOW = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)
NIGHTS = tuple(Night(night_of=date(2025, 12, 30) + timedelta(days=day), fatigue=day) for day in range(5))
"""Five nights about a new year."""

INVENTED = Person(zone="Europe/Berlin", demo=True)


def filled(folder: Path, person: Person) -> Path:
    """A diary of that person, with the five nights."""
    fill(FolderShelf(folder), person, NIGHTS, lambda: NOW)
    return folder


def test_what_was_filled_in_is_a_sound_diary(tmp_path: Path) -> None:
    """All nights are there, one file a year, for me alone."""
    folder = filled(tmp_path / "diary", INVENTED)

    diary = DiskDiary(folder)
    assert list(diary.nights(date.min, date.max)) == list(NIGHTS)
    assert diary.person() == INVENTED
    assert sorted(path.name for path in folder.glob("*.json")) == [
        "nights-2025.json",
        "nights-2026.json",
        "person.json",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("*.json")} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all(found.sound for found in check(folder))


def test_a_diary_in_memory_is_filled_the_same_way() -> None:
    """Tests and pictures see what the disk would hold."""
    files: dict[str, bytes] = {}
    fill(MemoryShelf(files), INVENTED, NIGHTS, lambda: NOW)
    assert list(MemoryDiary(files).nights(date.min, date.max)) == list(NIGHTS)


def test_a_diary_that_is_there_is_never_filled(tmp_path: Path) -> None:
    """Not one byte of mine is written over."""
    DiskDiary(tmp_path / "diary").change(date(2026, 11, 22), lambda _: Night(night_of=date(2026, 11, 22), fatigue=3))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    with pytest.raises(DiaryNotSaved, match="already"):
        filled(tmp_path / "diary", INVENTED)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


@pytest.mark.parametrize(("mine", "theirs"), [(Person(), INVENTED), (INVENTED, Person())], ids=["mine", "the demo"])
def test_a_backup_of_the_other_kind_is_not_restored(tmp_path: Path, mine: Person, theirs: Person) -> None:
    """The demo never comes into my diary, and my diary never into the demo."""
    source = Restorer(filled(tmp_path / "theirs", theirs))
    kept = tmp_path / "kept.json"
    keep_elsewhere(kept, [source.state(table) for table in source.tables()], NOW, force=False)
    folder = filled(tmp_path / "mine", mine)
    with pytest.raises(DiaryMixed, match="never mixed"):
        Restorer(folder).carry_out(from_file(kept))
    assert DiskDiary(folder).person() == mine


def test_a_backup_of_the_demo_is_restored_where_there_is_no_diary_and_stays_invented(tmp_path: Path) -> None:
    """A demo that I kept can be brought back, and still says what it is."""
    source = Restorer(filled(tmp_path / "theirs", INVENTED))
    kept = tmp_path / "kept.json"
    keep_elsewhere(kept, [source.state(table) for table in source.tables()], NOW, force=False)
    Restorer(tmp_path / "new").carry_out(from_file(kept))
    assert DiskDiary(tmp_path / "new").person().demo
