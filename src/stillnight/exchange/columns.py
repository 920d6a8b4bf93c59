"""The columns of a night: its dates, every answer and every measure, from the tables of questions and measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, Final

from msgspec import Struct

from stillnight.diary.answers import answer
from stillnight.diary.measure import Measure
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.values import answer_value, figure_value
from stillnight.diary.words import clean_line

_UNITS: Final = {"duration": "minutes", "count": "count", "list": "how many noted"}


class Column(Struct, frozen=True):
    """One column of a table."""

    id: str
    """Its name for programs: letters, digits and "_" only."""

    header: str
    """Its name for people."""

    of: Callable[[Any], Any]
    """The value of a row: ``None`` for a blank, else a text, a number, yes or no, or several texts."""

    text: bool = False
    """Whether it holds what a person typed."""


def column_of(question: Question, of: Callable[[Any], Any], group: str = "") -> Column:
    """The column of a question's answer, called by its group and its label."""
    part, _, name = question.id.rpartition(".")
    group = group or part
    unit = f"{question.low}-{question.high}" if question.kind == "scale" else _UNITS.get(question.kind, "")
    label = question.label[0].lower() + question.label[1:]
    header = (f"{group}: " if group not in ("", label) else "") + label + (f" ({unit})" if unit else "")
    return Column("_".join(filter(None, (group, name))), header, of, question.kind in ("text", "line"))


def _answered(question: Question) -> Column:
    if question.kind != "list":
        return column_of(question, partial(_answer, question))
    column = column_of(
        question, lambda night: None if answer(night, question.id) is None else len(answer(night, question.id))
    )
    return Column(f"{column.id}_noted", column.header, column.of)


def _answer(question: Question, night: Night) -> Any:
    return answer_value(question, answer(night, question.id))


def _measured(measure: Measure) -> Column:
    return Column(
        measure.id, f"measure: {measure.label} ({measure.unit})", lambda night: figure_value(measure, measure.of(night))
    )


EVENING: Final = Column("night", "evening date", lambda night: night.night_of.isoformat())
MORNING: Final = Column("morning", "wake date", lambda night: (night.night_of + timedelta(days=1)).isoformat())
ZONE: Final = Column("zone", "time zone", lambda night: night.zone and clean_line(night.zone), text=True)

NIGHTS: Final[tuple[Column, ...]] = (EVENING, MORNING, ZONE, *map(_answered, QUESTIONS), *map(_measured, MEASURES))
"""A night is one row of these: a new question or measure is one more, and no other is moved for it but in place."""
