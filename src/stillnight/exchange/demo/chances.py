"""The shapes of chance that the invented diary draws from."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random


def lognormal(rng: Random, median: float, spread: float) -> float:
    """A length that is often short and now and then very long.

    Args:
        rng: where chance comes from.
        median: half of the lengths are below it.
        spread: the standard deviation of their logarithms.
    """
    return rng.lognormvariate(math.log(median), spread)


def poisson(rng: Random, mean: float) -> int:
    """How often something without memory happens (Knuth's method; for small means)."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def truncated(draw: Callable[[], float], low: float, high: float) -> float:
    """A draw between two bounds; what falls outside is drawn again."""
    while not low <= (value := draw()) <= high:
        pass
    return value


def logistic(x: float) -> float:
    """The chance, 0 to 1, whose log odds are ``x``."""
    return 1 / (1 + math.exp(-x))


def nearest(value: float, step: int, low: int, high: int) -> int:
    """The value as a person says it: to the nearest step, within bounds."""
    return min(max(step * round(value / step), low), high)
