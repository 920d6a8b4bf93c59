"""Bytes sent to a terminal of 80 by 24 in 256 colours, against the least that would make the same picture of it.

The night before tonight is opened, as for the keys: all its parts are unfolded at any hour of the day.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from statistics import median

from tests.benchmarks import programs
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.rounds import Benchmark, Comparison
from tests.benchmarks.terminal import COLUMNS, LINES, Terminal
from tests.terminal.least import least, picture
from tests.tui.emulator import Emulator

TARGET = 1.6
"""For each, at the median."""

DOWN, UP, HOME, ESCAPE = b"\x1b[B", b"\x1b[A", b"\x1b[H", b"\x1b"

KEYS = {
    "moving a row": (DOWN,) * 6 + (UP,) * 5,
    "a digit": (b"6", b"7", b"3"),
    "another screen": (b"v", b"q", b"?", b"q", b"g", ESCAPE, b"c", b"q", b"[", b"]"),
    "another look": (b"r", b"r", b"r"),
}
"""What is pressed, one after another, and under which name it is told."""

SETTLED = 0.2


def benchmark(diaries: Diaries) -> Benchmark:
    """The start, keys and screens; the figures are the same in every round."""
    names = ("the start", *KEYS)
    return Benchmark(
        trials=(partial(_sent, diaries),),
        comparisons=tuple(
            Comparison(f"sent: {name}", f"sent {name}", f"least {name}", unit="B", target=TARGET) for name in names
        ),
    )


def _sent(diaries: Diaries) -> dict[str, float]:
    folder = diaries.root / "sent"
    shutil.copytree(diaries.app[min(age for age in diaries.app if age)], folder)
    night = diaries.last + timedelta(days=1)
    try:
        argv = programs.stillnight("--night", night.isoformat())
        with Terminal(argv, programs.surroundings(diaries.root, folder)) as terminal:
            return _figures(terminal)
    finally:
        shutil.rmtree(folder)


def _figures(terminal: Terminal) -> dict[str, float]:
    seen = Emulator(COLUMNS, LINES)
    figures = _cost(terminal, seen, "the start", ())
    for key in (HOME, DOWN):
        _cost(terminal, seen, "", (key,))
    for name, keys in KEYS.items():
        figures |= _cost(terminal, seen, name, keys)
    return figures


def _cost(terminal: Terminal, seen: Emulator, name: str, keys: Sequence[bytes]) -> dict[str, float]:
    """What each of these keys sent and would have to send, at the median; without a key, what has been sent so far."""
    sent, needed = [], []
    for key in keys or (b"",):
        before, size = picture(seen), len(terminal.output) if key else 0
        if key:
            terminal.press(key, SETTLED)
        else:
            terminal.shown(*programs.STILLNIGHT_SHOWS)
            terminal.quiet(SETTLED)
        seen.take(terminal.output[size:].decode())
        sent.append(len(terminal.output) - size)
        needed.append(least(before, picture(seen)))
    return {f"sent {name}": median(sent), f"least {name}": median(needed)}
