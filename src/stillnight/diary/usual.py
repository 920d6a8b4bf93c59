"""The usual answer: what this person mostly answered of late, offered and never taken silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

import msgspec
from msgspec import Struct

from stillnight.diary.answers import Answer, answer, earlier
from stillnight.diary.clock import circular_median, middle, minute_of_day
from stillnight.diary.errors import TimeComesTwice, TimeDoesNotExist
from stillnight.diary.night import Dose
from stillnight.diary.nights import Nights
from stillnight.diary.placing import Setting, place
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.typed import ClockTime

LOOKS_BACK: Final = 14
"""Nights before this one that count."""

LEAST: Final = 3
"""Answers below which nothing is called usual."""


class Usual(Struct, frozen=True):
    """A usual answer and the number of nights it rests on."""

    value: Answer
    n: int


def window(night_of: date) -> tuple[date, date]:
    """The first and last night that the usual answers of this one come from."""
    return night_of - timedelta(days=LOOKS_BACK), night_of - timedelta(days=1)


def usual(question: Question, nights: Nights, setting: Setting, before: Any = None) -> Usual | None:
    """The usual answer to a routine question: a median, or what half of the nights share.

    Args:
        question: one with ``usual`` set; others have no usual answer.
        nights: the nights to look at; those outside the last fortnight are left out.
        setting: the night the answer would stand in.
        before: the time answered before it, for times in order.

    Returns:
        ``None`` below three answers.
    """
    if not question.usual:
        return None
    given = [answer(night, question.id) for night in nights.between(*window(setting.night_of))]
    values = [value for value in given if value is not None]
    if len(values) < LEAST:
        return None
    value = _middle(question, values, setting, before)
    return None if value is None else Usual(value, len(values))


def offers(questions: Iterable[Question], record: Struct, nights: Nights, setting: Setting) -> dict[str, Usual]:
    """The usual answers to those questions that have one, by question id."""
    rows = tuple(questions)
    found = {row.id: usual(row, nights, setting, earlier(record, row, rows)) for row in rows if row.usual}
    return {key: one for key, one in found.items() if one is not None}


def _middle(question: Question, values: list[Answer], setting: Setting, before: Any) -> Answer:
    match question.kind:
        case "time":
            return _middle_time(question, values, setting, before)
        case "duration" | "count" | "scale":
            return round(middle(values))
        case "list":
            return _middle_doses(values, setting)
        case _:
            value, times = Counter(values).most_common(1)[0]
            return value if 2 * times >= len(values) else None


def _middle_time(question: Question, values: list[Answer], setting: Setting, before: Any) -> Answer:
    middle = circular_median(minute_of_day(value) for value in values)
    if middle is None:
        return None
    hour, minute = divmod(round(middle / 5) * 5 % (24 * 60), 60)
    try:
        return place(ClockTime(hour, minute), question, setting, before)
    except (TimeDoesNotExist, TimeComesTwice):
        return None


def _middle_doses(values: list[tuple[Dose, ...]], setting: Setting) -> Answer:
    """The commonest list of medicines, each at its usual time on this night."""
    by_names: dict[tuple[tuple[str | None, str | None], ...], list[tuple[Dose, ...]]] = {}
    for doses in values:
        by_names.setdefault(tuple((dose.name, dose.dose) for dose in doses), []).append(doses)
    commonest = max(by_names.values(), key=len)
    if 2 * len(commonest) < len(values):
        return None
    at = next(field for field in BY_ID["doses"].fields if field.id == "at")
    usual_doses = []
    for same in zip(*commonest, strict=True):
        times = [dose.at for dose in same if dose.at is not None]
        moved = _middle_time(at, times, setting, None) if times else None
        usual_doses.append(msgspec.structs.replace(same[0], at=moved))
    return tuple(usual_doses)
