"""The words of the command line. What can be answered comes from the table of questions."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from stillnight import __version__
from stillnight.cli.options import CRAMP_FIELDS, URGE_DETAILS, USE_FIELDS, add_questions, fields
from stillnight.diary.errors import NotUnderstood

_ID_HELP: Final = """for scripts: a name of its own for what is noted. The same command with the same name may be run
again within 30 days, after a crash or a lost line: it is there once."""

_AGO: Final = re.compile(r"-[0-9]+[^0-9].*", re.DOTALL)
"""A time like -1:20 or -20m, which argparse would take for an option; it knows -20 itself."""


class Parser(argparse.ArgumentParser):
    """An argument parser that never guesses at half a name and never prints more than the one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        """Called by argparse when what was typed does not fit."""
        raise NotUnderstood(f"{message}; see '{self.prog} --help'")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read what was typed after the program's name.

    Raises:
        NotUnderstood: it does not fit.
        SystemExit: help or version were asked for, and printed.
    """
    if not argv:  # the usual start; building the parser costs 4 ms that it need not pay
        return argparse.Namespace(command=None, diary=None, zone=None, night=None, screen=None)
    parser = build()
    args, rest = parser.parse_known_args(_with_ago(argv))
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
        epilog=_example("stillnight", "stillnight --night yesterday", "stillnight log cramp --side left --pain 7"),
        parents=[_common(None)],
    )
    parser.add_argument("--screen", metavar="NAME", help="the screen to open at: tonight, calendar or strategies")
    parser.add_argument("--version", action="version", version=f"stillnight {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_set(commands)
    _add_show(commands)
    _add_heatmap(commands)
    _add_log(commands)
    _add_strategies(commands)
    _add_guide(commands)
    _add_where(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_check(commands)
    return parser


def _common(default: object, night: bool = True) -> Parser:
    """Options that are taken before a command and after it; after it they leave what stood before alone."""
    parser = Parser(add_help=False, argument_default=default)
    parser.add_argument("--diary", metavar="DIR", help="the diary's folder (else STILLNIGHT_DIARY, else your own)")
    parser.add_argument("--zone", metavar="NAME", help="your time zone, like Europe/Berlin")
    if night:
        parser.add_argument("--night", metavar="DATE", help="the evening's date: 2026-11-22, fri, yesterday, -2")
    return parser


def _add_set(commands: Any) -> None:
    parser = commands.add_parser(
        "set",
        help="answer questions of a night",
        description="Answer questions of a night, all or none. An empty value blanks the answer.\n\n" + fields(),
        epilog=_example("stillnight set sleep.bed=22:00 sleep.latency=18 --night 2026-11-22"),
        parents=[_common(argparse.SUPPRESS)],
    )
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help='with quotes: notes="a long day"')


def _add_show(commands: Any) -> None:
    parser = commands.add_parser(
        "show",
        help="show a night and its measures",
        description="Show a night and its measures; tonight without a date.",
        epilog=_example("stillnight show yesterday", "stillnight show 2026-11-22 --json"),
        parents=[_common(argparse.SUPPRESS)],
    )
    parser.add_argument("date", nargs="?", metavar="DATE", help="the evening's date")
    parser.add_argument("--json", action="store_true", help="for programs: minutes, percent, ISO 8601, null")


def _add_heatmap(commands: Any) -> None:
    parser = commands.add_parser(
        "heatmap",
        help="print a year of nights at a glance",
        description="Print the picture of the calendar: a year, a month, or a night a line.",
        epilog=_example("stillnight heatmap", "stillnight heatmap --measure urge --year 2025 --mark cramps"),
        parents=[_common(argparse.SUPPRESS)],
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


def _add_log(commands: Any) -> None:
    log = commands.add_parser(
        "log",
        help="note a cramp, an urge or a strategy as it happens",
        description="Note what happens, as it happens.",
        epilog=_example("stillnight log cramp --side left", "stillnight log urge 6", "stillnight log use calf-stretch"),
        parents=[_common(argparse.SUPPRESS)],
    )
    kinds = log.add_subparsers(dest="kind", metavar="cramp|urge|use", required=True)
    cramp = kinds.add_parser(
        "cramp",
        help="note a cramp",
        description="Note a cramp: now, unless --at says when. It goes to the night that moment falls in.",
        epilog=_example(
            "stillnight log cramp",
            "stillnight log cramp --at 03:12 --side left --muscle calf --pain 7",
            "stillnight log cramp --side left --id button-1764900000",
        ),
        parents=[_common(argparse.SUPPRESS)],
    )
    add_questions(cramp, CRAMP_FIELDS)
    cramp.add_argument("--id", metavar="TOKEN", help=_ID_HELP)
    urge = kinds.add_parser(
        "urge",
        help="note an urge to move the legs",
        description="Note an urge. The worst of the night stays; it began now, unless the night or --began says when.\n"
        "So the same command may be run again.",
        epilog=_example("stillnight log urge 6", "stillnight log urge 6 --began 20:45 --where left-calf,right-calf"),
        parents=[_common(argparse.SUPPRESS)],
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
        epilog=_example(
            "stillnight log use calf-stretch --before 7 --after 4 --relief 3",
            "stillnight log use warm --at 21:10",
            "stillnight log use heat --skipped travelling",
        ),
        parents=[_common(argparse.SUPPRESS)],
    )
    use.add_argument("strategy", metavar="ID", help="which strategy")
    add_questions(use, USE_FIELDS)
    use.add_argument("--id", metavar="TOKEN", help=_ID_HELP)
    left_out = use.add_mutually_exclusive_group()
    left_out.add_argument("--skipped", metavar="REASON", help="you left it out, and why")
    left_out.add_argument("--not-done", action="store_const", const="yes", help="you did not do it")


def _add_strategies(commands: Any) -> None:
    parser = commands.add_parser(
        "strategies",
        help="show the strategies, a night's checklist, or one card",
        description=(
            "Without anything: every strategy. With --tonight or --night: the checklist of that night, what is\n"
            "planned first. With ID: its card: how, what to mind, what is known, and your own history with it."
        ),
        epilog=_example(
            "stillnight strategies", "stillnight strategies --tonight --json", "stillnight strategies calf-stretch"
        ),
        parents=[_common(argparse.SUPPRESS)],
    )
    parser.add_argument("strategy", nargs="?", metavar="ID", help="its id, its name, or how either begins")
    parser.add_argument("--tonight", action="store_true", help="the checklist of tonight")
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_guide(commands: Any) -> None:
    parser = commands.add_parser(
        "guide",
        help="read what is known, with sources",
        description="What is known about restless legs and night cramps. Without a topic: what topics there are.",
        epilog=_example("stillnight guide", "stillnight guide iron --sources", "stillnight guide --search ferritin"),
        parents=[_common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="its name, or how it begins")
    parser.add_argument("--search", metavar="WORDS", help="what holds all of these words")
    parser.add_argument("--sources", action="store_true", help="list the sources under it")
    parser.add_argument("--json", action="store_true", help="for programs; the sources are always in it")


def _add_where(commands: Any) -> None:
    parser = commands.add_parser(
        "where",
        help="say where the diary is and what night it is",
        description="Say where the diary is, which time zone is yours and who said so, and what night it is.",
        epilog=_example("stillnight where", "stillnight where --json"),
        parents=[_common(argparse.SUPPRESS, night=False)],
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def _add_backup(commands: Any) -> None:
    parser = commands.add_parser(
        "backup",
        help="keep the whole diary in one file, elsewhere",
        description="Write the whole diary into one file for you alone, and read it back to be sure.",
        epilog=_example("stillnight backup", "stillnight backup -o diary-elsewhere.json"),
        parents=[_common(argparse.SUPPRESS, night=False)],
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
        epilog=_example("stillnight restore --dry-run", "stillnight restore", "stillnight restore yesterday --dry-run"),
        parents=[_common(argparse.SUPPRESS, night=False)],
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
        epilog=_example("stillnight check"),
        parents=[_common(argparse.SUPPRESS, night=False)],
    )


def _example(*lines: str) -> str:
    return "\n  ".join(("example:", *lines))
