"""The words of the commands that say what many nights come to."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_stats(commands)


def _add_stats(commands: Any) -> None:
    parser = commands.add_parser(
        "stats",
        help="say what the nights come to, measure by measure",
        description=(
            "Every measure over many nights: n, mean, standard deviation, median, quartiles and range. Times of the\n"
            "clock are taken on the circle. Without anything: the 28 nights up to the last one that is over."
        ),
        epilog=example("stillnight stats", "stillnight stats --nights 90 --days free", "stillnight stats --json"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    _add_period(parser)
    parser.add_argument(
        "--days", choices=("all", "work", "free"), default="all", help="only nights after days of this kind"
    )
    parser.add_argument("--width", type=int, metavar="COLUMNS", help="as wide as the terminal without it; 80 in a pipe")
    parser.add_argument("--json", action="store_true", help="for programs: minutes, percent, null")


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--nights", type=int, metavar="N", help="how many nights")
    parser.add_argument("--from", dest="begins", metavar="DATE", help="the first evening: 2026-11-01, fri, -30")
    parser.add_argument("--to", dest="ends", metavar="DATE", help="the last evening")
