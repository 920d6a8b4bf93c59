"""The diary over TinyDB: the rules of ``DiaryStore``, the same wherever the files stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

import msgspec
from tinydb import TinyDB
from tinydb.table import Document, Table

from stillnight.diary.errors import DiaryDamaged, DiaryNewer, DiaryReadOnly
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.port import Change, Edit
from stillnight.store import words
from stillnight.store.codec import Page
from stillnight.store.documents import as_kept, converted, edited, id_of, refill, table_of, to_document
from stillnight.store.migrations import STEPS, Step
from stillnight.store.storage import PERSON, PageStorage, Shelf, file_of

_PERSON_ID = 1


class _Year(NamedTuple):
    """The nights of one file, converted once for each state of it."""

    page: Page | None
    nights: dict[date, Night]
    unread: frozenset[int]
    """Ids of the documents that do not convert."""


class TableDiary:
    """One person's diary in TinyDB tables over a shelf. Keeps the promise of ``stillnight.diary.port``.

    One handle belongs to one thread; any number of handles and processes may share a shelf. An edit must not
    change the same diary again: the lock is not re-entrant.
    """

    def __init__(self, shelf: Shelf, steps: Sequence[Step] = STEPS) -> None:
        self._shelf = shelf
        self._storage = PageStorage(shelf, steps)
        self._tables = TinyDB(storage=lambda: self._storage)
        self._years: dict[str, _Year] = {}

    def night(self, night_of: date) -> Night:
        """The night of that evening; a blank one where nothing is recorded.

        Raises:
            DiaryDamaged: this night, or the file that would hold it, does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        table = table_of(night_of)
        year = self._year(table)
        if id_of(night_of) in year.unread:
            raise self._unread(table, year)
        return year.nights.get(night_of, Night(night_of=night_of))

    def nights(self, first: date, last: date) -> Nights:
        """The recorded nights from ``first`` to ``last``, both included; what does not read is left out."""
        found: list[Night] = []
        for number in self._storage.years():
            if first.year <= number <= last.year:
                year = self._readable(f"{number:04d}")
                found += [night for day, night in year.nights.items() if first <= day <= last]
        return Nights(found)

    def recorded(self) -> tuple[date, date] | None:
        """The first and the last night with an entry. Reads from both ends, as far as the first that has one."""
        years = self._storage.years()
        first, last = self._end(years, min), self._end(reversed(years), max)
        return (first, last) if first and last else None

    def change(self, night_of: date, edit: Edit) -> Change:
        """Run ``edit`` on the night as it is now, under the lock, and save it durably.

        Raises:
            DiaryReadOnly: the file is newer, damaged or not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; the old file is untouched.
            ValueError: the edit made another evening's night, or one that cannot be kept as it is.
        """
        table = table_of(night_of)
        with self._shelf.lock(file_of(table)):
            year = self._year(table)
            self._check_writable(table, year)
            before = year.nights.get(night_of, Night(night_of=night_of))
            after = edited(edit, before)
            if to_document(after) != to_document(before):
                document = None if after.is_blank() else to_document(after)
                self._put(table, id_of(night_of), document, there=night_of in year.nights)
                year = self._remember(table, year, after)
            return Change(before, after, year.page.revision if year.page else 0)

    def person(self) -> Person:
        """The person's settings.

        Raises:
            DiaryDamaged: their file does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        document = self._table(PERSON).get(doc_id=_PERSON_ID)
        try:
            return msgspec.convert(document or {}, Person)
        except msgspec.ValidationError:
            page = self._storage.held(PERSON)
            raise self._unread(PERSON, _Year(page, {}, frozenset({_PERSON_ID}))) from None

    def change_person(self, edit: Callable[[Person], Person]) -> Person:
        """Change the settings, as ``change`` does a night.

        Raises:
            DiaryReadOnly: the file is newer, damaged or not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; the old file is untouched.
        """
        with self._shelf.lock(file_of(PERSON)):
            before = self._writable_person()
            after = as_kept(edit(before))
            if after != before:
                there = self._table(PERSON).contains(doc_id=_PERSON_ID)
                self._put(PERSON, _PERSON_ID, to_document(after), there=there)
            return after

    def revision(self, night_of: date) -> int:
        """The revision of the file that holds this night; 0 where there is none that reads."""
        with suppress(DiaryReadOnly):
            page = self._storage.page(table_of(night_of))
            return page.revision if page else 0
        return 0

    def trouble(self) -> str | None:
        """One line about the first thing that cannot be written or read, of the files looked at so far."""
        try:
            self._writable_person()
            for table in sorted(self._years):
                self._check_writable(table, self._year(table))
        except DiaryReadOnly as error:
            return str(error)
        return self._shelf.trouble()

    def _writable_person(self) -> Person:
        person = self.person()
        self._check_writable(PERSON, _Year(self._storage.held(PERSON), {}, frozenset()))
        return person

    def _table(self, name: str) -> Table:
        return self._tables.table(name, cache_size=0)

    def _year(self, table: str) -> _Year:
        """The year as its file is now; converted again only when the file changed."""
        held = self._years.setdefault(table, _Year(None, {}, frozenset()))
        page = self._storage.page(table)
        if page is not held.page:
            nights, unread = converted(table, self._table(table))
            held = self._years[table] = _Year(page, nights, unread)
        return held

    def _readable(self, table: str) -> _Year:
        """The year, or an empty one where its file does not read; ``trouble`` tells of it."""
        try:
            return self._year(table)
        except DiaryReadOnly:
            return _Year(None, {}, frozenset())

    def _end(self, years: Iterable[int], end: Callable[[Iterable[date]], date]) -> date | None:
        found = (self._readable(f"{number:04d}").nights for number in years)
        return next((end(nights) for nights in found if nights), None)

    def _unread(self, table: str, year: _Year) -> DiaryReadOnly:
        name = file_of(table)
        if year.page and year.page.schema > self._storage.schema:
            return DiaryNewer(words.newer(name))
        return DiaryDamaged(words.unread(name, len(year.unread)))

    def _check_writable(self, table: str, year: _Year) -> None:
        if year.page and (year.unread or year.page.schema > self._storage.schema):
            raise self._unread(table, year)

    def _put(self, table: str, doc_id: int, document: dict[str, Any] | None, *, there: bool) -> None:
        """Store, replace or (``None``) remove one document; ``there`` tells whether the table has it."""
        rows = self._table(table)
        if document is None:
            rows.remove(doc_ids=[doc_id])
        elif there:
            rows.update(refill(document), doc_ids=[doc_id])
        else:
            rows.insert(Document(document, doc_id=doc_id))

    def _remember(self, table: str, year: _Year, night: Night) -> _Year:
        nights = {**year.nights, night.night_of: night}
        if night.is_blank():
            del nights[night.night_of]
        saved = self._years[table] = _Year(self._storage.held(table), nights, frozenset())
        return saved
