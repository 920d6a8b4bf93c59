"""The words of the commands that answer and show nights."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.options import fields
from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_set(commands)
    _add_show(commands)
    _add_heatmap(commands)


def _add_set(commands: Any) -> None:
    parser = commands.add_parser(
        "set",
        help="answer questions of a night",
        description="Answer questions of a night, all or none. An empty value blanks the answer.\n\n" + fields(),
        epilog=example("stillnight set sleep.bed=22:00 sleep.latency=18 --night 2026-11-22"),
        parents=[common(argparse.SUPPRESS)],
    )
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help='with quotes: notes="a long day"')


def _add_show(commands: Any) -> None:
    parser = commands.add_parser(
        "show",
        help="show a night and its measures",
        description="Show a night and its measures; tonight without a date.",
        epilog=example("stillnight show yesterday", "stillnight show 2026-11-22 --json"),
        parents=[common(argparse.SUPPRESS)],
    )
    parser.add_argument("date", nargs="?", metavar="DATE", help="the evening's date")
    parser.add_argument("--json", action="store_true", help="for programs: minutes, percent, ISO 8601, null")


def _add_heatmap(commands: Any) -> None:
    parser = commands.add_parser(
        "heatmap",
        help="print a year of nights at a glance",
        description="Print the picture of the calendar: a year, a month, or a night a line.",
        epilog=example("stillnight heatmap", "stillnight heatmap --measure urge --year 2025 --mark cramps"),
        parents=[common(argparse.SUPPRESS)],
    )
    parser.add_argument("--year", type=int, metavar="YEAR", help="this one without it; --night names a month")
    parser.add_argument(
        "--measure", metavar="ID", default="se", help="what the shade means: se, tst, urge, cramps, ..."
    )
    parser.add_argument("--view", choices=("year", "month", "list"), default="year", help="what to print")
    parser.add_argument("--mark", metavar="WHAT", help="mark nights with cramps, with uses of any strategy, or of one")
    parser.add_argument("--weeks", action="store_true", help="number the weeks")
    parser.add_argument("--width", type=int, metavar="COLUMNS", help="as wide as the terminal without it; 80 in a pipe")
    parser.add_argument("--ascii", action="store_true", help="letters in place of Unicode signs")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="auto: on a terminal only")
    parser.add_argument("--text", action="store_true", help="the weeks in words, for a screen reader")
