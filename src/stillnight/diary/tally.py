"""The checklist of a night in brief: what is planned and what else was used, by name, without the catalogue.

A use is matched by the id it is kept under, and ids read as words: a start need not read the content for it.
"""

from __future__ import annotations

from msgspec import Struct

from stillnight.diary.marks import mark_of
from stillnight.diary.naming import as_name, key_of
from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.person import Person
from stillnight.diary.plan import planned_on


class Tallied(Struct, frozen=True):
    """One strategy of the night."""

    name: str
    uses: tuple[StrategyUse, ...]

    @property
    def mark(self) -> Done | None:
        """Done, not done, skipped, or ``None`` for blank."""
        return mark_of(self.uses)


def tally(night: Night, person: Person) -> tuple[Tallied, ...]:
    """What is planned for the night, in the order of the plan, then what else was used, in the order it stands."""
    own = {one.id: one.name for one in person.own}
    used: dict[str, tuple[StrategyUse, ...]] = dict.fromkeys(planned_on(night, person), ())
    written: dict[str, str] = {}
    for use in night.uses or ():
        if use.strategy:
            key = key_of(use.strategy)
            written.setdefault(key, use.strategy)
            used[key] = (*used.get(key, ()), use)
    return tuple(Tallied(own.get(key) or as_name(written.get(key, key)), uses) for key, uses in used.items())
