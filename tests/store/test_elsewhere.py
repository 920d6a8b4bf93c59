"""A file that I asked for stands there whole, or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryNotSaved
from stillnight.store import mounts
from stillnight.store.before import keep_before
from stillnight.store.bundle import read_back
from stillnight.store.disk import DiskDiary
from stillnight.store.elsewhere import write_elsewhere
from stillnight.store.safe import TEMP_PREFIX
from stillnight.store.unfinished import PREFIX

NOW = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)


def test_pieces_become_one_file_for_me_alone(tmp_path: Path) -> None:
    """Whatever the umask is, others on the host cannot read it."""
    before = os.umask(0)
    try:
        write_elsewhere(tmp_path / "a", iter([b"one ", b"", b"two"]), force=False)
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"one two"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_the_name_is_there_only_when_all_is(tmp_path: Path, force: bool) -> None:
    """Another program that watches the folder never sees half of it."""
    path = tmp_path / "a"

    def pieces() -> Iterator[bytes]:
        yield b"one"
        assert not path.exists()
        yield b"two"

    write_elsewhere(path, pieces(), force=force)
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - hidden names too


def left(folder: Path, name: str = f"{PREFIX}0123456789abcdef") -> Path:
    """A file like one that a killed export leaves."""
    path = folder / name
    path.write_text("half")
    return path


def test_what_a_dead_one_left_is_cleared_away(tmp_path: Path) -> None:
    """A kill in the middle of an export left its half: the next one takes it away."""
    half = left(tmp_path)
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert not half.exists()


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    """Two exports into one folder at once are two whole files."""

    def pieces() -> Iterator[bytes]:
        yield b"o"
        write_elsewhere(tmp_path / "b", [b"two"], force=False)
        yield b"ne"

    write_elsewhere(tmp_path / "a", pieces(), force=False)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"one", b"two"]


def test_a_save_of_the_diary_takes_no_export_away(tmp_path: Path) -> None:
    """I export into the diary's own folder, and answer something in another window meanwhile."""

    def pieces() -> Iterator[bytes]:
        yield b"o"
        DiskDiary(tmp_path).change(NOW.date(), lambda night: replace(night, fatigue=3))
        yield b"ne"

    write_elsewhere(tmp_path / "a", pieces(), force=False)
    assert (tmp_path / "a").read_bytes() == b"one"


def test_an_export_takes_no_save_of_the_diary_away(tmp_path: Path) -> None:
    """A save of another session is under way in the folder that I export into."""
    save = left(tmp_path, f"{TEMP_PREFIX}0123456789abcdef")
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert save.exists()


def test_only_files_of_that_name_are_cleared_away(tmp_path: Path) -> None:
    """A folder, a link or a name that is a little longer is none of ours."""
    other = left(tmp_path, f"{PREFIX}0123456789abcdef.txt")
    (tmp_path / f"{PREFIX}{'a' * 16}").mkdir()
    (tmp_path / f"{PREFIX}{'b' * 16}").symlink_to(other)
    before = set(tmp_path.iterdir())
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert set(tmp_path.iterdir()) == {*before, tmp_path / "a"}


@pytest.mark.parametrize("refusal", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_without_locks_nothing_is_cleared_and_the_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    """On a disk that cannot say who is alive, what may be somebody's stays."""
    half = left(tmp_path)

    def refused(*_: object) -> None:
        raise OSError(refusal, os.strerror(refusal))

    monkeypatch.setattr(fcntl, "flock", refused)
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert half.exists()
    assert (tmp_path / "a").read_bytes() == b"whole"


def test_locks_of_one_machine_alone_tell_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the network the writer may sit at another machine."""
    half = left(tmp_path)
    monkeypatch.setattr(mounts, "locks_work", lambda device: False)
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert half.exists()


def test_one_that_was_taken_for_dead_before_its_lock_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another export clears the folder in the moment between my file and its lock."""
    real, times = fcntl.flock, iter([True])

    def flock(handle: int, how: int) -> None:
        if next(times, False):
            for path in tmp_path.glob(f"{PREFIX}*"):
                path.unlink()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    write_elsewhere(tmp_path / "a", [b"whole"], force=False)
    assert (tmp_path / "a").read_bytes() == b"whole"


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Somebody made a file of that name while mine was written."""
    path = tmp_path / "a"

    def pieces() -> Iterator[bytes]:
        path.write_text("theirs")
        yield b"mine"

    with pytest.raises(DiaryNotSaved, match="there already"):
        write_elsewhere(path, pieces(), force=False)
    assert path.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - hidden names too


def test_a_disk_without_links_takes_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """My stick knows no hard links."""

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write_elsewhere(tmp_path / "a", [b"mine"], force=False)
    assert (tmp_path / "a").read_bytes() == b"mine"
    with pytest.raises(DiaryNotSaved, match="there already"):
        write_elsewhere(tmp_path / "a", [b"again"], force=False)


def test_a_full_disk_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room: one line says so, and the old file is as it was."""
    (tmp_path / "a").write_text("old")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(DiaryNotSaved, match="the disk is full"):
        write_elsewhere(tmp_path / "a", [b"new"], force=True)
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - hidden names too
    assert (tmp_path / "a").read_text() == "old"


def test_a_link_is_kept_and_its_file_replaced(tmp_path: Path) -> None:
    """I keep exports on another disk, behind a link."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "a").symlink_to("real")
    write_elsewhere(tmp_path / "a", [b"new"], force=True)
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_everything_is_kept_before_under_a_name_of_its_own(tmp_path: Path) -> None:
    """Two imports in one second have two backups; an empty diary needs none."""
    assert keep_before("import", tmp_path / "diary", lambda: NOW) is None
    DiskDiary(tmp_path / "diary").change(NOW.date(), lambda night: replace(night, fatigue=3))
    paths = [keep_before("import", tmp_path / "diary", lambda: NOW) for _ in range(2)]
    names = [path.name for path in paths if path]
    assert names == ["before-import-2026-11-22T204000.json", "before-import-2026-11-22T204000-1.json"]
    assert all(set(read_back(path)) == {"2026"} for path in paths if path)
    (tmp_path / "diary" / "backups" / names[0]).chmod(0o644)
    assert "1 of its files or folders was open" in (DiskDiary(tmp_path / "diary").narrow() or "")
