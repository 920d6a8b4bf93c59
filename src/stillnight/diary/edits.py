"""Edits: changes to one night that run on the night as it is on disk now, and touch only what they mean to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from stillnight.diary.answers import Answer, answer, with_answer
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.placing import settled
from stillnight.diary.port import Edit

Item = Cramp | Dose | SleepEpisode | StrategyUse
"""One item of a list: a cramp, a dose, a further sleep, a use of a strategy."""

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
    """Add an item to a list, at its place in time."""
    return _listed(list_id, zone, lambda items: (*items, item))


def changing(list_id: str, old: Item, new: Item, zone: str) -> Edit:
    """Put ``new`` in place of ``old``; where another session took ``old`` away, ``new`` is added: nothing is lost."""

    def change(items: tuple[Item, ...]) -> tuple[Item, ...]:
        if old not in items:
            return (*items, new)
        at = items.index(old)
        return (*items[:at], new, *items[at + 1 :])

    return _listed(list_id, zone, change)


def removing(list_id: str, item: Item, zone: str) -> Edit:
    """Take an item away. The list of a night whose last item went is blank again, not "none"."""

    def remove(items: tuple[Item, ...]) -> tuple[Item, ...]:
        at = items.index(item) if item in items else len(items)
        return (*items[:at], *items[at + 1 :])

    return _listed(list_id, zone, remove)


def _listed(list_id: str, zone: str, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Edit:
    def edit(night: Night) -> Night:
        items = change(answer(night, list_id) or ())
        night = with_answer(night, list_id, tuple(sorted(items, key=_when)) or None)
        return msgspec.structs.replace(night, zone=night.zone or zone)

    return edit


def _when(item: Item) -> float:
    """The moment of an item in UTC seconds; those without a time stand last, in the order they were noted."""
    moment = item.began if isinstance(item, SleepEpisode) else item.at
    return float("inf") if moment is None else moment.timestamp()


def urge_now(now: datetime, zone: str) -> Edit:
    """Note that the urge is there now: it began now, unless the night already knows when it began."""

    def edit(night: Night) -> Night:
        return night if night.urge.began is not None else answering({"urge.began": now}, zone)(night)

    return edit
