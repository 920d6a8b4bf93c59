"""Nights of the invented diary, every one with all its answers, to fill diaries of tests and benchmarks with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from stillnight.diary.night import Night
from stillnight.exchange.demo.diary import lived
from stillnight.exchange.demo.person import person
from stillnight.exchange.demo.story import story


def nights(last: date, count: int, seed: int = 1, missing: float = 0.0) -> Iterator[Night]:
    """So many nights up to ``last``, each filled in throughout; a share of them left out."""
    tonight, chance = last + timedelta(days=1), Random(seed)
    told = story(tonight)
    for night in lived(told, person(told, tonight), tonight, count, Random(seed)):
        if chance.random() >= missing:
            yield night
