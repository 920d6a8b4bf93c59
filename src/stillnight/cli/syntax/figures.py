"""The words of the commands that say what many nights come to."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_stats(commands)
    _add_report(commands)


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


def _add_report(commands: Any) -> None:
    parser = commands.add_parser(
        "report",
        help="make the report for a clinic: two pages at most",
        description=(
            "Two pages for a clinic: the figures, every night drawn, urge, cramps, medicines, strategies and\n"
            "the notes that you choose. One HTML file that needs no network; or plain text, or Markdown."
        ),
        epilog=example(
            "stillnight report -o report.html",
            "stillnight report --nights 14 --format text",
            "stillnight report --from 2026-11-01 --name 'A. B.' --notes 2026-11-03,2026-11-09 -o report.html",
        ),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("--nights", type=int, choices=(14, 21, 28), help="how many nights; 28 without it")
    parser.add_argument("--from", dest="begins", metavar="DATE", help="the first evening; else up to the last night")
    parser.add_argument("--name", metavar="NAME", default="", help="your name or initials, to stand on it")
    parser.add_argument("--notes", metavar="DATES", default="none", help="whose notes: all, none, or dates with commas")
    parser.add_argument("--format", choices=("html", "text", "md"), help="html without it, or as FILE ends")
    parser.add_argument("--ascii", action="store_true", help="signs of ASCII alone, in plain text")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the file to write; standard output without it or with -"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    parser.set_defaults(ends=None)
