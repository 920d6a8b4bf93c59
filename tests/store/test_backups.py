"""What was there before each save is kept, in the order of the revisions, and thinned when nobody waits."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stillnight.diary.errors import DiaryNotSaved, DiaryReadOnly
from stillnight.diary.port import Edit
from stillnight.store import codec
from stillnight.store.backups import Backup, Backups
from stillnight.store.disk import DiskDiary
from stillnight.store.thinning import DAYS, IN_NEED, LAST, WEEKS, stay

EVENING = date(2026, 11, 22)
FILE = "nights-2026.json"
NOW = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much % 11)


def saved(folder: Path, times: int, day: Callable[[int], datetime] = lambda _: NOW) -> DiskDiary:
    """A diary after so many saves, each at a time of its own."""
    moments = map(day, range(times))
    diary = DiskDiary(folder, now=lambda: next(moments, NOW))
    for much in range(times):
        diary.change(EVENING, tired(much))
    return diary


def revisions(folder: Path) -> list[int]:
    """The revisions that have a backup, the newest first."""
    return [backup.revision for backup in Backups(folder).all("2026")]


def test_each_save_keeps_the_state_before_it(tmp_path: Path) -> None:
    """I can go back to any of my last answers."""
    saved(tmp_path, 4)
    found = Backups(tmp_path).all("2026")
    assert [(one.revision, one.nights, one.sound) for one in found] == [(3, 1, True), (2, 1, True), (1, 1, True)]
    assert {one.saved for one in found} == {"2026-11-23T20:41:00Z"}
    assert [b'"fatigue":%d' % much in one.path.read_bytes() for one, much in zip(found, (2, 1, 0), strict=True)]


def test_backups_are_as_private_as_the_diary(tmp_path: Path) -> None:
    """Nobody else reads an old state of my nights either."""
    saved(tmp_path, 2)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "backups").rglob("*")}
    assert modes == {"nights-2026-r000001.json": 0o600}
    assert stat.S_IMODE((tmp_path / "backups").stat().st_mode) == 0o700


def test_backups_are_not_made_through_a_link(tmp_path: Path) -> None:
    """Somebody put a link in the place of the folder: nothing of my diary goes where it points."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    diary = saved(tmp_path / "diary", 1)
    (tmp_path / "diary" / "backups").symlink_to(elsewhere)
    with pytest.raises(DiaryReadOnly, match="is not a folder"):
        diary.change(EVENING, tired(5))
    assert not list(elsewhere.iterdir())


def test_a_file_says_when_it_was_saved_and_one_that_does_not_is_read_too(tmp_path: Path) -> None:
    """My old files have no such line, and open as they always did."""
    saved(tmp_path, 1)
    data = (tmp_path / FILE).read_bytes()
    old = data.replace(b', "saved": "2026-11-23T20:41:00Z"', b"")
    assert old != data
    pages = [codec.decode(each, FILE, "nights", 1) for each in (data, old, data.replace(b"2026-11-23T", b"soon"))]
    assert [page.saved for page in pages] == ["2026-11-23T20:41:00Z", None, None]
    assert pages[0].lines == pages[1].lines == pages[2].lines


def test_a_lost_link_between_two_saves_is_made_up_for(tmp_path: Path) -> None:
    """A save was cut short after it had made its backup: the next one takes the same backup for its own."""
    diary = saved(tmp_path, 2)
    (tmp_path / "backups" / "nights-2026-r000002.json").hardlink_to(tmp_path / FILE)
    diary.change(EVENING, tired(7))
    assert revisions(tmp_path) == [2, 1]


def test_an_old_file_put_back_by_hand_gets_a_revision_above_all_others(tmp_path: Path) -> None:
    """I copied an old backup over the file: what I save next is the newest, and no backup is replaced."""
    saved(tmp_path, 5)
    before = {path: path.read_bytes() for path in (tmp_path / "backups").iterdir()}
    (tmp_path / FILE).write_bytes((tmp_path / "backups" / "nights-2026-r000002.json").read_bytes())
    assert b'"revision": 5' in (DiskDiary(tmp_path).change(EVENING, tired(9)), (tmp_path / FILE).read_bytes())[1]
    assert all(path.read_bytes() == data for path, data in before.items())


def test_no_save_waits_for_thinning(tmp_path: Path) -> None:
    """Forty saves leave forty states until the diary is tidied, and then as many as are worth keeping."""
    diary = saved(tmp_path, 41)
    assert len(revisions(tmp_path)) == 40
    diary.tidy()
    assert revisions(tmp_path) == list(range(40, 40 - LAST, -1))


def test_a_single_command_seldom_pays_for_thinning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I log a cramp at night, and the prompt is there at once: only each tenth save looks at old states."""
    looked: list[str] = []

    def counting(_: Backups, name: str) -> list[Path]:
        looked.append(name)
        return []

    monkeypatch.setattr("stillnight.store.disk.too_many", counting)
    for much in range(31):
        diary = DiskDiary(tmp_path)
        diary.change(EVENING, tired(much))
        diary.tidy()
    assert len(looked) == 4, "the first save, and after the revisions 10, 20 and 30"


def test_tidying_never_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is ill while old states are removed, and that is no reason to frighten me."""
    diary = saved(tmp_path, 30)

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "ill")

    for name in ("unlink", "fsync", "listdir"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, refused)
            diary.tidy()
        diary.change(EVENING, tired(3))
    assert diary.night(EVENING).fatigue == 3


def backup(revision: int, day: date, *, sound: bool = True, schema: int = 1) -> Backup:
    """A backup as it would be listed."""
    return Backup(Path(str(revision)), revision, f"{day.isoformat()}T20:00:00Z", 1, schema, sound=sound)


def kept(backups: list[Backup]) -> list[int]:
    """The revisions that stay, the newest first."""
    found = stay(backups)
    return [one.revision for one in backups if one.path in found]


def test_days_then_weeks_then_months_are_kept() -> None:
    """Three saves a day for two years: the last ten, a fortnight of days, eight weeks, and every month."""
    first = date(2024, 11, 23)
    every = [backup(n, first + timedelta(days=n // 3)) for n in range(3 * 730, 0, -1)]
    found = kept(every)
    days = [first + timedelta(days=n // 3) for n in found]
    assert found[:LAST] == [one.revision for one in every[:LAST]]
    newest = days[0]
    assert {newest - timedelta(days=n) for n in range(DAYS)} <= set(days)
    assert {(newest - timedelta(weeks=n)).isocalendar()[:2] for n in range(WEEKS)} <= {
        d.isocalendar()[:2] for d in days
    }
    assert {(day.year, day.month) for day in days} == {(one.year, one.month) for one in map(day_of, every)}
    assert len(found) < LAST + DAYS + WEEKS + 25


def day_of(one: Backup) -> date:
    """The day it was saved."""
    return date.fromisoformat((one.saved or "")[:10])


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=LAST, max_size=60))
def test_whatever_the_clock_said_the_newest_revisions_stay(days: list[date]) -> None:
    """The clock was set back a month, and on, and back: the last ten saves are there all the same."""
    every = [backup(len(days) - n, day) for n, day in enumerate(days)]
    assert set(range(len(days), len(days) - LAST, -1)) <= set(kept(every))


def test_a_damaged_backup_counts_for_nothing() -> None:
    """Ten damaged states are not my last ten saves."""
    every = [backup(n, EVENING, sound=n <= 30) for n in range(40, 0, -1)]
    assert set(range(30, 20, -1)) <= set(kept(every))


def test_the_last_state_before_a_migration_stays() -> None:
    """I can go back to how my diary was before an update, years later."""
    every = [backup(n, EVENING, schema=1 if n <= 20 else 2) for n in range(60, 0, -1)]
    assert kept(every)[-1] == 20


def test_a_full_disk_takes_old_backups_before_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full: my answer is saved in the place of old states, two of which stay."""
    diary = saved(tmp_path, 20)
    write, full = os.write, [True]

    def refused_once(*args: Any) -> int:
        if full.pop() if full else False:
            raise OSError(errno.ENOSPC, "full")
        return write(*args)

    monkeypatch.setattr(os, "write", refused_once)
    diary.change(EVENING, tired(10))
    assert DiskDiary(tmp_path).night(EVENING).fatigue == 10
    assert revisions(tmp_path) == [20, *range(19, 19 - IN_NEED, -1)]


def test_a_disk_that_stays_full_is_told_and_two_backups_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room at all: I am told, and have not lost my last good states for it."""
    diary = saved(tmp_path, 20)
    before = (tmp_path / FILE).read_bytes()

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refused)
        with pytest.raises(DiaryNotSaved, match="the disk is full"):
            diary.change(EVENING, tired(10))
    assert (tmp_path / FILE).read_bytes() == before
    assert revisions(tmp_path) == [19, 18]


def test_looking_at_backups_again_reads_none_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty states are verified once."""
    saved(tmp_path, 20)
    backups = Backups(tmp_path)
    first = backups.all("2026")
    monkeypatch.setattr("stillnight.store.backups.opened", None)
    assert backups.all("2026") == first


def test_the_folder_of_backups_is_not_listed_for_each_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty years of backups do not slow an answer."""
    diary = saved(tmp_path, 3)

    def listed(_: object) -> None:
        raise AssertionError("listed")

    monkeypatch.setattr(Backups, "all_paths", listed)
    diary.change(EVENING, tired(8))
