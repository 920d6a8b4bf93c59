"""What a measure is, and the figure one gives for a night. The rows themselves stand in ``measures.py``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from stillnight.diary.answers import Answer, readers
from stillnight.diary.clock import DAY
from stillnight.diary.night import Night
from stillnight.diary.say import label_of, say_clock
from stillnight.diary.typed import format_duration

Unit = Literal["minutes", "percent", "clock", "count", "rating"]

Value = int | float | datetime
"""Minutes, percent 0-100, a moment, a count or a rating."""


class NotComputable(Exception):
    """Inside a formula: the night lacks what the formula needs."""

    def __init__(self, why: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.missing = missing


class DidNotHappen(NotComputable):
    """Inside a formula: the person said that what it measures did not happen that night."""


class Figure(Struct, frozen=True):
    """What a measure gives for one night: a value, or why there is none."""

    value: Value | None
    why: str = ""
    """Empty with a value; else in words what is missing or cannot be."""

    missing: tuple[str, ...] = ()
    """Ids of the questions whose answers are missing."""

    happened: bool = True
    """Whether what it measures happened at all; ``False`` is an answer, and no value comes of it."""


class Measure(Struct, frozen=True, kw_only=True):
    """One figure derived from the answers of one night."""

    id: str
    label: str
    unit: Unit
    formula: Callable[[Night], Value]
    meaning: str
    """The definition in at most 24 characters, to stand beside the figure."""

    definition: str
    """The formula in words."""

    source: str
    better: Literal["more", "less", "neither"] = "neither"
    of_sleep: bool = True
    """Whether a night without sleep has nothing for it to measure."""

    bounds: tuple[float, float, float, float]
    """Where the second to fifth of five levels begin, in the unit; clock values in minutes after noon."""

    context: str = ""
    """A published range, shown beside the figure and never as a verdict."""

    context_source: str = ""

    def of(self, night: Night) -> Figure:
        """This measure's figure for a night."""
        try:
            return Figure(self.formula(night))
        except NotComputable as reason:
            return Figure(None, str(reason), reason.missing, not isinstance(reason, DidNotHappen))

    def say(self, value: Value) -> str:
        """A value of this measure in words: "7 h 12", "82 %", "02:39"; a clock time may be minutes after midnight."""
        if isinstance(value, datetime):
            return say_clock(value)
        if self.unit == "clock":
            return clock_face(value)
        if self.unit == "minutes":
            whole = round(value)
            return f"−{format_duration(-whole)}" if whole < 0 else format_duration(whole)
        if self.unit == "percent":
            return f"{value:.0f} %"
        return f"{round(value, 1):g}"

    def short(self, value: Value) -> str:
        """The same in five characters at the most: "7h12", "82%", "02:39"."""
        if self.unit != "minutes" or isinstance(value, datetime):
            return self.say(value).replace(" ", "")
        hours, minutes = divmod(round(value), 60)
        return f"{hours}h{minutes:02}" if hours and minutes else f"{hours}h" if hours else f"{minutes}m"


def clock_face(minutes: float) -> str:
    """Minutes after midnight as a clock shows them: "02:39"."""
    hour, minute = divmod(round(minutes) % DAY, 60)
    return f"{hour:02}:{minute:02}"


def need(night: Night, *ids: str) -> tuple[Answer, ...]:
    """The answers to these questions.

    Raises:
        NotComputable: some are blank; the message names them by their labels.
    """
    answers = readers(*ids)(night)
    if None in answers:
        missing = tuple(key for key, value in zip(ids, answers, strict=True) if value is None)
        raise NotComputable("needs " + ", ".join(map(label_of, missing)), missing)
    return answers


def ordered(minutes: float, first: str, then: str) -> float:
    """A length between two answers, which must not be negative.

    Raises:
        NotComputable: it is; the message names both.
    """
    if minutes < 0:
        raise NotComputable(f"{label_of(then)} is before {label_of(first)}")
    return minutes
