"""What may be asked of a captive account in words: a list of commands, and of each the options that name no file."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from stillnight.cli.options import CRAMP_FIELDS, URGE_DETAILS, USE_FIELDS, option_of
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import quoted

LONGEST: Final = 25_000
"""Characters of what may be asked: more than the longest note has."""

HELP: Final = frozenset({"--help", "-h"})
"""Every command has it; it says what there is and does nothing."""

_PROGRAM: Final = "stillnight"
"""May stand before a command, as at home."""

_NUMBER: Final = re.compile("-([0-9].*)?", re.DOTALL)
"""An answer that begins with a dash: "-20" (minutes ago), "-2" (nights ago), "-" (none)."""


class Allowed(Struct, frozen=True):
    """One command that a captive account may be asked for."""

    does: str
    example: str
    options: frozenset[str]
    """Its options that may be given. What is not here is refused, so that an option that is new is too."""


_ANSWERS: Final = frozenset(option_of(field) for field in (*CRAMP_FIELDS, *URGE_DETAILS, *USE_FIELDS))

ALLOWED: Final[Mapping[str, Allowed]] = {
    "log": Allowed(
        "note a cramp, an urge or a strategy",
        "log cramp --side left --pain 7",
        _ANSWERS | {"--night", "--id", "--skipped", "--not-done"},
    ),
    "set": Allowed("answer questions of a night", "set sleep.bed=22:00 --night yesterday", frozenset({"--night"})),
    "show": Allowed("show a night and its measures", "show yesterday", frozenset({"--night", "--json"})),
    "heatmap": Allowed(
        "print a year of nights",
        "heatmap --measure urge",
        frozenset(
            {
                *("--night", "--year", "--measure", "--view", "--mark", "--weeks"),
                *("--width", "--ascii", "--color", "--text"),
            }
        ),
    ),
    "export": Allowed(
        "print the whole diary",
        "export --format csv",
        frozenset({"--format", "--from", "--to", "--redact", "--headers", "--bom", "--as"}),
    ),
    "report": Allowed(
        "print the report",
        "report --nights 28 --format text",
        frozenset({"--nights", "--from", "--name", "--notes", "--format", "--ascii"}),
    ),
}
"""Every command that may be asked for. None takes the name of a file, and none writes one outside the diary."""


def words_of(asked: str, commands: Mapping[str, Allowed] = ALLOWED) -> list[str]:
    """The words of what was asked, each as it was quoted; never through a shell, so nothing in them is run.

    Raises:
        NotUnderstood: it cannot be read, or may not be asked here.
    """
    if len(asked) > LONGEST:
        raise NotUnderstood(f"that is too long; ask in at most {LONGEST} characters")
    if any("\ud800" <= character <= "\udfff" for character in asked):
        raise NotUnderstood("that is no text in UTF-8; type it again")
    try:
        words = shlex.split(asked)
    except ValueError:
        raise NotUnderstood(
            "a quotation mark is not closed; close it, and put quotes around the whole command"
        ) from None
    if words[:1] == [_PROGRAM]:
        words = words[1:]
    if words:
        _check(words, commands)
    return words


def _check(words: list[str], commands: Mapping[str, Allowed]) -> None:
    command, *rest = words
    if command not in commands:
        raise NotUnderstood(
            f"{quoted(command)} cannot be asked for here; there are {', '.join(commands)}, and 'help' says more"
        )
    for word in rest:
        option = word.partition("=")[0]
        if option.startswith("-") and option not in commands[command].options | HELP and not _NUMBER.fullmatch(word):
            takes = ", ".join(sorted(commands[command].options))
            raise NotUnderstood(f"{quoted(option)} cannot be given here; {command} takes {takes}")


def help_page(commands: Mapping[str, Allowed] = ALLOWED) -> str:
    """What may be asked, a line each."""
    rows = [f"  {allowed.example:40} {allowed.does}" for allowed in commands.values()]
    lines = (
        "This account opens one sleep diary and nothing else: 'ssh -t HOST' opens it, 'ssh HOST COMMAND' asks it.",
        "",
        *rows,
        "",
        "Every command has --help. Quotes around the whole keep those within:  ssh HOST 'set notes=\"a long day\"'",
    )
    return "\n".join(lines)
