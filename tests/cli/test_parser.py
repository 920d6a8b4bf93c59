"""The words of the command line, and the help each of them gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillnight import __version__
from stillnight.cli.parser import parse
from stillnight.diary.questions import BY_ID, QUESTIONS
from tests.cli.shell import Shell

COMMANDS: tuple[list[str], ...] = (
    [],
    ["set"],
    ["show"],
    ["log"],
    ["log", "cramp"],
    ["log", "urge"],
    ["log", "use"],
    ["strategies"],
    ["guide"],
    ["where"],
    ["backup"],
    ["restore"],
    ["check"],
    ["ssh-key"],
    ["demo"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "no command")
def test_every_command_has_help_with_an_example(shell: Shell, command: list[str]) -> None:
    """I ask any command for help and see how it is used."""
    said = shell.done(*command, "--help")
    example = said.partition("example:\n")[2].strip()
    assert example.startswith(" ".join(("stillnight", *command)))


@pytest.mark.parametrize("command", COMMANDS[1:], ids=" ".join)
def test_the_examples_work_as_they_stand(
    shell: Shell, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I copy an example from the help and it does what it says."""
    monkeypatch.chdir(tmp_path)
    lines = shell.done(*command, "--help").partition("example:\n")[2].strip().splitlines()
    for line in lines:
        shell.done(*line.split()[1:])


def test_the_version_is_said(shell: Shell) -> None:
    """I ask which version I have."""
    assert shell.done("--version") == f"stillnight {__version__}\n"


@pytest.mark.parametrize("option", ["--diary", "--zone", "--night"])
@pytest.mark.parametrize(
    "command", [["set", "fatigue=1"], ["show"], ["log", "cramp"], ["log", "urge", "3"]], ids=" ".join
)
def test_common_options_are_taken_before_and_after_the_command(option: str, command: list[str]) -> None:
    """I need not remember where an option goes."""
    name = option.removeprefix("--")
    first, *rest = command
    for argv in ([option, "x", *command], [first, option, "x", *rest], [*command, option, "x"]):
        assert vars(parse(argv))[name] == "x", argv
    assert vars(parse(command))[name] is None


def test_the_last_of_two_wins() -> None:
    """I add another folder at the end of a line I recalled, and it is the one that counts."""
    assert parse(["--diary", "a", "show", "--diary", "b"]).diary == "b"


def test_fields_may_stand_on_both_sides_of_an_option() -> None:
    """I think of one more answer after the date."""
    args = parse(["set", "fatigue=1", "--night", "fri", "urge.worst=2"])
    assert (args.fields, args.night) == (["fatigue=1", "urge.worst=2"], "fri")


@pytest.mark.parametrize("ago", ["-20", "-1:20", "-20m", "-1h"])
def test_a_time_that_is_so_long_ago_is_no_option(ago: str) -> None:
    """I say how long ago it was, as I do in the app."""
    assert vars(parse(["log", "cramp", "--at", ago, "--side", "left"]))["at"] == ago


def test_the_options_of_a_cramp_are_the_fields_of_the_table() -> None:
    """Whatever the diary asks about a cramp, I can say on the line."""
    args = vars(parse(["log", "cramp"]))
    assert {field.id for field in BY_ID["cramps"].fields} <= args.keys()


def test_the_options_of_an_urge_are_those_of_the_table() -> None:
    """Whatever the diary asks about the urge, I can say on the line."""
    args = vars(parse(["log", "urge", "6"]))
    assert {question.id for question in QUESTIONS if question.id.startswith("urge.")} <= args.keys()


def test_the_options_of_a_use_are_those_of_the_table() -> None:
    """Whatever the diary asks about a strategy, I can say on the line; skipped says the reason."""
    args = vars(parse(["log", "use", "heat"]))
    asked = {field.id for field in BY_ID["uses"].fields} - {"done", "reason"}
    assert asked | {"skipped", "not_done"} <= args.keys()


def test_help_lists_every_field_that_can_be_set(shell: Shell) -> None:
    """I look up what a field is called."""
    said = shell.done("set", "--help")
    assert all(f"\n  {question.id} " in said for question in QUESTIONS if question.kind != "list")
