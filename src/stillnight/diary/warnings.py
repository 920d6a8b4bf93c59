"""What does not fit together in a night: said on the row, blocking nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from stillnight.diary.answers import answer, earlier, is_none
from stillnight.diary.clock import minutes_between
from stillnight.diary.edits import Item
from stillnight.diary.measure import Figure
from stillnight.diary.measures import BY_ID as MEASURES
from stillnight.diary.night import Night, SleepEpisode
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.say import label_of

SHORTEST_BED: Final = 2 * 60
LONGEST_BED: Final = 16 * 60
LONGEST_PRESLEEP: Final = 6 * 60


def warnings(night: Night, now: datetime) -> dict[str, str]:
    """What to look at again, by question id, each in a few words.

    Args:
        night: the answers.
        now: the present moment; an answer after it is still to come.
    """
    return {**_lengths(night), **_details_of_none(night), **_order(night), **_still_to_come(night, now)}


def item_warnings(item: Item) -> dict[str, str]:
    """What to look at again in one item of a list, by the id of its field."""
    if isinstance(item, SleepEpisode) and item.began is not None and item.ended is not None:
        return {"ended": "before it began"} if minutes_between(item.began, item.ended) < 0 else {}
    return {}


def _order(night: Night) -> dict[str, str]:
    found = {}
    for question in QUESTIONS:
        own, before = answer(night, question.id), earlier(night, question, QUESTIONS)
        if isinstance(own, datetime) and before is not None and minutes_between(before, own) < 0:
            found[question.id] = f"before {_label_before(night, question.id)}"
    return found


def _label_before(night: Night, question_id: str) -> str:
    question = BY_ID[question_id]
    while answer(night, question.after) is None:
        question = BY_ID[question.after]
    return label_of(question.after)


def _still_to_come(night: Night, now: datetime) -> dict[str, str]:
    times = {question.id: answer(night, question.id) for question in QUESTIONS if question.kind == "time"}
    return {key: "still to come" for key, at in times.items() if at is not None and minutes_between(now, at) > 1}


def _details_of_none(night: Night) -> dict[str, str]:
    found = {}
    for question in QUESTIONS:
        if question.needs and not is_none(answer(night, question.id)):
            parent = answer(night, question.needs)
            if is_none(parent) and answer(night, question.id) is not None:
                found[question.id] = f"{label_of(question.needs)} says {BY_ID[question.needs].none}"
        if night.sleep.none and question.id in _SLEPT and answer(night, question.id) is not None:
            found[question.id] = "you said you did not sleep"
    return found


_SLEPT: Final = frozenset({"sleep.latency", "sleep.awakenings", "sleep.awake", "sleep.woke", "sleep.quality"})


def _lengths(night: Night) -> dict[str, str]:
    found = {}
    in_bed, waiting, period = (MEASURES[key].of(night) for key in ("tib", "presleep", "spt"))
    if _outside(in_bed, SHORTEST_BED, LONGEST_BED):
        found["sleep.up"] = f"{MEASURES['tib'].say(in_bed.value or 0)} in bed"
    if _outside(waiting, 0, LONGEST_PRESLEEP):
        found["sleep.tried"] = f"{MEASURES['presleep'].say(waiting.value or 0)} after into bed"
    if not period.missing and period.value is None and period.why and not night.sleep.none:
        found["sleep.latency"] = "longer than until the final awakening"
    awake = night.sleep.awake
    if awake is not None and isinstance(period.value, (int, float)) and awake > period.value:
        found["sleep.awake"] = "longer than the sleep itself"
    return found


def _outside(figure: Figure, low: float, high: float) -> bool:
    return isinstance(figure.value, (int, float)) and not low <= figure.value <= high
