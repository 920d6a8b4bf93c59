"""The person's settings and lists: one document, in a table of its own."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from stillnight.diary.errors import DiaryReadOnly
from stillnight.diary.person import Person
from stillnight.diary.port import PersonEdit
from stillnight.store.database import Database
from stillnight.store.documents import as_kept, to_document
from stillnight.store.names import PERSON, PERSON_ID


class Settings:
    """The document of the person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> Person:
        """The settings; the defaults where none were made.

        Raises:
            DiaryReadOnly: their file does not read, or a newer Stillnight wrote it.
        """
        page = self._database.storage.page(PERSON)
        if page and page.damage:
            raise self._database.unread(PERSON, page, ())
        document = self._database.table(PERSON).get(doc_id=PERSON_ID)
        try:
            return msgspec.convert(document or {}, Person)
        except msgspec.ValidationError:
            raise self._database.unread(PERSON, page, {PERSON_ID}) from None

    def to_go_by(self) -> Person:
        """The settings, or those of their newest good backup, or the defaults; never raises."""
        with suppress(DiaryReadOnly):
            return self.read()
        with suppress(DiaryReadOnly):
            page = self._database.last_good(PERSON)
            if page is not None:
                return msgspec.convert(page.rows[str(PERSON_ID)], Person)
        return Person()

    def writable(self) -> Person:
        """The settings, where they can be written.

        Raises:
            DiaryReadOnly: they do not read, or a newer Stillnight wrote them.
        """
        person = self.read()
        self._database.check_writable(PERSON, self._database.storage.held(PERSON), ())
        return person

    def change(self, edit: PersonEdit, patience: float) -> Person:
        """Change them as they are now, under the lock; an edit that changes nothing writes nothing."""
        with self._database.lock(PERSON, patience):
            before = self.writable()
            after = as_kept(edit(before))
            if after != before:
                there = self._database.table(PERSON).contains(doc_id=PERSON_ID)
                self._database.put(PERSON, PERSON_ID, to_document(after), there=there)
            return after
