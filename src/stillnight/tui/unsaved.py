"""Edits that the disk refused: kept in order, tried again, and shown over what is on the disk until they are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from stillnight.diary.errors import DiaryBusy, DiaryNotSaved, StillnightError
from stillnight.diary.night import Night
from stillnight.diary.port import Change, DiaryStore, Edit

PASSING: Final = (DiaryNotSaved, DiaryBusy)
"""Refusals that pass by themselves; after any other an edit is not kept."""

BUSY: Final = "another session is saving"
"""Why an edit waits while somebody else has the diary; short enough for the top line."""


class Waiting:
    """One edit on its way to the disk. Two are the same only if they are one."""

    def __init__(self, night_of: date, edit: Edit) -> None:
        self.night_of = night_of
        self.edit = edit
        self.refusal: StillnightError | None = None
        """Why it is not on the disk yet."""

        self._came_to: Night | None = None

    def save(self, diary: DiaryStore) -> Change:
        """Save it. Where a try that was refused did reach the disk, it is not done a second time.

        Raises:
            StillnightError: it is refused.
        """
        tried = self._came_to

        def once(night: Night) -> Night:
            if night == tried:
                return night
            self._came_to = self.edit(night)
            return self._came_to

        return diary.change(self.night_of, once)


class Unsaved:
    """The edits of a session that are not on the disk yet, the oldest first."""

    def __init__(self, diary: DiaryStore, saved: Callable[[Change], None]) -> None:
        """``saved`` is told of every edit that goes through, in order."""
        self._diary = diary
        self._saved = saved
        self._waiting: list[Waiting] = []
        self._taken_out: list[Waiting] = []

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits; empty when all is saved."""
        return tuple(self._waiting)

    @property
    def reason(self) -> str:
        """Why the oldest waits, in a few words: "the disk is full"."""
        refusal = self._waiting[0].refusal if self._waiting else None
        if isinstance(refusal, DiaryBusy):
            return BUSY
        return str(refusal).rpartition(": ")[2].partition(";")[0] if refusal else ""

    def change(self, night_of: date, edit: Edit) -> None:
        """Save a new edit behind those that wait; where the disk refuses it for now, it waits too.

        Raises:
            StillnightError: it is refused for good, and is not kept.
        """
        self._taken_out.clear()
        self._add(Waiting(night_of, edit))

    def save(self) -> None:
        """Try everything again, in order. One that is refused holds up what comes behind it in the same night."""
        refusals: dict[date, StillnightError] = {}
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
            change = one.save(self._diary)
        except StillnightError as refusal:
            return refusal
        self._saved(change)
        return None

    def _add(self, one: Waiting) -> None:
        self._waiting.append(one)
        self.save()
        if one in self._waiting and one.refusal is not None and not isinstance(one.refusal, PASSING):
            self._waiting.remove(one)
            raise one.refusal

    def over(self, night: Night) -> Night:
        """The night with what waits for it answered."""
        for one in self._waiting:
            if one.night_of == night.night_of:
                night = one.edit(night)
        return night

    def take_out(self) -> Waiting | None:
        """Take the newest out of the queue; ``None`` where nothing waits."""
        if not self._waiting:
            return None
        self._taken_out.append(self._waiting.pop())
        return self._taken_out[-1]

    def put_back(self) -> Waiting | None:
        """Save what was taken out last after all, or let it wait again; ``None`` where nothing was taken out.

        Raises:
            StillnightError: it is refused for good.
        """
        if not self._taken_out:
            return None
        one = self._taken_out.pop()
        self._add(one)
        return one
