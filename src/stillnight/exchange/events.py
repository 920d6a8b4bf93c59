"""What happened in a night, an event a row: cramps, naps, doses, uses of strategies, drinks, and the main sleep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from stillnight.diary.answers import answer
from stillnight.diary.formulas import fell_asleep
from stillnight.diary.measure import NotComputable
from stillnight.diary.measures import BY_ID as MEASURE
from stillnight.diary.night import Drinks, Night, Sleep
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.values import answers_in, figure_value
from stillnight.exchange.columns import EVENING, MORNING, ZONE, Column, column_of

Event = Mapping[str, Any]
"""The columns of a row that are not blank, by id."""

_SHARED: Final = {"at": "at", "began": "at", "ended": "until", "minutes": "minutes"}
"""Fields of items that every kind of event has in one column."""

_LISTS: Final = tuple(question for question in QUESTIONS if question.kind == "list")
_DRINKS: Final = ("caffeine", "alcohol")


def events_of(night: Night) -> Iterator[Event]:
    """The events of a night: what was noted, in the order of the table of questions."""
    first = {column.id: column.of(night) for column in (EVENING, MORNING, ZONE)}
    for question in _LISTS:
        for item in answer(night, question.id) or ():
            values = answers_in(item, question.fields)
            yield first | {"event": question.item} | {_column_id(question, name): values[name] for name in values}
    for name in _DRINKS:
        drinks: Drinks = getattr(night, name)
        if drinks.count or drinks.last:
            last = drinks.last and drinks.last.isoformat()
            yield first | {"event": name, "at": last, "drinks": drinks.count}
    if night.sleep != Sleep() and not night.sleep.none:
        yield first | {"event": "main sleep", **_main_sleep(night)}


def _main_sleep(night: Night) -> Event:
    """From falling asleep to the final awakening; the minutes are those asleep."""
    try:
        began = fell_asleep(night).isoformat()
    except NotComputable:
        began = None
    tst = MEASURE["tst"]
    woke = night.sleep.woke
    return {"at": began, "until": woke and woke.isoformat(), "minutes": figure_value(tst, tst.of(night))}


def _column_id(question: Question, field: str) -> str:
    return _SHARED.get(field) or f"{question.item}_{field}"


def _named(name: str) -> Callable[[Event], Any]:
    return lambda event: event.get(name)


def _columns() -> Iterator[Column]:
    yield from (Column(one.id, one.header, _named(one.id), one.text) for one in (EVENING, MORNING, ZONE))
    yield Column("event", "event", _named("event"))
    yield Column("at", "at", _named("at"))
    yield Column("until", "until", _named("until"))
    yield Column("minutes", "minutes", _named("minutes"))
    for question in _LISTS:
        for field in question.fields:
            if field.id not in _SHARED:
                yield column_of(field, _named(_column_id(question, field.id)), question.item)
    yield Column("drinks", "drinks (count)", _named("drinks"))


EVENTS: Final[tuple[Column, ...]] = tuple(_columns())
"""An event is one row of these."""
