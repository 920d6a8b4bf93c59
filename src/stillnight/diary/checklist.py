"""The night's checklist: what is planned first, then everything else by group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from stillnight.diary.medicines import of_strategy
from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.person import Group, Medicine, Person
from stillnight.diary.plan import planned_on
from stillnight.diary.safety import Verdict, verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import GROUPS, Strategy
from stillnight.diary.uses import mark_of

SectionId = Literal["planned", "used", "day", "before-bed", "strikes", "medical"]
"""``used``: what was used this night and stands in no list any more, archived or written in words."""


class Entry(Struct, frozen=True, kw_only=True):
    """One strategy on the checklist of one night."""

    strategy: Strategy
    uses: tuple[StrategyUse, ...]
    verdict: Verdict
    medicines: tuple[Medicine, ...] = ()
    """Those of the person's own list that it is about."""

    archived: bool = False

    @property
    def mark(self) -> Done | None:
        """Done, not done, skipped, or ``None`` for blank."""
        return mark_of(self.uses)


class Section(Struct, frozen=True, kw_only=True):
    """A part of the checklist."""

    id: SectionId
    title: str
    entries: tuple[Entry, ...]
    folded: bool
    """Whether it begins folded; never where something is searched for."""

    @property
    def done(self) -> int:
        """How many of its strategies were done."""
        return sum(entry.mark == "done" for entry in self.entries)


def checklist(night: Night, person: Person, catalogue: Catalogue, find: str = "") -> tuple[Section, ...]:
    """The sections of a night's checklist; those without an entry are left out.

    Args:
        night: whose uses and weekday count.
        person: the plan, own and archived strategies, and safety answers.
        catalogue: the strategies there are, without the person's own.
        find: words that a name has to hold, all of them; empty shows everything.
    """
    everything = catalogue.with_own(person)
    used = _uses_by_id(night, everything)
    wanted = find.casefold().split()

    def entries(ids: Iterable[str]) -> tuple[Entry, ...]:
        found = (_entry(everything.of_use(key), used.get(key, ()), night, person, everything) for key in ids)
        return tuple(entry for entry in found if all(word in entry.strategy.name.casefold() for word in wanted))

    planned = [key for key in planned_on(night, person) if everything.get(key) is not None]
    others = [known for known in everything if known.id not in planned and known.id not in person.archived]
    unlisted = [key for key in used if key not in planned and key not in {known.id for known in others}]
    sections = [
        Section(id="planned", title="planned for tonight", entries=entries(planned), folded=False),
        Section(id="used", title="also used", entries=entries(unlisted), folded=False),
    ]
    for group, title in GROUPS.items():
        of_group = entries(known.id for known in others if known.group == group)
        sections.append(_group(group, title, of_group, folded=bool(planned) and not wanted))
    return tuple(section for section in sections if section.entries)


def _uses_by_id(night: Night, catalogue: Catalogue) -> dict[str, tuple[StrategyUse, ...]]:
    """The night's uses by the strategy they are of, however it was written."""
    by_id: dict[str, tuple[StrategyUse, ...]] = {}
    for use in night.uses or ():
        if use.strategy:
            key = catalogue.of_use(use.strategy).id
            by_id[key] = (*by_id.get(key, ()), use)
    return by_id


def _entry(
    strategy: Strategy, uses: tuple[StrategyUse, ...], night: Night, person: Person, catalogue: Catalogue
) -> Entry:
    safe = verdict(strategy.id, night, person, catalogue.conditions, catalogue.rules)
    return Entry(
        strategy=strategy,
        uses=uses,
        verdict=safe,
        medicines=of_strategy(strategy, person, night.night_of),
        archived=strategy.id in person.archived,
    )


def _group(group: Group, title: str, entries: tuple[Entry, ...], *, folded: bool) -> Section:
    """A group; one in which something was ticked stays open."""
    return Section(id=group, title=title, entries=entries, folded=folded and not any(entry.uses for entry in entries))
