"""Any moment, any answer, any night: what hypothesis draws from."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from stillnight.diary.answers import with_answer
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.words import clean_line
from tests.builders import BERLIN, SUNDAY, here

LAW = settings(max_examples=60, deadline=None)
"""How long a law is tried: the ring stays quick, and a busy machine fails nothing."""

ITEMS: dict[str, type[msgspec.Struct]] = {"cramps": Cramp, "doses": Dose, "naps": SleepEpisode, "uses": StrategyUse}

CLOCK_MINUTES = st.integers(0, 24 * 60 - 1)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.builds(
    lambda wall, offset: wall.replace(tzinfo=offset),
    st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)),
    OFFSETS,
)
"""Moments from 1970 to 2199 on any clock of the world."""

IDS = st.none() | st.text("0123456789abcdef", min_size=12, max_size=12)
"""What tells items apart, or nothing, as in a file written by hand."""

LINES = st.text(max_size=60).map(clean_line).filter(lambda text: bool(text.strip()))


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    """Any answer to a question that a person could have given, blank left out."""
    match question.kind:
        case "time":
            opens = here().opens(question.opens).replace(tzinfo=timezone(timedelta(hours=1)))
            return CLOCK_MINUTES.map(lambda minutes: opens + timedelta(minutes=minutes))
        case "duration":
            return st.integers(0, 1440)
        case "count" | "scale":
            return st.integers(question.low, question.high)
        case "yesno":
            return st.booleans()
        case "choice":
            return st.sampled_from([option.id for option in question.options])
        case "choices":
            return _subsets([option.id for option in question.options], least=0 if question.none else 1)
        case "list":
            return st.lists(_items(question), max_size=3).map(tuple)
        case _:
            return LINES


def _subsets(ids: list[str], least: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(ids), min_size=least).map(lambda chosen: tuple(id_ for id_ in ids if id_ in chosen))


def _items(question: Question) -> st.SearchStrategy[msgspec.Struct]:
    fields = {field.id: st.none() | answers_to(field) for field in question.fields}
    return st.fixed_dictionaries({"id": IDS, **fields}).map(lambda values: ITEMS[question.id](**values))


QUESTION_AND_ANSWER = st.sampled_from(QUESTIONS).flatmap(lambda row: st.tuples(st.just(row), answers_to(row)))
"""Any question with any answer to it."""


def _night(answers: dict[str, Any]) -> Night:
    night = Night(night_of=SUNDAY, zone=BERLIN)
    for question_id, value in answers.items():
        night = with_answer(night, question_id, value)
    return night


NIGHTS = st.lists(QUESTION_AND_ANSWER, max_size=6).map(lambda pairs: _night({row.id: value for row, value in pairs}))
"""Nights with a few answers, often odd ones."""

SLEEPS = st.fixed_dictionaries(
    {row.id: st.none() | answers_to(row) for row in QUESTIONS if row.id.startswith("sleep.") or row.id == "naps"}
).map(_night)
"""Nights of any sleep, blanks and times in the wrong order among them."""

_NOT_LISTS = [row for top in QUESTIONS for row in (top, *top.fields) if row.kind != "list"]
ASKED_AND_ANSWERED = st.sampled_from(_NOT_LISTS).flatmap(lambda row: st.tuples(st.just(row), answers_to(row)))
"""Any question that is no list, and any field of an item, with any answer to it."""
