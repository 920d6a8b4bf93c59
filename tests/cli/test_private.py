"""Every command closes the diary to others first, and says once what was open."""

from __future__ import annotations

import stat

import pytest

from tests.cli.shell import Shell

COMMANDS = [
    ("show",),
    ("show", "--json"),
    ("set", "fatigue=4"),
    ("log", "cramp"),
    ("log", "urge", "6"),
    ("where",),
    ("where", "--json"),
    ("check",),
    ("restore", "--dry-run"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_was_open_is_closed_and_said_on_the_side_once(shell: Shell, command: tuple[str, ...]) -> None:
    """I find my diary's folder open to all; the first command I type closes it and says so beside its own words."""
    shell.done("set", "fatigue=3")
    shell.folder.chmod(0o755)
    (shell.folder / "nights-2026.json").chmod(0o644)
    told = shell(*command)
    assert told.code == 0
    assert told.err == (
        "stillnight: others on this machine could read this diary (2 of its files and folders were open to them); "
        "it is yours alone now\n"
    )
    assert "others" not in told.out
    assert stat.S_IMODE(shell.folder.stat().st_mode) == 0o700
    assert shell(*command).err == ""


def test_where_there_is_no_diary_nothing_is_said(shell: Shell) -> None:
    """I only look, in a folder that holds none."""
    shell.folder.mkdir(mode=0o755)
    assert shell("show").err == ""
    assert stat.S_IMODE(shell.folder.stat().st_mode) == 0o755


def test_a_disk_without_locks_is_said_with_a_save(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """My home is on a server; the save is made, and a line beside it says what to heed."""
    monkeypatch.setattr("stillnight.store.mounts.locks_work", lambda _: False)
    told = shell("set", "fatigue=3")
    assert told.code == 0
    assert told.err.startswith("stillnight: locks on this disk are not to be trusted")
