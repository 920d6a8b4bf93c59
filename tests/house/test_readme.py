"""The README tells the truth: its commands, keys and names are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillnight.cli.parser import build
from stillnight.tui.commands import COMMANDS, Command, Where, key_of

TOP = Path(__file__).parents[2]
CLI_COMMANDS = re.findall(r"^    ([a-z-]+) ", build().format_help().partition("commands:")[2], re.MULTILINE)
README = (TOP / "README.md").read_text(encoding="utf-8")


PLACES: set[Where] = {
    "app",
    "place",
    "tonight",
    "calendar",
    "strategies",
    "questions",
    "checks",
    "timer",
    "ended",
    "plan",
    "guide",
    "reader",
    "topic",
    "signs",
    "asking",
    "entries",
}
"""Whose keys the README has in its tables."""


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """What a newcomer pastes is what has to pass before anything lands."""
    command = re.search(r"```sh\n(.*pytest.*)\n```", README)
    assert command is not None

    assert command.group(1) in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_the_help_lists_the_commands() -> None:
    """The list that the other rules go by is not empty."""
    assert {"set", "show", "log", "where"} <= set(CLI_COMMANDS)


@pytest.mark.parametrize("name", CLI_COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    """Nobody has to guess what the command line can do."""
    assert f"stillnight {name}" in README


def test_every_command_in_the_readme_exists() -> None:
    """Nothing is promised that is not there."""
    named = set(re.findall(r"stillnight ([a-z][a-z-]*)\b", README))

    assert named <= set(CLI_COMMANDS) | {"is"}


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.where in PLACES], ids=lambda command: command.id)
def test_every_key_is_in_the_readme(command: Command) -> None:
    """The table of keys misses none."""
    assert f"`{key_of(command)}`" in README


def test_every_key_in_the_readme_exists() -> None:
    """No key is promised that does nothing: what the tables of keys name is in the table of commands."""
    tables = re.findall(r"^\| key \|.*\n\|---\|---\|\n((?:\|.*\n)+)", README, re.MULTILINE)
    named = {
        key for table in tables for row in table.splitlines() for key in re.findall("`([^`]+)`", row.split("|")[1])
    }

    assert len(tables) == 6
    assert named <= {key_of(command) for command in COMMANDS}


@pytest.mark.parametrize("picture", re.findall(r"\]\((screenshots/[^)]+)\)", README))
def test_every_picture_of_the_readme_is_there(picture: str) -> None:
    """No broken picture greets a newcomer."""
    assert (TOP / picture).is_file()


@pytest.mark.parametrize("named", re.findall(r"`(tests/[a-z_/]+\.py)`", README))
def test_every_test_that_the_promise_names_is_there(named: str) -> None:
    """Each line of the promise can be held against the test that shows it."""
    assert (TOP / named).is_file()
