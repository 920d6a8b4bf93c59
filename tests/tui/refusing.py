"""A diary whose disk refuses for a while, for tests of what the app does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stillnight.diary.errors import DiaryError, DiaryNotSaved
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import Change, Edit
from stillnight.store.memory import MemoryDiary

FULL = "nights-2026.json is not saved, what was there before still is: the disk is full; make room and save again"


class RefusingDiary(MemoryDiary):
    """A diary with these nights that refuses the next ``refuses`` changes, and counts how often it was asked."""

    def __init__(self, refuses: int = 0, *nights: Night) -> None:
        files: dict[str, bytes] = {}
        super().__init__(files)
        self.other = MemoryDiary(files)
        """Another session's handle on the same diary; it is never refused."""

        for night in nights:
            self.other.change(night.night_of, lambda _, kept=night: kept)  # type: ignore[misc]
        self.refuses = refuses
        self.error: DiaryError = DiaryNotSaved(FULL)
        """What it says."""

        self.asked = 0
        self.waited: list[float] = []
        """How long each of them might have waited for another session."""

        self.did_save = False
        """Whether it saves and only then says that it did not, as a disk does that breaks at the very end."""

    def change(self, night_of: date, edit: Edit) -> Change:
        """Save, or refuse."""
        self._ask()
        if not self.refuses:
            return super().change(night_of, edit)
        self.refuses -= 1
        if self.did_save:
            super().change(night_of, edit)
        raise self.error

    def change_person(self, edit: Callable[[Person], Person]) -> Person:
        """Save the settings, or refuse."""
        self._ask()
        if not self.refuses:
            return super().change_person(edit)
        self.refuses -= 1
        raise self.error

    def _ask(self) -> None:
        self.asked += 1
        self.waited.append(self.patience)
