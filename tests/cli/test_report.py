"""I make the report for my clinic from the shell."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import html5lib
import pytest

from stillnight.cli.columns import columns
from stillnight.store.disk import DiskDiary
from tests.cli.shell import SUNDAY, Shell
from tests.invented import nights


@pytest.fixture(autouse=True)
def _kept(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I have kept four weeks up to last night, and stand in a folder of my own."""
    monkeypatch.chdir(tmp_path)
    diary = DiskDiary(shell.folder)
    for night in nights(SUNDAY - timedelta(days=1), 30):
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]


def test_one_file_for_me_alone(shell: Shell) -> None:
    """It is a whole page of HTML, and others on the machine cannot read it."""
    assert shell.done("report", "-o", "r.html", "--name", "A. & B.") == "kept: 28 of 28 nights in r.html\n"
    page = Path("r.html").read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<h1>Sleep diary: A. &amp; B.</h1>" in page
    assert stat.S_IMODE(Path("r.html").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_i_say_so(shell: Shell) -> None:
    """I mistyped the name of my tax return."""
    Path("taxes.html").write_text("important")
    told = shell("report", "-o", "taxes.html")
    assert (told.code, told.out) == (1, "")
    assert Path("taxes.html").read_text() == "important"
    shell.done("report", "-o", "taxes.html", "--force")
    assert "Sleep diary" in Path("taxes.html").read_text(encoding="utf-8")


def test_a_link_is_not_followed_without_force(shell: Shell) -> None:
    """Somebody laid a link where my report was to go."""
    Path("r.html").symlink_to("elsewhere.html")
    assert shell("report", "-o", "r.html").code == 1
    assert not Path("elsewhere.html").exists()


def test_without_a_file_it_goes_to_standard_output(shell: Shell) -> None:
    """My script takes it from a pipe, and no file is made."""
    before = set(Path().iterdir())
    assert shell.done("report").startswith("<!DOCTYPE html>")
    assert set(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("name", "begins"), [("r.txt", "SLEEP DIARY"), ("r.md", "# Sleep diary"), ("r.HTM", "<!DOCTYPE"), ("r", "<!DOC")]
)
def test_the_ending_says_the_format(shell: Shell, name: str, begins: str) -> None:
    """I need not name the format twice."""
    shell.done("report", "-o", name)
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_plain_text_fits_a_letter(shell: Shell) -> None:
    """Eighty columns, and ASCII alone where I say so or my terminal knows no more."""
    page = shell.done("report", "--format", "text").splitlines()
    assert max(map(columns, page)) <= 80
    assert "\n".join(page).isascii()
    shell.environ["LANG"] = "C.UTF-8"
    assert "█" in shell.done("report", "--format", "text")
    assert shell.done("report", "--format", "text", "--ascii").isascii()


def test_as_many_nights_as_i_say(shell: Shell) -> None:
    """Two weeks up to last night, or from a date."""
    assert "filled in: 14 of 14 nights" in shell.done("report", "--nights", "14", "--format", "text")
    page = shell.done("report", "--nights", "21", "--from", "2026-10-25", "--format", "md")
    assert "Sun 25 Oct 2026 to Sat 14 Nov 2026" in page.replace("\\", "")


def test_notes_are_those_i_name(shell: Shell) -> None:
    """None without a word; all, or the nights I list."""
    shell.done("set", "notes=a long day", "--night", "2026-11-20")
    shell.done("set", "notes=private", "--night", "2026-11-19")
    assert "a long day" not in shell.done("report", "--format", "text")
    listed = shell.done("report", "--format", "text", "--notes", "2026-11-20, -9")
    assert "Fri 20 Nov: a long day" in listed
    assert "private" not in listed
    assert "private" in shell.done("report", "--nights", "14", "--format", "md", "--notes", "2026-11-19")
    assert "None were chosen" not in shell.done("report", "--format", "text", "--notes", "all")


def test_what_makes_no_sense_is_one_line(shell: Shell) -> None:
    """Each mistake is said, with what to type instead."""
    assert "14, 21, 28" in shell.refused("report", "--nights", "90")
    assert "with -o FILE" in shell.refused("report", "--force")
    assert "names no file" in shell.refused("report", "-o", "")
    assert "date" in shell.refused("report", "--notes", "tomorrowish")
    assert "2026-12-24" in shell.refused("report", "--from", "2026-12-24")
    assert shell("report", "-o", "no/such/place.html").err.count("\n") == 1
