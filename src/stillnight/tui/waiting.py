"""Changes on their way to the disk: of a night, of the person, and those that undo and redo."""

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
        """The night it is in; ``None`` for the person."""

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


class OfSettings:
    """An edit of what is kept about the person."""

    def __init__(self, edit: Callable[[Person], Person], saved: Callable[[Person, Person], None]) -> None:
        """``saved`` is told what the person was and is."""
        self.night_of = None
        self.edit = edit
        self.refusal: StillnightError | None = None
        self._saved = saved
        self._tried: tuple[Person, Person] | None = None

    def save(self, diary: DiaryStore) -> None:
        """Save it; see ``Waiting``. A try that did arrive is told as the change that it was."""
        tried = self._tried

        def once(person: Person) -> Person:
            if tried is not None and person == tried[1]:
                return person
            self._tried = (person, self.edit(person))
            return self._tried[1]

        after = diary.change_person(once)
        assert self._tried is not None, "the store ran the edit"
        self._saved(self._tried[0], after)


class Stepping:
    """A step of the history, back or on again: it leaves alone what no longer stands as it expects."""

    step: Step
    original: Step
    """What the history remembers it by."""

    fitted: bool
    """Whether all stood as it expected, or had come to what it makes already."""

    def _begin(self, step: Step, original: Step) -> None:
        self.step, self.original, self.fitted = step, original, True

    @property
    def undoes(self) -> bool:
        """Whether it takes something back rather than doing it again."""
        return self.step is not self.original

    def _ends(self, before: Night | Person, after: Night | Person) -> None:
        self.fitted = self.step.fits(before) or self.step.reversed().fits(after)


class StepOfNight(Stepping, OfNight):
    """A step in a night."""

    def __init__(self, step: Step, original: Step, saved: Callable[[Change, Stepping], None]) -> None:
        """``saved`` is told when it came to its end."""

        def done(change: Change) -> None:
            self._ends(change.before, change.after)
            saved(change, self)

        assert step.night_of is not None, "it is one in a night"
        self._begin(step, original)
        OfNight.__init__(self, step.night_of, step.applied, done)


class StepOfPerson(Stepping, OfSettings):
    """A step in what is kept about the person."""

    def __init__(self, step: Step, original: Step, saved: Callable[[Person, Person, Stepping], None]) -> None:
        """``saved`` is told when it came to its end."""

        def done(before: Person, after: Person) -> None:
            self._ends(before, after)
            saved(before, after, self)

        self._begin(step, original)
        OfSettings.__init__(self, step.applied, done)
