"""Undo and redo in words: the last change of this talk, and back to the question that it was an answer to."""

from __future__ import annotations

from stillnight.cli.plain.talk import Goes, Talk
from stillnight.diary.clock import say_night
from stillnight.diary.history import Step
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.questions import BY_ID
from stillnight.diary.step_said import step_said


def undo(talk: Talk, _: str = "") -> None:
    """Take the last change back.

    Raises:
        Goes: to the question that it was an answer to.
    """
    step = talk.history.to_undo()
    if step is None:
        talk.lines.tell("nothing to undo")
    elif _taken(talk, step, "undone"):
        talk.history.undid()
        _go_to(talk, step)
    else:
        talk.history.forget(talk.history.undid())


def redo(talk: Talk, _: str = "") -> None:
    """Do the last undone change again.

    Raises:
        Goes: to the question that it was an answer to.
    """
    step = talk.history.to_redo()
    if step is None:
        talk.lines.tell("nothing to redo")
    elif _taken(talk, step, "done again"):
        talk.history.redid()
        _go_to(talk, step)
    else:
        talk.history.forget(step)


def _taken(talk: Talk, step: Step, words: str) -> bool:
    """Whether a step was taken; it is not where another session changed the same since, and is told in either case."""
    before, after = _applied(talk, step)
    if not step.fits(before):
        talk.lines.tell(f"another session has changed that since; nothing {words}")
        return False
    there = ""
    if step.night_of is not None and step.night_of != talk.evening:
        there = f", night of {say_night(step.night_of, year=False)}"
    talk.lines.tell(f"{words}{there}: {step_said(step, after)}")
    return True


def _applied(talk: Talk, step: Step) -> tuple[Night | Person, Night | Person]:
    """The night or the person before and after the step; the same where it no longer fits."""
    diary = talk.sitting.diary
    if step.night_of is not None:
        change = diary.change(step.night_of, step.applied)
        return change.before, change.after
    before: list[Person] = []

    def applied(person: Person) -> Person:
        before.append(person)
        return step.applied(person)

    after = diary.change_person(applied)
    return before[-1], after


def _go_to(talk: Talk, step: Step) -> None:
    if step.night_of is not None:
        question = BY_ID[next(iter(step.answers))]
        raise Goes(step.night_of, question.part, question.id)
