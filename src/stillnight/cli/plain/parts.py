"""The questions of a part of the night, one after another and back again."""

from __future__ import annotations

from collections.abc import Callable

from stillnight.cli.plain.asking import Asked, ask
from stillnight.cli.plain.items import ask_list
from stillnight.cli.plain.prompts import label
from stillnight.cli.plain.talk import Talk
from stillnight.diary.answers import Answer, answer, asked, earlier
from stillnight.diary.edits import answering
from stillnight.diary.question import Part, Question
from stillnight.diary.questions import BY_ID, PARTS, QUESTIONS
from stillnight.diary.usual import usual, window
from stillnight.diary.warnings import warnings
from stillnight.diary.words import clean


def ask_part(talk: Talk, part: Part, first: str = "") -> None:
    """Ask the questions of a part, those that make sense, from the one with this id on; back from the first stays."""
    coming = [question for question in QUESTIONS if question.part == part]
    at = next((at for at, question in enumerate(coming) if question.id == first), 0)
    back, coming = [question for question in coming[:at] if asked(talk.night, question)], coming[at:]
    if at == 0:
        talk.lines.tell(PARTS[part].upper())
    while coming:
        question = coming.pop(0)
        if not asked(talk.night, question):
            continue
        if ask_question(talk, question):
            back.append(question)
        else:
            coming[:0] = [*back[-1:], question]
            del back[-1:]


def ask_question(talk: Talk, question: Question) -> bool:
    """Ask one question of the night in hand; whether to go on rather than back."""
    if question.kind == "list":
        return ask_list(talk, question)
    if question.kind == "text":
        return _ask_text(talk, question)
    if question.id == "signs":
        _tell_signs(talk)
    return ask(talk, _as_asked(talk, question), giving(talk, question))


def _as_asked(talk: Talk, question: Question) -> Asked:
    night, setting = talk.night, talk.setting
    before = earlier(night, question, QUESTIONS)
    value = answer(night, question.id)
    nights = talk.sitting.diary.nights(*window(night.night_of)) if question.usual and value is None else None
    offered = usual(question, nights, setting, before) if nights is not None else None
    return Asked(question=question, value=value, before=before, offered=offered)


def giving(talk: Talk, question: Question) -> Callable[[Answer], str]:
    """What saves an answer to a question of the night in hand, and says what does not fit."""

    def give(value: Answer) -> str:
        night = talk.save(answering({question.id: value}, talk.setting.zone))
        return warnings(night, talk.sitting.now).get(question.id, "")

    return give


def _ask_text(talk: Talk, question: Question) -> bool:
    """Ask for lines of notes until there are no more; each is put under those that are there."""
    written = answer(talk.night, question.id)
    if written is not None:
        talk.lines.tell(f"{label(question)} so far:")
        talk.lines.tell_all(f"  {line}" for line in clean(written).split("\n"))
    give = giving(talk, question)

    def add(value: Answer) -> str:
        there = answer(talk.night, question.id)
        return give(f"{there}\n{value}" if there and value else value)

    while True:
        before = answer(talk.night, question.id)
        if not ask(talk, Asked(question=question, value=before), add):
            return False
        if answer(talk.night, question.id) == before:
            return True


def _tell_signs(talk: Talk) -> None:
    """The signs in full; the options of their question are short."""
    # Imported here: the words are content, which only who asks for signs has to read.
    from stillnight import content
    from stillnight.diary.flags import asking

    full = {str(sign): asks for sign, asks in asking(content.flags()).items()}
    for number, option in enumerate(BY_ID["signs"].options, 1):
        talk.lines.tell(f"{number}: {full.get(option.id, option.words)}")
