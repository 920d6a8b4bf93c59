"""The words of the command that lets others keep a diary on this host."""

from __future__ import annotations

import argparse
from typing import Any

from stillnight.cli.syntax.parts import example


def add(commands: Any) -> None:
    """Add these commands."""
    parser = commands.add_parser(
        "ssh-key",
        help="print the line that lets a key open one diary and nothing else",
        description=(
            "Print the line for authorized_keys that lets somebody's SSH key open one diary on this host, and nothing\n"
            "else. Below it, as comments, what a careful host sets in sshd_config."
        ),
        epilog=example("stillnight ssh-key ada", "stillnight ssh-key ada --diary /srv/diaries/ada"),
    )
    parser.add_argument("user", metavar="USER", help="whose diary it is: a short name, in small letters")
    parser.add_argument(
        "--diary",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder of that diary; without it one named USER, beside your own diary",
    )
    parser.add_argument(
        "--key", metavar="FILE", help="the person's public key, to put into the line; - for standard input"
    )
