"""``stillnight log``: what happens, noted as it happens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from stillnight.chance import new_id
from stillnight.cli.asked import Asked
from stillnight.cli.happened import Happening, happening
from stillnight.cli.options import CRAMP_FIELDS, URGE_DETAILS, option_of
from stillnight.cli.reading import named
from stillnight.cli.telling import tell, tell_trouble
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary.answers import Answer, answer, with_answer
from stillnight.diary.clock import Clock, say_night
from stillnight.diary.edits import Item, adding, found
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Cramp, Night
from stillnight.diary.placing import Setting
from stillnight.diary.port import Edit
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.reading import read
from stillnight.diary.say import BLANK, say, say_answer, say_item

_ID: Final = re.compile(r"[0-9A-Za-z._-]{1,40}")

_LOOKS_BACK: Final = timedelta(days=30)
"""How long after the first time the same command with the same id still adds nothing."""

_AT: Final = next(field for field in CRAMP_FIELDS if field.id == "at")
_WORST: Final = BY_ID["urge.worst"]
_BEGAN: Final = BY_ID["urge.began"]


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Note a cramp, an urge or a use of a strategy."""
    sitting = sit_down(args, clock, environ)
    given = {key: text for key, text in vars(args).items() if text is not None}
    tell(f"noted: {_noting(args.kind)(sitting, args.night, given)}")
    tell_trouble(sitting.diary)
    sitting.diary.tidy()
    return 0


def _noting(kind: str) -> Callable[[Sitting, str | None, Mapping[str, str]], str]:
    if kind == "use":
        # Imported here: the strategies cost a cramp in the night 10 ms that it need not pay.
        from stillnight.cli.log_use import note_use

        return note_use
    return note_cramp if kind == "cramp" else note_urge


def note_cramp(sitting: Sitting, night: str | None, given: Mapping[str, str]) -> str:
    """Add a cramp to the night it fell in, and say so in words; one that is there under its id stays as it is."""
    when = happening(sitting, night, option_of(_AT), _AT, given.get("at"))
    cramp = Cramp(id=item_id(given), at=when.at, **read_all(sitting, when, CRAMP_FIELDS, given))
    evening = (evening_of(sitting, "cramps", cramp) if "id" in given else None) or when.evening
    add = adding("cramps", cramp, sitting.home.zone)

    def edit(night: Night) -> Night:
        return night if found(night.cramps or (), cramp) else zoned(sitting, add(night), when.at)

    kept = found(sitting.diary.change(evening, edit).after.cramps or (), cramp)
    words = f"cramp {say_item(kept)}" if kept and kept != Cramp(id=kept.id) else "a cramp"
    return f"{words} · {say_night(evening, year=False)}"


def item_id(given: Mapping[str, str]) -> str:
    """The id that was given, or a new one.

    Raises:
        NotUnderstood: it is none.
    """
    typed = given.get("id")
    if typed is not None and not _ID.fullmatch(typed):
        raise NotUnderstood("--id: give 1 to 40 letters, digits, dots, dashes or underscores")
    return typed or new_id()


def evening_of(sitting: Sitting, list_id: str, item: Item) -> date | None:
    """The night of the last weeks that has this item: without --at, the same command means a later time later on."""
    nights = sitting.diary.nights(sitting.tonight - _LOOKS_BACK, sitting.tonight)
    return next((night.night_of for night in nights if found(answer(night, list_id) or (), item)), None)


def note_urge(sitting: Sitting, night: str | None, given: Mapping[str, str]) -> str:
    """Put an urge into its night, whose worst stays the worst, and say so in words."""
    when = happening(sitting, night, option_of(_BEGAN), _BEGAN, given.get(_BEGAN.id))
    details = read_all(sitting, when, URGE_DETAILS, given)
    with named(_WORST.label.lower()):
        worst = read(_WORST, given[_WORST.id], _setting(sitting, when))
        if worst is None:
            raise NotUnderstood(f"nothing was typed; type a number from {_WORST.low} to {_WORST.high}")
    edit = _urge_edit(sitting, when, worst, details, given)
    change = sitting.diary.change(when.evening, edit)
    began = {_BEGAN.id} if change.before.urge.began != change.after.urge.began else set()
    words = [f"urge {say(_WORST, worst)}", *_details(change.after, began | details.keys() | given.keys())]
    if change.after.urge.worst != worst:
        words[0] += f" (the worst stays {say_answer(change.after, _WORST)})"
    return f"{', '.join(words)} · {say_night(when.evening, year=False)}"


def _urge_edit(
    sitting: Sitting, when: Happening, worst: int, details: Mapping[str, Answer], given: Mapping[str, str]
) -> Edit:
    def edit(night: Night) -> Night:
        answers = {**details, _WORST.id: max(worst, night.urge.worst or 0)}
        if _BEGAN.id in given or (night.urge.began is None and worst):
            answers[_BEGAN.id] = when.at
        for question_id, value in answers.items():
            night = with_answer(night, question_id, value)
        return zoned(sitting, night, answers.get(_BEGAN.id))

    return edit


def _details(night: Night, told: Iterable[str]) -> list[str]:
    shown = [question for question in URGE_DETAILS if question.id in set(told)]
    return [f"{question.label.lower()} {say_answer(night, question) or BLANK}" for question in shown]


def read_all(
    sitting: Sitting, when: Happening, questions: Iterable[Question], given: Mapping[str, str]
) -> dict[str, Answer]:
    """What was given for these questions; the one about the time has been read before."""
    setting, answers = _setting(sitting, when), {}
    for question in questions:
        if question.id in given and question.kind != "time":
            with named(option_of(question)):
                answers[question.id] = read(question, given[question.id], setting)
    return answers


def _setting(sitting: Sitting, when: Happening) -> Setting:
    return sitting.setting(sitting.diary.night(when.evening))


def zoned(sitting: Sitting, night: Night, at: datetime | None) -> Night:
    """The night with the zone that a time was typed in, unless it is a past night that has one."""
    return night if at is None else msgspec.structs.replace(night, zone=sitting.setting(night).zone)
