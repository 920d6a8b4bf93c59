"""What every command's words are built from."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from stillnight.diary.errors import NotUnderstood


class Parser(argparse.ArgumentParser):
    """An argument parser that never guesses at half a name and never prints more than the one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        """Called by argparse when what was typed does not fit."""
        raise NotUnderstood(f"{message}; see '{self.prog} --help'")


def common(default: object, night: bool = True) -> Parser:
    """Options that are taken before a command and after it; after it they leave what stood before alone."""
    parser = Parser(add_help=False, argument_default=default)
    parser.add_argument("--diary", metavar="DIR", help="the diary's folder (else STILLNIGHT_DIARY, else your own)")
    parser.add_argument("--zone", metavar="NAME", help="your time zone, like Europe/Berlin")
    if night:
        parser.add_argument("--night", metavar="DATE", help="the evening's date: 2026-11-22, fri, yesterday, -2")
    return parser


def example(*lines: str) -> str:
    """The examples under the help of a command."""
    return "\n  ".join(("example:", *lines))
