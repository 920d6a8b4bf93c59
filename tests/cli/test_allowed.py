"""What a captive account may be asked for: a list, and nothing beside it."""

from __future__ import annotations

import argparse

import pytest

from stillnight.cli.allowed import ALLOWED, LONGEST, help_page, words_of
from stillnight.cli.parser import build
from stillnight.diary.errors import NotUnderstood

LEADING_OUT = [
    *("--diary", "--output", "-o", "--zone", "--force", "--dry-run", "--list", "--into", "--captive", "--screen"),
    *("--version", "--key", "--plain", "--file", "--template", "--"),
]
"""Options, there now or one day, that name files, other diaries, or other ways in; and what ends options."""


def refused(asked: str) -> str:
    """What is said where something may not be asked for."""
    with pytest.raises(NotUnderstood) as told:
        words_of(asked)
    return str(told.value)


@pytest.mark.parametrize("command", ALLOWED)
@pytest.mark.parametrize("option", LEADING_OUT)
@pytest.mark.parametrize(
    "form", ["{0} {1} /etc/passwd", "{0} {1}=/etc/passwd", "{0} x=1 '{1}' x", "stillnight {0} {1}"]
)
def test_no_command_takes_an_option_that_is_not_in_its_row(command: str, option: str, form: str) -> None:
    """However it is written, nobody gets out of the diary by an option."""
    assert "cannot be given here" in refused(form.format(command, option))


@pytest.mark.parametrize("command", ALLOWED)
@pytest.mark.parametrize("glued", ["-o/etc/x", "-o=/etc/x", "--diary=/x", "-Ofile", "--output=x", "--jso", "--nigh=x"])
def test_options_that_are_glued_or_cut_short_are_refused_too(command: str, glued: str) -> None:
    """Half a name is no name, and a file right behind its letter is still a file."""
    assert "cannot be given here" in refused(f"{command} {glued}")


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    """Every long option that a command and its kinds have."""
    found: set[str] = set()
    for action in parser._actions:
        found |= {option for option in action.option_strings if option.startswith("--")}
        if isinstance(action, argparse._SubParsersAction):
            found |= {option for kind in action.choices.values() for option in options_of(kind)}
    return found


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command that there is, with its words."""
    (kinds,) = (action for action in build()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(kinds.choices)


@pytest.mark.parametrize("name", sorted(ALLOWED.keys() & commands().keys()))
def test_every_option_in_the_list_is_one_of_the_command(name: str) -> None:
    """The list promises nothing that the command would refuse."""
    assert options_of(commands()[name]) >= ALLOWED[name].options


@pytest.mark.parametrize("name", sorted(ALLOWED.keys() & commands().keys()))
def test_what_is_left_out_is_what_names_a_place(name: str) -> None:
    """Whoever adds an option to a command decides here whether a captive account has it."""
    left = options_of(commands()[name]) - ALLOWED[name].options - {"--help"}
    assert left <= {"--diary", "--zone", "--output", "--force"}


@pytest.mark.parametrize(
    "name", sorted((commands().keys() | {"demo", "import", "bash", "sh", "-c", ""}) - ALLOWED.keys())
)
def test_no_other_command_can_be_asked_for(name: str) -> None:
    """Restoring, backing up, importing and every program of the host stay with who has a shell."""
    assert "cannot be asked for here; there are log, set, show" in refused(f"'{name}' x")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", []),
        ("stillnight", []),
        ("show", ["show"]),
        ("stillnight show -2", ["show", "-2"]),
        ("log cramp --at -20 --side left", ["log", "cramp", "--at", "-20", "--side", "left"]),
        ("log urge -", ["log", "urge", "-"]),
        ("set 'notes=a long day; really' fatigue=3", ["set", "notes=a long day; really", "fatigue=3"]),
        ("set notes=$(id)`id`", ["set", "notes=$(id)`id`"]),
        ("set 'notes=one\ntwo'", ["set", "notes=one\ntwo"]),
        ("show --help", ["show", "--help"]),
        ("set notes=~/x*", ["set", "notes=~/x*"]),
        ("set notes=a|b>c&d", ["set", "notes=a|b>c&d"]),
        ("set 'notes=--diary x'", ["set", "notes=--diary x"]),
    ],
)
def test_words_are_what_was_typed_and_no_shell_reads_them(asked: str, words: list[str]) -> None:
    """Quotes keep a note together; nothing else in it means anything."""
    assert words_of(asked) == words


@pytest.mark.parametrize("asked", ["show '", 'set notes="a', "show \\"])
def test_a_quotation_mark_that_is_open_is_said(asked: str) -> None:
    """I forget to close a quote, and am told."""
    assert "not closed" in refused(asked)


def test_what_is_too_long_is_refused() -> None:
    """A megabyte on the command line is no note."""
    assert words_of("set notes=" + "x" * 20_000)
    assert "too long" in refused("set notes=" + "x" * LONGEST)


def test_bytes_that_are_no_text_are_refused() -> None:
    """A broken client sends rubbish; it is not kept."""
    assert "no text in UTF-8" in refused("set notes=\udcff")


def test_the_help_page_shows_every_command_by_an_example() -> None:
    """I ask what I may ask."""
    page = help_page()
    assert all(allowed.example in page for allowed in ALLOWED.values())
    assert "ssh -t HOST" in page


@pytest.mark.parametrize("name", ALLOWED)
def test_the_examples_may_be_asked(name: str) -> None:
    """What the help shows is not refused."""
    assert words_of(ALLOWED[name].example)[0] == name
