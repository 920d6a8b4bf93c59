"""A night for programs: the shape is documented and does not change."""

from __future__ import annotations

from typing import Any

import msgspec

from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.values import answers_in, figure_value
from stillnight.diary.words import clean_line


def night_as_json(night: Night) -> dict[str, Any]:
    """A night's answers and measures by id, in the order of the tables.

    Durations are minutes, percentages 0-100, clock values ISO 8601 with offset; what is blank or cannot be
    computed is ``None``. It is what the person said: the ids that tell the items of a list apart are no part of it.
    """
    return {
        "night": night.night_of.isoformat(),
        "zone": night.zone and clean_line(night.zone),
        "answers": answers_in(night, QUESTIONS),
        "measures": {measure.id: figure_value(measure, measure.of(night)) for measure in MEASURES},
    }


def encoded(value: Any) -> str:
    """JSON to read and to keep: two spaces a level."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
