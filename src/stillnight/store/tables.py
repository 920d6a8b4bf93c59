"""The diary over TinyDB: the rules of ``DiaryStore``, the same wherever the files stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.table import Document, Table

from stillnight.diary.errors import DiaryDamaged, DiaryNewer, DiaryReadOnly
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.port import PATIENCE, Change, Edit
from stillnight.store import words
from stillnight.store.codec import Page
from stillnight.store.documents import as_kept, edited, id_of, refill, table_of, to_document, with_nights
from stillnight.store.migrations import STEPS, Step
from stillnight.store.names import PERSON, PERSON_ID, file_of
from stillnight.store.shelf import Shelf
from stillnight.store.soundness import dated
from stillnight.store.storage import PageStorage, utc_now
from stillnight.store.year import Year


class TableDiary:
    """One person's diary in TinyDB tables over a shelf. Keeps the promise of ``stillnight.diary.port``.

    One handle belongs to one thread; any number of handles and processes may share a shelf. An edit must not
    change the same diary again: the lock is not re-entrant.
    """

    def __init__(self, shelf: Shelf, steps: Sequence[Step] = STEPS, now: Callable[[], datetime] = utc_now) -> None:
        self._shelf = shelf
        self._storage = PageStorage(shelf, steps, now)
        self._tables = TinyDB(storage=lambda: self._storage)
        self._years: dict[str, Year] = {}
        self.patience = PATIENCE

    def night(self, night_of: date) -> Night:
        """The night of that evening; a blank one where nothing is recorded.

        Raises:
            DiaryDamaged: this night, or the file that would hold it, does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        table = table_of(night_of)
        return self._night(table, self._year(table), night_of)

    def nights(self, first: date, last: date) -> Nights:
        """The recorded nights from ``first`` to ``last``, both included; what does not read is left out."""
        found: list[Night] = []
        for number in self._storage.years():
            if first.year <= number <= last.year:
                with suppress(DiaryReadOnly):
                    found += self._year(f"{number:04d}").between(first, last)
        return Nights(found)

    def by_year(self, first: date, last: date) -> Iterator[Nights]:
        """The same nights a calendar year at a time; a year is let go when the next is asked for."""
        for number in self._storage.years():
            if first.year <= number <= last.year:
                table = f"{number:04d}"
                held = table in self._years
                nights = Nights()
                with suppress(DiaryReadOnly):
                    nights = Nights(self._year(table).between(first, last))
                yield nights
                if not held and self._unread_in(table) is None:
                    self._let_go(table)

    def years_held(self) -> int:
        """How many years stand in memory."""
        return len(self._years)

    def recorded(self) -> tuple[date, date] | None:
        """The first and the last night with an entry. Reads from both ends, as far as the first that has one."""
        years = self._storage.years()
        first, last = self._end(years, Year.first), self._end(reversed(years), Year.last)
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
        with self._shelf.lock(file_of(table), self.patience):
            year = self._year(table)
            self._check_writable(table, year.page, year.unread)
            before = self._night(table, year, night_of)
            after = edited(edit, before)
            if to_document(after) != to_document(before):
                document = None if after.is_blank() else to_document(after)
                self._put(table, id_of(night_of), document, there=year.night(night_of) is not None)
                year = self._years[table] = year.saved(self._storage.held(table), after)
            return Change(before, after, year.page.revision if year.page else 0)

    def change_many(self, evenings: Iterable[date], edit: Edit) -> Sequence[Change]:
        """Run ``edit`` on each of these nights as ``change`` does, and save each year's file once.

        Raises:
            DiaryReadOnly: a file is newer, damaged or not ours to write; those before it are saved.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; that file is untouched.
            ValueError: the edit made another evening's night, or one that cannot be kept as it is.
        """
        changes: list[Change] = []
        for table, of_year in groupby(sorted(set(evenings)), table_of):
            held = table in self._years
            changes += self._change_year(table, list(of_year), edit)
            if not held:
                self._let_go(table)
        return changes

    def person(self) -> Person:
        """The person's settings.

        Raises:
            DiaryDamaged: their file does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        page = self._storage.page(PERSON)
        if page and page.damage:
            raise self._unread(PERSON, page, ())
        document = self._table(PERSON).get(doc_id=PERSON_ID)
        try:
            return msgspec.convert(document or {}, Person)
        except msgspec.ValidationError:
            raise self._unread(PERSON, page, {PERSON_ID}) from None

    def person_to_go_by(self) -> Person:
        """The settings, or those of their newest good backup, or the defaults; never raises."""
        with suppress(DiaryReadOnly):
            return self.person()
        with suppress(DiaryReadOnly):
            page = self._shelf.last_good(PERSON)
            if page is not None:
                return msgspec.convert(page.rows[str(PERSON_ID)], Person)
        return Person()

    def change_person(self, edit: Callable[[Person], Person]) -> Person:
        """Change the settings, as ``change`` does a night.

        Raises:
            DiaryReadOnly: the file is newer, damaged or not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; the old file is untouched.
        """
        with self._shelf.lock(file_of(PERSON), self.patience):
            before = self._writable_person()
            after = as_kept(edit(before))
            if after != before:
                there = self._table(PERSON).contains(doc_id=PERSON_ID)
                self._put(PERSON, PERSON_ID, to_document(after), there=there)
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
                year = self._year(table)
                self._check_writable(table, year.page, year.unread)
        except DiaryReadOnly as error:
            return str(error)
        return self._shelf.trouble()

    def unread(self) -> str | None:
        """One line about the first thing that could not be read, of the files looked at so far."""
        try:
            self.person()
        except DiaryReadOnly as error:
            return str(error)
        found = (self._unread_in(table) for table in sorted(self._years))
        return next((str(error) for error in found if error), None)

    def settings_revision(self) -> int:
        """The revision of the file that holds the settings; 0 where there is none that reads."""
        with suppress(DiaryReadOnly):
            page = self._storage.page(PERSON)
            return page.revision if page else 0
        return 0

    def caution(self) -> str | None:
        """One line about what was saved with less care of the disk than it should have."""
        return self._shelf.caution()

    def narrow(self) -> str | None:
        """Close to others what is the owner's alone; what was open, in words, else ``None``."""
        return self._shelf.narrow()

    def tidy(self) -> None:
        """Thin the backups of what was saved here; never raises."""
        self._shelf.tidy()

    def mending(self) -> Sequence[str]:
        """Without backups nothing comes back."""
        return ()

    def mend(self) -> Sequence[str]:
        """Nothing to do."""
        return ()

    def _change_year(self, table: str, evenings: list[date], edit: Edit) -> list[Change]:
        with self._shelf.lock(file_of(table), self.patience):
            year = self._year(table)
            self._check_writable(table, year.page, year.unread)
            before = [self._night(table, year, evening) for evening in evenings]
            pairs = [(night, edited(edit, night)) for night in before]
            changed = [after for night, after in pairs if to_document(after) != to_document(night)]
            revision = year.page.revision if year.page else 0
            if changed:
                lines = with_nights(year.page.lines if year.page else {}, changed)
                revision = self._storage.put(table, lines, keep=True, above=0)
            return [Change(night, after, revision) for night, after in pairs]

    def _unread_in(self, table: str) -> DiaryReadOnly | None:
        """Why something of a year that was looked at does not read; ``None`` where all of it does."""
        year = self._years.get(table)
        if year is None or year.page is None or not (year.unread or year.page.damage):
            return None
        return self._unread(table, year.page, year.unread)

    def _let_go(self, table: str) -> None:
        self._years.pop(table, None)
        self._storage.forget(table)

    def _writable_person(self) -> Person:
        person = self.person()
        self._check_writable(PERSON, self._storage.held(PERSON), ())
        return person

    def _table(self, name: str) -> Table:
        return self._tables.table(name, cache_size=0)

    def _year(self, table: str) -> Year:
        """The year as its file is now; another one only when the file changed."""
        held = self._years.setdefault(table, Year(self._table(table), None))
        page = self._storage.page(table)
        if page is not held.page:
            held = self._years[table] = Year(self._table(table), page)
        return held

    def _night(self, table: str, year: Year, night_of: date) -> Night:
        if not year.reads(night_of):
            raise self._unread(table, year.page, year.unread or {id_of(night_of)})
        if year.page and year.page.damage and year.night(night_of) is None:
            raise self._unread(table, year.page, ())
        return year.night(night_of) or Night(night_of=night_of)

    def _end(self, years: Iterable[int], end: Callable[[Year], date | None]) -> date | None:
        """The first end that any of the years has; one whose file does not read has none, ``trouble`` tells of it."""
        for number in years:
            with suppress(DiaryReadOnly):
                found = end(self._year(f"{number:04d}"))
                if found is not None:
                    return found
        return None

    def _unread(self, table: str, page: Page | None, unread: Collection[int]) -> DiaryReadOnly:
        name = file_of(table)
        if page and page.schema > self._storage.schema:
            return DiaryNewer(words.newer(name))
        if page and page.damage:
            return DiaryDamaged(page.damage)
        which = ["the settings"] if table == PERSON else [dated(doc_id) for doc_id in sorted(unread)]
        return DiaryDamaged(words.unread(name, which, self._shelf.way_back(name)))

    def _check_writable(self, table: str, page: Page | None, unread: Collection[int]) -> None:
        if page and (unread or page.damage or page.schema > self._storage.schema):
            raise self._unread(table, page, unread)

    def _put(self, table: str, doc_id: int, document: dict[str, Any] | None, *, there: bool) -> None:
        """Store, replace or (``None``) remove one document; ``there`` tells whether the table has it."""
        rows = self._table(table)
        if document is None:
            rows.remove(doc_ids=[doc_id])
        elif there:
            rows.update(refill(document), doc_ids=[doc_id])
        else:
            rows.insert(Document(document, doc_id=doc_id))
