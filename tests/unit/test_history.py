"""Undo takes back what I did, and only that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given

from stillnight.diary.answers import answer, with_answer
from stillnight.diary.history import History, Step
from stillnight.diary.night import Night
from stillnight.diary.port import Change
from stillnight.diary.question import Question
from tests.builders import SUNDAY, night_with
from tests.strategies import LAW, NIGHTS, QUESTION_AND_ANSWER

Row = tuple[Question, Any]


def change(before: Night, question_id: str, value: Any) -> Change:
    """A saved change of one answer."""
    return Change(before, with_answer(before, question_id, value), 1)


def step(before: Night, question_id: str, value: Any) -> Step:
    """The step that it was."""
    return Step.of(change(before, question_id, value))


@given(NIGHTS, NIGHTS)
@LAW
def test_undo_gives_the_night_before_and_redo_the_night_after(before: Night, after: Night) -> None:
    """Whatever I changed, undo brings it back as it was, and redo does it again."""
    done = Step.of(Change(before, after, 1))
    assert done.applied(before) == after
    assert done.reversed().applied(after) == before
    assert done.reversed().reversed() == done


@given(NIGHTS, QUESTION_AND_ANSWER, QUESTION_AND_ANSWER)
@LAW
def test_undo_never_changes_what_somebody_else_changed_since(before: Night, mine: Row, theirs: Row) -> None:
    """What my other session answered meanwhile stays, whether to another question or to the same one."""
    done = change(before, mine[0].id, mine[1])
    since = with_answer(done.after, theirs[0].id, theirs[1])
    undone = Step.of(done).reversed().applied(since)
    if theirs[0].id == mine[0].id and theirs[1] != mine[1]:
        assert undone == since or mine[0].kind == "list"
    elif theirs[0].id != mine[0].id:
        assert answer(undone, theirs[0].id) == theirs[1]
        assert answer(undone, mine[0].id) == answer(before, mine[0].id)


@given(NIGHTS, QUESTION_AND_ANSWER, QUESTION_AND_ANSWER)
@LAW
def test_steps_are_undone_from_the_last_to_the_first(night: Night, one: Row, two: Row) -> None:
    """Undo twice takes two changes back, redo twice brings them again."""
    history, states = History(), [night]
    for question, value in (one, two):
        assume(answer(states[-1], question.id) != value)
        done = change(states[-1], question.id, value)
        history.did(Step.of(done))
        states.append(done.after)
    first, middle, last = states
    for state, expected in ((last, middle), (middle, first)):
        undo = history.to_undo()
        assert undo is not None
        assert undo.applied(state) == expected
        history.undid()
    assert history.to_undo() is None
    for state, expected in ((first, middle), (middle, last)):
        redo = history.to_redo()
        assert redo is not None
        assert redo.applied(state) == expected
        history.redid()
    assert history.to_redo() is None


def test_a_new_change_ends_what_could_be_redone() -> None:
    """After undo and something new, redo does not bring back an old answer."""
    history = History()
    history.did(step(night_with({}), "urge.worst", 6))
    history.undid()
    assert history.to_redo() is not None
    history.did(step(night_with({}), "fatigue", 2))
    assert history.to_redo() is None


def test_a_change_that_changed_nothing_is_no_step() -> None:
    """Answering the same again leaves undo and redo as they were."""
    history = History()
    history.did(step(night_with({}), "urge.worst", 6))
    history.undid()
    history.did(step(night_with({"urge.worst": 6}), "urge.worst", 6))
    assert history.to_undo() is None
    assert history.to_redo() is not None


def test_a_step_can_be_forgotten() -> None:
    """What somebody else has changed can no longer be undone, and the step before it can."""
    history = History()
    history.did(step(night_with({}), "urge.worst", 6))
    history.did(step(night_with({}), "fatigue", 2))
    history.forget(history.undid())
    assert history.to_redo() is None
    back = history.to_undo()
    assert back is not None
    assert back.answers == {"urge.worst": (6, None)}
    history.undid()
    history.forget(history.redid())
    assert (history.to_undo(), history.to_redo()) == (None, None)


def test_a_step_knows_its_night() -> None:
    """Undo goes back to the night it was done in."""
    with pytest.raises(AttributeError):
        Step(SUNDAY, {}).night_of = SUNDAY  # type: ignore[misc]
    assert Step.of(change(night_with({}), "urge.worst", 6)) == Step(SUNDAY, {"urge.worst": (None, 6)})
