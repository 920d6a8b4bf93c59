"""I ask where my diary is."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_it_says_folder_files_zone_and_night(shell: Shell) -> None:
    """I see everything I need to find my files and to trust the clock."""
    shell.done("set", "fatigue=3")
    said = shell.done("where")
    assert f"folder      {shell.folder}\n" in said
    assert "files       nights-2026.json" in said
    assert "zone        Europe/Berlin  (says TZ)\n" in said
    assert "night       from 12:00 to 12:00\n" in said
    assert "tonight     2026-11-22, Sun 22 → Mon 23 Nov 2026\n" in said


def test_a_diary_that_is_not_there_yet_is_said_and_not_made(shell: Shell) -> None:
    """I have not begun; asking makes nothing."""
    assert "not there yet" in shell.done("where")
    assert not shell.folder.exists()


def test_over_ssh_a_zone_nobody_of_mine_named_is_called_a_guess(shell: Shell) -> None:
    """The server's zone may not be mine."""
    shell.environ["SSH_CONNECTION"] = "10.0.0.2 50000 10.0.0.1 22"
    assert "where you may not be" in shell.done("where")
    assert "where you may not be" not in shell.done("where", "--zone", "Europe/Lisbon")


def test_programs_can_ask_too(shell: Shell) -> None:
    """A backup script finds the folder."""
    assert json.loads(shell.done("where", "--json")) == {
        "folder": str(shell.folder),
        "exists": False,
        "files": [],
        "zone": "Europe/Berlin",
        "zone_from": "TZ",
        "zone_is_a_guess": False,
        "night_starts": 12,
        "tonight": "2026-11-22",
        "trouble": None,
    }


def test_the_folder_is_said_even_when_the_zone_is_wrong(shell: Shell) -> None:
    """TZ is broken, which is why I ask; I still see the folder, and then what is wrong."""
    shell.environ["TZ"] = "Mars/Base"
    told = shell("where")
    assert told.code == 2
    assert str(shell.folder) in told.out
    assert told.err.count("\n") == 1
    assert "Mars/Base" in told.err


def test_the_folder_is_said_even_when_the_settings_are_damaged(shell: Shell) -> None:
    """My settings do not read; I see which folder to look in, and that they are what is wrong."""
    shell.done("set", "fatigue=3")
    shutil.copy(shell.folder / "nights-2026.json", shell.folder / "person.json")
    (shell.folder / "person.json").write_text("{")
    told = shell("where", "--json")
    assert (told.code, told.err) == (0, "")
    facts = json.loads(told.out)
    assert facts["folder"] == str(shell.folder)
    assert facts["trouble"].startswith("person.json is damaged")


def test_a_folder_that_may_not_be_looked_into_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is another account's; I see its name, not that it is missing."""
    shell.done("set", "fatigue=3")

    def denied(_: Path) -> list[Path]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    said = shell.done("where")
    assert f"folder      {shell.folder}\n" in said
    assert "files       none" in said


def test_a_folder_with_a_nasty_name_cannot_steer_the_terminal(shell: Shell) -> None:
    """The folder's name holds escape codes and bytes that are no text."""
    for argv in (["where"], ["where", "--json"]):
        said = shell.done(*argv, "--diary", str(shell.folder / "a\x1b]0;x\x07\udcff\u202e"))
        assert not {"\x1b", "\x07", "\udcff", "\u202e"} & set(said)
