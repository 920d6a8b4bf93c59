"""What one key does to the answer on a row: an arrow, a digit, "now", "none"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from stillnight.diary.answers import Answer
from stillnight.diary.clock import moved
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.placing import Setting, place
from stillnight.diary.question import Question
from stillnight.diary.typed import Ago

Answering = Callable[[Question], Answer]
"""What a key does: the answer it gives to a question."""

NUMBERS = frozenset({"duration", "count", "scale"})


def stepped(question: Question, value: Answer, by: int, zone: str, offered: Answer = None) -> Answer:
    """The answer one sensible step on (``by`` 1) or back (-1).

    A blank starts from the usual answer where there is one, else from where the question starts; a time has no
    such start, so it stays blank.
    """
    if question.kind in NUMBERS:
        if value is None:
            return question.start if offered is None else offered
        high = 1440 if question.kind == "duration" else question.high
        return min(max(value + by * question.step, question.low), high)
    if question.kind == "time":
        return offered if value is None else moved(value, by * question.step, zone)
    if question.kind == "choice":
        ids = [option.id for option in question.options]
        if value is None:
            return offered or ids[0 if by > 0 else -1]
        return ids[(ids.index(value) + by) % len(ids)]
    if question.kind == "yesno":
        return by > 0
    return value


def with_digit(question: Question, value: Answer, digits: str) -> Answer:
    """The answer after these digits were pressed one after another on the row ("1" then "0" is 10).

    Digits are the number itself for counts and scales, the place of an option in choices (again takes it away).

    Raises:
        NotUnderstood: there is no such step or option.
    """
    number = int(digits)
    if question.kind in {"count", "scale"}:
        if not question.low <= number <= question.high:
            raise NotUnderstood(f"{question.label} goes from {question.low} to {question.high}")
        return number
    if number == 0 and question.none:
        return () if question.kind in {"choices", "list"} else value
    if not question.options:
        raise NotUnderstood(f"a digit is no answer to {question.label.lower()}")
    if not 1 <= number <= len(question.options):
        raise NotUnderstood(f"there is no choice {number}; 1 to {len(question.options)}")
    one = question.options[number - 1].id
    return one if question.kind == "choice" else toggled(question, value, one)


def toggled(question: Question, value: Answer, option: str) -> tuple[str, ...] | None:
    """The choices with this one added or taken away, in the order of the options; taking the last away blanks."""
    chosen = set(value or ()) ^ {option}
    return tuple(known.id for known in question.options if known.id in chosen) or None


def none_of(question: Question) -> Answer:
    """The answer "none" to this question.

    Raises:
        NotUnderstood: "none" is no answer to it; a blank is left with backspace.
    """
    if question.kind in {"list", "choices"} and question.none:
        return ()
    if question.kind in NUMBERS and question.low == 0:
        return 0
    if question.kind == "yesno":
        return False
    raise NotUnderstood("none is no answer here; backspace leaves it blank")


def now_for(question: Question, setting: Setting) -> datetime:
    """The present moment as the answer to a time.

    Raises:
        NotUnderstood: the question is no time, or the night is not now.
    """
    if question.kind != "time":
        raise NotUnderstood("now is an answer to a time only")
    return place(Ago(0), question, setting, None)
