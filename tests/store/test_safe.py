"""The old file or the new one, whole, and private; whatever the system refuses."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryDamaged, DiaryError, DiaryNotSaved, DiaryReadOnly
from stillnight.diary.port import Edit
from stillnight.store import safe
from stillnight.store.disk import DiskDiary

EVENING = date(2026, 11, 22)
FILE = "nights-2026.json"
BACKUP = "nights-2026-r000001.json"
CALLS = [
    "open",
    "read",
    "write",
    "fsync",
    "fchmod",
    "fstat",
    "close",
    "replace",
    "link",
    "unlink",
    "mkdir",
    "chmod",
    "stat",
    "lstat",
    "listdir",
]


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """The person's umask."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_nobody_else_may_read_the_diary(tmp_path: Path) -> None:
    """On a shared machine my nights are mine, whatever the umask is."""
    folder = tmp_path / "share" / "diary"
    for much in (1, 2):
        DiskDiary(folder).change(EVENING, tired(much))
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)] == [0o700, 0o700]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert modes == {FILE: 0o600, "backups": 0o700, BACKUP: 0o600, ".lock": 0o600}


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    """I keep this year's file in a synchronised folder; saving does not undo that."""
    folder, other = tmp_path / "diary", tmp_path / "synced"
    other.mkdir()
    DiskDiary(folder).change(EVENING, tired(1))
    (folder / FILE).rename(other / FILE)
    (folder / FILE).symlink_to(other / FILE)
    DiskDiary(folder).change(EVENING, tired(2))
    assert (folder / FILE).is_symlink()
    assert b'"fatigue":2' in (other / FILE).read_bytes()
    assert [path.name for path in other.iterdir()] == [FILE]
    assert b'"fatigue":1' in (folder / "backups" / BACKUP).read_bytes()


def test_a_link_to_nothing_is_not_a_new_diary(tmp_path: Path) -> None:
    """The other disk is not there today; I am not given an empty diary."""
    (tmp_path / FILE).symlink_to(tmp_path / "gone" / FILE)
    with pytest.raises(DiaryDamaged, match="a link to a file that is not there"):
        DiskDiary(tmp_path).change(EVENING, tired(1))


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """Something else has the file's name; the diary says so instead of hanging."""
    make(tmp_path / FILE)
    with pytest.raises(DiaryDamaged, match="not an ordinary file"):
        DiskDiary(tmp_path).night(EVENING)


def test_a_missing_file_with_a_backup_is_not_a_new_diary(tmp_path: Path) -> None:
    """The file was lost and its backup was not: I am told, and do not begin anew over it."""
    for much in (1, 2):
        DiskDiary(tmp_path).change(EVENING, tired(much))
    (tmp_path / FILE).unlink()
    diary = DiskDiary(tmp_path)
    with pytest.raises(DiaryDamaged, match="is missing although"):
        diary.change(EVENING, tired(3))
    assert diary.recorded() is None
    assert "is missing although" in (diary.trouble() or "")


def test_the_state_before_the_last_save_is_kept(tmp_path: Path) -> None:
    """I can take back the last save by hand."""
    DiskDiary(tmp_path).change(EVENING, tired(1))
    before = (tmp_path / FILE).read_bytes()
    DiskDiary(tmp_path).change(EVENING, tired(2))
    assert (tmp_path / "backups" / BACKUP).read_bytes() == before


@pytest.mark.parametrize("closed", [FILE, "."], ids=["file", "folder"])
def test_what_is_not_ours_to_write_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """I made the file read-only: it stays as it is, and I can look at it."""
    DiskDiary(tmp_path).change(EVENING, tired(1))
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: allowed(path, mode) and (path != tmp_path / closed or mode == os.F_OK)
    )
    diary = DiskDiary(tmp_path)
    with pytest.raises(DiaryReadOnly, match="may not be written"):
        diary.change(EVENING, tired(2))
    assert diary.night(EVENING).fatigue == 1
    assert "may not be written" in (diary.trouble() or "")


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    """Make one call of the system fail."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, name, refused)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "your quota"),
        (errno.EIO, "the disk reports an error"),
        (errno.EFBIG, "larger than this account"),
    ],
)
def test_a_refusal_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str) -> None:
    """The disk is full, and I read that instead of a number."""
    diary = DiskDiary(tmp_path)
    diary.change(EVENING, tired(1))
    with monkeypatch.context() as patch:
        refuse(patch, "write", code)
        with pytest.raises(DiaryNotSaved, match=words):
            diary.change(EVENING, tired(2))
    assert diary.night(EVENING).fatigue == 1


def test_a_save_that_the_disk_did_not_confirm_is_a_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is in place; the line says that the disk did not confirm it, not that it was lost."""
    diary = DiskDiary(tmp_path)

    def unconfirmed(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(safe, "sync_folder", unconfirmed)
        assert diary.change(EVENING, tired(1)).revision == 1
    assert "is saved, but the disk did not confirm it" in (diary.caution() or "")
    assert DiskDiary(tmp_path).night(EVENING).fatigue == 1
    assert diary.trouble() is None
    diary.change(EVENING, tired(2))
    assert diary.caution() is None


def test_a_disk_without_links_saves_without_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """My stick knows no hard links; I can keep a diary on it all the same."""
    refuse(monkeypatch, "link", errno.EOPNOTSUPP)
    diary = DiskDiary(tmp_path)
    for much in (1, 2):
        diary.change(EVENING, tired(much))
    assert diary.night(EVENING).fatigue == 2
    assert "keeps no backups" in (diary.caution() or "")
    assert "make some with 'stillnight backup'" in (diary.caution() or "")
    assert not list(tmp_path.rglob(BACKUP))


def fail_at(patch: pytest.MonkeyPatch, nth: int, code: int) -> list[str]:
    """Let the ``nth`` call of the system from now on fail, and tell the names of the calls."""
    seen: list[str] = []

    def shim(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            seen.append(name)
            if len(seen) != nth:
                return call(*args, **kwargs)
            if name == "close":
                call(*args, **kwargs)
            raise OSError(code, os.strerror(code))

        return counted

    for name in CALLS:
        patch.setattr(os, name, shim(name, getattr(os, name)))
    return seen


def one_trial(folder: Path, nth: int, code: int) -> bool:
    """One save with a fault at the ``nth`` call, held against the rules; whether the fault was reached."""
    old = (folder / FILE).read_bytes() if (folder / FILE).exists() else None
    diary, said = DiskDiary(folder), ""
    with pytest.MonkeyPatch.context() as patch:
        seen = fail_at(patch, nth, code)
        try:
            diary.change(EVENING, tired(2))
        except DiaryError as error:
            said = str(error)
    now = (folder / FILE).read_bytes() if (folder / FILE).exists() else None
    where = (nth, seen[nth - 1 : nth], said)
    assert (now == old) if said else (now is not None and b'"fatigue":2' in now), where
    assert diary.change(EVENING, tired(3)).after.fatigue == 3, where
    assert DiskDiary(folder).night(EVENING).fatigue == 3, where
    assert not list(folder.glob(f"{safe.TEMP_PREFIX}*")), where
    return len(seen) >= nth


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize("first", [True, False], ids=["the first save", "a later save"])
def test_an_error_at_any_call_loses_nothing(tmp_path: Path, code: int, first: bool) -> None:
    """Whatever fails on the way, my old file is whole, I am told, and the next save works and cleans up."""
    nth, reached = 0, True
    while reached:
        nth += 1
        folder = tmp_path / str(nth)
        if not first:
            DiskDiary(folder).change(EVENING, tired(1))
        reached = one_trial(folder, nth, code)
    assert nth > 20


def test_the_name_of_a_file_in_the_making_cannot_be_guessed_and_is_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can lie in wait with a link under the name that my next save will use."""
    opened: list[tuple[Path, int]] = []
    call = os.open

    def watched(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if safe.TEMP_PREFIX in str(path):
            opened.append((Path(path), flags))
        return call(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", watched)
    for much in range(1, 9):
        DiskDiary(tmp_path).change(EVENING, tired(much))
    assert {path.parent for path, _ in opened} == {tmp_path}
    assert len({path.name for path, _ in opened}) == len(opened) == 8
    assert all(re.fullmatch("[0-9a-f]{16}", path.name.removeprefix(safe.TEMP_PREFIX)) for path, _ in opened)
    assert all(flags & os.O_EXCL and flags & os.O_NOFOLLOW for _, flags in opened)


@pytest.mark.parametrize("kept", [0, 1, 5], ids=lambda kept: f"{kept} names")
def test_a_listing_that_is_cut_short_without_an_error_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    """The disk names only some of my files, and says nothing of it: no save, no backup and no file is lost by that."""
    for much in range(1, 9):
        DiskDiary(tmp_path).change(EVENING, tired(much))
    before = {path.read_bytes() for path in tmp_path.rglob("nights-2026*.json")}
    listing = os.listdir

    def short(*place: Any) -> list[str]:
        return sorted(listing(*place))[:kept]

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", short)
        diary = DiskDiary(tmp_path)
        for much in (9, 10):
            assert diary.change(EVENING, tired(much)).before.fatigue == much - 1
        diary.tidy()
    assert DiskDiary(tmp_path).night(EVENING).fatigue == 10
    assert before <= {path.read_bytes() for path in tmp_path.rglob("nights-2026*.json")}
    assert DiskDiary(tmp_path).trouble() is None


def test_a_first_save_that_failed_is_no_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk was full at my very first answer: the next start finds a new diary, and not a damaged one."""
    for name in ("write", "fsync", "replace"):
        folder = tmp_path / name
        with monkeypatch.context() as patch:
            refuse(patch, name, errno.ENOSPC)
            with pytest.raises(DiaryNotSaved):
                DiskDiary(folder).change(EVENING, tired(1))
        diary = DiskDiary(folder)
        assert (diary.trouble(), diary.recorded(), diary.night(EVENING).is_blank()) == (None, None, True)
        assert diary.change(EVENING, tired(2)).revision == 1
