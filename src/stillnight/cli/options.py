"""What can be answered on the command line, as the table of questions has it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Final

from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID, QUESTIONS

CRAMP_FIELDS: Final = BY_ID["cramps"].fields
USE_FIELDS: Final = tuple(f for f in BY_ID["uses"].fields if f.id not in {"strategy", "done", "reason"})
URGE_DETAILS: Final = tuple(q for q in QUESTIONS if q.id.startswith("urge.") and q.id != "urge.worst")

_HINTS: Final = {
    "time": "TIME",
    "duration": "DURATION",
    "yesno": "yes|no",
    "text": "TEXT",
    "choice": "CHOICE",
    "choices": "CHOICE,CHOICE",
    "line": "TEXT",
}

_HOW_TO_TYPE: Final = """TIME is 23:15, 2315, 11.15pm, now or -20 (minutes ago).
DURATION is 45 (minutes), 1:20 or 1h20."""


def add_questions(parser: ArgumentParser, questions: Iterable[Question]) -> None:
    """Give each of these questions an option of its own."""
    for question in questions:
        choices = f" One of: {', '.join(key for key, _ in question.options)}." if question.options else ""
        words = (question.help + choices).replace("%", "%%")
        parser.add_argument(option_of(question), dest=question.id, metavar=hint(question), help=words)


def option_of(question: Question) -> str:
    """The option that a question has: "--ended-by"."""
    return "--" + question.id.rpartition(".")[2].replace("_", "-")


def hint(question: Question) -> str:
    """What an answer looks like: "TIME", "0-10"."""
    return _HINTS.get(question.kind, f"{question.low}-{question.high}")


def fields() -> str:
    """Every field that can be set, a line each."""
    rows = (f"  {q.id:17} {q.label}: {_answers(q)}" for q in QUESTIONS if q.kind != "list")
    return "\n".join((_HOW_TO_TYPE, "\nfields:", *rows))


def _answers(question: Question) -> str:
    return ("|" if question.kind == "choice" else ",").join(key for key, _ in question.options) or hint(question)
