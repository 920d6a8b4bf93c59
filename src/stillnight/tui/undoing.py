"""Undo and redo: back through what is saved and what still waits, each as safe on its way as any answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from stillnight.diary.answers import differences
from stillnight.diary.errors import DiaryReadOnly, StillnightError
from stillnight.diary.history import History, Step
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import Change, DiaryStore
from stillnight.tui.unsaved import Unsaved
from stillnight.tui.waiting import StepOfNight, StepOfPerson, Stepping, Waiting

OVERTAKEN: Final = "another session has changed {what} since; nothing {way}"
"""Said of a step that no longer fits."""

Happened = tuple[date | None, str]
"""The night something happened in, if it was in one, and what in words."""


class Undoing:
    """The way back, and the way on again."""

    def __init__(
        self,
        diary: DiaryStore,
        unsaved: Unsaved,
        saved: Callable[[Change, bool], None],
        saved_person: Callable[[Person, Person], None],
    ) -> None:
        """``saved`` is told of every step in a night that came to its end, and whether it fitted; ``saved_person`` of
        every one in the person.
        """
        self._diary = diary
        self._unsaved = unsaved
        self._saved = saved
        self._saved_person = saved_person
        self._history = History()
        self._overtaken = ""

    def did(self, step: Step) -> None:
        """Remember what is on the disk now."""
        self._history.did(step)

    def begin_anew(self) -> None:
        """A new answer waits: what was undone can no longer be redone."""
        self._history.forget_undone()

    def take_news(self) -> str:
        """What became of a step that waited and no longer fitted, once."""
        words, self._overtaken = self._overtaken, ""
        return words

    def undo(self) -> Happened:
        """Take the last change back, saved or not."""
        newest = self._unsaved.newest
        if newest is not None and not (isinstance(newest, Stepping) and newest.undoes):
            return self._take_out(newest)
        step = self._history.to_undo()
        if step is None:
            return None, "nothing to undo"
        return self._take(self._stepping(step, self._history.undid()), "undone")

    def redo(self) -> Happened:
        """Do the last undone change again."""
        newest, step = self._unsaved.newest, self._history.to_redo()
        if isinstance(newest, Stepping) and newest.original is step:
            self._unsaved.take_out(newest)
            self._history.redid()
            return newest.night_of, f"done again: {said_of(newest.original, self._now(newest.night_of))}"
        if step is not None:
            return self._take(self._stepping(step, self._history.redid()), "done again")
        one = self._unsaved.put_back()
        return (None, "nothing to redo") if one is None else (one.night_of, "done again")

    def _stepping(self, step: Step, original: Step) -> StepOfNight | StepOfPerson:
        if step.night_of is None:
            return StepOfPerson(step, original, self._through_person)
        return StepOfNight(step, original, self._through)

    def _take(self, one: StepOfNight | StepOfPerson, words: str) -> Happened:
        """Take a step; where the disk refuses it for now, it waits like an answer, and is shown as done."""
        try:
            self._unsaved.add(one)
        except StillnightError as trouble:
            self._step_back(one)
            return None, str(trouble)
        return one.night_of, self.take_news() or f"{words}: {said_of(one.step, self._now(one.night_of))}"

    def _now(self, night_of: date | None) -> Night | Person:
        """The night or the person as they are shown."""
        if night_of is None:
            return self._unsaved.over_settings(self._diary.person_to_go_by())
        return self._unsaved.over(night_on_disk(self._diary, night_of))

    def _through(self, change: Change, one: Stepping) -> None:
        self._told(one)
        self._saved(change, one.fitted)

    def _through_person(self, before: Person, after: Person, one: Stepping) -> None:
        self._told(one)
        self._saved_person(before, after)

    def _told(self, one: Stepping) -> None:
        if not one.fitted:
            self._history.forget(one.original)
            what, way = "that" if one.step.night_of is None else "that answer", "undone" if one.undoes else "done"
            self._overtaken = OVERTAKEN.format(what=what, way=way)

    def _step_back(self, one: Stepping) -> None:
        """The step was not taken after all."""
        if one.undoes:
            self._history.redid()
        else:
            self._history.undid()

    def _take_out(self, newest: Waiting) -> Happened:
        """Undo what is not on the disk: it no longer waits."""
        before = self._now(newest.night_of)
        self._unsaved.take_out(newest)
        if isinstance(newest, Stepping):
            self._step_back(newest)
        after = self._now(newest.night_of)
        step = step_between(before, after)
        return newest.night_of, f"undone: {said_of(step, after)}" if step.answers else "undone; it was not saved yet"


def said_of(step: Step, record: Night | Person) -> str:
    """What a step did, in words."""
    # Imported here: the words of all that is kept about a person read the strategies: 2 ms that the first frame spares.
    from stillnight.diary.step_said import step_said

    return step_said(step, record)


def step_between(before: Night | Person, after: Night | Person) -> Step:
    """What leads from one to the other."""
    if isinstance(before, Person) and isinstance(after, Person):
        return Step.of_person(before, after)
    assert isinstance(before, Night), "both are of one kind"
    assert isinstance(after, Night), "both are of one kind"
    return Step(after.night_of, differences(before, after))


def night_on_disk(diary: DiaryStore, wanted: date) -> Night:
    """The night as it is on the disk, blank where it cannot be read."""
    try:
        return diary.night(wanted)
    except DiaryReadOnly:
        return Night(night_of=wanted)
