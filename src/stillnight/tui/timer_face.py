"""What the timer shows, in lines, and how they come to the screen: a few columns in a second, over a slow line too.

The time and what to do now are always shown at once. What stands beside them follows, one line in a second, the
most important first; the words of the end are written as fast as they are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from stillnight.diary.timer import Phase, Reading, countdown

BESIDE: Final = 10
"""Columns that may change in a second beside the time: with the ways and colours they stay below 60 bytes."""

ALONE: Final = 20
"""The same where no time runs any more."""

UP: Final = "time is up"

PAUSED: Final = "paused; Space goes on"

Lines = tuple[str, ...]


def running(reading: Reading, phases: tuple[Phase, ...]) -> Lines:
    """The lines of a timer that runs: time and step, which time and side, what it is, how far it is in all."""
    phase = phases[reading.number]
    total = len(str(len(phases)))
    minutes, most = (-int(-seconds // 60) for seconds in (reading.left, sum(one.seconds for one in phases)))
    columns = max(len(countdown(one.seconds)) for one in phases)
    far = f"step {reading.number + 1:>{total}} of {len(phases)}, {minutes:>{len(str(most))}} min left in all"
    return (
        f"{countdown(reading.left_in_phase):>{columns}}  {phase.now or phase.says}",
        PAUSED if reading.paused else phase.part,
        phase.about,
        far if len(phases) > 1 else "",
    )


def step_of(line: str) -> str:
    """What to do now, of a line with the time before it."""
    return line.lstrip().partition("  ")[2]


def nearer(shown: Sequence[str], wanted: Sequence[str], columns: int) -> Lines:
    """The lines with the first one that differs brought nearer to what is wanted, by so many columns.

    A line is put in place of another where that changes few columns. A longer one gives way from its end, and the
    new one is then written word by word, so that no words stand there that nobody meant.
    """
    lines = list(shown)
    for at, (old, new) in enumerate(zip(shown, wanted, strict=True)):
        if old != new:
            lines[at] = _line_nearer(old, new, columns)
            break
    return tuple(lines)


def _line_nearer(old: str, new: str, columns: int) -> str:
    width = max(len(old), len(new))
    if sum(one != other for one, other in zip(old.ljust(width), new.ljust(width), strict=True)) <= columns:
        return new
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if kept < len(old):
        return old[: max(kept, len(old) - columns)]
    end = kept + columns
    cut = new.rfind(" ", kept + 1, end + 1) + 1
    return new[: cut or end] if end < len(new) else new
