"""Whatever I type wrong, I get one clear line and nothing is lost."""

from __future__ import annotations

import os

import pytest

from tests.cli.shell import Shell

WRONG = {
    "an unknown command": (["shwo"], "invalid choice"),
    "an unknown option": (["show", "--jsno"], "--jsno"),
    "half an option": (["show", "--js"], "--js"),
    "a field without a value": (["set", "fatigue"], "has no value"),
    "a value with spaces and no quotes": (["set", "notes=a", "long", "day"], '"long" has no value'),
    "no field": (["set"], "FIELD=VALUE"),
    "an unknown field": (["set", "bed=22:00"], "sleep.bed"),
    "a misspelt field": (["set", "sleep.qualty=3"], "sleep.quality"),
    "a field like no other": (["set", "xyzzy=1"], "--help"),
    "an empty field": (["set", "=1"], "no field"),
    "a field twice": (["set", "fatigue=1", "fatigue=2"], "twice"),
    "a list with a command": (["set", "cramps=1"], "stillnight log cramp"),
    "a list without one": (["set", "naps=1"], "in the app"),
    "a list to be blanked": (["set", "doses="], "is a list"),
    "no such time": (["set", "sleep.bed=25:00"], "sleep.bed: "),
    "no such length": (["set", "sleep.latency=soon"], "sleep.latency: "),
    "too many": (["set", "caffeine.count=100"], "caffeine.count: "),
    "off the scale": (["set", "urge.worst=11"], "urge.worst: "),
    "no such choice": (["set", "day.kind=holiday"], "day.kind: "),
    "neither yes nor no": (["set", "sleep.none=maybe"], "sleep.none: "),
    "digits of another script": (["set", "sleep.bed=٢٣:١٠"], "sleep.bed: "),
    "control characters": (["set", "sleep.bed=\x1b]52;c;eA==\x07"], "sleep.bed: "),
    "a new line in a field": (["set", "a\nb=1"], "no field"),
    "a very long value": (["set", "sleep.bed=" + "9" * 5000], "sleep.bed: "),
    "bytes that are no text": (["set", "sleep.bed=\udcff"], "sleep.bed: "),
    "no such date": (["show", "2026-02-30"], "calendar"),
    "a date in words that are none": (["show", "someday"], "a date"),
    "the date twice": (["show", "fri", "--night", "sat"], "twice"),
    "a night to come": (["show", "2026-11-23"], "has not begun"),
    "a night to come, set": (["set", "fatigue=1", "--night", "2026-11-23"], "has not begun"),
    "nothing to log": (["log"], "cramp|urge"),
    "something else to log": (["log", "dream"], "invalid choice"),
    "no strength": (["log", "urge"], "WORST"),
    "an empty strength": (["log", "urge", ""], "0 to 10"),
    "too strong": (["log", "urge", "11"], "worst urge: "),
    "no such cramp time": (["log", "cramp", "--at", "99"], "--at: "),
    "no such side": (["log", "cramp", "--side", "up"], "--side: "),
    "still to come": (["log", "cramp", "--at", "03:12", "--night", "tonight"], "still to come"),
    "an unknown zone": (["show", "--zone", "Mars/Base"], "Mars/Base"),
    "an empty zone": (["show", "--zone", ""], "no time zone"),
    "a path for a zone": (["show", "--zone", "../../etc/passwd"], "no time zone"),
    "an empty folder name": (["show", "--diary", ""], "--diary"),
    "an option of a later day": (["--journal"], "--journal"),
}


@pytest.mark.parametrize(("argv", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_is_asked_wrongly_is_one_line_and_saves_nothing(shell: Shell, argv: list[str], says: str) -> None:
    """I mistype; I am told what is wrong in one line, and not even a folder is made."""
    line = shell.refused(*argv)
    assert says in line
    assert len(line) < 320
    assert line.strip().isprintable()
    assert not shell.folder.exists()


def test_a_folder_that_is_a_file_is_refused_as_the_diarys_trouble(shell: Shell) -> None:
    """I name a file where the folder should be; I get one line and exit code 1."""
    shell.folder.write_text("not a diary")
    told = shell("set", "fatigue=3")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert shell.folder.read_text() == "not a diary"


@pytest.mark.parametrize(
    "argv", [["set", "fatigue=3"], ["show"], ["show", "--json"], ["log", "cramp"], ["log", "urge", "3"]], ids=" ".join
)
def test_a_damaged_file_is_refused_and_left_as_it_is(shell: Shell, argv: list[str]) -> None:
    """My file was cut in half by something else; no command writes over it, and each says so in one line."""
    shell.done("set", "fatigue=3")
    file = shell.folder / "nights-2026.json"
    half = file.read_bytes()[:-20]
    file.write_bytes(half)
    told = shell(*argv)
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert "nights-2026.json" in told.err
    assert file.read_bytes() == half


def test_a_folder_that_may_not_be_written_is_refused(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder above is not mine; I am told in one line."""
    monkeypatch.setattr("os.access", lambda _, mode, **__: mode & os.W_OK == 0)
    told = shell("set", "fatigue=3")
    assert (told.code, told.err.count("\n")) == (1, 1)


def test_a_diary_nobody_could_confirm_is_said_although_it_is_saved(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk did not confirm; the answer is saved, and I am told to keep a copy."""
    monkeypatch.setattr("stillnight.store.disk.DiskDiary.caution", lambda _: "not confirmed; keep a copy")
    told = shell("set", "fatigue=3")
    assert (told.code, told.err) == (0, "stillnight: not confirmed; keep a copy\n")
