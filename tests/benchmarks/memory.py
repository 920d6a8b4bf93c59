"""Memory of the running app once it is settled, against the bare app's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks import programs
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.first_frame import age_in_words
from tests.benchmarks.rounds import Benchmark, Comparison
from tests.benchmarks.terminal import Terminal

TARGET = 1.2

SETTLED = 0.5
"""Seconds without output after which an app is settled."""


def benchmark(diaries: Diaries) -> Benchmark:
    """An empty diary and each age of diary against the bare app."""
    home = diaries.root
    bare = partial(_resident, "memory bare", programs.BARE_APP, programs.BARE_APP_SHOWS, home)
    ours = [
        partial(_resident, _name(age), programs.stillnight(), programs.STILLNIGHT_SHOWS, home, folder)
        for age, folder in diaries.app.items()
    ]
    return Benchmark(
        trials=(bare, *ours),
        comparisons=tuple(
            Comparison(f"memory, {age_in_words(age)}", _name(age), "memory bare", unit="MB", target=TARGET)
            for age in diaries.app
        ),
    )


def _name(age: int) -> str:
    return f"memory {age}"


def _resident(
    name: str, argv: Sequence[str], texts: Sequence[str], home: Path, diary: Path | None = None
) -> dict[str, float]:
    with Terminal(argv, programs.surroundings(home, diary)) as terminal:
        terminal.shown(*texts)
        terminal.quiet(SETTLED)
        return {name: _resident_megabytes(terminal.pid)}


def _resident_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS:"))
    return int(resident.split()[1]) / 1024
