"""A sitting with the diary: what was saved and when, what can be undone, which night is tonight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from stillnight.chance import new_id
from stillnight.diary.answers import Answer
from stillnight.diary.catchup import LOOKS_BACK, missed, part_at
from stillnight.diary.clock import Clock, in_zone, night_of
from stillnight.diary.edits import ITEMS, Item, answering
from stillnight.diary.errors import DiaryReadOnly, NightInTheFuture
from stillnight.diary.home import Home
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.placing import Setting
from stillnight.diary.port import DiaryStore, Edit
from stillnight.diary.question import Part
from stillnight.diary.usual import window
from stillnight.diary.week import WeekStart
from stillnight.tui.condition import Condition
from stillnight.tui.saving import Saving


class Session:
    """One person at one terminal. Screens ask it; it asks the store. It knows no widget."""

    def __init__(self, diary: DiaryStore, clock: Clock, home: Home, chance: Callable[[], str] = new_id) -> None:
        self._diary = diary
        self._clock = clock
        self._chance = chance
        self.home = self._first_home = home
        self.saving = Saving(diary, lambda: in_zone_with_seconds(clock(), self.home.zone))
        """What is saved, what waits to be, and what others saved."""

        self.condition = Condition(diary)
        """What there is to know of the diary's files."""

        person = diary.person_to_go_by()
        self.invented = person.demo
        """Whether nobody lived these nights."""

        self._starts = person.night_starts

    @property
    def saved_at(self) -> datetime | None:
        """When the last answer was saved; ``None`` before the first."""
        return self.saving.saved_at

    # --- when and where ----------------------------------------------------------------------------

    def now(self) -> datetime:
        """The present moment on the person's clock, to the minute."""
        return in_zone(self._clock(), self.home.zone)

    def moment(self) -> datetime:
        """The present moment to the fraction of a second, for what is timed."""
        return self._clock()

    def tonight(self) -> date:
        """The night that holds the present moment."""
        return night_of(self.now(), self._starts)

    def part(self) -> Part:
        """The part of the night's entry this hour is for."""
        return part_at(self.now(), self._starts)

    def zone_of(self, night: Night) -> str:
        """The zone that times typed into this night are in: a past night's own, else the person's or ``--zone``."""
        here = night.night_of == self.tonight() or self.home.source == "--zone"
        return self.home.zone if night.zone is None or here else night.zone

    def setting(self, night: Night) -> Setting:
        """What turns a clock time typed into this night into an instant."""
        return Setting(night_of=night.night_of, zone=self.zone_of(night), now=self.now(), starts=self._starts)

    def checked(self, wanted: date) -> date:
        """The same date, where a night can be filled in.

        Raises:
            NightInTheFuture: it has not begun.
        """
        if wanted > self.tonight():
            raise NightInTheFuture(wanted)
        return wanted

    # --- reading -----------------------------------------------------------------------------------

    def night(self, wanted: date) -> Night:
        """The night of that evening, blank where nothing is recorded, with what is not saved yet."""
        return self.saving.night(wanted)

    def readable_night(self, wanted: date) -> Night:
        """The same, blank where it cannot be read; ``trouble`` then says so, and nothing is written over it."""
        try:
            return self.saving.night(wanted)
        except DiaryReadOnly:
            return Night(night_of=wanted)

    def in_hand(self, wanted: date) -> Night:
        """Take this night in hand: from now on ``news`` tells what others answer in it.

        Raises:
            DiaryReadOnly: it cannot be read; the one before stays in hand.
        """
        there = self._diary.night(wanted)
        self.saving.elsewhere.hold(there)
        return self.saving.over(there)

    def before(self, wanted: date) -> Nights:
        """The nights that its usual answers come from."""
        return self._diary.nights(*window(wanted))

    def missed(self) -> tuple[date, ...]:
        """Nights of the last fortnight without an entry, oldest first."""
        tonight = self.tonight()
        first = tonight.fromordinal(tonight.toordinal() - LOOKS_BACK)
        return missed(self._diary.nights(first, tonight), tonight)

    def is_first_start(self) -> bool:
        """Whether nothing has been recorded yet."""
        return self._diary.recorded() is None

    def nights(self, first: date, last: date) -> Nights:
        """The recorded nights from ``first`` to ``last``, both included, with what is not saved yet."""
        found = self._diary.nights(first, last)
        waiting = {one.night_of for one in self.saving.waiting if one.night_of is not None}
        for day in waiting:
            if first <= day <= last:
                found = found.replace(self.readable_night(day))
        return found

    def recorded(self) -> tuple[date, date] | None:
        """The first and the last night with an entry, or ``None`` for an empty diary."""
        return self._diary.recorded()

    def revision(self, night_of: date) -> int:
        """A number that grows when anybody saves in the year of this night."""
        return self._diary.revision(night_of)

    # --- changing ----------------------------------------------------------------------------------

    def save(self, wanted: date, edit: Edit) -> Night:
        """Change a night: it is on the disk when this returns, or waits until the disk takes it.

        Raises:
            StillnightError: it cannot be saved at all; the old answer stays.
        """
        return self.saving.change(wanted, edit)

    def new_item(self, list_id: str) -> Item:
        """A blank item for a list, not in it yet, with an id of its own."""
        return ITEMS[list_id](id=self._chance())

    def answer(self, night: Night, answers: Mapping[str, Answer]) -> Night:
        """Answer questions of a night, by id, in one change."""
        return self.save(night.night_of, answering(answers, self.zone_of(night)))

    def undo(self) -> tuple[date | None, str]:
        """Take the last change back: the night it was in, if it was in one, and what happened in words."""
        return self._stepped(self.saving.undo())

    def redo(self) -> tuple[date | None, str]:
        """Do the last undone change again: the night it was in, if it was in one, and what happened in words."""
        return self._stepped(self.saving.redo())

    def _stepped(self, happened: tuple[date | None, str]) -> tuple[date | None, str]:
        if happened[0] is None:
            self._settle(self.person())
        return happened

    @property
    def unsaved_words(self) -> tuple[str, str] | None:
        """That something is not saved, and why, long and short; ``None`` where all is."""
        return (f"NOT SAVED: {self.saving.reason}", "NOT SAVED") if self.saving.waiting else None

    def news(self) -> str:
        """What others did, and what there is to know of the disk, each time once; empty where there is nothing."""
        return "; ".join(filter(None, (self.saving.news(), self.condition.new_caution())))

    def look_elsewhere(self) -> bool:
        """Whether another session changed the night in hand or the settings; new settings hold from now on."""
        night, settings = self.saving.elsewhere.look(), self.saving.elsewhere.look_at_settings()
        if settings:
            self._settle(self.person())
        return night or settings

    # --- the person ----------------------------------------------------------------------------------

    def person(self) -> Person:
        """The person's settings, with what is not saved yet."""
        return self.saving.person()

    def person_to_write(self) -> Person:
        """The same, where they can be changed.

        Raises:
            DiaryReadOnly: they do not read: those of a backup are gone by, and nothing is written over them.
        """
        self._diary.person()
        return self.person()

    def change_person(self, edit: Callable[[Person], Person]) -> None:
        """Change the settings: they are on the disk when this returns, or wait until the disk takes them.

        Raises:
            StillnightError: they cannot be saved at all; the old ones stay.
        """
        self._settle(self.saving.change_person(edit))

    def _settle(self, person: Person) -> None:
        """Go by these settings. The look is not one of them: no bright screen comes by itself in a dark room."""
        self._starts = person.night_starts
        if person.zone is not None and self.home.source != "--zone":
            self.home = msgspec.structs.replace(self.home, zone=person.zone, source="the diary")
        elif self.home.source == "the diary":
            self.home = self._first_home

    def week_starts(self) -> WeekStart:
        """The day a week begins with: as the settings say, else as the territory has it."""
        return self.person().week_starts or self.home.week

    def live_in(self, zone: str) -> None:
        """Say which zone the person's clock is in, from now on."""
        self.change_person(lambda person: msgspec.structs.replace(person, zone=zone))
        self.home = msgspec.structs.replace(self.home, zone=zone, source="the diary")


def in_zone_with_seconds(moment: datetime, zone: str) -> datetime:
    """A moment on the person's clock with its seconds, for "saved 22:41:07"."""
    local = in_zone(moment, zone)
    return local.replace(second=moment.second)
