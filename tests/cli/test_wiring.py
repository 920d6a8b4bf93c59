"""Which folder, which night, and whose clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from stillnight.cli.wiring import clock_in, folder_of
from stillnight.diary.errors import NotUnderstood
from tests.cli.shell import Shell

HOME = {"HOME": "/home/ada"}


@pytest.mark.parametrize(
    ("asked", "environ", "folder"),
    [
        (None, {}, "/home/ada/.local/share/stillnight"),
        (None, {"XDG_DATA_HOME": "/data/ada"}, "/data/ada/stillnight"),
        (None, {"XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/stillnight"),
        (None, {"XDG_DATA_HOME": "", "STILLNIGHT_DIARY": ""}, "/home/ada/.local/share/stillnight"),
        (None, {"XDG_DATA_HOME": "/data/ada", "STILLNIGHT_DIARY": "/mine"}, "/mine"),
        ("/asked", {"XDG_DATA_HOME": "/data/ada", "STILLNIGHT_DIARY": "/mine"}, "/asked"),
        ("here", {}, "here"),
    ],
)
def test_the_folder_is_the_one_asked_for_else_mine(asked: str | None, environ: dict[str, str], folder: str) -> None:
    """`--diary` before `STILLNIGHT_DIARY` before the data directory."""
    assert folder_of(asked, HOME | environ) == Path(folder)


def test_a_tilde_is_my_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell leaves `--diary=~/diary` as it is; I meant my home."""
    monkeypatch.setenv("HOME", "/home/ada")
    assert folder_of("~/diary", {}) == Path("/home/ada/diary")


def test_a_tilde_of_nobody_is_refused() -> None:
    """There is no such account."""
    with pytest.raises(NotUnderstood, match="--diary"):
        folder_of("~nobody-of-this-name/diary", HOME)


def test_the_clock_hangs_at_home_and_keeps_its_seconds() -> None:
    """The machine tells UTC; I see my own clock, with a fixed offset."""
    told = clock_in(lambda: datetime.fromisoformat("2026-11-22T20:40:30.5+00:00"), "Europe/Berlin")()
    assert told.isoformat() == "2026-11-22T21:40:30.500000+01:00"


def test_tonight_is_by_the_clock_at_home(shell: Shell) -> None:
    """The server is in UTC and it is just before noon there; at home it is past noon, and a new night."""
    assert "2026-11-22" in shell.done("where", now="2026-11-22T11:30:00+00:00")
    assert "2026-11-21" in shell.done("where", "--zone", "UTC", now="2026-11-22T11:30:00+00:00")


def test_the_hour_at_which_a_night_begins_is_mine(shell: Shell) -> None:
    """I work shifts; my night begins at 18:00."""
    shell.set_person(night_starts=18)
    assert "2026-11-21" in shell.done("where", now="2026-11-22T17:30:00+01:00")
    assert "from 18:00 to 18:00" in shell.done("where")
