"""``stillnight``: the screens, where there is a terminal to show them on."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from stillnight.cli.wiring import sit_down
from stillnight.cli.zones import is_remote
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError

WITHOUT_SCREEN = frozenset({"", "dumb", "unknown"})
"""What TERM says where a screen cannot be drawn."""


COLOURS: Final = {"16": "standard", "256": "256", "24bit": "truecolor"}
"""What ``--colors`` takes, as Textual calls it."""


class NoTerminal(StillnightError):
    """The screens need a terminal, and there is none."""


def run(args: Namespace, clock: Clock, environ: Mapping[str, str]) -> int:
    """Open the app at the night that was asked for, and return its exit code."""
    check_terminal(environ)
    sitting = sit_down(args, clock, environ)
    night = None if args.night is None else sitting.evening(args.night)
    choose_colours(args.colors)
    # Imported here, and only here: Textual costs 200 ms and belongs to no other command.
    from stillnight.tui.app import StillnightApp

    app = StillnightApp(sitting.diary, sitting.clock, sitting.home, night, screen=args.screen, ascii_only=args.ascii)
    app.run(mouse=wants_mouse(environ))
    sitting.diary.tidy()
    return app.return_code or 0


def choose_colours(wanted: str | None) -> None:
    """Have so many colours sent: Textual reads these two when it is imported, whatever TERM and COLORTERM say."""
    if wanted == "none":
        os.environ["NO_COLOR"] = "1"
    elif wanted is not None:
        os.environ.pop("NO_COLOR", None)
        os.environ["TEXTUAL_COLOR_SYSTEM"] = COLOURS[wanted]


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
