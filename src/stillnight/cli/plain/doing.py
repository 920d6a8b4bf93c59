"""What each word does that can be said at any prompt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from stillnight.chance import new_id
from stillnight.cli.plain.items import fill
from stillnight.cli.plain.parts import ask_question
from stillnight.cli.plain.said import calendar_in_words, night_in_words
from stillnight.cli.plain.talk import Goes, Talk
from stillnight.cli.plain.undoing import redo, undo
from stillnight.cli.set_ import answering_all, texts_by_field
from stillnight.diary.catchup import part_at
from stillnight.diary.clock import in_zone
from stillnight.diary.edits import adding, answering, urge_now
from stillnight.diary.night import Cramp
from stillnight.diary.question import Part
from stillnight.diary.questions import BY_ID, PARTS
from stillnight.diary.reading import read
from stillnight.diary.say import say_answer
from stillnight.diary.typed import Option, parse_choice


def first_part(talk: Talk, evening: date) -> Part:
    """The part to begin a night with: of tonight that of the hour, of another night its morning."""
    sitting = talk.sitting
    return part_at(sitting.now, sitting.person.night_starts) if evening == sitting.tonight else "morning"


def _summary(talk: Talk, _: str) -> None:
    talk.lines.tell_all(night_in_words(talk.night))


def _checklist(talk: Talk, _: str) -> None:
    # Imported here: the strategies are content, which a night without the checklist need not read.
    from stillnight.cli.plain.checklist import go_through

    go_through(talk)


def _use(talk: Talk, name: str) -> None:
    from stillnight.cli.plain.checklist import named

    named(talk, name)


def _timer(talk: Talk, name: str) -> None:
    from stillnight.cli.plain.timing import run_timer

    run_timer(talk, name)


def _calendar(talk: Talk, measure: str) -> None:
    # Imported here: its pictures are not needed for a question.
    from stillnight.cli.heatmap import measure_named

    talk.lines.tell_all(calendar_in_words(talk.sitting, measure_named(measure or "se")))


def _cramp(talk: Talk, _: str) -> None:
    """Note a cramp at this moment, in tonight's entry, and ask what there is to tell of it."""
    sitting = talk.sitting
    cramp = Cramp(id=new_id(), at=sitting.minute)
    held, talk.evening = talk.evening, sitting.tonight
    try:
        talk.save(adding("cramps", cramp, sitting.home.zone))
        talk.lines.tell(f"saved: a cramp at {sitting.minute:%H:%M}")
        fill(talk, BY_ID["cramps"], cramp, saved=True)
    finally:
        talk.evening = held


def _urge(talk: Talk, typed: str) -> None:
    """Note the urge at this moment; the worst of the night stays the worst."""
    sitting, worst = talk.sitting, BY_ID["urge.worst"]
    value = read(worst, typed, talk.setting)
    zone = sitting.home.zone
    there = sitting.diary.night(sitting.tonight).urge.worst or 0
    if value:
        talk.save(urge_now(in_zone(sitting.now, zone), zone), sitting.tonight)
    night = talk.save(answering({worst.id: max(value, there)}, zone), sitting.tonight)
    talk.lines.tell(f"saved: worst urge tonight {say_answer(night, worst)}")
    talk.tell_news()


def _signs(talk: Talk, _: str) -> None:
    ask_question(talk, BY_ID["signs"])


def _about(talk: Talk, _: str) -> None:
    # Imported here: its questions are about the person, and a night asks none of them.
    from stillnight.cli.plain.about import ask_about

    ask_about(talk)


def _medicines(talk: Talk, _: str) -> None:
    # Imported here: as its questions.
    from stillnight.cli.plain.entries import ask_medicines

    ask_medicines(talk)


def _tests(talk: Talk, _: str) -> None:
    from stillnight.cli.plain.entries import ask_tests

    ask_tests(talk)


def _part(talk: Talk, typed: str) -> None:
    parts: dict[str, Part] = {part: part for part in PARTS}
    options = [Option(part, words) for part, words in PARTS.items()]
    raise Goes(talk.evening, parts[parse_choice(typed, options)])


def _night(talk: Talk, typed: str) -> None:
    evening = talk.sitting.evening(typed)
    talk.sitting.diary.night(evening)  # what does not read is said while the night before is still in hand
    raise Goes(evening, first_part(talk, evening))


def _set(talk: Talk, typed: str) -> None:
    """Answer a question by its name, as ``stillnight set`` does."""
    texts = texts_by_field([typed])
    night = talk.save(answering_all(texts, talk.sitting))
    (question,) = (BY_ID[question_id] for question_id in texts)
    talk.lines.tell(f"saved: {question.id} {say_answer(night, question) or 'blank'}")
    talk.tell_news()


DOING: Final[Mapping[str, Callable[[Talk, str], None]]] = {
    "summary": _summary,
    "checklist": _checklist,
    "use": _use,
    "timer": _timer,
    "calendar": _calendar,
    "cramp": _cramp,
    "urge": _urge,
    "signs": _signs,
    "about": _about,
    "undo": undo,
    "redo": redo,
    "medicines": _medicines,
    "tests": _tests,
    "part": _part,
    "night": _night,
    "set": _set,
}
