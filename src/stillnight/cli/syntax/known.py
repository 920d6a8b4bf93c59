"""The words of the commands that show what is known."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import common, example


def add(commands: Any) -> None:
    """Add these commands."""
    _add_strategies(commands)
    _add_guide(commands)


def _add_strategies(commands: Any) -> None:
    parser = commands.add_parser(
        "strategies",
        help="show the strategies, a night's checklist, or one card",
        description=(
            "Without anything: every strategy. With --tonight or --night: the checklist of that night, what is\n"
            "planned first. With ID: its card: how, what to mind, what is known, and your own history with it."
        ),
        epilog=example(
            "stillnight strategies", "stillnight strategies --tonight --json", "stillnight strategies calf-stretch"
        ),
        parents=[common(argparse.SUPPRESS)],
    )
    parser.add_argument("strategy", nargs="?", metavar="ID", help="its id, its name, or how either begins")
    parser.add_argument("--tonight", action="store_true", help="the checklist of tonight")
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_guide(commands: Any) -> None:
    parser = commands.add_parser(
        "guide",
        help="read what is known, with sources",
        description="What is known about restless legs and night cramps. Without a topic: what topics there are.",
        epilog=example("stillnight guide", "stillnight guide iron --sources", "stillnight guide --search ferritin"),
        parents=[common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="its name, or how it begins")
    parser.add_argument("--search", metavar="WORDS", help="what holds all of these words")
    parser.add_argument("--sources", action="store_true", help="list the sources under it")
    parser.add_argument("--json", action="store_true", help="for programs; the sources are always in it")
