"""Bringing back what was: only on the person's word, and what is there is kept first."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryDamaged, DiaryError, DiaryNotSaved
from stillnight.diary.person import Person
from stillnight.diary.port import Edit
from stillnight.store import aside
from stillnight.store.bundle import keep_elsewhere, read_back
from stillnight.store.check import check
from stillnight.store.disk import DiskDiary
from stillnight.store.restore import Restorer, from_file
from tests.store.test_safe import fail_at

EVENING = date(2026, 11, 22)
DAYS = [EVENING - timedelta(days=n) for n in range(5)]
FILE = "nights-2026.json"
NOW = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five nights, saved on five days, each twice, and the settings."""
    folder = tmp_path / "diary"
    for n, day in enumerate(reversed(DAYS)):
        diary = DiskDiary(folder, now=lambda n=n: NOW - timedelta(days=4 - n))  # type: ignore[misc]
        diary.change(day, tired(1))
        diary.change(day, tired(n + 2))
    DiskDiary(folder).change_person(lambda person: replace(person, zone="Europe/Berlin"))
    return folder


def tiredness(folder: Path) -> list[int | None]:
    """How tired the five nights were, the oldest first."""
    diary = DiskDiary(folder)
    return [night.fatigue for night in diary.nights(DAYS[-1], DAYS[0])]


def restorer(folder: Path) -> Restorer:
    """The diary with all that it could go back to."""
    return Restorer(folder, lambda: NOW)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file there is."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_damaged_file_comes_back_and_is_put_aside(folder: Path) -> None:
    """The file is nothing but NULs: one command later my nights are there, and the NULs are kept too."""
    (folder / FILE).write_bytes(bytes(300))
    ((plan, place),) = restorer(folder).carry_out(Restorer.damaged)
    assert tiredness(folder) == [2, 3, 4, 5, 1], "the newest backup is the state before the last save"
    assert place == folder / "damaged" / "nights-2026-r000010-2026-11-23T204100.json"
    assert place.read_bytes() == bytes(300)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (place, place.parent)] == [0o600, 0o700]
    assert "revision 9" in plan.source
    assert DiskDiary(folder).trouble() is None
    assert b'"revision": 11' in (folder / FILE).read_bytes()


def test_nothing_is_put_aside_or_brought_back_by_looking(folder: Path) -> None:
    """I only open the diary, and look at what could be done."""
    (folder / FILE).write_bytes(b"")
    before = everything(folder)
    diary = DiskDiary(folder)
    diary.nights(DAYS[-1], DAYS[0])
    assert "'stillnight restore'" in said(diary)
    assert diary.trouble() == said(diary)
    assert len(restorer(folder).look(Restorer.damaged)) == 1
    check(folder)
    assert everything(folder) == before


def said(diary: DiskDiary) -> str:
    """What the diary says of the night."""
    with pytest.raises(DiaryDamaged) as caught:
        diary.night(EVENING)
    return str(caught.value)


def test_only_the_damaged_night_is_taken_from_the_backup(folder: Path) -> None:
    """One night is damaged: the answer that I gave in another after the backup stays."""
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(data.replace(b'"2026-11-20","fatigue":4', b'"2026-11-20","fatigue":400'))
    assert tiredness(folder) == [2, 3, 5, 6]
    with pytest.raises(DiaryDamaged, match=r"1 night in .* cannot be read \(2026-11-20\)"):
        DiskDiary(folder).change(EVENING, tired(9))
    ((plan, _),) = restorer(folder).carry_out(Restorer.damaged)
    assert tiredness(folder) == [2, 3, 4, 5, 6]
    assert plan.lost == ()


def test_lines_that_still_stand_are_kept_when_the_rest_is_brought_back(folder: Path) -> None:
    """The end of the file is gone: the sound lines stay as they are, and only the others come from the backup."""
    lines = (folder / FILE).read_bytes().splitlines(keepends=True)
    (folder / FILE).write_bytes(b"".join(lines[:2]) + b"garbage\n" + lines[-2])
    assert tiredness(folder) == [6]
    restorer(folder).carry_out(Restorer.damaged)
    assert tiredness(folder) == [2, 3, 4, 5, 6]


def test_a_night_that_no_backup_has_is_said(folder: Path) -> None:
    """A damaged night was never in a backup: I am told that it is in the damaged file only."""
    data = (folder / FILE).read_bytes().replace(b'"20261122": {', b'"20260229": {')
    (folder / FILE).write_bytes(data)
    ((plan, place),) = restorer(folder).carry_out(Restorer.damaged)
    assert plan.lost == (20260229,)
    assert tiredness(folder) == [2, 3, 4, 5, 1], "its date may be what was damaged"
    assert place is not None
    assert place.read_bytes() == data


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    """The newest backups are damaged too; the newest good one is taken."""
    (folder / FILE).unlink()
    for revision in (9, 8):
        (folder / "backups" / f"nights-2026-r{revision:06d}.json").write_bytes(b"{")
    ((plan, _),) = restorer(folder).carry_out(Restorer.damaged)
    assert tiredness(folder) == [2, 3, 4, 1]
    assert "newer backups do not read and stay where they are: 9, 8" in plan.source


def test_without_any_good_backup_nothing_is_touched(folder: Path) -> None:
    """Nothing can be done: I am told, and everything stays where it is."""
    for path in (folder / FILE, *(folder / "backups").iterdir()):
        path.write_bytes(b"{")
    before = everything(folder)
    with pytest.raises(DiaryDamaged, match="there is no good backup of it here"):
        restorer(folder).carry_out(Restorer.damaged)
    assert everything(folder) == before


def test_going_back_to_a_day_is_going_back_to_its_last_save(folder: Path) -> None:
    """I want my diary as it was on Friday night."""
    restorer(folder).carry_out(lambda diary: diary.as_of("2026-11-21T23:59:59Z"))
    assert tiredness(folder) == [2, 3, 4]
    assert (DiskDiary(folder).person().zone, DiskDiary(folder).trouble()) == ("Europe/Berlin", None)


def test_what_was_there_is_a_backup_after_going_back(folder: Path) -> None:
    """I went back too far, and can go forward again."""
    restorer(folder).carry_out(lambda diary: diary.to_revision("2026", 2))
    assert tiredness(folder) == [2]
    restorer(folder).carry_out(lambda diary: diary.to_revision("2026", 10))
    assert tiredness(folder) == [2, 3, 4, 5, 6]


def test_a_revision_that_is_not_there_is_said(folder: Path) -> None:
    """I mistyped the number."""
    with pytest.raises(DiaryDamaged, match=r"no good backup of nights-2026\.json with revision 77"):
        restorer(folder).look(lambda diary: diary.to_revision("2026", 77))


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("gone")])
def test_what_is_no_file_is_moved_aside_as_it_is(folder: Path, make: Callable[[Path], None]) -> None:
    """Something else has taken the name of my file; it is moved, never opened or followed."""
    (folder / FILE).unlink()
    make(folder / FILE)
    kind = stat.S_IFMT((folder / FILE).lstat().st_mode)
    ((_, place),) = restorer(folder).carry_out(Restorer.damaged)
    assert place is not None
    assert stat.S_IFMT(place.lstat().st_mode) == kind
    assert tiredness(folder) == [2, 3, 4, 5, 1]


def test_a_file_put_aside_replaces_none_that_was_there(folder: Path) -> None:
    """Twice in one second, and both damaged files are kept."""
    for data in (b"one", b"two"):
        (folder / "new.json").write_bytes(data)
        aside.put_aside(folder / "new.json", 7, NOW)
    kept = sorted((folder / "damaged").iterdir())
    assert [path.read_bytes() for path in kept] == [b"two", b"one"]


def test_a_full_disk_leaves_the_damaged_file_in_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room to keep the damaged file, so it is not replaced."""
    (folder / FILE).write_bytes(b"damaged")

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refused)
        with pytest.raises(DiaryNotSaved, match="the disk is full"):
            restorer(folder).carry_out(Restorer.damaged)
    assert (folder / FILE).read_bytes() == b"damaged"
    assert not list((folder / "damaged").iterdir())


def test_an_open_session_sees_what_was_restored(folder: Path) -> None:
    """The app is open in another window while I restore."""
    diary = DiskDiary(folder)
    assert diary.night(EVENING).fatigue == 6
    before = diary.revision(EVENING)
    restorer(folder).carry_out(lambda one: one.to_revision("2026", 9))
    assert diary.night(EVENING).fatigue == 1
    assert diary.revision(EVENING) > before


def test_a_whole_backup_holds_everything_and_comes_back_anywhere(folder: Path, tmp_path: Path) -> None:
    """My laptop is gone; my diary is one file on a stick."""
    kept, new = tmp_path / "stick.json", tmp_path / "new"
    states = [restorer(folder).state(table) for table in restorer(folder).tables()]
    keep_elsewhere(kept, states, NOW, force=False)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    restorer(new).carry_out(from_file(kept))
    assert tiredness(new) == tiredness(folder)
    assert DiskDiary(new).person() == DiskDiary(folder).person()


def test_one_file_of_a_diary_can_be_taken_too(folder: Path, tmp_path: Path) -> None:
    """I kept a copy of the year's file, by hand."""
    (tmp_path / "copy.json").write_bytes((folder / "backups" / "nights-2026-r000002.json").read_bytes())
    restorer(folder).carry_out(from_file(tmp_path / "copy.json"))
    assert tiredness(folder) == [2]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"files": 2', b'"files": 3'), (b'"fatigue":3', b'"fatigue":30'), (b'"count": 5', b'"count": 4'), (b"}}", b"}")],
)
def test_a_damaged_whole_backup_is_not_taken(folder: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    """The stick has a fault: nothing of it goes into my diary."""
    kept = tmp_path / "stick.json"
    states = [restorer(folder).state(table) for table in restorer(folder).tables()]
    keep_elsewhere(kept, states, NOW, force=False)
    kept.write_bytes(kept.read_bytes().replace(old, new, 1))
    with pytest.raises(DiaryDamaged):
        read_back(kept)


def test_checking_counts_nights_and_backups(folder: Path) -> None:
    """I see that all is sound, and what is not."""
    (folder / "backups" / "nights-2026-r000004.json").write_bytes(b"")
    nights, person = check(folder)
    assert (nights.name, nights.entries, nights.good_backups) == (FILE, 5, 8)
    assert nights.bad_backups == ("nights-2026-r000004.json",)
    assert not nights.sound
    assert (person.entries, person.sound) == (1, True)


def test_damaged_settings_are_gone_by_as_their_newest_good_backup_has_them(folder: Path) -> None:
    """My settings break off: the diary opens, in my own zone, and does not write over what it could not read."""
    DiskDiary(folder).change_person(lambda person: replace(person, look="red"))
    (folder / "person.json").write_bytes(b'{"stillnight":')
    diary = DiskDiary(folder)
    assert diary.person_to_go_by() == Person(zone="Europe/Berlin")
    assert "person.json is damaged" in (diary.trouble() or "")
    with pytest.raises(DiaryDamaged):
        diary.change_person(lambda person: replace(person, look="day"))
    shutil.rmtree(folder / "backups")
    assert DiskDiary(folder).person_to_go_by() == Person()
    assert (folder / "person.json").read_bytes() == b'{"stillnight":'


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=lambda code: errno.errorcode[code])
def test_an_error_at_any_call_of_a_restore_loses_nothing(folder: Path, tmp_path: Path, code: int) -> None:
    """Whatever fails while I restore, the damaged file or my nights are in its place, and trying again works."""
    (folder / FILE).write_bytes(b"damaged")
    nth, reached, before = 0, True, everything(folder / "backups")
    while reached:
        nth += 1
        trial = tmp_path / str(nth)
        shutil.copytree(folder, trial)
        with pytest.MonkeyPatch.context() as patch:
            seen = fail_at(patch, nth, code)
            try:
                restorer(trial).carry_out(Restorer.damaged)
            except DiaryError:
                assert (trial / FILE).read_bytes() == b"damaged", (nth, seen[nth - 1 : nth])
        reached = len(seen) >= nth
        restorer(trial).carry_out(Restorer.damaged)
        assert tiredness(trial) in ([2, 3, 4, 5, 1], [2, 3, 4, 5]), (nth, seen[nth - 1 : nth])
        left = everything(trial / "backups")
        assert left.items() >= {name: before[name] for name in sorted(before)[-2:]}.items(), "a full disk leaves two"
        assert code == errno.ENOSPC or left.items() >= before.items(), "what did not read is still there"
        assert b"damaged" in [path.read_bytes() for path in (trial / "damaged").iterdir()]
    assert nth > 40
