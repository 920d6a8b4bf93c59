"""``stillnight set``: answers to the questions of a night, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Final

import msgspec

from stillnight.cli.asked import Asked
from stillnight.cli.reading import named
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary.answers import earlier, with_answer
from stillnight.diary.clock import Clock, say_night
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Night
from stillnight.diary.placing import settled
from stillnight.diary.port import Edit
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.reading import read
from stillnight.diary.say import BLANK, say_answer
from stillnight.diary.warnings import warnings
from stillnight.diary.words import quoted

_LOGGED: Final = {"cramps": "cramp", "uses": "use"}
"""The lists that have a command of their own to add to them."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Answer the questions that were named."""
    texts = texts_by_field(args.fields)
    sitting = sit_down(args, clock, environ)
    evening = sitting.evening(args.night)
    edit = answering_all(texts, sitting)
    edit(sitting.diary.night(evening))  # what cannot be read is refused before a lock or a folder is made
    after = sitting.diary.change(evening, edit).after
    _tell_saved(after, [question for question in QUESTIONS if question.id in texts], sitting.now)
    if "signs" in texts:
        # Imported here: only who ticked a sign waits for what is to be said about it.
        from stillnight.cli.pages import tell_page
        from stillnight.cli.signs import flag_lines, flags_of

        tell_page(flag_lines(flags_of(sitting, after)))
    tell_trouble(sitting.diary)
    sitting.diary.tidy()
    return 0


def texts_by_field(fields: Sequence[str]) -> dict[str, str]:
    """What was typed for each field.

    Raises:
        NotUnderstood: no such field, no value, a list, or the same field twice.
    """
    texts: dict[str, str] = {}
    for field in fields:
        name, equals, text = field.partition("=")
        if not equals:
            raise NotUnderstood(f"{quoted(field, 40)} has no value; write FIELD=VALUE, with quotes around spaces")
        question = _question(name.strip())
        if question.id in texts:
            raise NotUnderstood(f"{question.id} is given twice; give it once")
        texts[question.id] = text
    return texts


def _question(name: str) -> Question:
    question = BY_ID.get(name)
    if question is None:
        near = _near(name)
        hint = f"did you mean {' or '.join(near)}?" if near else "see 'stillnight set --help' for their names"
        raise NotUnderstood(f"there is no field {quoted(name, 40)}; {hint}")
    if question.kind == "list":
        command = _LOGGED.get(name)
        where = f"with 'stillnight log {command}'" if command else "in the app, which 'stillnight' opens"
        raise NotUnderstood(f"{name} is a list; add to it {where}")
    return question


def _near(name: str) -> list[str]:
    """The fields that end in this name, else those spelt much like it."""
    names = [question.id for question in QUESTIONS if question.kind != "list"]
    last = name.lower().replace("-", "_").rpartition(".")[2]
    same_end = [each for each in names if last and each.rpartition(".")[2] == last]
    return same_end[:3] or get_close_matches(name.lower()[:60], names, n=3, cutoff=0.55)


def answering_all(texts: Mapping[str, str], sitting: Sitting) -> Edit:
    """Answer all these questions, in the order of the table so that each time finds the one before it."""

    def edit(night: Night) -> Night:
        setting = sitting.setting(night)
        timed = False
        for question in QUESTIONS:
            if question.id in texts:
                before = earlier(night, question, QUESTIONS)
                with named(question.id):
                    value = read(question, texts[question.id], setting, before)
                night = with_answer(night, question.id, value)
                timed = timed or isinstance(value, datetime)
        return settled(msgspec.structs.replace(night, zone=setting.zone)) if timed else night

    return edit


def _tell_saved(night: Night, questions: Sequence[Question], now: datetime) -> None:
    doubts = warnings(night, now)
    width = max(len(question.id) for question in questions)
    for question in questions:
        doubt = f"  ({doubts[question.id]})" if question.id in doubts else ""
        tell(f"{question.id:{width}}  {say_answer(night, question) or BLANK}{doubt}")
    tell(f"saved · {say_night(night.night_of)}")
