"""The columns of a night: its dates, every answer and every measure, from the tables of questions and measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import msgspec
from msgspec import Struct

from stillnight.diary.answers import reader
from stillnight.diary.measure import Measure
from stillnight.diary.measures import MEASURES
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.values import answer_value, figure_value, is_as_given
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

    plain: bool = False
    """Whether its values stand in a table as Python writes them."""


def column_of(question: Question, of: Callable[[Any], Any], group: str = "") -> Column:
    """The column of a question's answer, called by its group and its label."""
    part, _, name = question.id.rpartition(".")
    group = group or part
    unit = f"{question.low}-{question.high}" if question.kind == "scale" else _UNITS.get(question.kind, "")
    label = question.label[0].lower() + question.label[1:]
    header = (f"{group}: " if group not in ("", label) else "") + label + (f" ({unit})" if unit else "")
    plain = question.kind not in ("text", "line", "yesno", "choices")
    return Column("_".join(filter(None, (group, name))), header, of, question.kind in ("text", "line"), plain)


def _answered(question: Question) -> Column:
    read = reader(question.id)
    if question.kind == "list":
        column = column_of(question, lambda night: None if read(night) is None else len(read(night)))
        return msgspec.structs.replace(column, id=f"{column.id}_noted")
    if is_as_given(question):
        return column_of(question, read)
    return column_of(question, lambda night: answer_value(question, read(night)))


def _measured(measure: Measure) -> Column:
    header = f"measure: {measure.label} ({measure.unit})"
    return Column(measure.id, header, lambda night: figure_value(measure, measure.of(night)), plain=True)


EVENING: Final = Column("night", "evening date", lambda night: night.night_of.isoformat(), plain=True)
MORNING: Final = Column(
    "morning", "wake date", lambda night: (night.night_of + timedelta(days=1)).isoformat(), plain=True
)
ZONE: Final = Column("zone", "time zone", lambda night: night.zone and clean_line(night.zone), text=True)

NIGHTS: Final[tuple[Column, ...]] = (EVENING, MORNING, ZONE, *map(_answered, QUESTIONS), *map(_measured, MEASURES))
"""A night is one row of these: a new question or measure is one more, and no other is moved for it but in place."""
