"""What a step of undo or redo did, in words: each answer as it stands afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from stillnight.diary.about import ABOUT
from stillnight.diary.answers import answer
from stillnight.diary.clock import say_day
from stillnight.diary.history import Step
from stillnight.diary.listed import LISTS, Listed
from stillnight.diary.medicines import say_medicine, say_result
from stillnight.diary.night import Night
from stillnight.diary.person import WEEK, Aside, Person, Planned, setting_label
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.diary.words import clean_line

_ABOUT: Final = {f"about.{question.id}": question for question in ABOUT}

_NOT_SET: Final = "not set"


def step_said(step: Step, record: Night | Person) -> str:
    """The answers that a step changed, as this night or person has them after it."""
    if isinstance(record, Night):
        answers = ((BY_ID[name], answer(record, name)) for name in step.answers)
        return ", ".join(f"{question.label} {say(question, value) or 'blank'}" for question, value in answers)
    return ", ".join(said for name, pair in step.answers.items() for said in _of_person(name, pair, record))


def _of_person(name: str, pair: tuple[Any, Any], person: Person) -> Iterator[str]:
    if name in _ABOUT:
        question = _ABOUT[name]
        yield f"{question.label} {say(question, answer(person, name)) or 'blank'}"
    elif name in LISTS:
        yield from _of_list(name, Listed(*pair, LISTS[name]))
    else:
        yield f"{setting_label(name)} {_value(getattr(person, name))}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return _NOT_SET if value is None else clean_line(str(value))


def _of_list(name: str, change: Listed) -> Iterator[str]:
    """Each item that changed as it is now; where one came for another, both."""
    before, after = ({change.kind.key(item): item for item in items or ()} for items in (change.before, change.after))
    keys, words = change.changed(), _WORDS[name]
    gone = [before[key] for key in keys if key not in after]
    come = [after[key] for key in keys if key not in before]
    named = {words.name(item) for item in gone} & {words.name(item) for item in come}
    gone, come = ([item for item in items if words.name(item) not in named] for items in (gone, come))
    if not keys:
        yield f"{setting_label(name)} in its order"
    elif len(gone) == len(come) == 1:
        yield f"{words.name(come[0])} instead of {words.name(gone[0])}"
    else:
        yield from map(words.gone, gone)
        yield from map(words.here, come)
    if not gone and not come:
        yield from sorted(named)
    yield from (words.otherwise(after[key]) for key in keys if key in before and key in after)


class _Words(NamedTuple):
    """How the items of a list are said."""

    name: Callable[[Any], str]
    here: Callable[[Any], str]
    gone: Callable[[Any], str]
    otherwise: Callable[[Any], str]


def _words_of(name: Callable[[Any], str], here: str = "there", gone: str = "gone") -> _Words:
    return _Words(name, lambda item: f"{name(item)}: {here}", lambda item: f"{name(item)}: {gone}", name)


def _say_id(strategy_id: str) -> str:
    return clean_line(strategy_id.replace("-", " "))


def _say_planned(planned: Planned) -> str:
    days = "every evening" if planned.days == WEEK else " ".join(day.capitalize() for day in planned.days)
    return f"{_say_id(planned.strategy)} planned {days}"


def _say_aside(aside: Aside) -> str:
    return f"{_say_id(aside.flag)} put aside until {say_day(aside.until)}"


_WORDS: Final[Mapping[str, _Words]] = {
    "own": _words_of(lambda own: clean_line(own.name)),
    "plan": _Words(
        lambda planned: _say_id(planned.strategy),
        _say_planned,
        lambda planned: f"{_say_id(planned.strategy)} not planned",
        _say_planned,
    ),
    "archived": _words_of(_say_id, "put away", "back on the list"),
    "medicines": _words_of(say_medicine),
    "labs": _words_of(say_result),
    "aside": _Words(
        lambda aside: _say_id(aside.flag),
        _say_aside,
        lambda aside: f"{_say_id(aside.flag)} not put aside",
        _say_aside,
    ),
}
