"""I bring back what was damaged, or an earlier state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

FILE = "nights-2026.json"


@pytest.fixture
def kept(shell: Shell) -> Shell:
    """Two nights, saved on three days."""
    shell.done("set", "fatigue=1", "--night", "2026-11-20", now="2026-11-20T21:00:00+01:00")
    shell.done("set", "fatigue=2", "--night", "2026-11-21", now="2026-11-21T23:30:00+01:00")
    shell.done("set", "fatigue=3", "--night", "2026-11-21", now="2026-11-22T00:30:00+01:00")
    return shell


def everything(folder: Path) -> dict[str, bytes]:
    """Every file there is."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_to_do_is_said(kept: Shell) -> None:
    """I was worried for nothing."""
    before = everything(kept.folder)
    assert kept.done("restore") == "nothing is damaged\n"
    assert everything(kept.folder) == before


def test_a_diary_that_is_not_there_is_not_made(shell: Shell) -> None:
    """I have not begun; asking makes nothing."""
    assert shell.done("restore") == "nothing is damaged\n"
    assert "no backups yet" in shell.done("restore", "--list")
    assert not shell.folder.exists()


def test_a_damaged_file_is_told_with_the_command_that_brings_it_back(kept: Shell) -> None:
    """I read one line, type what it says, and have my nights again."""
    (kept.folder / FILE).write_bytes(bytes(100))
    told = kept("show", "2026-11-20")
    assert told.code == 1
    assert (
        "'stillnight restore' brings it back from its newest good backup (2 nights, saved 2026-11-21 22:30" in told.err
    )
    said = kept.done("restore")
    assert "  2026-11-20  comes back (1 answer)\n" in said
    assert "  what was there is kept as damaged/nights-2026-r000003-2026-11-22T204030.json\n" in said
    assert kept.night().night_of.isoformat() == "2026-11-22"
    assert "1 of 10" in kept.done("show", "2026-11-20")


def test_only_looking_changes_nothing(kept: Shell) -> None:
    """I see night by night what would change, before anything does."""
    before = everything(kept.folder)
    said = kept.done("restore", "2026-11-21", "--dry-run")
    assert "would be restored from revision 2" in said
    assert "  2026-11-21  changes: Tired today 3 of 10 to 2 of 10\n" in said
    assert "nothing is changed yet; 1 file would be\n" in said
    assert everything(kept.folder) == before


def test_a_day_is_a_day_on_my_own_clock(kept: Shell) -> None:
    """Half past midnight in Berlin is the next day, though not yet in Greenwich."""
    kept.done("restore", "2026-11-21")
    assert "2 of 10" in kept.done("show", "2026-11-21")
    assert "nothing is different" in kept.done("restore", "2026-11-22")


def test_a_revision_of_this_year_or_another_can_be_named(kept: Shell) -> None:
    """I take the number from the list, or the name of the backup."""
    listed = kept.done("restore", "--list").splitlines()
    assert [line.split()[0] for line in listed] == ["2026-2", "2026-1"]
    for name in ("1", "r2", "2026-1", "nights-2026-r000002.json"):
        assert "is restored from revision" in kept.done("restore", name)
    told = kept("restore", "2020-7")
    assert told.code == 1
    assert "no good backup of nights-2020.json with revision 7" in told.err


def test_a_file_that_i_kept_comes_back(kept: Shell, tmp_path: Path) -> None:
    """I lost the folder and have the stick."""
    stick = str(tmp_path / "stick.json")
    kept.done("backup", "-o", stick)
    for path in sorted(kept.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert "comes back" in kept.done("restore", stick)
    assert "3 of 10" in kept.done("show", "2026-11-21")


def test_damaged_settings_do_not_stand_in_the_way(kept: Shell) -> None:
    """The settings are what is damaged, and restoring needs none."""
    kept.set_person(zone="Europe/Berlin")
    kept.set_person(zone="Europe/Lisbon")
    (kept.folder / "person.json").write_bytes(b"")
    assert "  settings  comes back\n" in kept.done("restore")
    assert "zone        Europe/Berlin" in kept.done("where")


def test_what_nothing_can_be_done_for_is_said_after_the_rest_was_done(kept: Shell) -> None:
    """Two files are damaged and one has no backup: the other comes back all the same."""
    kept.done("set", "fatigue=4", "--night", "2025-06-01")
    for name in (FILE, "nights-2025.json"):
        (kept.folder / name).write_bytes(b"{")
    told = kept("restore")
    assert told.code == 1
    assert f"{FILE} is restored" in told.out
    assert "nights-2025.json is damaged" in told.err


@pytest.mark.parametrize("asked", ["banana", "2026-13-40", "no-such-file.json", "\x1b[2J", "x" * 5000])
def test_what_is_nothing_to_go_back_to_is_refused(kept: Shell, asked: str) -> None:
    """I mistyped it, and nothing happened."""
    before = everything(kept.folder)
    assert "no date, no revision and no file" in kept.refused("restore", asked)
    assert everything(kept.folder) == before


def test_a_file_that_is_no_backup_is_one_line(kept: Shell, tmp_path: Path) -> None:
    """I gave the wrong file."""
    (tmp_path / "song.json").write_bytes(b'{"la": "la"}')
    told = kept("restore", str(tmp_path / "song.json"))
    assert (told.code, told.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("asked", ["~nobody-of-that-name/x.json", "/" + "x" * 5000, "/", "./"])
def test_a_path_that_leads_nowhere_is_one_line(kept: Shell, asked: str) -> None:
    """I gave a path that cannot be."""
    told = kept("restore", asked)
    assert told.code in {1, 2}
    assert (told.out, told.err.count("\n")) == ("", 1)


def test_a_file_without_nights_takes_no_year_away(kept: Shell, tmp_path: Path) -> None:
    """An empty year's file says no year, so nothing is made of it."""
    empty = b'{"stillnight": {"schema": 1, "revision": 1, "count": 0}, "nights": {}}'
    (tmp_path / "empty.json").write_bytes(empty)
    before = everything(kept.folder)
    assert "it holds no night" in kept("restore", str(tmp_path / "empty.json")).err
    assert everything(kept.folder) == before
