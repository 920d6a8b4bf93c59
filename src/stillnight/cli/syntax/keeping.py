"""The words of the commands that look after the files."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_where(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_check(commands)


def _add_where(commands: Any) -> None:
    parser = commands.add_parser(
        "where",
        help="say where the diary is and what night it is",
        description="Say where the diary is, which time zone is yours and who said so, and what night it is.",
        epilog=example("stillnight where", "stillnight where --json"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_backup(commands: Any) -> None:
    parser = commands.add_parser(
        "backup",
        help="keep the whole diary in one file, elsewhere",
        description="Write the whole diary into one file for you alone, and read it back to be sure.",
        epilog=example("stillnight backup", "stillnight backup -o diary-elsewhere.json"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; here, with the date, without it")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _add_restore(commands: Any) -> None:
    parser = commands.add_parser(
        "restore",
        help="bring back what is damaged, or an earlier state",
        description=(
            "Bring back what cannot be read, from the newest good backup; nights that read stay as they are.\n"
            "With DATE: the diary as it was last saved on that day. With REVISION (42, or 2025-42): that backup of a\n"
            "year. With FILE: what 'stillnight backup' wrote. What is there now is always kept first."
        ),
        epilog=example("stillnight restore --dry-run", "stillnight restore", "stillnight restore yesterday --dry-run"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("source", nargs="?", metavar="DATE|REVISION|FILE", help="what to go back to")
    parser.add_argument("--dry-run", action="store_true", help="only show, night by night, what would change")
    parser.add_argument("--list", action="store_true", help="show the backups there are")


def _add_check(commands: Any) -> None:
    commands.add_parser(
        "check",
        help="look for damage in the diary and its backups",
        description="Read every file, every value and every backup. Ends with 0: all is sound, 1: something is\n"
        "damaged, 2: something could not be read at all.",
        epilog=example("stillnight check"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
