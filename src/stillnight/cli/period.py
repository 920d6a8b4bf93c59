"""The nights that a command looks back on, as ``--nights``, ``--from`` and ``--to`` say."""

from __future__ import annotations

from datetime import date

from stillnight.cli.asked import Asked
from stillnight.cli.wiring import Sitting
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.stretch import MOST, last_over, stretch


def period(args: Asked, sitting: Sitting, default: int | None = None) -> tuple[date, date]:
    """The first and the last night; ``default`` nights where no number is given.

    Raises:
        NotUnderstood: they do not fit together, or one is no date.
        NightInTheFuture: one has not begun.
    """
    if args.night is not None:
        raise NotUnderstood("--night is one night; say which with --nights, --from and --to")
    if args.nights is not None and not 1 <= args.nights <= MOST:
        raise NotUnderstood(f"--nights: give a number from 1 to {MOST}")
    begins, ends = (None if typed is None else sitting.evening(typed) for typed in (args.begins, args.ends))
    count = default if args.nights is None and ends is None else args.nights
    return stretch(last_over(sitting.diary.night(sitting.tonight)), count, begins, ends)
