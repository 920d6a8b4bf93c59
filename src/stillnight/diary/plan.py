"""The plan: which strategies appear on which evenings, in what order; and what is put away, never deleted."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stillnight.diary.night import Night
from stillnight.diary.person import WEEK, Person, Planned, Weekday
from stillnight.diary.port import PersonEdit


def days_of(person: Person, strategy_id: str) -> tuple[Weekday, ...]:
    """The evenings on which a strategy is planned; empty where it is not."""
    return next((one.days for one in person.plan if one.strategy == strategy_id), ())


def planned_on(night: Night, person: Person) -> tuple[str, ...]:
    """Ids of what is planned for this night's weekday, in the order of the plan, archived ones left out."""
    day = WEEK[night.night_of.weekday()]
    planned = (one.strategy for one in person.plan if day in one.days)
    return tuple(dict.fromkeys(key for key in planned if key not in person.archived))


def planning(strategy_id: str, days: Iterable[Weekday] = WEEK) -> PersonEdit:
    """Put a strategy on the plan for these evenings: at its place if it is there, else last; none takes it off."""
    wanted = set(days)
    planned = Planned(strategy=strategy_id, days=tuple(day for day in WEEK if day in wanted))

    def edit(person: Person) -> Person:
        if not planned.days:
            return unplanning(strategy_id)(person)
        there = any(one.strategy == strategy_id for one in person.plan)
        plan = tuple(planned if one.strategy == strategy_id else one for one in person.plan)
        return msgspec.structs.replace(person, plan=plan if there else (*plan, planned))

    return edit


def unplanning(strategy_id: str) -> PersonEdit:
    """Take a strategy off the plan."""
    return lambda person: msgspec.structs.replace(
        person, plan=tuple(one for one in person.plan if one.strategy != strategy_id)
    )


def moving(strategy_id: str, by: int) -> PersonEdit:
    """Move a planned strategy so many places down (or up, below 0); it stops at either end."""

    def edit(person: Person) -> Person:
        at = next((at for at, one in enumerate(person.plan) if one.strategy == strategy_id), None)
        if at is None:
            return person
        others = [*person.plan[:at], *person.plan[at + 1 :]]
        others.insert(min(max(at + by, 0), len(others)), person.plan[at])
        return msgspec.structs.replace(person, plan=tuple(others))

    return edit


def archiving(strategy_id: str) -> PersonEdit:
    """Show a strategy no longer. Its uses, and its place on the plan, stay for when it comes back."""

    def edit(person: Person) -> Person:
        archived = dict.fromkeys((*person.archived, strategy_id))
        return msgspec.structs.replace(person, archived=tuple(archived))

    return edit


def restoring(strategy_id: str) -> PersonEdit:
    """Show an archived strategy again."""
    return lambda person: msgspec.structs.replace(
        person, archived=tuple(key for key in person.archived if key != strategy_id)
    )
