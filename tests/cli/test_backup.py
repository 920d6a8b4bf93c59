"""I keep the whole diary in one file, elsewhere."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from stillnight.store.bundle import read_back
from tests.cli.shell import Shell


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I stand in a folder of my own."""
    monkeypatch.chdir(tmp_path)


def test_one_file_holds_everything(shell: Shell) -> None:
    """I copy one file to a stick and need no other."""
    shell.done("set", "fatigue=3")
    shell.done("set", "fatigue=4", "--night", "2025-06-01")
    shell.set_person(zone="Europe/Berlin")
    assert shell.done("backup", "-o", "stick.json") == "kept: 2 nights in stick.json, and read back\n"
    assert set(read_back(Path("stick.json"))) == {"2025", "2026", "person"}
    assert stat.S_IMODE(Path("stick.json").stat().st_mode) == 0o600


def test_without_a_name_it_is_called_by_its_date(shell: Shell) -> None:
    """I need not think of a name."""
    shell.done("set", "fatigue=3")
    shell.done("backup")
    assert Path("stillnight-2026-11-22T214030.json").exists()


def test_a_file_that_is_there_is_replaced_only_when_i_say_so(shell: Shell) -> None:
    """I mistyped the name of my tax return."""
    shell.done("set", "fatigue=3")
    Path("taxes.json").write_text("important")
    told = shell("backup", "-o", "taxes.json")
    assert (told.code, told.out) == (1, "")
    assert "is there already and is left as it is" in told.err
    assert Path("taxes.json").read_text() == "important"
    shell.done("backup", "-o", "taxes.json", "--force")
    assert set(read_back(Path("taxes.json"))) == {"2026"}


def test_replacing_needs_a_name(shell: Shell) -> None:
    """--force alone could only mean a mistake."""
    assert "with -o FILE" in shell.refused("backup", "--force")
    assert "names no file" in shell.refused("backup", "-o", "")
    assert "a file of its own" in shell.refused("backup", "-o", "-")


def test_an_empty_diary_makes_no_file(shell: Shell, tmp_path: Path) -> None:
    """I have not begun."""
    assert shell.done("backup") == "there is nothing to back up yet\n"
    assert not list(tmp_path.iterdir())


def test_what_is_damaged_is_said_and_the_rest_is_kept(shell: Shell) -> None:
    """One file is damaged: I keep what there is, and my script hears of it."""
    shell.done("set", "fatigue=3")
    shell.done("set", "fatigue=4", "--night", "2025-06-01")
    (shell.folder / "nights-2025.json").write_bytes(b"{")
    told = shell("backup", "-o", "stick.json")
    assert told.code == 1
    assert "1 night in stick.json" in told.out
    assert "2025 is damaged" in told.err
    assert set(read_back(Path("stick.json"))) == {"2025", "2026"}


def test_a_place_that_cannot_be_written_is_one_line(shell: Shell) -> None:
    """The stick is not plugged in."""
    shell.done("set", "fatigue=3")
    told = shell("backup", "-o", "no/such/place.json")
    assert told.code == 1
    assert told.err.count("\n") == 1
