"""Reading and writing one answer of a night, by the id of its question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID

Answer = Any
"""An answer as its question's kind has it: datetime, int, str, bool, a tuple of ids or of items, or ``None``."""

T = TypeVar("T", bound=msgspec.Struct)


def answer(record: msgspec.Struct, question_id: str) -> Answer:
    """The answer to this question in a night or in an item; ``None`` is blank."""
    return reader(question_id)(record)


@cache
def reader(question_id: str) -> Callable[[msgspec.Struct], Answer]:
    """What reads an answer, made once an id: an export of thirty years asks for three million."""
    return attrgetter(question_id)


@cache
def readers(*question_ids: str) -> Callable[[msgspec.Struct], tuple[Answer, ...]]:
    """The same for several answers at once."""
    if len(question_ids) > 1:
        return attrgetter(*question_ids)
    read = attrgetter(*question_ids) if question_ids else None
    return lambda record: (read(record),) if read else ()


def with_answer(record: T, question_id: str, value: Answer) -> T:
    """The same record with this one answer changed."""
    name, _, rest = question_id.partition(".")
    if rest:
        value = with_answer(getattr(record, name), rest, value)
    return msgspec.structs.replace(record, **{name: value})


def is_none(value: Answer) -> bool:
    """Whether an answer says "none": zero, an empty list, or no."""
    return value is not None and not isinstance(value, (str, datetime)) and not value


def asked(record: msgspec.Struct, question: Question) -> bool:
    """Whether the question makes sense now: it is no detail of a blank or of "none", or has an answer already."""
    if answer(record, question.id) is not None:
        return True
    if question.elsewhere:
        return False
    if isinstance(record, Night) and question.id.startswith("sleep.") and record.sleep.none:
        return question.id in _WITHOUT_SLEEP
    return not question.needs or bool(answer(record, question.needs))


_WITHOUT_SLEEP = frozenset({"sleep.none", "sleep.bed", "sleep.up", "sleep.rested"})


def fitting(record: msgspec.Struct, question: Question) -> Question:
    """The question as it is asked of this record: a second sleep falls in other hours than a nap."""
    if question.opens_for is None:
        return question
    field, value, hours = question.opens_for
    return msgspec.structs.replace(question, opens=hours) if answer(record, field) == value else question


def earlier(record: msgspec.Struct, question: Question, questions: tuple[Question, ...]) -> datetime | None:
    """The nearest answered time that comes before this question's on the night's own line of times."""
    rows = {row.id: row for row in questions}
    while question.after:
        value = answer(record, question.after)
        if isinstance(value, datetime):
            return value
        question = rows[question.after]
    return None


def differences(before: Night, after: Night) -> dict[str, tuple[Answer, Answer]]:
    """The answers that differ, as (before, after) by question id."""
    pairs = {key: (answer(before, key), answer(after, key)) for key in BY_ID}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
