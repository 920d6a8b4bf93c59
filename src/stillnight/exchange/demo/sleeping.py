"""How the invented person slept.

Means from diaries of people with restless legs were not found. People whose restless legs disturbed their sleep enough
for a trial slept 3 to 6.5 hours and lay awake for an hour or more (NCT00991276). The medians here are milder and this
diary's own: together some six hours asleep, and an efficiency of 72 to 82 %.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from stillnight.diary.clock import minutes_between
from stillnight.diary.night import Sleep, SleepEpisode
from stillnight.exchange.demo.chances import lognormal, nearest, poisson
from stillnight.exchange.demo.moments import later, shown
from stillnight.exchange.demo.story import HOME, Story

BED: Final = 22 * 60 + 50
WOKE: Final = (24 + 6) * 60 + 35
"""Minutes after midnight of the evening's date."""

WEEKEND: Final = 45
"""Minutes that the person sleeps in."""

FREE_TOMORROW: Final = (4, 5)
"""Friday and Saturday."""

MIDDLING: Final = 5
"""The urge at which falling asleep takes its median; each point more takes five minutes more."""


def main_sleep(story: Story, evening: date, worst: int, rng: Random) -> Sleep:
    """The main sleep of a night."""
    if evening == story.sleepless:
        return _none(evening)
    zone = story.zone(evening)
    bed, woke = _hours(story, evening, rng)
    in_bed = shown(evening, bed, zone)
    tried = later(in_bed, rng.choice((0, 5, 10, 15, 20, 30)), zone)
    woken = shown(evening, woke, zone)
    latency = nearest(lognormal(rng, 32, 0.5) + 5 * (worst - MIDDLING) + _lag(story, evening), 5, 5, 150)
    period = minutes_between(tried, woken) - latency
    awakenings = min(poisson(rng, 2.3), 8)
    awake = nearest(lognormal(rng, 42, 0.5), 5, 5, nearest(period / 3, 5, 5, 180)) if awakenings else 0
    lay = rng.choice((0, 5, 10, 15, 20, 30, 40))
    asleep = period - awake
    return Sleep(
        bed=in_bed,
        tried=tried,
        latency=latency,
        awakenings=awakenings,
        awake=awake if awakenings else None,
        woke=woken,
        tried_after=min(lay, rng.choice((0, 0, 0, 10, 20))),
        earlier=rng.choice((0, 0, 0, 15, 30, 45)),
        up=later(woken, lay, zone),
        estimate=nearest(asleep + rng.gauss(-10, 30), 15, 60, 720),
        quality=nearest(2.9 + (asleep - 370) / 110 - (worst - MIDDLING) / 5 + rng.gauss(0, 0.5), 1, 1, 5),
        rested=nearest(2.6 + (asleep - 370) / 110 - (worst - MIDDLING) / 8 + rng.gauss(0, 0.6), 1, 1, 5),
    )


def naps(story: Story, evening: date, rng: Random) -> tuple[SleepEpisode, ...]:
    """Sleep beside the main one: before a night shift, after a night without sleep, and now and then on a free day."""
    zone = story.zone(evening)
    if evening in story.shifts:
        began, minutes = 17 * 60 + 15, rng.choice((60, 75, 90))
    elif evening == story.naps:
        began, minutes = 14 * 60 + 10, 50
    elif rng.random() < 0.05:
        began, minutes = 14 * 60 + rng.choice((0, 15, 30)), rng.choice((15, 20, 25, 30))
    else:
        return ()
    start = shown(evening, began, zone)
    nap = SleepEpisode(
        id=f"{evening:%Y%m%d}-nap", kind="nap", began=start, ended=later(start, minutes, zone), minutes=minutes
    )
    return (nap,)


def _hours(story: Story, evening: date, rng: Random) -> tuple[float, float]:
    """When the person goes to bed and wakes by the clock; after a night shift in the morning."""
    if evening in story.shifts:
        return rng.gauss(31 * 60 + 40, 15), rng.gauss(37 * 60 + 20, 25)
    sleeps_in = WEEKEND if evening.weekday() in FREE_TOMORROW else 0
    return rng.gauss(BED, 35), rng.gauss(WOKE + sleeps_in, 40)


def _lag(story: Story, evening: date) -> float:
    """Minutes that falling asleep takes longer in the first nights of a trip, when it is afternoon at home."""
    return max(60 - 20 * story.trip.at(evening), 0) if evening in story.trip else 0


def _none(evening: date) -> Sleep:
    return Sleep(
        none=True,
        bed=shown(evening, BED, HOME),
        tried=shown(evening, BED + 20, HOME),
        up=shown(evening, WOKE - 60, HOME),
        rested=1,
    )
