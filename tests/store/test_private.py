"""The owner alone: what of a diary was open to others is closed at the start, and said in one line."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.store import private
from stillnight.store.disk import DiskDiary
from stillnight.store.private import narrow

EVENING = date(2026, 11, 22)
OPEN = "others on this machine could read this diary"
STILL = "others on this machine can read this diary"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary with a backup, a damaged file put aside, and nothing open."""
    place = tmp_path / "diary"
    for much in (1, 2):
        DiskDiary(place).change(EVENING, lambda night, much=much: replace(night, fatigue=much))  # type: ignore[misc]
    DiskDiary(place).change_person(lambda person: replace(person, look="red"))
    (place / "damaged").mkdir(0o700)
    (place / "damaged" / "nights-2025-r000004-2026-11-01T200000.json").write_bytes(b"{")
    (place / "damaged" / "nights-2025-r000004-2026-11-01T200000.json").chmod(0o600)
    return place


@pytest.fixture
def umask_0() -> Iterator[None]:
    """A person whose umask lets everybody in."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """The permissions of the folder and of all that is in it."""
    return {str(path.relative_to(folder)): oct(stat.S_IMODE(path.lstat().st_mode)) for path in all_of(folder)}


def all_of(folder: Path) -> list[Path]:
    """The folder and all that is in it."""
    return [folder, *sorted(folder.rglob("*"))]


def test_what_was_open_is_closed_and_said_once(folder: Path) -> None:
    """I copied my diary from a stick, and everybody could read it: it is mine alone now, and I am told, once."""
    private_modes = modes(folder)
    assert set(private_modes.values()) == {"0o600", "0o700"}
    for path in all_of(folder):
        path.chmod(0o777 if path.is_dir() else 0o644)
    assert narrow(folder) == f"{OPEN} (8 of its files and folders were open to them); it is yours alone now"
    assert modes(folder) == private_modes
    assert narrow(folder) is None


@pytest.mark.parametrize("which", [".", "nights-2026.json", "person.json", ".lock", "backups", "damaged"])
@pytest.mark.parametrize("bit", [0o040, 0o020, 0o010, 0o004, 0o002, 0o001], ids=oct)
def test_one_thing_that_is_open_to_anybody_is_enough(folder: Path, which: str, bit: int) -> None:
    """One file that my group may read is one too many."""
    before = modes(folder)
    (folder / which).chmod((folder / which).stat().st_mode | bit)
    assert narrow(folder) == f"{OPEN} (1 of its files or folders was open to them); it is yours alone now"
    assert modes(folder) == before


def test_an_open_backup_is_closed_too(folder: Path) -> None:
    """My nights of last week stand in a backup as well."""
    (backup,) = (folder / "backups").iterdir()
    backup.chmod(0o640)
    assert (narrow(folder) or "").startswith(OPEN)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_what_i_may_not_write_stays_so(folder: Path) -> None:
    """I made last year's file read-only: it is closed to others, and is not made writable for me."""
    (folder / "nights-2026.json").chmod(0o444)
    narrow(folder)
    assert stat.S_IMODE((folder / "nights-2026.json").stat().st_mode) == 0o400


@pytest.mark.usefixtures("umask_0")
def test_a_diary_that_was_only_saved_is_never_open(folder: Path) -> None:
    """Whatever my umask, what Stillnight makes is mine alone from the beginning."""
    DiskDiary(folder).change(EVENING, lambda night: replace(night, fatigue=9))
    assert narrow(folder) is None


def test_other_files_in_the_folder_are_left_alone(folder: Path) -> None:
    """A letter that I keep beside the diary is not the diary's business."""
    (folder / "letter.txt").write_text("Dear doctor")
    (folder / "letter.txt").chmod(0o644)
    assert narrow(folder) is None
    assert stat.S_IMODE((folder / "letter.txt").stat().st_mode) == 0o644


def test_a_folder_without_a_diary_is_left_alone(tmp_path: Path) -> None:
    """I named the wrong folder: nothing there changes."""
    tmp_path.chmod(0o755)
    (tmp_path / "notes.json").write_text("{}")
    assert narrow(tmp_path) is None
    assert narrow(tmp_path / "not there") is None
    assert narrow(tmp_path / "notes.json") is None
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("loose", [False, True], ids=["no diary beside it", "a diary beside it"])
def test_a_folder_of_mine_that_is_called_backups_is_left_alone(tmp_path: Path, loose: bool) -> None:
    """My own folder of that name, in a home that may hold a diary too, is not the diary's."""
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "photos.tar").write_text("")
    for path in (tmp_path / "backups", tmp_path / "backups" / "photos.tar"):
        path.chmod(0o755)
    if loose:
        DiskDiary(tmp_path).change(EVENING, lambda night: replace(night, fatigue=1))
    assert narrow(tmp_path) is None
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "backups").iterdir()} == {0o755}


def test_a_home_is_not_closed_for_the_diary_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I keep the files loose in my home: they are closed, and my home stays as I have it."""
    monkeypatch.setattr(private, "_is_home", lambda place: place == folder)
    folder.chmod(0o755)
    (folder / "person.json").chmod(0o644)
    assert (narrow(folder) or "").startswith(f"{OPEN} (1 of")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_link_is_not_followed_out_of_the_diary(folder: Path, tmp_path: Path) -> None:
    """Somebody planted a link: what it points to is not changed in my name."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "nights-2024.json").write_text("theirs")
    for place in (victim, victim / "nights-2024.json"):
        place.chmod(0o755)
    shutil.rmtree(folder / "damaged")
    (folder / "damaged").symlink_to(victim)
    (folder / "nights-2024.json").symlink_to(victim / "nights-2024.json")
    assert narrow(folder) is None
    assert {stat.S_IMODE(place.stat().st_mode) for place in (victim, victim / "nights-2024.json")} == {0o755}


def test_what_belongs_to_another_account_is_left_alone_and_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is somebody else's: it is not changed, and I am told that others can read my diary."""
    folder.chmod(0o755)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    said = narrow(folder)
    assert said == (
        f"{STILL}: 1 of its files or folders is open to them and cannot be closed from here; "
        "keep the diary in a folder of your own"
    )
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@pytest.mark.parametrize("call", ["refused", "ignored"])
def test_a_disk_that_takes_no_permissions_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """My stick refuses permissions, or takes them without keeping any: I am told that others can read it."""

    def fchmod(_: int, __: int) -> None:
        if call == "refused":
            raise PermissionError(1, "no permissions here")

    (folder / "person.json").chmod(0o644)
    monkeypatch.setattr(os, "fchmod", fchmod)
    assert (narrow(folder) or "").startswith(f"{STILL}: 1 of")


def test_a_pipe_in_place_of_a_file_is_never_waited_for(folder: Path) -> None:
    """Something odd has the file's name; the start does not hang on it."""
    (folder / "nights-2026.json").unlink()
    os.mkfifo(folder / "nights-2026.json", 0o666)
    assert narrow(folder) is None
