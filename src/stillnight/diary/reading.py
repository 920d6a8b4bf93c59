"""Turning what was typed on a row into the answer of its question."""

from __future__ import annotations

from datetime import datetime

from stillnight.diary import typed
from stillnight.diary.answers import Answer
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.placing import Setting, place
from stillnight.diary.question import Question
from stillnight.diary.say import PAIRS
from stillnight.diary.stepping import none_of
from stillnight.diary.words import clean, clean_line, one_spaced


def read(question: Question, text: str, setting: Setting, before: datetime | None = None) -> Answer:
    """The answer this text is to this question; an empty text is a blank.

    Args:
        question: what was asked.
        text: what was typed, as it was typed.
        setting: night, zone and present moment, for times.
        before: the time answered before this one, for times in order.

    Raises:
        NotUnderstood: it is no answer to this; the message says what would be.
        TimeDoesNotExist, TimeComesTwice: the clock changed in that hour.
    """
    if not text.strip():
        return None
    if question.none and one_spaced(text).lower() == question.none:
        return none_of(question)
    return _of_its_kind(question, text, setting, before)


def _of_its_kind(question: Question, text: str, setting: Setting, before: datetime | None) -> Answer:
    match question.kind:
        case "time":
            return place(typed.parse_time(text), question, setting, before)
        case "duration":
            return typed.parse_duration(text)
        case "count":
            return typed.parse_count(_without_unit(question, text), question.low, question.high)
        case "scale":
            return typed.parse_scale(_step_of(question, text), question.low, question.high)
        case "yesno":
            return typed.parse_yes_no(text)
        case "choice":
            return typed.parse_choice(text, question.options)
        case "choices":
            return _choices(question, text)
        case "date":
            return typed.parse_date(text, setting.night_of)
        case "number":
            return typed.parse_number(text)
        case "text":
            return clean(text)
        case "line":
            return clean_line(text)
        case _:
            raise NotUnderstood(f"{question.label.lower()} is a list; add to it with its own command")


def _choices(question: Question, text: str) -> tuple[str, ...]:
    """Several options, where "both calves" are the left and the right one; none only where that is an answer."""
    places = {words: place for place, words in PAIRS.items()}
    pieces = [one_spaced(piece) for piece in text.split(",")]
    both = [places.get(piece.lower()) for piece in pieces]
    apart = (f"left {place},right {place}" if place else piece for place, piece in zip(both, pieces, strict=True))
    return typed.parse_choices(",".join(apart), question.options) or none_of(question)


def _without_unit(question: Question, text: str) -> str:
    """The number of a count that was typed with its unit ("3 times", "1 time")."""
    number, _, rest = one_spaced(text).lower().partition(" ")
    return number if question.unit and rest in {question.unit, question.unit.removesuffix("s")} else text


def _step_of(question: Question, text: str) -> str:
    """The number of a step that was typed as its word ("good", "4 good", "6 of 10")."""
    word = text.strip().lower()
    if word in question.words:
        return str(question.low + question.words.index(word))
    number, _, rest = word.partition(" ")
    known = rest.strip() in (*question.words, f"of {question.high}")
    return number if known else text
