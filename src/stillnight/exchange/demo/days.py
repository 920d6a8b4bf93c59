"""What the invented person's days were like: drinks, exercise, tiredness, a line of notes."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from msgspec import Struct

from stillnight.diary.night import Drinks, Exercise
from stillnight.exchange.demo.chances import nearest
from stillnight.exchange.demo.moments import shown
from stillnight.exchange.demo.severity import Evening

NOTES: Final = (
    "Long drive in the afternoon.",
    "Slept in the other room.",
    "Choir practice, home at ten.",
    "The grandchildren stayed.",
    "Garden all day.",
    "Film at the cinema. Had to stand at the back for the second half.",
    "Hot night, window open.",
    "Tea with 田中さん, home late.",
    "Storm from four on.",
    "Read half of a novel in the bath.",
    "Neighbours had guests.",
    "Train home, stood by the door.",
)
"""Invented, as all of it; some are wide."""


class Whole(Struct, frozen=True):
    """The answers about a day."""

    caffeine: Drinks
    alcohol: Drinks
    exercise: Exercise
    fatigue: int
    notes: str | None


def day(evening: date, was: Evening, zone: str, rng: Random) -> Whole:
    """The answers about a day."""
    return Whole(
        caffeine=Drinks(count=rng.choice((1, 2, 2, 3)), last=shown(evening, rng.gauss(15 * 60, 50), zone)),
        alcohol=_alcohol(evening, was, zone, rng),
        exercise=_exercise(evening, zone, rng),
        fatigue=nearest(4 + was.worst / 4 + rng.gauss(0, 1.3), 1, 0, 10),
        notes=rng.choice(NOTES) if rng.random() < 0.14 else None,
    )


def _alcohol(evening: date, was: Evening, zone: str, rng: Random) -> Drinks:
    if not was.drank:
        return Drinks(count=0)
    return Drinks(count=rng.choice((1, 1, 2)), last=shown(evening, rng.gauss(20 * 60 + 15, 35), zone))


def _exercise(evening: date, zone: str, rng: Random) -> Exercise:
    if rng.random() < 0.4:
        return Exercise(minutes=0)
    return Exercise(minutes=rng.choice((20, 25, 30, 35, 40, 45)), at=shown(evening, rng.gauss(17 * 60, 60), zone))
