"""The words of the command for trying things out."""

from __future__ import annotations

from typing import Any

from stillnight.cli.syntax.parts import example


def add(commands: Any) -> None:
    """Add this command."""
    parser = commands.add_parser(
        "demo",
        help="open the app on an invented diary",
        description="Open the app on an invented diary of fourteen months, in a temporary place, gone at the end.\n"
        "Nobody lived these nights, and they never mix with a real diary. With --into it is kept, and without a\n"
        "terminal only written.",
        epilog=example("stillnight demo --into invented", "stillnight demo --into another --seed 7 --today 2026-11-22"),
    )
    parser.add_argument("--into", metavar="DIR", help="keep it in this new folder")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number invents other nights")
    parser.add_argument("--today", metavar="DATE", help="the evening it is: 2026-11-22; tonight without it")
    parser.add_argument("--years", type=int, metavar="N", help="how many years it goes back, 1 to 50")
    parser.add_argument("--screen", metavar="NAME", help="the screen to open at")
