"""How a question is put into one line, and what ``?`` says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stillnight.diary.answers import Answer
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import label_of, say
from stillnight.diary.usual import Usual
from stillnight.diary.words import clean, counted

_HINTS: Final = {
    "time": "a time",
    "duration": "a length",
    "count": "how many",
    "scale": "{low} to {high}",
    "yesno": "y or n",
    "date": "a date",
    "number": "a number",
}
"""What stands after the label, by kind."""

_HOW: Final = {
    "time": "Type 23:15, 2315, 11.15pm, now or -20 for twenty minutes ago.",
    "duration": "Type 45 for minutes, 1:20 or 1h20.",
    "choice": "Type a number, or the beginning of a word.",
    "choices": "Type numbers or words with commas between them: 1,3.",
    "text": "Type a line, and Enter alone when it is done. /blank takes all of it away.",
    "line": "Type it as it is. /blank takes it away.",
    "yesno": "Type y or n.",
}
"""How an answer is typed, by kind, where the hint does not say all."""


def label(question: Question) -> str:
    """What a question is called away from its row: "Caffeine last at"."""
    words = label_of(question.id) if question.id in BY_ID else question.label
    return words[:1].upper() + words[1:]


def prompt(question: Question, value: Answer, offered: Usual | None = None) -> str:
    """The line that asks: "Worst urge, 0 to 10 (6)"."""
    hint = _hint(question)
    there = f" ({say_shortly(question, value)})" if value is not None else ""
    usual = f" (usually {say(question, offered.value)}, y takes it)" if offered and value is None else ""
    return f"{label(question)}{', ' if hint else ''}{hint}{there}{usual}"


def _hint(question: Question) -> str:
    if question.options:
        return ", ".join(f"{number} {option.words}" for number, option in enumerate(question.options, 1))
    return _HINTS.get(question.kind, "").format(low=question.low, high=question.high)


def say_shortly(question: Question, value: Answer) -> str:
    """An answer as it stands in a prompt: of notes how many lines there are."""
    return counted(len(clean(value).split("\n")), "line") if question.kind == "text" else say(question, value)


def explained(question: Question, offered: Usual | None = None) -> Iterator[str]:
    """What is asked, how it is answered, and where the question comes from."""
    yield question.help
    if question.words:
        steps = enumerate(question.words, question.low)
        yield f"{', '.join(f'{step} {word}' for step, word in steps)}."
    if question.kind in _HOW:
        yield _HOW[question.kind]
    if question.none:
        yield f"- says: {question.none}. That is an answer; Enter leaves it blank."
    if offered is not None:
        yield f"y takes what you mostly answered in {counted(offered.n, 'night')} of the last fortnight."
    if question.source:
        yield f"Source: {question.source}."
    yield "'words' says what else can be typed."
