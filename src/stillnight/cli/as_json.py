"""A night for programs: the shape is documented and does not change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from stillnight.diary.answers import answer
from stillnight.diary.measure import Figure, Measure
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.words import clean, clean_line


def night_as_json(night: Night) -> dict[str, Any]:
    """A night's answers and measures by id, in the order of the tables.

    Durations are minutes, percentages 0-100, clock values ISO 8601 with offset; what is blank or cannot be
    computed is ``None``. It is what the person said: the ids that tell the items of a list apart are no part of it.
    """
    return {
        "night": night.night_of.isoformat(),
        "zone": night.zone and clean_line(night.zone),
        "answers": _answers(night, QUESTIONS),
        "measures": {measure.id: _figure(measure, measure.of(night)) for measure in MEASURES},
    }


def encoded(value: Any) -> str:
    """JSON to read and to keep: two spaces a level."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _answers(record: msgspec.Struct, questions: Iterable[Question]) -> dict[str, Any]:
    return {question.id: _plain(question, answer(record, question.id)) for question in questions}


def _plain(question: Question, value: Any) -> Any:
    if value is None:
        return None
    match question.kind:
        case "time":
            return value.isoformat()
        case "choices":
            return list(value)
        case "list":
            return [_answers(item, question.fields) for item in value]
        case "text" | "line":
            return clean(value)
        case _:
            return value


def _figure(measure: Measure, figure: Figure) -> Any:
    value = figure.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if measure.unit == "percent":
        return round(float(value), 1)
    return int(value) if value == int(value) else value
