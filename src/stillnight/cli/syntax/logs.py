"""The words of ``stillnight log``: what happens, noted as it happens."""

from __future__ import annotations

import argparse
from typing import Any, Final

from stillnight.cli.options import CRAMP_FIELDS, URGE_DETAILS, USE_FIELDS, add_questions
from stillnight.cli.syntax.parts import common, example

_ID_HELP: Final = """for scripts: a name of its own for what is noted. The same command with the same name may be run
again within 30 days, after a crash or a lost line: it is there once."""


def add(commands: Any) -> None:
    """Add these commands."""
    _add_log(commands)


def _add_log(commands: Any) -> None:
    log = commands.add_parser(
        "log",
        help="note a cramp, an urge or a strategy as it happens",
        description="Note what happens, as it happens.",
        epilog=example("stillnight log cramp --side left", "stillnight log urge 6", "stillnight log use calf-stretch"),
        parents=[common(argparse.SUPPRESS)],
    )
    kinds = log.add_subparsers(dest="kind", metavar="cramp|urge|use", required=True)
    cramp = kinds.add_parser(
        "cramp",
        help="note a cramp",
        description="Note a cramp: now, unless --at says when. It goes to the night that moment falls in.",
        epilog=example(
            "stillnight log cramp",
            "stillnight log cramp --at 03:12 --side left --muscle calf --pain 7",
            "stillnight log cramp --side left --id button-1764900000",
        ),
        parents=[common(argparse.SUPPRESS)],
    )
    add_questions(cramp, CRAMP_FIELDS)
    cramp.add_argument("--id", metavar="TOKEN", help=_ID_HELP)
    urge = kinds.add_parser(
        "urge",
        help="note an urge to move the legs",
        description="Note an urge. The worst of the night stays; it began now, unless the night or --began says when.\n"
        "So the same command may be run again.",
        epilog=example("stillnight log urge 6", "stillnight log urge 6 --began 20:45 --where left-calf,right-calf"),
        parents=[common(argparse.SUPPRESS)],
    )
    urge.add_argument("urge.worst", metavar="WORST", help="how strong it is, 0 none to 10 the worst")
    add_questions(urge, URGE_DETAILS)
    _add_log_use(kinds)


def _add_log_use(kinds: Any) -> None:
    use = kinds.add_parser(
        "use",
        help="note a strategy that you used, or left out",
        description=(
            "Note a strategy: done now, unless --at says when. 'stillnight strategies' lists them.\n"
            "Its id, its name, or how either begins is enough; your own strategies too."
        ),
        epilog=example(
            "stillnight log use calf-stretch --before 7 --after 4 --relief 3",
            "stillnight log use warm --at 21:10",
            "stillnight log use heat --skipped travelling",
        ),
        parents=[common(argparse.SUPPRESS)],
    )
    use.add_argument("strategy", metavar="ID", help="which strategy")
    add_questions(use, USE_FIELDS)
    use.add_argument("--id", metavar="TOKEN", help=_ID_HELP)
    left_out = use.add_mutually_exclusive_group()
    left_out.add_argument("--skipped", metavar="REASON", help="you left it out, and why")
    left_out.add_argument("--not-done", action="store_const", const="yes", help="you did not do it")
