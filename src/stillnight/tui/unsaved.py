"""What the disk refused: kept in order, tried again, and shown over what is on the disk until it is there."""

from __future__ import annotations

from datetime import date
from typing import Final

from stillnight.diary.errors import DiaryBusy, DiaryNotSaved, StillnightError
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import DiaryStore
from stillnight.tui.waiting import OfNight, OfSettings, Stepping, Waiting

PASSING: Final = (DiaryNotSaved, DiaryBusy)
"""Refusals that pass by themselves; after any other a change is not kept."""

BUSY: Final = "another session is saving"
"""Why a change waits while somebody else has the diary; short enough for the top line."""

AT_A_KEY: Final = 0.25
"""Seconds that a new answer waits for another session that saves: longer than a save takes, too short to feel stuck."""

BY_ITSELF: Final = 0.0
"""Seconds that a try by itself waits: somebody may be typing, and the next try comes soon."""


class Unsaved:
    """The changes of a session that are not on the disk yet, the oldest first."""

    def __init__(self, diary: DiaryStore) -> None:
        self._diary = diary
        self._waiting: list[Waiting] = []
        self._taken_out: list[Waiting] = []

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits; empty when all is saved."""
        return tuple(self._waiting)

    @property
    def newest(self) -> Waiting | None:
        """The newest that waits: what undo would take back first."""
        return self._waiting[-1] if self._waiting else None

    @property
    def reason(self) -> str:
        """Why the oldest waits, in a few words: "the disk is full"."""
        refusal = self._waiting[0].refusal if self._waiting else None
        if isinstance(refusal, DiaryBusy):
            return BUSY
        return str(refusal).rpartition(": ")[2].partition(";")[0] if refusal else ""

    def change(self, one: Waiting) -> None:
        """Save a new change behind those that wait; where the disk refuses it for now, it waits too.

        Raises:
            StillnightError: it is refused for good, and is not kept.
        """
        self._taken_out.clear()
        self.add(one)

    def add(self, one: Waiting) -> None:
        """The same for a change that undoes or redoes: what was taken out can still be put back.

        Raises:
            StillnightError: it is refused for good, and is not kept.
        """
        self._waiting.append(one)
        self.save(AT_A_KEY if len(self._waiting) == 1 else BY_ITSELF)
        if one in self._waiting and one.refusal is not None and not isinstance(one.refusal, PASSING):
            self._waiting.remove(one)
            raise one.refusal

    def save(self, patience: float = BY_ITSELF) -> None:
        """Try everything again, in order. One that is refused holds up what comes behind it in the same night.

        ``patience`` is how many seconds it may wait for another session that saves.
        """
        self._diary.patience = patience
        refusals: dict[date | None, StillnightError] = {}
        for one in self.waiting:
            refusal = refusals.get(one.night_of) or self._refusal(one)
            if refusal is None:
                self._waiting.remove(one)
                continue
            one.refusal = refusals[one.night_of] = refusal
            if isinstance(refusal, PASSING):
                break
        for one in self._waiting:
            one.refusal = one.refusal or refusal

    def _refusal(self, one: Waiting) -> StillnightError | None:
        try:
            one.save(self._diary)
        except StillnightError as refusal:
            return refusal
        return None

    def over(self, night: Night) -> Night:
        """The night with what waits for it answered."""
        for one in self._waiting:
            if isinstance(one, OfNight) and one.night_of == night.night_of:
                night = one.edit(night)
        return night

    def over_settings(self, person: Person) -> Person:
        """The settings with what waits for them."""
        for one in self._waiting:
            if isinstance(one, OfSettings):
                person = one.edit(person)
        return person

    def take_out(self, one: Waiting) -> None:
        """Let one that waits wait no longer; an edit can be put back, a step is the history's to do again."""
        self._waiting.remove(one)
        if not isinstance(one, Stepping):
            self._taken_out.append(one)

    def put_back(self) -> Waiting | None:
        """Save what was taken out last after all, or let it wait again; ``None`` where nothing was taken out.

        Raises:
            StillnightError: it is refused for good.
        """
        if not self._taken_out:
            return None
        one = self._taken_out.pop()
        self.add(one)
        return one
