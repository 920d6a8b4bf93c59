"""``stillnight``: the screens where a terminal can show them, lines where it cannot or where they are asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Mapping
from datetime import date
from functools import partial
from typing import Final

import msgspec

from stillnight.cli.asked import Asked
from stillnight.cli.terms import has_256, shows_screens
from stillnight.cli.wiring import Sitting, open_drafts, sit_down
from stillnight.cli.zones import is_remote
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError
from stillnight.diary.person import Colours, Mouse, colours_chosen

WAYS = (
    "over SSH use 'ssh -t HOST stillnight', "
    "or use what needs none: stillnight --plain, which asks line by line, "
    "or stillnight set, show, log, where (each with --help)"
)
CAPTIVE_WAYS = "'ssh -t HOST' opens the diary, and 'ssh HOST help' says what needs no terminal"
"""What to do where there is no terminal, for who has a shell and for who has none."""


COLOURS: Final[Mapping[Colours, str]] = {"16": "standard", "256": "256", "24bit": "truecolor"}
"""How many colours are sent, as Textual calls it."""


class NoTerminal(StillnightError):
    """The screens need a terminal, and there is none."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Open the app at the night that was asked for, or ask line by line, and return the exit code."""
    if args.plain:
        return _in_lines(args, clock, environ)
    check_terminal(CAPTIVE_WAYS if args.captive else WAYS)
    if why := why_screenless(environ):
        return _in_lines(args, clock, environ, why)
    sitting = sit_down(args, clock, environ)
    night = None if args.night is None else sitting.evening(args.night)
    return show(sitting, environ, args, night, may_keep=not args.captive)


def show(
    sitting: Sitting, environ: Mapping[str, str], args: Asked, night: date | None = None, *, may_keep: bool = True
) -> int:
    """Show the screens until they are left, and return the exit code.

    Args:
        sitting: whose diary it is, and when.
        environ: the variables of the surroundings.
        args: what was typed: the screen to open at, colours, signs and the mouse.
        night: the night to open at; tonight without it.
        may_keep: whether a report may be kept beside the diary: not where nobody could fetch it.

    Raises:
        NotUnderstood: there is no such screen.
    """
    choose_colours(args.colors, colours_chosen(sitting.person))
    # Imported here, and only here: Textual costs 200 ms and belongs to no other command.
    from stillnight.tui.app import StillnightApp

    drafts = open_drafts(sitting.folder, sitting.clock)
    app = StillnightApp(
        sitting.diary,
        sitting.clock,
        sitting.home,
        night,
        screen=args.screen,
        drafts=drafts,
        keep_report=partial(_keep_report, sitting) if may_keep else None,
        ascii_only=args.ascii,
    )
    app.run(mouse=wants_mouse(environ, args.mouse, sitting.person.mouse))
    drafts.flush()
    sitting.diary.tidy()
    return app.return_code or 0


def _keep_report(sitting: Sitting, notes: Container[date]) -> str:
    """Keep a report of the diary as it is now beside it, with the notes of these evenings; its full path."""
    # Imported here: nobody asks for a report at the start.
    from stillnight.cli.report import keep_in_diary

    now = msgspec.structs.replace(sitting, now=sitting.clock(), person=sitting.diary.person_to_go_by())
    return str(keep_in_diary(now, sitting.folder.absolute(), notes))


def choose_colours(asked: Colours | None, setting: Colours) -> None:
    """Have so many colours sent: Textual reads both variables when it is imported, whatever TERM and COLORTERM say.

    Args:
        asked: what ``--colors`` says, over everything; ``auto`` leaves it to the surroundings.
        setting: what the diary remembers, over TERM and COLORTERM. ``NO_COLOR`` is stronger, unless it is empty.
    """
    wanted = setting if asked is None else asked
    if os.environ.get("NO_COLOR") and asked in {None, "auto"}:
        wanted = "none"
    os.environ.pop("NO_COLOR", None)
    if wanted == "none":
        os.environ["NO_COLOR"] = "1"
    elif wanted != "auto":
        os.environ["TEXTUAL_COLOR_SYSTEM"] = COLOURS[wanted]
    elif not os.environ.get("COLORTERM") and has_256(os.environ.get("TERM", "")):
        os.environ["TEXTUAL_COLOR_SYSTEM"] = COLOURS["256"]


def _in_lines(args: Asked, clock: Clock, environ: Mapping[str, str], why: str = "") -> int:
    # Imported here: its prompts and lists cost the first frame of a screen 10 ms.
    from stillnight.cli.plain.run import run as run_plain

    return run_plain(args, clock, environ, why)


def check_terminal(ways: str = WAYS) -> None:
    """Refuse to draw where nobody can see it: Textual would paint into a pipe and stay for ever.

    Args:
        ways: what to do instead, for a person who is refused.

    Raises:
        NoTerminal: one of the three streams is no terminal.
    """
    streams = {"standard input": sys.stdin, "standard output": sys.stdout, "standard error": sys.stderr}
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            raise NoTerminal(f"{name} is no terminal; {ways}")


def why_screenless(environ: Mapping[str, str]) -> str:
    """Why this kind of terminal cannot show screens, in words; empty where it can."""
    term = environ.get("TERM", "")
    return "" if shows_screens(term) else f"TERM is {term or 'empty'}, which cannot show screens"


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
