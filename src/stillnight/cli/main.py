"""From what was typed after ``stillnight`` to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Final

from stillnight.cli.asked import Asked, usual
from stillnight.diary.errors import DiaryError, StillnightError
from stillnight.diary.words import clean_line

if TYPE_CHECKING:
    from stillnight.diary.clock import Clock

DONE = 0
NOT_DONE = 1
"""The diary could not be read or written."""
WRONGLY_ASKED = 2
"""What was typed, or the surroundings it was typed in, cannot be used; argparse has the same number."""

LONGEST_LINE = 600

Command = Callable[[Asked, "Clock", Mapping[str, str]], int]
"""What runs a command: given what was typed, the clock and the surroundings, its exit code."""

MODULES: Final[dict[str | None, str]] = {
    None: "app",
    "set": "set_",
    "show": "show",
    "heatmap": "heatmap",
    "log": "log",
    "strategies": "strategies",
    "guide": "guide",
    "where": "where",
    "backup": "backup",
    "restore": "restore",
    "check": "check",
    "ssh-key": "ssh_key",
    "demo": "demo",
    "export": "export",
    "import": "import_",
    "schema": "schema",
    "stats": "stats",
    "report": "report",
}
"""The module of this folder that runs each command; its words are in ``syntax``."""


def system_clock() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def main(
    argv: Sequence[str] | None = None,
    clock: Callable[[], datetime] = system_clock,
    environ: Mapping[str, str] | None = None,
) -> int:
    """Run one command; an error is one line on standard error.

    Args:
        argv: what was typed after the program's name; ``None`` takes the process's.
        clock: tells the present moment, in any zone.
        environ: the variables of the surroundings; ``None`` takes the process's.

    Returns:
        0 done, 1 the diary could not be read or written, 2 it was asked wrongly.
    """
    surroundings = os.environ if environ is None else environ
    try:
        args = _asked(sys.argv[1:] if argv is None else argv)
        if args.captive:
            # Imported here: nobody else needs the list of what may be asked.
            from stillnight.cli.captive import confined

            args, surroundings = confined(args, surroundings, MODULES)
    except SystemExit as told:
        return int(told.code or DONE)
    except StillnightError as error:
        return _refused(error)
    try:
        return _run(args, clock, surroundings)
    except StillnightError as error:
        return _refused(error)


def _asked(argv: Sequence[str]) -> Asked:
    if not argv:
        return usual()
    # Imported here: argparse and the words of every command cost the usual start 12 ms that it need not pay.
    from stillnight.cli.parser import parse

    return parse(argv)


def _refused(error: StillnightError) -> int:
    print(f"stillnight: {clean_line(str(error), LONGEST_LINE)}", file=sys.stderr)
    return NOT_DONE if isinstance(error, DiaryError) else WRONGLY_ASKED


def _run(args: Asked, clock: Callable[[], datetime], environ: Mapping[str, str]) -> int:
    if args.command is not None:
        from stillnight.cli.telling import tell_narrowed
        from stillnight.cli.wiring import folder_of

        tell_narrowed(folder_of(args.diary, environ))
    # Each command brings its own imports: pendulum costs 50 ms that --help and --version need not pay.
    run: Command = import_module(f"stillnight.cli.{MODULES[args.command]}").run
    return run(args, clock, environ)
