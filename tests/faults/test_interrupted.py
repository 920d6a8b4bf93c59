"""^C at any moment of an export or an import leaves nothing half done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from stillnight.diary.night import Night
from stillnight.store.check import check
from stillnight.store.disk import DiskDiary
from stillnight.store.unfinished import PREFIX
from tests.cli.process import environ_of, stillnight
from tests.exchange.diaries import exported, written

NIGHTS = [
    Night(night_of=date(year, month, 1), fatigue=year % 11, notes="long " * 500)
    for year in range(1990, 2020)
    for month in range(1, 13)
]


def interrupted(folder: Path, *argv: str, when: Callable[[], bool], by: signal.Signals = signal.SIGINT) -> int:
    """Run a command, press ^C (or kill it) as soon as something is so, and return how it ended."""
    words = [sys.executable, "-m", "stillnight", *argv]
    process = subprocess.Popen(words, env=environ_of(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not when():
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.002)
    process.send_signal(by)
    return process.wait(timeout=30)


def kept(folder: Path) -> None:
    """Keep those nights in a diary."""
    nights = {night.night_of: night for night in NIGHTS}
    DiskDiary(folder).change_many(list(nights), lambda night: nights[night.night_of])


@pytest.mark.parametrize("years", [1, 3, 20])
def test_an_import_is_whole_years_and_goes_on(tmp_path: Path, years: int) -> None:
    """I lost patience: what is there is sound, and the same command does the rest."""
    folder, file = tmp_path / "diary", tmp_path / "copy.json"
    file.write_bytes(written(NIGHTS))
    code = interrupted(folder, "import", str(file), when=lambda: len(list(folder.glob("nights-*.json"))) >= years)
    assert code in {0, 130}
    assert all(looked.sound and looked.entries == 12 for looked in check(folder))
    assert stillnight(folder, "import", str(file)).returncode == 0
    assert exported(DiskDiary(folder)) == file.read_bytes()
    assert not list(folder.glob(".stillnight-tmp-*"))


def test_an_export_is_a_whole_file_or_none(tmp_path: Path) -> None:
    """I lost patience: there is no file, or one that is whole, and nothing lies around."""
    folder, file = tmp_path / "diary", tmp_path / "out.json"
    kept(folder)

    def begun() -> bool:
        return any(tmp_path.glob(f"{PREFIX}*"))

    code = interrupted(folder, "export", "-o", str(file), when=begun)
    assert code in {0, 130}
    assert not begun()
    assert file.exists() or code == 130
    if file.exists():
        assert len(json.loads(file.read_bytes())["nights"]) == len(NIGHTS)


@pytest.mark.parametrize("again", [("export", "-o"), ("report", "-o")])
def test_what_a_killed_export_left_is_cleared_by_the_next_file(tmp_path: Path, again: tuple[str, ...]) -> None:
    """The machine killed it in the middle: nothing hidden stays in my folder for long."""
    folder, place = tmp_path / "diary", tmp_path / "out"
    kept(folder)
    place.mkdir()

    def begun() -> bool:
        return any(place.iterdir())

    code = interrupted(folder, "export", "-o", str(place / "out.json"), when=begun, by=signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert len(hidden(place)) == 1
    assert stillnight(folder, *again, str(place / "next")).returncode == 0
    assert (hidden(place), (place / "next").exists()) == ([], True)


def hidden(place: Path) -> list[Path]:
    """The files in a folder that a listing does not show."""
    return list(place.glob(".*"))
