"""Saving: what reaches the disk, what waits for it, what can be undone, and what others saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from stillnight.diary.answers import differences
from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError
from stillnight.diary.history import Step
from stillnight.diary.night import Night
from stillnight.diary.person import Person, changed_settings, setting_label
from stillnight.diary.port import Change, DiaryStore, Edit
from stillnight.diary.questions import BY_ID
from stillnight.tui.elsewhere import Elsewhere
from stillnight.tui.undoing import Happened, Undoing, night_on_disk
from stillnight.tui.unsaved import BY_ITSELF, Unsaved
from stillnight.tui.waiting import OfNight, OfSettings, Waiting


def _nothing() -> None:
    """Nobody minds."""


class Saving:
    """The way of every change of a session."""

    def __init__(self, diary: DiaryStore, now: Clock) -> None:
        self._diary = diary
        self._now = now
        self._unsaved = Unsaved(diary)
        self.elsewhere = Elsewhere(diary)
        self._undoing = Undoing(diary, self._unsaved, self._stepped, self.elsewhere.saved_settings)
        self.saved_at: datetime | None = None
        """When the last answer was saved; ``None`` before the first."""

        self.when_tried: Callable[[], None] = _nothing
        """Called after everything that may have filled or emptied the queue."""

    def _answered(self, change: Change) -> None:
        self._undoing.did(Step.of(change))
        self.elsewhere.saved(change)
        self.saved_at = self._now()

    def _settled(self, before: Person, after: Person) -> None:
        self._undoing.did(Step.of_person(before, after))
        self.elsewhere.saved_settings(before, after)

    def _stepped(self, change: Change, fitted: bool) -> None:
        self.elsewhere.saved(change)
        if fitted:
            self.saved_at = self._now()

    # --- what there is -----------------------------------------------------------------------------

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The changes that are not on the disk yet."""
        return self._unsaved.waiting

    @property
    def reason(self) -> str:
        """Why they are not, in a few words."""
        return self._unsaved.reason

    def night(self, wanted: date) -> Night:
        """The night as this session has it: what is on the disk, and over it what waits.

        Raises:
            DiaryReadOnly: it cannot be read.
        """
        return self.over(self._diary.night(wanted))

    def over(self, there: Night) -> Night:
        """A night as it is on the disk, with what waits for it answered."""
        return self._unsaved.over(there)

    def person(self) -> Person:
        """The settings as this session goes by them."""
        return self._unsaved.over_settings(self._diary.person_to_go_by())

    def news(self) -> str:
        """What others did, and what became of a step that waited, in words, once; empty where there is nothing."""
        return "; ".join(filter(None, (self._undoing.take_news(), self.elsewhere.take_news())))

    def unsaved_answers(self, wanted: date) -> frozenset[str]:
        """The questions of a night whose answers are not on the disk yet, by id."""
        if not any(one.night_of == wanted for one in self.waiting):
            return frozenset()
        there = night_on_disk(self._diary, wanted)
        return frozenset(differences(there, self.over(there)))

    def unsaved_labels(self) -> str:
        """What waits, by label, the oldest night first, in one short line."""
        labels = list(self._labels())
        more = f" and {len(labels) - 2} more" if len(labels) > 2 else ""
        return ", ".join(labels[:2]) + more or "a change"

    def _labels(self) -> Iterator[str]:
        for night_of in sorted({one.night_of for one in self.waiting if one.night_of}):
            unsaved = self.unsaved_answers(night_of)
            yield from (question.label for question in BY_ID.values() if question.id in unsaved)
        if any(one.night_of is None for one in self.waiting):
            there = self._diary.person_to_go_by()
            yield from (setting_label(name) for name in changed_settings(there, self._unsaved.over_settings(there)))

    # --- changing ----------------------------------------------------------------------------------

    def change(self, wanted: date, edit: Edit) -> Night:
        """Change a night: it is on the disk when this returns, or it waits; the night as it is shown.

        Raises:
            StillnightError: it is refused for good; nothing waits.
        """
        try:
            self._unsaved.change(OfNight(wanted, edit, self._answered))
        finally:
            self.when_tried()
        if self.waiting:
            self._undoing.begin_anew()
        return self.over(night_on_disk(self._diary, wanted))

    def change_person(self, edit: Callable[[Person], Person]) -> Person:
        """Change the settings, as ``change`` does a night; the settings as they are shown.

        Raises:
            StillnightError: it is refused for good; nothing waits.
        """
        try:
            self._unsaved.change(OfSettings(edit, self._settled))
        finally:
            self.when_tried()
        if self.waiting:
            self._undoing.begin_anew()
        return self.person()

    def retry(self, patience: float = BY_ITSELF) -> bool:
        """Try what waits again, each for so many seconds at most; whether anything went through."""
        before = len(self.waiting)
        if before:
            self._unsaved.save(patience)
            self.when_tried()
        return len(self.waiting) < before

    # --- undo --------------------------------------------------------------------------------------

    def undo(self) -> Happened:
        """Take the last change back: the night it was in, and what happened in words."""
        return self._tried(self._undoing.undo)

    def redo(self) -> Happened:
        """Do the last undone change again: the night it was in, and what happened in words."""
        return self._tried(self._undoing.redo)

    def _tried(self, step: Callable[[], Happened]) -> Happened:
        try:
            return step()
        except StillnightError as trouble:
            return None, str(trouble)
        finally:
            self.when_tried()
