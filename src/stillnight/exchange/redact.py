"""A diary for others to study: what a person typed, where they are, and when it was, taken out or replaced.

What the questions offer to choose, ratings, lengths and the figures of blood tests stay: they are what is studied.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal

from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE
from stillnight.diary.naming import key_of
from stillnight.diary.night import Night
from stillnight.diary.person import COLOURS, LOOKS, SIGNS, Person
from stillnight.diary.walk import leaves, mapped

Rule = Literal["gone", "number", "strategy", "medicine", "dose", "unit", "flag", "look", "colours", "signs"]
"""What becomes of a text: ``gone`` is blank; ``number`` is a new one; the others are below."""

TEXTS: Final[dict[str, Rule]] = {
    "Night.zone": "gone",
    "Night.notes": "gone",
    "Cramp.id": "number",
    "SleepEpisode.id": "number",
    "Dose.id": "number",
    "Dose.name": "medicine",
    "Dose.dose": "dose",
    "StrategyUse.id": "number",
    "StrategyUse.strategy": "strategy",
    "StrategyUse.amount": "gone",
    "StrategyUse.reason": "gone",
    "Person.zone": "gone",
    "Person.look": "look",
    "Person.colours": "colours",
    "Person.signs": "signs",
    "Person.archived": "strategy",
    "About.other": "gone",
    "OwnStrategy.id": "strategy",
    "OwnStrategy.name": "strategy",
    "OwnStrategy.steps": "gone",
    "OwnStrategy.caution": "gone",
    "Planned.strategy": "strategy",
    "Medicine.name": "medicine",
    "Medicine.dose": "dose",
    "Medicine.usual": "gone",
    "Medicine.side_effects": "gone",
    "LabResult.unit": "unit",
    "LabResult.laboratory": "gone",
    "Aside.flag": "flag",
}
"""Every text of the diary that is not chosen from a list of ours, decided one by one.

Names of medicines are typed by hand, so anything may stand there: each becomes a number, the same throughout, and
its kind stays. A dose stays where it is a number and a measure, a unit where it is one of a laboratory's.
"""

_DOSE: Final = re.compile(
    r"[0-9]{1,6}([.,][0-9]{1,3})? ?(mg|mcg|ug|µg|μg|g|ml|iu|drops?|tablets?|capsules?)", re.IGNORECASE
)
_OURS: Final[dict[Rule, tuple[str, ...]]] = {"look": LOOKS, "colours": COLOURS, "signs": SIGNS}
"""Words of ours, which stay; what else stands there becomes the first."""

_UNITS: Final = frozenset({"ng/ml", "µg/l", "μg/l", "ug/l", "mcg/l", "pmol/l", "%"})

MOST_WEEKS: Final = 520
"""How far dates are moved at most."""


def shift_of(first: date, chance: int) -> timedelta:
    """How far the dates of a diary are moved, in whole weeks: weekdays stay. Never 0, and never before 1970.

    Args:
        first: the first night of the diary.
        chance: 0 to ``MOST_WEEKS`` - 1, drawn anew for each export and kept nowhere.
    """
    shift = timedelta(weeks=1 + chance)
    return -shift if first - timedelta(weeks=MOST_WEEKS) >= FIRST_DATE else shift


class Redactor:
    """Takes out of one diary what tells whose it is; the same name becomes the same number throughout."""

    def __init__(self, person: Person, shift: timedelta, strategy_id: Callable[[str], str | None]) -> None:
        """Prepare for one export.

        Args:
            person: whose strategies of their own are numbered in their order.
            shift: how far dates are moved.
            strategy_id: the id of a strategy of the catalogue that is meant; ``None`` for any other text.
        """
        self._person = person
        self._shift = shift
        self._strategy_id = strategy_id
        self._numbers: dict[tuple[str, str], str] = {}
        self._counts = {"own": len(person.own)}
        self._items = 0
        self._clock = timedelta()
        for number, own in enumerate(person.own, 1):
            for name in (own.id, own.name):
                self._numbers.setdefault(("own", key_of(name)), f"own-{number}")

    def person(self) -> Person:
        """What may be told of the person."""
        return mapped(self._person, self._told)

    def night(self, night: Night) -> Night:
        """The night on other dates and on a clock of no place: it shows the evening's time, and never changes."""
        moments = [value for _, value in leaves(night) if isinstance(value, datetime)]
        self._clock = min(moments, key=datetime.timestamp).utcoffset() or timedelta() if moments else timedelta()
        return mapped(night, self._told)

    def _told(self, place: str, value: Any) -> Any:
        if isinstance(value, datetime):
            known = FIRST_DATE.year <= value.year <= LAST_DATE.year
            return value.astimezone(UTC) + self._clock + self._shift if known else None
        if isinstance(value, date):
            return min(max(value, FIRST_DATE), LAST_DATE) + self._shift
        return value if value is None or place not in TEXTS else self._text(TEXTS[place], value)

    def _text(self, rule: Rule, text: str) -> str | None:
        match rule:
            case "gone":
                return None
            case "number":
                self._items += 1
                return str(self._items)
            case "strategy":
                own = self._numbers.get(("own", key_of(text)))
                return own or self._strategy_id(text) or self._numbered("own", text)
            case "dose":
                return text if _DOSE.fullmatch(text) else None
            case "unit":
                return text if text.lower() in _UNITS else None
            case "look" | "colours" | "signs":
                return text if text in _OURS[rule] else _OURS[rule][0]
            case _:
                return self._numbered(rule, text)

    def _numbered(self, kind: str, text: str) -> str:
        """The number of a name, the next one for a new name."""
        known = (kind, key_of(text) or text)
        if known not in self._numbers:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._numbers[known] = f"{kind}-{self._counts[kind]}"
        return self._numbers[known]
