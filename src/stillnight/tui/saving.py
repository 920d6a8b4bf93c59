"""Saving: what reaches the disk, what waits for it, what can be undone, and what others saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from stillnight.diary.answers import differences
from stillnight.diary.clock import Clock
from stillnight.diary.errors import DiaryReadOnly, StillnightError
from stillnight.diary.history import History, Step
from stillnight.diary.night import Night
from stillnight.diary.port import Change, DiaryStore, Edit
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.tui.elsewhere import Elsewhere
from stillnight.tui.unsaved import Unsaved, Waiting


def _nothing() -> None:
    """Nobody minds."""


class Saving:
    """The way of every change of a session."""

    def __init__(self, diary: DiaryStore, now: Clock) -> None:
        self._diary = diary
        self._now = now
        self._history = History()
        self._unsaved = Unsaved(diary, self._went_through)
        self.elsewhere = Elsewhere(diary)
        self.saved_at: datetime | None = None
        """When the last answer was saved; ``None`` before the first."""

        self.when_tried: Callable[[], None] = _nothing
        """Called after everything that may have filled or emptied the queue."""

    def _went_through(self, change: Change) -> None:
        self._history.did(change)
        self.elsewhere.saved(change)
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

    def _on_disk(self, wanted: date) -> Night:
        try:
            return self._diary.night(wanted)
        except DiaryReadOnly:
            return Night(night_of=wanted)

    def unsaved_answers(self, wanted: date) -> frozenset[str]:
        """The questions of a night whose answers are not on the disk yet, by id."""
        if not any(one.night_of == wanted for one in self.waiting):
            return frozenset()
        there = self._on_disk(wanted)
        return frozenset(differences(there, self.over(there)))

    def unsaved_labels(self) -> str:
        """What waits, by label, the oldest night first, in one short line."""
        labels = list(self._labels())
        more = f" and {len(labels) - 2} more" if len(labels) > 2 else ""
        return ", ".join(labels[:2]) + more or "a change"

    def _labels(self) -> Iterator[str]:
        for night_of in sorted({one.night_of for one in self.waiting}):
            unsaved = self.unsaved_answers(night_of)
            yield from (question.label for question in BY_ID.values() if question.id in unsaved)

    # --- changing ----------------------------------------------------------------------------------

    def change(self, wanted: date, edit: Edit) -> Night:
        """Change a night: it is on the disk when this returns, or it waits; the night as it is shown.

        Raises:
            StillnightError: it is refused for good; nothing waits.
        """
        try:
            self._unsaved.change(wanted, edit)
        finally:
            self.when_tried()
        return self.over(self._on_disk(wanted))

    def retry(self) -> bool:
        """Try what waits again; whether anything went through."""
        before = len(self.waiting)
        if before:
            self._unsaved.save()
            self.when_tried()
        return len(self.waiting) < before

    # --- undo --------------------------------------------------------------------------------------

    def undo(self) -> tuple[date | None, str]:
        """Take the last change back: the night it was in, and what happened in words."""
        if self.waiting:
            return self._take_out()
        step = self._history.to_undo()
        if step is None:
            return None, "nothing to undo"
        try:
            stepped = self._stepped(step)
        except StillnightError as trouble:
            return None, str(trouble)
        if stepped:
            self._history.undid()
            return step.night_of, f"undone: {_said(step)}"
        self._history.forget_undo()
        return step.night_of, "another session has changed that answer since; nothing undone"

    def redo(self) -> tuple[date | None, str]:
        """Do the last undone change again: the night it was in, and what happened in words."""
        step = self._history.to_redo()
        try:
            if step is None:
                return self._put_back()
            stepped = self._stepped(step)
        except StillnightError as trouble:
            return None, str(trouble)
        if stepped:
            self._history.redid()
            return step.night_of, f"done again: {_said(step)}"
        self._history.forget_redo()
        return step.night_of, "another session has changed that answer since; nothing done"

    def _take_out(self) -> tuple[date | None, str]:
        """Undo what is not on the disk: it no longer waits."""
        night_of = self.waiting[-1].night_of
        there = self._on_disk(night_of)
        before = self.over(there)
        self._unsaved.take_out()
        self.when_tried()
        step = Step(night_of, differences(before, self.over(there)))
        return night_of, f"undone: {_said(step)}" if step.answers else "undone; it was not saved yet"

    def _put_back(self) -> tuple[date | None, str]:
        try:
            one = self._unsaved.put_back()
        finally:
            self.when_tried()
        return (None, "nothing to redo") if one is None else (one.night_of, "done again")

    def _stepped(self, step: Step) -> bool:
        """Apply a step where it still fits the night as it is on disk now; whether it did."""
        fitted: list[bool] = []

        def edit(night: Night) -> Night:
            fitted.append(step.fits(night))
            return step.applied(night)

        self.elsewhere.saved(self._diary.change(step.night_of, edit))
        if fitted[-1]:
            self.saved_at = self._now()
        return fitted[-1]


def _said(step: Step) -> str:
    words = [f"{BY_ID[key].label} {say(BY_ID[key], after) or 'blank'}" for key, (_, after) in step.answers.items()]
    return ", ".join(words)
