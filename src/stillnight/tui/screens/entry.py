"""One medicine or one blood test: its fields, each saved as it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from stillnight.diary.about import LAB, MEDICINE
from stillnight.diary.answers import Answer, with_answer
from stillnight.diary.draft import Draft
from stillnight.diary.medicines import (
    Entry,
    ListId,
    adding_entry,
    changing_entry,
    entry_warnings,
    followed_entry,
    keeps_the_old_dose,
    redosing,
    removing_entry,
)
from stillnight.diary.person import LabResult, Medicine
from stillnight.diary.port import PersonEdit
from stillnight.diary.question import Question
from stillnight.diary.words import clean_line
from stillnight.tui.drafting import of_rows
from stillnight.tui.entry_rows import say_entry
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.form import FormScreen
from stillnight.tui.session import Session
from stillnight.tui.widgets.questions import QuestionRows


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
        self._entry = ENTRIES[list_id].blank if entry is None else entry
        self._is_there = self._has_history = entry is not None
        self._seen = entries_of(session, list_id)
        self._gone: Entry | None = None
        """What undo took away here; redo brings it back."""

        super().__init__(ENTRIES[list_id].name, session, glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there; a new medicine begins with its name."""
        super().on_mount()
        if not self._is_there and self.questions()[0].kind == "line":
            self.query_one("#rows", QuestionRows).start_editing("")

    def half_typed(self) -> Draft | None:
        """What is half typed on a field of the entry."""
        name = entry_name(self._entry) if self._is_there else ""
        return of_rows(self.query_one("#rows", QuestionRows), self._list, item=name)

    def record(self) -> Entry:
        """The entry as it is kept."""
        return self._entry

    def questions(self) -> tuple[Question, ...]:
        """The fields of the entry."""
        return ENTRIES[self._list].fields

    def warnings(self) -> Mapping[str, str]:
        """What does not fit together in the entry."""
        return entry_warnings(self._entry)

    def keep(self, answers: Mapping[str, Answer]) -> str:
        """Save answers to fields of the entry."""
        old = entry = self._entry
        for field, value in answers.items():
            entry = with_answer(entry, field, value)
        if self._has_history and isinstance(old, Medicine) and isinstance(entry, Medicine):
            today = self._session.tonight()
            if keeps_the_old_dose(old, entry, today):
                return self._begin_anew(old, entry.dose or "", today)
        self._session.change_person(self._edit(entry))
        self._is_there = entry != ENTRIES[self._list].blank
        self._entry = entry
        self._seen = entries_of(self._session, self._list)
        return self._saved()

    def stepped(self) -> None:
        """Show the entry as it is now: as it was before, or blank where it had only begun."""
        before, self._seen = self._seen, entries_of(self._session, self._list)
        if self._is_there:
            found = followed_entry(self._entry, before, self._seen)
            self._gone = self._entry if found is None else None
        else:
            found = self._gone if self._gone in self._seen else None
        self._is_there = found is not None
        self._entry = found or ENTRIES[self._list].blank
        super().stepped()

    def _begin_anew(self, old: Medicine, dose: str, today: date) -> str:
        self._session.change_person(redosing(old, dose, today))
        self._entry = next(
            one
            for one in self._session.person().medicines
            if (one.name, one.dose, one.since, one.until) == (old.name, dose, today, None)
        )
        self._seen = entries_of(self._session, self._list)
        return NEW_DOSE

    def _edit(self, entry: Entry) -> PersonEdit:
        """The change that keeps the entry; one that was emptied is taken away."""
        if entry == ENTRIES[self._list].blank:
            return removing_entry(self._list, self._entry)
        return changing_entry(self._list, self._entry, entry) if self._is_there else adding_entry(self._list, entry)
