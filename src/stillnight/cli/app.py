"""``stillnight``: the screens where a terminal can show them, lines where it cannot or where they are asked for."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping

from stillnight.cli.wiring import sit_down
from stillnight.cli.zones import is_remote
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError
from stillnight.diary.person import Mouse

WITHOUT_SCREEN = frozenset({"", "dumb", "unknown"})
"""What TERM says where a screen cannot be drawn."""


class NoTerminal(StillnightError):
    """The screens need a terminal, and there is none."""


def run(args: Namespace, clock: Clock, environ: Mapping[str, str]) -> int:
    """Open the app at the night that was asked for, and return its exit code."""
    if args.plain:
        return _in_lines(args, clock, environ)
    check_terminal()
    if environ.get("TERM", "") in WITHOUT_SCREEN:
        return _in_lines(args, clock, environ, f"TERM is {environ.get('TERM') or 'empty'}, which cannot show screens")
    sitting = sit_down(args, clock, environ)
    night = None if args.night is None else sitting.evening(args.night)
    # Imported here, and only here: Textual costs 200 ms and belongs to no other command.
    from stillnight.tui.app import StillnightApp

    app = StillnightApp(sitting.diary, sitting.clock, sitting.home, night, screen=args.screen)
    app.run(mouse=wants_mouse(environ, args.mouse, sitting.person.mouse))
    sitting.diary.tidy()
    return app.return_code or 0


def _in_lines(args: Namespace, clock: Clock, environ: Mapping[str, str], why: str = "") -> int:
    # Imported here: its prompts and lists cost the first frame of a screen 10 ms.
    from stillnight.cli.plain.run import run as run_plain

    return run_plain(args, clock, environ, why)


def check_terminal() -> None:
    """Refuse to draw where nobody can see it: Textual would paint into a pipe and stay for ever.

    Raises:
        NoTerminal: one of the three streams is no terminal.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    missing = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    if missing:
        raise NoTerminal(
            f"{missing[0]} is no terminal; over SSH use 'ssh -t HOST stillnight', or use what needs none: "
            "stillnight --plain, which asks line by line, or stillnight set, show, log, where (each with --help)"
        )


def wants_mouse(environ: Mapping[str, str], asked: bool | None = None, setting: Mouse = "auto") -> bool:
    """Whether to ask the terminal for the mouse: by itself not over SSH, where a lost line leaves its codes behind.

    Args:
        environ: the variables of the surroundings; ``STILLNIGHT_MOUSE`` is for one machine, over the setting.
        asked: what ``--mouse`` or ``--no-mouse`` says, over everything.
        setting: what the diary remembers.
    """
    if asked is not None:
        return asked
    said = environ.get("STILLNIGHT_MOUSE")
    if said in {"0", "1"}:
        return said == "1"
    return not is_remote(environ) if setting == "auto" else setting == "on"
