"""One writer at a time, between real processes."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryBusy, DiaryNotSaved
from stillnight.store import mounts
from stillnight.store.disk import DiskDiary
from stillnight.store.lock import RECORD, locked
from stillnight.store.names import LOCK

EVENING = date(2026, 11, 22)
FIELDS = ["urge.lasted", "sleep.latency", "exercise.minutes", "caffeine.count"]


def writer(folder: Path, field: str, times: int) -> subprocess.Popen[str]:
    """Start a process that changes one night; it is ready when this returns."""
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(folder), field, str(times)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_four_processes_lose_nothing(tmp_path: Path) -> None:
    """Four windows write to one night at once, a hundred times each, and every answer is there."""
    writers = [writer(tmp_path, field, 100) for field in FIELDS]
    for process in writers:
        _, trouble = process.communicate(timeout=120)
        assert (process.returncode, trouble) == (0, "")
    diary = DiskDiary(tmp_path)
    night = diary.night(EVENING)
    assert [getattr(getattr(night, part), name) for part, name in (field.split(".") for field in FIELDS)] == [99] * 4
    assert {dose.name for dose in night.doses or ()} == {f"{field} {n}" for field in FIELDS for n in range(100)}
    assert (len(night.doses or ()), diary.revision(EVENING)) == (400, 400)


def test_a_second_process_waits_for_the_first(tmp_path: Path) -> None:
    """Another window is saving; mine saves right after it."""
    diary = DiskDiary(tmp_path)
    diary.change(EVENING, lambda night: replace(night, fatigue=1))
    with locked(tmp_path / LOCK):
        process = writer(tmp_path, "sleep.latency", 1)
        assert diary.night(EVENING).sleep.latency is None
    _, trouble = process.communicate(timeout=60)
    assert (process.returncode, trouble) == (0, "")
    assert (diary.night(EVENING).sleep.latency, diary.night(EVENING).fatigue) == (0, 1)


def test_a_lock_that_stays_taken_is_busy(tmp_path: Path) -> None:
    """Another window does not finish: I am told, nothing was written, and I can go on reading."""
    diary = DiskDiary(tmp_path)
    diary.patience = 0.0
    diary.change(EVENING, lambda night: replace(night, fatigue=1))
    with locked(tmp_path / LOCK), pytest.raises(DiaryBusy, match="try again in a moment"):
        diary.change(EVENING, lambda night: replace(night, fatigue=2))
    assert diary.night(EVENING).fatigue == 1
    assert diary.change(EVENING, lambda night: replace(night, fatigue=3)).revision == 2


@pytest.mark.parametrize("patience", [0.0, 0.25, 2.0])
def test_nobody_waits_longer_than_they_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
    """Another window hangs with the lock: a try by itself gives up at once, a key of mine in a blink."""
    waited = [0.0]

    def sleep(seconds: float) -> None:
        waited[0] += seconds

    with locked(tmp_path / LOCK), monkeypatch.context() as patch:
        patch.setattr("stillnight.store.lock.time.monotonic", lambda: waited[0])
        patch.setattr("stillnight.store.lock.time.sleep", sleep)
        with pytest.raises(DiaryBusy), locked(tmp_path / LOCK, patience):
            pass
    assert patience <= waited[0] < patience + 0.1


def test_a_holder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    """The other window died in the middle of its work; I do not have to remove a file by hand."""
    process = writer(tmp_path, "exercise.minutes", 1440)
    process.kill()
    process.communicate(timeout=60)
    diary = DiskDiary(tmp_path)
    assert diary.change(EVENING, lambda night: replace(night, fatigue=3)).after.fatigue == 3
    assert diary.trouble() is None


def test_the_lock_file_is_private_and_stays(tmp_path: Path) -> None:
    """Removing a lock file would let two in at once."""
    for _ in range(2):
        with locked(tmp_path / LOCK):
            pass
        assert stat.S_IMODE((tmp_path / LOCK).stat().st_mode) == 0o600


def test_a_link_is_no_lock(tmp_path: Path) -> None:
    """Nobody can make the diary open another file through a planted link."""
    (tmp_path / LOCK).symlink_to(tmp_path / "victim")
    with pytest.raises(DiaryNotSaved, match="not saved"), locked(tmp_path / LOCK):
        pass
    assert not (tmp_path / "victim").exists()


def no_locks(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """A disk that has no locks, and says so with this code."""

    def refused(_: int, __: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refused)


NO_LOCKS = [errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS]


@pytest.mark.parametrize("code", NO_LOCKS, ids=lambda code: errno.errorcode[code])
def test_without_locks_a_second_writer_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The disk knows no locks: I can write, and a second window is told who does, before the file is at risk."""
    no_locks(monkeypatch, code)
    diary = DiskDiary(tmp_path)
    diary.patience = 0.0
    diary.change(EVENING, lambda night: replace(night, fatigue=1))
    with locked(tmp_path / LOCK):
        assert (tmp_path / f"{LOCK}{RECORD}").exists()
        with pytest.raises(DiaryBusy, match=rf"\(process {os.getpid()}\) is writing this diary"):
            diary.change(EVENING, lambda night: replace(night, fatigue=2))
    assert not (tmp_path / f"{LOCK}{RECORD}").exists()
    assert diary.change(EVENING, lambda night: replace(night, fatigue=3)).before.fatigue == 1


def test_on_a_disk_of_another_machine_there_is_a_record_beside_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is given but other machines may not see it: the record is there too, and two rules are better."""
    monkeypatch.setattr(mounts, "locks_work", lambda _: False)
    with locked(tmp_path / LOCK):
        assert (tmp_path / f"{LOCK}{RECORD}").exists()
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_another_trouble_with_the_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is broken, which is something else than a disk without locks."""
    no_locks(monkeypatch, errno.EIO)
    with pytest.raises(DiaryNotSaved, match="the disk reports an error"), locked(tmp_path / LOCK):
        pass


def test_on_a_good_disk_there_is_no_record(tmp_path: Path) -> None:
    """My own disk: the lock is enough, and no second file is made."""
    with locked(tmp_path / LOCK):
        assert [path.name for path in tmp_path.iterdir()] == [LOCK]
