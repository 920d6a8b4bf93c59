"""The invented diary as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from stillnight.diary.medicines import current
from stillnight.diary.night import Day, Night, Sleep
from stillnight.diary.person import Person
from stillnight.exchange.demo.coping import doses, uses
from stillnight.exchange.demo.days import day
from stillnight.exchange.demo.happenings import cramps, spells, urge
from stillnight.exchange.demo.person import person
from stillnight.exchange.demo.severity import Evening, evenings
from stillnight.exchange.demo.sleeping import main_sleep, naps
from stillnight.exchange.demo.story import Story, story

FOURTEEN_MONTHS: Final = 426
"""Nights of a diary where nobody says how many years."""

YEAR: Final = 365.25

MISSED: Final = 0.02
MISSED_MORE: Final = 0.0127
"""The chance that a night is not written down, and what each point of the evening adds: 8 % in all."""

UNFINISHED: Final = 0.03
"""The chance that of a night only the evening is written down."""


class Demo(Struct, frozen=True):
    """An invented diary."""

    person: Person
    nights: tuple[Night, ...]


def demo(tonight: date, seed: int = 1, years: int | None = None) -> Demo:
    """The diary that somebody invented could have on this evening, before anything of it is answered.

    Args:
        tonight: the evening's date; the last night is the one before.
        seed: another number gives another diary of the same kind.
        years: how far it goes back; fourteen months without it.
    """
    told = story(tonight)
    who = person(told, tonight)
    count = FOURTEEN_MONTHS if years is None else round(years * YEAR)
    return Demo(who, tuple(_nights(told, who, tonight - timedelta(days=count), tonight, Random(seed))))


def _nights(told: Story, who: Person, first: date, tonight: date, rng: Random) -> Iterator[Night]:
    """The nights that were written down. What carries over from night to night has one chance for all of them.

    Each night has a chance of its own beside that, so that one more draw in it moves no other night.
    """
    along = evenings(Random(rng.random())), spells(Random(rng.random()))
    for count in range((tonight - first).days):
        evening = first + timedelta(days=count)
        was, rate, own = next(along[0]), next(along[1]), Random(rng.random())
        was = _as_told(told, evening, was)
        missed, unfinished = own.random() < MISSED + MISSED_MORE * was.worst, own.random() < UNFINISHED
        if told.is_special(evening):
            yield _night(told, who, evening, was, rate, own)
        elif not missed:
            night = _night(told, who, evening, was, rate, own)
            yield replace(night, sleep=Sleep(), cramps=None, naps=None) if unfinished else night


def _as_told(told: Story, evening: date, was: Evening) -> Evening:
    """The evening, as it has to be in the story."""
    if evening == told.sleepless:
        return replace(was, worst=9)
    return replace(was, drank=False) if evening in told.shifts else was


def _night(told: Story, who: Person, evening: date, was: Evening, rate: float, rng: Random) -> Night:
    zone = told.zone(evening)
    legs = urge(told, evening, was, rng)
    sleep = main_sleep(told, evening, was.worst, rng)
    about = day(evening, was, zone, rng)
    return Night(
        night_of=evening,
        zone=zone,
        urge=legs,
        cramps=cramps(evening, rate, sleep, zone, rng),
        sleep=sleep,
        naps=naps(told, evening, rng),
        caffeine=about.caffeine,
        alcohol=about.alcohol,
        exercise=about.exercise,
        doses=doses(evening, current(who, evening), zone, rng),
        uses=uses(evening, legs, sleep, zone, rng),
        fatigue=about.fatigue,
        day=Day(kind=told.day_kind(evening)),
        notes=about.notes,
    )
