"""Undo and redo: what was changed in this session, and what to put back."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from stillnight.diary.answers import Answer, answer, differences, with_answer
from stillnight.diary.night import Night
from stillnight.diary.port import Change


class Step(Struct, frozen=True):
    """One saved change: the answers it changed, as (before, after) by question id."""

    night_of: date
    answers: dict[str, tuple[Answer, Answer]]

    @classmethod
    def of(cls, change: Change) -> Step:
        """The step that a saved change was."""
        return cls(change.after.night_of, differences(change.before, change.after))

    def reversed(self) -> Step:
        """The step that takes this one back."""
        return Step(self.night_of, {key: (after, before) for key, (before, after) in self.answers.items()})

    def fits(self, night: Night) -> bool:
        """Whether the night still stands as the step expects; another session may have answered since."""
        return all(answer(night, key) == before for key, (before, _) in self.answers.items())

    def applied(self, night: Night) -> Night:
        """The night after the step; unchanged where it no longer fits."""
        if not self.fits(night):
            return night
        for key, (_, after) in self.answers.items():
            night = with_answer(night, key, after)
        return night


class History:
    """The steps of a session that can be undone, and those that can be redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def did(self, change: Change) -> None:
        """Remember a change; what had been undone can no longer be redone."""
        step = Step.of(change)
        if step.answers:
            self._done.append(step)
            self._undone.clear()

    def to_undo(self) -> Step | None:
        """The step that would take the last change back."""
        return self._done[-1].reversed() if self._done else None

    def to_redo(self) -> Step | None:
        """The step that would do the last undone change again."""
        return self._undone[-1] if self._undone else None

    def undid(self) -> Step:
        """The last change, as it was done, is taken back."""
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redid(self) -> Step:
        """The last undone change is done again."""
        self._done.append(self._undone.pop())
        return self._done[-1]

    def forget(self, step: Step) -> None:
        """This change can no longer be undone or redone: somebody else changed the same answer."""
        self._done = [one for one in self._done if one is not step]
        self._undone = [one for one in self._undone if one is not step]

    def forget_undone(self) -> None:
        """What was undone can no longer be redone: something new was answered."""
        self._undone.clear()
