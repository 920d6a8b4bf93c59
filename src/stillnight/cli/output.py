"""Where ``-o`` sends what a command writes."""

from __future__ import annotations

from pathlib import Path

from stillnight.cli.asked import Asked
from stillnight.cli.wiring import path_of
from stillnight.diary.errors import NotUnderstood

STANDARD_OUTPUT = "-"


def output_of(args: Asked) -> Path | None:
    """The file that ``-o`` names; ``None`` where it names none, or ``-``, which is standard output.

    Raises:
        NotUnderstood: its name is empty, or ``--force`` has no file to replace.
    """
    if args.output == "":
        raise NotUnderstood("--output names no file; give one, or leave it out")
    named = None if args.output in {None, STANDARD_OUTPUT} else args.output
    if args.force and named is None:
        raise NotUnderstood("--force replaces a file; say which one with -o FILE")
    return None if named is None else path_of(named)
