"""I ask whether my diary is sound, and so does my script."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from tests.cli.shell import Shell

FILE = "nights-2026.json"


@pytest.fixture
def kept(shell: Shell) -> Shell:
    """Two nights in three saves."""
    for night, much in (("2026-11-20", 1), ("2026-11-21", 2), ("2026-11-21", 3)):
        shell.done("set", f"fatigue={much}", "--night", night)
    return shell


def test_a_sound_diary_is_counted(kept: Shell) -> None:
    """I see how many nights and backups there are."""
    said = kept.done("check")
    assert said == f"{FILE:18}2 nights, 2 good backups: sound\n2 nights, 2 good backups: all sound\n"


def test_no_diary_is_sound(shell: Shell) -> None:
    """I have not begun; asking makes nothing."""
    assert "there is no diary yet" in shell.done("check")
    assert not shell.folder.exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'"fatigue":3', b'"fatigue":33', "1 cannot be read: 2026-11-21"),
        (b"}}", b"}", "is damaged: it is not JSON"),
        (b'"count": 2', b'"count": 3', "says that it holds 3 entries and holds 2"),
    ],
)
def test_damage_is_named_and_ends_with_one(kept: Shell, old: bytes, new: bytes, words: str) -> None:
    """I see which file and which night, and nothing is changed."""
    path = kept.folder / FILE
    path.write_bytes(path.read_bytes().replace(old, new))
    before = path.read_bytes()
    told = kept("check")
    assert (told.code, told.err) == (1, "")
    assert words in told.out
    assert "1 file with damage" in told.out
    assert path.read_bytes() == before


def test_a_damaged_backup_is_damage_too(kept: Shell) -> None:
    """The safety net has a hole; I hear of it before I fall."""
    (kept.folder / "backups" / "nights-2026-r000001.json").write_bytes(b"")
    told = kept("check")
    assert told.code == 1
    assert "nights-2026-r000001.json is a damaged backup" in told.out


def test_a_missing_file_is_damage(kept: Shell) -> None:
    """The file is gone, and its backups say that it was there."""
    (kept.folder / FILE).unlink()
    told = kept("check")
    assert told.code == 1
    assert "is missing although it has backups" in told.out


def test_what_cannot_be_read_at_all_ends_with_two(kept: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is ill: nobody can say whether the diary is sound."""

    def refused(*_: object) -> bytes:
        raise OSError(errno.EIO, "ill")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", refused)
        told = kept("check")
    assert told.code == 2
    assert "the disk reports an error" in told.out


def test_a_file_of_a_newer_version_cannot_be_judged(kept: Shell) -> None:
    """I opened it on my old laptop: it is not called damaged."""
    path: Path = kept.folder / FILE
    path.write_bytes(re.sub(rb'"schema": [0-9]+', b'"schema": 99', path.read_bytes()))
    told = kept("check")
    assert told.code == 2
    assert "newer Stillnight" in told.out


def test_asking_wrongly_ends_with_two(kept: Shell) -> None:
    """I mistyped an option."""
    kept.refused("check", "--everything")
