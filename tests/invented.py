"""Invented nights for tests, benchmarks and pictures: nobody's diary, the same for the same seed.

The figures follow the published anchors for a person with moderate restless legs and night cramps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from stillnight.diary.clock import in_zone, instant
from stillnight.diary.night import (
    Cramp,
    Day,
    Dose,
    Drinks,
    Exercise,
    Night,
    Side,
    Sleep,
    StrategyUse,
    Urge,
)

ZONE = "Europe/Berlin"


def nights(last: date, count: int, seed: int = 1, missing: float = 0.0) -> Iterator[Night]:
    """So many nights up to ``last``, each filled in throughout; a share of them left out."""
    rng = random.Random(seed)
    for back in range(count - 1, -1, -1):
        night = _night(last - timedelta(days=back), rng)
        if rng.random() >= missing:
            yield night


def _at(day: date, minutes: float) -> datetime:
    """A moment so many minutes after noon of the day, moved out of hours the clock skips or shows twice."""
    noon = instant(day, time(12), ZONE)
    return in_zone(noon + timedelta(minutes=5 * round(minutes / 5)), ZONE)


def _night(day: date, rng: random.Random) -> Night:
    worst = min(max(round(rng.gauss(5, 2)), 0), 10)
    bed = rng.gauss(650, 35)
    tried = bed + rng.choice((5, 10, 20, 30))
    latency = 5 * round(min(max(rng.lognormvariate(3.4, 0.5) + 5 * (worst - 5), 5), 150) / 5)
    awakenings = min(max(round(rng.gauss(2.3, 1.2)), 0), 7)
    woke = rng.gauss(1110, 35)
    up = woke + rng.choice((0, 10, 20, 40))
    return Night(
        night_of=day,
        zone=ZONE,
        urge=_urge(day, worst, rng),
        cramps=_cramps(day, rng),
        sleep=Sleep(
            bed=_at(day, bed),
            tried=_at(day, tried),
            latency=latency,
            awakenings=awakenings,
            awake=5 * round(rng.lognormvariate(3.5, 0.5) / 5) if awakenings else None,
            woke=_at(day, woke),
            tried_after=rng.choice((0, 0, 10, 20)),
            earlier=rng.choice((0, 0, 30, 45)),
            up=_at(day, up),
            estimate=15 * round(rng.gauss(370, 40) / 15),
            quality=min(max(round(4.5 - worst / 3 + rng.gauss(0, 0.6)), 1), 5),
            rested=min(max(round(4 - worst / 4 + rng.gauss(0, 0.6)), 1), 5),
        ),
        naps=(),
        caffeine=Drinks(count=2, last=_at(day, rng.choice((180, 195, 210)))),
        alcohol=Drinks(count=0) if rng.random() < 0.7 else Drinks(count=1, last=_at(day, 480)),
        exercise=Exercise(minutes=rng.choice((30, 35, 40)), at=_at(day, 360)),
        doses=(Dose(name="gabapentin", dose="300 mg", at=_at(day, 540)),),
        uses=_uses(day, worst, rng),
        fatigue=min(max(round(rng.gauss(5, 1.5)), 0), 10),
        day=Day(kind="free" if day.weekday() >= 5 else "work"),
        notes=rng.choice(("", "", "Long drive in the afternoon.", "Slept in the other room.")) or None,
    )


def _urge(day: date, worst: int, rng: random.Random) -> Urge:
    if worst == 0:
        return Urge(worst=0)
    return Urge(
        worst=worst,
        began=_at(day, rng.gauss(525, 50)),
        lasted=15 * round(rng.gauss(120, 30) / 15),
        where=("left-calf", "right-calf"),
        feels=("tingling", "burning"),
        set_off=("sitting",),
        rest_before=rng.choice((15, 20, 30)),
        eased=rng.choice(("fully", "partly", "partly")),
    )


def _cramps(day: date, rng: random.Random) -> tuple[Cramp, ...]:
    sides: tuple[Side, ...] = ("left", "right")
    count = rng.choices((0, 1, 2), (70, 24, 6))[0]
    times = sorted(rng.uniform(720, 1080) for _ in range(count))
    return tuple(
        Cramp(at=_at(day, at), side=rng.choice(sides), muscle="calf", pain=rng.randint(5, 9), minutes=2, woke=True)
        for at in times
    )


def _uses(day: date, worst: int, rng: random.Random) -> tuple[StrategyUse, ...]:
    chosen = [name for name in ("calf stretch", "warm bath", "leg massage") if rng.random() < 0.2 + worst / 12]
    return tuple(
        StrategyUse(strategy=name, done="done", when="before-bed", before=worst, after=max(worst - 2, 0), relief=2)
        for name in chosen
    )
