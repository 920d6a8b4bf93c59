"""Changes on their way to the disk: of a night, of the settings, and those that undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec

from stillnight.diary.errors import StillnightError
from stillnight.diary.history import Step
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import Change, DiaryStore, Edit


class Waiting(Protocol):
    """One change on its way to the disk. Two are the same only if they are one."""

    refusal: StillnightError | None
    """Why it is not on the disk yet."""

    @property
    def night_of(self) -> date | None:
        """The night it is in; ``None`` for the settings."""

    def save(self, diary: DiaryStore) -> None:
        """Save it, and tell whoever wants to know. Where a refused try did reach the disk, it is not done again.

        Raises:
            StillnightError: it is refused.
        """


class OfNight:
    """An edit of one night."""

    def __init__(self, night_of: date, edit: Edit, saved: Callable[[Change], None]) -> None:
        """``saved`` is told when it is on the disk."""
        self.night_of = night_of
        self.edit = edit
        self.refusal: StillnightError | None = None
        self._saved = saved
        self._tried: tuple[Night, Night] | None = None
        """What the last try found, and what it made of that."""

    def save(self, diary: DiaryStore) -> None:
        """Save it; see ``Waiting``. A try that did arrive is told as the change that it was."""
        tried = self._tried

        def once(night: Night) -> Night:
            if tried is not None and _same(night, tried[1]):
                return night
            self._tried = (night, self.edit(night))
            return self._tried[1]

        change = diary.change(self.night_of, once)
        before = self._tried[0] if self._tried else change.before
        self._saved(msgspec.structs.replace(change, before=before))


def _same(there: Night, made: Night) -> bool:
    """Whether a night came to this; one without any answer keeps nothing else on the disk."""
    return there == made or (there.is_blank() and made.is_blank())


class Stepping(OfNight):
    """A step of the history, back or on again: it leaves a night alone that no longer stands as it expects."""

    def __init__(self, step: Step, original: Step, saved: Callable[[Change, Stepping], None]) -> None:
        """``step`` is what to do; ``original`` is what the history remembers it by."""
        super().__init__(step.night_of, step.applied, lambda change: self._done(change, saved))
        self.step = step
        self.original = original
        self.undoes = step is not original
        self.fitted = True
        """Whether the night stood as it expected, or had come to what it makes already."""

    def _done(self, change: Change, saved: Callable[[Change, Stepping], None]) -> None:
        self.fitted = self.step.fits(change.before) or self.step.reversed().fits(change.after)
        saved(change, self)


class OfSettings:
    """A change of the settings. It sets what it sets, so to do it twice is to do it once."""

    def __init__(self, edit: Callable[[Person], Person], saved: Callable[[Person, Person], None]) -> None:
        """``saved`` is told what the settings were and are."""
        self.night_of = None
        self.edit = edit
        self.refusal: StillnightError | None = None
        self._saved = saved

    def save(self, diary: DiaryStore) -> None:
        """Save it; see ``Waiting``."""
        before: list[Person] = []

        def edit(person: Person) -> Person:
            before.append(person)
            return self.edit(person)

        after = diary.change_person(edit)
        self._saved(before[-1], after)
