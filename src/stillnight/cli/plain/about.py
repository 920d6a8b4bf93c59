"""The answers about the person that make strategies safe, line by line."""

from __future__ import annotations

from collections.abc import Callable

from stillnight.cli.plain.asking import Asked, ask
from stillnight.cli.plain.talk import Talk
from stillnight.diary.about import ABOUT, answering_about
from stillnight.diary.answers import Answer, answer
from stillnight.diary.question import Question


def ask_about(talk: Talk) -> None:
    """Ask what may withhold or change strategies; every answer may stay blank. Back from the first leaves it."""
    talk.lines.tell("About you, so that tips are safe. Every answer may stay blank.")
    at = 0
    while 0 <= at < len(ABOUT):
        asked = Asked(question=ABOUT[at], value=answer(talk.sitting.person.about, ABOUT[at].id))
        at += 1 if ask(talk, asked, _giving(talk, ABOUT[at])) else -1


def _giving(talk: Talk, question: Question) -> Callable[[Answer], str]:
    def give(value: Answer) -> str:
        talk.change_person(answering_about({question.id: value}))
        return ""

    return give
