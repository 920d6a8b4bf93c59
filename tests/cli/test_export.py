"""I take my diary to another program, another machine, or a study."""

from __future__ import annotations

import csv
import io
import json
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stillnight.cli import export
from tests.cli.shell import Shell


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    """I stand in a folder of my own, with a diary of two years."""
    monkeypatch.chdir(tmp_path)
    shell.done("set", "fatigue=3", "sleep.bed=22:00", "notes=Anna called", "--night", "2025-06-01")
    shell.done("set", "fatigue=0", "--night", "yesterday")
    shell.done("log", "cramp", "--at", "21:00", "--side", "left")


def nights_in(text: str) -> list[str]:
    """The nights of a document."""
    return [night["night_of"] for night in json.loads(text)["nights"]]


def test_everything_goes_to_standard_output(shell: Shell) -> None:
    """I pipe it into a program of mine."""
    assert nights_in(shell.done("export")) == ["2025-06-01", "2026-11-21", "2026-11-22"]


def test_the_same_diary_is_the_same_document(shell: Shell) -> None:
    """I compare two exports with any tool."""
    assert shell.done("export", now="2026-11-23T08:00:00+01:00") == shell.done("export")


def test_a_file_is_for_me_alone_and_whole(shell: Shell, tmp_path: Path) -> None:
    """Others on the host cannot read it, and nothing else is left beside it."""
    assert shell.done("export", "-o", "out.json") == "written: 3 nights to out.json\n"
    assert Path("out.json").read_text() == shell.done("export")
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary", "out.json"]


def test_a_file_that_is_there_is_replaced_only_when_i_say_so(shell: Shell) -> None:
    """I mistyped the name of my tax return; a folder is never replaced."""
    Path("taxes.json").write_text("important")
    told = shell("export", "-o", "taxes.json")
    assert told.code == 1
    assert "is there already and is left as it is" in told.err
    assert Path("taxes.json").read_text() == "important"
    shell.done("export", "-o", "taxes.json", "--force")
    assert len(nights_in(Path("taxes.json").read_text())) == 3
    assert "is no ordinary file" in shell("export", "-o", "diary", "--force").err


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_dash_is_standard_output(command: str, shell: Shell) -> None:
    """In a pipe of my own I say "-", as everywhere, and no file of that name appears."""
    assert shell.done(command, "-o", "-") == shell.done(command)
    assert not Path("-").exists()
    assert "with -o FILE" in shell.refused(command, "-o", "-", "--force")


def test_a_span_of_nights(shell: Shell) -> None:
    """My doctor wants this month; both ends are in it."""
    assert nights_in(shell.done("export", "--from", "2026-11-21")) == ["2026-11-21", "2026-11-22"]
    assert nights_in(shell.done("export", "--to", "yesterday")) == ["2025-06-01", "2026-11-21"]
    assert nights_in(shell.done("export", "--from", "2026-11-21", "--to", "2026-11-21")) == ["2026-11-21"]
    assert "--from is after --to" in shell.refused("export", "--from", "2026-11-22", "--to", "2026-11-21")


def test_a_table_for_a_spreadsheet(shell: Shell) -> None:
    """A night a row, a blank an empty cell, and a none a 0."""
    rows = list(csv.DictReader(io.StringIO(shell.done("export", "--format", "csv"), newline="")))
    assert [row["tired today (0-10)"] for row in rows] == ["3", "0", ""]
    (event,) = csv.DictReader(io.StringIO(shell.done("export", "--format", "events", "--from", "-1"), newline=""))
    assert (event["event"], event["at"], event["cramp: side"]) == ("cramp", "2026-11-22T21:00:00+01:00", "left")
    text = shell.done("export", "--format", "csv", "--headers", "ids", "--bom")
    assert text.startswith("\ufeffnight,morning,zone,urge_worst,")


def test_a_line_a_night_says_whose_it_is(shell: Shell) -> None:
    """A study tells us apart; without a name, chance does, anew for each export."""
    lines = [json.loads(line) for line in shell.done("export", "--format", "ndjson", "--as", "p017").splitlines()]
    assert [(line["diary"], line["fatigue"]) for line in lines] == [("p017", 3), ("p017", 0), ("p017", None)]
    first, second = (shell.done("export", "--format", "ndjson").splitlines() for _ in range(2))
    assert len({json.loads(line)["diary"] for line in first}) == 1
    assert json.loads(first[0])["diary"] != json.loads(second[0])["diary"]


def test_the_values_are_those_of_show(shell: Shell) -> None:
    """What I see as JSON and what I export are one and the same."""
    shown = json.loads(shell.done("show", "2025-06-01", "--json"))
    line = json.loads(shell.done("export", "--format", "ndjson").splitlines()[0])
    assert {key: line[key] for key in shown["measures"]} == shown["measures"]
    for key, value in shown["answers"].items():
        if not isinstance(value, list):
            assert line.get(key.replace(".", "_")) == value


def test_for_a_study_nothing_says_whose_it_is(shell: Shell) -> None:
    """Notes, place and dates are gone; weekdays, ratings and lengths are there."""
    for form in ("json", "csv", "events", "ndjson"):
        told = shell.done("export", "--redact", "--format", form)
        assert not [word for word in ("Anna", "Berlin", "2025-06-01", "2026-11-2") if word in told]
    nights = json.loads(shell.done("export", "--redact"))["nights"]
    assert [night.get("fatigue") for night in nights] == [3, 0, None]
    moved = [date.fromisoformat(night["night_of"]) for night in nights]
    assert [day.weekday() for day in moved] == [6, 5, 6]
    assert (moved[2] - moved[0]).days == (date(2026, 11, 22) - date(2025, 6, 1)).days


def test_what_is_damaged_is_told_and_the_rest_goes_out(shell: Shell) -> None:
    """One file is damaged: I take what there is, and my script hears of it."""
    (shell.folder / "nights-2025.json").write_bytes(b"{")
    told = shell("export")
    assert told.code == 1
    assert nights_in(told.out)[-2:] == ["2026-11-21", "2026-11-22"]
    assert "not everything could be exported" in told.err
    assert told.err.count("\n") == 1


def test_an_empty_diary_is_an_empty_document(shell: Shell, tmp_path: Path) -> None:
    """I have not begun, and no folder is made for it."""
    told = shell.done("export", "--diary", str(tmp_path / "new"))
    assert json.loads(told) == {"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": []}
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--force",), "with -o FILE"),
        (("-o", ""), "names no file"),
        (("--bom",), "are for tables"),
        (("--headers", "ids", "--format", "ndjson"), "are for tables"),
        (("--as", "p017"), "--as names a diary"),
        (("--as", " ", "--format", "ndjson"), "--as names a diary"),
        (("--format", "xlsx"), "invalid choice"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(shell: Shell, argv: tuple[str, ...], words: str) -> None:
    """I meant something else, and hear it before a file is made."""
    assert words in shell.refused("export", *argv)


def test_a_terminal_is_not_steered(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at on the screen, an old note with an escape in it clears nothing; to a file it goes as it is."""
    path = shell.folder / "nights-2026.json"
    path.write_bytes(
        path.read_bytes().replace(b'"side":"left"', '"side":"left"}],"notes":"\u009b2J","doses":[{"name":"a"'.encode())
    )
    assert "\u009b2J" in shell.done("export")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    told = shell.done("export")
    assert "\u009b" not in told
    assert len(nights_in(told)) == 3


def test_an_interrupted_export_leaves_no_file(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """^C in the middle: the old file is as it was, and no half one is anywhere."""
    Path("old.json").write_text("old")

    def interrupted(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    monkeypatch.setattr(export, "_pieces", interrupted)
    for argv in (("-o", "new.json"), ("-o", "old.json", "--force")):
        with pytest.raises(KeyboardInterrupt):
            shell("export", *argv)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary", "old.json"]
    assert Path("old.json").read_text() == "old"
