"""An answer in words, as rows, lists and the command line show it. Most of it reads back as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from stillnight.diary.answers import Answer, answer, is_none
from stillnight.diary.naming import as_name
from stillnight.diary.night import Cramp, Dose, SleepEpisode, StrategyUse
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.typed import ClockTime, format_date, format_duration, format_time
from stillnight.diary.words import clean_line

BLANK: Final = "–"
"""What stands for a blank in words."""

PAIRS: Final = {"calf": "both calves", "foot": "both feet", "thigh": "both thighs"}
"""What the left and the right of a place are said as together."""

_IN_SENTENCES: Final = {
    "sleep.latency": "how long it took",
    "sleep.awakenings": "how often you woke",
    "sleep.tried_after": "how long you tried on",
    "sleep.earlier": "how much too early",
    "urge.began": "when the urge began",
}
"""Labels that say too little away from their row."""


def say(question: Question, value: Answer) -> str:
    """An answer in words; a blank is the empty string."""
    if value is None:
        return ""
    if question.none and is_none(value):
        return question.none
    match question.kind:
        case "time":
            return say_clock(value)
        case "duration":
            return format_duration(value)
        case "count":
            return f"{value} {question.unit.removesuffix('s') if value == 1 else question.unit}".rstrip()
        case "scale":
            return _say_scale(question, value)
        case "yesno":
            return "yes" if value else "no"
        case "choice":
            return dict(question.options)[value]
        case "choices":
            return _say_choices(question, value)
        case "date":
            return format_date(value)
        case "number":
            return f"{value:g}"
        case "list":
            return say_items(value)
        case _:
            return clean_line(value)


def as_typed(question: Question, value: Answer) -> str:
    """The answer as one would type it, to be mended in an editor; a blank is the empty string."""
    return str(value) if value is not None and question.kind in {"count", "scale"} else say(question, value)


def same_answer(question: Question, one: Answer, other: Answer) -> bool:
    """Whether two answers are the same in kind, value and words: equal instants may be said in two zones."""
    return type(one) is type(other) and one == other and say(question, one) == say(question, other)


def say_clock(moment: datetime) -> str:
    """The time on the clock: "23:15"."""
    return format_time(ClockTime(moment.hour, moment.minute))


def _say_scale(question: Question, value: int) -> str:
    return f"{value} {question.words[value - question.low]}" if question.words else f"{value} of {question.high}"


def _say_choices(question: Question, chosen: Sequence[str]) -> str:
    words = dict(question.options)
    said: list[str] = []
    for one in chosen:
        side, _, place = one.partition("-")
        other = f"right-{place}"
        if side == "left" and other in chosen:
            said.append(PAIRS[place])
        elif not (side == "right" and f"left-{place}" in chosen):
            said.append(words[one])
    return ", ".join(said)


def say_items(items: Sequence[Cramp | Dose | SleepEpisode | StrategyUse]) -> str:
    """A list in words: how many, then each as short as it will go."""
    return f"{len(items)}: " + "; ".join(map(say_item, items)) if items else ""


def say_item(item: Cramp | Dose | SleepEpisode | StrategyUse) -> str:
    """One item of a list in words."""
    match item:
        case Cramp():
            return _say_cramp(item)
        case Dose():
            return _joined(item.name or "a medicine", item.dose, _clock(item.at))
        case SleepEpisode():
            return _say_episode(item)
        case StrategyUse():
            return _say_use(item)


def _say_cramp(cramp: Cramp) -> str:
    where = _joined(cramp.side, cramp.muscle)
    said = _joined(_clock(cramp.at), where) or "a cramp"
    pain = "" if cramp.pain is None else f", pain {cramp.pain}"
    length = "" if cramp.minutes is None else f", {format_duration(cramp.minutes)}"
    return f"{said}{pain}{length}"


def _say_episode(episode: SleepEpisode) -> str:
    began, ended = _clock(episode.began), _clock(episode.ended)
    span = f"{began or BLANK} to {ended or BLANK}" if began or ended else None
    length = None if episode.minutes is None else format_duration(episode.minutes)
    return _joined("second sleep" if episode.kind == "sleep" else "nap", span, length)


def _say_use(use: StrategyUse) -> str:
    mark = {"not-done": "not done", "skipped": "skipped"}.get(use.done or "done")
    change = None
    if use.before is not None or use.after is not None:
        change = " → ".join(BLANK if rating is None else str(rating) for rating in (use.before, use.after))
    name = as_name(use.strategy) if use.strategy else "a strategy"
    return _joined(name, mark, change)


def _clock(moment: datetime | None) -> str | None:
    return None if moment is None else say_clock(moment)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def label_of(question_id: str) -> str:
    """The label of a question, for sentences such as "needs out of bed": lower case, with its parent's word."""
    if question_id in _IN_SENTENCES:
        return _IN_SENTENCES[question_id]
    question = BY_ID[question_id]
    parent = BY_ID[question.needs].label.lower() + " " if question.label in {"Last at", "At"} else ""
    return parent + question.label.lower()


def say_answer(night_or_item: object, question: Question) -> str:
    """The answer a record gives to a question, in words."""
    return say(question, answer(night_or_item, question.id))  # type: ignore[arg-type]
