"""Lists: cramps, medicines, further sleeps. An item is there from its first answer on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from stillnight.chance import new_id
from stillnight.cli.plain.asking import Asked, ask
from stillnight.cli.plain.prompts import explained, label
from stillnight.cli.plain.talk import Talk
from stillnight.cli.plain.words import Heard
from stillnight.diary.answers import Answer, answer, earlier, fitting, with_answer
from stillnight.diary.edits import ITEMS, Item, adding, answering, changing, found, removing
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.medicines import doses_of
from stillnight.diary.question import Question
from stillnight.diary.say import say, say_item
from stillnight.diary.usual import Usual, usual, window
from stillnight.diary.warnings import item_warnings
from stillnight.diary.words import counted

_REMOVE: Final = re.compile(r"remove ([0-9]{1,3})")


def ask_list(talk: Talk, question: Question) -> bool:
    """Ask for a list until nothing more is said of it; whether to go on rather than back."""
    while True:
        items: tuple[Item, ...] | None = answer(talk.night, question.id)
        offered = _offered(talk, question) if items is None else None
        said = talk.listen(_prompt(question, items, offered), partial(_help, question, offered))
        if isinstance(said, Heard) and said.word == "<":
            return False
        if said == "":
            return True
        with talk.lines.refusing():
            if _hear(talk, question, items or (), offered, "blank" if isinstance(said, Heard) else said.lower()):
                return True


def _prompt(question: Question, items: Sequence[Item] | None, offered: Usual | None) -> str:
    there = f" ({say(question, items)})" if items is not None else ""
    usually = f" (usually {say(question, offered.value)}, y takes it)" if offered else ""
    adds = "checklist notes them" if question.id == "uses" else "+ adds one"
    changes = ", a number changes it" if items else ""
    none = "" if items else ", - none"
    return f"{label(question)}{there}{usually}, {adds}{changes}{none}"


def _help(question: Question, offered: Usual | None) -> Sequence[str]:
    removes = f"'remove 1' takes the first {question.item} away."
    return (*explained(question, offered), removes)


def _offered(talk: Talk, question: Question) -> Usual | None:
    if not question.usual:
        return None
    return usual(question, talk.sitting.diary.nights(*window(talk.evening)), talk.setting)


def _hear(talk: Talk, question: Question, items: Sequence[Item], offered: Usual | None, said: str) -> bool:
    """Do what was said of a list; whether all is said."""
    remove = _REMOVE.fullmatch(said)
    if said in {"-", "none", question.none, "blank"}:
        if items:
            raise NotUnderstood(f"there is {counted(len(items), question.item)} already; 'remove 1' takes it away")
        return _give(talk, question, None if said == "blank" else ())
    if said == "y" and offered is not None:
        return _give(talk, question, tuple(replace(item, id=new_id()) for item in offered.value))
    if remove:
        _remove(talk, question, _numbered(question, items, remove[1]))
    elif said.isdecimal():
        fill(talk, question, _numbered(question, items, said), saved=True)
    elif said == "+" and question.id != "uses":
        _add(talk, question)
    else:
        raise NotUnderstood("that is not understood here; type +, -, a number of the list, or ? for more")
    return False


def _give(talk: Talk, question: Question, value: Answer) -> bool:
    talk.save(answering({question.id: value}, talk.setting.zone))
    talk.lines.tell(f"saved: {say(question, value) or 'blank'}")
    return True


def _numbered(question: Question, items: Sequence[Item], number: str) -> Item:
    if not 1 <= int(number) <= len(items):
        here = f"type 1 to {len(items)}" if items else "+ adds one"
        raise NotUnderstood(f"there is no {question.item} {int(number)}; {here}")
    return items[int(number) - 1]


def _remove(talk: Talk, question: Question, item: Item) -> None:
    night = talk.save(removing(question.id, item, talk.setting.zone))
    gone = found(answer(night, question.id) or (), item) is None
    talk.lines.tell(f"{'taken away' if gone else 'kept, for another session changed it'}: {say_item(item)}")


def _add(talk: Talk, question: Question) -> None:
    """Add an item; a medicine of the person's own list is chosen by its number."""
    doses = doses_of(talk.sitting.person, talk.evening) if question.id == "doses" else ()
    if not doses:
        fill(talk, question, ITEMS[question.id](id=new_id()), saved=False)
        return
    named = ", ".join(f"{number} {say_item(dose)}" for number, dose in enumerate(doses, 1))
    said = talk.listen(f"Which medicine, {named}, or + for another", lambda: explained(question))
    if said == "+":
        fill(talk, question, ITEMS[question.id](id=new_id()), saved=False)
    elif isinstance(said, str) and said:
        if not (said.isdecimal() and 1 <= int(said) <= len(doses)):
            raise NotUnderstood(f"type a number from 1 to {len(doses)}, or +")
        dose = replace(doses[int(said) - 1], id=new_id())
        talk.save(adding(question.id, dose, talk.setting.zone))
        talk.lines.tell(f"saved: {say_item(dose)}")
        fill(talk, question, dose, saved=True)


class _Filling:
    """An item being filled in: added with its first answer, changed with every other."""

    def __init__(self, talk: Talk, list_id: str, item: Item, *, saved: bool) -> None:
        self._talk, self._list, self.item, self.saved = talk, list_id, item, saved

    def giving(self, field: Question) -> Callable[[Answer], str]:
        """What saves an answer to a field, and says what does not fit."""

        def give(value: Answer) -> str:
            new, zone = with_answer(self.item, field.id, value), self._talk.setting.zone
            edit = changing(self._list, self.item, new, zone) if self.saved else adding(self._list, new, zone)
            self._talk.save(edit)
            self.item, self.saved = new, True
            return item_warnings(new).get(field.id, "")

        return give


def fill(talk: Talk, question: Question, item: Item, *, saved: bool) -> None:
    """Ask the fields of an item, each of them saved as it is given; back from the first leaves it."""
    filling = _Filling(talk, question.id, item, saved=saved)
    at = 0
    while 0 <= at < len(question.fields):
        field = fitting(filling.item, question.fields[at])
        value, before = answer(filling.item, field.id), earlier(filling.item, field, question.fields)
        at += 1 if ask(talk, Asked(question=field, value=value, before=before), filling.giving(field)) else -1
    if not filling.saved:
        talk.lines.tell(f"no {question.item} was noted")
