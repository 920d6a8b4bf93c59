"""The figures as a table for people."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from tests.benchmarks.rounds import Comparison, Samples, paired, spread

HEADINGS = ("what", "ours", "theirs", "ratio (q1-q3)", "target", "met")

CAVEAT = (
    "Ratios are paired: ours and theirs of the same round, run one after the other. Another machine, another disk",
    "and other programs at work move them; the milliseconds are this machine's. Quote a run under low load only.",
)


def table(comparisons: Iterable[Comparison], samples: Samples) -> Iterator[str]:
    """The lines of the table, each column as wide as it has to be."""
    rows = [HEADINGS, *(_row(comparison, samples) for comparison in comparisons)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *numbers)).rstrip()


def caveats(rounds: int, loads: Sequence[float], place: str) -> Iterator[str]:
    """What has to be said with the figures."""
    yield ""
    yield (
        f"{rounds} rounds, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"load {' to '.join(f'{load:.1f}' for load in loads)}, diaries in {place}."
    )
    yield from CAVEAT


def _row(comparison: Comparison, samples: Samples) -> tuple[str, ...]:
    ratio, target = spread(paired(samples, comparison)), comparison.target
    return (
        comparison.what,
        f"{_figure(median(samples[comparison.ours]))} {comparison.unit}",
        f"{_figure(median(samples[comparison.theirs]))} {comparison.unit}",
        f"{_ratio(ratio.middle)} ({_ratio(ratio.low)}-{_ratio(ratio.high)})",
        "-" if target is None else _ratio(target),
        "-" if target is None else "yes" if ratio.middle <= target else "no",
    )


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"
