"""The years of a diary that stand in memory, each as its file is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date

from stillnight.diary.errors import DiaryReadOnly
from stillnight.diary.night import Night
from stillnight.store.database import Database
from stillnight.store.documents import id_of, table_of
from stillnight.store.year import Year


class Years:
    """Each year that was asked for: held until its file changes, or until it is let go."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held: dict[str, Year] = {}

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, table: str) -> bool:
        return table in self._held

    def __getitem__(self, table: str) -> Year:
        """The year as its file is now; another one only when the file changed."""
        held = self._held.setdefault(table, Year(self._database.table(table), None))
        page = self._database.storage.page(table)
        if page is not held.page:
            held = self._held[table] = Year(self._database.table(table), page)
        return held

    def saved(self, year: Year, night: Night) -> Year:
        """The year after this night of it was saved here."""
        table = table_of(night.night_of)
        after = self._held[table] = year.saved(self._database.storage.held(table), night)
        return after

    def let_go(self, table: str) -> None:
        """Keep nothing of a year; it is read again when it is asked for."""
        self._held.pop(table, None)
        self._database.storage.forget(table)

    def tables(self, first: date = date.min, last: date = date.max) -> list[str]:
        """The tables of the years between these nights that have a file, in order."""
        return [f"{year:04d}" for year in self._database.storage.years() if first.year <= year <= last.year]

    def end(self, tables: Iterable[str], end: Callable[[Year], date | None]) -> date | None:
        """The first end that any of the years has; one whose file does not read has none, ``trouble`` tells of it."""
        for table in tables:
            with suppress(DiaryReadOnly):
                found = end(self[table])
                if found is not None:
                    return found
        return None

    def night(self, year: Year, night_of: date) -> Night:
        """The night of that evening in its year; a blank one where nothing is recorded.

        Raises:
            DiaryReadOnly: it does not read, or nobody knows whether the file held it.
        """
        table = table_of(night_of)
        if not year.reads(night_of):
            raise self._database.unread(table, year.page, year.unread or {id_of(night_of)})
        if year.page and year.page.damage and year.night(night_of) is None:
            raise self._database.unread(table, year.page, ())
        return year.night(night_of) or Night(night_of=night_of)

    def writable(self, table: str) -> Year:
        """The year, where it can be written.

        Raises:
            DiaryReadOnly: something of it does not read, and nothing is written over that.
        """
        year = self[table]
        self._database.check_writable(table, year.page, year.unread)
        return year

    def check_writable(self) -> None:
        """Look whether all years that are held can be written.

        Raises:
            DiaryReadOnly: why the first of them cannot.
        """
        for table in sorted(self._held):
            self.writable(table)

    def unread_in(self, table: str) -> DiaryReadOnly | None:
        """Why something of a year that is held does not read; ``None`` where all of it does."""
        year = self._held.get(table)
        if year is None or year.page is None or not (year.unread or year.page.damage):
            return None
        return self._database.unread(table, year.page, year.unread)

    def unread(self) -> DiaryReadOnly | None:
        """Why something of the first such year that is held does not read; ``None`` where all of them do."""
        found = (self.unread_in(table) for table in sorted(self._held))
        return next((error for error in found if error), None)
