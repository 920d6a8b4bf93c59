"""`stillnight demo` invents a diary in a place of its own."""

from __future__ import annotations

import shutil
import stat
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from stillnight.cli.demo import standing_at
from stillnight.cli.temporary import temporary_folder
from stillnight.diary.clock import night_of
from stillnight.exchange.demo.diary import demo
from stillnight.store.disk import DiskDiary
from tests.builders import SUNDAY
from tests.cli.shell import Shell


def test_the_demo_is_kept_in_a_new_folder(shell: Shell, tmp_path: Path) -> None:
    """I keep an invented diary to show to somebody; without a terminal it is only written."""
    folder = tmp_path / "invented"
    said = shell.done("demo", "--into", str(folder))

    invented = demo(SUNDAY)
    assert said == (
        f"kept: {len(invented.nights)} invented nights in {folder}; 'stillnight --diary {folder}' opens it\n"
    )
    assert list(DiskDiary(folder).nights(date.min, date.max)) == list(invented.nights)
    assert not shell.folder.exists()


def test_seed_day_and_years_are_chosen(shell: Shell, tmp_path: Path) -> None:
    """The same words give the same diary on any day."""
    words = ("demo", "--seed", "7", "--today", "2026-05-03", "--years", "2", "--into")
    shell.done(*words, str(tmp_path / "one"), now="2027-01-01T08:00:00+01:00")
    nights = list(DiskDiary(tmp_path / "one").nights(date.min, date.max))
    assert nights == list(demo(date(2026, 5, 3), 7, 2).nights)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--into", ""], "names no folder"),
        (["--years", "0"], "1 to 50"),
        (["--years", "51", "--into", "new"], "1 to 50"),
        (["--today", "soon", "--into", "new"], "soon"),
        (["--diary", "mine"], "never"),
        ([], "no terminal"),
    ],
    ids=["no folder", "no years", "too many", "no date", "my own", "no terminal"],
)
def test_what_does_not_fit_is_refused_in_one_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], why: str
) -> None:
    """I am told what is wrong, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    ahead = words if "--diary" in words else []
    assert why in shell.refused(*ahead, "demo", *([] if ahead else words))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_anything_is_never_touched(shell: Shell, tmp_path: Path) -> None:
    """My own diary, or a folder of letters: the demo goes elsewhere."""
    shell.done("log", "cramp")
    for folder in (shell.folder, tmp_path):
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert "name a new folder" in shell.refused("demo", "--into", str(folder))
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    empty = tmp_path / "empty"
    empty.mkdir()
    shell.done("demo", "--into", str(empty))


def test_every_command_says_that_the_diary_is_invented(shell: Shell, tmp_path: Path) -> None:
    """Nobody takes these nights for somebody's."""
    shell.done("demo", "--into", str(tmp_path / "invented"))
    for words in (["show"], ["heatmap"], ["log", "cramp"], ["set", "fatigue=3"]):
        told = shell(*words, "--diary", str(tmp_path / "invented"))
        assert told.code == 0
        assert "this diary is invented" in told.err


@pytest.mark.parametrize(
    ("here", "tonight", "there"),
    [
        ("2026-11-22T21:40:30+01:00", "2026-11-22", "2026-11-22T21:40:30+01:00"),
        ("2026-11-22T21:40:30-05:00", "2026-11-22", "2026-11-22T21:40:30+01:00"),
        ("2026-11-22T21:40:30+01:00", "2026-07-05", "2026-07-05T21:40:30+02:00"),
        ("2026-11-23T03:12:30+01:00", "2026-07-05", "2026-07-06T03:12:30+02:00"),
    ],
    ids=["here and now", "in New York", "in July", "after midnight"],
)
def test_the_clock_of_the_demo_shows_my_time_of_day_in_its_night(here: str, tonight: str, there: str) -> None:
    """Where it is evening for me it is evening in the demo, on the day that I asked for, and the clock runs on."""
    moment = datetime.fromisoformat(here)
    passed = [timedelta()]
    clock = standing_at(date.fromisoformat(tonight), moment, lambda: moment + passed[0])

    assert clock() == datetime.fromisoformat(there)
    assert night_of(clock().astimezone(datetime.fromisoformat(there).tzinfo)) == date.fromisoformat(tonight)
    passed[0] = timedelta(seconds=90)
    assert clock() == datetime.fromisoformat(there) + timedelta(seconds=90)


def test_a_temporary_folder_is_mine_alone_and_gone_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What I tried out leaves nothing behind, also where trying broke."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def try_out() -> None:
        with temporary_folder("stillnight-demo-") as folder:
            assert folder.parent == tmp_path
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            (folder / "night").write_text("answered")
            raise RuntimeError("broke")

    with pytest.raises(RuntimeError, match="broke"):
        try_out()
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_that_is_gone_already_is_no_trouble() -> None:
    """Somebody else tidied up before."""
    with temporary_folder("stillnight-demo-") as folder:
        shutil.rmtree(folder)
