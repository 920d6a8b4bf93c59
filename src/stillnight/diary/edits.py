"""Edits: changes to one night that run on the night as it is on disk now, and touch only what they mean to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec

from stillnight.diary.answers import Answer, answer, with_answer
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.placing import settled
from stillnight.diary.port import Edit

Item = Cramp | Dose | SleepEpisode | StrategyUse
"""One item of a list: a cramp, a dose, a further sleep, a use of a strategy."""

AnItem = TypeVar("AnItem", bound=Item)

ITEMS: dict[str, type[Item]] = {"cramps": Cramp, "doses": Dose, "naps": SleepEpisode, "uses": StrategyUse}
"""What the items of each list are."""


def answering(answers: Mapping[str, Answer], zone: str) -> Edit:
    """Answer questions, by id; a time also says in which zone it was typed, and moves later ones into order."""

    def edit(night: Night) -> Night:
        for question_id, value in answers.items():
            night = with_answer(night, question_id, value)
        if not any(isinstance(value, datetime) for value in answers.values()):
            return night
        return settled(msgspec.structs.replace(night, zone=zone))

    return edit


def adding(list_id: str, item: Item, zone: str) -> Edit:
    """Add an item to a list, at its place in time; where one with its id is there already, that one stays as it is."""
    return _listed(list_id, zone, lambda items: items if item.id and found(items, item) else (*items, item))


def changing(list_id: str, old: Item, new: Item, zone: str) -> Edit:
    """Change the fields in which ``new`` differs from ``old``, and leave the others as they are on the disk now.

    Where another session took the item away, ``new`` is added: nothing is lost.
    """

    def change(items: tuple[Item, ...]) -> tuple[Item, ...]:
        there = found(items, old)
        if there is None:
            return items if found(items, new) else (*items, new)
        at = items.index(there)
        return (*items[:at], _merged(there, old, new), *items[at + 1 :])

    return _listed(list_id, zone, change)


def removing(list_id: str, item: Item, zone: str) -> Edit:
    """Take an item away; it stays where another session changed it since, for then it was never looked at.

    The list of a night whose last item went is blank again, not "none".
    """

    def remove(items: tuple[Item, ...]) -> tuple[Item, ...]:
        at = items.index(item) if item in items else len(items)
        return (*items[:at], *items[at + 1 :])

    return _listed(list_id, zone, remove)


def found(items: Iterable[AnItem], item: Item) -> AnItem | None:
    """The item as it stands in these now: found by its id, one without an id by all that it says."""
    return next((one for one in items if (one.id == item.id if item.id else one == item)), None)


def _merged(there: Item, old: Item, new: Item) -> Item:
    """What is there, with the answers that ``new`` gives otherwise than ``old`` did."""
    answers = {name: getattr(new, name) for name in new.__struct_fields__ if getattr(new, name) != getattr(old, name)}
    return msgspec.structs.replace(there, **answers)


def _listed(list_id: str, zone: str, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Edit:
    def edit(night: Night) -> Night:
        items = change(answer(night, list_id) or ())
        night = with_answer(night, list_id, tuple(sorted(items, key=moment_of)) or None)
        return msgspec.structs.replace(night, zone=night.zone or zone)

    return edit


def moment_of(item: Item) -> float:
    """The moment of an item in UTC seconds; those without a time stand last, in the order they were noted."""
    moment = item.began if isinstance(item, SleepEpisode) else item.at
    return float("inf") if moment is None else moment.timestamp()


def urge_now(now: datetime, zone: str) -> Edit:
    """Note that the urge is there now: it began now, unless the night already knows when it began."""

    def edit(night: Night) -> Night:
        return night if night.urge.began is not None else answering({"urge.began": now}, zone)(night)

    return edit
