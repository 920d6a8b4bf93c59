"""What the invented person did about it.

More is done on bad evenings: the log odds of every use rise with the urge, so that nights with a use look worse than
nights without one, as they do in real diaries. What follows a use is drawn alike for all of them: nothing in here
says that one helps, or helps more than another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from random import Random
from typing import Final

from msgspec import Struct

from stillnight.diary.night import Dose, Relief, Sleep, StrategyUse, Urge, When
from stillnight.diary.person import Medicine
from stillnight.exchange.demo.chances import logistic
from stillnight.exchange.demo.moments import later, shown

RISING: Final = 0.35
"""How much the log odds of a use rise with each point of the urge."""


class Habit(Struct, frozen=True):
    """How the person uses one strategy."""

    strategy: str
    when: When | None
    middling: float
    """The urge at which it is used on every other evening."""

    rated: bool = True
    """Whether the urge before and after is noted."""

    amount: str | None = None
    skipped: str = ""
    """The reason why it is sometimes skipped; empty where it never is."""


FEET: Final = "feet-on-cool-tiles"
"""The id of the person's own strategy."""

HABITS: Final = (
    Habit("calf-stretch", "before-bed", 3.5, amount="3 times each side", skipped="too tired"),
    Habit("warm-bath", "before-bed", 6.5, skipped="no hot water"),
    Habit("leg-massage", "during-episode", 6.5),
    Habit("walking", "during-episode", 5.0),
    Habit("absorbing-task", "during-episode", 8.0, amount="crossword"),
    Habit(FEET, "during-episode", 8.0),
    Habit("no-late-caffeine", None, 0.0, rated=False),
)


def uses(evening: date, urge: Urge, sleep: Sleep, zone: str, rng: Random) -> tuple[StrategyUse, ...]:
    """The strategies of an evening, in the order of the plan; where nothing was done, none."""
    found: list[StrategyUse] = []
    for habit in HABITS:
        chance, draw = logistic(RISING * ((urge.worst or 0) - habit.middling)), rng.random()
        key = f"{evening:%Y%m%d}-{habit.strategy}"
        if draw < chance and (urge.worst or habit.when != "during-episode"):
            found.append(_done(key, habit, urge, sleep, zone, rng))
        elif habit.skipped and rng.random() < 0.06:
            found.append(StrategyUse(id=key, strategy=habit.strategy, done="skipped", reason=habit.skipped))
    return tuple(found)


def _done(key: str, habit: Habit, urge: Urge, sleep: Sleep, zone: str, rng: Random) -> StrategyUse:
    use = StrategyUse(id=key, strategy=habit.strategy, done="done", when=habit.when, amount=habit.amount)
    if not habit.rated or not urge.worst or rng.random() < 0.2:
        return use
    before = max(urge.worst - rng.choice((0, 0, 1)), 1)
    drop = min(rng.choices((-1, 0, 1, 2, 3, 4), (6, 20, 28, 26, 14, 6))[0], before)
    return StrategyUse(
        id=key,
        strategy=habit.strategy,
        done="done",
        when=habit.when,
        at=_at(habit, urge, sleep, zone, rng),
        before=before,
        after=min(before - drop, 10),
        relief=_relief(before, drop),
        amount=habit.amount,
    )


def _relief(before: int, drop: int) -> Relief:
    """The relief that fits a drop: complete where nothing of the urge is left."""
    if drop == before:
        return 4
    return min(max(drop, 0), 3)


def _at(habit: Habit, urge: Urge, sleep: Sleep, zone: str, rng: Random) -> datetime | None:
    if habit.when == "before-bed" or urge.began is None:
        return None if sleep.bed is None else later(sleep.bed, -rng.choice((10, 20, 30, 45)), zone)
    return later(urge.began, rng.choice((5, 10, 15, 25, 40)), zone)


def doses(evening: date, medicines: tuple[Medicine, ...], zone: str, rng: Random) -> tuple[Dose, ...]:
    """What was taken of the medicines of an evening, in the order of the hours; on a few evenings nothing."""
    return tuple(_doses(evening, medicines, zone, rng)) if rng.random() >= 0.03 else ()


def _doses(evening: date, medicines: tuple[Medicine, ...], zone: str, rng: Random) -> Iterator[Dose]:
    for medicine in medicines:
        if medicine.usual is not None:
            hour, minute = map(int, medicine.usual.split(":"))
            at = shown(evening, 60 * hour + minute + rng.choice((-10, -5, 0, 0, 0, 5, 15)), zone)
            yield Dose(id=f"{evening:%Y%m%d}-{medicine.name}", name=medicine.name, dose=medicine.dose, at=at)
