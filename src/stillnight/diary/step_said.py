"""What a step of undo or redo did, in words: each answer as it stands afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from stillnight.diary.about import ABOUT
from stillnight.diary.answers import answer
from stillnight.diary.clock import say_day
from stillnight.diary.history import Step
from stillnight.diary.listed import LISTS, Listed
from stillnight.diary.medicines import say_medicine, say_result
from stillnight.diary.night import Night
from stillnight.diary.person import WEEK, Person, Planned, setting_label
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
    before, after = ({change.kind.key(item): item for item in items or ()} for items in (change.before, change.after))
    keys, say_one = change.changed(), _ITEMS[name]
    gone, come = ([say_one(there[key]) for key in keys if key not in other] for there, other in _ways(before, after))
    both = [words for words in gone if words in come]
    gone, come = ([words for words in said if words not in both] for said in (gone, come))
    if not keys:
        yield f"{setting_label(name)} in its order"
    elif len(gone) == len(come) == 1:
        yield f"{come[0]} instead of {gone[0]}"
    else:
        yield from (f"{words}: {_GONE.get(name, 'gone')}" for words in gone)
        yield from (f"{words}: {_HERE.get(name, 'there')}" for words in come)
    if not gone and not come:
        yield from both
    yield from (say_one(after[key]) for key in keys if key in before and key in after)


def _ways(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """What to look for where: what went, then what came."""
    return (before, after), (after, before)


def _say_planned(planned: Planned) -> str:
    days = "every evening" if planned.days == WEEK else " ".join(day.capitalize() for day in planned.days)
    return f"{_say_id(planned.strategy)}, {days}"


def _say_id(strategy_id: str) -> str:
    return clean_line(strategy_id.replace("-", " "))


_ITEMS: Final[Mapping[str, Callable[[Any], str]]] = {
    "own": lambda own: clean_line(own.name),
    "plan": _say_planned,
    "archived": _say_id,
    "medicines": say_medicine,
    "labs": say_result,
    "aside": lambda aside: f"{_say_id(aside.flag)} until {say_day(aside.until)}",
}
"""What one item of each list of a person is called."""

_HERE: Final = {"plan": "on the plan", "archived": "put away", "aside": "put aside"}
_GONE: Final = {"plan": "off the plan", "archived": "back on the list", "aside": "no longer put aside"}
"""What is said of an item that is there now, and of one that no longer is."""
