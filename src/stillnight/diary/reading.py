"""Turning what was typed on a row into the answer of its question."""

from __future__ import annotations

from datetime import datetime

from stillnight.diary import typed
from stillnight.diary.answers import Answer
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.placing import Setting, place
from stillnight.diary.question import Question
from stillnight.diary.words import clean, clean_line


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
    match question.kind:
        case "time":
            return place(typed.parse_time(text), question, setting, before)
        case "duration":
            return typed.parse_duration(text)
        case "count":
            return typed.parse_count(text, question.low, question.high)
        case "scale":
            return typed.parse_scale(_step_of(question, text), question.low, question.high)
        case "yesno":
            return typed.parse_yes_no(text)
        case "choice":
            return typed.parse_choice(text, question.options)
        case "choices":
            return typed.parse_choices(text, question.options)
        case "text":
            return clean(text)
        case "line":
            return clean_line(text)
        case _:
            raise NotUnderstood(f"{question.label.lower()} is a list; add to it with its own command")


def _step_of(question: Question, text: str) -> str:
    """The number of a step that was typed as its word ("good", "4 good", "6 of 10")."""
    word = text.strip().lower()
    if word in question.words:
        return str(question.low + question.words.index(word))
    number, _, rest = word.partition(" ")
    known = rest.strip() in (*question.words, f"of {question.high}")
    return number if known else text
