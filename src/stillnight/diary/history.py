"""Undo and redo: what was changed in this session, and what to put back."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from stillnight.diary.answers import answer, differences, with_answer
from stillnight.diary.listed import LISTS, Listed
from stillnight.diary.night import Night
from stillnight.diary.person import About, Person
from stillnight.diary.port import Change

Record = TypeVar("Record", Night, Person)

_NEVER = frozenset({"about", "demo"})
"""Fields of a person that are no answer: the answers about them are told one by one, and ``demo`` never changes."""

_ABOUT = tuple(name for name in About.__struct_fields__ if name != "asked")


class Step(Struct, frozen=True):
    """One saved change of a night, or of what is kept about the person."""

    night_of: date | None
    """The night; ``None`` for the person."""

    answers: dict[str, tuple[Any, Any]]
    """What it changed, as (before, after) by the id of the question or the name of the field: "about.low_iron"."""

    @classmethod
    def of(cls, change: Change) -> Step:
        """The step that a saved change of a night was."""
        return cls(change.after.night_of, differences(change.before, change.after))

    @classmethod
    def of_person(cls, before: Person, after: Person) -> Step:
        """The step that a saved change of the person was. That questions were offered is no answer, and stays."""
        names = [name for name in Person.__struct_fields__ if name not in _NEVER]
        names += [f"about.{name}" for name in _ABOUT]
        pairs = {name: (answer(before, name), answer(after, name)) for name in names}
        return cls(None, {name: pair for name, pair in pairs.items() if pair[0] != pair[1]})

    def reversed(self) -> Step:
        """The step that takes this one back."""
        return Step(self.night_of, {key: (after, before) for key, (before, after) in self.answers.items()})

    def fits(self, record: Night | Person) -> bool:
        """Whether all still stands as the step expects; another session may have answered since."""
        return all(_fits(name, pair, answer(record, name)) for name, pair in self.answers.items())

    def applied(self, record: Record) -> Record:
        """The night or the person after the step; unchanged where it no longer fits."""
        if not self.fits(record):
            return record
        for name, (before, after) in self.answers.items():
            kind = LISTS.get(name)
            value = Listed(before, after, kind).applied(answer(record, name)) if kind else after
            record = with_answer(record, name, value)
        return record


def _fits(name: str, pair: tuple[Any, Any], now: Any) -> bool:
    kind = LISTS.get(name)
    return Listed(*pair, kind).fits(now) if kind else bool(now == pair[0])


class History:
    """The steps of a session that can be undone, and those that can be redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def did(self, step: Step) -> None:
        """Remember a change; what had been undone can no longer be redone."""
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
