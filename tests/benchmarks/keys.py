"""From a key to the first output after it, against typing into a bare Textual Input.

The night before tonight is opened: all its parts are unfolded at any hour of the day.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from stillnight.store.disk import DiskDiary
from tests.benchmarks import programs
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.rounds import Benchmark, Comparison
from tests.benchmarks.terminal import Terminal

TARGET = 1.2
"""For moving, at the median."""

UP, DOWN, HOME, CLEAR = b"\x1b[A", b"\x1b[B", b"\x1b[H", b"\x15"

WALK = 8
"""Rows down and up again; so many are in sight without scrolling."""

BREATH = 0.02
"""Seconds without output after which the next key is pressed; a key held down repeats every 0.03."""

SETTLED = 0.3


def benchmark(diaries: Diaries, presses: int) -> Benchmark:
    """Moving a row and setting a digit, each so many times, against as many letters typed."""
    return Benchmark(
        trials=(partial(_stillnight, diaries, presses), partial(_typing, diaries.root, presses)),
        comparisons=(
            Comparison("key: move a row, p50", "move p50", "typing p50", target=TARGET),
            Comparison("key: move a row, p95", "move p95", "typing p95"),
            Comparison("key: set a digit and save, p50", "digit p50", "typing p50"),
            Comparison("key: set a digit and save, p95", "digit p95", "typing p95"),
        ),
    )


def _figures(name: str, seconds: Sequence[float]) -> dict[str, float]:
    return {f"{name} p50": 1000 * median(seconds), f"{name} p95": 1000 * quantiles(seconds, n=20)[-1]}


def _typing(home: Path, presses: int) -> dict[str, float]:
    with Terminal(programs.BARE_INPUT, programs.surroundings(home)) as terminal:
        terminal.shown(*programs.BARE_INPUT_SHOWS)
        terminal.quiet(SETTLED)
        taken = []
        for number in range(presses):
            if number and number % 20 == 0:
                terminal.press(CLEAR, BREATH)
            taken.append(terminal.press(b"abcdefghij"[number % 10 :][:1], BREATH))
    return _figures("typing", taken)


def _stillnight(diaries: Diaries, presses: int) -> dict[str, float]:
    night = diaries.last + timedelta(days=1)
    folder = diaries.root / "keys"
    shutil.copytree(diaries.app[min(age for age in diaries.app if age)], folder)
    try:
        argv = programs.stillnight("--night", night.isoformat())
        with Terminal(argv, programs.surroundings(diaries.root, folder)) as terminal:
            terminal.shown(*programs.STILLNIGHT_SHOWS)
            terminal.quiet(SETTLED)
            for key in (HOME, DOWN):
                terminal.press(key, BREATH)
            moves = _moves(terminal, presses)
            digits = _digits(terminal, presses)
        kept = DiskDiary(folder).night(night).urge.worst
    finally:
        shutil.rmtree(folder)
    if kept != _digit(presses - 1):
        raise ValueError(f"the digits did not go to the worst urge, which is {kept}")
    return _figures("move", moves) | _figures("digit", digits)


def _moves(terminal: Terminal, presses: int) -> list[float]:
    """Walk down and up; the cursor ends where it began."""
    walks = [DOWN] * WALK + [UP] * WALK
    return [terminal.press(key, BREATH) for _ in range(-(-presses // len(walks))) for key in walks]


def _digits(terminal: Terminal, presses: int) -> list[float]:
    """Set a digit, each another than the one before; a step away and back begins the number anew."""
    taken = []
    for number in range(presses):
        taken.append(terminal.press(b"%d" % _digit(number), BREATH))
        for key in (DOWN, UP):
            terminal.press(key, BREATH)
    return taken


def _digit(number: int) -> int:
    return 2 + number % 7
