"""The diary over TinyDB: the rules of ``DiaryStore``, the same wherever the files stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby

from stillnight.diary.errors import DiaryReadOnly
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.port import PATIENCE, Change, Edit, PersonEdit
from stillnight.store.database import Database
from stillnight.store.documents import edited, id_of, table_of, to_document, with_nights
from stillnight.store.migrations import STEPS, Step
from stillnight.store.names import PERSON
from stillnight.store.settings import Settings
from stillnight.store.shelf import Shelf
from stillnight.store.storage import utc_now
from stillnight.store.year import Year
from stillnight.store.years import Years


class TableDiary:
    """One person's diary in TinyDB tables over a shelf. Keeps the promise of ``stillnight.diary.port``.

    One handle belongs to one thread; any number of handles and processes may share a shelf. An edit must not
    change the same diary again: the lock is not re-entrant.
    """

    def __init__(self, shelf: Shelf, steps: Sequence[Step] = STEPS, now: Callable[[], datetime] = utc_now) -> None:
        self._shelf = shelf
        self._database = Database(shelf, steps, now)
        self._years = Years(self._database)
        self._settings = Settings(self._database)
        self.patience = PATIENCE

    def night(self, night_of: date) -> Night:
        """The night of that evening; a blank one where nothing is recorded.

        Raises:
            DiaryDamaged: this night, or the file that would hold it, does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        return self._years.night(self._years[table_of(night_of)], night_of)

    def nights(self, first: date, last: date) -> Nights:
        """The recorded nights from ``first`` to ``last``, both included; what does not read is left out."""
        found: list[Night] = []
        for table in self._years.tables(first, last):
            with suppress(DiaryReadOnly):
                found += self._years[table].between(first, last)
        return Nights(found)

    def by_year(self, first: date, last: date) -> Iterator[Nights]:
        """The same nights a calendar year at a time; a year is let go when the next is asked for."""
        for table in self._years.tables(first, last):
            held = table in self._years
            nights = Nights()
            with suppress(DiaryReadOnly):
                nights = Nights(self._years[table].between(first, last))
            yield nights
            if not held and self._years.unread_in(table) is None:
                self._years.let_go(table)

    def years_held(self) -> int:
        """How many years stand in memory."""
        return len(self._years)

    def recorded(self) -> tuple[date, date] | None:
        """The first and the last night with an entry. Reads from both ends, as far as the first that has one."""
        tables = self._years.tables()
        first, last = self._years.end(tables, Year.first), self._years.end(reversed(tables), Year.last)
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
        with self._database.lock(table, self.patience):
            year = self._years.writable(table)
            before = self._years.night(year, night_of)
            after = edited(edit, before)
            if to_document(after) != to_document(before):
                document = None if after.is_blank() else to_document(after)
                self._database.put(table, id_of(night_of), document, there=year.night(night_of) is not None)
                year = self._years.saved(year, after)
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
                self._years.let_go(table)
        return changes

    def person(self) -> Person:
        """The person's settings.

        Raises:
            DiaryDamaged: their file does not read.
            DiaryNewer: a newer Stillnight wrote it in a way that we do not know.
        """
        return self._settings.read()

    def person_to_go_by(self) -> Person:
        """The settings, or those of their newest good backup, or the defaults; never raises."""
        return self._settings.to_go_by()

    def change_person(self, edit: PersonEdit) -> Person:
        """Change the settings, as ``change`` does a night.

        Raises:
            DiaryReadOnly: the file is newer, damaged or not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; the old file is untouched.
        """
        return self._settings.change(edit, self.patience)

    def revision(self, night_of: date) -> int:
        """The revision of the file that holds this night; 0 where there is none that reads."""
        return self._database.revision(table_of(night_of))

    def trouble(self) -> str | None:
        """One line about the first thing that cannot be written or read, of the files looked at so far."""
        try:
            self._settings.writable()
            self._years.check_writable()
        except DiaryReadOnly as error:
            return str(error)
        return self._shelf.trouble()

    def unread(self) -> str | None:
        """One line about the first thing that could not be read, of the files looked at so far."""
        try:
            self._settings.read()
        except DiaryReadOnly as error:
            return str(error)
        found = self._years.unread()
        return None if found is None else str(found)

    def settings_revision(self) -> int:
        """The revision of the file that holds the settings; 0 where there is none that reads."""
        return self._database.revision(PERSON)

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
        with self._database.lock(table, self.patience):
            year = self._years.writable(table)
            before = [self._years.night(year, evening) for evening in evenings]
            pairs = [(night, edited(edit, night)) for night in before]
            changed = [after for night, after in pairs if to_document(after) != to_document(night)]
            revision = year.page.revision if year.page else 0
            if changed:
                lines = with_nights(year.page.lines if year.page else {}, changed)
                revision = self._database.storage.put(table, lines, keep=True, above=0)
            return [Change(night, after, revision) for night, after in pairs]
