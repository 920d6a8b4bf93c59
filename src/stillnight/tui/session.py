"""A sitting with the diary: what was saved and when, what can be undone, which night is tonight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from stillnight.diary.answers import Answer
from stillnight.diary.catchup import LOOKS_BACK, missed, part_at
from stillnight.diary.clock import Clock, in_zone, night_of
from stillnight.diary.edits import answering
from stillnight.diary.errors import DiaryError, DiaryReadOnly, NightInTheFuture
from stillnight.diary.history import History, Step
from stillnight.diary.home import Home
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.placing import Setting
from stillnight.diary.port import DiaryStore, Edit
from stillnight.diary.question import Part
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.diary.usual import window


class Session:
    """One person at one terminal. Screens ask it; it asks the store. It knows no widget."""

    def __init__(self, diary: DiaryStore, clock: Clock, home: Home) -> None:
        self._diary = diary
        self._clock = clock
        self._history = History()
        self.home = home
        self.saved_at: datetime | None = None
        """When the last answer was saved; ``None`` before the first."""

        self._starts = diary.person().night_starts

    # --- when and where ----------------------------------------------------------------------------

    def now(self) -> datetime:
        """The present moment on the person's clock, to the minute."""
        return in_zone(self._clock(), self.home.zone)

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
        """The night of that evening, blank where nothing is recorded."""
        return self._diary.night(wanted)

    def readable_night(self, wanted: date) -> Night:
        """The same, blank where it cannot be read; ``trouble`` then says so, and nothing is written over it."""
        try:
            return self._diary.night(wanted)
        except DiaryReadOnly:
            return Night(night_of=wanted)

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

    def trouble(self) -> str | None:
        """One line in words when part of the diary cannot be written or read."""
        return self._diary.trouble()

    # --- changing ----------------------------------------------------------------------------------

    def save(self, wanted: date, edit: Edit) -> Night:
        """Change a night; it is on the disk when this returns.

        Raises:
            DiaryError: it could not be saved; the old answer stays.
        """
        change = self._diary.change(wanted, edit)
        self._history.did(change)
        self.saved_at = in_zone_with_seconds(self._clock(), self.home.zone)
        return change.after

    def answer(self, night: Night, answers: Mapping[str, Answer]) -> Night:
        """Answer questions of a night, by id, in one change."""
        return self.save(night.night_of, answering(answers, self.zone_of(night)))

    def undo(self) -> tuple[date | None, str]:
        """Take the last change back: the night it was in, and what happened in words."""
        step = self._history.to_undo()
        if step is None:
            return None, "nothing to undo"
        try:
            stepped = self._stepped(step)
        except DiaryError as trouble:
            return None, str(trouble)
        if stepped:
            self._history.undid()
            return step.night_of, f"undone: {_said(step)}"
        self._history.forget_undo()
        return step.night_of, "another session has changed that answer since; nothing undone"

    def redo(self) -> tuple[date | None, str]:
        """Do the last undone change again: the night it was in, and what happened in words."""
        step = self._history.to_redo()
        if step is None:
            return None, "nothing to redo"
        try:
            stepped = self._stepped(step)
        except DiaryError as trouble:
            return None, str(trouble)
        if stepped:
            self._history.redid()
            return step.night_of, f"done again: {_said(step)}"
        self._history.forget_redo()
        return step.night_of, "another session has changed that answer since; nothing done"

    def _stepped(self, step: Step) -> bool:
        """Apply a step where it still fits the night as it is on disk now; whether it did."""
        fitted: list[bool] = []

        def edit(night: Night) -> Night:
            fitted.append(step.fits(night))
            return step.applied(night)

        self._diary.change(step.night_of, edit)
        if fitted[-1]:
            self.saved_at = in_zone_with_seconds(self._clock(), self.home.zone)
        return fitted[-1]

    # --- the person ----------------------------------------------------------------------------------

    def person(self) -> Person:
        """The person's settings."""
        return self._diary.person()

    def change_person(self, edit: Callable[[Person], Person]) -> None:
        """Change the settings."""
        self._diary.change_person(edit)

    def live_in(self, zone: str) -> None:
        """Say which zone the person's clock is in, from now on."""
        self.change_person(lambda person: msgspec.structs.replace(person, zone=zone))
        self.home = Home(zone, "the diary", self.home.remote)


def in_zone_with_seconds(moment: datetime, zone: str) -> datetime:
    """A moment on the person's clock with its seconds, for "saved 22:41:07"."""
    local = in_zone(moment, zone)
    return local.replace(second=moment.second)


def _said(step: Step) -> str:
    words = [f"{BY_ID[key].label} {say(BY_ID[key], after) or 'blank'}" for key, (_, after) in step.answers.items()]
    return ", ".join(words)
