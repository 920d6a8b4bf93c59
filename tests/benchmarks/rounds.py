"""Trials run in shuffled rounds, and what the figures of one round are compared with."""

from __future__ import annotations

import gc
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

Item = TypeVar("Item")

Trial = Callable[[], Mapping[str, float]]
"""Runs once and tells its figures by name: milliseconds or megabytes."""

Samples = Mapping[str, Sequence[float]]
"""The figures of every round by name, in the order of the rounds."""


@dataclass(frozen=True)
class Comparison:
    """Two figures of one round, and what their ratio should stay below."""

    what: str
    ours: str
    theirs: str
    unit: str = "ms"
    target: float | None = None
    """``None`` where the ratio is only told."""


@dataclass(frozen=True)
class Benchmark:
    """Trials that belong together, and what is told of them."""

    trials: tuple[Trial, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class Spread:
    """The middle of some figures, and the quartiles around it."""

    low: float
    middle: float
    high: float


def run_rounds(
    benchmarks: Sequence[Benchmark], rounds: int, seed: int, after: Callable[[int], None], *, warm: bool = True
) -> Samples:
    """Run every trial once a round, in an order that changes; trials that are compared stand close together.

    Args:
        benchmarks: what to run.
        rounds: how often.
        seed: decides the order.
        after: called with the number of each round when it is over.
        warm: whether a round 0 comes first, whose figures are dropped: it fills the caches.
    """
    rng = random.Random(seed)
    samples: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(0 if warm else 1, rounds + 1):
        for benchmark in shuffled(benchmarks, rng):
            for trial in shuffled(benchmark.trials, rng):
                gc.collect()
                for name, figure in trial().items():
                    samples[name].append(figure)
        after(number)
    return {name: figures[-rounds:] for name, figures in samples.items()}


def shuffled(items: Iterable[Item], rng: random.Random) -> list[Item]:
    """The same items in another order."""
    found = list(items)
    rng.shuffle(found)
    return found


def spread(figures: Sequence[float]) -> Spread:
    """The median and the quartiles."""
    if len(figures) < 2:
        return Spread(figures[0], figures[0], figures[0])
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return Spread(low, median(figures), high)


def paired(samples: Samples, comparison: Comparison) -> list[float]:
    """The ratio of ours to theirs in each round."""
    pairs = zip(samples[comparison.ours], samples[comparison.theirs], strict=True)
    return [ours / theirs for ours, theirs in pairs]
