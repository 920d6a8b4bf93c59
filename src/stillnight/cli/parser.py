"""What was typed after ``stillnight``, read by the words of every command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Final

from stillnight import __version__
from stillnight.cli.asked import Asked
from stillnight.cli.syntax import exchanging, figures, hosting, keeping, known, logs, nights, trying
from stillnight.cli.syntax.parts import Parser, common, example

_AGO: Final = re.compile(r"-[0-9]+[^0-9].*", re.DOTALL)
"""A time like -1:20 or -20m, which argparse would take for an option; it knows -20 itself."""


def parse(argv: Sequence[str]) -> Asked:
    """Read what was typed after the program's name.

    Raises:
        NotUnderstood: it does not fit.
        SystemExit: help or version were asked for, and printed.
    """
    parser = build()
    args, rest = parser.parse_known_args(_with_ago(argv), Asked())
    if args.command == "set" and not any(text.startswith("-") for text in rest):
        args.fields += rest  # argparse stops at the first option between two fields
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return args


def _with_ago(argv: Sequence[str]) -> list[str]:
    """Tie a time such as -1:20 to the option before it."""
    tied: list[str] = []
    for text in argv:
        if _AGO.fullmatch(text) and tied and re.fullmatch("--[a-z-]+", tied[-1]):
            tied[-1] += f"={text}"
        else:
            tied.append(text)
    return tied


def build() -> Parser:
    """Build the parser of every command."""
    parser = Parser(
        prog="stillnight",
        description="A sleep diary for people whose legs keep them awake. Without a command it opens at tonight.",
        epilog=example("stillnight", "stillnight --night yesterday", "stillnight log cramp --side left --pain 7"),
        parents=[common(None)],
    )
    parser.add_argument("--screen", metavar="NAME", help="the screen to open at: tonight, calendar or strategies")
    parser.add_argument("--captive", action="store_true", help="for a key that may do nothing else: see ssh-key")
    parser.add_argument("--plain", action="store_true", help="ask line by line: for screen readers, pipes, poor links")
    parser.add_argument(
        "--mouse", action=argparse.BooleanOptionalAction, help="let the mouse click, or not; else the palette's setting"
    )
    parser.add_argument("--ascii", action="store_true", help="send plain ASCII only, of your own words too")
    parser.add_argument(
        "--colors",
        choices=("auto", "none", "16", "256", "24bit"),
        help="how many colours to send; else NO_COLOR, the setting (L), COLORTERM and TERM say so, in this order",
    )
    parser.add_argument("--version", action="version", version=f"stillnight {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for group in (nights, logs, known, keeping, hosting, trying, exchanging, figures):
        group.add(commands)
    return parser
