"""How bad each evening is: what all other answers of a night lean on.

Restless legs stay much alike over years in 60 % of people (COR study, PLoS ONE 2014;9(4):e94821) and differ from night
to night. A mean of 5 of 10, a deviation of 2, 0.3 carried over from the night before and one night in five at 0 to 2
are this diary's own choice for moderate restless legs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import Final

from msgspec import Struct

MEAN: Final = 5.0
DEVIATION: Final = 2.0
CARRIED: Final = 0.3
"""The correlation of one night with the next."""

QUIET: Final = 0.12
"""The share of nights that are quiet whatever the evening was; with the lower end of the others one night in five."""

WITH_ALCOHOL: Final = 0.8
WITH_SITTING: Final = 0.5
"""Points that an evening has more after alcohol, and after more than two hours of sitting."""


class Evening(Struct, frozen=True):
    """What an evening was like, before anything is answered."""

    worst: int
    """The worst urge, 0 to 10."""

    drank: bool
    """Whether there was alcohol in the evening."""

    sat: bool
    """Whether the person sat for more than two hours."""


def evenings(rng: Random) -> Iterator[Evening]:
    """One evening after another, without end."""
    for deviation in carried_over(rng):
        drank, sat, quiet = rng.random() < 0.28, rng.random() < 0.2, rng.random() < QUIET
        more = WITH_ALCOHOL * drank + WITH_SITTING * sat
        worst = rng.choice((0, 1, 2)) if quiet else round(MEAN + DEVIATION * deviation + more)
        yield Evening(worst=min(max(worst, 0), 10), drank=drank, sat=sat)


def carried_over(rng: Random) -> Iterator[float]:
    """Standard normal deviations of which each carries over to the next (an autoregression of order one)."""
    deviation = rng.gauss(0, 1)
    while True:
        yield deviation
        deviation = CARRIED * deviation + math.sqrt(1 - CARRIED**2) * rng.gauss(0, 1)
