"""``stillnight``: the screens, where there is a terminal to show them on."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date

from stillnight.cli.wiring import Sitting, open_drafts, sit_down
from stillnight.cli.zones import is_remote
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError

WITHOUT_SCREEN = frozenset({"", "dumb", "unknown"})
"""What TERM says where a screen cannot be drawn."""

WAYS = (
    "over SSH use 'ssh -t HOST stillnight', "
    "or use what needs no terminal: stillnight set, show, log, where (each with --help)"
)
CAPTIVE_WAYS = "'ssh -t HOST' opens the diary, and 'ssh HOST help' says what needs no terminal"
"""What to do where there is no terminal, for who has a shell and for who has none."""


class NoTerminal(StillnightError):
    """The screens need a terminal, and there is none."""


def run(args: Namespace, clock: Clock, environ: Mapping[str, str]) -> int:
    """Open the app at the night that was asked for, and return its exit code."""
    check_terminal(environ, CAPTIVE_WAYS if args.captive else WAYS)
    sitting = sit_down(args, clock, environ)
    night = None if args.night is None else sitting.evening(args.night)
    return show(sitting, environ, night, args.screen)


def show(sitting: Sitting, environ: Mapping[str, str], night: date | None = None, screen: str | None = None) -> int:
    """Show the screens until they are left, and return the exit code.

    Raises:
        NotUnderstood: there is no such screen.
    """
    # Imported here, and only here: Textual costs 200 ms and belongs to no other command.
    from stillnight.tui.app import StillnightApp

    drafts = open_drafts(sitting.folder, sitting.clock)
    app = StillnightApp(sitting.diary, sitting.clock, sitting.home, night, screen=screen, drafts=drafts)
    app.run(mouse=wants_mouse(environ))
    drafts.flush()
    sitting.diary.tidy()
    return app.return_code or 0


def check_terminal(environ: Mapping[str, str], ways: str = WAYS) -> None:
    """Refuse to draw where nobody can see it: Textual would paint into a pipe and stay for ever.

    Args:
        environ: the variables of the surroundings.
        ways: what to do instead, for a person who is refused.

    Raises:
        NoTerminal: one of the three streams is no terminal, or TERM names none.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    missing = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    what = f"{missing[0]} is no terminal" if missing else ""
    if not missing and environ.get("TERM", "") in WITHOUT_SCREEN:
        what = f"TERM is {environ.get('TERM') or 'empty'}, which cannot show screens"
    if what:
        raise NoTerminal(f"{what}; {ways}")


def wants_mouse(environ: Mapping[str, str]) -> bool:
    """Whether to ask the terminal for the mouse: not over SSH, where a lost line leaves its codes behind."""
    return not is_remote(environ) or environ.get("STILLNIGHT_MOUSE") == "1"
