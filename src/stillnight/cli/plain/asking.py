"""Asking one question: keep, blank, none, the usual answer, or what was typed; saved as it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from stillnight.cli.plain.prompts import explained, label, prompt
from stillnight.cli.plain.talk import Talk
from stillnight.cli.plain.words import Heard
from stillnight.cli.reading import named
from stillnight.diary.answers import Answer
from stillnight.diary.errors import NotUnderstood, TimeComesTwice
from stillnight.diary.question import Question
from stillnight.diary.reading import read
from stillnight.diary.say import say
from stillnight.diary.usual import Usual

FREE = frozenset({"text", "line"})
"""Kinds whose answer is free text."""

Give = Callable[[Answer], str]
"""Saves an answer; what does not fit with it, in words, or nothing. Raises a StillnightError that says why not."""


class Asked(Struct, frozen=True, kw_only=True):
    """A question as it is asked now."""

    question: Question
    value: Answer
    before: datetime | None = None
    """The time answered before it, for times in order."""

    offered: Usual | None = None


def ask(talk: Talk, asked: Asked, give: Give) -> bool:
    """Ask until there is an answer or none is wanted; whether to go on rather than back."""
    question = asked.question
    line = prompt(question, asked.value, asked.offered)
    while True:
        said = talk.listen(
            line,
            lambda: explained(question, asked.offered),
            free=question.kind in FREE,
            options=question.options,
        )
        if isinstance(said, Heard) and said.word == "<":
            return False
        if said == "" or (isinstance(said, Heard) and asked.value is None):
            return True
        with talk.lines.refusing():
            value = None if isinstance(said, Heard) else _answer(talk, asked, said)
            doubt = give(value)
            words = say(question, value) or "blank"
            talk.lines.tell(f"saved: {words}" + (f" ({doubt})" if doubt else ""))
            talk.tell_news()
            return True


def _answer(talk: Talk, asked: Asked, text: str) -> Answer:
    if asked.offered is not None and asked.value is None and text.lower() == "y":
        return asked.offered.value
    try:
        return read(asked.question, text, talk.setting, asked.before)
    except TimeComesTwice as twice:
        return _which(talk, label(asked.question), twice)


def _which(talk: Talk, name: str, twice: TimeComesTwice) -> datetime:
    """Ask which of two equal clock times is meant; a pipe has to say it with the time."""
    if not talk.lines.interactive:
        with named(name):
            raise twice
    talk.lines.tell(str(twice))
    which = (talk.lines.ask("1 or 2") or "").strip()
    if which not in {"1", "2"}:
        raise NotUnderstood("that is neither 1 nor 2; type the time again")
    return twice.first if which == "1" else twice.second
