"""The person's medicines and blood tests in lines: lists that are their own history. Nothing here judges or advises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from stillnight.cli.plain.asking import Asked, ask
from stillnight.cli.plain.talk import Talk
from stillnight.cli.plain.words import Heard
from stillnight.diary.about import LAB, MEDICINE
from stillnight.diary.answers import Answer, answer, with_answer
from stillnight.diary.entry_in_hand import EntryInHand
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.medicines import (
    Entry,
    ListId,
    current,
    entry_warnings,
    removing_entry,
    say_entry,
    say_span,
)
from stillnight.diary.person import LabResult, Medicine
from stillnight.diary.question import Question


class Kind(Struct, frozen=True):
    """One of the lists in words."""

    title: str
    name: str
    blank: Entry
    fields: tuple[Question, ...]


KINDS: Final[dict[ListId, Kind]] = {
    "medicines": Kind("Your medicines", "medicine", Medicine(), MEDICINE),
    "labs": Kind("Your blood tests of iron", "blood test", LabResult(), LAB),
}

NEW_DOSE: Final = "a new entry from today; the old dose stays in the list"

_REMOVE: Final = re.compile(r"remove ([0-9]{1,3})")


def ask_medicines(talk: Talk, _: str = "") -> None:
    """Say the medicines and ask what is to be changed of them."""
    _ask_list(talk, "medicines")


def ask_tests(talk: Talk, _: str = "") -> None:
    """The same of the blood tests."""
    _ask_list(talk, "labs")


def _ask_list(talk: Talk, list_id: ListId) -> None:
    kind = KINDS[list_id]
    while True:
        entries = _entries(talk, list_id)
        talk.lines.tell_all(_said(talk, kind, entries))
        changes = ", a number changes it" if entries else ""
        said = talk.listen(f"{kind.title}, + adds one{changes}, Enter goes back", lambda: _help(kind))
        if said == "" or isinstance(said, Heard):
            return
        with talk.lines.refusing():
            _hear(talk, list_id, entries, said.lower())


def _entries(talk: Talk, list_id: ListId) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = getattr(talk.sitting.person, list_id)
    return entries


def _said(talk: Talk, kind: Kind, entries: Sequence[Entry]) -> Iterator[str]:
    """The list, the newest last, each with its number, and of medicines whether it is taken now."""
    if not entries:
        yield f"{kind.title}: nothing is noted."
    taken = current(talk.sitting.person, talk.sitting.tonight)
    for number, entry in enumerate(entries, 1):
        span = ""
        if isinstance(entry, Medicine):
            now = "now" if entry in taken else "not now"
            span = f", {', '.join(filter(None, (say_span(entry), now)))}"
        yield f"  {number}: {say_entry(entry)}{span}"


def _help(kind: Kind) -> Sequence[str]:
    first = f"+ adds a {kind.name}, a number goes through what is noted of one."
    kept = "A new dose of one you take is a new entry from today on; the old one stays."
    return (first, *([kept] if kind.name == "medicine" else []), "'remove 1' takes away what was written by mistake.")


def _hear(talk: Talk, list_id: ListId, entries: Sequence[Entry], said: str) -> None:
    remove = _REMOVE.fullmatch(said)
    if said == "+":
        _fill(talk, list_id, None)
    elif remove:
        entry = _numbered(list_id, entries, remove[1])
        talk.change_person(removing_entry(list_id, entry))
        talk.lines.tell(f"taken away: {say_entry(entry)}; 'undo' brings it back")
    elif said.isdecimal():
        _fill(talk, list_id, _numbered(list_id, entries, said))
    else:
        raise NotUnderstood("that is not understood here; type +, a number of the list, or ? for more")


def _numbered(list_id: ListId, entries: Sequence[Entry], number: str) -> Entry:
    if not 1 <= int(number) <= len(entries):
        here = f"type 1 to {len(entries)}" if entries else "+ adds one"
        raise NotUnderstood(f"there is no {KINDS[list_id].name} {int(number)}; {here}")
    return entries[int(number) - 1]


def _fill(talk: Talk, list_id: ListId, entry: Entry | None) -> None:
    """Ask the fields of an entry, each of them saved as it is given; back from the first leaves it."""
    filling, fields = _Filling(talk, list_id, entry), KINDS[list_id].fields
    at = 0
    while 0 <= at < len(fields):
        field = fields[at]
        asked = Asked(question=field, value=answer(filling.shown, field.id))
        at += 1 if ask(talk, asked, filling.giving(field)) else -1


class _Filling:
    """An entry being filled in: added with its first answer, changed with every other."""

    def __init__(self, talk: Talk, list_id: ListId, entry: Entry | None) -> None:
        self._talk, self._list = talk, list_id
        self._in_hand = EntryInHand(entry, _entries(talk, list_id), was_there=entry is not None)

    @property
    def shown(self) -> Entry:
        """The entry as far as it is noted; undo may have taken it back."""
        self._in_hand = self._in_hand.followed(_entries(self._talk, self._list))
        return self._in_hand.entry or KINDS[self._list].blank

    def giving(self, field: Question) -> Callable[[Answer], str]:
        """What saves an answer to a field, and says what does not fit."""

        def give(value: Answer) -> str:
            new = with_answer(self.shown, field.id, value)
            edit, kept = self._in_hand.writing(self._list, new, self._talk.sitting.tonight)
            self._talk.change_person(edit)
            self._in_hand = self._in_hand.kept(kept, _entries(self._talk, self._list))
            return entry_warnings(new).get(field.id, "") if kept is new else NEW_DOSE

        return give
