"""The invented diary as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def demo(
    tonight: date, seed: int = 1, years: int | None = None, told_of: Callable[[Night], object] = lambda _: None
) -> Demo:
    """The diary that somebody invented could have on this evening, before anything of it is answered.

    Args:
        tonight: the evening's date; no night is later than the one before.
        seed: another number gives another diary of the same kind.
        years: how far it goes back; fourteen months without it.
        told_of: called with each night when it is invented.
    """
    told = story(tonight)
    who = person(told, tonight)
    count = FOURTEEN_MONTHS if years is None else round(years * YEAR)
    nights = lived(told, who, tonight, count, Random(seed))
    return Demo(who, tuple(written(told, _seen(nights, told_of), Random(f"{seed} written"))))


def _seen(nights: Iterable[Night], told_of: Callable[[Night], object]) -> Iterator[Night]:
    for night in nights:
        told_of(night)
        yield night


def lived(told: Story, who: Person, tonight: date, count: int, rng: Random) -> Iterator[Night]:
    """So many nights up to the one before this evening, each with all its answers.

    What carries over from night to night has one chance for all of them. Each night has a chance of its own beside
    that, so that one more draw in it moves no other night.
    """
    evening_by_evening, spell_by_spell = evenings(Random(rng.random())), spells(Random(rng.random()))
    for back in range(count, 0, -1):
        evening = tonight - timedelta(days=back)
        was = _as_told(told, evening, next(evening_by_evening))
        yield _night(told, who, evening, was, next(spell_by_spell), Random(rng.random()))


def written(told: Story, nights: Iterable[Night], rng: Random) -> Iterator[Night]:
    """The nights as they were written down: some not, more often after a bad evening, and some in part."""
    for night in nights:
        missed = rng.random() < MISSED + MISSED_MORE * (night.urge.worst or 0)
        unfinished = rng.random() < UNFINISHED
        if told.is_special(night.night_of):
            yield night
        elif not missed:
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
