"""Undo and redo: back through what is saved and what still waits, each as safe on its way as any answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from stillnight.diary.answers import differences
from stillnight.diary.errors import StillnightError
from stillnight.diary.history import History, Step
from stillnight.diary.night import Night
from stillnight.diary.port import Change
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.tui.unsaved import Unsaved
from stillnight.tui.waiting import OfNight, Stepping

OVERTAKEN: Final = "another session has changed that answer since; nothing"
"""Said of a step that no longer fits, before what was not: "undone", "done"."""

Happened = tuple[date | None, str]
"""The night something happened in, and what in words."""


class Undoing:
    """The way back, and the way on again."""

    def __init__(self, unsaved: Unsaved, saved: Callable[[Change, bool], None], there: Callable[[date], Night]) -> None:
        """``saved`` is told of every step that came to its end, and whether it fitted; ``there`` reads the disk."""
        self._unsaved = unsaved
        self._saved = saved
        self._there = there
        self._history = History()
        self._overtaken = ""

    def did(self, change: Change) -> None:
        """Remember an answer that is on the disk now."""
        self._history.did(change)

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
        return self._take(Stepping(step, self._history.undid(), self._through), "undone")

    def redo(self) -> Happened:
        """Do the last undone change again."""
        newest, step = self._unsaved.newest, self._history.to_redo()
        if isinstance(newest, Stepping) and newest.original is step:
            self._unsaved.take_out(newest)
            self._history.redid()
            return newest.night_of, f"done again: {_said(newest.original)}"
        if step is not None:
            return self._take(Stepping(step, self._history.redid(), self._through), "done again")
        one = self._unsaved.put_back()
        return (None, "nothing to redo") if one is None else (one.night_of, "done again")

    def _take(self, one: Stepping, words: str) -> Happened:
        """Take a step; where the disk refuses it for now, it waits like an answer, and is shown as done."""
        try:
            self._unsaved.add(one)
        except StillnightError as trouble:
            self._step_back(one)
            return None, str(trouble)
        return one.night_of, self.take_news() or f"{words}: {_said(one.step)}"

    def _through(self, change: Change, one: Stepping) -> None:
        if not one.fitted:
            self._history.forget(one.original)
            self._overtaken = f"{OVERTAKEN} {'undone' if one.undoes else 'done'}"
        self._saved(change, one.fitted)

    def _step_back(self, one: Stepping) -> None:
        """The step was not taken after all."""
        if one.undoes:
            self._history.redid()
        else:
            self._history.undid()

    def _take_out(self, newest: OfNight) -> Happened:
        """Undo what is not on the disk: it no longer waits."""
        there = self._there(newest.night_of)
        before = self._unsaved.over(there)
        self._unsaved.take_out(newest)
        if isinstance(newest, Stepping):
            self._step_back(newest)
        step = Step(there.night_of, differences(before, self._unsaved.over(there)))
        return there.night_of, f"undone: {_said(step)}" if step.answers else "undone; it was not saved yet"


def _said(step: Step) -> str:
    words = [f"{BY_ID[key].label} {say(BY_ID[key], after) or 'blank'}" for key, (_, after) in step.answers.items()]
    return ", ".join(words)
