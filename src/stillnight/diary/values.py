"""Answers and figures as programs take them: the same in ``show --json`` and in what is exported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from stillnight.diary.answers import Answer, answer
from stillnight.diary.measure import Figure, Measure
from stillnight.diary.question import Question
from stillnight.diary.words import clean


def answers_in(record: msgspec.Struct, questions: Iterable[Question]) -> dict[str, Any]:
    """The answers of a night or an item by question id, in the order of the table."""
    return {question.id: answer_value(question, answer(record, question.id)) for question in questions}


def answer_value(question: Question, value: Answer) -> Any:
    """An answer as JSON has it: minutes for lengths, ISO 8601 with offset for moments, ``None`` for a blank."""
    if value is None:
        return None
    match question.kind:
        case "time":
            return value.isoformat()
        case "choices":
            return list(value)
        case "list":
            return [answers_in(item, question.fields) for item in value]
        case "text" | "line":
            return clean(value)
        case _:
            return value


def is_as_given(question: Question) -> bool:
    """Whether JSON has an answer as the night has it: a number, a yes or no, an option's id."""
    return question.kind in ("duration", "count", "scale", "yesno", "choice", "number")


def figure_value(measure: Measure, figure: Figure) -> Any:
    """A measure's figure as JSON has it: percent 0-100 to one decimal, ``None`` where there is none."""
    value = figure.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if measure.unit == "percent":
        return round(float(value), 1)
    return int(value) if value == int(value) else value
