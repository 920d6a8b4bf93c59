"""The installed program in a terminal, an evening to type into it, and what then stands in the file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.terminal.screen import Terminal

COMMAND: Final = str(Path(sys.executable).with_name("stillnight"))
"""What the person runs: the console script of this environment."""

NIGHT: Final = "2024-01-18"
"""A night long past: all its parts are open, whatever the hour of the real clock."""

EVENING: Final = (
    *("home", "down", "6"),  # worst urge
    *("down", "2045", "down", "1:20", "down"),  # it began, it lasted
    *("down", "45", "down", "1"),  # rest before it, moving helped
    *("down", "down", "down", "right"),  # tired today, by an arrow
    *("down", "down", "2", "down", "1530", "down"),  # caffeine, the last at
    "-",  # no alcohol
)
"""An evening as it is typed: digits, times, lengths, arrows and "none"."""

EVENING_IN_FILE: Final = {
    "night_of": NIGHT,
    "zone": "Europe/Berlin",
    "urge": {"worst": 6, "began": "2024-01-18T20:45:00+01:00", "lasted": 80, "rest_before": 45, "eased": "fully"},
    "fatigue": 5,
    "caffeine": {"count": 2, "last": "2024-01-18T15:30:00+01:00"},
    "alcohol": {"count": 0},
}
"""The same evening as it is kept."""

EVENING_ON_SCREEN: Final = {
    "Worst urge": "6 of 10",
    "It began": "20:45",
    "It lasted": "1 h 20",
    "Tired today": "5 of 10",
    "Caffeine": "2",
    "Last at": "15:30",
    "Alcohol": "none",
}
"""The same evening as it is shown."""


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a plain xterm on this machine; an empty value takes a variable away."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    wanted = {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **more}
    return {name: value for name, value in wanted.items() if value}


def words_for(folder: Path) -> list[str]:
    """The command that opens the diary in this folder at the night of these tests."""
    return [COMMAND, "--diary", str(folder), "--zone", "Europe/Berlin", "--night", NIGHT]


def start(
    folder: Path, size: tuple[int, int] = (80, 24), environ: Mapping[str, str] | None = None, *, nohup: bool = False
) -> Terminal:
    """Start the program and wait until it stands on a row."""
    terminal = Terminal(words_for(folder), surroundings(**(environ or {})), size, nohup=nohup)
    try:
        terminal.wait_for(lambda: terminal.at("Into bed"))
    except AssertionError:
        terminal.close()
        raise
    return terminal


def type_evening(terminal: Terminal) -> None:
    """Type the evening, and wait until the last of it is on the screen and the header says saved."""
    terminal.press(*EVENING)
    terminal.wait_for(lambda: "none" in terminal.row_with("▸ Alcohol"))
    terminal.wait_for("saved ")


def nights_in_files(folder: Path) -> dict[str, dict[str, Any]]:
    """Every night as it stands in the diary's files, by the date of its evening."""
    nights: dict[str, dict[str, Any]] = {}
    for file in folder.glob("nights-*.json"):
        for night in json.loads(file.read_bytes())["nights"].values():
            nights[night["night_of"]] = night
    return nights
