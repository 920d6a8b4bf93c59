"""From exec to the first frame of Tonight, against the first frame of a bare Textual app."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks import programs
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.rounds import Benchmark, Comparison
from tests.benchmarks.terminal import Terminal

TARGET = 1.25
"""The same whatever the years."""


def benchmark(diaries: Diaries) -> Benchmark:
    """An empty diary and each age of diary against the bare app."""
    home = diaries.root
    bare = partial(_first_frame, "first-frame bare", programs.BARE_APP, programs.BARE_APP_SHOWS, home)
    ours = [
        partial(_first_frame, _name(age), programs.stillnight(), programs.STILLNIGHT_SHOWS, home, folder)
        for age, folder in diaries.app.items()
    ]
    return Benchmark(
        trials=(bare, *ours),
        comparisons=tuple(
            Comparison(f"first frame, {age_in_words(age)}", _name(age), "first-frame bare", target=TARGET)
            for age in diaries.app
        ),
    )


def age_in_words(years: int) -> str:
    """How old a diary is: "empty diary", "1 year", "30 years"."""
    return "empty diary" if not years else "1 year" if years == 1 else f"{years} years"


def _name(age: int) -> str:
    return f"first-frame {age}"


def _first_frame(
    name: str, argv: Sequence[str], texts: Sequence[str], home: Path, diary: Path | None = None
) -> dict[str, float]:
    with Terminal(argv, programs.surroundings(home, diary)) as terminal:
        return {name: 1000 * terminal.shown(*texts)}
