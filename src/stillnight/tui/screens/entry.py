"""One medicine or one blood test: its fields, each saved as it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from stillnight.diary.about import LAB, MEDICINE
from stillnight.diary.answers import Answer, with_answer
from stillnight.diary.draft import Draft
from stillnight.diary.entry_in_hand import EntryInHand
from stillnight.diary.medicines import (
    Entry,
    ListId,
    entry_warnings,
    say_entry,
)
from stillnight.diary.person import LabResult, Medicine
from stillnight.diary.question import Question
from stillnight.diary.words import clean_line
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.form import FormScreen
from stillnight.tui.session import Session


class Kind(Struct, frozen=True):
    """What the entries of a list are."""

    name: str
    blank: Entry
    fields: tuple[Question, ...]


ENTRIES: Final[dict[ListId, Kind]] = {
    "medicines": Kind("A medicine", Medicine(), MEDICINE),
    "labs": Kind("A blood test", LabResult(), LAB),
}
"""The entries of each list."""

NEW_DOSE: Final = "A new entry from today; the old dose stays in the list."


def entry_name(entry: Entry) -> str:
    """What tells an entry from others of its list: it has no id."""
    return clean_line(say_entry(entry))


def entries_of(session: Session, list_id: ListId) -> tuple[Entry, ...]:
    """The entries of a list as they are now."""
    entries: tuple[Entry, ...] = getattr(session.person(), list_id)
    return entries


class EntryScreen(FormScreen):
    """The fields of an entry. A dose that is written over begins a new entry, so that the list keeps its history."""

    def __init__(self, list_id: ListId, entry: Entry | None, session: Session, glyphs: Glyphs) -> None:
        """``entry``: the one to open; ``None`` begins a new one."""
        self._list = list_id
        self._in_hand = EntryInHand(entry, entries_of(session, list_id), was_there=entry is not None)
        super().__init__(ENTRIES[list_id].name, session, glyphs)

    def begin(self) -> None:
        """Show the fields; a new medicine begins with its name."""
        super().begin()
        if self._in_hand.entry is None and self.questions()[0].kind == "line":
            self.rows.start_editing("")

    def half_typed(self) -> Draft | None:
        """What is half typed on a field of the entry."""
        name = entry_name(self._in_hand.entry) if self._in_hand.entry else ""
        return of_rows(self.rows, self._list, item=name)

    def record(self) -> Entry:
        """The entry as it is kept."""
        return self._in_hand.entry or ENTRIES[self._list].blank

    def questions(self) -> tuple[Question, ...]:
        """The fields of the entry."""
        return ENTRIES[self._list].fields

    def warnings(self) -> Mapping[str, str]:
        """What does not fit together in the entry."""
        return entry_warnings(self.record())

    def keep(self, answers: Mapping[str, Answer]) -> str:
        """Save answers to fields of the entry."""
        new = self.record()
        for field, value in answers.items():
            new = with_answer(new, field, value)
        edit, kept = self._in_hand.writing(self._list, new, self._session.tonight())
        self._session.change_person(edit)
        self._in_hand = self._in_hand.kept(kept, entries_of(self._session, self._list))
        return self._saved() if kept is new else NEW_DOSE

    def stepped(self) -> None:
        """Show the entry as it is now: as it was before, or blank where it had only begun."""
        self._in_hand = self._in_hand.followed(entries_of(self._session, self._list))
        super().stepped()
