"""``stillnight``: the screens, where there is a terminal to show them on."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Container, Mapping
from datetime import date

from stillnight.cli.wiring import folder_of, sit_down
from stillnight.cli.zones import is_remote
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError

WITHOUT_SCREEN = frozenset({"", "dumb", "unknown"})
"""What TERM says where a screen cannot be drawn."""


class NoTerminal(StillnightError):
    """The screens need a terminal, and there is none."""


def run(args: Namespace, clock: Clock, environ: Mapping[str, str]) -> int:
    """Open the app at the night that was asked for, and return its exit code."""
    check_terminal(environ)
    sitting = sit_down(args, clock, environ)
    night = None if args.night is None else sitting.evening(args.night)
    # Imported here, and only here: Textual costs 200 ms and belongs to no other command.
    from stillnight.tui.app import StillnightApp

    def keep_report(notes: Container[date]) -> str:
        # Imported here: nobody asks for a report at the start.
        from stillnight.cli.report import keep_in_diary

        return str(keep_in_diary(sit_down(args, clock, environ), folder_of(args.diary, environ).absolute(), notes))

    app = StillnightApp(sitting.diary, sitting.clock, sitting.home, night, screen=args.screen, keep_report=keep_report)
    app.run(mouse=wants_mouse(environ))
    sitting.diary.tidy()
    return app.return_code or 0


def check_terminal(environ: Mapping[str, str]) -> None:
    """Refuse to draw where nobody can see it: Textual would paint into a pipe and stay for ever.

    Raises:
        NoTerminal: one of the three streams is no terminal, or TERM names none.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    missing = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    what = f"{missing[0]} is no terminal" if missing else ""
    if not missing and environ.get("TERM", "") in WITHOUT_SCREEN:
        what = f"TERM is {environ.get('TERM') or 'empty'}, which cannot show screens"
    if what:
        raise NoTerminal(
            f"{what}; over SSH use 'ssh -t HOST stillnight', "
            "or use what needs no terminal: stillnight set, show, log, where (each with --help)"
        )


def wants_mouse(environ: Mapping[str, str]) -> bool:
    """Whether to ask the terminal for the mouse: not over SSH, where a lost line leaves its codes behind."""
    return not is_remote(environ) or environ.get("STILLNIGHT_MOUSE") == "1"
