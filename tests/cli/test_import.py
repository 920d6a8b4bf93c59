"""I bring in what another copy of my diary has, and lose nothing of this one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from stillnight.diary.errors import DiaryNotSaved
from stillnight.store.bundle import read_back
from stillnight.store.disk import DiskDiary
from tests.cli.shell import SUNDAY, Shell

NOTHING_YET = (
    "nothing is changed yet; there would be 1 new night, 1 night with more or other answers, settings or lists; "
    "here stays as it is: 1 answer (--prefer theirs takes the other)"
)

YESTERDAY = date(2026, 11, 21)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., str]:
    """Makes a file that another Stillnight exported."""

    def made(*nights: dict[str, Any], **person: Any) -> str:
        path = tmp_path / "copy.json"
        head = {"export": 1, "schema": 2}
        path.write_text(json.dumps({"stillnight": head, "person": person, "nights": list(nights)}))
        return str(path)

    return made


def files_of(shell: Shell) -> dict[str, bytes]:
    """All files of the diary."""
    return {str(path): path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()}


def test_an_empty_diary_takes_all(shell: Shell, copy: Callable[..., str]) -> None:
    """My new laptop knows what the old one knew."""
    file = copy({"night_of": "2025-06-01", "fatigue": 4}, {"night_of": "2026-11-22", "notes": "x"}, night_starts=15)
    assert shell.done("import", file) == "imported: 2 new nights, settings or lists\n"
    assert (shell.night(date(2025, 6, 1)).fatigue, shell.night().notes) == (4, "x")
    assert DiskDiary(shell.folder).person().night_starts == 15


def test_what_is_missing_is_added_and_what_differs_stays(shell: Shell, copy: Callable[..., str]) -> None:
    """I corrected a rating here and wrote a note there; I have both, and hear of the rating."""
    shell.done("set", "fatigue=3")
    file = copy({"night_of": "2026-11-22", "fatigue": 5, "notes": "theirs"})
    told = shell.done("import", file)
    assert (shell.night().fatigue, shell.night().notes) == (3, "theirs")
    assert "  2026-11-22  comes: notes; differs and stays as it is here: tired today\n" in told
    assert "imported: 1 night with more or other answers; here stays as it is: 1 answer" in told


def test_theirs_are_taken_where_i_say_so(shell: Shell, copy: Callable[..., str]) -> None:
    """The other copy is the better one; what only I have stays."""
    shell.done("set", "fatigue=3", "notes=mine")
    told = shell.done("import", copy({"night_of": "2026-11-22", "fatigue": 5}), "--prefer", "theirs")
    assert "2026-11-22  is theirs: tired today" in told
    assert (shell.night().fatigue, shell.night().notes) == (5, "mine")


def test_everything_is_kept_before(shell: Shell, copy: Callable[..., str]) -> None:
    """I took the wrong file: one command brings back what was, and each import has a backup of its own."""
    shell.done("set", "fatigue=3", "--night", "yesterday")
    for much in (1, 2):
        file = copy({"night_of": "2026-11-21", "fatigue": 7 + much, "urge": {"worst": much}})
        assert "kept before: everything, as backups/before-import-" in shell.done("import", file, "--prefer", "theirs")
    first, second = sorted(shell.folder.glob("backups/before-import-*.json"), key=lambda path: len(path.name))
    assert first.name == "before-import-2026-11-22T214030.json"
    assert set(read_back(second)) == {"2026"}
    shell.done("restore", str(first))
    assert shell.night(YESTERDAY).fatigue == 3


def test_a_dry_run_says_each_night_and_writes_nothing(shell: Shell, copy: Callable[..., str]) -> None:
    """I look before I leap."""
    shell.done("set", "fatigue=3")
    before = files_of(shell)
    file = copy(
        {"night_of": "2026-11-21", "fatigue": 1, "cramps": [{"id": "a"}, {"id": "b"}]},
        {"night_of": "2026-11-22", "fatigue": 5, "notes": "x"},
        zone="Europe/Berlin",
    )
    assert shell.done("import", file, "--dry-run").splitlines() == [
        "  settings  comes: zone",
        "  2026-11-21  new: comes: cramps (2), tired today",
        "  2026-11-22  comes: notes; differs and stays as it is here: tired today",
        NOTHING_YET,
    ]
    assert files_of(shell) == before


def test_a_second_time_changes_nothing(shell: Shell, copy: Callable[..., str]) -> None:
    """I forgot that I had done it: no save, no backup, no doubled cramp."""
    shell.done("set", "notes=mine")
    file = copy({"night_of": "2026-11-22", "cramps": [{"id": "a", "pain": 3}, {}], "doses": [{"name": "iron"}]})
    shell.done("import", file)
    before = files_of(shell)
    assert "nothing is missing here of its 1 night; nothing is changed" in shell.done("import", file)
    assert files_of(shell) == before
    assert len(shell.night().cramps or ()) == 2


def test_a_wrong_file_changes_nothing(shell: Shell, copy: Callable[..., str]) -> None:
    """The last of its nights is nonsense, so none of it is taken."""
    shell.done("set", "fatigue=3")
    before = files_of(shell)
    file = copy({"night_of": "2020-01-01", "fatigue": 3}, {"night_of": "2026-11-22", "fatigue": 99})
    assert "the night of 2026-11-22: what stands at fatigue cannot be; nothing of it was taken" in shell.refused(
        "import", file
    )
    assert "is no file that is there" in shell.refused("import", "no-such-file")
    assert "is no file that is there" in shell.refused("import", str(shell.folder))
    assert files_of(shell) == before


def test_a_backup_is_for_restore(shell: Shell, tmp_path: Path) -> None:
    """I mixed the two commands up, and hear which one it is."""
    shell.done("set", "fatigue=3")
    shell.done("backup", "-o", str(tmp_path / "b.json"))
    assert "'stillnight restore' takes those" in shell.refused("import", str(tmp_path / "b.json"))
    assert "'stillnight restore' takes those" in shell.refused("import", str(shell.folder / "nights-2026.json"))


def test_a_damaged_year_is_not_written_over(shell: Shell, copy: Callable[..., str]) -> None:
    """One year of mine is broken: I hear of it, and nothing is taken in until it is mended."""
    shell.done("set", "fatigue=3")
    shell.done("set", "fatigue=3", "--night", "2025-06-01")
    (shell.folder / "nights-2025.json").write_bytes(b"{")
    before = files_of(shell)
    told = shell("import", copy({"night_of": "2025-06-01", "notes": "x"}, {"night_of": "2026-11-22", "notes": "x"}))
    assert told.code == 1
    assert "nothing is imported: nights-2025.json is damaged" in told.err
    assert files_of(shell) == before


def test_an_interrupted_import_is_whole_years_and_goes_on(
    shell: Shell, copy: Callable[..., str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """^C after the first of three years: it is there whole, the others not at all; run again, all are."""
    file = copy(*({"night_of": f"{year}-01-0{day}", "fatigue": 1} for year in (2020, 2021, 2022) for day in (1, 2)))
    real, calls = DiskDiary.change_many, list[Any]()

    def once(diary: DiskDiary, *args: Any) -> Any:
        if calls:
            raise KeyboardInterrupt
        calls.append(args)
        return real(diary, *args)

    with monkeypatch.context() as patched:
        patched.setattr(DiskDiary, "change_many", once)
        with pytest.raises(KeyboardInterrupt):
            shell("import", file)
    assert "stopped: 1 of 3 years are saved whole; run it again for the rest" in capsys.readouterr().err
    assert [path.name for path in shell.folder.glob("*.json")] == ["nights-2020.json"]
    assert "imported: 4 new nights" in shell.done("import", file)
    assert sum(len(year) for year in DiskDiary(shell.folder).by_year(date.min, date.max)) == 6


def test_two_sessions_keep_their_answers(
    shell: Shell, copy: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file is looked at, I answer in another window: that stays."""
    file = copy({"night_of": "2026-11-22", "fatigue": 5, "notes": "theirs"})
    real = DiskDiary.trouble

    def meanwhile(diary: DiskDiary) -> str | None:
        DiskDiary(shell.folder).change(SUNDAY, lambda night: night.__class__(night_of=SUNDAY, fatigue=2))
        return real(diary)

    monkeypatch.setattr(DiskDiary, "trouble", meanwhile)
    shell.done("import", file)
    assert (shell.night().fatigue, shell.night().notes) == (2, "theirs")


def test_a_disk_that_fills_up_says_how_far_it_came(
    shell: Shell, copy: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There was room for the first year only: I make some, and run it again."""
    file = copy(*({"night_of": f"{year}-01-01", "fatigue": 1} for year in (2020, 2021)))
    real = DiskDiary.change_many

    def full(diary: DiskDiary, evenings: Any, edit: Any) -> Any:
        if date(2021, 1, 1) in evenings:
            raise DiaryNotSaved("nights-2021.json is not saved")
        return real(diary, evenings, edit)

    with monkeypatch.context() as patched:
        patched.setattr(DiskDiary, "change_many", full)
        told = shell("import", file)
    assert told.code == 1
    assert told.err.splitlines() == [
        "stillnight: stopped: 1 of 2 years are saved whole; run it again for the rest",
        "stillnight: nights-2021.json is not saved",
    ]
    assert "imported: 1 new night" in shell.done("import", file)


def test_an_invented_diary_is_never_brought_into_a_real_one(shell: Shell, copy: Callable[..., str]) -> None:
    """I tried the demo and exported it; my own diary takes none of it, and says why."""
    shell.done("set", "urge.worst=6")
    before = files_of(shell)
    told = shell("import", copy({"night_of": "2026-11-20", "fatigue": 5}, demo=True))
    assert (told.code, told.out) == (1, "")
    assert "these nights are invented" in told.err
    assert files_of(shell) == before


def test_nights_of_a_person_are_never_brought_into_an_invented_diary(shell: Shell, copy: Callable[..., str]) -> None:
    """The other way round it is the same."""
    shell.done("import", copy({"night_of": "2026-11-20", "fatigue": 5}, demo=True))
    told = shell("import", copy({"night_of": "2026-11-19", "fatigue": 4}))
    assert (told.code, told.out) == (1, "")
    assert "these nights are real" in told.err


def test_an_invented_diary_in_an_empty_folder_stays_invented(shell: Shell, copy: Callable[..., str]) -> None:
    """What was invented is marked so wherever it goes."""
    shell.done("import", copy({"night_of": "2026-11-20", "fatigue": 5}, demo=True))
    assert DiskDiary(shell.folder).person().demo
