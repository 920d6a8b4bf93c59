"""What the invented person's legs did: the urge of the evening, and cramps.

The urge peaks from 20:00 to 4:00, mostly in the calves (113 people at a clinic: Yang and Lee 2019, Sleep Med Res
10:43-8). People who entered a trial had 2.6 to 2.7 cramps a week (Tan 2024, doi:10.1001/jamainternmed.2024.5726); a
cramp lasts seconds to ten minutes, in calf or foot and seldom the thigh (Hallegraeff 2017,
doi:10.1186/s12875-017-0600-x).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Final

from msgspec.structs import replace

from stillnight.diary.clock import minutes_between
from stillnight.diary.night import Cramp, Ending, Feeling, Muscle, Side, Site, Sleep, Trigger, Urge
from stillnight.exchange.demo.chances import nearest, poisson, truncated
from stillnight.exchange.demo.moments import later, shown
from stillnight.exchange.demo.severity import Evening
from stillnight.exchange.demo.story import Story

BEGINS: Final = 20 * 60 + 45
"""When the urge begins, in minutes after midnight; its deviation is 55 minutes, its bounds 15:00 and 1:00."""

PER_NIGHT: Final = 0.37
"""Cramps: 2.6 a week."""

CLUSTERING: Final = 0.5
"""The shape of the gamma distribution of a spell's rate: counts of nights are negative binomial, with bad spells."""

_WHERE: Final[tuple[tuple[tuple[Site, ...], int], ...]] = (
    (("left-calf", "right-calf"), 60),
    (("right-calf",), 12),
    (("left-calf", "right-calf", "left-foot", "right-foot"), 16),
    (("left-thigh", "right-thigh", "left-calf", "right-calf"), 12),
)
_FEELS: Final[tuple[tuple[Feeling, ...], ...]] = (
    ("crawling", "tingling"),
    ("tingling", "burning"),
    ("pulling",),
    ("urge-only",),
    ("crawling", "aching"),
)
_SIDES: Final[tuple[Side, ...]] = ("left", "left", "right", "right", "right")
_MUSCLES: Final[tuple[Muscle, ...]] = ("calf", "foot", "thigh")
_ENDINGS: Final[tuple[Ending, ...]] = ("stretching", "stretching", "walking", "massage", "by-itself")


def urge(story: Story, evening: date, was: Evening, rng: Random) -> Urge:
    """The urge of an evening; an evening without one says just that."""
    if was.worst == 0:
        return Urge(worst=0)
    zone = story.zone(evening)
    began = truncated(lambda: rng.gauss(BEGINS - story.earlier(evening), 55), 15 * 60, 25 * 60)
    ((where, _),) = rng.choices(_WHERE, weights=[weight for _, weight in _WHERE])
    triggers: tuple[Trigger, ...] = ("sitting",) if was.sat else rng.choice((("sitting",), ("lying",), ("lying",)))
    return Urge(
        worst=was.worst,
        began=shown(evening, began, zone),
        lasted=nearest(30 + 22 * was.worst + rng.gauss(0, 30), 15, 15, 480),
        where=where,
        feels=rng.choice(_FEELS),
        set_off=triggers,
        rest_before=nearest(35 - 2.5 * was.worst + rng.gauss(0, 6), 5, 5, 60),
        eased=rng.choices(("fully", "partly", "no"), (25, 65, 10))[0],
    )


def spells(rng: Random) -> Iterator[float]:
    """The rate of cramps of one night after another: spells of three to nine nights, each with its own."""
    while True:
        rate = rng.gammavariate(CLUSTERING, PER_NIGHT / CLUSTERING)
        yield from (rate for _ in range(rng.randint(3, 9)))


def cramps(evening: date, rate: float, sleep: Sleep, zone: str, rng: Random) -> tuple[Cramp, ...]:
    """The cramps of a night, in order."""
    found = [_cramp(sleep, zone, rng) for _ in range(poisson(rng, rate))]
    ordered = sorted(found, key=lambda cramp: (cramp.at is None, cramp.at))
    return tuple(replace(cramp, id=f"{evening:%Y%m%d}-cramp-{place}") for place, cramp in enumerate(ordered, 1))


def _cramp(sleep: Sleep, zone: str, rng: Random) -> Cramp:
    """One cramp: most wake the person, the others come before sleep."""
    woke = rng.random() < 0.85 and sleep.none is None
    first, last = (sleep.tried, sleep.woke) if woke else (sleep.bed, sleep.tried)
    assert first is not None, "an invented night says when the person went to bed"
    assert last is not None, "and when they tried to sleep and woke"
    latest = max(minutes_between(first, last) - 10, 1)
    earliest = min((sleep.latency or 0) + 15, latest) if woke else 0
    return Cramp(
        at=later(first, rng.uniform(earliest, latest), zone),
        side=rng.choice(_SIDES),
        muscle=rng.choices(_MUSCLES, (75, 20, 5))[0],
        pain=rng.choices((6, 7, 8, 9), (25, 35, 25, 15))[0],
        minutes=rng.choices((1, 2, 3, 4, 5, 6), (30, 32, 18, 10, 6, 4))[0],
        woke=woke,
        ended_by=rng.choice(_ENDINGS),
    )
