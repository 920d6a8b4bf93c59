"""The condition of the diary's files: what does not read, what is kept with less care, and what helps."""

from __future__ import annotations

from collections.abc import Sequence

from stillnight.diary.port import DiaryStore


class Condition:
    """What a sitting has to know of the disk, and may do for it."""

    def __init__(self, diary: DiaryStore) -> None:
        self._diary = diary
        self._cautioned = ""

    def trouble(self) -> str | None:
        """One line in words when part of the diary cannot be written or read."""
        return self._diary.trouble()

    def new_caution(self) -> str:
        """What the disk does less well than it should, in words; empty once it was told."""
        caution, told = self._diary.caution() or "", self._cautioned
        self._cautioned = caution
        return "" if caution == told else caution

    def narrow(self) -> str | None:
        """Close to others what is the owner's alone; what was open, in words, else ``None``."""
        return self._diary.narrow()

    def mending(self) -> Sequence[str]:
        """What could be brought back of what is damaged, in lines; empty where nothing is damaged, or nothing can."""
        return self._diary.mending() if self.trouble() else ()

    def mend(self) -> Sequence[str]:
        """Bring back what is damaged; what was done, in lines.

        Raises:
            StillnightError: it cannot be done; everything is as it was.
        """
        return self._diary.mend()

    def tidy(self) -> None:
        """Do for the disk what can wait until nobody does. Never raises."""
        self._diary.tidy()
