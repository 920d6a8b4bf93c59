"""What comes from a person or a file is never terminal control in what any command prints."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Final

import pytest

from stillnight.cli.main import MODULES
from stillnight.store.disk import DiskDiary
from tests.cli.plain import Typing
from tests.cli.shell import SUNDAY, Shell, Told
from tests.hostile import PAYLOADS, SURROGATE, hostile_night, hostile_person, steering

TEXT: Final = "(text)"
"""Stands for the payload."""

COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("show",),
    ("show", "--json"),
    ("show", TEXT),
    ("set", f"notes={TEXT}"),
    ("set", f"urge.worst={TEXT}"),
    ("set", f"{TEXT}=6"),
    ("set", TEXT),
    ("set", "signs=hot-leg"),
    ("log", "cramp", "--side", TEXT),
    ("log", "cramp", "--id", TEXT),
    ("log", "urge", TEXT),
    ("log", "use", TEXT),
    ("log", "use", "own-hostile", "--amount", TEXT),
    ("log", "use", "own-hostile", "--skipped", TEXT),
    ("strategies",),
    ("strategies", "--json"),
    ("strategies", "--tonight"),
    ("strategies", "--tonight", "--json"),
    ("strategies", "own-hostile"),
    ("strategies", "own-hostile", "--json"),
    ("strategies", TEXT),
    ("guide", TEXT),
    ("guide", "--search", TEXT),
    ("heatmap",),
    ("heatmap", "--text"),
    ("heatmap", "--view", "list"),
    ("heatmap", "--measure", TEXT),
    ("heatmap", "--mark", TEXT),
    ("where",),
    ("where", "--json"),
    ("where", "--zone", TEXT),
    ("check",),
    ("backup", "-o", f"/nowhere/{TEXT}"),
    ("restore", "--list"),
    ("restore", "--dry-run"),
    ("restore", TEXT),
    ("stats",),
    ("stats", "--nights", TEXT),
    ("report",),
    ("report", "--notes", "all", "--format", "md"),
    ("report", "--notes", "all", "--format", "text", "--name", TEXT),
    ("report", "--notes", TEXT),
    ("export", "--format", TEXT),
    ("export", "--from", TEXT),
    ("export", "--format", "ndjson", "--redact", "--as", TEXT),
    ("export", "-o", f"/nowhere/{TEXT}"),
    ("import", TEXT),
    ("schema",),
    ("demo", "--today", TEXT),
    ("demo", "--diary", TEXT),
    ("ssh-key", TEXT),
    ("ssh-key", "ada", "--diary", f"/nowhere/{TEXT}"),
    ("--night", TEXT),
    ("--screen", TEXT),
    (TEXT,),
    (f"--{TEXT}",),
)
"""Every command, with the text wherever it takes or shows any."""

LINES: Final = (
    *("signs", "", "checklist", "y", "<", "use own-hostile", "?", "s " + TEXT, f"use {TEXT}", "summary", "calendar"),
    *(f"calendar {TEXT}", f"night {TEXT}", f"part {TEXT}", f"urge {TEXT}", f"notes={TEXT}", f"{TEXT}=1", TEXT, "?"),
    *("part night", "1", "/q"),
)
"""What is typed in the plain mode."""


def hostile_shell(shell: Shell, payload: str, folder: Path | None = None) -> Shell:
    """A shell over a diary that holds this text wherever text can stand, written past every filter."""
    if folder is not None:
        shell.folder = folder
        shell.environ["STILLNIGHT_DIARY"] = str(folder)
    diary = DiskDiary(shell.folder)
    diary.change(SUNDAY, lambda _: hostile_night(payload))
    diary.change_person(lambda _: hostile_person(payload))
    return shell


def shown_plainly(told: Told) -> bool:
    """Whether nothing that was printed steers, on either stream."""
    return steering(told.out) == steering(told.err) == []


def test_every_command_is_held() -> None:
    """A command that is added has to be in the table."""
    assert {words[0] for words in COMMANDS} >= {name for name in MODULES if name is not None}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_steers_in_what_a_command_prints(shell: Shell, payload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """I run every command on a diary somebody gave me, and type the text where a command takes text."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    hostile_shell(shell, payload)
    for words in COMMANDS:
        told = shell(*(word.replace(TEXT, payload) for word in words))
        assert shown_plainly(told), (words, told)
        assert "Traceback" not in told.err, words


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("source", [Typing, io.StringIO])
def test_nothing_steers_in_the_plain_mode(
    shell: Shell, payload: str, source: type[io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line too: what I typed, what a file holds, and what is refused."""
    hostile_shell(shell, payload)
    monkeypatch.setattr("sys.stdin", source("".join(f"{line}\n" for line in LINES).replace(TEXT, payload)))
    assert shown_plainly(shell("--plain"))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_steers_in_the_name_of_a_folder(shell: Shell, payload: str, tmp_path: Path) -> None:
    """My diary's folder has a name that somebody else chose."""
    hostile_shell(shell, payload, tmp_path / payload.replace("/", "_"))
    (shell.folder / f"nights-{SUNDAY.year}.json").write_text("{")
    for words in (["where"], ["where", "--json"], ["show"], ["check"], ["restore", "--list"], ["restore", "--dry-run"]):
        told = shell(*words)
        assert shown_plainly(told), (words, told)


def test_half_a_character_in_a_file_is_damage_said_plainly(shell: Shell) -> None:
    """A file written by hand names half of a character: it is not read, and what is said of it is plain."""
    shell.folder.mkdir(mode=0o700)
    night = {"night_of": f"{SUNDAY}", "zone": "Europe/Berlin", "notes": SURROGATE}
    head = {"schema": 1, "revision": 1, "count": 1}
    file = shell.folder / f"nights-{SUNDAY.year}.json"
    file.write_text(json.dumps({"stillnight": head, "nights": {f"{SUNDAY:%Y%m%d}": night}}), "ascii")
    for words in (["show"], ["show", "--json"], ["check"], ["restore", "--dry-run"], ["where"]):
        told = shell(*words)
        assert shown_plainly(told), (words, told)
        assert "Traceback" not in told.err
